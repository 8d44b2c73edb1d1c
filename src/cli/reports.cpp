// Commands that read, compute and print one report.

#include "cli/keys.hpp"
#include "cli/schedule_file.hpp"
#include "cli/where.hpp"
#include "slipway/report/check.hpp"
#include "slipway/report/critical.hpp"
#include "slipway/report/latest.hpp"
#include "slipway/report/tables.hpp"
#include "slipway/report/why.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <ostream>

namespace slipway {
namespace {

constexpr std::size_t listed_targets = 20;

Exit threshold(const Call& call, const std::vector<Finding>& findings, std::string_view otherwise) {
    const auto word = call.options.fail_on.empty() ? otherwise : std::string_view{call.options.fail_on};
    const auto level = value_of(severity_words, word);
    const bool reached = level && std::ranges::any_of(findings, [&](const Finding& finding) { return finding.severity <= *level; });
    return reached ? Exit::threshold : Exit::done;
}

/// For programs row by row: these lists are long, and none need be kept to be written.
void print_schedule(const Call& call, const Session& session, const std::vector<std::uint32_t>& projects,
                    const std::vector<bool>& selected) {
    const auto language = session.language;
    if (!is_for_programs(call.format)) {
        print(call, schedule_report(session.portfolio(), session.outlook, projects, language), selected, language);
        return;
    }
    Report report{.machine = schedule_face(session.portfolio(), session.outlook)};
    say_selection(call, selected, report, language);
    print(call, std::move(report), language,
          [&](const TakeRow& take) { each_schedule_row(session.portfolio(), session.outlook, projects, language, take); });
}

Scenario scenario(const Call& call) { return call.options.best ? Scenario::best : Scenario::likely; }

} // namespace

Exit run_schedule(const Call& call) {
    const auto session = begin_reading(call);
    if (!session) { return Exit::input; }
    auto projects = chosen_projects(call, session->portfolio());
    if (!projects) { return Exit::input; }
    const auto selected = selected_projects(call, session->portfolio(), session->outlook);
    if (!selected) { return Exit::usage; }
    std::erase_if(*projects, [&](std::uint32_t project) { return !(*selected)[project]; });
    print_schedule(call, *session, *projects, *selected);
    return Exit::done;
}

Exit run_critical(const Call& call) {
    const auto session = begin_reading(call);
    if (!session) { return Exit::input; }
    auto targets = chosen_targets(call, session->portfolio());
    if (!targets) { return Exit::input; }
    const auto selected = selected_projects(call, session->portfolio(), session->outlook);
    if (!selected) { return Exit::usage; }
    std::erase_if(*targets, [&](std::uint32_t target) { return !(*selected)[session->portfolio().activities[target].project]; });
    const bool for_programs = call.format != Format::text && call.format != Format::md;
    const bool whole = call.options.all || !call.options.keys.empty() || for_programs;
    const CriticalQuestion question{*targets, whole ? std::nullopt : std::optional{listed_targets}, call.options.paths};
    print(call, critical_report(session->portfolio(), session->outlook, question, session->language), *selected, session->language);
    return Exit::done;
}

Exit run_why(const Call& call) {
    if (!call.options.since.empty()) { return run_why_changed(call); }
    const auto session = begin_reading(call);
    if (!session) { return Exit::input; }
    const auto activity = chosen_activity(call, session->portfolio(), call.options.keys.front(), true);
    if (!activity) { return Exit::input; }
    const auto answer =
        why(session->portfolio(), session->outlook, {*activity, scenario(call), *value_of(asked_date_words, call.options.date)});
    print(call, why_report(session->portfolio(), session->outlook, answer, session->language), session->language);
    return Exit::done;
}

Exit run_latest(const Call& call) {
    const auto by = parse_partial_date(call.options.target_day);
    if (!by) {
        call.surroundings.err << fmt::format("slipway: --by \"{}\" is no day\n  write it like --by 2025-12-31, or 2025 for its last day\n",
                                             call.options.target_day);
        return Exit::usage;
    }
    const auto session = begin(call);
    if (!session) { return Exit::input; }
    const auto target = chosen_activity(call, session->portfolio(), call.options.keys.front(), true);
    if (!target) { return Exit::input; }
    const LatestQuestion question{*target, by->last, scenario(call)};
    const auto selected = selected_projects(call, session->portfolio(), session->outlook);
    if (!selected) { return Exit::usage; }
    auto dates = latest_dates(session->portfolio(), session->outlook, question);
    std::erase_if(dates, [&](const LatestDates& one) { return !(*selected)[session->portfolio().activities[one.activity].project]; });
    print(call, latest_report(session->portfolio(), session->outlook, question, dates, session->language), *selected, session->language);
    return Exit::done;
}

Exit run_alerts(const Call& call) {
    const auto session = begin(call);
    if (!session) { return Exit::input; }
    const auto selected = selected_projects(call, session->portfolio(), session->outlook);
    if (!selected) { return Exit::usage; }
    auto findings = find(session->portfolio(), session->outlook);
    std::erase_if(findings, [&](const Finding& finding) { return !(*selected)[finding.project]; });
    const auto code = threshold(call, findings, "red");
    const auto least =
        *value_of(severity_words, call.options.severity.empty() ? std::string_view{"amber"} : std::string_view{call.options.severity});
    std::erase_if(findings, [&](const Finding& finding) { return finding.severity > least; });
    print(call, alerts_report(session->portfolio(), call.as_of, findings, session->language), *selected, session->language);
    return code;
}

Exit run_check(const Call& call) {
    auto checked = load_checked(call.options);
    const auto errors = std::ranges::count(checked.loaded.diagnostics, DiagnosticSeverity::error, &Diagnostic::severity);
    print(call, checked.loaded.diagnostics, checked.loaded.sources);
    std::vector<Finding> findings;
    const auto& portfolio = checked.loaded.portfolio;
    std::optional<std::vector<bool>> selected{std::in_place, portfolio.projects.size(), true};
    if (errors == 0) {
        // Of the day's findings only those that speak of the records themselves.
        const auto day = outlook(portfolio, std::move(*checked.network), {}, call.as_of);
        selected = selected_projects(call, portfolio, day);
        if (!selected) { return Exit::usage; }
        findings = find(portfolio, day);
        std::erase_if(findings,
                      [](const Finding& finding) { return finding.code != "stage-conflict" && finding.code != "plans-disagree"; });
    }
    std::erase_if(findings, [&](const Finding& finding) { return !(*selected)[finding.project]; });
    const auto language = call.language.value_or(portfolio.language);
    print(call, check_report(checked.loaded, findings, call.as_of, language), *selected, language);
    if (errors > 0) { return Exit::input; }
    return threshold(call, findings, "");
}

} // namespace slipway
