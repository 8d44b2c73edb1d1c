#pragma once
// What makes milestones as late as they are: the longest path into each, the next float paths, and what each activity costs (drag).

#include "slipway/report/report.hpp"
#include "slipway/tracking/outlook.hpp"

#include <optional>
#include <vector>

namespace slipway {

struct CriticalQuestion {
    std::vector<std::uint32_t> targets; ///< activities; a project is asked for by its completion
    std::optional<std::size_t> most;    ///< at most so many targets
    std::size_t paths = 1;              ///< the longest path, and this many less one of the float paths after it
};

/// One row an activity of a path, the targets that are latest against their project's limit first; targets without a forecast are left out
/// and counted. `critical_for` is the project's key when the target is its completion, else the target's. Path 1 is the longest path, with
/// the drag of each activity on the target in working days of its calendar and in days between the dates shown; the others have their
/// relative float, in days of the target's calendar, and the activity at which they join. Tail: where "float ≤ 0" and "longest path"
/// disagree, and why.
[[nodiscard]] Report critical_report(const Portfolio& portfolio, const Outlook& outlook, const CriticalQuestion& question,
                                     Language language);

} // namespace slipway
