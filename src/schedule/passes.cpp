// The forward and the backward pass: the table of SEMANTICS §2, with the progress rules of §3.

#include "slipway/schedule/schedule.hpp"

#include <algorithm>
#include <cassert>

namespace slipway {
namespace {

using State = ProgressState;

constexpr bool from_start(RelationType type) { return type == RelationType::start_start || type == RelationType::start_finish; }
constexpr bool to_finish(RelationType type) { return type == RelationType::finish_finish || type == RelationType::start_finish; }

/// One run over one network: the input, and the schedule as far as it has come.
class Run {
public:
    Run(const Network& network, const ScheduleInput& input) : network_{network}, input_{input} { allocate(); }

    Schedule finished() {
        for (const auto activity : network_.order) { forward(activity); }
        find_project_finishes();
        // NOLINTNEXTLINE(modernize-loop-convert): backwards, and without a view, which the linter cannot read
        for (auto at = network_.order.rbegin(); at != network_.order.rend(); ++at) { backward(*at); }
        for (std::uint32_t relation = 0; relation < network_.relations.size(); ++relation) { measure_link(relation); }
        for (std::uint32_t activity = 0; activity < network_.activities.size(); ++activity) { measure_floats(activity); }
        return std::move(out_);
    }

private:
    void allocate() {
        const auto count = network_.activities.size();
        assert(input_.status.size() == count);
        for (auto* dates : {&out_.early_start, &out_.early_finish, &out_.late_start, &out_.late_finish, &out_.through}) {
            dates->assign(count, unknown_instant);
        }
        through_late_.assign(count, unknown_instant);
        out_.early_bound.resize(count);
        out_.late_bound.resize(count);
        out_.total_float.resize(count);
        out_.free_float.resize(count);
        out_.driving.resize(network_.relations.size());
        out_.link_float.resize(network_.relations.size());
        out_.project_finish.assign(input_.projects.size(), unknown_instant);
    }

    [[nodiscard]] const Calendar& calendar_of(std::uint32_t activity) const {
        return input_.calendars[network_.activities[activity].calendar];
    }
    [[nodiscard]] const ProjectTerms& project_of(std::uint32_t activity) const {
        return input_.projects[network_.activities[activity].project];
    }
    [[nodiscard]] ActivityKind kind_of(std::uint32_t activity) const { return network_.activities[activity].kind; }
    [[nodiscard]] State state_of(std::uint32_t activity) const { return input_.status[activity].state; }
    [[nodiscard]] Minutes remaining_of(std::uint32_t activity) const {
        return state_of(activity) == State::complete ? Minutes{0} : input_.status[activity].remaining;
    }
    [[nodiscard]] std::span<const ActivityConstraint> constraints_of(std::uint32_t activity) const {
        const auto first = std::ranges::lower_bound(input_.constraints, activity, {}, &ActivityConstraint::activity);
        return {first, std::ranges::upper_bound(input_.constraints, activity, {}, &ActivityConstraint::activity)};
    }
    [[nodiscard]] std::uint32_t index_of(const ActivityConstraint& constraint) const {
        return static_cast<std::uint32_t>(&constraint - input_.constraints.data());
    }

    // --- forward -----------------------------------------------------------------------------------------------------------------

    /// The predecessor's instant from which the lag counts, unknown when it has none.
    [[nodiscard]] Instant origin(const NetworkRelation& relation) const {
        const auto& status = input_.status[relation.from];
        if (!from_start(relation.type)) { return out_.early_finish[relation.from]; }
        if (status.state == State::complete || (status.state == State::in_progress && input_.options.start_lag_from_actual)) {
            return status.actual_start.value_or(unknown_instant);
        }
        return out_.early_start[relation.from];
    }

    /// What is left of a lag on the data date, after a predecessor that is complete.
    [[nodiscard]] Minutes remaining_lag(const NetworkRelation& relation) const {
        const auto& status = input_.status[relation.from];
        if (from_start(relation.type) || relation.lag <= Minutes{0} || !status.actual_finish) { return Minutes{0}; }
        const auto elapsed = input_.calendars[relation.lag_calendar].between(*status.actual_finish, project_of(relation.from).data_date);
        return std::max(Minutes{0}, relation.lag - std::max(Minutes{0}, elapsed));
    }

