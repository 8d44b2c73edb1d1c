// `update`: one report about one activity or project, stored whole or not at all.

#include "cli/admit.hpp"
#include "cli/keys.hpp"
#include "cli/update_table.hpp"
#include "slipway/tracking/observation_values.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <ostream>

namespace slipway {
namespace {

using Kind = ObservationKind;

struct Statement {
    Kind kind = Kind::note;
    std::string value;
};

void add(std::vector<Statement>& all, Kind kind, const std::string& value) {
    if (!value.empty()) { all.push_back({kind, value}); }
}

/// What the options state. What is withdrawn goes first: what is said beside it counts.
std::vector<Statement> statements(const Options& options) {
    std::vector<Statement> all;
    for (const auto& kind : options.withdrawn) { add(all, Kind::withdrawn, kind); }
    add(all, Kind::started, options.started);
    add(all, Kind::finished, options.finished);
    add(all, Kind::remaining, options.remaining);
    add(all, Kind::expected, options.expected);
    add(all, Kind::percent, options.percent);
    add(all, Kind::suspended, options.suspended);
    add(all, Kind::resumed, options.resumed);
    add(all, Kind::resolved, options.resolved);
    add(all, Kind::raised, options.raised);
    for (const auto& output : options.delivered) { add(all, Kind::delivered, output); }
    add(all, Kind::spent, options.spent);
    add(all, Kind::rating, options.rating);
    add(all, Kind::note, options.note);
    return all;
}

/// Whether a reason belongs to a kind.
bool has_reason(Kind kind) {
    return kind != Kind::note && kind != Kind::started && kind != Kind::finished && kind != Kind::delivered && kind != Kind::spent;
}

std::vector<Observation> observations(const Call& call, const std::vector<Statement>& all, const std::string& key) {
    std::vector<Observation> news;
    for (const auto& [kind, value] : all) {
        news.push_back({.day = true_day(kind, value, call.as_of),
                        .said = call.as_of,
                        .recorded_at = call.recorded_at,
                        .key = key,
                        .kind = kind,
                        .value = value,
                        .reason = has_reason(kind) ? call.options.reason : std::string{},
                        .by = call.options.by,
                        .source = call.options.source,
                        .illustrative = call.illustrative});
    }
    return news;
}

/// The key spoken of: an activity's, or a project's when something is stated that may be said of projects. When there is none the reason is
/// printed.
std::optional<std::string> subject(const Call& call, const Portfolio& portfolio, const std::vector<Statement>& all) {
    const auto& key = call.options.keys.front();
    const bool of_project = std::ranges::any_of(all, said_of_projects, &Statement::kind);
    if (of_project && portfolio.find_project(key)) { return key; }
    const auto activity = chosen_activity(call, portfolio, key, false);
    return activity ? std::optional{portfolio.full_key(*activity)} : std::nullopt;
}

/// What one report cannot do without.
std::optional<Exit> lacks(const Call& call) {
    std::string_view what;
    if (call.options.by.empty()) { what = "--by is required"; }
    if (call.options.keys.empty()) { what = "KEY is required"; }
    if (what.empty()) { return std::nullopt; }
    call.surroundings.err << fmt::format("slipway: {}\n  see slipway help update\n", what);
    return Exit::usage;
}

Exit update_once(const Call& call) {
    const auto session = begin(call, Purpose::storing);
    if (!session) { return Exit::input; }
    const auto all = statements(call.options);
    const auto key = subject(call, session->portfolio(), all);
    if (!key) { return Exit::input; }
    if (all.empty()) {
        call.surroundings.err
            << "slipway: update says nothing\n  give what is reported, such as --started, --finished, --remaining or --note; see slipway help update\n";
        return Exit::usage;
    }
    const auto news = observations(call, all, *key);
    if (const auto wrong = refused(call, *session, news); !wrong.empty()) {
        std::vector<Diagnostic> problems;
        for (const auto& one : wrong) { problems.push_back(one.problem); }
        print(call, problems, session->loaded.sources);
        call.surroundings.err << "slipway: nothing was stored\n";
        return Exit::input;
    }
    return admit(call, *session, news);
}

} // namespace

Exit run_update(const Call& call) {
    if (stores_into_the_past(call, "update")) { return Exit::usage; }
    if (asks_for_table(call.options)) { return run_update_table(call); }
    if (const auto exit = lacks(call)) { return *exit; }
    return unless_overtaken([&] { return update_once(call); });
}

} // namespace slipway
