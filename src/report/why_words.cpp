#include "report/why_words.hpp"

#include "report/activity_row.hpp"
#include "report/bound_words.hpp"
#include "report/scheduling.hpp"
#include "report/weekly_parts.hpp"
#include "slipway/findings/wording.hpp"

#include <fmt/format.h>

namespace slipway {
namespace {

std::string constraint_words_of(const WhyContext& context, Bound bound, std::uint32_t activity) {
    const auto& constraint = context.outlook.constraints[bound.index];
    for (const auto& own : context.activity(activity).constraints()) {
        if (own.kind != constraint.kind) { continue; }
        return fmt::format("{}{}{}{}{}", word_of(constraint_words, own.kind), own.date ? " " : "", own.date ? own.date->words : "",
                           own.reason.empty() ? "" : context.say("：", ": "), own.reason);
    }
    return std::string{word_of(constraint_words, constraint.kind)};
}

std::string data_date_words(const WhyContext& context, std::uint32_t activity) {
    if (context.question().scenario == Scenario::likely) {
        return context.say("未完工作不早于截止日：", "open work is never before the data date: ") + to_string(context.outlook.as_of);
    }
    return context.say("未完工作自最后一次说明起算：", "work ran on since the last word: ") +
           to_string(day_of(context.outlook.best_terms[context.activity(activity).project].data_date));
}

std::string actual_words(const WhyContext& context, std::uint32_t activity) {
    const auto& facts = context.facts(activity);
    return facts.finished ? context.say("填报已完成", "reported as finished")
                          : context.say("据阶段推得，完成不晚于 ", "implied by the stage, done by ") + facts.finished_by->words;
}

std::string cap_words(const WhyContext& context, std::uint32_t activity) {
    const auto& project = context.portfolio.projects[context.activity(activity).project];
    if (cap_of(context.outlook, activity) == LateCap::early_finish) {
        return context.say("上限：项目自身的最早完成 ", "the cap: the project's own early finish ") +
               to_string(finish_day(context.scheduled().schedule.project_finish(context.activity(activity).project)));
    }
    const auto& promise = *project.commitment;
    return fmt::format("{}{}{}", context.say("上限：承诺 ", "the cap: promised by "), promise.by.words,
                       promise.because.empty() ? "" : context.say("", " ") + "“" + promise.because + "”");
}

std::string limit_words(const WhyContext& context, std::uint32_t project) {
    const auto& record = context.portfolio.projects[project];
    return record.commitment
               ? context.say("承诺 ", "promised by ") + record.commitment->by.words
               : context.say("未承诺，规划期末 ", "not promised, horizon ") + to_string(context.outlook.projects[project].limit);
}

/// What is done, and when.
std::string done_words(const WhyContext& context, const ActivityFacts& facts) {
    if (is_start(context.question().date) && facts.started) {
        return context.say("：已于 ", ": started ") + to_string(*facts.started) + context.say(" 开始", "");
    }
    if (facts.finished) { return context.say("：已于 ", ": finished ") + to_string(*facts.finished) + context.say(" 完成", ""); }
    return context.say("：据阶段推得，完成不晚于 ", ": done by ") + facts.finished_by->words + context.say("", ", as its stage implies");
}

} // namespace

std::string date_words(AskedDate date, Language language) {
    const bool zh = language == Language::zh;
    switch (date) {
    case AskedDate::early_start: return zh ? "最早开始" : "early start";
    case AskedDate::early_finish: return zh ? "最早完成" : "early finish";
    case AskedDate::late_start: return zh ? "最迟开始" : "late start";
    case AskedDate::late_finish: break;
    }
    return zh ? "最迟完成" : "late finish";
}

std::optional<Date> asked_date(const WhyContext& context) {
    const auto dates = shown_dates(context.portfolio, context.outlook, context.question().activity, context.question().scenario);
    switch (context.question().date) {
    case AskedDate::early_start: return dates.early_start;
    case AskedDate::early_finish: return dates.early_finish;
    case AskedDate::late_start: return dates.late_start;
    case AskedDate::late_finish: break;
    }
    return dates.late_finish;
}

std::string relation_words(const WhyContext& context, const Relation& relation) {
    if (relation.because().empty()) { return link_words(relation); }
    return fmt::format("{}{}“{}”", link_words(relation), context.zh() ? "" : " ", relation.because());
}

Bound root_bound(const WhyContext& context, std::uint32_t activity) {
    if (context.facts(activity).complete()) { return {Bound::Kind::actual, 0}; }
    return context.late() ? late_bound(context.scheduled(), activity) : early_bound(context.scheduled(), activity);
}

std::string standing_bound_words(const WhyContext& context, Bound bound, std::uint32_t activity) {
    switch (bound.kind) {
    case Bound::Kind::data_date: return data_date_words(context, activity);
    case Bound::Kind::constraint: return constraint_words_of(context, bound, activity);
    case Bound::Kind::actual: return actual_words(context, activity);
    case Bound::Kind::cap: return cap_words(context, activity);
    case Bound::Kind::project_start: return context.say("项目计划开始", "the project's planned start");
    case Bound::Kind::resume: return context.say("恢复施工之日", "the day work resumes");
    case Bound::Kind::none:
    case Bound::Kind::relation: break;
    }
    if (context.activity(activity).kind() != ActivityKind::level_of_effort) { return {}; }
    return context.say("持续性工作：随其所依附的工作起止", "a level of effort: it spans what it is tied to");
}

std::string cost_words(const WhyContext& context, const WhyHop& hop) {
    if (hop.cost_cd <= 0) { return {}; }
    std::vector<std::string> parts{fmt::format("{} {}", context.say("工作日", "worked"), hop.worked)};
    if (hop.weekend > 0) { parts.push_back(fmt::format("{} {}", context.say("周末", "weekends"), hop.weekend)); }
    for (const auto& [name, days] : hop.holidays) { parts.push_back(fmt::format("{} {}", holiday_name(name, context.language), days)); }
    return fmt::format("{}", fmt::join(parts, context.say("，", ", ")));
}

std::string why_title(const WhyContext& context) {
    const auto at = context.question().activity;
    const auto& activity = context.activity(at);
    const auto name =
        fmt::format("{}  {} · {}", context.portfolio.full_key(at), context.portfolio.projects[activity.project].name.in(context.language),
                    activity.name().in(context.language));
    const auto& facts = context.facts(at);
    if (context.why.hops.empty()) {
        if (!context.late()) { return name + context.say("：没有预测", ": no forecast"); }
        return name + (facts.complete() ? done_words(context, facts) : context.say("：没有最迟日期", ": no late dates"));
    }
    if (facts.complete()) { return name + done_words(context, facts); }
    const bool best = context.question().scenario == Scenario::best;
    const auto day = report_date(context.portfolio, asked_date(context));
    if (context.question().date == AskedDate::early_finish) {
        return fmt::format("{}{}{}", name, best ? context.say("：最佳 ", ": at best ") : context.say("：预测 ", ": forecast "), day);
    }
    return fmt::format("{}{}{}{} {}", name, context.say("：", ": "), best ? context.say("最佳", "at best, ") : "",
                       date_words(context.question().date, context.language), day);
}

std::vector<std::string> why_preamble(const WhyContext& context) {
    const auto project = context.activity(context.question().activity).project;
    const auto& one = context.outlook.projects[project];
    const auto& options = context.outlook.options;
    std::vector<std::string> lines{fmt::format("{} {} · {} · {} {} · {} {} · {}", context.say("截止日", "data date"),
                                               to_string(context.outlook.as_of), limit_words(context, project),
                                               context.say("项目预测", "project forecast"), report_date(context.portfolio, one.forecast),
                                               context.say("最佳", "at best"), report_date(context.portfolio, one.forecast_best),
                                               float_words(one)),
                                   context.say("工期为规划假设。", "Durations are planning assumptions.")};
    const auto rules = context.late() ? scheduling_words(options, context.language) : other_settings(options, context.language);
    if (!rules.empty()) { lines.push_back(rules); }
    return lines;
}

} // namespace slipway
