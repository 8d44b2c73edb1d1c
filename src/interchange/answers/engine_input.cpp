#include "interchange/answers/engine_input.hpp"

#include "interchange/answers/cycles.hpp"
#include "interchange/working_time.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace slipway {
namespace {

/// Which calendars something is measured in.
std::vector<bool> calendars_in_use(const ForeignSchedule& foreign) {
    std::vector<bool> used(foreign.calendars.size(), false);
    for (const auto& activity : foreign.activities) { used[activity.calendar] = true; }
    for (const auto& relation : foreign.relations) {
        if (relation.lag != Minutes{0}) { used[relation.lag_calendar] = true; }
    }
    return used;
}

/// Stands for a calendar without working time that nothing uses.
Calendar always() {
    CalendarRules rules;
    rules.week.fill({Period{0, 1440}});
    rules.per_day = Minutes{1440};
    rules.days_per_week = 7;
    rules.days_per_month = 30;
    return Calendar{rules};
}

std::vector<Calendar> compiled(const ForeignSchedule& foreign, std::uint32_t file, std::vector<Diagnostic>& problems) {
    const auto used = calendars_in_use(foreign);
    std::vector<Calendar> calendars;
    calendars.reserve(foreign.calendars.size());
    for (std::size_t i = 0; i < foreign.calendars.size(); ++i) {
        const auto& one = foreign.calendars[i];
        const bool works = works_ever(one.rules);
        if (!works && used[i]) {
            problems.push_back({DiagnosticSeverity::error, "calendar-never-works",
                                fmt::format("calendar \"{}\" has no working time, but work is scheduled by it", one.name),
                                Span{file, one.line},
                                "give it working hours in the tool that wrote the file, or give the work another calendar"});
        }
        calendars.push_back(works ? Calendar{one.rules} : always());
    }
    return calendars;
}

ActivityKind kind_of(ForeignKind kind) {
    switch (kind) {
    case ForeignKind::task: return ActivityKind::task;
    case ForeignKind::start_milestone: return ActivityKind::start_milestone;
    case ForeignKind::finish_milestone: return ActivityKind::finish_milestone;
    case ForeignKind::level_of_effort:
    case ForeignKind::summary:
    case ForeignKind::inactive: break; // what never holds anything else back
    }
    return ActivityKind::level_of_effort;
}

std::vector<NetworkActivity> network_activities(const ForeignSchedule& foreign) {
    const auto outside = static_cast<std::uint32_t>(foreign.projects.size());
    std::vector<NetworkActivity> activities;
    activities.reserve(foreign.activities.size());
    for (const auto& one : foreign.activities) {
        const bool inactive = one.kind == ForeignKind::inactive;
        activities.push_back({one.calendar, inactive ? outside : one.project, kind_of(one.kind), false});
    }
    return activities;
}

std::vector<NetworkRelation> network_relations(const ForeignSchedule& foreign) {
    std::vector<NetworkRelation> relations;
    relations.reserve(foreign.relations.size());
    for (const auto& one : foreign.relations) {
        const bool crosses = foreign.activities[one.from].project != foreign.activities[one.to].project;
        const bool binds = !crosses || !foreign.options.ignore_other_projects;
        relations.push_back({one.from, one.to, one.type, binds, one.lag, one.lag_calendar});
    }
    const auto made = relations_of_summaries(foreign);
    relations.insert(relations.end(), made.begin(), made.end());
    return relations;
}

ProgressState state_of(ForeignState state) {
    switch (state) {
    case ForeignState::not_started: return ProgressState::not_started;
    case ForeignState::in_progress: return ProgressState::in_progress;
    case ForeignState::complete: break;
    }
    return ProgressState::complete;
}

ActivityStatus status_of(const ForeignActivity& one, Instant data_date) {
    ActivityStatus status{.state = state_of(one.state)};
    if (status.state != ProgressState::not_started) { status.actual_start = one.actual_start; }
    if (status.state == ProgressState::complete) {
        status.actual_finish = one.actual_finish.value_or(one.actual_start.value_or(data_date));
    }
    if (status.state != ProgressState::complete) {
        status.remaining = std::max(Minutes{0}, one.remaining);
        status.resume = one.resume;
    }
    return status;
}

std::vector<ActivityStatus> statuses(const ForeignSchedule& foreign) {
    std::vector<ActivityStatus> all;
    all.reserve(foreign.activities.size());
    for (const auto& one : foreign.activities) { all.push_back(status_of(one, foreign.projects[one.project].data_date)); }
    return all;
}

std::vector<ActivityConstraint> constraints_of(const ForeignSchedule& foreign) {
    std::vector<ActivityConstraint> all;
    for (std::uint32_t i = 0; i < foreign.activities.size(); ++i) {
        for (const auto& one : foreign.activities[i].constraints) {
            if (one.at || one.kind == ConstraintKind::as_late_as_possible) { all.push_back({i, one.kind, one.at.value_or(Instant{})}); }
        }
    }
    return all;
}

/// The last one is of what is inactive.
std::vector<ProjectTerms> terms_of(const ForeignSchedule& foreign) {
    std::vector<ProjectTerms> terms;
    for (const auto& project : foreign.projects) {
        terms.push_back(
            {.data_date = project.data_date, .planned_start = project.planned_start, .commitment = project.must_finish, .forecast = true});
    }
    terms.push_back({.forecast = false});
    return terms;
}

} // namespace

std::variant<ForeignComputed, std::vector<Diagnostic>> engine_input(const ForeignSchedule& foreign, std::uint32_t file) {
    std::vector<Diagnostic> problems;
    auto calendars = compiled(foreign, file, problems);
    auto relations = network_relations(foreign);
    auto built = build_network(network_activities(foreign), relations);
    if (const auto* found = std::get_if<std::vector<Cycle>>(&built)) {
        for (const auto& cycle : *found) { problems.push_back(cycle_diagnostic(foreign, relations, cycle, file)); }
    }
    if (!problems.empty()) { return problems; }
    return ForeignComputed{.network = std::get<Network>(std::move(built)),
                           .calendars = std::move(calendars),
                           .status = statuses(foreign),
                           .constraints = constraints_of(foreign),
                           .terms = terms_of(foreign),
                           .options = foreign.options.schedule,
                           .schedule = {},
                           .told = {},
                           .driving = {}};
}

} // namespace slipway
