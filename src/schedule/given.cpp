#include "slipway/schedule/given.hpp"

#include <algorithm>
#include <cassert>

namespace slipway {
namespace {

/// Unknown as soon as one activity of the project has no forecast.
std::vector<Instant> finishes_of(const Network& network, std::span<const GivenDates> dates, std::size_t projects) {
    std::vector<Instant> finishes(projects, Instant::min());
    for (std::size_t i = 0; i < dates.size(); ++i) {
        const auto& one = network.activities[i];
        if (one.kind == ActivityKind::level_of_effort) { continue; }
        finishes[one.project] = std::max(finishes[one.project], dates[i].early_finish);
    }
    std::ranges::replace(finishes, Instant::min(), unknown_instant);
    return finishes;
}

} // namespace

Schedule given_schedule(const Network& network, std::span<const GivenDates> dates, const std::vector<bool>& drives, std::size_t projects) {
    assert(dates.size() == network.activities.size());
    const auto count = dates.size();
    Schedule made;
    made.position_ = network.position;
    made.early_.resize(count);
    made.late_.resize(count);
    made.total_float_.resize(count, unknown_work);
    made.free_float_.resize(count, unknown_work);
    for (std::uint32_t place = 0; place < count; ++place) {
        const auto& one = dates[network.order[place]];
        made.early_[place] = {{one.early_start, one.early_finish}};
        made.late_[place] = {{one.late_start, one.late_finish}};
        made.total_float_[place] = one.total_float;
        made.free_float_[place] = one.free_float;
    }
    made.driving_.resize((network.incoming.size() + 63) / 64 + 1, 0);
    for (std::size_t slot = 0; slot < network.incoming.size(); ++slot) {
        const std::uint64_t bit = drives[network.incoming[slot].relation] ? 1 : 0;
        made.driving_[slot / 64] |= bit << (slot % 64);
    }
    made.project_finish_ = finishes_of(network, dates, projects);
    return made;
}

} // namespace slipway
