#pragma once
// What if: what was tried, and what it moves.

#include "slipway/report/report.hpp"
#include "slipway/tracking/what_if.hpp"

namespace slipway {

struct WhatIfInput {
    World before;
    World after;               ///< under the trial
    const Portfolio& tried_on; ///< the portfolio whose indices the trial has: the records with their overlays
    const Trial& trial;
    std::vector<std::string> overlays; ///< the files and folders laid over the records
    const Moves& moves;
    bool all = false;  ///< whole lists instead of the worst twenty
    bool part = false; ///< `moves` holds only those of the projects selected
};

/// Rows: first the projects that move, then the activities. Tail: what was tried, with the floats that it used up; what became critical or
/// ceased to be; the promises broken and kept by it.
[[nodiscard]] Report what_if_report(const WhatIfInput& input, Language language);

} // namespace slipway
