#include "cli/update_table.hpp"

#include "slipway/findings/wording.hpp"
#include "slipway/forms/updates.hpp"
#include "slipway/report/updates.hpp"
#include "slipway/tracking/admission.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <istream>
#include <iterator>
#include <ostream>
#include <sstream>

namespace slipway {
namespace {

using forms::Updates;

Exit wrong_usage(const Call& call, std::string_view what, std::string_view advice) {
    call.surroundings.err << fmt::format("slipway: {}\n  {}\n", what, advice);
    return Exit::usage;
}

/// What goes with one report only.
bool says_one_thing(const Options& options) {
    const std::array texts{&options.started, &options.finished,  &options.remaining, &options.percent,  &options.expected,
                           &options.raised,  &options.suspended, &options.resumed,   &options.resolved, &options.spent,
                           &options.rating,  &options.note,      &options.reason};
    const auto is_given = [](const std::string* text) { return !text->empty(); };
    return !options.keys.empty() || !options.delivered.empty() || !options.withdrawn.empty() || std::ranges::any_of(texts, is_given);
}

forms::UpdateQuestion question_of(const Call& call) {
    return {.as_of = call.as_of,
            .recorded_at = call.recorded_at,
            .by = call.options.by,
            .source = call.options.source,
            .illustrative = call.illustrative,
            .condition_words = chinese_conditions()};
}

/// All of standard input; at most one byte more than a table may have.
std::string standard_input(std::istream& in, std::uint64_t most_bytes) {
    constexpr std::size_t block = 1U << 16U;
    std::string text;
    while (in && text.size() <= most_bytes) {
        const auto kept = text.size();
        text.resize(kept + block);
        in.read(text.data() + kept, static_cast<std::streamsize>(block));
        text.resize(kept + static_cast<std::size_t>(in.gcount()));
    }
    if (in.bad()) { throw Error("cannot read standard input: the reading broke off"); }
    if (text.size() > most_bytes) { throw Error(fmt::format("standard input holds more than {} bytes: split it", most_bytes)); }
    return text;
}

/// `piped` is what standard input held.
Updates read(const Call& call, const Portfolio& portfolio, const std::string& piped) {
    const auto question = question_of(call);
    const auto& options = call.options;
    if (!options.standard_input) { return forms::read_updates(options.from, portfolio, question); }
    if (options.input == "csv") { return forms::read_update_csv(piped, "stdin", portfolio, question); }
    std::istringstream lines{piped};
    return forms::read_update_lines(lines, "stdin", portfolio, question);
}

/// Judges all that is said together, in the order of the rows.
void judge(const Session& session, Updates& updates, Date as_of) {
    std::vector<Observation> news;
    for (const auto& one : updates.updates) { news.push_back(one.observation); }
    std::vector<sheet::Problem> problems;
    for (const auto& [at, wrong] : refusals(session.portfolio(), session.observations, news, as_of)) {
        problems.push_back({wrong.severity, updates.updates[at].place, wrong.code, wrong.message, wrong.advice});
    }
    if (!problems.empty()) { forms::add_problems(updates, std::move(problems), sheet::Limits{}.problems_of_code); }
}

/// The outlook with what is said; nothing, and the reason printed, when dates would run out of the calendars.
std::optional<Outlook> outlook_with(const Call& call, const Session& session, const std::vector<Observation>& news) {
    auto all = session.observations;
    all.insert(all.end(), news.begin(), news.end());
    const auto& portfolio = session.portfolio();
    auto after = outlook(portfolio, session.outlook.network, fold(portfolio, all, call.as_of), scheduling(call.options, portfolio.options),
                         call.as_of);
    const auto beyond = beyond_the_calendars(portfolio, after);
    print(call, beyond, session.loaded.sources);
    return beyond.empty() ? std::optional{std::move(after)} : std::nullopt;
}

Exit nothing_stored(const Call& call) {
    call.surroundings.err << "slipway: nothing was stored\n";
    return Exit::input;
}

/// What is wrong with the options; nothing when the table can be read.
std::optional<Exit> wrong_options(const Call& call) {
    if (says_one_thing(call.options)) {
        return wrong_usage(call, "update takes a KEY and what is said of it, or a table with --from or --stdin, not both",
                           "leave one of them out; see slipway help update");
    }
    if (!call.options.input.empty() && !call.options.standard_input) {
        return wrong_usage(call, "--input says what standard input is, and --stdin is missing", "write --stdin --input csv");
    }
    return std::nullopt;
}

Exit update_table_once(const Call& call, const std::string& piped) {
    const auto session = begin(call, Purpose::storing);
    if (!session) { return Exit::input; }
    auto updates = read(call, session->portfolio(), piped);
    if (!updates.refused()) { judge(*session, updates, call.as_of); }
    print_problems(call, updates);
    if (updates.refused()) { return nothing_stored(call); }
    std::vector<Observation> news;
    for (auto& one : updates.updates) { news.push_back(std::move(one.observation)); }
    const auto after = outlook_with(call, *session, news);
    if (!after) { return nothing_stored(call); }
    UpdatesView view{updates.file, updates.rows, updates.silent, news.size(), !call.options.dry_run && !news.empty()};
    if (call.options.all) { view.most.reset(); }
    if (view.stored) { record(call, *session, {.command = "update", .observations = news, .seen = session->seen}); }
    const auto& portfolio = session->portfolio();
    print(call, updates_report(view, {portfolio, session->outlook}, {portfolio, *after}, session->language), session->language);
    return Exit::done;
}

} // namespace

bool asks_for_table(const Options& options) { return !options.from.empty() || options.standard_input || !options.input.empty(); }

std::map<std::string, ConditionKind> chinese_conditions() {
    std::map<std::string, ConditionKind> known;
    for (const auto& [kind, word] : condition_words) { known.emplace(words(kind, Language::zh), kind); }
    return known;
}

void print_problems(const Call& call, const Updates& updates) {
    for (const auto& one : updates.problems) {
        const auto* severity = one.severity == DiagnosticSeverity::error ? "error" : "warning";
        const auto place = one.cell.empty() ? updates.file : fmt::format("{}:{}", updates.file, one.cell);
        call.surroundings.err << fmt::format("{}: {}: {} [{}]\n", place, severity, one.message, one.code);
        if (!one.advice.empty()) { call.surroundings.err << fmt::format("  {}\n", one.advice); }
    }
}

Exit run_update_table(const Call& call) {
    if (const auto exit = wrong_options(call)) { return *exit; }
    std::string piped;
    if (call.options.standard_input) {
        if (call.surroundings.in == nullptr) { throw Error("there is no standard input"); }
        piped = standard_input(*call.surroundings.in, sheet::Limits{}.file_bytes);
    }
    return unless_overtaken([&] { return update_table_once(call, piped); });
}

} // namespace slipway
