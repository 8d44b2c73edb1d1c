#pragma once
// By which rules late dates and floats were computed: every report that shows them says so.

#include "slipway/report/report.hpp"
#include "slipway/tracking/outlook.hpp"

namespace slipway {

/// One line for the preamble: the late cap, the kind of total float, and every setting that is not ours by default.
[[nodiscard]] std::string scheduling_words(const ScheduleOptions& options, Language language);

/// Of these only the settings that are not ours by default and bear on early dates too; empty when there are none.
[[nodiscard]] std::string other_settings(const ScheduleOptions& options, Language language);

/// The same without the late cap, for late dates that have none.
[[nodiscard]] std::string float_and_other_settings(const ScheduleOptions& options, Language language);

/// The head of an answer in JSON, with the same as keys: late_cap, total_float, progress, rules, start_lag.
[[nodiscard]] Json scheduling_head(std::string_view schema, Date as_of, const Portfolio& portfolio, const ScheduleOptions& options);

} // namespace slipway
