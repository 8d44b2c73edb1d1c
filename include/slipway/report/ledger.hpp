#pragma once
// What `import ledger` answers: what would be written, what is known already, and what is wrong with which cell.

#include "slipway/ledger/import.hpp"
#include "slipway/report/report.hpp"

#include <optional>

namespace slipway {

struct LedgerView {
    std::optional<std::string> written; ///< the file that was written; absent for a preview
    std::optional<std::size_t> most;    ///< lines of each list; absent: all
};

/// Rows: those of the ledger, with what their records would say, their differences from the records and their problems; a row without a
/// number, when there are any, holds the problems of the file, its headings and the mapping's defaults. Counts stand in the head.
[[nodiscard]] Report ledger_report(const ledger::Import& import, const Portfolio& portfolio, Date as_of, const LedgerView& view,
                                   Language language);

} // namespace slipway
