#include "interchange/drawn/gan_plan.hpp"

#include <algorithm>
#include <cmath>

namespace slipway {
namespace {

/// Working days from `start` to `finish`, both counted.
int length(const Calendar& calendar, Date start, Date finish) { return std::max(1, calendar.working_days(start - Days{1}, finish)); }

/// A milestone takes the whole day that it shows. So that what is tied to it stays where it is, a relation holds on to that end of the day
/// at which the milestone stands: a finish milestone at its end, a start milestone at its beginning.
RelationType on_the_grid(RelationType type, ActivityKind from, ActivityKind to) {
    bool from_start = type == RelationType::start_start || type == RelationType::start_finish;
    bool to_start = type == RelationType::start_start || type == RelationType::finish_start;
    if (is_milestone(from)) { from_start = from == ActivityKind::start_milestone; }
    if (is_milestone(to)) { to_start = to == ActivityKind::start_milestone; }
    if (from_start) { return to_start ? RelationType::start_start : RelationType::start_finish; }
    return to_start ? RelationType::finish_start : RelationType::finish_finish;
}

int type_number(RelationType type) {
    switch (type) {
    case RelationType::start_start: return 1;
    case RelationType::finish_start: return 2;
    case RelationType::finish_finish: return 3;
    case RelationType::start_finish: return 4;
    }
    return 2;
}

class Grid {
public:
    Grid(const Drawn& drawn, Losses& losses)
        : drawn_{drawn},
          portfolio_{drawn.portfolio},
          calendar_{drawn.portfolio.calendar()},
          losses_{losses},
          places_(portfolio_.activities.size()) {}

    [[nodiscard]] std::vector<GanProject> projects() {
        for (const auto project : drawn_.projects) { add_project(project); }
        for (const auto& relation : portfolio_.relations) { add_relation(relation); }
        return std::move(projects_);
    }

private:
    /// Where a task stands among the projects.
    struct Place {
        std::size_t project = 0;
        std::size_t task = 0;
    };

    void add_project(std::uint32_t project) {
        GanProject one{.id = next_id_, .project = project};
        ++next_id_;
        for (const auto activity : portfolio_.in_order_of_work(project)) {
            const auto days = drawn_days(drawn_, activity);
            if (!days.finish) {
                losses_.add("no-forecast", "GanttProject needs a day for every task: work without a forecast is left out", 0);
                continue;
            }
            places_[activity] = Place{projects_.size(), one.tasks.size()};
            one.tasks.push_back(task(activity, days));
        }
        if (one.tasks.empty()) {
            losses_.add("project-without-dates", "a project none of whose work has a date is left out", 0);
            return;
        }
        if (portfolio_.projects[project].commitment) {
            losses_.add("commitment", "GanttProject knows no promised date: it stands in the notes of the project", 0);
        }
        span(one);
        projects_.push_back(std::move(one));
    }

    void span(GanProject& one) const {
        one.start = std::ranges::min(one.tasks, {}, &GanTask::start).start;
        one.finish = std::ranges::max(one.tasks, {}, &GanTask::finish).finish;
        one.duration = length(calendar_, one.start, one.finish);
        std::int64_t done = 0;
        std::int64_t all = 0;
        for (const auto& task : one.tasks) {
            if (is_milestone(kind_of(task.activity))) { continue; }
            done += std::int64_t{task.duration} * task.complete;
            all += task.duration;
        }
        one.complete = all == 0 ? 0 : static_cast<int>(done / all);
    }

    [[nodiscard]] GanTask task(std::uint32_t activity, const DrawnDays& days) {
        GanTask one{.id = next_id_, .activity = activity, .start = *days.start, .finish = *days.finish};
        ++next_id_;
        one.complete = percent_done(drawn_, activity);
        one.implied = days.implied;
        one.duration = is_milestone(kind_of(activity)) ? 1 : length(calendar_, one.start, one.finish);
        count_losses_of_days(activity, one, days);
        count_losses_of_record(activity);
        one.earliest_start = earliest_start(activity);
        return one;
    }

    void count_losses_of_days(std::uint32_t activity, const GanTask& one, const DrawnDays& days) {
        const auto& activity_of = portfolio_.activities[activity];
        if (days.implied) { losses_.add("day-not-known", "finished work whose days nobody recorded stands on the last day it can be", 0); }
        if (activity_of.calendar != portfolio_.default_calendar) {
            losses_.add("calendar", "GanttProject has one calendar: the work is counted in days of the default one", 0);
        }
        if (!calendar_.works(one.start) || !calendar_.works(one.finish)) {
            losses_.add("rest-day", "work begins or ends on a day on which the default calendar rests: GanttProject moves it", 0);
        }
        if (activity_of.duration.likely.count() % portfolio_.calendar_of(activity_of).per_day().count() != 0) {
            losses_.add("part-of-day", "durations are whole days in GanttProject: a part of a day takes all of it", 0);
        }
    }

