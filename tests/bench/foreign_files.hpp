#pragma once
// One seeded network written for several programs: the same tasks, durations and links for each.

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace slipway::bench {

/// Tasks in topological order, finish-start links without lag, one calendar of eight hours Monday to Friday, from Monday 2025-01-06.
struct PlainPlan {
    std::vector<std::int32_t> days;                       ///< durations; every fiftieth task is a milestone of 0
    std::vector<std::vector<std::uint32_t>> predecessors; ///< by task, ascending
};

/// Every task follows 1 to 3 of the twentieth of the plan before it.
[[nodiscard]] PlainPlan plain_plan(std::uint32_t tasks, std::uint64_t seed = 1);

/// MS Project XML, a line a task.
[[nodiscard]] std::string mspdi_text(const PlainPlan& plan);
/// TaskJuggler 3, with a report as CSV named "plan".
[[nodiscard]] std::string tjp_text(const PlainPlan& plan);

} // namespace slipway::bench
