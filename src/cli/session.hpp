#pragma once
// What most commands begin with: the portfolio, what was observed, the outlook of the day.

#include "cli/command.hpp"
#include "slipway/records/load.hpp"
#include "slipway/report/weekly.hpp"
#include "slipway/store/store.hpp"
#include "slipway/tracking/outlook.hpp"

#include <variant>

namespace slipway {

struct Session {
    LoadedPortfolio loaded;
    std::filesystem::path store_path;
    std::vector<Observation> observations;
    Outlook outlook;
    Language language = Language::zh;

    [[nodiscard]] const Portfolio& portfolio() const { return loaded.portfolio; }
};

/// The records' folder: -C, else the nearest one upward that holds portfolio.toml, else ./projects. Throws Error when there is none.
[[nodiscard]] std::filesystem::path records_folder(const Options& options);

/// The portfolio of the records, with every cycle among its diagnostics, and its network when there is none.
struct CheckedPortfolio {
    LoadedPortfolio loaded;
    std::optional<Network> network;
};
[[nodiscard]] CheckedPortfolio load_checked(const Options& options);

/// Loads, checks, and computes the day; prints every problem of the records. Nothing when there is an error: the command ends with
/// Exit::input.
[[nodiscard]] std::optional<Session> begin(const Call& call);

/// Prints diagnostics on the error stream.
void print(const Call& call, const std::vector<Diagnostic>& diagnostics, const Sources& sources);

/// Prints a report in the wanted format and language.
void print(const Call& call, const Report& report, Language language);

/// The projects whose keys match one of `patterns` (all when there are none), or what is wrong with the patterns, printed.
[[nodiscard]] std::optional<std::vector<std::uint32_t>> chosen_projects(const Call& call, const Portfolio& portfolio);

/// An activity by "project/activity", or a project's completion by "project"; when unknown the reason is printed.
[[nodiscard]] std::optional<std::uint32_t> chosen_activity(const Call& call, const Portfolio& portfolio, const std::string& key,
                                                           bool project_alone);

} // namespace slipway
