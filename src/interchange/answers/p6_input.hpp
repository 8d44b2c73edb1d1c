#pragma once
// What P6 makes of a file before it runs the passes.

#include "slipway/interchange/computed.hpp"

namespace slipway {

/// Old versions count a finish by its last minute: a finish that waits for a start comes a minute after it, which no float counts.
[[nodiscard]] Minutes start_to_finish_gap(const ForeignSchedule& foreign);

/// External dates become constraints, and of a lag from a started predecessor only what is left counts.
void prepare_p6(const ForeignSchedule& foreign, ForeignComputed& computed);

/// Lets expected finishes set the remaining durations; runs the passes. Work that cannot begin before its expected finish keeps the
/// remaining duration of the file, which is what P6 made of it.
void schedule_expected(const ForeignSchedule& foreign, ForeignComputed& computed);

/// The work of each activity that has no successor which binds it.
[[nodiscard]] std::vector<bool> open_ends(const Network& network);

} // namespace slipway
