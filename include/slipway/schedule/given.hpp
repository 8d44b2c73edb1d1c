#pragma once
// A schedule made of dates that were found by other rules than those of our passes, so that everything that reads a schedule can read it.

#include "slipway/schedule/schedule.hpp"

#include <span>
#include <vector>

namespace slipway {

struct GivenDates {
    Instant early_start = unknown_instant; ///< of the remaining work, once started
    Instant early_finish = unknown_instant;
    Instant late_start = unknown_instant;
    Instant late_finish = unknown_instant;
    Minutes total_float = unknown_work;
    Minutes free_float = unknown_work;
};

/// `dates` by activity, `drives` by relation as given to the network. The finish of a project is its latest early finish.
[[nodiscard]] Schedule given_schedule(const Network& network, std::span<const GivenDates> dates, const std::vector<bool>& drives,
                                      std::size_t projects);

} // namespace slipway
