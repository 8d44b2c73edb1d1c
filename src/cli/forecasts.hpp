#pragma once
// What a publication keeps of the forecasts that it was made from.

#include "slipway/store/store.hpp"
#include "slipway/tracking/outlook.hpp"

namespace slipway {

/// Of every start or finish milestone that has a forecast or was reached, by key.
[[nodiscard]] std::vector<PublishedForecast> forecasts(const Portfolio& portfolio, const Outlook& outlook);

} // namespace slipway
