#include "cli/schedule_file.hpp"

#include "slipway/interchange/portfolio.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <ostream>

namespace slipway {
namespace {

void say_refused(const Call& call, const std::string& path) {
    call.surroundings.err << fmt::format("slipway: {} has errors; nothing was computed\n", path);
}

} // namespace

std::optional<ScheduleFile> read_schedule_file(const Call& call, const std::string& path) {
    auto file = read_foreign(path, call.options.project);
    print(call, file.diagnostics, file.sources);
    if (!file.schedule) {
        say_refused(call, path);
        return std::nullopt;
    }
    file.schedule->options.schedule = scheduling(call.options, file.schedule->options.schedule);
    auto computed = compute(*file.schedule);
    if (const auto* problems = std::get_if<std::vector<Diagnostic>>(&computed)) {
        print(call, *problems, file.sources);
        say_refused(call, path);
        return std::nullopt;
    }
    return ScheduleFile{path, std::move(*file.schedule), std::move(std::get<ForeignComputed>(computed)), std::move(file.sources)};
}

Session session_of(const Call& call, ScheduleFile file) {
    auto seen = as_portfolio(file.foreign, std::move(file.computed));
    Session session;
    session.loaded.sources = std::move(file.sources);
    session.loaded.portfolio = std::move(seen.portfolio);
    session.outlook = std::move(seen.outlook);
    session.language = call.language.value_or(session.portfolio().language);
    return session;
}

QualityFacts quality_facts(const ForeignSchedule& foreign) {
    QualityFacts facts{.from_a_file = true};
    const bool has_baselines = foreign.tool != ForeignTool::p6; // planned dates of P6 move with the schedule: no baseline
    for (const auto& one : foreign.activities) {
        const auto found = std::ranges::find(one.baselines, 0, &ForeignBaseline::number);
        const bool known = has_baselines && found != one.baselines.end() && found->finish;
        facts.baseline_finish.push_back(known ? std::optional{finish_day(*found->finish)} : std::nullopt);
        facts.summary.push_back(one.kind == ForeignKind::summary || one.kind == ForeignKind::inactive);
        facts.has_resources.push_back(one.resourced);
    }
    if (std::ranges::find(facts.has_resources, true) == facts.has_resources.end()) { facts.has_resources.clear(); }
    if (std::ranges::none_of(facts.baseline_finish, [](const auto& day) { return day.has_value(); })) { facts.baseline_finish.clear(); }
    return facts;
}

std::optional<Session> begin_reading(const Call& call) {
    if (call.options.schedule_file.empty()) { return begin(call); }
    auto file = read_schedule_file(call, call.options.schedule_file);
    if (!file) { return std::nullopt; }
    return session_of(call, std::move(*file));
}

} // namespace slipway
