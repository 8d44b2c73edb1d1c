#pragma once
// Baselines of ours as the numbered ones of MS Project.

#include "interchange/given_out/exported.hpp"

namespace slipway {

/// Gives the activities of `foreign` (those of `exported`, in its order) the baselines, given in the order they were stored: those that an
/// import brought keep their numbers; number 0 is else the project's current one. Others are a loss.
void add_baselines(const Exported& exported, std::span<const Baseline> baselines, ForeignSchedule& foreign, Losses& losses);

} // namespace slipway
