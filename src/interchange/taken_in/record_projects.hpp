#pragma once
// Foreign projects as records.

#include "interchange/taken_in/record_plan.hpp"

namespace slipway {

/// By project, its record as TOML, not in canonical form yet.
[[nodiscard]] std::vector<std::string> project_texts(const RecordPlan& plan, Losses& losses);

} // namespace slipway
