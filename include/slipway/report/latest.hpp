#pragma once
// Plan back: what has to start and finish by when, so that a target date is kept.

#include "slipway/findings/findings.hpp"
#include "slipway/report/report.hpp"
#include "slipway/tracking/plan_back.hpp"

#include <span>

namespace slipway {

/// One row an activity, in the order given. What is already past is marked, and red where there is color.
[[nodiscard]] Report latest_report(const Portfolio& portfolio, const Outlook& outlook, const LatestQuestion& question,
                                   std::span<const LatestDates> activities, Language language);

} // namespace slipway
