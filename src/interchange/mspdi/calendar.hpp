#pragma once
// One calendar of MS Project XML as it is written, before it inherits.

#include "interchange/mspdi/fields.hpp"
#include "slipway/calendar/calendar.hpp"

#include <array>
#include <optional>
#include <string>
#include <vector>

namespace slipway::interchange {

/// Which days of a span an exception means, by MS Project's numbers.
struct MspRecurrence {
    int type = 1;                   ///< 1, 7 daily; 2, 3 yearly by day, by position; 4, 5 monthly; 6 weekly
    int period = 1;                 ///< every so many days, weeks or months
    int days_of_week = 0;           ///< bits, Sunday first
    int month = 0;                  ///< January is 0
    int month_day = 0;              ///< from 1
    int month_item = 0;             ///< 0 day, 1 weekday, 2 weekend day, 3 Sunday .. 9 Saturday
    int month_position = 0;         ///< 0 first .. 3 fourth, 4 last
    std::optional<int> occurrences; ///< ends after so many days

    /// Every day of the span.
    [[nodiscard]] bool plain() const { return (type < 2 || type > 6) && period <= 1 && !occurrences; }
};

struct MspException {
    Date from{}, to{}; ///< inclusive, in the years that we know
    DayHours hours;
    std::string name;
    MspRecurrence recurrence;
};

/// Hours of the days that are stated, Monday first.
using MspWeek = std::array<std::optional<DayHours>, 7>;

/// Another week for a span of time.
struct MspWorkWeek {
    Date from{}, to{};
    MspWeek week;
};

struct MspCalendar {
    std::int32_t uid = 0;
    std::string name;
    bool is_base = false;
    std::optional<std::int32_t> base; ///< the UID that it inherits from
    MspWeek week;
    std::vector<MspException> exceptions;
    std::vector<MspWorkWeek> work_weeks;
    std::uint32_t line = 0;
};

/// Nothing when it has no UID, which is told.
[[nodiscard]] std::optional<MspCalendar> read_calendar(XmlNode node, const Fields& fields);

/// Whether a recurrence that began on `from` means a day.
[[nodiscard]] bool recurs(const MspRecurrence& recurrence, Date from, Date day);

/// Sorted, nothing overlapping or touching.
void put_in_order(DayHours& hours);

} // namespace slipway::interchange
