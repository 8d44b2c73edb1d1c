#pragma once
// The late start of a level of effort as P6 stores it.

#include "slipway/interchange/computed.hpp"

namespace slipway {

/// P6 ties the late start of a level of effort to the late start of work before it, also of started work, and of complete work to what its
/// successors ask; the engine takes the actual start of both. Nothing without late dates.
[[nodiscard]] std::optional<Instant> late_start_of_effort(const ForeignComputed& computed, std::uint32_t activity);

} // namespace slipway
