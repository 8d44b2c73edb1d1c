// Any bytes as MS Project XML: a schedule or errors, never both, never a crash.

#include "slipway/interchange/read.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <sstream>
#include <string>

namespace {

void require(bool held) {
    if (!held) { std::abort(); }
}

/// What everybody after the reader relies on.
void check(const slipway::ForeignSchedule& schedule) {
    const auto activities = schedule.activities.size();
    for (const auto& calendar : schedule.calendars) {
        for (const auto& hours : calendar.rules.week) {
            for (std::size_t i = 0; i < hours.size(); ++i) {
                require(hours[i].from < hours[i].to && hours[i].to <= 1440);
                require(i == 0 || hours[i - 1].to <= hours[i].from);
            }
        }
    }
    for (const auto& activity : schedule.activities) {
        require(activity.project < schedule.projects.size() && activity.calendar < schedule.calendars.size());
        require(!activity.phase || *activity.phase < schedule.phases.size());
        require(activity.duration >= slipway::Minutes{0} && activity.remaining >= slipway::Minutes{0});
        require((activity.state == slipway::ForeignState::complete) == activity.actual_finish.has_value());
        for (const auto& part : activity.parts) { require(part.calendar < schedule.calendars.size()); }
    }
    for (std::size_t i = 0; i < schedule.phases.size(); ++i) { require(!schedule.phases[i].parent || *schedule.phases[i].parent < i); }
    for (const auto& relation : schedule.relations) {
        require(relation.from < activities && relation.to < activities && relation.lag_calendar < schedule.calendars.size());
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): bytes as letters
    std::istringstream in{std::string{reinterpret_cast<const char*>(data), size}};
    const auto file = slipway::read_mspdi("fuzz.xml", in);
    require(file.schedule.has_value() != slipway::has_errors(file.diagnostics));
    for (const auto& diagnostic : file.diagnostics) { require(!render(diagnostic, file.sources).empty()); }
    if (file.schedule) { check(*file.schedule); }
    return 0;
}
