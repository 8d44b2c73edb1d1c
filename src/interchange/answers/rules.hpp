#pragma once
// What each tool does on top of the engine: it adjusts the input, runs the passes, and speaks of the answers in the tool's own terms.

#include "slipway/interchange/computed.hpp"

namespace slipway {

/// Fills `computed.schedule`; what the tool adds to the network's input (recalculated durations, further constraints) is left in it.
void compute_p6(const ForeignSchedule& foreign, ForeignComputed& computed);
/// The same, or a diagnostic for each cycle that goes through summaries.
[[nodiscard]] std::vector<Diagnostic> compute_msp(const ForeignSchedule& foreign, ForeignComputed& computed, std::uint32_t file);

[[nodiscard]] ForeignAnswers p6_answers(const ForeignSchedule& foreign, const ForeignComputed& computed, std::uint32_t activity);
[[nodiscard]] ForeignAnswers msp_answers(const ForeignSchedule& foreign, const ForeignComputed& computed, std::uint32_t activity);

} // namespace slipway
