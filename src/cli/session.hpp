#pragma once
// What most commands begin with: the portfolio, what was observed, the outlook of the day.

#include "cli/command.hpp"
#include "slipway/records/load.hpp"
#include "slipway/report/machine_writer.hpp"
#include "slipway/report/weekly.hpp"
#include "slipway/store/store.hpp"
#include "slipway/tracking/outlook.hpp"

#include <functional>
#include <variant>

namespace slipway {

struct Session {
    LoadedPortfolio loaded;
    std::filesystem::path folder; ///< of the records
    std::filesystem::path store_path;
    std::vector<Observation> observations;
    std::int64_t seen = 0; ///< the last observation of the store when they were read
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
/// Looks for cycles in what was loaded, too.
[[nodiscard]] CheckedPortfolio checked_portfolio(LoadedPortfolio loaded);

[[nodiscard]] CheckedPortfolio load_checked(const Options& options, std::span<const std::filesystem::path> overlays = {});

/// The same of the records as the command sees them: with --known-at those of the last entry stored by then, today's when the store has
/// none of them.
[[nodiscard]] CheckedPortfolio load_known(const Call& call, std::span<const std::filesystem::path> overlays = {});

/// Whether the command wants to store something as of a past moment, which cannot be; says so, and ends the command with Exit::usage.
[[nodiscard]] bool stores_into_the_past(const Call& call, std::string_view what);

/// --store, else .slipway/store.db in the folder of the records; with illustrative observations .slipway/illustrative.db.
[[nodiscard]] std::filesystem::path store_path(const Call& call, const std::filesystem::path& folder);

/// What counts of the store, as the options say.
[[nodiscard]] Known known(const Call& call);

/// Stores an entry of the session's records, of this moment. Their texts go with it when the store has not yet got them.
EntryNumber record(const Call& call, const Session& session, Entry entry);
/// Several at once, all of them or none.
EntryNumber record_all(const Call& call, const Session& session, std::vector<Entry> entries);

/// What `work` returns. When another program stored observations after it had read them, it is done again: they may forbid what it would
/// store, or change it. It has printed no answer then.
[[nodiscard]] Exit unless_overtaken(const std::function<Exit()>& work);

/// Whether the records hold an error, which ends the command with Exit::input; says so.
[[nodiscard]] bool stops(const Call& call, const LoadedPortfolio& loaded);

/// The options of scheduling that were given, the others as `otherwise` has them.
[[nodiscard]] ScheduleOptions scheduling(const Options& options, ScheduleOptions otherwise);

/// The first activity whose dates run out of the years in which the product works: its duration cannot be meant.
[[nodiscard]] std::vector<Diagnostic> beyond_the_calendars(const Portfolio& portfolio, const Outlook& outlook);

enum class Purpose : std::uint8_t { reading, storing };

/// Loads, checks, and computes the day; prints every problem of the records. Nothing when there is an error: the command ends with
/// Exit::input. Where illustrative observations count and the store holds none, a reading command hears the journal beside the records.
[[nodiscard]] std::optional<Session> begin(const Call& call, Purpose purpose = Purpose::reading);

/// Prints diagnostics on the error stream.
void print(const Call& call, const std::vector<Diagnostic>& diagnostics, const Sources& sources);

/// Says on the error stream that made-up observations count, where the format of the answer has no place for it.
void warn_illustrative(const Call& call, Language language);

/// Prints a report in the wanted format and language. With --with illustrative it says so.
void print(const Call& call, const Report& report, Language language);

/// Hands over the rows of a report, one after the other.
using RowSource = std::function<void(const TakeRow& take)>;
/// Prints a report for programs, whose rows come one after the other and are not kept. Precondition: `call.format` is for programs.
void print(const Call& call, Report report, Language language, const RowSource& rows);

} // namespace slipway
