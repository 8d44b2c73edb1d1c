#pragma once
// The rules of SEMANTICS §2 and §3 for one activity or one relation, read off the dates found so far. Everything here goes by position.

#include "slipway/schedule/explain.hpp"

#include <algorithm>

namespace slipway {

/// Which end of its predecessor, and of its successor, a relation ties: 0 the start, 1 the finish, as in Schedule::Dates.
constexpr std::uint32_t end_before(RelationType type) { return (static_cast<std::uint32_t>(type) & 1U) ^ 1U; }
constexpr std::uint32_t end_after(RelationType type) { return static_cast<std::uint32_t>(type) >> 1U; }
constexpr bool from_start(RelationType type) { return end_before(type) == 0; }
constexpr bool to_finish(RelationType type) { return end_after(type) == 1; }
static_assert(!from_start(RelationType::finish_start) && !to_finish(RelationType::finish_start));
static_assert(from_start(RelationType::start_start) && !to_finish(RelationType::start_start));
static_assert(!from_start(RelationType::finish_finish) && to_finish(RelationType::finish_finish));
static_assert(from_start(RelationType::start_finish) && to_finish(RelationType::start_finish));

class Rules {
public:
    using State = ProgressState;

    /// A relation with all that its rule reads.
    struct Link {
        std::uint32_t from;
        std::uint32_t to;
        RelationType type;
        Minutes lag;
        const Calendar* lag_calendar;
        std::uint32_t relation; ///< its index as given
    };

    Rules(const Network& network, const ScheduleInput& input, const Schedule& schedule)
        : network_{network}, input_{input}, schedule_{schedule} {}

    [[nodiscard]] std::uint32_t activity_at(std::uint32_t place) const { return network_.order[place]; }
    [[nodiscard]] const NetworkActivity& record(std::uint32_t place) const { return network_.activities[activity_at(place)]; }
    [[nodiscard]] const ActivityStatus& status(std::uint32_t place) const { return input_.status[activity_at(place)]; }
    [[nodiscard]] const Calendar& calendar(std::uint32_t place) const { return input_.calendars[record(place).calendar]; }
    [[nodiscard]] const ProjectTerms& terms(std::uint32_t place) const { return input_.projects[record(place).project]; }
    [[nodiscard]] ActivityKind kind(std::uint32_t place) const { return record(place).kind; }
    [[nodiscard]] State state(std::uint32_t place) const { return status(place).state; }
    [[nodiscard]] Minutes remaining(std::uint32_t place) const {
        return state(place) == State::complete ? Minutes{0} : status(place).remaining;
    }
    [[nodiscard]] std::span<const ActivityConstraint> constraints(std::uint32_t place) const;
    [[nodiscard]] bool as_late_as_possible(std::uint32_t place) const;

    [[nodiscard]] Link link(OutgoingRelation relation) const;
    /// A level of effort spans its neighbours: no relation to or from it binds.
    [[nodiscard]] bool binds(const Link& link) const {
        return kind(link.from) != ActivityKind::level_of_effort && kind(link.to) != ActivityKind::level_of_effort &&
               network_.relations[link.relation].binds;
    }
    template <class Visit>
    void each_incoming(std::uint32_t place, Visit visit) const {
        for (auto slot = network_.incoming_begin[place]; slot < network_.incoming_begin[place + 1]; ++slot) {
            if (const auto one = link({.to = place, .slot = slot}); binds(one)) { visit(one, slot); }
        }
    }
    template <class Visit>
    void each_outgoing(std::uint32_t place, Visit visit) const {
        for (const auto& outgoing : network_.outgoing_at(place)) {
            if (const auto one = link(outgoing); binds(one)) { visit(one); }
        }
    }

    // --- forward

    /// Nothing can be forecast: the project's stage is unknown, or an unfinished predecessor has no forecast.
    [[nodiscard]] bool blind(std::uint32_t place) const;
    /// Every bound on the early start of an open activity, as the earliest start it allows.
    template <class Visit>
    void each_early_bound(std::uint32_t place, Visit visit) const;
    /// What overrules these bounds: a mandatory date, or under the Microsoft rule sets a no-later date before `start`.
    [[nodiscard]] std::optional<BoundAt> overruling(std::uint32_t place, Instant start) const;
    /// The constraint that holds an activity back, when it is later than its bounds.
    [[nodiscard]] std::optional<BoundAt> held_back(std::uint32_t place) const;
    /// The early start that a relation asks of its successor, as `possible` moves it; unknown when it asks for none.
    [[nodiscard]] Instant asked_start(const Link& link) const;
    /// Until when unfinished work drives through a complete activity, and by which relation; at a tie by the least predecessor.
    [[nodiscard]] std::optional<BoundAt> driven_through(std::uint32_t place) const;

    // --- backward

    /// Every bound on the late finish of an unfinished activity.
    template <class Visit>
    void each_late_bound(std::uint32_t place, Visit visit) const;
    /// The late finish that a mandatory date sets.
    [[nodiscard]] std::optional<BoundAt> mandatory_late_finish(std::uint32_t place) const;
    /// The latest finish that a relation leaves its predecessor; unknown when it leaves it free.
    [[nodiscard]] Instant allowed_finish(const Link& link) const;
    /// A late finish moved to where the activity can take it.
    [[nodiscard]] Instant late_position(std::uint32_t place, Instant finish) const;
    /// The latest finish that the project allows: its commitment, which promises the completion and nothing after it; without one its own
    /// early finish.
    [[nodiscard]] Instant cap(std::uint32_t place) const;
    /// Up to which work without successors floats when nothing is promised.
    [[nodiscard]] Instant last_finish(std::uint32_t place) const;

