#pragma once
// The progress of foreign work as observations.

#include "interchange/taken_in/record_plan.hpp"
#include "slipway/tracking/observation.hpp"

namespace slipway {

/// What is known on the day of the plan, by activity; what records cannot say of it is among the losses.
[[nodiscard]] std::vector<Observation> observations_of(const RecordPlan& plan, Losses& losses);

} // namespace slipway
