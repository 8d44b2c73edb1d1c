#pragma once
// What is missing, where, and whom to ask for it.

#include "slipway/findings/gaps.hpp"
#include "slipway/report/report.hpp"

#include <optional>
#include <vector>

namespace slipway {

/// By what gaps are counted and listed; `field` is the kind of gap itself.
enum class GapsBy : std::uint8_t { plan, district, agency, category, field };

inline constexpr std::array<Words<GapsBy>, 5> gaps_by_words{{{GapsBy::plan, "plan"},
                                                             {GapsBy::district, "district"},
                                                             {GapsBy::agency, "agency"},
                                                             {GapsBy::category, "category"},
                                                             {GapsBy::field, "field"}}};

struct GapsInput {
    const Portfolio& portfolio;
    const Outlook& outlook;
    const Gaps& gaps;
    std::vector<std::uint32_t> projects; ///< those it is about, ascending
    bool part = false;                   ///< it is about selected projects: targets and programmes are left out
    std::optional<GapsBy> by;            ///< absent: counted by plan and by district, listed by district
    bool all = false;                    ///< whole lists instead of the worst twenty
};

/// Rows: the gaps. Tail: `counts`, one object a group: how many of its projects should have each thing, and how many lack it. A project
/// that several plans name counts in each of them.
[[nodiscard]] Report gaps_report(const GapsInput& input, Language language);

} // namespace slipway
