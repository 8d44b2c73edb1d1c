#include "schedules/generator.hpp"

#include "schedules/relation_sides.hpp"

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <numeric>

namespace slipway::test {
namespace {

bool is_start(ConstraintKind kind) {
    return kind == ConstraintKind::start_no_earlier || kind == ConstraintKind::start_no_later || kind == ConstraintKind::mandatory_start;
}

bool is_mandatory(ConstraintKind kind) { return kind == ConstraintKind::mandatory_start || kind == ConstraintKind::mandatory_finish; }

bool all_known(const Graph& graph) { return std::ranges::all_of(graph.terms, &ProjectTerms::forecast); }

/// An unfinished predecessor drives through this complete activity, or through complete ones before it.
bool driven_through(const Graph& graph, std::uint32_t activity) {
    std::vector<std::uint32_t> done{activity};
    for (std::size_t at = 0; at < done.size(); ++at) {
        if (graph.status[done[at]].state != ProgressState::complete) { return at > 0; }
        for (const auto& relation : graph.relations) {
            const bool seen = std::ranges::find(done, relation.from) != done.end();
            if (relation.to == done[at] && relation.type != RelationType::start_start && !seen) { done.push_back(relation.from); }
        }
    }
    return false;
}

/// Where the end of the shift before is, is plain for a finish milestone that follows unfinished work of its own calendar.
bool settled_milestone(const Graph& graph, const NetworkRelation& relation) {
    const auto& before = graph.activities[relation.from];
    const auto calendar = graph.activities[relation.to].calendar;
    return !from_start(relation) && relation.lag >= Minutes{0} && relation.lag_calendar == calendar && before.calendar == calendar &&
           before.kind == ActivityKind::task && graph.status[relation.from].state != ProgressState::complete;
}

/// How far may work as late as possible go that drives through a complete activity, and what is the room of work with nothing after it
/// where its free float is its total float?
bool settled_move(const Graph& graph, std::uint32_t activity) {
    bool holds = graph.options.rules == RuleSet::p6;
    for (const auto& relation : graph.relations) {
        if (relation.from != activity) { continue; }
        const auto after = graph.status[relation.to].state;
        if (after == ProgressState::complete) { return false; }
        const bool spans = graph.activities[relation.to].kind == ActivityKind::level_of_effort;
        holds = holds || (after == ProgressState::not_started && !spans);
    }
    return holds;
}

} // namespace

int case_count(int by_default) {
    return std::getenv("SLIPWAY_LONG") != nullptr ? by_default * 10 : by_default; // NOLINT(concurrency-mt-unsafe): one thread
}

bool settled(const Graph& graph, const NetworkRelation& relation) {
    const auto spans = [&](std::uint32_t i) { return graph.activities[i].kind == ActivityKind::level_of_effort; };
    const auto before = graph.status[relation.from].state;
    const auto after = graph.status[relation.to].state;
    if (spans(relation.from) && spans(relation.to)) { return false; }
    // A tie to a level of effort is felt by no other activity.
    if (spans(relation.from) || spans(relation.to)) { return true; }
    // Does a finish-side relation from finished work still hold work that has started?
    if (before == ProgressState::complete && after == ProgressState::in_progress && on_finish(relation)) { return false; }
    // Does the start side of a complete activity move with what drives through it, and does a lag run from the actual finish or from there?
    if (driven_through(graph, relation.from) && (from_start(relation) || relation.lag != Minutes{0})) { return false; }
    // Left to its hand-worked case: what waits for a complete activity through which something without a forecast drives.
    if (!all_known(graph) && after == ProgressState::complete && before != ProgressState::complete) { return false; }
    // Does a start-finish lag also count from the actual start?
    if (graph.options.start_lag_from_actual && before == ProgressState::in_progress && relation.type == RelationType::start_finish) {
        return false;
    }
    return graph.activities[relation.to].kind != ActivityKind::finish_milestone || settled_milestone(graph, relation);
}

bool settled(const Graph& graph, const ActivityConstraint& constraint) {
    const auto kind = constraint.kind;
    const auto& activity = graph.activities[constraint.activity];
    const bool late = kind == ConstraintKind::as_late_as_possible;
    if (activity.kind == ActivityKind::level_of_effort) { return false; }
    // At the end of which shift is a finish milestone that a date holds?
    if (activity.kind == ActivityKind::finish_milestone && !late && kind != ConstraintKind::deadline &&
        (graph.options.rules != RuleSet::p6 || (kind != ConstraintKind::start_no_later && kind != ConstraintKind::finish_no_later))) {
        return false;
    }
    if (!late && !is_mandatory(kind)) { return true; }
    // Which of two that decide alone, and what decides for work that waits for an unknown stage?
    const auto rival = [&](const ActivityConstraint& other) {
        const bool decides = is_mandatory(other.kind) || other.kind == ConstraintKind::as_late_as_possible;
        return &other != &constraint && other.activity == constraint.activity && decides;
    };
    if (!all_known(graph) || std::ranges::any_of(graph.constraints, rival)) { return false; }
    return !late || settled_move(graph, constraint.activity);
}

bool settled(const Graph& graph) {
    // What does a level of effort span in a project whose stage is unknown?
    const auto plain_level = [&](const NetworkActivity& one) {
        return one.kind != ActivityKind::level_of_effort || graph.terms[one.project].forecast;
    };
    return std::ranges::all_of(graph.activities, plain_level) &&
           std::ranges::all_of(graph.relations, [&](const NetworkRelation& one) { return settled(graph, one); }) &&
           std::ranges::all_of(graph.constraints, [&](const ActivityConstraint& one) { return settled(graph, one); });
}

Graph Generator::draw() {
    draw_calendars();
    draw_options();
    draw_projects();
    const int count = dice_.number(2, 12);
    for (int i = 0; i < count; ++i) { draw_activity(i); }
    draw_ranks();
    if (!recipe_.one_calendar && dice_.chance(60)) { draw_progress(); }
    draw_relations();
    if (!recipe_.one_calendar) { draw_constraints(); }
    return graph_;
}

std::optional<NetworkRelation> Generator::another_relation() {
    for (int attempt = 0; attempt < 10; ++attempt) {
        const auto from = static_cast<std::uint32_t>(dice_.number(0, static_cast<int>(graph_.names.size()) - 1));
        const auto to = static_cast<std::uint32_t>(dice_.number(0, static_cast<int>(graph_.names.size()) - 1));
        if (rank_[from] >= rank_[to]) { continue; }
        if (auto relation = draw_relation(from, to)) { return relation; }
    }
    return std::nullopt;
}

ActivityStatus Generator::another_status(std::uint32_t activity) {
    const auto kind = graph_.activities[activity].kind;
    const bool task = kind == ActivityKind::task;
    const auto remaining = task ? task_duration(graph_.activities[activity].calendar) : Minutes{0};
    const int roll = dice_.number(1, 100);
    if (roll <= 25) { return complete_status(); }
    if (roll <= 60 && (task || kind == ActivityKind::level_of_effort)) { return started_status(remaining); }
    return {.state = ProgressState::not_started, .remaining = remaining, .actual_start = {}, .actual_finish = {}, .resume = {}};
}

void Generator::draw_calendars() {
    const int count = recipe_.one_calendar ? 1 : dice_.number(2, 4);
    while (static_cast<int>(calendars_.size()) < count) {
        const auto one =
            recipe_.one_calendar ? 0U : static_cast<std::uint32_t>(dice_.number(0, static_cast<int>(test_calendars().size()) - 1));
        if (std::ranges::find(calendars_, one) == calendars_.end()) { calendars_.push_back(one); }
    }
}

void Generator::draw_options() {
    auto& options = graph_.options;
    options.start_lag_from_actual = dice_.chance(30);
    if (recipe_.one_calendar) { return; }
    if (dice_.chance(40)) { options.logic = dice_.one_of<ProgressLogic>({ProgressLogic::override_, ProgressLogic::actual_dates}); }
    if (recipe_.microsoft && dice_.chance(20)) { options.rules = dice_.one_of<RuleSet>({RuleSet::msp2013, RuleSet::msp2016}); }
    if (dice_.chance(20)) { options.total_float = dice_.one_of<FloatKind>({FloatKind::finish, FloatKind::start, FloatKind::smallest}); }
    if (dice_.chance(15)) { options.cap = LateCap::early_finish; }
}

Instant Generator::moment(int earliest_day, int latest_day) {
    static const std::vector<int> minutes{0, 480, 630};
    return Instant{Date{std::chrono::year{2024} / 1 / 8} + Days{dice_.number(earliest_day, latest_day)}} + Minutes{dice_.one_of(minutes)};
}

void Generator::draw_projects() {
    data_date_ = recipe_.one_calendar ? moment(0, 0) : moment(-3, 3);
    const int count = dice_.number(1, 3);
    for (int i = 0; i < count; ++i) {
        ProjectTerms terms{.data_date = data_date_, .planned_start = {}, .commitment = {}};
        if (dice_.chance(30)) { terms.planned_start = moment(-5, 10); }
        if (dice_.chance(50)) { terms.commitment = moment(15, 60) + Minutes{1020 - 480}; }
        terms.forecast = recipe_.one_calendar || !dice_.chance(7);
        graph_.projects.push_back(fmt::format("P{}", i + 1));
        graph_.terms.push_back(terms);
    }
}

void Generator::draw_activity(int number) {
    NetworkActivity activity{.calendar = dice_.one_of(calendars_),
                             .project = static_cast<std::uint32_t>(dice_.number(0, static_cast<int>(graph_.projects.size()) - 1))};
    const bool spans = recipe_.levels_of_effort && !recipe_.one_calendar && graph_.terms[activity.project].forecast;
    ActivityStatus status;
    if (dice_.chance(10)) {
        activity.kind = ActivityKind::start_milestone;
    } else if (dice_.chance(15)) {
        activity.kind = ActivityKind::finish_milestone;
    } else if (spans && dice_.chance(8)) {
        activity.kind = ActivityKind::level_of_effort;
    } else {
        status.remaining = task_duration(activity.calendar);
    }
    graph_.names.push_back(std::string{"ABCDEFGHIJKL"}.substr(static_cast<std::size_t>(number), 1));
    graph_.activities.push_back(activity);
    graph_.status.push_back(status);
}

Minutes Generator::task_duration(std::uint32_t calendar) {
    if (dice_.chance(60)) { return compiled_calendars()[calendar].per_day() * dice_.number(1, 6); }
    return Minutes{30 * dice_.number(1, 60)};
}

ActivityStatus Generator::complete_status() {
    const auto begun = Instant{day_of(data_date_)} - Days{dice_.number(2, 12)} + Minutes{480};
    ActivityStatus status{.state = ProgressState::complete, .actual_start = {}, .actual_finish = {}, .resume = {}};
    status.actual_finish = std::max(begun, Instant{day_of(data_date_)} - Days{dice_.number(1, 8)} + Minutes{1020});
    if (dice_.chance(70)) { status.actual_start = begun; }
    return status;
}

ActivityStatus Generator::started_status(Minutes remaining) {
    // Only under actual dates does it matter when work has begun; a beginning after the data date is an import's.
    const bool ahead = graph_.options.logic == ProgressLogic::actual_dates && dice_.chance(30);
    const auto begun = Instant{day_of(data_date_)} + Days{ahead ? dice_.number(0, 4) : -dice_.number(2, 12)} + Minutes{480};
    ActivityStatus status{
        .state = ProgressState::in_progress, .remaining = remaining, .actual_start = begun, .actual_finish = {}, .resume = {}};
    if (dice_.chance(30)) { status.resume = moment(-3, 10); }
    return status;
}

void Generator::draw_ranks() {
    rank_.resize(graph_.names.size());
    std::iota(rank_.begin(), rank_.end(), 0U);
    for (std::size_t i = rank_.size() - 1; i > 0; --i) {
        std::swap(rank_[i], rank_[static_cast<std::size_t>(dice_.number(0, static_cast<int>(i)))]);
    }
}

void Generator::draw_progress() {
    for (std::size_t i = 0; i < graph_.names.size(); ++i) {
        const auto kind = graph_.activities[i].kind;
        const int roll = dice_.number(1, 100);
        if (roll <= 25) {
            graph_.status[i] = complete_status();
        } else if (roll <= 50 && (kind == ActivityKind::task || kind == ActivityKind::level_of_effort)) {
            graph_.status[i] = started_status(graph_.status[i].remaining);
        }
    }
}

void Generator::draw_relations() {
    const int density = dice_.number(10, 60);
    std::vector<std::uint32_t> by_rank(rank_.size());
    for (std::uint32_t i = 0; i < rank_.size(); ++i) { by_rank[rank_[i]] = i; }
    for (const auto to : by_rank) {
        for (const auto from : by_rank) {
            if (rank_[from] >= rank_[to] || !dice_.chance(density)) { continue; }
            if (const auto relation = draw_relation(from, to)) { graph_.relations.push_back(*relation); }
        }
    }
}

std::optional<NetworkRelation> Generator::draw_relation(std::uint32_t from, std::uint32_t to) {
    static const std::vector<RelationType> types{RelationType::finish_start, RelationType::finish_start, RelationType::start_start,
                                                 RelationType::finish_finish, RelationType::start_finish};
    NetworkRelation relation{.from = from, .to = to, .type = dice_.one_of(types), .lag_calendar = graph_.activities[from].calendar};
    if (dice_.chance(20)) { relation.lag_calendar = dice_.one_of(calendars_); }
    if (dice_.chance(50)) {
        const auto day = compiled_calendars()[relation.lag_calendar].per_day();
        relation.lag = dice_.chance(60) ? day * dice_.number(-2, 4) : Minutes{30 * dice_.number(-20, 40)};
    }
    return settled(graph_, relation) ? std::optional{relation} : std::nullopt;
}

ActivityConstraint Generator::draw_constraint(std::uint32_t activity) {
    static const std::vector<ConstraintKind> kinds{ConstraintKind::start_no_later, ConstraintKind::finish_no_later,
                                                   ConstraintKind::deadline, ConstraintKind::start_no_earlier,
                                                   ConstraintKind::finish_no_earlier};
    if (recipe_.as_late_as_possible && dice_.chance(20)) { return {activity, ConstraintKind::as_late_as_possible, {}}; }
    auto kind = dice_.one_of(kinds);
    if (recipe_.mandatory && dice_.chance(15)) {
        kind = dice_.one_of<ConstraintKind>({ConstraintKind::mandatory_start, ConstraintKind::mandatory_finish});
    }
    return {activity, kind, moment(-2, 25) + Minutes{is_start(kind) ? 0 : 1020 - 480}};
}

void Generator::draw_constraints() {
    for (std::uint32_t i = 0; i < graph_.names.size(); ++i) {
        while (dice_.chance(25)) {
            const auto constraint = draw_constraint(i);
            if (settled(graph_, constraint)) { graph_.constraints.push_back(constraint); }
        }
    }
}

TEST_CASE("a random network is settled, and reads back from its text") {
    for (unsigned number = 0; number < 500; ++number) {
        const auto graph = Generator{number, {}}.draw();
        const auto text = write_graph(graph);
        INFO(text);
        REQUIRE(settled(graph));
        REQUIRE(write_graph(read_graph(text)) == text);
    }
}

TEST_CASE("every feature is drawn in some of the random networks") {
    std::vector<int> constraints(constraint_words.size());
    std::vector<int> kinds(4);
    std::vector<int> logics(progress_logic_words.size());
    std::vector<int> rules(rule_set_words.size());
    for (unsigned number = 0; number < 500; ++number) {
        const auto graph = Generator{number, {}}.draw();
        for (const auto& one : graph.constraints) { ++constraints[static_cast<std::size_t>(one.kind)]; }
        for (const auto& one : graph.activities) { ++kinds[static_cast<std::size_t>(one.kind)]; }
        ++logics[static_cast<std::size_t>(graph.options.logic)];
        ++rules[static_cast<std::size_t>(graph.options.rules)];
    }
    for (const auto& drawn : {constraints, kinds, logics, rules}) {
        for (const int times : drawn) { CHECK(times >= 25); }
    }
}

} // namespace slipway::test
