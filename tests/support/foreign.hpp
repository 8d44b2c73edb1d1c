#pragma once
// Foreign schedules made by hand, as a reader would leave them.

#include "slipway/interchange/computed.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

namespace slipway::test {

/// "2024-03-05T08:00"; a day alone is its midnight. Throws when it is neither.
inline Instant at(std::string_view text) {
    const auto day = parse_date(text.substr(0, 10)).value();
    if (text.size() == 10) { return day; }
    const int hour = std::stoi(std::string{text.substr(11, 2)});
    return Instant{day} + Minutes{hour * 60 + std::stoi(std::string{text.substr(14, 2)})};
}

/// Monday to Friday, 8 to 12 and 13 to 17.
inline CalendarRules five_days() {
    CalendarRules rules;
    for (std::size_t day = 0; day < 5; ++day) { rules.week.at(day) = {{480, 720}, {780, 1020}}; }
    return rules;
}

/// Monday to Saturday, 7 to 11:30 and 13 to 18: 570 minutes, called a day of ten hours.
inline CalendarRules six_days() {
    CalendarRules rules;
    for (std::size_t day = 0; day < 6; ++day) { rules.week.at(day) = {{420, 690}, {780, 1080}}; }
    rules.per_day = Minutes{600};
    rules.days_per_week = 6;
    rules.days_per_month = 26;
    return rules;
}

inline CalendarRules all_hours() {
    CalendarRules rules;
    rules.week.fill({{0, 1440}});
    rules.per_day = Minutes{1440};
    rules.days_per_week = 7;
    rules.days_per_month = 30;
    return rules;
}

/// Calendars 0 five days, 1 six days, 2 all hours; no project yet.
inline ForeignSchedule empty_schedule() {
    ForeignSchedule schedule;
    schedule.calendars = {{"1", "Five Days", five_days(), 3}, {"2", "Six Days", six_days(), 4}, {"3", "24 Hours", all_hours(), 5}};
    return schedule;
}

/// Adds a project; keys in rising order.
inline void add_project(ForeignSchedule& schedule, const std::string& key, Instant data_date) {
    schedule.projects.push_back({.id = std::to_string(schedule.projects.size() + 1),
                                 .key = key,
                                 .code = key,
                                 .name = "Project " + key,
                                 .data_date = data_date,
                                 .status_date = data_date,
                                 .line = 10});
}

/// Adds work to the last project, of eight-hour days, not begun; keys in rising order.
inline ForeignActivity& add_work(ForeignSchedule& schedule, const std::string& key, int days, std::uint32_t calendar = 0) {
    ForeignActivity one;
    one.id = std::to_string(1000 + schedule.activities.size());
    one.key = key;
    one.code = key;
    one.name = "Work " + key;
    one.project = static_cast<std::uint32_t>(schedule.projects.size() - 1);
    one.calendar = calendar;
    one.duration = one.remaining = Minutes{480 * days};
    one.line = 100 + static_cast<std::uint32_t>(schedule.activities.size());
    schedule.activities.push_back(one);
    return schedule.activities.back();
}

inline std::uint32_t index_of(const ForeignSchedule& schedule, std::string_view key) {
    const auto found = std::ranges::find(schedule.activities, key, &ForeignActivity::key);
    REQUIRE(found != schedule.activities.end());
    return static_cast<std::uint32_t>(found - schedule.activities.begin());
}

/// The lag is in the calendar of the predecessor unless another is named.
inline void relate(ForeignSchedule& schedule, std::string_view from, std::string_view to, RelationType type = RelationType::finish_start,
                   Minutes lag = Minutes{0}, std::optional<std::uint32_t> lag_calendar = {}) {
    const auto first = index_of(schedule, from);
    schedule.relations.push_back({first, index_of(schedule, to), type, lag, lag_calendar.value_or(schedule.activities[first].calendar),
                                  500 + static_cast<std::uint32_t>(schedule.relations.size())});
}

inline ForeignComputed computed(const ForeignSchedule& schedule) {
    auto result = compute(schedule);
    REQUIRE(std::holds_alternative<ForeignComputed>(result));
    return std::get<ForeignComputed>(std::move(result));
}

} // namespace slipway::test
