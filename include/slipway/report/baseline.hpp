#pragma once
// Baselines: the receipt of one that was set, the list of all, and slippage against one.

#include "slipway/report/report.hpp"
#include "slipway/tracking/baseline.hpp"

#include <span>

namespace slipway {

/// A baseline just set, and what was in force before it.
struct BaselineReceipt {
    const Portfolio& portfolio;
    const Outlook& outlook;
    const Baseline& baseline;
    const References& earlier;               ///< the current baselines until now
    std::span<const std::uint32_t> projects; ///< those it covers
    std::span<const std::uint32_t> forgone;  ///< those left out because they have no forecast
    bool all = false;                        ///< whole lists instead of the first twenty
};

/// Rows: the projects covered, with the old date and the new one of their completion.
[[nodiscard]] Report baseline_receipt(const BaselineReceipt& receipt, Language language);

/// Rows: the editions in the order they were stored.
[[nodiscard]] Report baseline_list(const Portfolio& portfolio, Date as_of, std::span<const Baseline> baselines, Language language);

struct SlippageInput {
    const Portfolio& portfolio;
    const Outlook& outlook;
    const References& references;
    std::string words;                       ///< what was asked for: a name, "original", "current"
    const Baseline* baseline = nullptr;      ///< the one edition it is; absent for original and current
    std::span<const std::uint32_t> projects; ///< those asked about, ascending
    bool all = false;                        ///< all activities, and whole lists
};

/// Rows: the milestones (or activities), the worst slip first. Tail: the same by project and by agency.
[[nodiscard]] Report slippage_report(const SlippageInput& input, Language language);

} // namespace slipway
