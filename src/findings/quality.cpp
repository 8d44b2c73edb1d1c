#include "slipway/findings/quality.hpp"

#include "findings/quality_rules.hpp"

#include <algorithm>

namespace slipway {
namespace {

/// DCMA-EA PAM 200.1, Earned Value Management System Program Analysis Pamphlet, October 2012, section 4 (as kept by a third party: the
/// agency has withdrawn its copy).
constexpr std::string_view pamphlet = "https://mosaicprojects.com.au/PDF-Gen/DCMA-PAM-200-1.pdf";
constexpr std::string_view guide = "https://www.gao.gov/products/gao-16-89g";
constexpr std::string_view guide_sequencing =
    "https://gaoinnovations.gov/schedule-guide/best-practices-checklist-sequencing-all-activities.html";
constexpr std::string_view guide_concepts = "https://gaoinnovations.gov/schedule-guide/concepts.html";
constexpr std::string_view reduction = "https://en.wikipedia.org/wiki/Transitive_reduction";
constexpr std::string_view multiple = "https://en.wikipedia.org/wiki/Multiple_edges";

struct Row {
    QualityCheck check;
    QualityResult (*run)(const QualityScope&) = nullptr;
};

constexpr auto dcma = QualityGroup::dcma;
constexpr auto gao = QualityGroup::gao;
constexpr auto network = QualityGroup::network;

constexpr std::array rows{
    Row{{"dcma-01-logic", dcma, "逻辑缺失", "Logic", "未完成工作中没有前序或没有后续的（不计里程碑）",
         "open tasks without a predecessor or without a successor, of the open tasks", pamphlet},
        dcma_logic},
    Row{{"dcma-02-leads", dcma, "提前量", "Leads", "通向未完成工作的逻辑关系中时距为负的（含里程碑）",
         "relations with a negative lag, of the relations into open work (milestones too)", pamphlet},
        dcma_leads},
    Row{{"dcma-03-lags", dcma, "延后量", "Lags", "通向未完成工作的逻辑关系中时距为正的（含里程碑）",
         "relations with a positive lag, of the relations into open work (milestones too)", pamphlet},
        dcma_lags},
    Row{{"dcma-04-types", dcma, "完成—开始关系", "Relationship types", "通向未完成工作的逻辑关系中完成—开始关系的比例；对象为其余关系",
         "finish-start relations, of the relations into open work; the objects are the others", pamphlet},
        dcma_types},
    Row{{"dcma-05-constraints", dcma, "硬约束", "Hard constraints",
         "未完成工作中须于某日开始或完成、不得晚于某日开始或完成的（不计截止期限和里程碑）",
         "open tasks that must, or must no later, start or finish on a date (deadlines do not count), of the open tasks", pamphlet},
        dcma_constraints},
    Row{{"dcma-06-high-float", dcma, "时差过大", "High float", "未完成工作中总时差超过 44 个工作日的",
         "open tasks with a total float over 44 working days, of those with a float", pamphlet},
        dcma_high_float},
    Row{{"dcma-07-negative-float", dcma, "负时差", "Negative float", "未完成工作中总时差为负的",
         "open tasks with a negative total float, of those with a float", pamphlet},
        dcma_negative_float},
    Row{{"dcma-08-durations", dcma, "工期过长", "High duration", "未完成工作中计划工期超过 44 个工作日的（远期工作不除外）",
         "open tasks that are planned to take over 44 working days, of the open tasks (work far ahead too)", pamphlet},
        dcma_durations},
    Row{{"dcma-09-dates", dcma, "无效日期", "Invalid dates", "预测日期早于截止日，或实际日期晚于截止日（含里程碑）",
         "forecast dates before the data date, actual dates after it (milestones too)", pamphlet},
        dcma_dates},
    Row{{"dcma-10-resources", dcma, "资源", "Resources", "一个工作日以上的未完成工作中没有资源或费用的",
         "open tasks of a day or more without resources or cost; the pamphlet names no bound, ours is none", pamphlet},
        dcma_resources},
    Row{{"dcma-11-missed", dcma, "逾期工作", "Missed tasks", "按基准截至截止日应完成的工作中，实际或预测完成晚于基准的",
         "tasks that finished, or will finish, after their baseline finish, of those due by the data date", pamphlet},
        dcma_missed},
    Row{{"dcma-12-critical-path", dcma, "关键线路试验", "Critical path test",
         "项目最长线路上第一项未完成工作加 600 个工作日，完成日期未同样推迟的（仅因开始而关键的不试；线路上日历不同时容差 10%）",
         "600 working days more in the first open task of a longest path: completions that do not move by as much (what is critical by its "
         "start alone is passed over; by 90 % where calendars differ)",
         pamphlet},
        dcma_critical_path},
    Row{{"dcma-13-cpli", dcma, "关键线路长度指数", "CPLI", "（关键线路长度＋总时差）÷长度，取各项目中最小者；对象为低于界限的项目",
         "(critical path length + total float) ÷ length, the least of the projects; the objects are those below the bound", pamphlet},
        dcma_cpli},
    Row{{"dcma-14-bei", dcma, "基准执行指数", "BEI", "已完成÷按基准截至截止日应完成（不计基准中没有的工作）；对象为应完成而未完成的",
         "tasks done ÷ tasks due by the data date (of those in the baseline); the objects are those due and not done", pamphlet},
        dcma_bei},

    Row{{"gao-2-sequencing", gao, "逻辑完整", "Sequencing", "未完成工作和里程碑中有开口或悬空的（见网络各项）",
         "open work with an open end or a dangling start or finish (see the network)", guide_sequencing},
        gao_sequencing},
    Row{{"gao-2-start-finish", gao, "开始—完成关系", "Start-to-finish", "不应有开始—完成关系",
         "relations from start to finish: none should be", guide_sequencing},
        gao_start_to_finish},
    Row{{"gao-2-summary-logic", gao, "汇总工作的逻辑", "Logic on summaries", "汇总工作不应有逻辑关系",
         "relations of summaries: none should be", guide_sequencing},
        gao_summary_logic},
    Row{{"gao-2-constraints", gao, "约束未说明理由", "Constraints without a reason", "有日期约束而未写明理由的未完成工作和里程碑",
         "open work with a date constraint for which the records give no reason", guide_sequencing},
        gao_constraints},
    Row{{"gao-2-lags", gao, "时距未说明理由", "Lags without a reason", "有时距而未写明理由的逻辑关系",
         "relations with a lag or lead for which the records give no reason", guide_sequencing},
        gao_lags},
    Row{{"gao-5-traceability", gao, "横向可追溯", "Horizontal traceability", "不通向任何项目完成的未完成工作和里程碑：其延误无处显现",
         "open work from which no relations lead to the end of a project: its delay would show nowhere", guide_concepts},
        gao_traceability},
    Row{{"gao-6-critical-path", gao, "关键线路成立", "Valid critical path", "最长线路上由日期约束而非逻辑决定的工作",
         "work on a longest path whose date a constraint sets, not logic", guide_concepts},
        gao_critical_path},
    Row{{"gao-7-float", gao, "时差合理", "Reasonable float", "未完成工作总时差的中位数（工作日）；只供参考",
         "the median total float of open tasks, in working days; for information", guide_concepts},
        gao_float},
    Row{{"gao-9-updating", gao, "进展更新", "Updating", "已开始而超过填报间隔无人填报的工作",
         "work that has begun and nobody reported on within the reporting interval", guide_concepts},
        gao_updating},
    Row{{"gao-10-baseline", gao, "基准计划", "Baseline", "可推算的工作中不在基准计划内的", "tasks with a forecast that no baseline knows",
         guide},
        gao_baseline},

    Row{{"network-open-ends", network, "开口", "Open ends", "除各项目的起点和终点外，没有前序或没有后续的未完成工作和里程碑",
         "open work without a predecessor or without a successor, other than the first and the last of each project", guide_sequencing},
        open_ends},
    Row{{"network-dangling-starts", network, "开始悬空", "Dangling starts", "有前序，但没有任何关系约束其开始的未开始工作",
         "work not begun that is tied, but by nothing to its start: no FS or SS into it", guide_sequencing},
        dangling_starts},
    Row{{"network-dangling-finishes", network, "完成悬空", "Dangling finishes", "有后续，但没有任何关系等待其完成的未完成工作",
         "open work that is tied, but nothing waits for its finish: no FS or FF out of it", guide_sequencing},
        dangling_finishes},
    Row{{"network-redundant", network, "多余关系", "Redundant relations",
         "其他完成—开始关系已经说明的、没有时距的完成—开始关系（传递约简）",
         "finish-start relations without lag that others already say (transitive reduction)", reduction},
        redundant},
    Row{{"network-duplicates", network, "重复关系", "Duplicate relations", "同两项工作之间同一类型的第二条关系",
         "a second relation of one type between the same two", multiple},
        duplicates},
    Row{{"network-out-of-sequence", network, "逆序进展", "Out-of-sequence progress", "已填报的工作中，前序尚未达到的逻辑关系",
         "relations into reported work whose predecessor had not come", guide_concepts},
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
