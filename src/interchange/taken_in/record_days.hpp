#pragma once
// Instants of a foreign schedule as the days that records state.

#include "interchange/days.hpp"
#include "interchange/taken_in/record_plan.hpp"

namespace slipway {

/// The day for an instant of an activity's calendar, as in `edge_day`; a loss when it is not exact.
[[nodiscard]] Date recorded_day(const Calendar& calendar, Instant instant, DayEdge edge, std::uint32_t line, Losses& losses);

} // namespace slipway
