#pragma once
// The free float as P6 stores it.

#include "slipway/interchange/computed.hpp"

namespace slipway {

/// What the engine found, but: complete work through which this still drives counts as a successor; and there is none of what must
/// start or finish on a day, is expected to finish on one, or counts as critical because nothing follows it.
[[nodiscard]] std::optional<Minutes> p6_free_float(const ForeignSchedule& foreign, const ForeignComputed& computed, std::uint32_t activity);

} // namespace slipway
