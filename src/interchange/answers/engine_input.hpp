#pragma once
// What the engine reads of a foreign schedule, as far as both tools agree on it.

#include "slipway/interchange/computed.hpp"

namespace slipway {

/// Everything of `ForeignComputed` but the schedule; or what forbids it: a diagnostic for each cycle that names every activity and line on
/// it, and one for each calendar in use that has no working time. Relations to and from inactive work bind nothing; of summaries, made
/// relations say which work they span.
[[nodiscard]] std::variant<ForeignComputed, std::vector<Diagnostic>> engine_input(const ForeignSchedule& foreign, std::uint32_t file);

/// The relations that tie a summary to what it spans: the work of its phase and of the phases below, those with a summary of their own by
/// that summary. Each is tied by its start and by its finish.
[[nodiscard]] std::vector<NetworkRelation> relations_of_summaries(const ForeignSchedule& foreign);

} // namespace slipway
