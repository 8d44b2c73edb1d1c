#pragma once
// The likeliest cause of each difference.

#include "slipway/interchange/audit.hpp"

namespace slipway {

/// Gives each difference its cause: by activity and field, what the answers of the file and ours are.
void find_causes(const ForeignSchedule& foreign, const ForeignComputed& computed, std::vector<AuditDifference>& differences);

} // namespace slipway
