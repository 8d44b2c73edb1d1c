#include "slipway/schedule/schedule.hpp"

#include <algorithm>
#include <unordered_set>

namespace slipway {

std::vector<std::uint32_t> longest_path(const Network& network, const Schedule& schedule, const ScheduleInput& input,
                                        std::uint32_t target) {
    std::vector<std::uint32_t> reached;
    if (!schedule.has_forecast(target)) { return reached; }
    std::vector<std::uint32_t> pending{target};
    std::unordered_set<std::uint32_t> seen{target};
    while (!pending.empty()) {
        const auto activity = pending.back();
        pending.pop_back();
        const bool complete = input.status[activity].state == ProgressState::complete;
        if (!complete) { reached.push_back(activity); }
        if (complete && schedule.through[activity] == unknown_instant) { continue; }
        for (const auto index : network.into(activity)) {
            const auto from = network.relations[index].from;
            if (schedule.driving[index] && seen.insert(from).second) { pending.push_back(from); }
        }
    }
    std::ranges::sort(reached);
    return reached;
}

std::vector<std::uint32_t> bound_chain(const Network& network, const Schedule& schedule, std::uint32_t activity) {
    std::vector<std::uint32_t> chain{activity};
    while (schedule.early_bound[chain.back()].kind == Bound::Kind::relation) {
        chain.push_back(network.relations[schedule.early_bound[chain.back()].index].from);
    }
    return chain;
}

} // namespace slipway
