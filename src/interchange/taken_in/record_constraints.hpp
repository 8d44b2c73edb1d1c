#pragma once
// The date constraints of foreign work as records.

#include "interchange/taken_in/record_plan.hpp"

namespace slipway {

/// By activity, what stands in the list `constraint`; empty for most.
[[nodiscard]] std::vector<std::vector<std::string>> constraint_texts(const RecordPlan& plan, Losses& losses);

} // namespace slipway
