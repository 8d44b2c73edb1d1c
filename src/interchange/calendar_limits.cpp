#include "interchange/calendar_limits.hpp"

#include <fmt/format.h>

#include <numeric>

namespace slipway::interchange {
namespace {

constexpr std::size_t most_blocks = 300'000'000;

/// Blocks of its working time in all years, about as a Calendar cuts it.
std::size_t blocks_of(const CalendarRules& rules) {
    constexpr auto weeks = static_cast<std::size_t>(last_year - first_year + 1) * 53;
    constexpr std::size_t shortest = 30;
    std::size_t common = 0;
    std::size_t a_week = 0;
    const auto see = [&](const Period& period) {
        const auto length = static_cast<std::size_t>(period.to - period.from);
        common = std::gcd(common, length);
        return length;
    };
    for (const auto& hours : rules.week) {
        for (const auto& period : hours) { a_week += see(period); }
    }
    for (const auto& [day, exception] : rules.exceptions) {
        for (const auto& period : exception.hours) { see(period); }
    }
    return a_week * weeks / std::max(common, shortest);
}

} // namespace

std::optional<Complaint> too_many_calendars(const std::vector<ForeignCalendar>& calendars) {
    std::size_t blocks = 0;
    std::size_t exceptions = 0;
    for (const auto& calendar : calendars) {
        blocks += blocks_of(calendar.rules);
        exceptions += calendar.rules.exceptions.size();
    }
    if (calendars.size() <= most_calendars && blocks <= most_blocks) { return std::nullopt; }
    return Complaint{"too-many-calendars",
                     fmt::format("the calendars in use are too many ({}, with {} exceptions and {} shifts in all years)", calendars.size(),
                                 exceptions, blocks),
                     "import one project at a time, or see where the file comes from"};
}

} // namespace slipway::interchange
