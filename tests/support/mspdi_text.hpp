#pragma once
// Small MS Project XML files for tests, and what the reader makes of them.

#include "slipway/interchange/read.hpp"

#include <catch2/catch.hpp>

#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>

namespace slipway::tests {

/// Monday to Friday, 8-12 and 13-17, as MS Project writes it.
inline std::string standard_week() {
    std::string week = "<WeekDays>";
    for (int day = 1; day <= 7; ++day) {
        const bool works = day > 1 && day < 7;
        week += "<WeekDay><DayType>" + std::to_string(day) + "</DayType><DayWorking>" + (works ? "1" : "0") + "</DayWorking>";
        if (works) {
            week += "<WorkingTimes><WorkingTime><FromTime>08:00:00</FromTime><ToTime>12:00:00</ToTime></WorkingTime>"
                    "<WorkingTime><FromTime>13:00:00</FromTime><ToTime>17:00:00</ToTime></WorkingTime></WorkingTimes>";
        }
        week += "</WeekDay>";
    }
    return week + "</WeekDays>";
}

/// The calendar 1, "Standard", with something behind its week.
inline std::string standard_calendar(std::string_view more = {}) {
    return "<Calendar><UID>1</UID><Name>Standard</Name><IsBaseCalendar>1</IsBaseCalendar><BaseCalendarUID>-1</BaseCalendarUID>" +
           standard_week() + std::string{more} + "</Calendar>\n";
}

/// A whole file that starts on Monday 2024-03-04 at 8.
struct MspdiText {
    std::string tasks;
    std::string calendars = standard_calendar();
    std::string head;      ///< fields of the project beside its start and calendar
    std::string lists;     ///< before the calendars
    std::string resources; ///< with the assignments

    [[nodiscard]] std::string text() const {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
               "<Project xmlns=\"http://schemas.microsoft.com/project\">\n"
               "<SaveVersion>14</SaveVersion>" +
               head + "<StartDate>2024-03-04T08:00:00</StartDate><CalendarUID>1</CalendarUID>\n" + lists + "<Calendars>\n" + calendars +
               "</Calendars>\n<Tasks>\n" + tasks + "</Tasks>\n" + resources + "</Project>\n";
    }
};

/// A task of `hours` working hours.
inline std::string task(int uid, int hours, std::string_view more = {}) {
    const auto number = std::to_string(uid);
    return "<Task><UID>" + number + "</UID><ID>" + number + "</ID><Name>T" + number + "</Name><OutlineLevel>1</OutlineLevel><Duration>PT" +
           std::to_string(hours) + "H0M0S</Duration><DurationFormat>7</DurationFormat>" + std::string{more} + "</Task>\n";
}

inline std::string link(int from, std::string_view more = {}) {
    return "<PredecessorLink><PredecessorUID>" + std::to_string(from) + "</PredecessorUID>" + std::string{more} + "</PredecessorLink>";
}

inline ForeignFile read_text(const std::string& text) {
    std::istringstream in{text};
    return read_mspdi("plan.xml", in);
}

/// A file without errors.
inline ForeignSchedule read_good(const std::string& text) {
    auto file = read_text(text);
    for (const auto& diagnostic : file.diagnostics) { UNSCOPED_INFO(render(diagnostic, file.sources)); }
    REQUIRE(file.schedule);
    return *std::move(file.schedule);
}

inline const ForeignActivity& activity(const ForeignSchedule& schedule, std::string_view id) {
    for (const auto& one : schedule.activities) {
        if (one.id == id) { return one; }
    }
    throw std::logic_error("no such activity");
}

inline std::size_t lost(const ForeignSchedule& schedule, std::string_view code) {
    for (const auto& loss : schedule.losses) {
        if (loss.code == code) { return loss.count; }
    }
    return 0;
}

/// The first error as "line: code"; empty when there is none.
inline std::string first_error(const ForeignFile& file) {
    for (const auto& diagnostic : file.diagnostics) {
        if (diagnostic.severity != DiagnosticSeverity::error) { continue; }
        return std::to_string(diagnostic.span.value_or(Span{}).line) + ": " + diagnostic.code;
    }
    return {};
}

} // namespace slipway::tests
