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

/// The records are kept in .slipway/cache of their folder while they do not change.
[[nodiscard]] LoadOptions load_options(const std::filesystem::path& folder);

/// The portfolio of the records, with every cycle among its diagnostics, and its network when there is none.
struct CheckedPortfolio {
    LoadedPortfolio loaded;
    std::optional<Network> network;
};
[[nodiscard]] CheckedPortfolio load_checked(const Options& options, std::span<const std::filesystem::path> overlays = {});

/// Whether the records hold an error, which ends the command with Exit::input; says so.
[[nodiscard]] bool stops(const Call& call, const LoadedPortfolio& loaded);

/// The options of scheduling that were given, the others as `otherwise` has them.
[[nodiscard]] ScheduleOptions scheduling(const Options& options, ScheduleOptions otherwise);

/// The first activity whose dates run out of the years in which the product works: its duration cannot be meant.
[[nodiscard]] std::vector<Diagnostic> beyond_the_calendars(const Portfolio& portfolio, const Outlook& outlook);

/// Loads, checks, and computes the day; prints every problem of the records. Nothing when there is an error: the command ends with
/// Exit::input.
[[nodiscard]] std::optional<Session> begin(const Call& call);

/// Prints diagnostics on the error stream.
void print(const Call& call, const std::vector<Diagnostic>& diagnostics, const Sources& sources);

/// Prints a report in the wanted format and language.
void print(const Call& call, const Report& report, Language language);

} // namespace slipway
