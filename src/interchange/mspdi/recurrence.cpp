// Days on which an exception of a calendar recurs.

#include "interchange/mspdi/calendar.hpp"

#include <algorithm>

namespace slipway::interchange {
namespace {

using std::chrono::year_month;
using std::chrono::year_month_day;

int months_between(year_month_day from, year_month_day to) {
    const year_month first{from.year(), from.month()};
    const year_month last{to.year(), to.month()};
    return static_cast<int>((last - first).count());
}

unsigned days_in(year_month month) { return static_cast<unsigned>((month / std::chrono::last).day()); }

/// Whether a day is of the kind that a month item names: any, weekday, weekend day, one day of the week.
bool is_item(int item, Date day) {
    const auto weekday = std::chrono::weekday{day};
    const bool weekend = weekday == std::chrono::Saturday || weekday == std::chrono::Sunday;
    if (item == 1) { return !weekend; }
    if (item == 2) { return weekend; }
    return item < 3 || weekday.c_encoding() == static_cast<unsigned>(item - 3);
}

/// Whether a day is the first, second .. or the last of its kind in its month.
bool is_at_position(const MspRecurrence& recurrence, Date day) {
    if (!is_item(recurrence.month_item, day)) { return false; }
    const year_month_day civil{day};
    const bool last = recurrence.month_position >= 4;
    const auto end = Date{civil.year() / civil.month() / std::chrono::last};
    const auto begin = Date{civil.year() / civil.month() / 1};
    int others = 0;
    for (auto other = last ? day + Days{1} : begin; last ? other <= end : other < day; other += Days{1}) {
        others += is_item(recurrence.month_item, other) ? 1 : 0;
    }
    return others == (last ? 0 : recurrence.month_position);
}

/// The day of a month that a number names; the last one where the month is shorter.
bool is_month_day(const MspRecurrence& recurrence, year_month_day civil) {
    if (recurrence.month_day < 1) { return false; }
    return static_cast<unsigned>(civil.day()) ==
           std::min(static_cast<unsigned>(recurrence.month_day), days_in({civil.year(), civil.month()}));
}

bool is_month(const MspRecurrence& recurrence, year_month_day civil) {
    return static_cast<int>(static_cast<unsigned>(civil.month())) == recurrence.month + 1;
}

} // namespace

bool recurs(const MspRecurrence& recurrence, Date from, Date day) {
    const year_month_day civil{day};
    const auto days = days_between(from, day);
    switch (recurrence.type) {
    case 2: return is_month(recurrence, civil) && is_month_day(recurrence, civil);
    case 3: return is_month(recurrence, civil) && is_at_position(recurrence, day);
    case 4: return months_between(year_month_day{from}, civil) % recurrence.period == 0 && is_month_day(recurrence, civil);
    case 5: return months_between(year_month_day{from}, civil) % recurrence.period == 0 && is_at_position(recurrence, day);
    case 6: {
        const auto bit = 1U << std::chrono::weekday{day}.c_encoding();
        return days / 7 % recurrence.period == 0 && (static_cast<unsigned>(recurrence.days_of_week) & bit) != 0;
    }
    default: return days % recurrence.period == 0;
    }
}

} // namespace slipway::interchange
