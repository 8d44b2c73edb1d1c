#pragma once
// Foreign schedules thrown by dice.

#include "slipway/interchange/foreign.hpp"

#include <cstdint>

namespace slipway::testing {

struct ForeignDice {
    std::uint32_t seed = 1;
    ForeignTool tool = ForeignTool::p6;
    std::uint32_t projects = 1;
    std::uint32_t activities = 40; ///< of each project
};

/// A schedule with calendars of odd shifts, exceptions and make-up days, an outline, work of all kinds the tool knows, constraints,
/// progress, relations with lags, tags. No cycles; keys are assigned; answers are computed.
[[nodiscard]] ForeignSchedule thrown(const ForeignDice& dice);

/// The answers of our engine put where a file stores them. Throws std::runtime_error when it cannot be computed.
void store_answers(ForeignSchedule& schedule);

} // namespace slipway::testing
