#pragma once
// How many calendars a file may ask for.

#include "interchange/problems.hpp"
#include "slipway/interchange/foreign.hpp"

#include <optional>

namespace slipway::interchange {

/// Far more than anybody enters.
inline constexpr std::size_t most_calendars = 2'000;

/// A compiled calendar takes memory for every day of all years, and as much again as its working time has blocks of one length. What is
/// wrong when the calendars ask for more than there is.
[[nodiscard]] std::optional<Complaint> too_many_calendars(const std::vector<ForeignCalendar>& calendars);

} // namespace slipway::interchange
