#pragma once
// The nested text in which a XER keeps a calendar's hours.

#include "slipway/calendar/calendar.hpp"

#include <map>
#include <optional>
#include <string_view>

namespace slipway::interchange {

/// What the text of one calendar says.
struct CalendarText {
    std::optional<std::array<DayHours, 7>> week; ///< Monday first; absent when the text has no week
    std::map<Date, DayHours> exceptions;         ///< by day; the last one of a day
    bool broken = false;                         ///< the text is not well formed; what came before is kept
    bool too_deep = false;                       ///< it is nested as no calendar is
    std::size_t bad_hours = 0;                   ///< shifts that are no span of a day; left out
    std::size_t bad_days = 0;                    ///< exceptions on no day between first_day and last_day; left out
    std::size_t past_midnight = 0;               ///< shifts that end on the next day; cut at midnight
};

/// Reads "(0||CalendarData()( (0||DaysOfWeek()( (0||1()() (0||2()( (0||0(s|08:00|f|12:00)()) … ". Days count from Sunday, 1; exceptions by
/// days since 1899-12-30. Walks the text once; its depth is bounded.
[[nodiscard]] CalendarText read_calendar_text(std::string_view text);

} // namespace slipway::interchange
