#include "interchange/driving.hpp"

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

/// Walks back along driving relations from everything marked.
void mark_drivers(const ForeignComputed& computed, std::vector<bool>& marked) {
    const auto& network = computed.network;
    for (auto place = static_cast<std::uint32_t>(network.order.size()); place-- > 0;) {
        const auto activity = network.order[place];
        if (!marked[activity]) { continue; }
        const bool complete = computed.status[activity].state == ProgressState::complete;
        if (complete && computed.schedule.through(activity) == unknown_instant) { continue; }
        for (auto slot = network.incoming_begin[place]; slot < network.incoming_begin[place + 1]; ++slot) {
            if (computed.schedule.drives(slot)) { marked[network.order[network.incoming[slot].from]] = true; }
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
    mark_drivers(computed, marked);
    return marked;
}

} // namespace slipway
