#pragma once
// Plan back: the latest dates that keep a target date, by a backward pass from that date alone.

#include "slipway/tracking/activity_dates.hpp"

#include <optional>
#include <vector>

namespace slipway {

struct LatestQuestion {
    std::uint32_t target = 0; ///< an activity
    Date by{};                ///< the last day on which it may be reached; of a start milestone, the morning of that day
    Scenario scenario = Scenario::likely;
};

/// An unfinished activity that leads to the target.
struct LatestDates {
    std::uint32_t activity = 0;
    ActivityDates dates;          ///< early ones as forecast, absent without a forecast; late ones by the target date
    std::optional<Minutes> slack; ///< its total float against the target date, in its calendar: negative when it comes too late
    std::optional<int> slack_cd;  ///< from early to late finish, between the days shown
    bool start_past = false;      ///< not started although its latest start lies before the data date
    bool finish_past = false;     ///< not finished although its latest finish does
};

/// By latest start, then latest finish, then key. Commitments, deadlines and mandatory dates play no part. Empty when the target is
/// complete.
[[nodiscard]] std::vector<LatestDates> latest_dates(const Portfolio& portfolio, const Outlook& outlook, const LatestQuestion& question);

} // namespace slipway
