// Rules about single activities.

#include "findings/rules.hpp"
#include "slipway/findings/wording.hpp"
#include "slipway/schedule/explain.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace slipway {
namespace {

/// Calls `visit(index, activity)` for every activity that is not complete.
template <class Visit>
void for_open_activities(const RuleContext& context, Visit visit) {
    for (std::uint32_t i = 0; i < context.portfolio.activities.size(); ++i) {
        if (!context.outlook.progress.facts[i].complete()) { visit(i, context.portfolio.activities[i]); }
    }
}

Date late_start(const RuleContext& context, const Schedule& schedule, std::uint32_t activity) {
    return shown_start(context.portfolio.activities[activity].kind(), schedule.late_start(activity));
}

Date late_finish(const RuleContext& context, const Schedule& schedule, std::uint32_t activity) {
    return shown_finish(context.portfolio.activities[activity].kind(), schedule.late_start(activity), schedule.late_finish(activity));
}

bool started(const ActivityFacts& facts) { return facts.started.has_value() || facts.complete(); }

/// Predecessors whose part had to come first, by the type of the relation, and has not.
std::vector<std::uint32_t> passed_over(const RuleContext& context, std::uint32_t activity) {
    const auto& all = context.outlook.progress.facts;
    std::vector<std::uint32_t> open;
    for (const auto index : context.outlook.network.into(activity)) {
        const auto& relation = context.portfolio.relations[index];
        const bool from_start = relation.type == RelationType::start_start || relation.type == RelationType::start_finish;
        const bool to_finish = relation.type == RelationType::finish_finish || relation.type == RelationType::start_finish;
        const bool reached = to_finish ? all[activity].finished.has_value() : all[activity].started || all[activity].finished;
        const bool come = from_start ? started(all[relation.from]) : all[relation.from].complete();
        if (reached && !come) { open.push_back(relation.from); }
    }
    return open;
}

/// Whether unfinished work before it, or a constraint, holds an activity beyond the data date.
bool held_back(const RuleContext& context, std::uint32_t activity) {
    const auto bound = early_bound(context.outlook.likely_scheduled(), activity);
    if (bound.kind != Bound::Kind::relation) { return bound.kind != Bound::Kind::data_date; }
    const auto from = context.portfolio.relations[bound.index].from;
    return !context.outlook.progress.facts[from].complete() || context.outlook.likely.through(from) != unknown_instant;
}

/// The step of an unstated project to ask about: the last stage milestone whose latest date has passed, else the last activity.
std::optional<std::uint32_t> step_to_confirm(const RuleContext& context, const Project& project) {
    std::optional<std::uint32_t> best;
    const auto rank = [&](std::uint32_t activity) {
        return std::tuple{!context.portfolio.activities[activity].enters().empty(), late_finish(context, context.outlook.likely, activity)};
    };
    for (auto activity = project.first_activity; activity < project.first_activity + project.activity_count; ++activity) {
        if (context.outlook.progress.facts[activity].complete() || !context.outlook.likely.has_late_dates(activity)) { continue; }
        if (late_finish(context, context.outlook.likely, activity) >= context.outlook.as_of) { continue; }
        if (!best || rank(activity) > rank(*best)) { best = activity; }
    }
    return best;
}

} // namespace

void confirm_stage(const RuleContext& context, const Find& report) {
    for (std::uint32_t i = 0; i < context.portfolio.projects.size(); ++i) {
        const auto& project = context.portfolio.projects[i];
        if (context.outlook.projects[i].reason != LightReason::stage_unstated || !project.commitment) { continue; }
        const auto step = step_to_confirm(context, project);
        if (!step) { continue; }
        const auto& activity = context.portfolio.activities[*step];
        const auto likely = to_string(late_finish(context, context.outlook.likely, *step));
        const auto best = to_string(late_finish(context, context.outlook.best, *step));
        report(i, context.portfolio.full_key(*step),
               {fmt::format("承诺 {}：“{}”最迟须于 {} 达到，最佳工期亦须于 {}；是否已达到？文件只说“{}”", project.commitment->by.words,
                            activity.name().in(Language::zh), likely, best, project.stages.empty() ? "" : project.stages.back().words),
                fmt::format("promised by {}: “{}” must have been reached by {}, at best {}; has it? The documents only say “{}”",
                            project.commitment->by.words, activity.name().in(Language::en), likely, best,
                            project.stages.empty() ? "" : project.stages.back().words)},
               late_finish(context, context.outlook.likely, *step));
    }
}

