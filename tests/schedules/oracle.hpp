#pragma once
// The schedule of a small network by brute force: working time is walked half-hour by half-hour, dates are relaxed until nothing changes.
// It shares the types of the engine and none of its code, so that one of the two is wrong when they differ. Rules: SEMANTICS §2 and §3.

#include "support/graph.hpp"

#include <optional>
#include <string>
#include <vector>

namespace slipway::test {

/// What the oracle says of one activity; absent is "not known".
struct OracleActivity {
    std::optional<Instant> early_start, early_finish, late_start, late_finish;
    std::optional<Minutes> total_float, free_float, interfering_float;
    std::optional<Instant> through;
    bool late_judged =
        true; ///< false for a level of effort with a side that no late date reaches, or with a late finish before its late start
    bool free_float_judged = true; ///< false when a successor has no forecast: SEMANTICS does not say what is free then
};

struct OracleSchedule {
    std::vector<OracleActivity> activities;
    std::vector<std::optional<bool>> driving;           ///< by relation; absent is "not judged"
    std::vector<std::optional<Instant>> project_finish; ///< by project
};

/// Needs: instants and durations in whole half-hours, everything between June 2023 and the end of 2025, no cycle, no relation between two
/// levels of effort.
[[nodiscard]] OracleSchedule oracle_schedule(const Graph& graph);

/// What the engine's schedule says otherwise, one line each; empty when they agree.
[[nodiscard]] std::string differences(const Solved& solved, const OracleSchedule& oracle);

} // namespace slipway::test
