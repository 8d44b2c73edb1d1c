// The rules of the backward pass and of floats.

#include "schedule/rules.hpp"

namespace slipway {
namespace {

bool is_milestone(ActivityKind kind) { return kind == ActivityKind::start_milestone || kind == ActivityKind::finish_milestone; }

} // namespace

/// Under the Microsoft sets work that has begun does not wait, but asks what comes before it for what it has left.
bool Rules::asks_though_begun(const Link& link) const {
    return microsoft() && input_.options.logic == ProgressLogic::override_ && state(link.to) == State::in_progress;
}

/// No earlier than where it goes on. The start of what has begun asks for nothing but what follows it.
Instant Rules::end_wanted_of_begun(const Link& link) const {
    if (to_finish(link.type)) { return late(link.to).finish(); }
    const auto goes_on = early(link.to).start();
    if (from_start(link.type)) { return network_.outgoing_at(link.to).empty() ? unknown_instant : goes_on; }
    return goes_on == unknown_instant ? late(link.to).start() : std::max(late(link.to).start(), goes_on);
}

/// The instant of the successor that a relation counts back from.
Instant Rules::end_wanted(const Link& link) const {
    const auto successor = state(link.to);
    if (successor != State::not_started && input_.options.logic == ProgressLogic::actual_dates) {
        const auto& known = status(link.to);
        if (!to_finish(link.type)) { return known.actual_start.value_or(unknown_instant); }
        return successor == State::complete ? *known.actual_finish : late(link.to).finish();
    }
    if (asks_though_begun(link)) { return end_wanted_of_begun(link); }
    const bool dropped = progress_of_p6() && successor == State::in_progress ? overridden(link) : !felt_by_started(link);
    if (successor != State::not_started && dropped) { return unknown_instant; }
    if (successor == State::complete) { return schedule_.through_late_[link.to]; }
    return to_finish(link.type) ? late(link.to).finish() : late(link.to).start();
}

Instant Rules::allowed_finish(const Link& link) const {
    const auto predecessor = state(link.from);
    const bool behind = predecessor == State::in_progress && !progress_of_p6();
    if (from_start(link.type) && (behind || input_.options.rules == RuleSet::msp2016)) { return unknown_instant; }
    auto end = end_wanted(link);
    if (end == unknown_instant) { return end; }
    if (microsoft() && link.type == RelationType::start_start) { end = calendar(link.from).next_work(end); }
    const auto allowed = link.lag_calendar->subtract(end, predecessor == State::complete ? remaining_lag(link) : link.lag);
    return from_start(link.type) ? calendar(link.from).add(allowed, remaining(link.from)) : allowed;
}

std::optional<BoundAt> Rules::mandatory_late_finish(std::uint32_t place) const {
    for (const auto& constraint : constraints(place)) {
        const Bound by{Bound::Kind::constraint, index_of(constraint)};
        const bool over = progress_of_p6() && state(place) != State::not_started; // P6 drops it once the work has begun
        if (constraint.kind == ConstraintKind::mandatory_finish && !over) { return BoundAt{by, constraint.at}; }
        if (constraint.kind == ConstraintKind::mandatory_start && state(place) == State::not_started) {
            return BoundAt{by, calendar(place).add(constraint.at, remaining(place))};
        }
    }
    return std::nullopt;
}

/// Under `msp2016` where the next shift starts, unless the bound is itself the end of one. Else the end of the shift; a finish milestone
/// that sits outside its own working time is not moved below its early finish. A start milestone stays where work can begin; it moves back
/// like everything else when the bound lies between two shifts, unless it has no float at all. Under the Microsoft sets a milestone sits
/// where it is put.
Instant Rules::late_position(std::uint32_t place, Instant finish) const {
    if (microsoft() && is_milestone(kind(place))) { return finish; }
    const auto& own = calendar(place);
    const auto moved = own.previous_work(finish);
    if (kind(place) == ActivityKind::start_milestone) {
        const auto next = own.next_work(finish);
        const bool no_float = moved == finish && early(place).start() == next;
        return next == finish || no_float ? next : moved;
    }
    if (input_.options.rules == RuleSet::msp2016) { return moved == finish ? finish : own.next_work(finish); }
    const auto sits = early(place).finish();
    if (kind(place) != ActivityKind::finish_milestone || sits == unknown_instant || own.next_work(sits) == sits) { return moved; }
    return moved < sits && sits <= finish ? sits : moved;
}

Instant Rules::cap(std::uint32_t place) const {
    const auto& commitment = terms(place).commitment;
    if (!commitment || input_.options.cap == LateCap::early_finish) { return last_finish(place); }
    return record(place).after_completion ? unknown_instant : *commitment;
}

Instant Rules::last_finish(std::uint32_t place) const {
    return terms(place).floats_to.value_or(schedule_.project_finish_[record(place).project]);
}

// --- floats

std::optional<Minutes> Rules::link_float(const Link& link) const {
    const auto from = origin(link);
    const bool begun = asks_though_begun(link);
    if (state(link.to) == State::complete || early(link.from).finish() == unknown_instant || early(link.to).finish() == unknown_instant ||
        from == unknown_instant || (!begun && asked_start(link) == unknown_instant)) {
        return std::nullopt;
    }
    const auto start = begun ? status(link.to).actual_start.value_or(early(link.to).start()) : early(link.to).start();
    const auto until = to_finish(link.type) ? early(link.to).finish() : start;
    if (microsoft()) { return calendar(link.from).between(from, link.lag_calendar->subtract(until, link.lag)); }
    const auto reached = progress_of_p6() ? reached_in_p6(link) : link.lag_calendar->add(from, link.lag);
    return calendar(link.from).between(reached, until);
}

bool Rules::drives(const Link& link) const {
    if (early(link.from).finish() == unknown_instant || early(link.to).finish() == unknown_instant) { return false; }
    return asked_start(link) == early(link.to).start();
}

Minutes Rules::total_float(std::uint32_t place) const {
    if (late(place).finish() == unknown_instant || early(place).finish() == unknown_instant) { return unknown_work; }
    const auto& own = calendar(place);
    const auto by_finish = own.between(early(place).finish(), late(place).finish());
    const auto by_start = own.between(early(place).start(), late(place).start());
    switch (input_.options.total_float.value_or(microsoft() ? FloatKind::smallest : FloatKind::finish)) {
    case FloatKind::finish: return by_finish;
    case FloatKind::start: return by_start;
    case FloatKind::smallest: return state(place) == State::in_progress ? by_finish : std::min(by_finish, by_start);
    }
    return by_finish;
}

Minutes Rules::free_float(std::uint32_t place) const {
    if (early(place).finish() == unknown_instant) { return unknown_work; }
    std::optional<Minutes> least;
    each_outgoing(place, [&](const Link& one) {
        if (const auto work = link_float(one)) { least = least ? std::min(*least, *work) : *work; }
    });
    if (!least && microsoft()) {
        const auto total = total_float(place);
        return total == unknown_work ? total : std::max(Minutes{0}, total);
    }
    const auto finish = last_finish(place);
    if (!least && finish != unknown_instant) { least = calendar(place).between(early(place).finish(), finish); }
    return least ? std::max(Minutes{0}, *least) : unknown_work;
}

} // namespace slipway
