#pragma once
// Text records → Portfolio. Every problem of every file is reported, not the first.

#include "slipway/base/diagnostic.hpp"
#include "slipway/base/file.hpp"
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

/// The texts of all files of which the portfolio in `folder` is made, by their paths seen from it, in order of paths: what
/// `load_portfolio` below gives the same portfolio from. A byte order mark is left out. Throws Error when one cannot be read.
[[nodiscard]] std::vector<NamedText> record_texts(const std::filesystem::path& folder);

/// The same of records that were loaded from `folder` without overlays. Throws Error too when one changed since.
[[nodiscard]] std::vector<NamedText> record_texts(const LoadedPortfolio& loaded, const std::filesystem::path& folder);

/// The portfolio of texts that were kept, the overlays, which are on the disk, laid over it. `folder` is how messages name the place they
/// once had. Throws Error when there is no portfolio.toml among them.
[[nodiscard]] LoadedPortfolio load_portfolio(std::span<const NamedText> texts, const std::filesystem::path& folder,
                                             std::span<const std::filesystem::path> overlays = {});

} // namespace slipway
