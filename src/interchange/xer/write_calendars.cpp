#include "interchange/working_time.hpp"
#include "interchange/written_text.hpp"
#include "interchange/xer/write_parts.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace slipway {
namespace {

constexpr std::size_t longest_name = 255;
constexpr Date serial_epoch = std::chrono::local_days{std::chrono::year{1899} / 12 / 30};

/// "(0||0(s|08:00|f|12:00)())…"; the end of a day is written as 00:00.
std::string hours_text(const DayHours& hours) {
    std::string text;
    for (std::size_t i = 0; i < hours.size(); ++i) {
        const auto to = hours[i].to % 1440;
        text += fmt::format("(0||{}(s|{:02}:{:02}|f|{:02}:{:02})())", i, hours[i].from / 60, hours[i].from % 60, to / 60, to % 60);
    }
    return text;
}

/// P6 counts days from Sunday, 1.
std::string week_text(const CalendarRules& rules) {
    std::string text;
    for (std::size_t day = 0; day < 7; ++day) { text += fmt::format("(0||{}()({}))", day + 1, hours_text(rules.week.at((day + 6) % 7))); }
    return text;
}

std::string exceptions_text(const CalendarRules& rules) {
    std::string text;
    std::size_t number = 0;
    for (const auto& [day, exception] : rules.exceptions) {
        text += fmt::format("(0||{}(d|{})({}))", number++, (day - serial_epoch).count(), hours_text(exception.hours));
    }
    return text;
}

std::string calendar_text(const CalendarRules& rules) {
    return fmt::format("(0||CalendarData()((0||DaysOfWeek()({}))(0||VIEW(ShowTotal|N)())(0||Exceptions()({}))))", week_text(rules),
                       exceptions_text(rules));
}

/// Of a calendar that lags alone are measured in: P6 has its own for those.
bool only_for_lags(const XerWriting& writing, std::uint32_t index) {
    const auto& foreign = writing.foreign;
    if (writing.lag_calendar != XerLagCalendar::always || !always_open(foreign.calendars[index].rules)) { return false; }
    const auto uses = [&](const auto& one) { return one.calendar == index; };
    return std::ranges::none_of(foreign.activities, uses) && std::ranges::none_of(foreign.projects, uses);
}

void add_losses(const ForeignCalendar& calendar, Losses& losses) {
    const auto names = std::ranges::count_if(calendar.rules.exceptions, [](const auto& one) { return !one.second.name.empty(); });
    if (names > 0) {
        losses.add("exception-name", "P6 keeps the days of a calendar's exceptions, not their names", calendar.line,
                   static_cast<std::size_t>(names));
    }
    if (calendar.rules.published_until) {
        losses.add("calendar-validity", "until when the holidays of a calendar are published has no place in the format", calendar.line);
    }
}

XerRow calendar_row(const XerWriting& writing, std::uint32_t index) {
    const auto& calendar = writing.foreign.calendars[index];
    const auto& rules = calendar.rules;
    const bool first = !writing.foreign.projects.empty() && writing.foreign.projects.front().calendar == index;
    return {{"clndr_id", XerWriting::id(index)},
            {"default_flag", xer_flag(first)},
            {"clndr_name", one_line({calendar.name, calendar.line}, longest_name, writing.losses)},
            {"proj_id", ""},
            {"base_clndr_id", ""},
            {"last_chng_date", ""},
            {"clndr_type", "CA_Base"},
            {"day_hr_cnt", xer_hours(rules.per_day)},
            {"week_hr_cnt", xer_hours(rules.per_day * rules.days_per_week)},
            {"month_hr_cnt", xer_hours(rules.per_day * rules.days_per_month)},
            {"year_hr_cnt", xer_hours(rules.per_day * rules.days_per_month * 12)},
            {"rsrc_private", "N"},
            {"clndr_data", calendar_text(rules)}};
}

} // namespace

void write_xer_calendars(const XerWriting& writing) {
    XerTable table{writing.out, "CALENDAR"};
    for (std::uint32_t i = 0; i < writing.foreign.calendars.size(); ++i) {
        if (only_for_lags(writing, i)) { continue; }
        add_losses(writing.foreign.calendars[i], writing.losses);
        table.add(calendar_row(writing, i));
    }
}

} // namespace slipway
