#include "interchange/mspdi/write_parts.hpp"
#include "interchange/working_time.hpp"
#include "interchange/written_text.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace slipway {
namespace {

constexpr std::size_t longest_name = 512;
constexpr int days = 7;
constexpr int elapsed_days = 8;

/// What a row shows: the activity's own, or what stands for the phase or project that it spans.
struct Shown {
    const MspRow& row;
    const ForeignActivity* activity = nullptr;
    MspProgress progress;
    std::string name;
};

/// A summary lasts from its first start to its last finish, in the project's calendar.
MspProgress progress_of_summary(const MspWriting& writing, const MspRow& row) {
    MspProgress found{.start = row.start, .finish = row.finish};
    const auto* calendar = writing.calendars.of(writing.main_calendar());
    if (row.start && row.finish && calendar != nullptr) {
        found.duration = std::max(Minutes{0}, calendar->between(*row.start, *row.finish));
    }
    found.remaining = found.duration;
    return found;
}

std::string name_of(const MspWriting& writing, const MspRow& row) {
    const auto& foreign = writing.foreign;
    const auto either = [&](const std::string& name, const std::string& code, std::uint32_t line) {
        return one_line({name.empty() ? code : name, line}, longest_name, writing.losses);
    };
    if (row.phase) {
        const auto& phase = foreign.phases[*row.phase];
        return either(phase.name, phase.code, phase.line);
    }
    if (row.project) {
        const auto& project = foreign.projects[*row.project];
        return either(project.name, project.code, project.line);
    }
    const auto& activity = foreign.activities[*row.activity];
    return either(activity.name, activity.code, activity.line);
}

Shown shown(const MspWriting& writing, const MspRow& row) {
    const auto* activity = row.activity ? &writing.foreign.activities[*row.activity] : nullptr;
    return {row, activity, row.summary ? progress_of_summary(writing, row) : msp_progress(writing, *activity), name_of(writing, row)};
}

bool is_milestone(const Shown& one) {
    return one.activity != nullptr &&
           (one.activity->kind == ForeignKind::start_milestone || one.activity->kind == ForeignKind::finish_milestone);
}

bool is_elapsed(const MspWriting& writing, const Shown& one) {
    return one.activity != nullptr && !one.row.summary && writing.elapsed(one.activity->calendar);
}

void write_identity(const MspWriting& writing, const Shown& one, std::size_t position) {
    auto& xml = writing.xml;
    xml.add("UID", one.row.uid);
    xml.add("ID", static_cast<std::int64_t>(position));
    xml.add("Name", one.name);
    // Later than the published schema: written where they say something.
    if (one.activity != nullptr && one.activity->kind == ForeignKind::inactive) { xml.add_flag("Active", false); }
    if (one.activity != nullptr && one.activity->manual) { xml.add_flag("Manual", true); }
    // Only the duration of a task that is not fixed follows its resources.
    const bool by_resources = one.activity != nullptr && !one.activity->parts.empty();
    xml.add("Type", by_resources ? 0 : 1);
    xml.add_flag("IsNull", false);
    xml.add("WBS", one.row.number);
    xml.add("OutlineNumber", one.row.number);
    xml.add("OutlineLevel", static_cast<std::int64_t>(one.row.level));
    xml.add("Priority", 500);
}

void write_manual(const MspWriting& writing, const ForeignActivity& activity) {
    writing.xml.add("ManualStart", activity.manual_start);
    writing.xml.add("ManualFinish", activity.manual_finish);
    writing.xml.add("ManualDuration", activity.duration);
}

void write_extent(const MspWriting& writing, const Shown& one) {
    auto& xml = writing.xml;
    xml.add("Start", one.progress.start);
    xml.add("Finish", one.progress.finish);
    xml.add("Duration", one.progress.duration);
    if (one.activity != nullptr && one.activity->manual) { write_manual(writing, *one.activity); }
    xml.add("DurationFormat", is_elapsed(writing, one) ? elapsed_days : days);
    xml.add("Stop", one.progress.stop);
    xml.add("Resume", one.progress.resume);
    xml.add_flag("EffortDriven", false);
    xml.add_flag("Estimated", false);
    xml.add_flag("Milestone", is_milestone(one));
    xml.add_flag("Summary", one.row.summary);
}

/// Tenths of a minute.
std::optional<std::int64_t> slack(const std::optional<Minutes>& work) {
    return work ? std::optional{std::int64_t{work->count()} * 10} : std::nullopt;
}

void write_answers(const MspWriting& writing, const ForeignAnswers& answers) {
    auto& xml = writing.xml;
    if (answers.driving) { xml.add_flag("Critical", *answers.driving); }
    xml.add("EarlyStart", answers.early_start);
    xml.add("EarlyFinish", answers.early_finish);
    xml.add("LateStart", answers.late_start);
    xml.add("LateFinish", answers.late_finish);
    xml.add("FreeSlack", slack(answers.free_float));
    xml.add("TotalSlack", slack(answers.total_float));
}

void write_progress(const MspWriting& writing, const Shown& one) {
    auto& xml = writing.xml;
    const auto& progress = one.progress;
    xml.add("PercentComplete", progress.percent);
    if (one.activity == nullptr || one.row.summary) { return; }
    xml.add("ActualStart", progress.actual_start);
    xml.add("ActualFinish", one.activity->actual_finish);
    xml.add("ActualDuration", progress.actual);
    xml.add("RemainingDuration", progress.remaining);
}

void write_calendar(const MspWriting& writing, const Shown& one) {
    const bool own =
        one.activity != nullptr && one.activity->calendar != writing.main_calendar() && !writing.elapsed(one.activity->calendar);
    writing.xml.add("CalendarUID", own ? writing.calendar_uid(one.activity->calendar) : -1);
}

/// Always in elapsed time.
void write_levelling(const MspWriting& writing, const Shown& one) {
    if (one.activity == nullptr || one.activity->levelling_delay == Minutes{0}) { return; }
    writing.xml.add("LevelingDelay", slack(one.activity->levelling_delay));
    writing.xml.add("LevelingDelayFormat", elapsed_days);
}

void write_constraint(const MspWriting& writing, const Shown& one) {
    const auto constraint = one.row.activity ? msp_constraint(writing, *one.row.activity) : MspConstraint{};
    writing.xml.add("ConstraintType", constraint.type);
    write_calendar(writing, one);
    writing.xml.add("ConstraintDate", constraint.date);
    writing.xml.add("Deadline", constraint.deadline);
    write_levelling(writing, one);
    writing.xml.add_flag("IgnoreResourceCalendar", one.activity != nullptr && !one.row.summary && one.activity->parts.empty());
}

void add_losses(const MspWriting& writing, const ForeignActivity& activity) {
    if (activity.kind == ForeignKind::level_of_effort) {
        writing.losses.add("level-of-effort", "MS Project knows none: written as a task of its present span, without relations",
                           activity.line);
    }
    if (activity.kind == ForeignKind::start_milestone) {
        writing.losses.add("start-milestone", "MS Project has one kind of milestone: it does not say that this one is a start",
                           activity.line);
    }
    if (activity.expected_finish) {
        writing.losses.add("expected-finish", "MS Project has no expected finish: the remaining duration that it led to is written",
                           activity.line);
    }
    if (activity.suspended && writing.of_p6()) {
        writing.losses.add("suspension", "MS Project has no suspension: the remaining work goes on where the schedule says", activity.line);
    }
}

void write_physical_percent(const MspWriting& writing, const ForeignActivity& activity) {
    if (!writing.of_p6() || !activity.percent) { return; }
    writing.xml.add("PhysicalPercentComplete", std::clamp<std::int64_t>(std::lround(*activity.percent), 0, 100));
}

void write_row(const MspWriting& writing, const MspRow& row, std::size_t position) {
    const auto one = shown(writing, row);
    writing.xml.open("Task");
    write_identity(writing, one, position);
    write_extent(writing, one);
    if (one.activity != nullptr) { write_answers(writing, one.activity->answers); }
    write_progress(writing, one);
    write_constraint(writing, one);
    if (one.activity != nullptr) {
        add_losses(writing, *one.activity);
        write_physical_percent(writing, *one.activity);
        write_msp_relations(writing, *row.activity);
        write_msp_tags(writing, *one.activity);
        write_msp_baselines(writing, *one.activity);
    }
    writing.xml.close();
}

/// The task that stands for the whole file.
void write_top(const MspWriting& writing) {
    MspRow top{.uid = 0, .level = 0, .number = "0", .summary = true};
    if (writing.foreign.projects.size() == 1) { top.project = 0; }
    for (const auto& row : writing.rows) {
        if (row.start && (!top.start || *row.start < *top.start)) { top.start = row.start; }
        if (row.finish && (!top.finish || *row.finish > *top.finish)) { top.finish = row.finish; }
    }
    const Shown one{top, nullptr, progress_of_summary(writing, top), top.project ? name_of(writing, top) : std::string{"Projects"}};
    writing.xml.open("Task");
    write_identity(writing, one, 0);
    write_extent(writing, one);
    write_progress(writing, one);
    write_constraint(writing, one);
    writing.xml.close();
}

} // namespace