    void count_losses_of_record(std::uint32_t activity) {
        const auto& one = portfolio_.activities[activity];
        if (one.kind() == ActivityKind::level_of_effort) {
            losses_.add("level-of-effort", "GanttProject knows no level of effort: it becomes a task of the length it has now", 0);
        }
        if (one.duration.optimistic != one.duration.likely || one.duration.pessimistic != one.duration.likely) {
            losses_.add("duration-range", "of three durations GanttProject holds the likely one", 0);
        }
        if (one.condition()) { losses_.add("condition", "GanttProject knows no condition that work waits for", 0); }
        const auto& facts = drawn_.outlook.progress.facts[activity];
        if (facts.suspended || facts.resumes) { losses_.add("suspended", "GanttProject knows no suspended work", 0); }
    }

    /// The one constraint that GanttProject has.
    [[nodiscard]] std::optional<Date> earliest_start(std::uint32_t activity) {
        std::optional<Date> earliest;
        for (const auto& constraint : portfolio_.activities[activity].constraints()) {
            if (constraint.kind != ConstraintKind::start_no_earlier) {
                losses_.add("constraint", "of all constraints GanttProject holds the earliest start alone", 0);
                continue;
            }
            earliest = std::max(earliest.value_or(constraint.date->first), constraint.date->first);
        }
        return earliest;
    }

    void add_relation(const Relation& relation) {
        const auto& from = places_[relation.from];
        const auto& to = places_[relation.to];
        if (!from && !to) { return; }
        if (!from || !to) {
            losses_.add("relation-outside", "a relation with work that is not in the file is left out", 0);
            return;
        }
        if (kind_of(relation.from) == ActivityKind::level_of_effort) {
            losses_.add("relation-of-level-of-effort", "a level of effort drives nothing, as a task would: its relation is left out", 0);
            return;
        }
        auto& before = task_at(*from);
        const auto& after = task_at(*to);
        const auto type = on_the_grid(relation.type, kind_of(relation.from), kind_of(relation.to));
        const auto difference = lag_days(relation);
        if (room(before, after, type) < difference) {
            if (before.implied || after.implied) {
                losses_.add("relation-of-unknown-days",
                            "between finished work whose days nobody recorded a relation would move it: it is left out", 0);
                return;
            }
            if (has_begun(relation.to)) {
                losses_.add("out-of-sequence", "a relation that progress did not keep to would move it: it is left out", 0);
                return;
            }
            losses_.add("moved-by-relation",
                        "in whole days of one calendar a relation asks for more than there is: GanttProject moves work by it", 0);
        }
        before.relations.push_back({after.id, type_number(type), difference});
    }

    /// Working days of the default calendar between the two ends that a relation ties.
    [[nodiscard]] int room(const GanTask& before, const GanTask& after, RelationType type) const {
        const bool from_start = type == RelationType::start_start || type == RelationType::start_finish;
        const bool to_start = type == RelationType::start_start || type == RelationType::finish_start;
        return calendar_.working_days(from_start ? before.start - Days{1} : before.finish, to_start ? after.start - Days{1} : after.finish);
    }

    [[nodiscard]] int lag_days(const Relation& relation) {
        if (relation.lag == Minutes{0}) { return 0; }
        if (relation.lag_calendar == portfolio_.default_calendar) { return whole_days(relation.lag); }
        losses_.add("lag-calendar", "a lag of another calendar is written in days of the default one, as it falls now", 0);
        const bool from_start = relation.type == RelationType::start_start || relation.type == RelationType::start_finish;
        const auto& likely = drawn_.outlook.likely;
        const auto end = from_start ? likely.early_start(relation.from) : likely.early_finish(relation.from);
        const auto& calendar = portfolio_.calendars[relation.lag_calendar].calendar;
        if (end == unknown_instant) { return static_cast<int>(std::lround(in_days(calendar, relation.lag))); }
        return static_cast<int>(std::lround(in_days(calendar_, calendar_.between(end, calendar.add(end, relation.lag)))));
    }

    [[nodiscard]] int whole_days(Minutes lag) {
        const auto days = in_days(calendar_, lag);
        if (lag.count() % calendar_.per_day().count() != 0) {
            losses_.add("part-of-day-lag", "a lag is whole days in GanttProject: it is rounded", 0);
        }
        return static_cast<int>(std::lround(days));
    }

    [[nodiscard]] bool has_begun(std::uint32_t activity) const {
        const auto& facts = drawn_.outlook.progress.facts[activity];
        return facts.started || facts.complete();
    }
    [[nodiscard]] ActivityKind kind_of(std::uint32_t activity) const { return portfolio_.activities[activity].kind(); }
    [[nodiscard]] GanTask& task_at(const Place& place) { return projects_[place.project].tasks[place.task]; }

    const Drawn& drawn_;
    const Portfolio& portfolio_;
    const Calendar& calendar_;
    Losses& losses_;
    std::vector<std::optional<Place>> places_; ///< by activity
    std::vector<GanProject> projects_;
    int next_id_ = 1;
};

} // namespace

std::vector<GanProject> gan_plan(const Drawn& drawn, Losses& losses) { return Grid{drawn, losses}.projects(); }

} // namespace slipway
