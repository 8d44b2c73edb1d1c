#pragma once
// The reports that are one list: schedule, critical paths, alerts.

#include "slipway/findings/findings.hpp"
#include "slipway/report/report.hpp"

#include <span>

namespace slipway {

/// One row an activity of the chosen projects (all when empty). CSV columns begin with key, name, calendar, duration_wd, early_start,
/// early_finish, late_start, late_finish, total_float_wd, free_float_wd, critical, driver. Early dates are absent without a forecast, late
/// dates without a cap or when complete.
[[nodiscard]] Report schedule_report(const Portfolio& portfolio, const Outlook& outlook, std::span<const std::uint32_t> projects,
                                     Language language);

/// The longest path into the completion of each chosen project (all with a forecast when empty), latest against its limit first; at most
/// `most` projects when given.
[[nodiscard]] Report critical_report(const Portfolio& portfolio, const Outlook& outlook, std::span<const std::uint32_t> projects,
                                     std::optional<std::size_t> most, Language language);

/// The findings given, as they stand.
[[nodiscard]] Report alerts_report(const Portfolio& portfolio, Date as_of, std::span<const Finding> findings, Language language);

/// What set an activity's early start: "project/activity FS+20wd", "data-date", "start-no-earlier", "actual", … ; empty without a forecast.
[[nodiscard]] std::string driver_words(const Portfolio& portfolio, const Outlook& outlook, std::uint32_t activity);

} // namespace slipway
