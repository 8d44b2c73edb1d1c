#pragma once
// Our calendars for other tools.

#include "interchange/given_out/exported.hpp"

namespace slipway {

/// The calendars that are needed, their exceptions only in the years around the work; the others are a loss.
[[nodiscard]] std::vector<ForeignCalendar> exported_calendars(const Exported& exported, Losses& losses);

} // namespace slipway
