#pragma once
// What is said of foreign work that waits for itself.

#include "slipway/base/diagnostic.hpp"
#include "slipway/interchange/foreign.hpp"
#include "slipway/schedule/network.hpp"

namespace slipway {

/// `relations` are those of the network: the made ones after the foreign ones.
[[nodiscard]] Diagnostic cycle_diagnostic(const ForeignSchedule& foreign, const std::vector<NetworkRelation>& relations, const Cycle& cycle,
                                          std::uint32_t file);

} // namespace slipway
