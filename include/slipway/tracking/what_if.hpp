#pragma once
// What if: changes that exist only in the question, and what they move. Values in, values out; nothing is stored.

#include "slipway/tracking/activity_dates.hpp"

#include <optional>
#include <vector>

namespace slipway {

/// What is tried beside the records: indices are those of the portfolio it is tried on.
struct Trial {
    struct Work {
        std::uint32_t activity = 0;
        DurationText amount;
    };
    struct Calendar {
        std::uint32_t activity = 0;
        std::uint32_t calendar = 0;
    };
    std::vector<Work> durations; ///< likely, optimistic and pessimistic become this one
    std::vector<Work> remaining; ///< what is left on the data date
    std::vector<Calendar> calendars;
    std::vector<std::uint32_t> dropped; ///< relations
};

/// The calendar by which a duration counts: calendar days by the "-cd" companion of `calendar`, all else by the calendar itself. Nothing
/// when the portfolio has none of that kind.
[[nodiscard]] std::optional<std::uint32_t> counting_calendar(const Portfolio& portfolio, std::uint32_t calendar,
                                                             const DurationText& duration);

/// The portfolio under a trial. A calendar keeps the activity's days of work; durations count by the calendar that is tried, if one is.
/// Precondition: every duration has a counting calendar.
[[nodiscard]] Portfolio tried(Portfolio portfolio, const Trial& trial);

/// Progress under a trial: what has started is in progress with the remaining work, from `as_of` on; what has not takes it for its
/// duration. What only a stage implies to be done is open again. No word is heard by this: lights and best forecasts count from the last
/// true one. `portfolio` is the one tried.
[[nodiscard]] Progress tried(const Portfolio& portfolio, Progress progress, const Trial& trial, Date as_of);

/// One side of a comparison.
struct World {
    const Portfolio& portfolio;
    const Outlook& outlook;
};

/// How a date moves; later is positive. Absent where one of the two dates is.
struct Shift {
    std::optional<Date> before, after;
    std::optional<int> cd, wd;

    [[nodiscard]] bool moves() const { return before != after; }
};

/// Indices into the portfolios before and after; absent where there is no such project, or activity.
struct ProjectMove {
    std::optional<std::uint32_t> before, after;
    Shift forecast; ///< wd of the portfolio's calendar
};
struct ActivityMove {
    std::optional<std::uint32_t> before, after;
    Shift early_start, early_finish, late_start, late_finish; ///< wd of the activity's own calendar
    bool was_critical = false;
    bool is_critical = false;
};

/// Projects whose forecast, verdict or light changes; activities of which a date moves or which become critical or cease to be. The worst
/// slip first, then the greatest gain; ties by key.
struct Moves {
    std::vector<ProjectMove> projects;
    std::vector<ActivityMove> activities;
};
[[nodiscard]] Moves moves(const World& before, const World& after);

} // namespace slipway
