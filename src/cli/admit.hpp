#pragma once
// How observations get into the store: judged, tried, stored whole or not at all, and a receipt printed.

#include "cli/session.hpp"
#include "slipway/tracking/admission.hpp"

#include <span>
#include <vector>

namespace slipway {

/// What is wrong with observations whose keys the portfolio knows, given all that is known of the day.
[[nodiscard]] std::vector<Refusal> refused(const Call& call, const Session& session, std::span<const Observation> news);

/// Stores observations that were not refused, or with --dry-run nothing, and prints what changes. Exit::input when a forecast would leave
/// the years of the calendars: the reason is printed, nothing is stored.
[[nodiscard]] Exit admit(const Call& call, const Session& session, std::span<const Observation> news);

} // namespace slipway
