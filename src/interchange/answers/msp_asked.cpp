// What the relations into a task ask of it.

#include "interchange/answers/msp_passes.hpp"
#include "schedule/rules.hpp"

#include <algorithm>

namespace slipway {

MspPasses::Bounds MspPasses::bounds_of(std::uint32_t activity) const {
    Bounds found;
    const auto offer = [&](Instant at) {
        found.start = std::max(found.start, at);
        found.any = true;
    };
    each_incoming(activity, [&](std::uint32_t index) {
        const auto& one = relation(index);
        if (of_file(index)) {
            const auto at = asked_start(activity, one);
            if (at == unknown_instant) { return; }
            offer(at);
            found.linked = std::max(found.linked, at);
            return;
        }
        const auto& around = opening(one.from);
        if (around.start != Instant::min()) { offer(placed(activity, around.start)); }
        if (around.finish != Instant::min()) { offer(placed(activity, work(activity).start(around.finish, MspAmount::whole))); }
    });
    return found;
}

/// Where the lag of a relation ends.
Instant MspPasses::asked_end(const Relation& relation) const {
    const auto from = end_of(relation);
    return from == unknown_instant ? from : lag_calendar(relation).add(from, relation.lag);
}

Instant MspPasses::asked_start(std::uint32_t activity, const Relation& relation) const {
    auto at = asked_end(relation);
    if (at == unknown_instant) { return at; }
    if (to_finish(relation.type)) { at = work(activity).start(at, MspAmount::whole); }
    if (relation.type == RelationType::finish_finish) { at = std::max(at, project_start(activity)); }
    return placed(activity, at);
}

/// The end of the predecessor that a relation counts from.
Instant MspPasses::end_of(const Relation& relation) const {
    const auto& dates = dates_[relation.from];
    if (dates.early_finish == unknown_instant) { return unknown_instant; }
    if (is_summary(relation.from) && manual(relation.from)) {
        return from_start(relation.type) ? scheduled_start(relation.from) : scheduled_finish(relation.from);
    }
    const bool successor_waits = !is_opening(relation.to) && held_back(relation.to);
    const bool late = second_ && held_back(relation.from) && !successor_waits;
    if (from_start(relation.type)) { return late ? dates.late_start : dates.early_start; }
    return late ? dates.late_finish : dates.early_finish;
}

/// Where the task can take an instant. What has no duration sits where it is put.
Instant MspPasses::placed(std::uint32_t activity, Instant at) const {
    return work(activity).instant() ? at : work(activity).first_work(at);
}

void MspPasses::note_drives(std::uint32_t activity, Instant start) {
    each_incoming(activity, [&](std::uint32_t index) {
        if (!of_file(index) || inactive(relation(index).from)) { return; }
        drives_[graph_.file_relation[index]] = asked_start(activity, relation(index)) == start;
    });
}

} // namespace slipway
