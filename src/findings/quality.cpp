#include "slipway/findings/quality.hpp"

#include "findings/quality_rules.hpp"

#include <algorithm>

namespace slipway {
namespace {

/// Earned Value Management System Program Analysis Pamphlet, October 2012. The agency has withdrawn its own copy; a third party keeps one.
constexpr QualityDefinition pamphlet(std::string_view place) {
    return {"DCMA-EA PAM 200.1", place, "https://mosaicprojects.com.au/PDF-Gen/DCMA-PAM-200-1.pdf"};
}

/// Schedule Assessment Guide: Best Practices for Project Schedules, December 2015.
constexpr QualityDefinition guide(std::string_view place) { return {"GAO-16-89G", place, "https://www.gao.gov/products/gao-16-89g"}; }

constexpr auto sequencing = guide("Best Practice 2");
constexpr QualityDefinition reduction{"Aho, Garey, Ullman: The Transitive Reduction of a Directed Graph", "1972",
                                      "https://doi.org/10.1137/0201008"};
constexpr QualityDefinition multiple{"Wikipedia", "Multiple edges", "https://en.wikipedia.org/wiki/Multiple_edges"};

struct Row {
    QualityCheck check;
    QualityResult (*run)(const QualityScope&) = nullptr;
};

constexpr auto dcma = QualityGroup::dcma;
constexpr auto gao = QualityGroup::gao;
constexpr auto network = QualityGroup::network;

constexpr std::array rows{
    Row{{"dcma-01-logic", dcma, "逻辑缺失", "Missing logic", "未完成工作中没有前序或没有后续的（里程碑不算工作）",
         "open tasks without a predecessor or without a successor, of the open tasks", pamphlet("§4.1")},
        dcma_logic},
    Row{{"dcma-02-leads", dcma, "提前量", "Leads", "通向未完成工作的逻辑关系中时距为负的（不计通向里程碑的）",
         "relations with a negative lag, of the relations into open tasks (not those into milestones)", pamphlet("§4.2")},
        dcma_leads},
    Row{{"dcma-03-lags", dcma, "延后量", "Lags", "通向未完成工作的逻辑关系中时距为正的（不计通向里程碑的）",
         "relations with a positive lag, of the relations into open tasks (not those into milestones)", pamphlet("§4.3")},
        dcma_lags},
    Row{{"dcma-04-types", dcma, "完成—开始关系", "Relationship types", "通向未完成工作的逻辑关系中完成—开始关系的比例；下列为其余关系",
         "finish-start relations, of the relations into open tasks; those listed are the others", pamphlet("§4.4")},
        dcma_types},
    Row{{"dcma-05-constraints", dcma, "硬约束", "Hard constraints",
         "未完成工作中须于某日开始或完成、不得晚于某日开始或完成的（不计截止期限和里程碑）",
         "open tasks that must, or must no later, start or finish on a date (deadlines do not count), of the open tasks", pamphlet("§4.5")},
        dcma_constraints},
    Row{{"dcma-06-high-float", dcma, "时差过大", "High float", "未完成工作中总时差超过 44 个工作日的",
         "open tasks with a total float over 44 working days, of those with a float", pamphlet("§4.6")},
        dcma_high_float},
    Row{{"dcma-07-negative-float", dcma, "负时差", "Negative float", "未完成工作中总时差为负的",
         "open tasks with a negative total float, of those with a float", pamphlet("§4.7")},
        dcma_negative_float},
    Row{{"dcma-08-durations", dcma, "工期过长", "High duration", "未完成工作中计划工期超过 44 个工作日的（远期工作不除外）",
         "open tasks that are planned to take over 44 working days, of the open tasks (work far ahead too)", pamphlet("§4.8")},
        dcma_durations},
    Row{{"dcma-09-dates", dcma, "无效日期", "Invalid dates", "预测日期早于截止日，或实际日期晚于截止日（含里程碑）",
         "work with a forecast date before the data date or an actual date after it (milestones too)", pamphlet("§4.9")},
        dcma_dates},
    Row{{"dcma-10-resources", dcma, "无资源", "Without resources", "一个工作日以上的未完成工作中没有资源或费用的",
         "open tasks of a day or more without resources or cost; the pamphlet names no bound, ours is none", pamphlet("§4.10")},
        dcma_resources},
    Row{{"dcma-11-missed", dcma, "逾期工作", "Missed tasks", "按基准截至截止日应完成的工作中，实际或预测完成晚于基准的",
         "tasks that finished, or will finish, after their baseline finish, of those due by the data date", pamphlet("§4.11")},
        dcma_missed},
    Row{{"dcma-12-critical-path", dcma, "关键线路试验", "Critical path test",
         "项目最长线路上第一项未完成工作加 600 个工作日，完成日期未同样推迟的（仅因开始而关键的不试；线路上日历不同时容差 10%）",
         "600 working days more in the first open task of a longest path: completions that do not move by as much (what is critical by its "
         "start alone is passed over; by 90 % where calendars differ)",
         pamphlet("§4.12")},
        dcma_critical_path},
    Row{{"dcma-13-cpli", dcma, "关键线路长度指数", "CPLI",
         "（关键线路长度＋总时差）÷长度，取各项目中最小者；下列为低于界限的项目。时差对照承诺、限定日期或（两者皆无时）基准",
         "(critical path length + total float) ÷ length, the least of the projects; those listed are below the bound. The float is to the "
         "promise or limit, without these to the baseline",
         pamphlet("§3.1.2.3")},
        dcma_cpli},
    Row{{"dcma-14-bei", dcma, "基准执行指数", "BEI", "已完成÷按基准截至截止日应完成（基准中没有的工作按应完成计）；下列为应完成而未完成的",
         "tasks done ÷ tasks due by the data date (what the baseline left out counts as due); those listed are due and not done",
         pamphlet("§3.1.2.4")},
        dcma_bei},

    Row{{"gao-2-sequencing", gao, "逻辑不完整", "Incomplete logic", "未完成工作和里程碑中有开口或悬空的（见网络各项）",
         "open work with an open end or a dangling start or finish (see the network)", sequencing},
        gao_sequencing},
    Row{{"gao-2-start-finish", gao, "开始—完成关系", "Start-to-finish", "不应有开始—完成关系", "start-to-finish relations: none should be",
         sequencing},
        gao_start_to_finish},
    Row{{"gao-2-summary-logic", gao, "汇总工作的逻辑", "Logic on summaries", "汇总工作不应有逻辑关系",
         "relations to or from summaries: none should be", sequencing},
        gao_summary_logic},
    Row{{"gao-2-constraints", gao, "约束未说明理由", "Constraints without a reason",
         "有约束而未写明理由的未完成工作和里程碑（不计截止期限）",
         "open work with a constraint for which no reason is given (deadlines do not count)", sequencing},
        gao_constraints},
    Row{{"gao-2-lags", gao, "时距未说明理由", "Lags without a reason", "有时距而未写明理由的逻辑关系",
         "relations with a lag or lead for which no reason is given", sequencing},
        gao_lags},
    Row{{"gao-5-traceability", gao, "无法横向追溯", "Not traceable", "不通向任何项目完成的未完成工作和里程碑：其延误无处显现",
         "open work from which no relations lead to the end of a project: its delay would show nowhere", guide("Best Practice 5")},
        gao_traceability},
    Row{{"gao-6-critical-path", gao, "关键线路受约束", "Constrained critical path", "最长线路上由日期约束而非逻辑决定的工作",
         "work on a longest path whose date is set by a constraint and not by logic", guide("Best Practice 6")},
        gao_critical_path},
    Row{{"gao-7-float", gao, "总时差中位数", "Median float", "未完成工作总时差的中位数（工作日）；只供参考",
         "the median total float of open tasks, in working days; for information", guide("Best Practice 7")},
        gao_float},
    Row{{"gao-9-updating", gao, "填报超期", "Not updated", "已开始而超过填报间隔无人填报的工作",
         "work that has begun and nobody reported on within the reporting interval", guide("Best Practice 9")},
        gao_updating},
    Row{{"gao-10-baseline", gao, "不在基准计划内", "Outside the baseline", "可推算的工作中不在基准计划内的",
         "tasks with a forecast that are in no baseline", guide("Best Practice 10")},
        gao_baseline},

    Row{{"network-open-ends", network, "开口", "Open ends", "除各项目的起点和终点外，没有前序或没有后续的未完成工作和里程碑",
         "open work without a predecessor or without a successor, other than the first and the last of each project", sequencing},
        open_ends},
    Row{{"network-dangling-starts", network, "开始悬空", "Dangling starts", "有前序，但没有任何关系约束其开始的未开始工作",
         "work not begun that is tied, but by nothing to its start: no FS or SS into it", sequencing},
        dangling_starts},
    Row{{"network-dangling-finishes", network, "完成悬空", "Dangling finishes", "有后续，但没有任何关系等待其完成的未完成工作",
         "open work that is tied, but nothing waits for its finish: no FS or FF out of it", sequencing},
        dangling_finishes},
    Row{{"network-redundant", network, "多余关系", "Redundant relations",
         "其他完成—开始关系已经说明的、没有时距的完成—开始关系（传递约简）",
         "finish-start relations without lag that others already say (transitive reduction)", reduction},
        redundant},
    Row{{"network-duplicates", network, "重复关系", "Duplicate relations", "同两项工作之间同一类型的第二条关系",
         "a second relation of one type between the same two", multiple},
        duplicates},
    Row{{"network-out-of-sequence", network, "逆序进展", "Out-of-sequence progress", "已填报的工作中，前序尚未达到的逻辑关系",
         "relations into reported work whose predecessor had not come", guide("Best Practice 9")},
        out_of_sequence},
};

} // namespace

std::span<const QualityCheck> quality_checks() {
    static const auto checks = [] {
        std::array<QualityCheck, rows.size()> all{};
        std::ranges::transform(rows, all.begin(), &Row::check);
        return all;
    }();
    return checks;
}

std::vector<QualityResult> quality(const Portfolio& portfolio, const Outlook& outlook, const QualityFacts& facts,
                                   const std::vector<bool>& projects) {
    const auto scope = quality_scope(portfolio, outlook, facts, projects);
    std::vector<QualityResult> results;
    for (const auto& row : rows) {
        auto result = row.run(scope);
        result.code = row.check.code;
        results.push_back(std::move(result));
    }
    return results;
}

} // namespace slipway
