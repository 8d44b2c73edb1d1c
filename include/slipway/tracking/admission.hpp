#pragma once
// What an update may say: the checks before anything is stored.

#include "slipway/base/diagnostic.hpp"
#include "slipway/tracking/progress.hpp"

#include <span>
#include <vector>

namespace slipway {

/// What is wrong with new observations about one activity, given what was known of it and the data date of the report: a date that is no
/// day, a fact after the data date, a finish before the start, a duration that is none, remaining work on a milestone or on finished work.
/// Empty when all may be stored.
[[nodiscard]] std::vector<Diagnostic> refused(const Portfolio& portfolio, std::uint32_t activity, const ActivityFacts& known,
                                              std::span<const Observation> news, Date as_of);

} // namespace slipway
