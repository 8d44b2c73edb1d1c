#pragma once
// A foreign schedule computed by our engine with the file's own options.

#include "slipway/base/diagnostic.hpp"
#include "slipway/interchange/foreign.hpp"
#include "slipway/schedule/schedule.hpp"

#include <variant>

namespace slipway {

/// What the engine was given and what it found. The first activities and relations of the network are those of the foreign schedule, by the
/// same index; relations that had to be made (from a summary to the work it spans) come after them. Inactive work has no forecast.
/// The index of a project is that of the foreign schedule; one more, without a forecast, holds what is inactive.
struct ForeignComputed {
    Network network;
    std::vector<Calendar> calendars;
    std::vector<ActivityStatus> status;
    std::vector<ActivityConstraint> constraints; ///< sorted by activity
    std::vector<ProjectTerms> terms;
    ScheduleOptions options;
    Schedule schedule;
    /// By activity, what the tool itself prints, where that is not what the schedule says; empty when it is the same for all.
    std::vector<ForeignAnswers> told;
    std::vector<bool> driving; ///< p6: by activity, whether it is on the longest path to the finish; empty for MS Project

    [[nodiscard]] Scheduled scheduled() const { return {network, {calendars, status, constraints, terms, options}, schedule}; }
};

/// Computes it, or says what forbids it: one diagnostic a cycle, with the lines of `file` (an index into the sources of the file).
[[nodiscard]] std::variant<ForeignComputed, std::vector<Diagnostic>> compute(const ForeignSchedule& foreign, std::uint32_t file = 0);

/// Our answers in the tool's own terms, to be held against what the file stores: `early_start` of started work is what that tool prints
/// there, and so on. Fields that the tool does not compute for this activity are absent.
[[nodiscard]] ForeignAnswers answers(const ForeignSchedule& foreign, const ForeignComputed& computed, std::uint32_t activity);

} // namespace slipway
