#pragma once
// The weekly report: the state of the portfolio on its data date, and what changed since the last publication.

#include "slipway/findings/findings.hpp"
#include "slipway/report/report.hpp"
#include "slipway/tracking/baseline.hpp"

#include <optional>
#include <span>
#include <vector>

namespace slipway {

/// The last publication before this one, in the JSON form that it was published in.
struct PreviousReport {
    Date as_of{};
    Json content;
};

struct WeeklyInput {
    const Portfolio& portfolio;
    const Outlook& outlook;
    std::span<const Finding> findings;
    std::optional<PreviousReport> previous;
    bool all = false;                                     ///< whole lists instead of the worst few
    std::optional<std::vector<std::uint32_t>> projects{}; ///< those it is about, ascending; absent: all. `findings` are theirs
    std::span<const Baseline> baselines{};                ///< in the order they were stored
};

/// Rows: the projects. Tail: the findings and the changes. The first forty lines say: how many and in what state, what changed, who cannot
/// keep a promise, what is critical, whom to call about what by when.
[[nodiscard]] Report weekly(const WeeklyInput& input, Language language);

/// One project as the machine sees it (the row of the weekly JSON).
[[nodiscard]] Json project_row(const Portfolio& portfolio, const Outlook& outlook, std::uint32_t index, Language language);

/// One finding as the machine sees it.
[[nodiscard]] Json finding_row(const Finding& finding, Language language);

} // namespace slipway
