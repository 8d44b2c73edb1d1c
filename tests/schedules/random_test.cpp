// Random networks against the oracle, and properties that need no oracle. Every case is a function of its number, so a failure comes back.

#include "schedules/oracle.hpp"
#include "support/graph.hpp"

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <functional>
#include <numeric>
#include <random>

namespace slipway::test {
namespace {

int case_count(int by_default) {
    return std::getenv("SLIPWAY_LONG") != nullptr ? by_default * 10 : by_default; // NOLINT(concurrency-mt-unsafe): one thread
}

/// Numbers that are the same on every machine; the distributions of <random> are not.
class Dice {
public:
    explicit Dice(unsigned seed) : engine_{seed} {}
    /// Between `low` and `high`, both included.
    int number(int low, int high) { return low + static_cast<int>(engine_() % static_cast<unsigned>(high - low + 1)); }
    bool chance(int percent) { return number(1, 100) <= percent; }
    template <class Value>
    Value one_of(const std::vector<Value>& values) {
        return values[static_cast<std::size_t>(number(0, static_cast<int>(values.size()) - 1))];
    }

private:
    std::mt19937 engine_;
};

/// What kinds of network to draw.
struct Recipe {
    bool one_calendar = false; ///< `five` for everything, and no progress, constraint, or unknown project
};

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
    const bool from_finish = relation.type == RelationType::finish_start || relation.type == RelationType::finish_finish;
    return from_finish && relation.lag >= Minutes{0} && relation.lag_calendar == calendar && before.calendar == calendar &&
           before.kind == ActivityKind::task && graph.status[relation.from].state != ProgressState::complete;
}

/// False where neither SEMANTICS nor a header says what the answer is.
bool settled(const Graph& graph, const NetworkRelation& relation) {
    const bool from_start = relation.type == RelationType::start_start || relation.type == RelationType::start_finish;
    const bool to_finish = relation.type == RelationType::finish_finish || relation.type == RelationType::start_finish;
    const auto before = graph.status[relation.from].state;
    const auto after = graph.status[relation.to].state;
    // Does a finish-side relation from finished work still hold work that has started?
    if (before == ProgressState::complete && after == ProgressState::in_progress && to_finish) { return false; }
    // Does the start side of a complete activity move with what drives through it, and does a lag run from the actual finish or from there?
    if (driven_through(graph, relation.from) && (from_start || relation.lag != Minutes{0})) { return false; }
    // Left to its hand-worked case: what waits for a complete activity through which something without a forecast drives.
    const bool all_known = std::ranges::all_of(graph.terms, &ProjectTerms::forecast);
    if (!all_known && after == ProgressState::complete && before != ProgressState::complete) { return false; }
    // Does a start-finish lag also count from the actual start?
    if (graph.options.start_lag_from_actual && before == ProgressState::in_progress && relation.type == RelationType::start_finish) {
        return false;
    }
    return graph.activities[relation.to].kind != ActivityKind::finish_milestone || settled_milestone(graph, relation);
}

class Generator {
public:
    Generator(unsigned seed, const Recipe& recipe) : dice_{seed}, recipe_{recipe} {}

    Graph draw() {
        draw_calendars();
        draw_projects();
        const int count = dice_.number(2, 12);
        for (int i = 0; i < count; ++i) { draw_activity(i); }
        rank_.resize(graph_.names.size());
        std::iota(rank_.begin(), rank_.end(), 0U);
        for (std::size_t i = rank_.size() - 1; i > 0; --i) {
            std::swap(rank_[i], rank_[static_cast<std::size_t>(dice_.number(0, static_cast<int>(i)))]);
        }
        if (!recipe_.one_calendar && dice_.chance(60)) { draw_progress(); }
        draw_relations();
        if (!recipe_.one_calendar) { draw_constraints(); }
        return graph_;
    }