void write_msp_relations(const MspWriting& writing, std::uint32_t activity) {
    constexpr std::array<std::pair<RelationType, int>, 4> types{{{RelationType::finish_finish, 0},
                                                                 {RelationType::finish_start, 1},
                                                                 {RelationType::start_finish, 2},
                                                                 {RelationType::start_start, 3}}};
    const auto& foreign = writing.foreign;
    for (const auto index : writing.into[activity]) {
        const auto& relation = foreign.relations[index];
        const bool elapsed = relation.lag != Minutes{0} && always_open(foreign.calendars[relation.lag_calendar].rules);
        if (relation.lag != Minutes{0} && !elapsed && relation.lag_calendar != foreign.activities[activity].calendar) {
            writing.losses.add("lag-calendar", "MS Project measures a lag in its successor's calendar: this one was in another",
                               relation.line);
        }
        writing.xml.open("PredecessorLink");
        writing.xml.add("PredecessorUID", writing.uid_of[relation.from]);
        writing.xml.add("Type", std::ranges::find(types, relation.type, &std::pair<RelationType, int>::first)->second);
        writing.xml.add_flag("CrossProject", false);
        writing.xml.add("LinkLag", std::int64_t{relation.lag.count()} * 10);
        writing.xml.add("LagFormat", elapsed ? elapsed_days : days);
        writing.xml.close();
    }
}

void write_msp_baselines(const MspWriting& writing, const ForeignActivity& activity) {
    for (const auto& baseline : activity.baselines) {
        writing.xml.open("Baseline");
        writing.xml.add("Number", baseline.number);
        writing.xml.add("Start", baseline.start);
        writing.xml.add("Finish", baseline.finish);
        writing.xml.add("Duration", baseline.duration);
        if (baseline.duration) { writing.xml.add("DurationFormat", days); }
        writing.xml.close();
    }
}

void write_msp_tasks(const MspWriting& writing) {
    writing.xml.open("Tasks");
    write_top(writing);
    std::size_t position = 0;
    for (const auto& row : writing.rows) { write_row(writing, row, ++position); }
    writing.xml.close();
}

} // namespace slipway
