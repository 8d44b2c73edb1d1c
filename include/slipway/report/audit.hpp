#pragma once
// The report of `audit`: do our answers agree with those that a file stores, and where not, why.

#include "slipway/interchange/audit.hpp"
#include "slipway/report/report.hpp"

namespace slipway {

struct AuditView {
    std::string file;
    Date as_of{};                         ///< the data date of the file
    std::optional<std::size_t> most = 20; ///< differences listed; absent: all
};

/// How many values were compared and agree, by field; the causes of those that differ; the rows; what of the file is not represented. The
/// machine's rows are the differences.
[[nodiscard]] Report audit_report(const AuditView& view, const ForeignSchedule& foreign, const Audit& audit, Language language);

/// What a reader or a writer could not represent, as a table for readers and rows for programs.
[[nodiscard]] Section losses_section(const std::vector<Loss>& losses, Language language);
[[nodiscard]] Json losses_json(const std::vector<Loss>& losses);

} // namespace slipway