    /// Another relation that makes no cycle, when one can be found.
    std::optional<NetworkRelation> another_relation() {
        for (int attempt = 0; attempt < 10; ++attempt) {
            const auto from = static_cast<std::uint32_t>(dice_.number(0, static_cast<int>(graph_.names.size()) - 1));
            const auto to = static_cast<std::uint32_t>(dice_.number(0, static_cast<int>(graph_.names.size()) - 1));
            if (rank_[from] >= rank_[to]) { continue; }
            if (auto relation = draw_relation(from, to)) { return relation; }
        }
        return std::nullopt;
    }

private:
    void draw_calendars() {
        const int count = recipe_.one_calendar ? 1 : dice_.number(2, 4);
        while (static_cast<int>(calendars_.size()) < count) {
            const auto one =
                recipe_.one_calendar ? 0U : static_cast<std::uint32_t>(dice_.number(0, static_cast<int>(test_calendars().size()) - 1));
            if (std::ranges::find(calendars_, one) == calendars_.end()) { calendars_.push_back(one); }
        }
        if (!recipe_.one_calendar && dice_.chance(20)) { graph_.options.logic = ProgressLogic::override_; }
        graph_.options.start_lag_from_actual = dice_.chance(30);
    }

    Instant moment(int earliest_day, int latest_day) {
        static const std::vector<int> minutes{0, 480, 630};
        return Instant{Date{std::chrono::year{2024} / 1 / 8} + Days{dice_.number(earliest_day, latest_day)}} +
               Minutes{dice_.one_of(minutes)};
    }

    void draw_projects() {
        data_date_ = recipe_.one_calendar ? moment(0, 0) : moment(-3, 3);
        const int count = dice_.number(1, 3);
        for (int i = 0; i < count; ++i) {
            ProjectTerms terms{.data_date = data_date_};
            if (dice_.chance(30)) { terms.planned_start = moment(-5, 10); }
            if (dice_.chance(50)) { terms.commitment = moment(15, 60) + Minutes{1020 - 480}; }
            terms.forecast = recipe_.one_calendar || !dice_.chance(10);
            graph_.projects.push_back(fmt::format("P{}", i + 1));
            graph_.terms.push_back(terms);
        }
    }

    void draw_activity(int number) {
        NetworkActivity activity{.calendar = dice_.one_of(calendars_),
                                 .project = static_cast<std::uint32_t>(dice_.number(0, static_cast<int>(graph_.projects.size()) - 1))};
        ActivityStatus status;
        if (dice_.chance(10)) {
            activity.kind = ActivityKind::start_milestone;
        } else if (dice_.chance(15)) {
            activity.kind = ActivityKind::finish_milestone;
        } else {
            status.remaining = task_duration(activity.calendar);
        }
        graph_.names.push_back(std::string{"ABCDEFGHIJKL"}.substr(static_cast<std::size_t>(number), 1));
        graph_.activities.push_back(activity);
        graph_.status.push_back(status);
    }

    Minutes task_duration(std::uint32_t calendar) {
        if (dice_.chance(60)) { return compiled_calendars()[calendar].per_day() * dice_.number(1, 6); }
        return Minutes{30 * dice_.number(1, 60)};
    }

    void draw_progress() {
        for (std::size_t i = 0; i < graph_.names.size(); ++i) {
            auto& status = graph_.status[i];
            const int roll = dice_.number(1, 100);
            const auto begun = Instant{day_of(data_date_)} - Days{dice_.number(2, 12)} + Minutes{480};
            if (roll <= 25) {
                status.state = ProgressState::complete;
                status.remaining = Minutes{0};
                status.actual_finish = std::max(begun, Instant{day_of(data_date_)} - Days{dice_.number(1, 8)} + Minutes{1020});
                if (dice_.chance(70)) { status.actual_start = begun; }
            } else if (roll <= 50 && graph_.activities[i].kind == ActivityKind::task) {
                status.state = ProgressState::in_progress;
                status.actual_start = begun;
                if (dice_.chance(30)) { status.resume = moment(-3, 10); }
            }
        }
    }

