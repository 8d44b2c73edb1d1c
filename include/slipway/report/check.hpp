#pragma once
// What `check` answers: how much was read, and what is wrong with it.

#include "slipway/findings/findings.hpp"
#include "slipway/records/load.hpp"
#include "slipway/report/report.hpp"

#include <span>

namespace slipway {

/// Rows: the diagnostics. Tail: the findings that speak of the records, and counts of what was read.
[[nodiscard]] Report check_report(const LoadedPortfolio& loaded, std::span<const Finding> findings, Date as_of, Language language);

} // namespace slipway
