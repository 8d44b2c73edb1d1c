#pragma once
// What a foreign file says of the progress of its work, in the words of our reports.

#include "slipway/interchange/computed.hpp"
#include "slipway/tracking/progress.hpp"

namespace slipway {

/// The last day for which a project of the file speaks of progress.
[[nodiscard]] Date reported_day(const ForeignProject& project);

/// The latest of all projects.
[[nodiscard]] Date reported_day(const ForeignSchedule& foreign);

/// Progress of the file's activities and projects. Both forecasts are what was computed: a file knows one duration.
[[nodiscard]] Progress progress_of(const ForeignSchedule& foreign, const ForeignComputed& computed);

} // namespace slipway
