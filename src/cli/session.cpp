#include "cli/session.hpp"

#include "cli/keys.hpp"
#include "slipway/base/text.hpp"
#include "slipway/findings/findings.hpp"

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

CheckedPortfolio load_checked(const Options& options, std::span<const std::filesystem::path> overlays) {
    const auto folder = records_folder(options);
    CheckedPortfolio checked{load_portfolio(folder, overlays, load_options(folder)), std::nullopt};
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

std::optional<Session> begin(const Call& call) {
    auto checked = load_checked(call.options);
    print(call, checked.loaded.diagnostics, checked.loaded.sources);
    if (stops(call, checked.loaded)) { return std::nullopt; }
    Session session{std::move(checked.loaded), {}, {}, {}, Language::zh};
    session.store_path =
        call.options.store.empty() ? records_folder(call.options) / ".slipway" / "store.db" : std::filesystem::path{call.options.store};
    if (const auto store = Store::open_for_reading(session.store_path)) { session.observations = store->observations(call.known_at); }
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

void print(const Call& call, const Report& report, Language language) {
    if (call.options.excel && call.format == Format::csv) { call.surroundings.out << "\xEF\xBB\xBF"; }
    call.surroundings.out << render(report, call.format, language, {call.surroundings.width, call.color_out});
}

} // namespace slipway
