#pragma once
// The records as a ledger, which an import reads back without a difference.

#include "slipway/model/portfolio.hpp"
#include "slipway/sheet/write.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace slipway::ledger {

/// One row a project, in the order given; a column for every field, those of years for the years that occur. What the records do not say is
/// empty; an owner that is only assumed is not said.
struct Export {
    std::vector<std::string> headings;
    std::vector<sheet::ValueRow> rows;
};

/// In Chinese, categories, stages, agencies and the like stand by their names, in English by their keys.
[[nodiscard]] Export export_ledger(const Portfolio& portfolio, std::span<const std::uint32_t> projects, Language language);

} // namespace slipway::ledger
