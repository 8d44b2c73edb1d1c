#pragma once
// Text records → Portfolio. Every problem of every file is reported, not the first.

#include "slipway/base/diagnostic.hpp"
#include "slipway/model/portfolio.hpp"

#include <filesystem>

namespace slipway {

/// A portfolio with the texts it was read from. `portfolio` holds all that could be understood; with an error among
/// `diagnostics` it serves for nothing but further checks.
struct LoadedPortfolio {
    Sources sources;
    Portfolio portfolio;
    std::vector<Diagnostic> diagnostics; ///< sorted
};

/// Reads every *.toml below the folder that holds portfolio.toml (hidden folders apart), and the calendar CSVs they name. Paths in messages
/// are `folder` as given, then the path below it. Throws Error when there is no such folder, no portfolio.toml in it, or a file cannot be
/// read.
[[nodiscard]] LoadedPortfolio load_portfolio(const std::filesystem::path& folder);

} // namespace slipway
