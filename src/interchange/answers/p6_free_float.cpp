#include "interchange/answers/p6_free_float.hpp"

#include "interchange/answers/p6_input.hpp"
#include "slipway/schedule/explain.hpp"

#include <algorithm>

namespace slipway {
namespace {

bool constrained(const ForeignActivity& one, ConstraintKind kind) {
    return std::ranges::any_of(one.constraints, [&](const ForeignConstraint& constraint) { return constraint.kind == kind; });
}

/// Work that must finish on a day has no free float, nor has work that ends on an expected day, nor an end that must start on
/// one or counts as critical.
bool without_free_float(const ForeignSchedule& foreign, const ForeignComputed& computed, std::uint32_t activity) {
    const auto& one = foreign.activities[activity];
    if (constrained(one, ConstraintKind::mandatory_finish)) { return true; }
    if (one.expected_finish && foreign.options.use_expected_finish) { return true; }
    if (!constrained(one, ConstraintKind::mandatory_start) && !foreign.options.critical.open_ends) { return false; }
    const auto out = computed.network.out_of(activity);
    return std::ranges::none_of(out, [&](std::uint32_t relation) { return computed.network.relations[relation].binds; });
}

/// What complete work waits for beyond the end of this, which still drives it.
std::optional<Minutes> float_to_complete(const ForeignComputed& computed, const NetworkRelation& relation) {
    const auto through = computed.schedule.through(relation.to);
    const bool from_start = relation.type == RelationType::start_start || relation.type == RelationType::start_finish;
    if (through == unknown_instant || !computed.schedule.has_forecast(relation.from)) { return std::nullopt; }
    const bool begun = from_start && computed.status[relation.from].state == ProgressState::in_progress;
    const auto end = from_start ? computed.schedule.early_start(relation.from) : computed.schedule.early_finish(relation.from);
    const auto reached = computed.calendars[relation.lag_calendar].add(end, begun ? Minutes{0} : relation.lag);
    return computed.calendars[computed.network.activities[relation.from].calendar].between(reached, through);
}

std::optional<Minutes> float_before(const ForeignSchedule& foreign, const ForeignComputed& computed, std::uint32_t index) {
    const auto& relation = computed.network.relations[index];
    if (!relation.binds) { return std::nullopt; }
    if (computed.status[relation.to].state == ProgressState::complete) { return float_to_complete(computed, relation); }
    auto left = link_float(computed.scheduled(), index);
    if (left && relation.type == RelationType::start_finish) { *left += start_to_finish_gap(foreign); }
    return left;
}

/// Whether the engine's float is not the one of P6.
bool special(const ForeignSchedule& foreign, const ForeignComputed& computed, std::uint32_t activity) {
    if (start_to_finish_gap(foreign) > Minutes{0}) { return true; }
    const auto& network = computed.network;
    return std::ranges::any_of(network.outgoing_at((*network.position)[activity]), [&](const OutgoingRelation& relation) {
        return computed.status[network.order[relation.to]].state == ProgressState::complete;
    });
}

} // namespace

std::optional<Minutes> p6_free_float(const ForeignSchedule& foreign, const ForeignComputed& computed, std::uint32_t activity) {
    const auto engine = computed.schedule.free_float(activity);
    if (!engine || without_free_float(foreign, computed, activity)) { return engine ? std::optional{Minutes{0}} : engine; }
    if (!special(foreign, computed, activity)) { return engine; }
    std::optional<Minutes> least;
    for (const auto relation : computed.network.out_of(activity)) {
        if (const auto left = float_before(foreign, computed, relation)) { least = std::min(*left, least.value_or(*left)); }
    }
    return least ? std::max(Minutes{0}, *least) : *engine;
}

} // namespace slipway
