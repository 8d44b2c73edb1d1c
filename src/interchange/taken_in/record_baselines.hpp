#pragma once
// The baselines of a foreign schedule as baselines of ours.

#include "interchange/taken_in/record_plan.hpp"
#include "slipway/tracking/baseline.hpp"

namespace slipway {

/// Numbers 1 to 10 first, then 0, which is the one that MS Project measures against: stored in this order it is the current one. By name
/// they are as in `imported_baseline_name`. Who approved them is the caller's business. The planned dates of P6 are no baseline.
[[nodiscard]] std::vector<Baseline> baselines_of(const RecordPlan& plan, Losses& losses);

} // namespace slipway
