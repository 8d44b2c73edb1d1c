#pragma once
// Is a schedule sound: every check with its value, bound and verdict, and for each that fails the work and the relations it found.

#include "slipway/findings/quality.hpp"
#include "slipway/report/report.hpp"

#include <optional>
#include <span>
#include <string>

namespace slipway {

struct QualityInput {
    const Portfolio& portfolio;
    const Outlook& outlook;
    const QualityFacts& facts;
    std::span<const QualityResult> results;    ///< of `quality`
    std::string baseline;                      ///< which one holds, for readers; empty: none
    bool all = false;                          ///< whole lists instead of the worst twenty
    std::optional<std::uint32_t> only_project; ///< the one that is judged, when it is one: the title names it, and not every row
};

/// Rows: the checks, one each. Tail: `objects`, one an activity or a relation that a failed check found.
[[nodiscard]] Report quality_report(const QualityInput& input, Language language);

} // namespace slipway
