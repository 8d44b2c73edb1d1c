#include "interchange/taken_in/foreign_progress.hpp"

#include "interchange/days.hpp"

#include <algorithm>

namespace slipway {
namespace {

bool is_milestone(ForeignKind kind) { return kind == ForeignKind::start_milestone || kind == ForeignKind::finish_milestone; }

Date finished_day(const ForeignActivity& activity, const Calendar& calendar, Instant finish) {
    return activity.kind == ForeignKind::start_milestone ? day_of(finish) : day_finished(calendar, finish);
}

ActivityFacts facts_of(const ForeignActivity& activity, const ActivityStatus& status, const Calendar& calendar, Date reported) {
    ActivityFacts facts;
    if (status.state == ProgressState::not_started) { return facts; }
    if (status.actual_start && !is_milestone(activity.kind)) { facts.started = day_of(*status.actual_start); }
    if (status.state == ProgressState::complete) {
        if (status.actual_finish) { facts.finished = finished_day(activity, calendar, *status.actual_finish); }
        if (!status.actual_finish) { facts.finished_by = exactly(reported); }
        return facts;
    }
    facts.remaining = status.remaining;
    facts.remaining_said = reported;
    const bool goes_on = activity.resume && day_of(*activity.resume) <= reported;
    if (activity.suspended && !goes_on) {
        facts.suspended = day_of(*activity.suspended);
        if (activity.resume) { facts.resumes = day_of(*activity.resume); }
    }
    return facts;
}

/// How far each project is: nothing begun, something, or everything done.
std::vector<Stage> stages_of(const ForeignSchedule& foreign, const ForeignComputed& computed) {
    std::vector<bool> begun(foreign.projects.size(), false);
    std::vector<bool> open(foreign.projects.size(), false);
    for (std::uint32_t i = 0; i < foreign.activities.size(); ++i) {
        const auto& one = foreign.activities[i];
        if (one.kind == ForeignKind::inactive || one.kind == ForeignKind::summary) { continue; }
        const auto state = computed.status[i].state;
        if (state != ProgressState::not_started) { begun[one.project] = true; }
        if (state != ProgressState::complete) { open[one.project] = true; }
    }
    std::vector<Stage> stages;
    for (std::size_t project = 0; project < foreign.projects.size(); ++project) {
        const auto done = begun[project] && !open[project] ? Stage::completed : Stage::construction;
        stages.push_back(begun[project] ? done : Stage::preparatory);
    }
    return stages;
}

} // namespace

Date reported_day(const ForeignProject& project) { return day_of(project.status_date.value_or(project.data_date)); }

Date reported_day(const ForeignSchedule& foreign) {
    std::optional<Date> last;
    for (const auto& project : foreign.projects) { last = std::max(last.value_or(first_day), reported_day(project)); }
    return last.value_or(first_day);
}

Progress progress_of(const ForeignSchedule& foreign, const ForeignComputed& computed) {
    Progress progress;
    progress.facts.reserve(foreign.activities.size());
    for (std::uint32_t i = 0; i < foreign.activities.size(); ++i) {
        const auto& one = foreign.activities[i];
        progress.facts.push_back(
            facts_of(one, computed.status[i], computed.calendars[one.calendar], reported_day(foreign.projects[one.project])));
    }
    const auto stages = stages_of(foreign, computed);
    for (std::size_t i = 0; i < foreign.projects.size(); ++i) {
        const auto day = reported_day(foreign.projects[i]);
        progress.projects.push_back({.stage = stages[i],
                                     .last_word = LastWord{exactly(day), foreign.projects[i].code, true},
                                     .since = day,
                                     .has_forecast = true,
                                     .last_report = day});
    }
    progress.likely = computed.status;
    progress.best = computed.status;
    return progress;
}

} // namespace slipway
