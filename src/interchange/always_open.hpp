#pragma once
// The calendar in which elapsed time runs.

#include "slipway/calendar/calendar.hpp"

#include <algorithm>

namespace slipway {

/// Works day and night, every day.
[[nodiscard]] inline bool always_open(const CalendarRules& rules) {
    const auto whole = [](const DayHours& hours) { return hours.size() == 1 && hours.front() == Period{0, 1440}; };
    return std::ranges::all_of(rules.week, whole) &&
           std::ranges::all_of(rules.exceptions, [&](const auto& one) { return whole(one.second.hours); });
}

/// Works at some time.
[[nodiscard]] inline bool works_ever(const CalendarRules& rules) {
    const auto worked = [](const DayHours& hours) { return !hours.empty(); };
    return std::ranges::any_of(rules.week, worked) ||
           std::ranges::any_of(rules.exceptions, [&](const auto& one) { return worked(one.second.hours); });
}

} // namespace slipway
