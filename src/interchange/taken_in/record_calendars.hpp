#pragma once
// Foreign calendars as records.

#include "interchange/taken_in/record_plan.hpp"

namespace slipway {

/// The calendars that are used, as TOML.
[[nodiscard]] std::string calendar_text(const RecordPlan& plan);

} // namespace slipway
