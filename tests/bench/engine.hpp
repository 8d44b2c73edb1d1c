#pragma once
// The engine on the clock and on the scales: a whole run, the passes alone, and the bytes.

#include "bench/generated.hpp"
#include "bench/timing.hpp"
#include "slipway/schedule/rescheduler.hpp"

namespace slipway::bench {

/// Built from copies of the arrays. Throws when they hold a cycle, which would be the generator's fault.
[[nodiscard]] Network built_network(const GeneratedNetwork& generated);

/// From arrays to a schedule: build_network, then schedule. Copying the arrays and freeing what came of them do not count.
[[nodiscard]] Nanoseconds time_full(const GeneratedNetwork& generated);

/// The passes alone, on a network built before and changed since: every date, float and drive again.
[[nodiscard]] Nanoseconds time_passes(Rescheduler& rescheduler);
/// `schedule` on a network built before.
[[nodiscard]] Nanoseconds time_schedule(const Network& network, const ScheduleInput& input);

/// The most bytes that a whole run holds at one time beyond the caller's arrays.
[[nodiscard]] std::int64_t full_peak_bytes(const GeneratedNetwork& generated);

/// Throws when the schedule has run into an edge of the years that calendars know: such dates cost less than real ones.
void check_inside_years(const GeneratedNetwork& generated);

} // namespace slipway::bench
