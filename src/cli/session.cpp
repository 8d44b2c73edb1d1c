#include "cli/session.hpp"

#include "cli/journal.hpp"
#include "cli/keys.hpp"
#include "slipway/base/text.hpp"
#include "slipway/findings/findings.hpp"
#include "slipway/report/illustrative.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <ostream>

namespace slipway {
namespace {

/// Severities given to findings that do not exist.
std::vector<Diagnostic> unknown_finding_codes(const Rules& rules) {
    std::vector<std::string> known;
    for (const auto& rule : finding_rules()) { known.emplace_back(rule.code); }
    std::vector<Diagnostic> problems;
    for (const auto& [code, severity] : rules.severity) {
        if (std::ranges::find(known, code) == known.end()) {
            problems.push_back(unknown("finding", code, known, fmt::format("[severity] knows: {}", fmt::join(known, ", "))));
            problems.back().span = severity.span;
        }
    }
    return problems;
}

constexpr std::size_t written_at_once = std::size_t{1} << 16U;

void write_mark_of_excel(const Call& call) {
    if (call.options.excel && call.format == Format::csv) { call.surroundings.out << "\xEF\xBB\xBF"; }
}

void write(const Call& call, const Report& report, Language language) {
    write_mark_of_excel(call);
    call.surroundings.out << render(report, call.format, language, {call.surroundings.width, call.color_out});
}

/// The report as it is printed: with --with illustrative it says so.
Report marked(const Call& call, Report report, Language language) {
    if (call.illustrative) {
        say_illustrative(report, language);
        warn_illustrative(call, language);
    }
    return report;
}

/// Whether anything was stored by then.
bool has_entries(const Store& store, const Known& known) {
    const Known all{known.at, known.before, true};
    return !store.observations(all).empty() || !store.publications(all).empty() || !store.baselines(all).empty();
}

/// The texts of the records as the last entry by --known-at knew them; nothing when these are today's, or not in the store.
std::optional<std::vector<NamedText>> texts_known_then(const Call& call, const std::filesystem::path& store_path,
                                                       const std::string& revision_today) {
    const auto store = Store::open_for_reading(store_path);
    if (!store) { return std::nullopt; }
    const auto revision = store->revision(known(call));
    if (revision) { return *revision == revision_today ? std::nullopt : store->records(*revision); }
    if (has_entries(*store, known(call))) {
        call.surroundings.err << fmt::format("slipway: the store holds no records of {}; today's serve instead\n", *call.known_at);
    }
    return std::nullopt;
}

} // namespace

std::filesystem::path records_folder(const Options& options) {
    if (!options.folder.empty()) { return options.folder; }
    for (auto at = std::filesystem::current_path();; at = at.parent_path()) {
        if (std::filesystem::exists(at / "portfolio.toml")) { return std::filesystem::proximate(at); }
        if (at == at.parent_path()) { break; }
    }
    if (std::filesystem::exists("projects/portfolio.toml")) { return "projects"; }
    throw Error(
        "no records found: there is no portfolio.toml in this folder, in any folder above it, or in ./projects; name the folder with -C DIR");
}

LoadOptions load_options(const std::filesystem::path& folder) { return {.cache = folder / ".slipway" / "cache"}; }

std::filesystem::path store_path(const Call& call, const std::filesystem::path& folder) {
    if (!call.options.store.empty()) { return call.options.store; }
    return folder / ".slipway" / (call.illustrative ? "illustrative.db" : "store.db");
}

Known known(const Call& call) { return {.at = call.known_at, .illustrative = call.illustrative}; }

EntryNumber record(const Call& call, const Session& session, Entry entry) {
    std::vector<Entry> entries;
    entries.push_back(std::move(entry));
    return record_all(call, session, std::move(entries));
}

EntryNumber record_all(const Call& call, const Session& session, std::vector<Entry> entries) {
    const auto& revision = session.portfolio().revision;
    auto store = Store::open_for_writing(session.store_path);
    RecordsCopy copy{revision, {}};
    if (!store.holds_records(revision)) {
        copy.files = record_texts(session.loaded, session.folder);
        entries.front().records = &copy;
    }
    for (auto& entry : entries) {
        entry.recorded_at = call.recorded_at;
        entry.revision = revision;
    }
    return store.write_all(entries);
}

bool stores_into_the_past(const Call& call, std::string_view what) {
    if (!call.known_at) { return false; }
    call.surroundings.err << fmt::format("slipway: {} excludes --known-at\n  what is stored is known from now on\n", what);
    return true;
}

CheckedPortfolio checked_portfolio(LoadedPortfolio loaded) {
    CheckedPortfolio checked{std::move(loaded), std::nullopt};
    auto& diagnostics = checked.loaded.diagnostics;
    std::ranges::move(unknown_finding_codes(checked.loaded.portfolio.rules), std::back_inserter(diagnostics));
    auto built = network_of(checked.loaded.portfolio, checked.loaded.sources);
    if (auto* network = std::get_if<Network>(&built)) {
        checked.network = std::move(*network);
    } else {
        std::ranges::move(std::get<std::vector<Diagnostic>>(built), std::back_inserter(diagnostics));
    }
    sort_diagnostics(diagnostics, checked.loaded.sources);
    return checked;
}

Exit unless_overtaken(const std::function<Exit()>& work) {
    constexpr int tries = 20;
    for (int again = 1; again < tries; ++again) {
        try {
            return work();
        } catch (const Overtaken&) { continue; }
    }
    return work();
}

CheckedPortfolio load_checked(const Options& options, std::span<const std::filesystem::path> overlays) {
    const auto folder = records_folder(options);
    return checked_portfolio(load_portfolio(folder, overlays, load_options(folder)));
}

CheckedPortfolio load_known(const Call& call, std::span<const std::filesystem::path> overlays) {
    if (!call.known_at) { return load_checked(call.options, overlays); }
    const auto folder = records_folder(call.options);
    auto today = load_portfolio(folder, {}, load_options(folder));
    const auto texts = texts_known_then(call, store_path(call, folder), today.portfolio.revision);
    if (texts) { return checked_portfolio(load_portfolio(*texts, folder, overlays)); }
    return overlays.empty() ? checked_portfolio(std::move(today)) : load_checked(call.options, overlays);
}

bool stops(const Call& call, const LoadedPortfolio& loaded) {
    if (!has_errors(loaded.diagnostics)) { return false; }
    call.surroundings.err << fmt::format("slipway: {} in the records; nothing was computed\n",
                                         counted(loaded.diagnostics.size(), "problem"));
    return true;
}

ScheduleOptions scheduling(const Options& options, ScheduleOptions otherwise) {
    otherwise.cap = value_of(late_cap_words, options.cap).value_or(otherwise.cap);
    otherwise.logic = value_of(progress_logic_words, options.progress).value_or(otherwise.logic);
    otherwise.rules = value_of(rule_set_words, options.rules).value_or(otherwise.rules);
    if (!options.float_kind.empty()) { otherwise.total_float = value_of(float_kind_words, options.float_kind); }
    if (!options.start_lag.empty()) { otherwise.start_lag_from_actual = options.start_lag == "actual"; }
    return otherwise;
}

std::vector<Diagnostic> beyond_the_calendars(const Portfolio& portfolio, const Outlook& outlook) {
    std::vector<Diagnostic> problems;
    for (const auto i : outlook.network.order) {
        const auto& calendar = portfolio.calendar_of(portfolio.activities[i]);
        const bool too_late = outlook.likely.has_forecast(i) && calendar.at_edge(outlook.likely.early_finish(i));
        const bool too_early = outlook.likely.has_late_dates(i) && calendar.at_edge(outlook.likely.late_start(i));
        if (!too_late && !too_early) { continue; }
        problems.push_back({DiagnosticSeverity::error, "beyond-calendar",
                            fmt::format("{} would lie outside the years {} to {}", portfolio.full_key(i), first_year, last_year),
                            portfolio.activities[i].span(), "check its duration, its lags and what it waits for"});
        return problems;
    }
    return problems;
}

std::optional<Session> begin(const Call& call, Purpose purpose) {
    auto checked = load_known(call);
    print(call, checked.loaded.diagnostics, checked.loaded.sources);
    if (stops(call, checked.loaded)) { return std::nullopt; }
    Session session{std::move(checked.loaded), records_folder(call.options), {}, {}, 0, {}, Language::zh};
    session.store_path = store_path(call, session.folder);
    // A store of an older schema is brought up to date by whoever may write to it.
    const bool stores = purpose == Purpose::storing && !call.options.dry_run && std::filesystem::exists(session.store_path);
    if (const auto store = stores ? Store::open_for_writing(session.store_path) : Store::open_for_reading(session.store_path)) {
        session.seen = store->last_observation();
        session.observations = store->observations(known(call));
    }
    if (purpose == Purpose::reading && call.illustrative && std::ranges::none_of(session.observations, &Observation::illustrative)) {
        auto made_up = journal(call, session.portfolio(), session.folder);
        if (!made_up) { return std::nullopt; }
        std::ranges::move(*made_up, std::back_inserter(session.observations));
    }
    session.language = call.language.value_or(session.portfolio().language);
    session.outlook = outlook(session.portfolio(), std::move(*checked.network), fold(session.portfolio(), session.observations, call.as_of),
                              scheduling(call.options, session.portfolio().options), call.as_of);
    if (const auto beyond = beyond_the_calendars(session.portfolio(), session.outlook); !beyond.empty()) {
        print(call, beyond, session.loaded.sources);
        return std::nullopt;
    }
    return session;
}

void print(const Call& call, const std::vector<Diagnostic>& diagnostics, const Sources& sources) {
    for (const auto& diagnostic : diagnostics) { call.surroundings.err << render(diagnostic, sources, call.color_err); }
}

void warn_illustrative(const Call& call, Language language) {
    if (call.format != Format::csv && call.format != Format::ndjson) { return; }
    call.surroundings.err << "slipway: " << illustrative_words(language) << '\n';
}

void print(const Call& call, const Report& report, Language language) {
    if (!call.illustrative) {
        write(call, report, language);
        return;
    }
    write(call, marked(call, report, language), language);
}

void print(const Call& call, Report report, Language language, const RowSource& rows) {
    const auto shown = marked(call, std::move(report), language);
    write_mark_of_excel(call);
    std::string text;
    MachineWriter writer{shown.machine, call.format, text};
    rows([&](Json& row) {
        if (call.illustrative) { say_illustrative(row); }
        writer.write(row);
        if (text.size() < written_at_once) { return; }
        call.surroundings.out << text;
        text.clear();
    });
    writer.end();
    call.surroundings.out << text;
}

} // namespace slipway
