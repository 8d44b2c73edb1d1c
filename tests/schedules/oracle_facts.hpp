#pragma once
// What the oracle reads off a graph before any date is known.

#include "schedules/half_hours.hpp"
#include "schedules/relation_sides.hpp"
#include "support/graph.hpp"

#include <algorithm>

namespace slipway::test {

/// Start and finish of an activity, early or late.
struct Ends {
    MaybeSlot start, finish;
    friend bool operator==(const Ends&, const Ends&) = default;
};

inline MaybeSlot least(MaybeSlot left, MaybeSlot right) { return left && right ? std::min(left, right) : std::max(left, right); }

/// Calls `step` for all activities until a whole round changes nothing.
template <class Step>
void relax(const Graph& graph, Step step) {
    for (std::size_t round = 0;; ++round) {
        bool changed = false;
        for (std::uint32_t i = 0; i < graph.activities.size(); ++i) { changed = step(i) || changed; }
        if (!changed) { return; }
        if (round > graph.activities.size() + 1) { throw std::runtime_error("no fixed point:\n" + write_graph(graph)); }
    }
}

class Facts {
public:
    explicit Facts(const Graph& graph) : graph_{graph} {}

    [[nodiscard]] const Graph& graph() const { return graph_; }
    [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(graph_.activities.size()); }
    [[nodiscard]] const ActivityStatus& status(std::uint32_t i) const { return graph_.status[i]; }
    [[nodiscard]] std::uint32_t project(std::uint32_t i) const { return graph_.activities[i].project; }
    [[nodiscard]] const ProjectTerms& terms(std::uint32_t i) const { return graph_.terms[project(i)]; }
    [[nodiscard]] const Worked& own(std::uint32_t i) const { return worked(graph_.activities[i].calendar); }

    [[nodiscard]] bool complete(std::uint32_t i) const { return status(i).state == ProgressState::complete; }
    [[nodiscard]] bool in_progress(std::uint32_t i) const { return status(i).state == ProgressState::in_progress; }
    [[nodiscard]] bool not_started(std::uint32_t i) const { return status(i).state == ProgressState::not_started; }
    [[nodiscard]] int remaining(std::uint32_t i) const { return complete(i) ? 0 : slots_of(status(i).remaining); }
    [[nodiscard]] bool is(std::uint32_t i, ActivityKind kind) const { return graph_.activities[i].kind == kind; }
    /// One that is complete has actual dates and spans no more; its ties bind nothing all the same.
    [[nodiscard]] bool spans(std::uint32_t i) const { return is(i, ActivityKind::level_of_effort) && !complete(i); }

    [[nodiscard]] bool logic(ProgressLogic one) const { return graph_.options.logic == one; }
    [[nodiscard]] bool rules(RuleSet one) const { return graph_.options.rules == one; }

    /// MS Project: what has begun moves for nothing, but counts for what comes before it.
    [[nodiscard]] bool asks_though_begun(const NetworkRelation& relation) const {
        return !rules(RuleSet::p6) && logic(ProgressLogic::override_) && in_progress(relation.to) && !loose(relation);
    }

    /// The dates of the constraints of one kind on an activity.
    [[nodiscard]] std::vector<Slot> dates(std::uint32_t i, ConstraintKind kind) const {
        std::vector<Slot> found;
        for (const auto& one : graph_.constraints) {
            if (one.activity == i && one.kind == kind) { found.push_back(slot_of(one.at)); }
        }
        return found;
    }

    /// The date of a mandatory constraint, of which an activity has one.
    [[nodiscard]] MaybeSlot date(std::uint32_t i, ConstraintKind kind) const {
        const auto found = dates(i, kind);
        return found.empty() ? std::nullopt : MaybeSlot{found.front()};
    }

    [[nodiscard]] bool is_as_late_as_possible(std::uint32_t i) const {
        return not_started(i) && !spans(i) && std::ranges::any_of(graph_.constraints, [&](const ActivityConstraint& one) {
                   return one.activity == i && one.kind == ConstraintKind::as_late_as_possible;
               });
    }

    /// Calls `visit` for every relation into, or out of an activity.
    template <class Visit>
    void into(std::uint32_t i, Visit visit) const {
        for (const auto& relation : graph_.relations) {
            if (relation.to == i) { visit(relation); }
        }
    }

    template <class Visit>
    void out_of(std::uint32_t i, Visit visit) const {
        for (const auto& relation : graph_.relations) {
            if (relation.from == i) { visit(relation); }
        }
    }

    /// Tied to a level of effort, which takes no part in the passes.
    [[nodiscard]] bool loose(const NetworkRelation& relation) const {
        return is(relation.from, ActivityKind::level_of_effort) || is(relation.to, ActivityKind::level_of_effort);
    }

    /// `at` moved by the lag of a relation, in its calendar.
    static Slot after_lag(const NetworkRelation& relation, Slot at) { return lag_calendar(relation).plus(at, slots_of(relation.lag)); }
    static Slot before_lag(const NetworkRelation& relation, Slot at) { return lag_calendar(relation).plus(at, -slots_of(relation.lag)); }

    static MaybeSlot slot(const std::optional<Instant>& at) { return at ? MaybeSlot{slot_of(*at)} : std::nullopt; }

private:
    static const Worked& lag_calendar(const NetworkRelation& relation) { return worked(relation.lag_calendar); }

    const Graph& graph_;
};

} // namespace slipway::test
