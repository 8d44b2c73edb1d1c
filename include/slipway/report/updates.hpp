#pragma once
// What a table of updates did to the forecasts, or would do.

#include "slipway/report/report.hpp"
#include "slipway/tracking/what_if.hpp"

#include <cstddef>
#include <string>

namespace slipway {

struct UpdatesView {
    std::string file;
    std::size_t rows = 0;
    std::size_t silent = 0; ///< rows that said nothing
    std::size_t observations = 0;
    bool stored = false;                  ///< false: a preview
    std::optional<std::size_t> most = 20; ///< projects listed; absent: all
};

/// The counts, and the projects whose forecast, verdict or light changes, the worst slip first. Both worlds have one portfolio.
[[nodiscard]] Report updates_report(const UpdatesView& view, const World& before, const World& after, Language language);

} // namespace slipway
