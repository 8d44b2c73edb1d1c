#include "support/quality_graph.hpp"

#include "slipway/schedule/paths.hpp"

#include <fmt/format.h>

#include <map>
#include <stdexcept>

namespace slipway::test {
namespace {

void add_calendars(Portfolio& portfolio) {
    for (const auto& calendar : test_calendars()) {
        portfolio.calendars.push_back({calendar.name, {calendar.name, calendar.name}, Calendar{calendar.rules}, {}});
    }
}

void add_projects(Portfolio& portfolio, const Graph& graph) {
    for (const auto& name : graph.projects) {
        Project project;
        project.key = name;
        portfolio.projects.push_back(project);
    }
    for (std::uint32_t i = 0; i < graph.activities.size(); ++i) {
        auto& project = portfolio.projects[graph.activities[i].project];
        if (project.activity_count++ == 0) { project.first_activity = i; }
    }
}

void add_activities(Portfolio& portfolio, const Graph& graph) {
    std::vector<ActivityRecord> records;
    for (std::uint32_t i = 0; i < graph.activities.size(); ++i) {
        ActivityRecord record{.key = graph.names[i], .name = {graph.names[i], graph.names[i]}, .kind = graph.activities[i].kind};
        for (const auto& constraint : graph.constraints) {
            if (constraint.activity == i) { record.constraints.push_back({constraint.kind, exactly(day_of(constraint.at)), "", {}}); }
        }
        records.push_back(std::move(record));
    }
    auto blocks = std::make_shared<RecordBlocks<ActivityRecord>>();
    blocks->push_back(std::move(records));
    for (std::uint32_t i = 0; i < graph.activities.size(); ++i) {
        const auto& one = graph.activities[i];
        const auto remaining = graph.status[i].remaining;
        portfolio.activities.push_back({&blocks->front()[i], one.project, one.calendar, {remaining, remaining, remaining}, i});
    }
    portfolio.activity_records = std::move(blocks);
}

void add_relations(Portfolio& portfolio, const Graph& graph) {
    auto blocks = std::make_shared<RecordBlocks<RelationRecord>>();
    blocks->emplace_back(1);
    for (const auto& one : graph.relations) {
        portfolio.relations.push_back({&blocks->front().front(), one.from, one.to, one.lag, one.lag_calendar, one.type});
    }
    portfolio.relation_records = std::move(blocks);
}

Outlook outlook_of(const Graph& graph, Solved solved) {
    Outlook outlook;
    outlook.as_of = day_of(graph.terms.front().data_date);
    outlook.options = graph.options;
    outlook.calendars = compiled_calendars();
    outlook.constraints = graph.constraints;
    outlook.progress.facts.resize(graph.activities.size());
    outlook.progress.projects.resize(graph.projects.size());
    outlook.progress.likely = graph.status;
    outlook.progress.best = graph.status;
    outlook.likely_terms = graph.terms;
    outlook.best_terms = graph.terms;
    outlook.network = std::move(solved.network);
    outlook.likely = solved.schedule;
    outlook.best = std::move(solved.schedule);
    outlook.projects.resize(graph.projects.size());
    outlook.critical.resize(graph.projects.size());
    return outlook;
}

} // namespace

std::string JudgedGraph::says(std::string_view code) const {
    const auto one = result(code);
    if (!one.value) { return "not-judged"; }
    auto text = fmt::format("{} {:.4g} ({} of {})", slipway::word_of(quality_verdict_words, one.verdict), *one.value, one.counted, one.of);
    std::string_view before = ": ";
    for (const auto activity : one.activities) {
        text += fmt::format("{}{}", before, graph.names[activity]);
        before = " ";
    }
    for (const auto relation : one.relations) {
        text += fmt::format("{}{}-{}", before, graph.names[graph.relations[relation].from], graph.names[graph.relations[relation].to]);
        before = " ";
    }
    return text;
}

JudgedGraph judged(std::string_view text) {
    JudgedGraph all{read_graph(text), {}, {}, {}};
    all.outlook = outlook_of(all.graph, solve(all.graph));
    add_calendars(all.portfolio);
    add_projects(all.portfolio, all.graph);
    add_activities(all.portfolio, all.graph);
    add_relations(all.portfolio, all.graph);
    return all;
}

} // namespace slipway::test