void condition_is_overdue(const RuleContext& context, const Find& report) {
    for_open_activities(context, [&](std::uint32_t i, const Activity& activity) {
        if (!condition_overdue(context.portfolio, context.outlook, i)) { return; }
        const auto needed = to_string(late_start(context, context.outlook.likely, i));
        const auto& condition = *condition_in_force(activity, context.outlook.progress.facts[i]);
        const auto since = condition.since ? condition.since->words : std::string{"?"};
        report(activity.project, context.portfolio.full_key(i),
               {fmt::format("{}：{}（自 {}）；最迟须于 {} 落实", words(condition.kind, Language::zh), condition.note, since, needed),
                fmt::format("{}: {} (since {}); needed by {}", words(condition.kind, Language::en), condition.note, since, needed)},
               late_start(context, context.outlook.likely, i));
    });
}

void overdue_start(const RuleContext& context, const Find& report) {
    for_open_activities(context, [&](std::uint32_t i, const Activity& activity) {
        const auto& likely = context.outlook.likely;
        const auto& facts = context.outlook.progress.facts[i];
        const bool waits = condition_in_force(activity, facts) != nullptr; // condition-overdue speaks of it
        if (started(facts) || waits || !likely.has_forecast(i) || !likely.has_late_dates(i)) { return; }
        const auto late = late_start(context, likely, i);
        if (late >= context.outlook.as_of || held_back(context, i)) { return; }
        // What was due before the last word of a project that is silent since is the business of not-reported.
        const auto& since = context.outlook.progress.projects[activity.project].since;
        if (!context.outlook.projects[activity.project].reported && since && late < *since) { return; }
        report(activity.project, context.portfolio.full_key(i),
               {fmt::format("“{}”已无前序制约，最迟应于 {} 开始，尚无开始的填报", activity.name().in(Language::zh), to_string(late)),
                fmt::format("“{}”: nothing before it holds it, it had to start by {}, no start is reported",
                            activity.name().in(Language::en), to_string(late))},
               late);
    });
}

void overdue_finish(const RuleContext& context, const Find& report) {
    for_open_activities(context, [&](std::uint32_t i, const Activity& activity) {
        const auto& facts = context.outlook.progress.facts[i];
        if (!facts.started) { return; }
        const auto& likely = context.outlook.likely;
        std::optional<Date> due = facts.expected;
        if (const auto left = remaining_said(facts, activity.duration.likely)) {
            const auto& calendar = context.portfolio.calendar_of(activity);
            due = finish_day(calendar.add(calendar.next_work(Instant{*facts.remaining_said}), *left));
        }
        if (likely.has_late_dates(i)) { due = due ? std::min(*due, late_finish(context, likely, i)) : late_finish(context, likely, i); }
        if (!due || *due >= context.outlook.as_of) { return; }
        report(activity.project, context.portfolio.full_key(i),
               {fmt::format("“{}”应于 {} 完成，尚无完成的填报", activity.name().in(Language::zh), to_string(*due)),
                fmt::format("“{}” was due to finish by {}, no finish is reported", activity.name().in(Language::en), to_string(*due))},
               due);
    });
}

void critical_low_float(const RuleContext& context, const Find& report) {
    for (std::uint32_t i = 0; i < context.portfolio.projects.size(); ++i) {
        const auto& one = context.outlook.projects[i];
        if (!one.promised || one.verdict != Verdict::holds || one.light == Light::done ||
            *one.horizon_float_wd >= context.portfolio.rules.float_wd) {
            continue;
        }
        const auto& path = context.outlook.critical[i];
        const auto earlier = [&](std::uint32_t a, std::uint32_t b) {
            return context.outlook.likely.early_start(a) < context.outlook.likely.early_start(b);
        };
        const auto first = std::ranges::min_element(path, earlier);
        if (first == path.end()) { continue; }
        report(i, context.portfolio.full_key(*first),
               {fmt::format("{} 预测 {}，距承诺仅 {} 个工作日；关键线路当前在此", context.portfolio.projects[i].name.in(Language::zh),
                            to_string(*one.forecast), *one.horizon_float_wd),
                fmt::format("{}: forecast {} holds by only {} working days; its critical path is here now",
                            context.portfolio.projects[i].name.in(Language::en), to_string(*one.forecast), *one.horizon_float_wd)},
               one.limit);
    }
}

void out_of_sequence(const RuleContext& context, const Find& report) {
    for (std::uint32_t i = 0; i < context.portfolio.activities.size(); ++i) {
        for (const auto before : passed_over(context, i)) {
            const auto& activity = context.portfolio.activities[i];
            const auto& other = context.portfolio.activities[before];
            report(activity.project, context.portfolio.full_key(i),
                   {fmt::format("已填报“{}”，而前序“{}”尚未达到", activity.name().in(Language::zh), other.name().in(Language::zh)),
                    fmt::format("“{}” is reported although “{}”, which comes before it, is not", activity.name().in(Language::en),
                                other.name().in(Language::en))},
                   std::nullopt);
        }
    }
}

} // namespace slipway
