#pragma once
// One change at a time on the clock, held to a full schedule.

#include "bench/figures.hpp"
#include "bench/generated.hpp"

namespace slipway::bench {

/// How many changes, and after how many of them each time the schedule is held to a full one.
struct IncrementalRun {
    std::uint32_t changes = 4000;
    std::uint32_t check_every = 200;
};

/// Draws new durations one after the other and times each change. The comparisons, the last of them after the last change, are off the
/// clock; the floor is the least of five full passes that follow. Throws when they differ, and says after which change and where.
[[nodiscard]] Figure incremental_figure(GeneratedNetwork& generated, const IncrementalRun& run);

} // namespace slipway::bench
