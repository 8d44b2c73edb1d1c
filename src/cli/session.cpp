#include "cli/session.hpp"

#include "slipway/base/text.hpp"
#include "slipway/findings/findings.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <ostream>

namespace slipway {
namespace {

/// `pattern` with * and ? against a key.
bool matches(std::string_view pattern, std::string_view key) {
    std::size_t p = 0;
    std::size_t k = 0;
    std::optional<std::size_t> star;
    std::size_t resume = 0;
    while (k < key.size()) {
        if (p < pattern.size() && (pattern[p] == '?' || pattern[p] == key[k])) {
            ++p;
            ++k;
        } else if (p < pattern.size() && pattern[p] == '*') {
            star = p++;
            resume = k;
        } else if (star) {
            p = *star + 1;
            k = ++resume;
        } else {
            return false;
        }
    }
    return pattern.find_first_not_of('*', p) == std::string_view::npos;
}

Diagnostic unknown(std::string_view what, const std::string& word, const std::vector<std::string>& known, const std::string& otherwise) {
    const auto meant = nearest(word, known);
    return {DiagnosticSeverity::error, fmt::format("unknown-{}", what), fmt::format("unknown {} \"{}\"", what, word), std::nullopt,
            meant ? fmt::format("did you mean \"{}\"?", *meant) : otherwise};
}

std::vector<std::string> project_keys(const Portfolio& portfolio) {
    std::vector<std::string> keys;
    for (const auto& project : portfolio.projects) { keys.push_back(project.key); }
    return keys;
}

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

/// Activities whose dates run out of the years in which the product works: their durations cannot be meant.
std::vector<Diagnostic> beyond_the_calendars(const Portfolio& portfolio, const Outlook& outlook) {
    std::vector<Diagnostic> problems;
    for (const auto i : outlook.network.order) {
        const auto& calendar = portfolio.calendar_of(portfolio.activities[i]);
        const bool too_late = outlook.likely.has_forecast(i) && calendar.at_edge(outlook.likely.early_finish[i]);
        const bool too_early = outlook.likely.has_late_dates(i) && calendar.at_edge(outlook.likely.late_start[i]);
        if (!too_late && !too_early) { continue; }
        problems.push_back({DiagnosticSeverity::error, "beyond-calendar",
                            fmt::format("{} would lie outside the years {} to {}", portfolio.full_key(i), first_year, last_year),
                            portfolio.activities[i].span, "check its duration, its lags and what it waits for"});
        return problems;
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

CheckedPortfolio load_checked(const Options& options) {
    CheckedPortfolio checked{load_portfolio(records_folder(options)), std::nullopt};
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

std::optional<Session> begin(const Call& call) {
    auto checked = load_checked(call.options);
    print(call, checked.loaded.diagnostics, checked.loaded.sources);
    if (has_errors(checked.loaded.diagnostics)) {
        call.surroundings.err << fmt::format("slipway: {} in the records; nothing was computed\n",
                                             counted(checked.loaded.diagnostics.size(), "problem"));
        return std::nullopt;
    }
    Session session{std::move(checked.loaded), {}, {}, {}, Language::zh};
    session.store_path =
        call.options.store.empty() ? records_folder(call.options) / ".slipway" / "store.db" : std::filesystem::path{call.options.store};
    if (const auto store = Store::open_for_reading(session.store_path)) { session.observations = store->observations(call.known_at); }
    session.language = call.language.value_or(session.portfolio().language);
    session.outlook = outlook(session.portfolio(), std::move(*checked.network), session.observations, call.as_of);
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

std::optional<std::vector<std::uint32_t>> chosen_projects(const Call& call, const Portfolio& portfolio) {
    std::vector<std::uint32_t> chosen;
    if (call.options.keys.empty()) {
        chosen.resize(portfolio.projects.size());
        std::iota(chosen.begin(), chosen.end(), 0U);
        return chosen;
    }
    bool wrong = false;
    for (const auto& pattern : call.options.keys) {
        const auto before = chosen.size();
        for (std::uint32_t i = 0; i < portfolio.projects.size(); ++i) {
            if (matches(pattern, portfolio.projects[i].key)) { chosen.push_back(i); }
        }
        if (chosen.size() > before) { continue; }
        wrong = true;
        print(call, {unknown("project", pattern, project_keys(portfolio), "slipway schedule --format csv lists all keys")}, {});
    }
    std::ranges::sort(chosen);
    chosen.erase(std::unique(chosen.begin(), chosen.end()), chosen.end());
    return wrong ? std::nullopt : std::optional{chosen};
}

std::optional<std::uint32_t> chosen_activity(const Call& call, const Portfolio& portfolio, const std::string& key, bool project_alone) {
    if (const auto activity = portfolio.find_activity(key)) { return activity; }
    const auto project = portfolio.find_project(key.substr(0, key.find('/')));
    if (!project) {
        print(call,
              {unknown("project", key.substr(0, key.find('/')), project_keys(portfolio), "slipway schedule --format csv lists all keys")},
              {});
        return std::nullopt;
    }
    const auto& record = portfolio.projects[*project];
    if (project_alone && key == record.key && record.completion) { return record.completion; }
    std::vector<std::string> keys;
    for (const auto activity : portfolio.in_order_of_work(*project)) { keys.push_back(portfolio.full_key(activity)); }
    print(call, {unknown("activity", key, keys, fmt::format("its activities are:\n{}", fmt::join(keys, "\n")))}, {});
    return std::nullopt;
}

} // namespace slipway
