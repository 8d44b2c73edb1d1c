#pragma once
// The calendars of the generated networks.

#include "slipway/calendar/calendar.hpp"

#include <vector>

namespace slipway::bench {

/// Five days, six days, seven days, around the clock, night shifts, four long days, five days with China's holidays and make-up days, and
/// five days with half a Saturday.
[[nodiscard]] std::vector<Calendar> eight_calendars();

} // namespace slipway::bench
