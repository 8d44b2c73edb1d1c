#pragma once
// The progress of our work for other tools.

#include "interchange/given_out/exported.hpp"

namespace slipway {

/// Fills in state, remaining duration, actual dates and suspension of `into`, from the activity of that index in the portfolio. Other tools
/// want a day for everything: what a stage implies to be done gets the last one on which it may have been that moves nothing after it, and
/// is a loss.
void export_progress(const Exported& exported, std::uint32_t activity, ForeignActivity& into, Losses& losses);

} // namespace slipway
