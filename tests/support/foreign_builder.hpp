#pragma once
// A foreign schedule written down in a test: one project on a five-day calendar (08-12, 13-17), data date Monday 2024-01-01 00:00.

#include "support/foreign.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace slipway::test {

/// 08-16 on all seven days.
[[nodiscard]] CalendarRules seven_days();

/// Calendars: 0 five days, 1 seven days, 2 around the clock.
class ForeignBuilder {
public:
    explicit ForeignBuilder(ForeignTool tool = ForeignTool::p6);

    /// Of the first project unless told; durations in days of 480 minutes.
    std::uint32_t task(std::string code, double days, std::uint32_t calendar = 0);
    std::uint32_t milestone(std::string code, ForeignKind kind);
    void relation(std::uint32_t from, std::uint32_t to, RelationType type = RelationType::finish_start, double lag_days = 0);
    void started(std::uint32_t activity, std::string_view when, double remaining_days);
    void finished(std::uint32_t activity, std::string_view start, std::string_view finish);
    void constrain(std::uint32_t activity, ConstraintKind kind, std::string_view when = {});

    [[nodiscard]] ForeignActivity& operator[](std::uint32_t activity) { return schedule.activities[activity]; }

    ForeignSchedule schedule;
};

/// "01-05T08:00 01-09T17:00, late 01-08T08:00 01-10T17:00, float 480, free 0": month and day, as the year of a test is 2024. With
/// " driving" behind it.
[[nodiscard]] std::string answered(const ForeignSchedule& schedule, const ForeignComputed& computed, std::uint32_t activity);

} // namespace slipway::test
