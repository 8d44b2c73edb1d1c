#pragma once
// Constraints as other tools count them: start-on and finish-on are one.

#include "slipway/interchange/foreign.hpp"

namespace slipway {

struct PairedConstraint {
    ConstraintKind kind = ConstraintKind::start_no_earlier;
    bool on = false; ///< neither earlier nor later: `kind` is the no-earlier half
    std::optional<Instant> at;
};

/// In the order given, a pair at the place of its first half.
[[nodiscard]] std::vector<PairedConstraint> paired_constraints(const std::vector<ForeignConstraint>& given);

} // namespace slipway
