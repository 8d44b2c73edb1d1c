#pragma once
// Text records → Portfolio. Every problem of every file is reported, not the first.

#include "slipway/base/diagnostic.hpp"
#include "slipway/model/portfolio.hpp"

#include <filesystem>
#include <span>

namespace slipway {

/// A portfolio with the texts it was read from. `portfolio` holds all that could be understood; with an error among
/// `diagnostics` it serves for nothing but further checks.
struct LoadedPortfolio {
    Sources sources;
    Portfolio portfolio;
    std::vector<Diagnostic> diagnostics; ///< sorted
    std::vector<std::string> templates;  ///< their keys, in order
};

/// How to load.
struct LoadOptions {
    /// A file in which to keep what was read: while nothing changes, it alone is read the next time, and a file that changes is read by
    /// itself. Checked by size and time, made anew when it is absent or damaged; where it cannot be written there is none, and nothing is
    /// said. Overlays are not kept. Empty: none. The portfolio is the same with it and without it.
    std::filesystem::path cache;
};

/// Reads every *.toml below the folder that holds portfolio.toml (hidden folders apart), and the calendar CSVs they name. Paths in messages
/// are `folder` as given, then the path below it. Throws Error when there is no such folder, no portfolio.toml in it, or a file cannot be
/// read.
/// Each of `overlays`, a file or a folder of *.toml, is laid over the records in the order given (what-if): a project, activity, constraint
/// list or field that it writes again replaces what the records say, relations and new projects are added; the rest stays.
[[nodiscard]] LoadedPortfolio load_portfolio(const std::filesystem::path& folder, std::span<const std::filesystem::path> overlays = {},
                                             const LoadOptions& options = {});

} // namespace slipway
