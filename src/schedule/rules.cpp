// The rules of the forward pass and of levels of effort.

#include "schedule/rules.hpp"

namespace slipway {
std::span<const ActivityConstraint> Rules::constraints(std::uint32_t place) const {
    const auto activity = activity_at(place);
    const auto first = std::ranges::lower_bound(input_.constraints, activity, {}, &ActivityConstraint::activity);
    return {first, std::ranges::upper_bound(input_.constraints, activity, {}, &ActivityConstraint::activity)};
}

bool Rules::as_late_as_possible(std::uint32_t place) const {
    return state(place) == State::not_started && std::ranges::any_of(constraints(place), [](const ActivityConstraint& one) {
               return one.kind == ConstraintKind::as_late_as_possible;
           });
}

Rules::Link Rules::link(OutgoingRelation relation) const {
    const auto& incoming = network_.incoming[relation.slot];
    const auto calendar = incoming.own_lag_calendar ? network_.relations[incoming.relation].lag_calendar : record(incoming.from).calendar;
    return {incoming.from, relation.to, incoming.type, incoming.lag, &input_.calendars[calendar], incoming.relation};
}

// --- forward

/// The predecessor's instant from which the lag counts, unknown when it has none.
Instant Rules::origin(const Link& link) const {
    const auto& known = status(link.from);
    if (!from_start(link.type)) { return early(link.from).finish(); }
    if (known.state == State::complete || (known.state == State::in_progress && input_.options.start_lag_from_actual)) {
        return known.actual_start.value_or(unknown_instant);
    }
    return early(link.from).start();
}

/// What is left of a lag on the data date, after a predecessor that is complete.
Minutes Rules::remaining_lag(const Link& link) const {
    const auto& known = status(link.from);
    if (link.lag <= Minutes{0} || (from_start(link.type) && !progress_of_p6())) { return Minutes{0}; }
    const auto& actual = from_start(link.type) ? known.actual_start : known.actual_finish;
    if (!actual) { return Minutes{0}; }
    const auto elapsed = link.lag_calendar->between(*actual, terms(link.from).data_date);
    return std::max(Minutes{0}, link.lag - std::max(Minutes{0}, elapsed));
}

/// Where a relation reaches in P6. Complete work counts as a point at the data date, or later where unfinished work drives through it, and
/// the data date itself forces nothing; into complete work only what is unfinished lays a lag, and a start that has happened none.
Instant Rules::reached_in_p6(const Link& link) const {
    const auto data_date = terms(link.from).data_date;
    const bool into_complete = state(link.to) == State::complete;
    if (state(link.from) == State::complete) {
        const auto carried = through(link.from);
        const auto point = carried == unknown_instant ? data_date : std::max(data_date, carried);
        const auto reached = link.lag_calendar->add(point, into_complete ? Minutes{0} : remaining_lag(link));
        return reached > data_date ? reached : unknown_instant;
    }
    const bool begun = from_start(link.type) && state(link.from) == State::in_progress;
    auto from = from_start(link.type) ? early(link.from).start() : early(link.from).finish();
    if (from == unknown_instant) { return from; }
    if (begun && link.type == RelationType::start_start && input_.options.start_lag_from_actual) { from = data_date; }
    return link.lag_calendar->add(from, begun && into_complete ? Minutes{0} : link.lag);
}

/// The instant that a relation forces on its successor's start (of the remaining work), or unknown when it forces none.
/// Measured before it is moved into the successor's working time.
Instant Rules::forced_start(const Link& link) const {
    if (progress_of_p6()) {
        const auto reached = reached_in_p6(link);
        if (reached == unknown_instant || !to_finish(link.type)) { return reached; }
        return calendar(link.to).subtract(reached, remaining(link.to));
    }
    const auto successor = state(link.to);
    const bool complete = state(link.from) == State::complete;
    const bool felt = successor == State::not_started || (to_finish(link.type) && successor == State::in_progress) ||
                      (link.type == RelationType::finish_start && !complete);
    Instant forced = unknown_instant;
    if (const auto from = origin(link); felt && from != unknown_instant) { forced = link.lag_calendar->add(from, link.lag); }
    if (const auto driven = through(link.from); complete && driven != unknown_instant) {
        const auto until = link.lag_calendar->add(driven, remaining_lag(link));
        forced = forced == unknown_instant ? until : std::max(forced, until);
    }
    if (forced == unknown_instant || !to_finish(link.type)) { return forced; }
    return calendar(link.to).subtract(forced, remaining(link.to));
}

Instant Rules::asked_start(const Link& link) const {
    if (state(link.to) == State::in_progress && overridden(link)) { return unknown_instant; }
    const auto forced = forced_start(link);
    if (forced == unknown_instant) { return forced; }
    // Under the Microsoft sets a milestone sits outside its own working time only where the work before it ended, not after a lag.
    const bool lagged = microsoft() && link.lag != Minutes{0};
    return possible(link.to, forced, !lagged || calendar(link.to).previous_work(forced) == forced);
}

bool Rules::blind(std::uint32_t place) const {
    if (!terms(place).forecast) { return true; }
    bool waits = false;
    each_incoming(place, [&](const Link& one, std::uint32_t) {
        const bool felt = state(place) == State::not_started || felt_by_started(one);
        waits = waits || (felt && state(one.from) != State::complete && early(one.from).finish() == unknown_instant);
    });
    return waits;
}

/// A bound moved to where the activity can take it: its first possible working instant. A finish milestone takes a bound that speaks of a
/// finish as one: it sits where the work before it ended, also outside its own working time, and at the end of the shift before when that
/// is where its own work would begin.
Instant Rules::possible(std::uint32_t place, Instant instant, bool is_finish) const {
    const auto& own = calendar(place);
    const auto next = own.next_work(instant);
    if (kind(place) != ActivityKind::finish_milestone || !is_finish) { return next; }
    return next == instant ? own.previous_work(instant) : instant;
}

std::optional<BoundAt> Rules::overruling(std::uint32_t place, Instant start) const {
    if (state(place) != State::not_started) { return std::nullopt; }
    std::optional<BoundAt> found;
    const auto& own = calendar(place);
    for (const auto& constraint : constraints(place)) {
        const Bound by{Bound::Kind::constraint, index_of(constraint)};
        const auto as_start = [&](bool finish) {
            return finish ? possible(place, own.subtract(constraint.at, remaining(place)), true) : possible(place, constraint.at, false);
        };
        const bool mandatory = constraint.kind == ConstraintKind::mandatory_start || constraint.kind == ConstraintKind::mandatory_finish;
        if (mandatory) { return BoundAt{by, as_start(constraint.kind == ConstraintKind::mandatory_finish)}; }
        const bool no_later = constraint.kind == ConstraintKind::start_no_later || constraint.kind == ConstraintKind::finish_no_later;
        if (!microsoft() || !no_later) { continue; }
        const auto latest = as_start(constraint.kind == ConstraintKind::finish_no_later);
        if (latest < (found ? found->at : start)) { found = BoundAt{by, latest}; }
    }
    return found;
}

Instant Rules::driven_until(const Link& link) const {
    if (!felt_by_started(link)) { return unknown_instant; }
    if (progress_of_p6()) { return reached_in_p6(link); }
    const bool open = state(link.from) != State::complete;
    const auto from = !open ? through(link.from) : from_start(link.type) ? early(link.from).start() : early(link.from).finish();
    return from == unknown_instant ? from : link.lag_calendar->add(from, open ? link.lag : remaining_lag(link));
}

std::optional<BoundAt> Rules::held_back(std::uint32_t place) const {
    if (!as_late_as_possible(place)) { return std::nullopt; }
    auto start = Instant::min();
    each_early_bound(place, [&](const BoundAt& bound) { start = std::max(start, bound.at); });
    if (const auto over = overruling(place, start)) { start = over->at; }
    if (early(place).start() <= start) { return std::nullopt; }
    for (const auto& constraint : constraints(place)) {
        if (constraint.kind == ConstraintKind::as_late_as_possible) {
            return BoundAt{{Bound::Kind::constraint, index_of(constraint)}, early(place).start()};
        }
    }
    return std::nullopt;
}

std::optional<BoundAt> Rules::driven_through(std::uint32_t place) const {
    std::optional<BoundAt> found;
    std::uint32_t least = 0;
    each_incoming(place, [&](const Link& one, std::uint32_t) {
        const auto until = driven_until(one);
        const auto from = activity_at(one.from);
        if (until == unknown_instant || (found && until < found->at)) { return; }
        if (found && until == found->at && std::pair{least, found->by.index} < std::pair{from, one.relation}) { return; }
        found = BoundAt{{Bound::Kind::relation, one.relation}, until};
        least = from;
    });
    return found;
}

// --- levels of effort

/// The start or the finish of a neighbour: the actual one where it has one.
Instant Rules::end_of(std::uint32_t place, bool start, Side side) const {
    const auto& known = status(place);
    const auto& actual = start ? known.actual_start : known.actual_finish;
    if (known.state != State::not_started && actual && (start || known.state == State::complete)) { return *actual; }
    const auto& dates = side == Side::early ? early(place) : late(place);
    return dates.ends[start ? 0 : 1];
}

Rules::Span Rules::spanned(std::uint32_t place, Side side) const {
    Span span;
    const auto tie = [&](const Link& one, std::uint32_t other, bool others_start, bool own_start) {
        const auto at = end_of(other, others_start, side);
        if (at == unknown_instant) { return; }
        const auto reached = one.lag_calendar->add(at, other == one.from ? one.lag : -one.lag);
        if (own_start) { span.start = std::min(span.start.value_or(reached), reached); }
        if (!own_start) { span.finish = std::max(span.finish.value_or(reached), reached); }
    };
    for (auto slot = network_.incoming_begin[place]; slot < network_.incoming_begin[place + 1]; ++slot) {
        const auto one = link({.to = place, .slot = slot});
        tie(one, one.from, from_start(one.type), !to_finish(one.type));
    }
    for (const auto& outgoing : network_.outgoing_at(place)) {
        const auto one = link(outgoing);
        // One level of effort may follow another; it is not known yet.
        if (kind(one.to) != ActivityKind::level_of_effort) { tie(one, one.to, !to_finish(one.type), from_start(one.type)); }
    }
    return span;
}

} // namespace slipway
