#pragma once
// The days that an activity shows.

#include "slipway/tracking/outlook.hpp"

#include <optional>

namespace slipway {

struct ActivityDates {
    std::optional<Date> early_start, early_finish, late_start, late_finish;

    friend bool operator==(const ActivityDates&, const ActivityDates&) = default;
};

/// Early dates without a forecast, and late dates without a cap, are absent. A complete activity shows the actual days that are known as
/// its early dates, and has no late ones.
[[nodiscard]] ActivityDates shown_dates(const Portfolio& portfolio, const Outlook& outlook, std::uint32_t activity,
                                        Scenario scenario = Scenario::likely);

/// The day that a finish shows when nothing is known of the start.
[[nodiscard]] constexpr Date finish_shown(ActivityKind kind, Instant finish) noexcept {
    return kind == ActivityKind::start_milestone ? day_of(finish) : finish_day(finish);
}

} // namespace slipway
