#pragma once
// The longest path as P6 flags it.

#include "slipway/interchange/computed.hpp"

namespace slipway {

/// By activity: whether it lies on a chain of driving relations that ends in work whose early finish is its project's latest (of all
/// projects, when work floats to the finish of all).
[[nodiscard]] std::vector<bool> longest_paths(const ForeignSchedule& foreign, const ForeignComputed& computed);

} // namespace slipway
