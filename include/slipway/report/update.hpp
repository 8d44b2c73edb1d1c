#pragma once
// The receipt of an update: what it says, and what it does to the forecasts.

#include "slipway/report/report.hpp"
#include "slipway/tracking/observation.hpp"
#include "slipway/tracking/what_if.hpp"

#include <span>

namespace slipway {

struct UpdateInput {
    World before;
    World after; ///< with the observations
    std::span<const Observation> news;
    bool stored = true;
    bool all = false; ///< whole lists instead of the worst twenty
};

/// Rows: the observations. Head: the forecast before and after of their project when they are all of one. Tail: every project whose
/// forecast, verdict or light changes.
[[nodiscard]] Report update_report(const UpdateInput& input, Language language);

} // namespace slipway
