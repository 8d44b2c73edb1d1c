#include "interchange/answers/driving.hpp"

#include <algorithm>

namespace slipway {
namespace {

/// The latest finish of the work that counts, by project; `never` of a project without any.
constexpr auto never = Instant::min();

bool counts(const ForeignComputed& computed, std::uint32_t activity) {
    return computed.network.activities[activity].kind != ActivityKind::level_of_effort && computed.schedule.has_forecast(activity);
}

std::vector<Instant> last_finishes(const ForeignSchedule& foreign, const ForeignComputed& computed) {
    std::vector<Instant> last(foreign.projects.size(), never);
    for (std::uint32_t i = 0; i < foreign.activities.size(); ++i) {
        if (!counts(computed, i)) { continue; }
        auto& finish = last[foreign.activities[i].project];
        finish = std::max(finish, computed.schedule.early_finish(i));
    }
    if (foreign.options.float_to_all_projects && !last.empty()) { std::ranges::fill(last, *std::ranges::max_element(last)); }
    return last;
}

bool is_effort(const ForeignSchedule& foreign, std::uint32_t activity) {
    return foreign.activities[activity].kind == ForeignKind::level_of_effort;
}

/// Whether an end of a level of effort is where a relation puts it: at the end of the other activity, less or with the lag. What has begun
/// puts it nowhere any more.
bool sets_effort(const ForeignSchedule& foreign, const ForeignComputed& computed, const NetworkRelation& relation) {
    const bool backward = is_effort(foreign, relation.from);
    if (backward == is_effort(foreign, relation.to) || !relation.binds) { return false; }
    const auto effort = backward ? relation.from : relation.to;
    const auto other = backward ? relation.to : relation.from;
    const auto& schedule = computed.schedule;
    if (computed.status[other].state != ProgressState::not_started || !schedule.has_forecast(effort) || !schedule.has_forecast(other)) {
        return false;
    }
    const bool from_start = relation.type == RelationType::start_start || relation.type == RelationType::start_finish;
    const bool to_start = relation.type == RelationType::start_start || relation.type == RelationType::finish_start;
    const bool own_start = backward ? from_start : to_start;
    const bool others_start = backward ? to_start : from_start;
    const auto counted_from = others_start ? schedule.early_start(other) : schedule.early_finish(other);
    const auto reached = computed.calendars[relation.lag_calendar].add(counted_from, backward ? -relation.lag : relation.lag);
    const auto& own = computed.calendars[foreign.activities[effort].calendar];
    return own_start ? own.next_work(reached) == schedule.early_start(effort) : own.previous_work(reached) == schedule.early_finish(effort);
}

/// Walks back along driving relations from everything marked. Levels of effort drive nothing, but are marked with the work that sets an end
/// of theirs.
void mark_drivers(const ForeignSchedule& foreign, const ForeignComputed& computed, std::vector<bool>& marked) {
    const auto& network = computed.network;
    for (auto place = static_cast<std::uint32_t>(network.order.size()); place-- > 0;) {
        const auto activity = network.order[place];
        if (!marked[activity]) { continue; }
        const bool complete = computed.status[activity].state == ProgressState::complete;
        if (complete && computed.schedule.through(activity) == unknown_instant) { continue; }
        for (auto slot = network.incoming_begin[place]; slot < network.incoming_begin[place + 1]; ++slot) {
            const auto& relation = network.relations[network.incoming[slot].relation];
            if (computed.schedule.drives(slot) || sets_effort(foreign, computed, relation)) { marked[relation.from] = true; }
        }
    }
}

} // namespace

std::vector<bool> longest_paths(const ForeignSchedule& foreign, const ForeignComputed& computed) {
    const auto last = last_finishes(foreign, computed);
    std::vector<bool> marked(foreign.activities.size(), false);
    for (std::uint32_t i = 0; i < foreign.activities.size(); ++i) {
        marked[i] = counts(computed, i) && computed.schedule.early_finish(i) == last[foreign.activities[i].project];
    }
    mark_drivers(foreign, computed, marked);
    return marked;
}

} // namespace slipway
