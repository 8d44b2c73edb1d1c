#pragma once
// Working time as records write it.

#include "slipway/calendar/calendar.hpp"

#include <string>

namespace slipway {

/// A duration, never negative, that reads back as the same minutes in a calendar with such days: "10wd", else "6h", else "90min".
[[nodiscard]] std::string work_text(Minutes work, Minutes per_day);

/// A lag: as above, with a minus before a lead; empty for none.
[[nodiscard]] std::string lag_text(Minutes lag, Minutes per_day);

/// A lag of a calendar whose days are not those of the work: "72h", else "90min".
[[nodiscard]] std::string lag_in_hours(Minutes lag);

} // namespace slipway
