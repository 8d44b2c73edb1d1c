#include "interchange/taken_in/record_calendars.hpp"

#include "slipway/records/format.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace slipway {
namespace {

constexpr std::array<std::string_view, 7> day_keys{"mon", "tue", "wed", "thu", "fri", "sat", "sun"};

std::string hours_text(const DayHours& hours) {
    std::string text;
    for (const auto& period : hours) {
        text += fmt::format("{}\"{:02}:{:02}-{:02}:{:02}\"", text.empty() ? "" : ", ", period.from / 60, period.from % 60, period.to / 60,
                            period.to % 60);
    }
    return "[" + text + "]";
}

/// A day with the hours of an earlier one names that; one without hours is not named.
std::string week_text(const std::array<DayHours, 7>& week) {
    std::string text;
    for (std::size_t day = 0; day < week.size(); ++day) {
        if (week.at(day).empty()) { continue; }
        const auto first = static_cast<std::size_t>(std::ranges::find(week, week.at(day)) - week.begin());
        text += fmt::format("{}{} = {}", text.empty() ? "" : ", ", day_keys.at(day),
                            first < day ? quoted_text(day_keys.at(first)) : hours_text(week.at(day)));
    }
    return "{ " + text + " }";
}

using Exception = std::map<Date, DayException>::const_iterator;

/// The first exception after the run of days that begins with `first`: one after the other, all with the same hours and name.
Exception end_of_run(Exception first, Exception end) {
    auto last = first;
    auto next = std::next(first);
    while (next != end && next->first == last->first + Days{1} && next->second.hours == first->second.hours &&
           next->second.name == first->second.name) {
        last = next++;
    }
    return next;
}

std::string exceptions_text(const std::map<Date, DayException>& exceptions) {
    std::string text;
    for (auto first = exceptions.begin(); first != exceptions.end();) {
        const auto next = end_of_run(first, exceptions.end());
        const auto last = std::prev(next);
        text += "\n[[calendar.except]]\n";
        if (first == last) { text += fmt::format("date = \"{}\"\n", to_string(first->first)); }
        if (first != last) { text += fmt::format("from = \"{}\"\nto = \"{}\"\n", to_string(first->first), to_string(last->first)); }
        text += fmt::format("hours = {}\n", hours_text(first->second.hours));
        if (!first->second.name.empty()) { text += fmt::format("note = {}\n", quoted_text(first->second.name)); }
        first = next;
    }
    return text;
}

} // namespace

std::string calendar_text(const RecordPlan& plan) {
    std::string text;
    for (std::size_t i = 0; i < plan.foreign.calendars.size(); ++i) {
        if (!plan.calendar_used[i]) { continue; }
        const auto& calendar = plan.foreign.calendars[i];
        const auto& rules = calendar.rules;
        text += fmt::format("[[calendar]]\nkey = {}\n", quoted_text(plan.calendar_keys[i]));
        if (!calendar.name.empty()) { text += fmt::format("name = {}\n", quoted_text(calendar.name)); }
        text += fmt::format("week = {}\nminutes_per_day = {}\ndays_per_week = {}\ndays_per_month = {}\n", week_text(rules.week),
                            rules.per_day.count(), std::clamp(rules.days_per_week, 1, 7), std::clamp(rules.days_per_month, 1, 31));
        text += exceptions_text(rules.exceptions) + "\n";
    }
    return text;
}

} // namespace slipway
