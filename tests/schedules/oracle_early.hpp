#pragma once
// The oracle's forward pass.

#include "schedules/oracle_facts.hpp"

#include <utility>
#include <vector>

namespace slipway::test {

/// Early dates; those of a complete activity are its actual ones. `until` is how far an unfinished predecessor drives through what is
/// complete.
class EarlyPass {
public:
    explicit EarlyPass(const Facts& facts) : facts_{facts}, ends_(facts.size()), until_(facts.size()) {
        relax(facts.graph(), [&](std::uint32_t i) { return facts_.complete(i) ? step_complete(i) : step(i); });
    }

    [[nodiscard]] const Ends& ends(std::uint32_t i) const { return ends_[i]; }
    [[nodiscard]] MaybeSlot until(std::uint32_t i) const { return until_[i]; }
    /// For what happens to the dates after the passes.
    void place(std::uint32_t i, const Ends& ends) { ends_[i] = ends; }
    /// The dates of everything else once those of `held` are given.
    void wait_for(const std::vector<bool>& held) {
        relax(facts_.graph(), [&](std::uint32_t i) { return !held[i] && (facts_.complete(i) ? step_complete(i) : step(i)); });
    }

    /// Whether the relation holds its successor at all: one that has started feels no start-start, no finish-start of what is done, and
    /// unless logic is retained nothing; one that is complete only hands on.
    [[nodiscard]] bool felt(const NetworkRelation& relation) const {
        if (facts_.loose(relation)) { return false; }
        if (facts_.not_started(relation.to)) { return true; }
        if (relation.type == RelationType::start_start || !facts_.logic(ProgressLogic::retained)) { return false; }
        if (facts_.complete(relation.from)) {
            return until_[relation.from].has_value() || (facts_.in_progress(relation.to) && relation.type != RelationType::finish_start);
        }
        return true;
    }

    /// The instant of the predecessor from which the lag counts.
    [[nodiscard]] MaybeSlot origin(const NetworkRelation& relation) const {
        return from_start(relation) ? relation_start(relation) : relation_finish(relation);
    }

    /// The instant the relation forces on its successor: on its start for …-start, on its finish for …-finish.
    [[nodiscard]] MaybeSlot forced(const NetworkRelation& relation) const {
        const auto base = origin(relation);
        return base ? MaybeSlot{Facts::after_lag(relation, *base)} : std::nullopt;
    }

    /// The same as a bound on the early start of the successor.
    [[nodiscard]] MaybeSlot bound(const NetworkRelation& relation) const {
        const auto at = forced(relation);
        return at && on_finish(relation) ? MaybeSlot{facts_.own(relation.to).plus(*at, -facts_.remaining(relation.to))} : at;
    }

    /// Every bound but those of relations.
    [[nodiscard]] Slot own_bound(std::uint32_t i) const {
        Slot bound = slot_of(facts_.terms(i).data_date);
        const auto hold = [&](MaybeSlot at) { bound = std::max(bound, at.value_or(bound)); };
        if (facts_.not_started(i)) { hold(Facts::slot(facts_.terms(i).planned_start)); }
        if (facts_.in_progress(i)) { hold(Facts::slot(facts_.status(i).resume)); }
        if (facts_.in_progress(i) && facts_.logic(ProgressLogic::actual_dates)) { hold(Facts::slot(facts_.status(i).actual_start)); }
        if (facts_.not_started(i)) {
            for (const Slot at : facts_.dates(i, ConstraintKind::start_no_earlier)) { hold(at); }
        }
        for (const Slot at : facts_.dates(i, ConstraintKind::finish_no_earlier)) { hold(starting(i, at)); }
        return bound;
    }

    /// A finish milestone sits at the end of the shift before, unless that would be earlier than it may be.
    [[nodiscard]] Slot position(std::uint32_t i, Slot bound) const {
        const auto end = facts_.own(i).end_until(bound);
        const bool at_end = facts_.is(i, ActivityKind::finish_milestone) && end >= own_bound(i);
        return at_end ? end : facts_.own(i).begin_from(bound);
    }

