#pragma once
// One activity between two days: from what was to be expected of it to what is known of it, cause by cause.

#include "tracking/attribution_trail.hpp"

namespace slipway {

/// An activity that both days know. `first` and `last` are the two data dates; all work counts in `calendar`.
struct WorkBetween {
    const Calendar& calendar;
    ActivityKind kind = ActivityKind::task;
    Instant first{}, last{};
    const ActivityFacts& facts_first; ///< what is known of the first day
    const ActivityFacts& facts_last;
    std::optional<Pause> pause;     ///< the last one of the activity or of its whole project
    BoardDates forecast;            ///< on the first day
    const ActivityStatus& known;    ///< on the first day
    const ActivityStatus& expected; ///< on the last day, when all goes on as forecast
    const ActivityStatus& is;       ///< on the last day
};

struct WorkStep {
    Step step;
    ActivityStatus status; ///< after it
};

/// The steps from `expected` to `is`, the last of which arrives there; none when they are the same. Those of `Cause::stage` are one cause
/// of the project's, and say nothing themselves.
[[nodiscard]] std::vector<WorkStep> work_steps(const WorkBetween& work);

/// What is left of it as forecast, at a later data date.
[[nodiscard]] ActivityStatus as_forecast(const Calendar& calendar, const ActivityStatus& known, const BoardDates& forecast, Instant later);

} // namespace slipway
