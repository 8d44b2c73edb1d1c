#include "interchange/completion.hpp"
#include "interchange/days.hpp"
#include "interchange/taken_in/foreign_keys.hpp"
#include "interchange/taken_in/foreign_progress.hpp"
#include "interchange/taken_in/foreign_revision.hpp"
#include "interchange/taken_in/work_text.hpp"
#include "slipway/interchange/portfolio.hpp"

#include <algorithm>
#include <numeric>

namespace slipway {
namespace {

/// The horizon that is ours when a file says nothing later.
constexpr Date plan_horizon{std::chrono::year{2025} / 12 / 31};

Name named(const std::string& name, const std::string& otherwise) {
    const auto& text = name.empty() ? otherwise : name;
    return {text, text};
}

Span at_line(std::uint32_t file, std::uint32_t line) { return {file, line, 0, 1}; }

bool at_start(ConstraintKind kind) {
    return kind == ConstraintKind::start_no_earlier || kind == ConstraintKind::start_no_later || kind == ConstraintKind::mandatory_start;
}

std::vector<NamedCalendar> calendars_of(const ForeignSchedule& foreign, const ForeignComputed& computed, std::uint32_t file) {
    std::set<std::string> taken;
    std::vector<NamedCalendar> calendars;
    for (std::size_t i = 0; i < computed.calendars.size(); ++i) {
        const bool known = i < foreign.calendars.size();
        const auto name = known ? foreign.calendars[i].name : std::string{};
        auto key = unique_key(key_from(name, "calendar"), taken);
        auto shown = named(name, key);
        calendars.push_back(
            {std::move(key), std::move(shown), computed.calendars[i], at_line(file, known ? foreign.calendars[i].line : 0)});
    }
    return calendars;
}

/// A promise where the late dates of a project are capped by one: the file's own, or what its options make of other projects.
std::optional<Commitment> commitment_of(const ForeignProject& project, const ProjectTerms& terms, std::uint32_t file) {
    if (!terms.commitment) { return std::nullopt; }
    const bool stated = project.must_finish.has_value();
    return Commitment{exactly(finish_day(*terms.commitment)), stated ? Provenance::stated : Provenance::derived,
                      stated ? "must finish by" : "the latest finish of all projects", std::nullopt, at_line(file, project.line)};
}

std::vector<Project> projects_of(const ForeignSchedule& foreign, const ForeignComputed& computed, std::uint32_t file) {
    const auto completion = completions(foreign, computed);
    std::vector<Project> projects;
    for (std::uint32_t i = 0; i < foreign.projects.size(); ++i) {
        const auto& one = foreign.projects[i];
        const auto own = std::ranges::equal_range(foreign.activities, i, {}, &ForeignActivity::project);
        projects.push_back({.key = one.key,
                            .name = named(one.name, one.code.empty() ? one.key : one.code),
                            .commitment = commitment_of(one, computed.terms[i], file),
                            .first_activity = static_cast<std::uint32_t>(own.begin() - foreign.activities.begin()),
                            .activity_count = static_cast<std::uint32_t>(own.size()),
                            .completion = completion[i],
                            .span = at_line(file, one.line)});
    }
    return projects;
}

ActivityKind kind_of(ForeignKind kind) {
    switch (kind) {
    case ForeignKind::task: return ActivityKind::task;
    case ForeignKind::start_milestone: return ActivityKind::start_milestone;
    case ForeignKind::finish_milestone: return ActivityKind::finish_milestone;
    case ForeignKind::level_of_effort:
    case ForeignKind::summary:
    case ForeignKind::inactive: break;
    }
    return ActivityKind::level_of_effort;
}

/// By activity its constraints as computed with: the file's, and what the tool's rules made.
std::vector<std::vector<Constraint>> constraints_by_activity(const ForeignSchedule& foreign, const ForeignComputed& computed,
                                                             std::uint32_t file) {
    std::vector<std::vector<Constraint>> all(foreign.activities.size());
    for (const auto& one : computed.constraints) {
        Constraint constraint{.kind = one.kind, .span = at_line(file, foreign.activities[one.activity].line)};
        if (one.kind != ConstraintKind::as_late_as_possible) {
            constraint.date = exactly(at_start(one.kind) ? day_of(one.at) : finish_day(one.at));
        }
        all[one.activity].push_back(std::move(constraint));
    }
    return all;
}

/// Places in the order of the work: predecessors first, as the network has them.
std::vector<std::uint32_t> ranks_of(const ForeignSchedule& foreign, const Network& network) {
    std::vector<std::uint32_t> ranks(foreign.activities.size());
    std::vector<std::uint32_t> next(foreign.projects.size(), 0);
    for (const auto activity : network.order) {
        if (activity < foreign.activities.size()) { ranks[activity] = next[foreign.activities[activity].project]++; }
    }
    return ranks;
}

void add_activities(const ForeignSchedule& foreign, const ForeignComputed& computed, std::uint32_t file, Portfolio& portfolio) {
    auto constraints = constraints_by_activity(foreign, computed, file);
    auto block = std::make_shared<RecordBlocks<ActivityRecord>>(1);
    auto& records = block->front();
    records.reserve(foreign.activities.size());
    portfolio.activities.reserve(foreign.activities.size());
    const auto ranks = ranks_of(foreign, computed.network);
    for (std::size_t i = 0; i < foreign.activities.size(); ++i) {
        const auto& one = foreign.activities[i];
        records.push_back({.key = one.key,
                           .name = named(one.name, one.code.empty() ? one.key : one.code),
                           .kind = kind_of(one.kind),
                           .constraints = std::move(constraints[i]),
                           .span = at_line(file, one.line)});
        portfolio.activities.push_back({&records.back(), one.project, one.calendar, {one.duration, one.duration, one.duration}, ranks[i]});
    }
    portfolio.activity_records = std::move(block);
}

/// A lag in another calendar than the predecessor's is told in hours: its days are not those of the work.
std::string shown_lag(const NetworkRelation& relation, const ForeignComputed& computed) {
    const bool own_days = computed.network.activities[relation.from].calendar == relation.lag_calendar;
    return own_days ? lag_text(relation.lag, computed.calendars[relation.lag_calendar].per_day()) : lag_in_hours(relation.lag);
}

void add_relations(const ForeignSchedule& foreign, const ForeignComputed& computed, std::uint32_t file, Portfolio& portfolio) {
    const auto& relations = computed.network.relations;
    auto block = std::make_shared<RecordBlocks<RelationRecord>>(1);
    auto& records = block->front();
    records.reserve(relations.size());
    portfolio.relations.reserve(relations.size());
    for (std::size_t i = 0; i < relations.size(); ++i) {
        const auto& one = relations[i];
        const auto line = i < foreign.relations.size() ? foreign.relations[i].line : foreign.activities[one.from].line;
        records.push_back({.lag_text = shown_lag(one, computed), .span = at_line(file, line)});
        portfolio.relations.push_back({&records.back(), one.from, one.to, one.lag, one.lag_calendar, one.type});
    }
    portfolio.relation_records = std::move(block);
}

Date horizon_of(const ForeignSchedule& foreign) {
    auto horizon = plan_horizon;
    for (const auto& project : foreign.projects) {
        if (project.must_finish) { horizon = std::max(horizon, finish_day(*project.must_finish)); }
    }
    return horizon;
}

Portfolio portfolio_of(const ForeignSchedule& foreign, const ForeignComputed& computed, std::uint32_t file) {
    Portfolio portfolio{.horizon = horizon_of(foreign), .language = Language::zh, .options = computed.options};
    if (foreign.projects.size() == 1) { portfolio.name = named(foreign.projects.front().name, foreign.projects.front().key); }
    if (!foreign.projects.empty()) { portfolio.default_calendar = foreign.projects.front().calendar; }
    portfolio.calendars = calendars_of(foreign, computed, file);
    portfolio.projects = projects_of(foreign, computed, file);
    add_activities(foreign, computed, file, portfolio);
    add_relations(foreign, computed, file, portfolio);
    portfolio.revision = revision_of(foreign);
    return portfolio;
}

} // namespace

ForeignPortfolio as_portfolio(const ForeignSchedule& foreign, ForeignComputed computed, std::uint32_t file) {
    auto portfolio = portfolio_of(foreign, computed, file);
    Outlook outlook;
    outlook.as_of = reported_day(foreign);
    outlook.progress = progress_of(foreign, computed);
    outlook.options = computed.options;
    outlook.network = std::move(computed.network);
    outlook.calendars = std::move(computed.calendars);
    outlook.constraints = std::move(computed.constraints);
    outlook.best_terms = computed.terms;
    outlook.likely_terms = std::move(computed.terms);
    outlook.best = computed.schedule;
    outlook.likely = std::move(computed.schedule);
    outlook = judged(portfolio, std::move(outlook));
    return {std::move(portfolio), std::move(outlook)};
}

} // namespace slipway