    /// The instant that a relation forces on its successor's start (of the remaining work), or unknown when it forces none.
    /// Measured before it is moved into the successor's working time.
    [[nodiscard]] Instant forced_start(const NetworkRelation& relation) const {
        const auto& lag_calendar = input_.calendars[relation.lag_calendar];
        const auto successor_state = state_of(relation.to);
        const bool complete = state_of(relation.from) == State::complete;
        const auto through = out_.through[relation.from];
        Instant forced = unknown_instant;
        const bool felt = successor_state == State::not_started || (to_finish(relation.type) && successor_state == State::in_progress) ||
                          (relation.type == RelationType::finish_start && !complete);
        if (const auto from = origin(relation); felt && from != unknown_instant) { forced = lag_calendar.add(from, relation.lag); }
        if (complete && through != unknown_instant) {
            const auto driven = lag_calendar.add(through, remaining_lag(relation));
            forced = forced == unknown_instant ? driven : std::max(forced, driven);
        }
        if (forced == unknown_instant || !to_finish(relation.type)) { return forced; }
        return calendar_of(relation.to).subtract(forced, remaining_of(relation.to));
    }

    /// Whether started work still feels a relation from unfinished work: not on its start side, and under override not at all (SEMANTICS
    /// §3).
    [[nodiscard]] bool felt_by_started(const NetworkRelation& relation) const {
        return relation.type != RelationType::start_start && input_.options.logic == ProgressLogic::retained;
    }

    /// Whether an unfinished predecessor of unknown stage leaves the successor without a forecast.
    [[nodiscard]] bool waits_for_unknown(std::uint32_t activity) const {
        return std::ranges::any_of(network_.into(activity), [&](std::uint32_t index) {
            const auto& relation = network_.relations[index];
            const bool felt = state_of(activity) == State::not_started || felt_by_started(relation);
            return felt && state_of(relation.from) != State::complete && out_.early_finish[relation.from] == unknown_instant;
        });
    }

    void forward(std::uint32_t activity) {
        switch (state_of(activity)) {
        case State::complete: forward_complete(activity); return;
        case State::in_progress:
        case State::not_started:
            if (project_of(activity).forecast && !waits_for_unknown(activity)) { forward_open(activity); }
            return;
        }
    }

    /// Actual dates hold; what still drives through is kept beside them.
    void forward_complete(std::uint32_t activity) {
        const auto& status = input_.status[activity];
        assert(status.actual_finish);
        out_.early_start[activity] = status.actual_start.value_or(unknown_instant);
        out_.early_finish[activity] = *status.actual_finish;
        out_.early_bound[activity] = {Bound::Kind::actual, 0};
        for (const auto index : network_.into(activity)) {
            const auto& relation = network_.relations[index];
            if (!felt_by_started(relation)) { continue; }
            const auto from = relation.from;
            const bool open = state_of(from) != State::complete;
            const auto origin_instant = !open                       ? out_.through[from]
                                        : from_start(relation.type) ? out_.early_start[from]
                                                                    : out_.early_finish[from];
            if (origin_instant == unknown_instant) { continue; }
            const auto forced = input_.calendars[relation.lag_calendar].add(origin_instant, open ? relation.lag : remaining_lag(relation));
            if (out_.through[activity] == unknown_instant || forced > out_.through[activity]) {
                out_.through[activity] = forced;
                out_.early_bound[activity] = {Bound::Kind::relation, index};
            }
        }
    }

    /// Whether a bound speaks of a finish: a finish milestone takes it as one.
    [[nodiscard]] bool is_finish(Bound by) const {
        return by.kind == Bound::Kind::relation ||
               (by.kind == Bound::Kind::constraint && input_.constraints[by.index].kind == ConstraintKind::finish_no_earlier);
    }

    /// A bound moved to where the activity can take it: its first possible working instant. A finish milestone sits where the work before
    /// it ended, also outside its own working time, and at the end of the shift before when that is where its own work would begin.
    [[nodiscard]] Instant possible(std::uint32_t activity, Instant instant, Bound by) const {
        const auto& calendar = calendar_of(activity);
        const auto next = calendar.next_work(instant);
        if (kind_of(activity) != ActivityKind::finish_milestone || !is_finish(by)) { return next; }
        return next == instant ? calendar.previous_work(instant) : instant;
    }