    /// Of a project, as the forward pass leaves it; absent when one of its activities has no forecast.
    [[nodiscard]] MaybeSlot project_finish(std::uint32_t project) const {
        MaybeSlot latest;
        for (std::uint32_t i = 0; i < facts_.size(); ++i) {
            if (facts_.project(i) != project || facts_.is(i, ActivityKind::level_of_effort)) { continue; }
            if (!ends_[i].finish) { return std::nullopt; }
            latest = std::max(latest, ends_[i].finish);
        }
        return latest;
    }

private:
    /// The start of an activity that finishes at `finish`.
    [[nodiscard]] Slot starting(std::uint32_t i, Slot finish) const { return facts_.own(i).plus(finish, -facts_.remaining(i)); }

    [[nodiscard]] MaybeSlot relation_start(const NetworkRelation& relation) const {
        const auto i = relation.from;
        if (facts_.in_progress(i) && facts_.graph().options.start_lag_from_actual) { return Facts::slot(facts_.status(i).actual_start); }
        return ends_[i].start;
    }

    [[nodiscard]] MaybeSlot relation_finish(const NetworkRelation& relation) const {
        const auto i = relation.from;
        if (!until_[i]) { return ends_[i].finish; }
        // Work that has started, or is complete, waits no more for what is done, only for what is not.
        return facts_.not_started(relation.to) ? std::max(until_[i], ends_[i].finish) : until_[i];
    }

    /// Whether something it waits for has no forecast.
    [[nodiscard]] bool blind(std::uint32_t i) const {
        bool waits = false;
        facts_.into(i, [&](const NetworkRelation& relation) {
            waits = waits || (felt(relation) && !facts_.complete(relation.from) && !ends_[relation.from].finish);
        });
        return waits;
    }

    /// Where a mandatory date puts what has not started, whatever else holds it.
    [[nodiscard]] MaybeSlot mandatory_start(std::uint32_t i) const {
        if (!facts_.not_started(i)) { return std::nullopt; }
        if (const auto at = facts_.date(i, ConstraintKind::mandatory_start)) { return facts_.own(i).begin_from(*at); }
        if (const auto at = facts_.date(i, ConstraintKind::mandatory_finish)) { return facts_.own(i).begin_from(starting(i, *at)); }
        return std::nullopt;
    }

    /// Under the Microsoft rule sets a no-later constraint holds the early start too.
    [[nodiscard]] Slot held_early(std::uint32_t i, Slot bound) const {
        if (facts_.rules(RuleSet::p6) || !facts_.not_started(i)) { return bound; }
        for (const Slot at : facts_.dates(i, ConstraintKind::start_no_later)) { bound = std::min(bound, at); }
        for (const Slot at : facts_.dates(i, ConstraintKind::finish_no_later)) { bound = std::min(bound, starting(i, at)); }
        return bound;
    }

    [[nodiscard]] MaybeSlot first_start(std::uint32_t i) const {
        if (!facts_.terms(i).forecast) { return std::nullopt; }
        if (const auto start = mandatory_start(i)) { return start; }
        if (blind(i)) { return std::nullopt; }
        Slot latest = own_bound(i);
        facts_.into(i, [&](const NetworkRelation& relation) {
            if (felt(relation)) { latest = std::max(latest, bound(relation).value_or(latest)); }
        });
        return position(i, held_early(i, latest));
    }

    bool step(std::uint32_t i) {
        if (facts_.spans(i)) { return false; }
        const auto begin = first_start(i);
        const Ends found{begin, begin ? MaybeSlot{facts_.own(i).plus(*begin, facts_.remaining(i))} : std::nullopt};
        return std::exchange(ends_[i], found) != found;
    }

    bool step_complete(std::uint32_t i) {
        MaybeSlot until;
        facts_.into(i, [&](const NetworkRelation& relation) {
            if (felt(relation)) { until = std::max(until, forced(relation)); }
        });
        const Ends actual{Facts::slot(facts_.status(i).actual_start), Facts::slot(facts_.status(i).actual_finish)};
        const bool handed_on = std::exchange(until_[i], until) != until;
        return std::exchange(ends_[i], actual) != actual || handed_on;
    }

    const Facts& facts_;
    std::vector<Ends> ends_;
    std::vector<MaybeSlot> until_;
};

} // namespace slipway::test
