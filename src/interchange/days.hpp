#pragma once
// The civil day that stands for an instant of another tool.

#include "slipway/calendar/calendar.hpp"

namespace slipway {

/// Whether a bound or a fact speaks of the beginning of work or of its end.
enum class DayEdge : std::uint8_t { start, finish };

/// The edge of a day's working time in a calendar: what a record that states the day means.
[[nodiscard]] Instant edge_of_day(const Calendar& calendar, Date day, DayEdge edge);

/// A day and whether its edge is the instant, as far as the calendar's working time tells them apart.
struct EdgeDay {
    Date day{};
    bool exact = false;
};

/// The day whose edge the instant is: its own, or the next (of a finish, the last) worked one when the instant lies between the two; else
/// its own, not exact.
[[nodiscard]] EdgeDay edge_day(const Calendar& calendar, Instant instant, DayEdge edge);

/// The day on which something is said to have finished. Midnight ends the day before, unless nobody works up to it: then a day without a
/// time was meant.
[[nodiscard]] Date day_finished(const Calendar& calendar, Instant finish);

} // namespace slipway
