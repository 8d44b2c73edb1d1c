#pragma once
// The oracle's backward pass.

#include "schedules/oracle_early.hpp"

#include <utility>
#include <vector>

namespace slipway::test {

/// Late dates; those of a complete activity are only what its successors need of it, handed on to its predecessors.
class LatePass {
public:
    LatePass(const Facts& facts, const EarlyPass& early) : facts_{facts}, early_{early}, ends_(facts.size()) {
        for (std::uint32_t project = 0; project < facts.graph().projects.size(); ++project) { caps_.push_back(cap(project)); }
        relax(facts.graph(), [&](std::uint32_t i) { return step(i); });
    }

    [[nodiscard]] const Ends& ends(std::uint32_t i) const { return ends_[i]; }
    void place(std::uint32_t i, const Ends& ends) { ends_[i] = ends; }

private:
    /// The stated commitment, else the project's own early finish, when all of it is known.
    [[nodiscard]] MaybeSlot cap(std::uint32_t project) const {
        const auto& commitment = facts_.graph().terms[project].commitment;
        const bool counts = commitment && facts_.graph().options.cap == LateCap::commitment;
        return counts ? Facts::slot(commitment) : early_.project_finish(project);
    }

    /// Actual dates: what should have come before a successor that has begun was due when it began, or ended.
    [[nodiscard]] MaybeSlot due(const NetworkRelation& relation) const {
        const auto& after = facts_.status(relation.to);
        if (facts_.complete(relation.from)) { return std::nullopt; }
        if (!on_finish(relation)) { return Facts::slot(after.actual_start); }
        return facts_.complete(relation.to) ? Facts::slot(after.actual_finish) : ends_[relation.to].finish;
    }

    /// The instant at which the successor of a relation needs it, before the lag.
    [[nodiscard]] MaybeSlot wanted(const NetworkRelation& relation) const {
        if (facts_.logic(ProgressLogic::actual_dates) && !facts_.not_started(relation.to)) { return due(relation); }
        if (facts_.asks_though_begun(relation)) { return wanted_by_begun(relation); }
        if (!early_.felt(relation)) { return std::nullopt; }
        const auto& after = ends_[relation.to];
        return on_finish(relation) || facts_.complete(relation.to) ? after.finish : after.start;
    }

    /// MS Project: what has begun wants its predecessor done where it goes on at the earliest, and its start only for what follows it.
    [[nodiscard]] MaybeSlot wanted_by_begun(const NetworkRelation& relation) const {
        const auto& after = ends_[relation.to];
        const auto goes_on = early_.ends(relation.to).start;
        if (on_finish(relation)) { return after.finish; }
        if (!from_start(relation)) { return after.start ? std::max(after.start, goes_on) : std::nullopt; }
        bool followed = false;
        facts_.out_of(relation.to, [&](const NetworkRelation& /*next*/) { followed = true; });
        return followed ? goes_on : std::nullopt;
    }

    /// What the successor of a relation asks of the late finish of its predecessor.
    [[nodiscard]] MaybeSlot bound(const NetworkRelation& relation) const {
        const auto i = relation.from;
        if (facts_.loose(relation)) { return std::nullopt; }
        if (from_start(relation) && (!facts_.not_started(i) || facts_.rules(RuleSet::msp2016))) { return std::nullopt; }
        auto at = wanted(relation);
        if (!at) { return std::nullopt; }
        if (!facts_.rules(RuleSet::p6) && relation.type == RelationType::start_start) { at = facts_.own(i).begin_from(*at); }
        const auto needed = Facts::before_lag(relation, *at);
        return from_start(relation) ? finishing(i, needed) : needed;
    }

    [[nodiscard]] Slot finishing(std::uint32_t i, Slot start) const { return facts_.own(i).plus(start, facts_.remaining(i)); }

    [[nodiscard]] MaybeSlot constrained(std::uint32_t i) const {
        MaybeSlot bound;
        for (const Slot at : facts_.dates(i, ConstraintKind::finish_no_later)) { bound = least(bound, at); }
        for (const Slot at : facts_.dates(i, ConstraintKind::deadline)) { bound = least(bound, at); }
        if (!facts_.not_started(i)) { return bound; }
        for (const Slot at : facts_.dates(i, ConstraintKind::start_no_later)) { bound = least(bound, finishing(i, at)); }
        return bound;
    }

    [[nodiscard]] MaybeSlot mandatory(std::uint32_t i) const {
        if (const auto at = facts_.date(i, ConstraintKind::mandatory_finish)) { return at; }
        const auto at = facts_.not_started(i) ? facts_.date(i, ConstraintKind::mandatory_start) : std::nullopt;
        return at ? MaybeSlot{finishing(i, *at)} : std::nullopt;
    }

    [[nodiscard]] MaybeSlot last_finish(std::uint32_t i) const {
        if (!facts_.complete(i)) {
            if (const auto at = mandatory(i)) { return at; }
        }
        MaybeSlot latest = facts_.complete(i) ? std::nullopt : least(caps_[facts_.project(i)], constrained(i));
        facts_.out_of(i, [&](const NetworkRelation& relation) { latest = least(latest, bound(relation)); });
        return latest;
    }

    [[nodiscard]] Slot position(std::uint32_t i, Slot bound) const {
        const auto& own = facts_.own(i);
        const bool milestone = facts_.is(i, ActivityKind::start_milestone) || facts_.is(i, ActivityKind::finish_milestone);
        if (milestone && !facts_.rules(RuleSet::p6)) { return bound; }
        if (facts_.is(i, ActivityKind::start_milestone)) {
            // Between two shifts it moves back, unless it has no float: then it is where it is early.
            const bool no_float = own.at(bound - 1) && early_.ends(i).start == own.begin_from(bound);
            if (own.at(bound) || no_float) { return own.begin_from(bound); }
        }
        if (facts_.rules(RuleSet::msp2016)) { return own.at(bound - 1) ? bound : own.begin_from(bound); }
        const auto end = own.end_until(bound);
        // A finish milestone may sit outside its own working time, where the work before it puts it: it is not late there, if it may sit
        // there.
        const auto finish = facts_.is(i, ActivityKind::finish_milestone) ? early_.ends(i).finish : std::nullopt;
        return finish && !own.at(*finish) && *finish <= bound ? std::max(end, *finish) : end;
    }

    bool step(std::uint32_t i) {
        if (facts_.spans(i)) { return false; }
        const auto bound = last_finish(i);
        Ends found{bound, bound};
        if (bound && !facts_.complete(i)) {
            const auto end = position(i, *bound);
            found = {facts_.own(i).plus(end, -facts_.remaining(i)), end};
        }
        return std::exchange(ends_[i], found) != found;
    }

    const Facts& facts_;
    const EarlyPass& early_;
    std::vector<MaybeSlot> caps_;
    std::vector<Ends> ends_;
};

} // namespace slipway::test
