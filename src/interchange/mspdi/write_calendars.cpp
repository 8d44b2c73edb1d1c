#include "interchange/mspdi/write_parts.hpp"
#include "interchange/written_text.hpp"

#include <fmt/format.h>

namespace slipway {
namespace {

constexpr std::size_t longest_name = 512;
constexpr std::size_t most_periods = 5;

std::string time_text(std::uint16_t minute) { return fmt::format("{:02}:{:02}:00", minute % 1440 / 60, minute % 60); }

/// Periods that touch are one; MS Project has room for five.
DayHours joined(const DayHours& hours, const ForeignCalendar& calendar, Losses& losses) {
    DayHours found;
    for (const auto& period : hours) {
        if (!found.empty() && found.back().to == period.from) {
            found.back().to = period.to;
        } else {
            found.push_back(period);
        }
    }
    if (found.size() > most_periods) {
        losses.add("working-times", "MS Project has at most five working times a day: the last ones are left out", calendar.line);
        found.resize(most_periods);
    }
    return found;
}

void write_hours(const MspWriting& writing, const ForeignCalendar& calendar, const DayHours& hours) {
    auto& xml = writing.xml;
    const auto periods = joined(hours, calendar, writing.losses);
    xml.add_flag("DayWorking", !periods.empty());
    if (periods.empty()) { return; }
    xml.open("WorkingTimes");
    for (const auto& period : periods) {
        xml.open("WorkingTime");
        xml.add("FromTime", time_text(period.from));
        xml.add("ToTime", time_text(period.to));
        xml.close();
    }
    xml.close();
}

/// MS Project counts days from Sunday, 1.
void write_week(const MspWriting& writing, const ForeignCalendar& calendar) {
    writing.xml.open("WeekDays");
    for (std::size_t day = 0; day < 7; ++day) {
        writing.xml.open("WeekDay");
        writing.xml.add("DayType", static_cast<std::int64_t>(day) + 1);
        write_hours(writing, calendar, calendar.rules.week.at((day + 6) % 7));
        writing.xml.close();
    }
    writing.xml.close();
}

struct ExceptionRun {
    Date first{}, last{};
    const DayException* exception = nullptr;
};

/// Days in a row that have the same name and hours are one exception.
std::vector<ExceptionRun> runs_of(const CalendarRules& rules) {
    std::vector<ExceptionRun> runs;
    for (const auto& [day, exception] : rules.exceptions) {
        const bool goes_on = !runs.empty() && runs.back().last + Days{1} == day && runs.back().exception->name == exception.name &&
                             runs.back().exception->hours == exception.hours;
        if (goes_on) {
            runs.back().last = day;
        } else {
            runs.push_back({day, day, &exception});
        }
    }
    return runs;
}

/// A resource's calendar is based on the project's: what that one excepts and this one does not is said of it.
CalendarRules with_base(const MspWriting& writing, const ForeignCalendar& calendar) {
    auto rules = calendar.rules;
    for (const auto& [day, exception] : writing.foreign.calendars[writing.main_calendar()].rules.exceptions) {
        const auto weekday = std::chrono::weekday{day}.iso_encoding() - 1;
        rules.exceptions.try_emplace(day, DayException{rules.week.at(weekday), {}});
    }
    return rules;
}

void write_exceptions(const MspWriting& writing, const ForeignCalendar& calendar, const CalendarRules& rules) {
    const auto runs = runs_of(rules);
    if (runs.empty()) { return; }
    auto& xml = writing.xml;
    xml.open("Exceptions");
    for (const auto& run : runs) {
        xml.open("Exception");
        xml.add_flag("EnteredByOccurrences", false);
        xml.open("TimePeriod");
        xml.add("FromDate", Instant{run.first});
        xml.add("ToDate", Instant{run.last + Days{1}} - Minutes{1});
        xml.close();
        xml.add("Occurrences", days_between(run.first, run.last) + 1);
        if (!run.exception->name.empty()) { xml.add("Name", one_line({run.exception->name, calendar.line}, longest_name, writing.losses)); }
        xml.add("Type", 1);
        write_hours(writing, calendar, run.exception->hours);
        xml.close();
    }
    xml.close();
}

void add_losses(const MspWriting& writing, const ForeignCalendar& calendar) {
    const auto& own = calendar.rules;
    const auto& main = writing.foreign.calendars[writing.main_calendar()].rules;
    if (own.per_day != main.per_day || own.days_per_week != main.days_per_week || own.days_per_month != main.days_per_month) {
        writing.losses.add("calendar-day-length", "MS Project has one length of a day, week and month for the whole project",
                           calendar.line);
    }
    if (own.published_until) {
        writing.losses.add("calendar-validity", "until when the holidays of a calendar are published has no place in the format",
                           calendar.line);
    }
}

} // namespace

void write_msp_calendars(const MspWriting& writing) {
    writing.xml.open("Calendars");
    for (std::uint32_t i = 0; i < writing.foreign.calendars.size(); ++i) {
        if (writing.elapsed(i)) { continue; }
        const auto& calendar = writing.foreign.calendars[i];
        add_losses(writing, calendar);
        writing.xml.open("Calendar");
        writing.xml.add("UID", writing.calendar_uid(i));
        writing.xml.add("Name", one_line({calendar.name, calendar.line}, longest_name, writing.losses));
        const bool own = writing.of_resources[i];
        writing.xml.add_flag("IsBaseCalendar", !own);
        writing.xml.add("BaseCalendarUID", own ? writing.calendar_uid(writing.main_calendar()) : -1);
        write_week(writing, calendar);
        write_exceptions(writing, calendar, own ? with_base(writing, calendar) : calendar.rules);
        writing.xml.close();
    }
    writing.xml.close();
}

} // namespace slipway
