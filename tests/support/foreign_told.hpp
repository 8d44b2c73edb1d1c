#pragma once
// What a foreign schedule says, as text, so that two can be compared line by line.

#include "slipway/interchange/foreign.hpp"

#include <string>
#include <vector>

namespace slipway::testing {

/// One line a fact, without line numbers, the tool's own ids, the answers, and what cannot be seen (the calendar of a lag of nought).
[[nodiscard]] std::vector<std::string> told(const ForeignSchedule& schedule);
/// One line an activity: its dates and floats.
[[nodiscard]] std::vector<std::string> told_answers(const ForeignSchedule& schedule);

} // namespace slipway::testing
