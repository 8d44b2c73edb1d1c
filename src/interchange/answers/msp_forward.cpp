#include "interchange/answers/msp_passes.hpp"
#include "interchange/working_time.hpp"
#include "schedule/rules.hpp"

#include <algorithm>

namespace slipway {

MspPasses::MspPasses(const ForeignSchedule& foreign, const ForeignComputed& computed, const MspGraph& graph)
    : foreign_{foreign},
      computed_{computed},
      graph_{graph},
      dates_(foreign.activities.size()),
      openings_(graph.summary_of.size() - foreign.activities.size()),
      closings_(foreign.activities.size()),
      drives_(foreign.relations.size(), false),
      followed_(foreign.activities.size(), false) {
    for (std::size_t i = 0; i < graph.network.relations.size(); ++i) {
        if (graph.file_relation[i] != MspGraph::none) { followed_[graph.network.relations[i].from] = true; }
    }
    for (const auto& calendar : foreign.calendars) { elapsed_.push_back(elapsed_time(calendar)); }
}

void MspPasses::run() {
    forward();
    backward();
    for (std::uint32_t i = 0; i < dates_.size() && !second_; ++i) { second_ = held_back(i); }
    if (second_) { forward(); }
    roll_up();
}

bool MspPasses::held_back(std::uint32_t activity) const {
    return task(activity).state == ForeignState::not_started && !is_summary(activity) && !inactive(activity) &&
           std::ranges::any_of(task(activity).constraints,
                               [](const ForeignConstraint& one) { return one.kind == ConstraintKind::as_late_as_possible; });
}

void MspPasses::forward() {
    std::ranges::fill(openings_, Opening{});
    for (const auto node : graph_.network.order) {
        if (is_opening(node)) {
            forward_opening(node);
        } else if (is_summary(node)) {
            forward_closing(node);
        } else {
            forward_task(node);
        }
    }
}

/// What its relations and those of the summaries around it ask; and what it may not begin before. Relations do not move what was entered.
void MspPasses::forward_opening(std::uint32_t node) {
    auto& here = opening(node);
    const auto summary = graph_.summary_of[node];
    if (manual(summary)) { here.start = *task(summary).manual_start; }
    each_incoming(node, [&](std::uint32_t index) {
        const auto& one = relation(index);
        if (!of_file(index)) {
            here.start = std::max(here.start, opening(one.from).start);
            here.finish = std::max(here.finish, opening(one.from).finish);
            return;
        }
        const auto asked = asked_end(one);
        if (asked == unknown_instant || manual(summary)) { return; }
        auto& bound = to_finish(one.type) ? here.finish : here.start;
        bound = std::max(bound, asked);
    });
    for (const auto& one : task(summary).constraints) {
        if (one.kind == ConstraintKind::start_no_earlier && one.at) { here.start = std::max(here.start, *one.at); }
    }
}

void MspPasses::forward_closing(std::uint32_t activity) {
    auto& here = closings_[activity];
    auto& dates = dates_[activity];
    here = {};
    dates = {};
    each_incoming(activity, [&](std::uint32_t index) {
        const auto child = relation(index).from;
        const auto& found = dates_[child];
        if (found.early_finish == unknown_instant) { return; }
        const auto finish = is_summary(child) ? std::max(found.early_finish, scheduled_finish(child)) : found.early_finish;
        if (dates.early_start == unknown_instant || found.early_start < dates.early_start) {
            dates.early_start = found.early_start;
            here.first = is_summary(child) ? closings_[child].first : child;
        }
        dates.early_finish = dates.early_finish == unknown_instant ? finish : std::max(dates.early_finish, finish);
    });
}

void MspPasses::forward_task(std::uint32_t activity) {
    const auto& one = task(activity);
    auto& dates = dates_[activity];
    if (inactive(activity)) {
        pass_on(activity);
        return;
    }
    if (complete(activity)) {
        dates.early_finish = one.actual_finish.value_or(one.actual_start.value_or(project_start(activity)));
        dates.early_start = one.actual_start.value_or(dates.early_finish);
        return;
    }
    if (manual(activity)) {
        dates.early_start = *one.manual_start;
        dates.early_finish = one.manual_finish.value_or(work(activity).finish(*one.manual_start, MspAmount::whole));
        return;
    }
    if (started(activity)) {
        place_started(activity);
    } else {
        place_unstarted(activity);
    }
}

/// Inactive work takes no time, but what follows it still waits for what comes before it.
void MspPasses::pass_on(std::uint32_t activity) {
    auto last = Instant::min();
    each_incoming(activity, [&](std::uint32_t index) {
        const auto asked = asked_end(relation(index));
        if (asked != unknown_instant) { last = std::max(last, asked); }
    });
    if (last != Instant::min()) { dates_[activity].early_start = dates_[activity].early_finish = last; }
}

/// Relations do not move what has started; progress that was put off goes on at its resume date.
void MspPasses::place_started(std::uint32_t activity) {
    const auto& one = task(activity);
    auto& dates = dates_[activity];
    dates.early_start = one.actual_start.value_or(project_start(activity));
    const bool put_off = resumes_late(activity) && one.remaining > Minutes{0};
    dates.early_finish =
        put_off ? work(activity).finish(*one.resume, MspAmount::remaining) : work(activity).finish(dates.early_start, MspAmount::whole);
    for (const auto& constraint : one.constraints) {
        if (constraint.kind == ConstraintKind::finish_no_earlier && constraint.at) {
            dates.early_finish = std::max(dates.early_finish, *constraint.at);
        }
    }
}

void MspPasses::place_unstarted(std::uint32_t activity) {
    const auto& one = task(activity);
    auto& dates = dates_[activity];
    const auto bounds = bounds_of(activity);
    auto start = bounds.any ? bounds.start : first_start(activity);
    for (const auto& constraint : one.constraints) {
        if (!constraint.at) { continue; }
        if (constraint.kind == ConstraintKind::start_no_earlier) { start = std::max(start, placed(activity, *constraint.at)); }
        if (constraint.kind == ConstraintKind::finish_no_earlier) {
            start = std::max(start, placed(activity, work(activity).start(*constraint.at, MspAmount::whole)));
        }
    }
    if (one.external_early_start) { start = std::max(start, placed(activity, *one.external_early_start)); }
    const bool by_relations = bounds.any && start == bounds.start;
    if (delay(activity) > Minutes{0}) { start = placed(activity, start + delay(activity)); }
    const auto wanted = start;
    start = constrained_start(activity, start);
    dates.overruled_start = bounds.linked > start ? bounds.linked : Instant::min();
    dates.early_start = start;
    dates.early_finish = work(activity).finish(start, MspAmount::whole);
    keep_asked_finishes(activity, start);
    for (const auto& constraint : one.constraints) {
        if (constraint.kind == ConstraintKind::mandatory_finish && constraint.at) { dates.early_finish = *constraint.at; }
    }
    note_drives(activity, by_relations && start == wanted ? bounds.start : unknown_instant);
}

/// What nothing comes before begins with the project, or where its own constraint puts it, which may be earlier.
Instant MspPasses::first_start(std::uint32_t activity) const {
    for (const auto& constraint : task(activity).constraints) {
        if (!constraint.at) { continue; }
        if (constraint.kind == ConstraintKind::start_no_earlier) { return placed(activity, *constraint.at); }
        if (constraint.kind == ConstraintKind::finish_no_earlier) {
            return placed(activity, work(activity).start(*constraint.at, MspAmount::whole));
        }
    }
    return work(activity).first_work(project_start(activity));
}

/// Constraints that overrule relations. Files of all versions say that they do not honor them where MS Project does, so that is not asked.
Instant MspPasses::constrained_start(std::uint32_t activity, Instant start) const {
    for (const auto& constraint : task(activity).constraints) {
        if (!constraint.at) { continue; }
        const bool finish = constraint.kind == ConstraintKind::mandatory_finish || constraint.kind == ConstraintKind::finish_no_later;
        const auto at = placed(activity, finish ? work(activity).start(*constraint.at, MspAmount::whole) : *constraint.at);
        switch (constraint.kind) {
        case ConstraintKind::mandatory_start:
        case ConstraintKind::mandatory_finish: start = at; break;
        case ConstraintKind::start_no_later:
        case ConstraintKind::finish_no_later: start = std::min(start, at); break;
        case ConstraintKind::start_no_earlier:
        case ConstraintKind::finish_no_earlier:
        case ConstraintKind::deadline:
        case ConstraintKind::as_late_as_possible: break;
        }
    }
    return start;
}

/// None is longer than the years that we know, so that it can be added to any instant.
Minutes MspPasses::delay(std::uint32_t activity) const {
    return std::clamp(task(activity).levelling_delay, Minutes{0}, Minutes{Instant{last_day} - Instant{first_day}});
}

/// A finish that is asked for stays where it is when no work lies between: at the start of the next shift, or in the middle of a weekend.
void MspPasses::keep_finish(std::uint32_t activity, Instant asked) {
    auto& finish = dates_[activity].early_finish;
    if (asked > finish && work(activity).last_work(asked) == finish) { finish = asked; }
}

/// Working lags end with a shift.
void MspPasses::keep_asked_finishes(std::uint32_t activity, Instant start) {
    each_incoming(activity, [&](std::uint32_t index) {
        const auto& one = relation(index);
        const bool exact = one.lag == Minutes{0} || elapsed_[one.lag_calendar];
        if (!of_file(index) || !to_finish(one.type) || !exact || asked_start(activity, one) != start) { return; }
        keep_finish(activity, asked_end(one));
    });
    for (const auto& one : task(activity).constraints) {
        if (one.kind == ConstraintKind::finish_no_earlier && one.at) { keep_finish(activity, *one.at); }
    }
}

/// Progress that was put off goes on at its resume date; so does what was interrupted before.
bool MspPasses::resumes_late(std::uint32_t activity) const {
    const auto& one = task(activity);
    if (!one.resume || !one.suspended) { return false; }
    return *one.resume > *one.suspended || work(activity).waited(dates_[activity].early_start, *one.resume);
}

Instant MspPasses::goes_on(std::uint32_t activity) const {
    const auto& one = task(activity);
    if (resumes_late(activity)) { return *one.resume; }
    if (!one.parts.empty()) { return work(activity).start(dates_[activity].early_finish, MspAmount::remaining); }
    const auto done = std::max(Minutes{0}, one.duration - std::max(Minutes{0}, one.remaining));
    return work(activity).calendar().add(dates_[activity].early_start, done);
}

Instant MspPasses::scheduled_start(std::uint32_t activity) const {
    if (is_summary(activity) && manual(activity)) { return *task(activity).manual_start; }
    return held_back(activity) ? dates_[activity].late_start : dates_[activity].early_start;
}

Instant MspPasses::scheduled_finish(std::uint32_t activity) const {
    if (is_summary(activity) && manual(activity)) { return task(activity).manual_finish.value_or(dates_[activity].early_finish); }
    return held_back(activity) ? dates_[activity].late_finish : dates_[activity].early_finish;
}

} // namespace slipway