    void draw_relations() {
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

    std::optional<NetworkRelation> draw_relation(std::uint32_t from, std::uint32_t to) {
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

    void draw_constraints() {
        for (std::uint32_t i = 0; i < graph_.names.size(); ++i) {
            if (!dice_.chance(25)) { continue; }
            static const std::vector<ConstraintKind> kinds{ConstraintKind::start_no_later, ConstraintKind::finish_no_later,
                                                           ConstraintKind::deadline, ConstraintKind::start_no_earlier,
                                                           ConstraintKind::finish_no_earlier};
            const auto kind = dice_.one_of(kinds);
            const bool early = kind == ConstraintKind::start_no_earlier || kind == ConstraintKind::finish_no_earlier;
            if (early && graph_.activities[i].kind == ActivityKind::finish_milestone) { continue; }
            const bool start = kind == ConstraintKind::start_no_earlier || kind == ConstraintKind::start_no_later;
            graph_.constraints.push_back({i, kind, moment(-2, 25) + Minutes{start ? 0 : 1020 - 480}});
        }
    }

    Dice dice_;
    Recipe recipe_;
    Graph graph_;
    Instant data_date_{};
    std::vector<std::uint32_t> calendars_;
    std::vector<std::uint32_t> rank_; ///< relations go from a lower rank to a higher one
};

using Failing = std::function<bool(const Graph&)>;

Graph without_activity(const Graph& graph, std::uint32_t gone) {
    Graph out = graph;
    const auto at = static_cast<std::ptrdiff_t>(gone);
    out.names.erase(out.names.begin() + at);
    out.activities.erase(out.activities.begin() + at);
    out.status.erase(out.status.begin() + at);
    std::erase_if(out.relations, [&](const NetworkRelation& one) { return one.from == gone || one.to == gone; });
    std::erase_if(out.constraints, [&](const ActivityConstraint& one) { return one.activity == gone; });
    const auto closed_up = [&](std::uint32_t& index) { index -= index > gone ? 1 : 0; };
    for (auto& relation : out.relations) {
        closed_up(relation.from);
        closed_up(relation.to);
    }
    for (auto& constraint : out.constraints) { closed_up(constraint.activity); }
    return out;
}

/// Every graph that is one step simpler.
std::vector<Graph> simpler(const Graph& graph) {
    std::vector<Graph> all;
    for (std::uint32_t i = 0; i < graph.names.size(); ++i) { all.push_back(without_activity(graph, i)); }
    const auto with = [&](auto change) { change(all.emplace_back(graph)); };
    for (std::size_t i = 0; i < graph.relations.size(); ++i) {
        with([&](Graph& one) { one.relations.erase(one.relations.begin() + static_cast<std::ptrdiff_t>(i)); });
        if (graph.relations[i].lag != Minutes{0}) {
            with([&](Graph& one) { one.relations[i].lag = Minutes{0}; });
        }
    }
    for (std::size_t i = 0; i < graph.constraints.size(); ++i) {
        with([&](Graph& one) { one.constraints.erase(one.constraints.begin() + static_cast<std::ptrdiff_t>(i)); });
    }
    for (std::size_t i = 0; i < graph.status.size(); ++i) {
        if (graph.status[i].state == ProgressState::not_started) { continue; }
        const bool task = graph.activities[i].kind == ActivityKind::task;
        with([&](Graph& one) { one.status[i] = {.remaining = task ? std::max(graph.status[i].remaining, Minutes{480}) : Minutes{0}}; });
    }
    for (std::size_t i = 0; i < graph.terms.size(); ++i) {
        if (graph.terms[i].commitment) {
            with([&](Graph& one) { one.terms[i].commitment.reset(); });
        }
        if (graph.terms[i].planned_start) {
            with([&](Graph& one) { one.terms[i].planned_start.reset(); });
        }
    }
    return all;
}

/// The smallest graph that still fails, found by dropping one thing at a time.
Graph shrunk(Graph graph, const Failing& fails) {
    for (bool smaller = true; smaller;) {
        smaller = false;
        for (auto& candidate : simpler(graph)) {
            const auto is_settled = [&](const NetworkRelation& relation) { return settled(candidate, relation); };
            if (candidate.names.empty() || !std::ranges::all_of(candidate.relations, is_settled) || !fails(candidate)) { continue; }
            graph = std::move(candidate);
            smaller = true;
            break;
        }
    }
    return graph;
}

/// The network with the activity held back, or made longer, by some working time.
Graph delayed(const Solved& solved, std::uint32_t activity, Minutes work) {
    Graph graph = solved.graph;
    const auto& calendar = compiled_calendars()[graph.activities[activity].calendar];
    graph.constraints.push_back({activity, ConstraintKind::start_no_earlier, calendar.add(solved.schedule.early_start[activity], work)});
    std::ranges::stable_sort(graph.constraints, {}, &ActivityConstraint::activity);
    return graph;
}

Graph lengthened(const Solved& solved, std::uint32_t activity, Minutes work) {
    Graph graph = solved.graph;
    graph.status[activity].remaining += work;
    return graph;
}

/// Whether something that kept its project's limit before misses it now. One calendar, so that working time tells late from not late.
bool breaks_a_limit(const Solved& before, const Graph& changed) {
    const auto after = solve(changed);
    const auto& calendar = compiled_calendars()[0];
    for (std::size_t i = 0; i < changed.names.size(); ++i) {
        const auto project = changed.activities[i].project;
        const auto limit = changed.terms[project].commitment.value_or(before.schedule.project_finish[project]);
        const bool kept = calendar.between(before.schedule.early_finish[i], limit) >= Minutes{0};
        if (kept && calendar.between(after.schedule.early_finish[i], limit) < Minutes{0}) { return true; }
    }
    return false;
}

bool keeps_all_limits(const Solved& solved) {
    return std::ranges::none_of(solved.schedule.total_float, [](const std::optional<Minutes>& work) { return work < Minutes{0}; });
}

/// A finish of the activity moves with its duration: nothing pushes its finish, and nothing hangs on its start.
bool is_plain(const Graph& graph, std::uint32_t activity) {
    return std::ranges::none_of(graph.relations, [&](const NetworkRelation& one) {
        const bool from_start = one.type == RelationType::start_start || one.type == RelationType::start_finish;
        const bool to_finish = one.type == RelationType::finish_finish || one.type == RelationType::start_finish;
        return (one.from == activity && from_start) || (one.to == activity && to_finish);
    });
}

bool same_dates(const Schedule& left, const Schedule& right) {
    return left.early_start == right.early_start && left.early_finish == right.early_finish && left.late_start == right.late_start &&
           left.late_finish == right.late_finish && left.total_float == right.total_float && left.free_float == right.free_float &&
           left.through == right.through && left.project_finish == right.project_finish;
}

/// The bound with its relation counted as in the other order.
Bound renumbered(Bound bound, const std::vector<std::uint32_t>& order) {
    if (bound.kind == Bound::Kind::relation) { bound.index = order[bound.index]; }
    return bound;
}

/// Whether two schedules say the same when relation k of `other` is relation order[k] of `one`.
bool same_but_for_order(const Schedule& one, const Schedule& other, const std::vector<std::uint32_t>& order) {
    bool same = same_dates(one, other);
    for (std::size_t k = 0; k < order.size(); ++k) {
        same = same && other.driving[k] == one.driving[order[k]] && other.link_float[k] == one.link_float[order[k]];
    }
    for (std::size_t i = 0; i < one.early_bound.size(); ++i) {
        same = same && renumbered(other.early_bound[i], order) == one.early_bound[i] &&
               renumbered(other.late_bound[i], order) == one.late_bound[i];
    }
    return same;
}

std::string oracle_differences(const Graph& graph) { return differences(solve(graph), oracle_schedule(graph)); }

} // namespace

TEST_CASE("random networks have the dates, floats and drives of the oracle") {
    const int count = case_count(2000);
    for (int number = 0; number < count; ++number) {
        const auto graph = Generator{static_cast<unsigned>(number), {}}.draw();
        if (oracle_differences(graph).empty()) { continue; }
        const auto small = shrunk(graph, [](const Graph& one) { return !oracle_differences(one).empty(); });
        FAIL("case " << number << "\n" << write_graph(small) << oracle_differences(small));
    }
    SUCCEED();
}

TEST_CASE("a random network reads back from its text") {
    for (unsigned number = 0; number < 200; ++number) {
        const auto text = write_graph(Generator{number, {}}.draw());
        REQUIRE(write_graph(read_graph(text)) == text);
    }
}

TEST_CASE("another relation never makes an early date earlier") {
    const int count = case_count(500);
    for (int number = 0; number < count; ++number) {
        Generator generator{static_cast<unsigned>(number) + 1'000'000U, {}};
        const auto graph = generator.draw();
        const auto relation = generator.another_relation();
        if (!relation) { continue; }
        auto more = graph;
        more.relations.push_back(*relation);
        const auto before = solve(graph).schedule;
        const auto after = solve(more).schedule;
        INFO("case " << number << ", the last relation into " << graph.names[relation->to] << "\n" << write_graph(more));
        for (std::size_t i = 0; i < graph.names.size(); ++i) {
            INFO(graph.names[i]);
            REQUIRE(to_string(after.early_start[i]) >= to_string(before.early_start[i]));
            REQUIRE(to_string(after.early_finish[i]) >= to_string(before.early_finish[i]));
        }
    }
}

TEST_CASE("total float is what an activity can be delayed, and not a minute more") {
    const int count = case_count(300);
    for (int number = 0; number < count; ++number) {
        const auto solved = solve(Generator{static_cast<unsigned>(number) + 2'000'000U, {.one_calendar = true}}.draw());
        if (!keeps_all_limits(solved)) { continue; } // what is late already hides what would become late
        for (std::uint32_t i = 0; i < solved.graph.names.size(); ++i) {
            const auto work = solved.schedule.total_float[i].value();
            if (solved.graph.activities[i].kind == ActivityKind::finish_milestone) { continue; }
            INFO("case " << number << ", " << solved.graph.names[i] << " by " << work.count() << " min\n" << write_graph(solved.graph));
            REQUIRE_FALSE(breaks_a_limit(solved, delayed(solved, i, work)));
            REQUIRE(breaks_a_limit(solved, delayed(solved, i, work + Minutes{1})));
        }
    }
}

TEST_CASE("total float is what an activity can be lengthened where only its finish matters") {
    const int count = case_count(300);
    for (int number = 0; number < count; ++number) {
        const auto solved = solve(Generator{static_cast<unsigned>(number) + 3'000'000U, {.one_calendar = true}}.draw());
        if (!keeps_all_limits(solved)) { continue; } // what is late already hides what would become late
        for (std::uint32_t i = 0; i < solved.graph.names.size(); ++i) {
            const auto work = solved.schedule.total_float[i].value();
            if (solved.graph.activities[i].kind != ActivityKind::task || !is_plain(solved.graph, i)) { continue; }
            INFO("case " << number << ", " << solved.graph.names[i] << " by " << work.count() << " min\n" << write_graph(solved.graph));
            REQUIRE_FALSE(breaks_a_limit(solved, lengthened(solved, i, work)));
            REQUIRE(breaks_a_limit(solved, lengthened(solved, i, work + Minutes{1})));
        }
    }
}

TEST_CASE("the order in which relations are given changes nothing") {
    const int count = case_count(500);
    for (int number = 0; number < count; ++number) {
        const auto seed = static_cast<unsigned>(number) + 4'000'000U;
        const auto solved = solve(Generator{seed, {}}.draw());
        std::vector<std::uint32_t> order(solved.graph.relations.size());
        std::iota(order.begin(), order.end(), 0U);
        Dice dice{seed};
        for (std::size_t i = order.size(); i > 1; --i) {
            std::swap(order[i - 1], order[static_cast<std::size_t>(dice.number(0, static_cast<int>(i) - 1))]);
        }
        auto graph = solved.graph;
        for (std::size_t k = 0; k < order.size(); ++k) { graph.relations[k] = solved.graph.relations[order[k]]; }
        const auto other = solve(graph);
        INFO("case " << number << "\n" << write_graph(solved.graph));
        REQUIRE(same_but_for_order(solved.schedule, other.schedule, order));
        for (std::uint32_t i = 0; i < graph.names.size(); ++i) {
            REQUIRE(longest_path(other.network, other.schedule, graph.input(), i) ==
                    longest_path(solved.network, solved.schedule, solved.graph.input(), i));
            REQUIRE(bound_chain(other.network, other.schedule, i) == bound_chain(solved.network, solved.schedule, i));
        }
    }
}

} // namespace slipway::test
