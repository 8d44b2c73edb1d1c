#pragma once
// Calendars as far as all rooms look at them: the one in which elapsed time runs, and those without any working time.

#include "slipway/interchange/foreign.hpp"

#include <algorithm>

namespace slipway {

/// Works day and night, every day.
[[nodiscard]] inline bool always_open(const CalendarRules& rules) {
    const auto whole = [](const DayHours& hours) { return hours.size() == 1 && hours.front() == Period{0, 1440}; };
    return std::ranges::all_of(rules.week, whole) &&
           std::ranges::all_of(rules.exceptions, [&](const auto& one) { return whole(one.second.hours); });
}

/// Made by a reader for durations and lags that run day and night, whatever calendar the work follows. A tool numbers the calendars that it
/// keeps; those that a reader made have words.
[[nodiscard]] inline bool elapsed_time(const ForeignCalendar& calendar) {
    const bool numbered = !calendar.id.empty() && std::ranges::all_of(calendar.id, [](char c) { return c >= '0' && c <= '9'; });
    return !numbered && always_open(calendar.rules);
}

/// Works at some time.
[[nodiscard]] inline bool works_ever(const CalendarRules& rules) {
    const auto worked = [](const DayHours& hours) { return !hours.empty(); };
    return std::ranges::any_of(rules.week, worked) ||
           std::ranges::any_of(rules.exceptions, [&](const auto& one) { return worked(one.second.hours); });
}

} // namespace slipway