    // --- floats

    [[nodiscard]] std::optional<Minutes> link_float(const Link& link) const;
    [[nodiscard]] bool drives(const Link& link) const;
    [[nodiscard]] Minutes total_float(std::uint32_t place) const;
    [[nodiscard]] Minutes free_float(std::uint32_t place) const;

    // --- levels of effort

    enum class Side : std::uint8_t { early, late };
    /// What the ties of a level of effort span: from the least to the greatest of the ends it is tied to, as far as they are known.
    struct Span {
        std::optional<Instant> start, finish;
    };
    [[nodiscard]] Span spanned(std::uint32_t place, Side side) const;

private:
    using Dates = Schedule::Dates;

    [[nodiscard]] const Dates& early(std::uint32_t place) const { return schedule_.early_[place]; }
    [[nodiscard]] const Dates& late(std::uint32_t place) const { return schedule_.late_[place]; }
    [[nodiscard]] Instant through(std::uint32_t place) const {
        return schedule_.through_.empty() ? unknown_instant : schedule_.through_[place];
    }
    [[nodiscard]] bool retained() const { return input_.options.logic == ProgressLogic::retained; }
    [[nodiscard]] bool microsoft() const { return input_.options.rules != RuleSet::p6; }
    [[nodiscard]] std::uint32_t index_of(const ActivityConstraint& constraint) const {
        return static_cast<std::uint32_t>(&constraint - input_.constraints.data());
    }
    [[nodiscard]] bool progress_of_p6() const { return input_.options.progress_of_p6; }
    [[nodiscard]] bool felt_by_started(const Link& link) const {
        return retained() && (progress_of_p6() || link.type != RelationType::start_start);
    }
    /// Started work that overrides its logic still ends with what it must end with, in P6.
    [[nodiscard]] bool overridden(const Link& link) const {
        return !retained() && !(progress_of_p6() && link.type == RelationType::finish_finish && state(link.from) != State::complete);
    }
    [[nodiscard]] Instant driven_until(const Link& link) const;
    [[nodiscard]] Instant end_of(std::uint32_t place, bool start, Side side) const;
    [[nodiscard]] Instant origin(const Link& link) const;
    [[nodiscard]] Minutes remaining_lag(const Link& link) const;
    [[nodiscard]] Instant reached_in_p6(const Link& link) const;
    [[nodiscard]] Instant forced_start(const Link& link) const;
    [[nodiscard]] Instant end_wanted(const Link& link) const;
    [[nodiscard]] bool asks_though_begun(const Link& link) const;
    [[nodiscard]] Instant end_wanted_of_begun(const Link& link) const;
    [[nodiscard]] Instant possible(std::uint32_t place, Instant instant, bool is_finish) const;

    const Network& network_;
    const ScheduleInput& input_;
    const Schedule& schedule_;
};

template <class Visit>
void Rules::each_early_bound(std::uint32_t place, Visit visit) const {
    const auto& project = terms(place);
    const auto& known = status(place);
    const bool started = known.state == State::in_progress;
    const auto offer = [&](Instant at, Bound by, bool is_finish) { visit(BoundAt{by, possible(place, at, is_finish)}); };
    offer(project.data_date, {Bound::Kind::data_date, 0}, false);
    if (!started && project.planned_start) { offer(*project.planned_start, {Bound::Kind::project_start, 0}, false); }
    if (known.resume) { offer(*known.resume, {Bound::Kind::resume, 0}, false); }
    if (started && known.actual_start && input_.options.logic == ProgressLogic::actual_dates) {
        offer(*known.actual_start, {Bound::Kind::actual, 0}, false);
    }
    for (const auto& constraint : constraints(place)) {
        const Bound by{Bound::Kind::constraint, index_of(constraint)};
        if (constraint.kind == ConstraintKind::start_no_earlier && !started) { offer(constraint.at, by, false); }
        if (constraint.kind == ConstraintKind::finish_no_earlier && started && progress_of_p6()) { continue; }
        if (constraint.kind == ConstraintKind::finish_no_earlier && kind(place) == ActivityKind::finish_milestone) {
            visit(BoundAt{by, constraint.at}); // it sits where it is put, also where work begins
        } else if (constraint.kind == ConstraintKind::finish_no_earlier) {
            offer(calendar(place).subtract(constraint.at, known.remaining), by, true);
        }
    }
    each_incoming(place, [&](const Link& one, std::uint32_t) {
        if (const auto at = asked_start(one); at != unknown_instant) { visit(BoundAt{{Bound::Kind::relation, one.relation}, at}); }
    });
}

template <class Visit>
void Rules::each_late_bound(std::uint32_t place, Visit visit) const {
    const auto offer = [&](Instant at, Bound by) {
        if (at != unknown_instant) { visit(BoundAt{by, at}); }
    };
    each_outgoing(place, [&](const Link& one) { offer(allowed_finish(one), {Bound::Kind::relation, one.relation}); });
    if (state(place) == State::complete) { return; }
    offer(cap(place), {Bound::Kind::cap, 0});
    for (const auto& constraint : constraints(place)) {
        const Bound by{Bound::Kind::constraint, index_of(constraint)};
        if (constraint.kind == ConstraintKind::finish_no_later || constraint.kind == ConstraintKind::deadline) { offer(constraint.at, by); }
        if (constraint.kind == ConstraintKind::start_no_later && state(place) == State::not_started) {
            offer(calendar(place).add(constraint.at, remaining(place)), by);
        }
    }
}

} // namespace slipway
