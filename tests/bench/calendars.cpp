#include "bench/calendars.hpp"

namespace slipway::bench {
namespace {

const DayHours& day_shift() {
    static const DayHours hours{{480, 720}, {780, 1020}};
    return hours;
}

/// The same hours on the first `days` days of every week.
CalendarRules weekly(std::size_t days, const DayHours& hours) {
    CalendarRules rules;
    for (std::size_t day = 0; day < days; ++day) { rules.week[day] = hours; }
    rules.days_per_week = static_cast<int>(days);
    return rules;
}

/// `count` days off, and the Saturday before them made a working day.
void add_holiday(CalendarRules& rules, Date first, int count) {
    for (int day = 0; day < count; ++day) { rules.exceptions[first + Days{day}] = {}; }
    const auto saturday = first - Days{1} - (std::chrono::weekday{first - Days{1}} - std::chrono::Saturday);
    rules.exceptions[saturday].hours = day_shift();
}

/// The shape of a Chinese year; the Spring Festival wanders through the month in which it may lie, without the moon.
CalendarRules with_holidays(CalendarRules rules) {
    for (int year = first_year + 1; year <= last_year; ++year) {
        const std::chrono::year of{year};
        add_holiday(rules, Date{of / 1 / 1}, 1);
        add_holiday(rules, Date{of / 1 / 22} + Days{year * 19 % 30}, 7);
        add_holiday(rules, Date{of / 5 / 1}, 5);
        add_holiday(rules, Date{of / 10 / 1}, 7);
    }
    return rules;
}

CalendarRules with_half_saturday(CalendarRules rules) {
    rules.week[5] = {{480, 720}};
    return rules;
}

} // namespace

std::vector<Calendar> eight_calendars() {
    const auto five_days = weekly(5, day_shift());
    const std::vector<CalendarRules> rules{five_days,
                                           weekly(6, day_shift()),
                                           weekly(7, day_shift()),
                                           weekly(7, {{0, 1440}}),
                                           weekly(5, {{0, 360}, {1320, 1440}}),
                                           weekly(4, {{420, 720}, {780, 1080}}),
                                           with_holidays(five_days),
                                           with_half_saturday(five_days)};
    return {rules.begin(), rules.end()};
}

} // namespace slipway::bench
