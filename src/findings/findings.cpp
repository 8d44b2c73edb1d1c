#include "slipway/findings/findings.hpp"

#include "findings/rules.hpp"

#include <algorithm>
#include <array>

namespace slipway {
namespace {

struct Row {
    FindingRule rule;
    void (*run)(const RuleContext&, const Find&) = nullptr;
    bool (*worse)(const RuleContext&, std::uint32_t project) = nullptr; ///< makes a note amber
};

constexpr std::array rows{
    Row{{"cannot-keep-commitment", Severity::red, "承诺已无法兑现", "Cannot keep its promise",
         "even with the shortest durations and work running on since the last word, completion misses the commitment"},
        cannot_keep_commitment},
    Row{{"misses-commitment", Severity::red, "新近填报：预测晚于承诺", "Freshly reported, forecast after its promise",
         "reported within the reporting interval, and the likely forecast is after the commitment"},
        misses_commitment},
    Row{{"best-case-only", Severity::amber, "仅最佳工期可兑现承诺", "Keeps its promise only at best",
         "the likely forecast misses the commitment, the best one keeps it"},
        best_case_only},
    Row{{"confirm-stage", Severity::amber, "有承诺、进度不明，须核实", "Promised, stage to be confirmed",
         "no document says how far it is; the latest date of a step that keeps the commitment has passed"},
        confirm_stage},
    Row{{"condition-overdue", Severity::amber, "要素逾期未落实", "Condition overdue",
         "a condition is unresolved after the late start of the activity that waits for it"},
        condition_is_overdue},
    Row{{"overdue-start", Severity::amber, "应开未开", "Overdue start",
         "nothing before it holds it, its late start has passed, nobody reported a start"},
        overdue_start},
    Row{{"overdue-finish", Severity::amber, "应完未完", "Overdue finish",
         "its reported or latest finish has passed, nobody reported a finish"},
        overdue_finish},
    Row{{"critical-low-float", Severity::amber, "关键线路时差不足", "Critical with little float",
         "it lies on the longest path of a promise that holds by less than the float threshold"},
        critical_low_float},
    Row{{"beyond-horizon", Severity::amber, "超出规划期（未承诺）", "Beyond the horizon, not promised",
         "the likely forecast is after the plan's horizon; the plan does not promise otherwise"},
        beyond_horizon},
    Row{{"stage-conflict", Severity::amber, "规划之间阶段说法矛盾", "Plans contradict each other on the stage",
         "two documents use explicit stage words that cannot both be true"},
        stage_conflict},
    Row{{"plans-disagree", Severity::note, "规划之间名称、时间或规模说法不一", "Plans differ on name, date or scale",
         "two documents, or a document and the record, give different names, finishes, investments or output figures; both are kept"},
        plans_disagree},
    Row{{"rating-disagrees", Severity::note, "人工评定与推算灯色不一", "Judged and computed light disagree",
         "the light that a person judged is not the computed one; amber when it says green and the computed one is red"},
        rating_disagrees,
        hides_a_red_light},
    Row{{"out-of-sequence", Severity::note, "逆序填报", "Out-of-sequence progress",
         "work was reported although an activity before it is not finished"},
        out_of_sequence},
    Row{{"not-reported", Severity::note, "久未填报", "Not reported", "the last word is older than the reporting interval"}, not_reported},
    Row{{"no-schedule", Severity::note, "无法排期", "No schedule",
         "no forecast is possible: no activities, an unstated stage, or a wait for a project of unstated stage"},
        no_schedule},
};

/// The severity that rules.toml gives a rule; nothing when it is off.
std::optional<Severity> severity_of(const FindingRule& rule, const Rules& rules) {
    const auto set = rules.severity.find(std::string{rule.code});
    if (set == rules.severity.end()) { return rule.severity; }
    return value_of(severity_words, set->second.word);
}

} // namespace

std::span<const FindingRule> finding_rules() noexcept {
    static const auto rules = [] {
        std::array<FindingRule, rows.size()> all{};
        std::ranges::transform(rows, all.begin(), &Row::rule);
        return all;
    }();
    return rules;
}

Name owner_name(const Portfolio& portfolio, const Project& project) {
    if (!project.owner) { return {"未明确责任单位", "no agency named"}; }
    const auto& agency = portfolio.agencies[*project.owner];
    if (!project.owner_assumed) { return agency.name; }
    return {agency.name.in(Language::zh) + "（按职能推定）", agency.name.in(Language::en) + " (assumed)"};
}

std::vector<Finding> find(const Portfolio& portfolio, const Outlook& outlook) {
    std::vector<Finding> all;
    const RuleContext context{portfolio, outlook};
    for (const auto& row : rows) {
        const auto severity = severity_of(row.rule, portfolio.rules);
        if (!severity) { continue; }
        const auto first = static_cast<std::ptrdiff_t>(all.size());
        row.run(context, [&](std::uint32_t project, std::string key, Name message, std::optional<Date> due) {
            const bool worse = row.worse != nullptr && row.worse(context, project);
            all.push_back({row.rule.code, worse ? std::min(*severity, Severity::amber) : *severity, std::move(key), project,
                           std::move(message), owner_name(portfolio, portfolio.projects[project]), due});
        });
        std::ranges::stable_sort(all.begin() + first, all.end(), {}, &Finding::key);
    }
    std::ranges::stable_sort(all, {}, &Finding::severity);
    return all;
}

} // namespace slipway
