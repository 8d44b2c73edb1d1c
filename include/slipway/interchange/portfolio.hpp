#pragma once
// A foreign schedule seen as a portfolio, so that every report can speak of it; and a portfolio as a foreign schedule, so that it can be
// written for other tools.

#include "slipway/interchange/computed.hpp"
#include "slipway/tracking/baseline.hpp"
#include "slipway/tracking/outlook.hpp"

#include <span>

namespace slipway {

/// The portfolio and the outlook of a file, by the same indices of projects, activities and relations as the foreign schedule; calendars
/// as well. Nothing is rounded to days: dates, durations and the data date are the file's to the minute. `file` is the index of its text in
/// the sources that diagnostics are shown with.
struct ForeignPortfolio {
    Portfolio portfolio;
    Outlook outlook;
};
[[nodiscard]] ForeignPortfolio as_portfolio(const ForeignSchedule& foreign, ForeignComputed computed, std::uint32_t file = 0);

/// The chosen projects of a portfolio with the likely forecast as stored answers: what `write_xer` and `write_mspdi` write. Relations to
/// projects that are not chosen are left out and become external dates; what else the form cannot hold is among its losses. `rules` of the
/// portfolio decide nothing here: the schedule is as it was computed. Baselines, in the order they were stored: those that an import
/// brought keep their numbers, else a project's current one is its number 0; others are a loss.
[[nodiscard]] ForeignSchedule as_foreign(const Portfolio& portfolio, const Outlook& outlook, const std::vector<std::uint32_t>& projects,
                                         Language language, std::span<const Baseline> baselines = {});

} // namespace slipway
