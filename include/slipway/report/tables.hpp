#pragma once
// The reports that are one list: schedule and alerts.

#include "slipway/findings/findings.hpp"
#include "slipway/report/machine_writer.hpp"

#include <span>

namespace slipway {

/// One row an activity of the chosen projects, in their order. CSV columns begin with key, name, calendar, duration_wd, early_start,
/// early_finish, late_start, late_finish, total_float_wd, free_float_wd, critical, driver. `driver` is what set the early start:
/// "project/activity FS+20wd", "data-date", "start-no-earlier", "actual", …; `late_driver` what set the late finish: a successor,
/// "commitment", "early-finish" (the project's own), "deadline", … Early dates are absent without a forecast, late dates without a cap or
/// when complete.
[[nodiscard]] Report schedule_report(const Portfolio& portfolio, const Outlook& outlook, std::span<const std::uint32_t> projects,
                                     Language language);

/// The face of that report for programs without its rows.
[[nodiscard]] MachineFace schedule_face(const Portfolio& portfolio, const Outlook& outlook);
/// The rows of it in their order, so that none need be kept.
void each_schedule_row(const Portfolio& portfolio, const Outlook& outlook, std::span<const std::uint32_t> projects, Language language,
                       const TakeRow& take);

/// The findings given, as they stand.
[[nodiscard]] Report alerts_report(const Portfolio& portfolio, Date as_of, std::span<const Finding> findings, Language language);

} // namespace slipway
