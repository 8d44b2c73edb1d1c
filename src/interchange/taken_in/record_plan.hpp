#pragma once
// What of a foreign schedule becomes records, and under which names.

#include "slipway/interchange/computed.hpp"

#include <optional>
#include <string>
#include <vector>

namespace slipway {

/// Everything that the writers of records agree on. Refers to the schedule it was made of.
struct RecordPlan {
    const ForeignSchedule& foreign;
    const ForeignComputed& computed;
    std::string source;                                   ///< of the file, as reasons and observations name it
    std::string stem;                                     ///< the key of its first project: what files and calendars are named by
    std::vector<std::string> calendar_keys;               ///< by calendar
    std::vector<bool> calendar_used;                      ///< by calendar: it is written
    std::uint32_t usual_calendar = 0;                     ///< that most of the work has: the default of a portfolio of its own
    std::vector<bool> written;                            ///< by activity
    std::vector<std::optional<std::uint32_t>> completion; ///< by project
    std::vector<std::uint32_t> relations;                 ///< of the network, both ends written, those of summaries resolved
    Date as_of{};

    [[nodiscard]] const Calendar& calendar_of(std::uint32_t activity) const {
        return computed.calendars[foreign.activities[activity].calendar];
    }
    /// Where work not begun may begin at the earliest: MS Project puts what is as late as possible elsewhere. Of begun work where it goes
    /// on.
    [[nodiscard]] Instant first_start(std::uint32_t activity) const;
    /// "pier.xer:120".
    [[nodiscard]] std::string place(std::uint32_t line) const;
};

[[nodiscard]] RecordPlan record_plan(const ForeignSchedule& foreign, const ForeignComputed& computed, std::string_view source,
                                     Losses& losses);

/// One loss for each date that is no edge of a working day.
void lose_time_of_day(Losses& losses, std::uint32_t line);

} // namespace slipway