    void forward_open(std::uint32_t activity) {
        const auto& terms = project_of(activity);
        const auto& status = input_.status[activity];
        Bound bound{Bound::Kind::data_date, 0};
        Instant start = possible(activity, terms.data_date, bound);
        // At a tie the later offer wins, so relations, which explain most, are offered last and from the greatest key down to the least.
        const auto offer = [&](Instant instant, Bound by) {
            const auto moved = possible(activity, instant, by);
            if (moved >= start) {
                start = moved;
                bound = by;
            }
        };
        const bool started = status.state == State::in_progress;
        if (!started && terms.planned_start) { offer(*terms.planned_start, {Bound::Kind::project_start, 0}); }
        if (started && status.resume) { offer(*status.resume, {Bound::Kind::resume, 0}); }
        for (const auto& constraint : constraints_of(activity)) {
            const Bound by{Bound::Kind::constraint, index_of(constraint)};
            if (constraint.kind == ConstraintKind::start_no_earlier && !started) { offer(constraint.at, by); }
            if (constraint.kind == ConstraintKind::finish_no_earlier) {
                offer(calendar_of(activity).subtract(constraint.at, status.remaining), by);
            }
        }
        const auto relations = network_.into(activity);
        // NOLINTNEXTLINE(modernize-loop-convert): backwards, and without a view, which the linter cannot read
        for (auto index = relations.rbegin(); index != relations.rend(); ++index) {
            if (started && input_.options.logic == ProgressLogic::override_) { break; }
            const auto forced = forced_start(network_.relations[*index]);
            if (forced != unknown_instant) { offer(forced, {Bound::Kind::relation, *index}); }
        }
        out_.early_start[activity] = start;
        out_.early_finish[activity] = calendar_of(activity).add(start, status.remaining);
        out_.early_bound[activity] = bound;
    }

    /// The latest early finish of each project; unknown as soon as one of its open activities has no forecast.
    void find_project_finishes() {
        constexpr auto nothing_yet = Instant::min();
        std::ranges::fill(out_.project_finish, nothing_yet);
        for (std::uint32_t activity = 0; activity < network_.activities.size(); ++activity) {
            auto& finish = out_.project_finish[network_.activities[activity].project];
            finish = std::max(finish, out_.early_finish[activity]);
        }
        std::ranges::replace(out_.project_finish, nothing_yet, unknown_instant);
    }

    // --- backward ----------------------------------------------------------------------------------------------------------------

    /// The latest finish that a relation leaves its predecessor, or unknown when it leaves it free.
    [[nodiscard]] Instant allowed_finish(const NetworkRelation& relation) const {
        const auto predecessor_state = state_of(relation.from);
        const bool complete_successor = state_of(relation.to) == State::complete;
        if (predecessor_state == State::in_progress && from_start(relation.type)) { return unknown_instant; }
        if (state_of(relation.to) != State::not_started && !felt_by_started(relation)) { return unknown_instant; }
        const auto end = complete_successor         ? through_late_[relation.to]
                         : to_finish(relation.type) ? out_.late_finish[relation.to]
                                                    : out_.late_start[relation.to];
        if (end == unknown_instant) { return unknown_instant; }
        const auto lag = predecessor_state == State::complete ? remaining_lag(relation) : relation.lag;
        const auto allowed = input_.calendars[relation.lag_calendar].subtract(end, lag);
        if (!from_start(relation.type)) { return allowed; }
        return calendar_of(relation.from).add(allowed, remaining_of(relation.from));
    }

    /// A late finish moved to where the activity can take it. A finish milestone that sits outside its own working time is not moved below
    /// its early finish.
    [[nodiscard]] Instant late_position(std::uint32_t activity, Instant finish) const {
        const auto& calendar = calendar_of(activity);
        if (kind_of(activity) == ActivityKind::start_milestone) { return calendar.next_work(finish); }
        const auto moved = calendar.previous_work(finish);
        if (kind_of(activity) != ActivityKind::finish_milestone || out_.early_finish[activity] == unknown_instant) { return moved; }
        return std::max(moved, std::min(finish, out_.early_finish[activity]));
    }

    /// The latest finish that the project allows: its commitment, which promises the completion and nothing after it; without one its own
    /// early finish.
    [[nodiscard]] Instant cap_of(std::uint32_t activity) const {
        const auto& record = network_.activities[activity];
        const auto& commitment = project_of(activity).commitment;
        if (!commitment) { return out_.project_finish[record.project]; }
        return record.after_completion ? unknown_instant : *commitment;
    }

