#pragma once
// Labels beside a chart that do not lie upon one another.

#include "report/svg_text.hpp"

#include <vector>

namespace slipway {

/// Where labels stand that would like to be at `wanted` (ascending): in this order, at least `apart` from one another, between `top` and
/// `bottom`. When there is no room for that they stand closer.
[[nodiscard]] std::vector<Tenths> spread(const std::vector<Tenths>& wanted, Tenths apart, Tenths top, Tenths bottom);

} // namespace slipway
