// Any bytes as a XER: the reader may refuse them, and must hold what it promises of those that it takes.

#include "slipway/calendar/calendar.hpp"
#include "slipway/interchange/read.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <utility>

namespace {

using namespace slipway;

void require(bool holds) {
    if (!holds) { std::abort(); }
}

bool works(const CalendarRules& rules) {
    const auto has_work = [](const DayHours& hours) { return !hours.empty(); };
    return std::ranges::any_of(rules.week, has_work) ||
           std::ranges::any_of(rules.exceptions, [&](const auto& exception) { return has_work(exception.second.hours); });
}

void check_hours(const DayHours& hours) {
    int last = -1;
    for (const auto& period : hours) {
        require(period.from > last && period.to > period.from && period.to <= 1440);
        last = period.to;
    }
}

void check_calendars(const ForeignSchedule& schedule) {
    require(!schedule.calendars.empty());
    for (const auto& calendar : schedule.calendars) {
        require(works(calendar.rules) && calendar.rules.per_day > Minutes{0});
        std::ranges::for_each(calendar.rules.week, check_hours);
        for (const auto& [day, exception] : calendar.rules.exceptions) { check_hours(exception.hours); }
    }
}

void check_activity(const ForeignSchedule& schedule, const ForeignActivity& one) {
    require(one.project < schedule.projects.size() && one.calendar < schedule.calendars.size() && !one.key.empty());
    require(!one.phase || schedule.phases.at(*one.phase).project == one.project);
    require(one.duration >= Minutes{0} && one.remaining >= Minutes{0});
    require(one.state != ForeignState::complete || (one.actual_finish && one.remaining == Minutes{0}));
    require(one.state != ForeignState::in_progress || one.actual_start);
}

void check(const ForeignSchedule& schedule) {
    check_calendars(schedule);
    require(!schedule.projects.empty());
    for (const auto& project : schedule.projects) { require(project.calendar < schedule.calendars.size() && !project.key.empty()); }
    for (std::uint32_t i = 0; i < schedule.phases.size(); ++i) { require(!schedule.phases[i].parent || *schedule.phases[i].parent < i); }
    for (const auto& one : schedule.activities) { check_activity(schedule, one); }
    for (const auto& one : schedule.relations) {
        require(one.from < schedule.activities.size() && one.to < schedule.activities.size() && one.from != one.to);
        require(one.lag_calendar < schedule.calendars.size());
    }
}

} // namespace

// NOLINTNEXTLINE(readability-identifier-naming): the name that libFuzzer calls
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    std::string text(size, '\0');
    std::copy(bytes, bytes + size, text.begin());
    const auto file = slipway::read_xer("fuzzed.xer", std::move(text));
    require(file.schedule.has_value() != slipway::has_errors(file.diagnostics));
    require(file.diagnostics.size() <= slipway::most_foreign_problems + 1);
    for (const auto& one : file.diagnostics) { require(!slipway::render(one, file.sources).empty()); }
    if (file.schedule) { check(*file.schedule); }
    return 0;
}
