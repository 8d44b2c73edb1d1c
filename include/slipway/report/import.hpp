#pragma once
// What `import` took from a schedule of another tool.

#include "slipway/interchange/foreign.hpp"
#include "slipway/report/report.hpp"

#include <string>
#include <vector>

namespace slipway {

struct ImportView {
    std::string file;
    Date as_of{};                     ///< the day whose schedule is the file's
    std::vector<std::string> written; ///< paths; empty: a preview
    std::size_t observations = 0;
    std::vector<std::string> baselines; ///< names of those that are new or say something new
};

/// The projects that came in, the files written, and what is not represented. The machine's rows are the projects.
[[nodiscard]] Report import_report(const ImportView& view, const ForeignSchedule& foreign, const std::vector<Loss>& losses,
                                   Language language);

} // namespace slipway