    void backward(std::uint32_t activity) {
        const bool complete = state_of(activity) == State::complete;
        Instant finish = unknown_instant;
        Bound bound;
        const auto offer = [&](Instant instant, Bound by) {
            if (instant < finish) {
                finish = instant;
                bound = by;
            }
        };
        for (const auto index : network_.out_of(activity)) {
            offer(allowed_finish(network_.relations[index]), {Bound::Kind::relation, index});
        }
        if (complete) {
            through_late_[activity] = finish;
            return;
        }
        offer(cap_of(activity), {Bound::Kind::cap, 0});
        for (const auto& constraint : constraints_of(activity)) {
            const Bound by{Bound::Kind::constraint, index_of(constraint)};
            if (constraint.kind == ConstraintKind::finish_no_later || constraint.kind == ConstraintKind::deadline) {
                offer(constraint.at, by);
            }
            if (constraint.kind == ConstraintKind::start_no_later && state_of(activity) == State::not_started) {
                offer(calendar_of(activity).add(constraint.at, remaining_of(activity)), by);
            }
        }
        if (finish == unknown_instant) { return; }
        const auto& calendar = calendar_of(activity);
        finish = late_position(activity, finish);
        out_.late_finish[activity] = finish;
        out_.late_start[activity] = calendar.subtract(finish, remaining_of(activity));
        out_.late_bound[activity] = bound;
    }

    // --- floats ------------------------------------------------------------------------------------------------------------------

    /// Link free float and the driving flag. A relation drives when the instant it forces, moved to the successor's first possible working
    /// instant, is the successor's own.
    void measure_link(std::uint32_t index) {
        const auto& relation = network_.relations[index];
        const auto to_state = state_of(relation.to);
        if (out_.early_finish[relation.from] == unknown_instant) { return; }
        if (to_state == State::complete) {
            out_.driving[index] =
                out_.through[relation.to] != unknown_instant && out_.early_bound[relation.to] == Bound{Bound::Kind::relation, index};
            return;
        }
        if (out_.early_finish[relation.to] == unknown_instant) { return; }
        const auto forced = forced_start(relation);
        if (forced == unknown_instant || (to_state == State::in_progress && input_.options.logic != ProgressLogic::retained)) { return; }
        out_.driving[index] = possible(relation.to, forced, {Bound::Kind::relation, index}) == out_.early_start[relation.to];
        const auto from = origin(relation);
        if (from == unknown_instant) { return; }
        const auto reached = input_.calendars[relation.lag_calendar].add(from, relation.lag);
        const auto end = to_finish(relation.type) ? out_.early_finish[relation.to] : out_.early_start[relation.to];
        out_.link_float[index] = calendar_of(relation.from).between(reached, end);
    }

    void measure_floats(std::uint32_t activity) {
        if (state_of(activity) == State::complete || !out_.has_forecast(activity)) { return; }
        const auto& calendar = calendar_of(activity);
        if (out_.has_late_dates(activity)) {
            out_.total_float[activity] = calendar.between(out_.early_finish[activity], out_.late_finish[activity]);
        }
        std::optional<Minutes> least;
        for (const auto index : network_.out_of(activity)) {
            if (state_of(network_.relations[index].to) == State::complete || !out_.link_float[index]) { continue; }
            least = least ? std::min(*least, *out_.link_float[index]) : *out_.link_float[index];
        }
        const auto project_finish = out_.project_finish[network_.activities[activity].project];
        if (!least && project_finish != unknown_instant) { least = calendar.between(out_.early_finish[activity], project_finish); }
        if (least) { out_.free_float[activity] = std::max(Minutes{0}, *least); }
    }

    const Network& network_;
    const ScheduleInput& input_;
    Schedule out_;
    std::vector<Instant> through_late_; ///< the late side of Schedule::through
};

} // namespace

Schedule schedule(const Network& network, const ScheduleInput& input) { return Run{network, input}.finished(); }

Date shown_start(ActivityKind kind, Instant start) { return kind == ActivityKind::finish_milestone ? finish_day(start) : day_of(start); }

Date shown_finish(ActivityKind kind, Instant start, Instant finish) {
    const bool at_a_start = kind != ActivityKind::finish_milestone && start == finish;
    return at_a_start ? day_of(finish) : finish_day(finish);
}

} // namespace slipway
