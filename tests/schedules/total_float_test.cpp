// Total float by its meaning: what an activity can be delayed before something misses its limit.

#include "schedules/generator.hpp"
#include "schedules/relation_sides.hpp"
#include "support/graph.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

namespace slipway::test {
namespace {

/// The network with the activity held back, or made longer, by some working time.
Graph delayed(const Solved& solved, std::uint32_t activity, Minutes work) {
    Graph graph = solved.graph;
    const auto& calendar = compiled_calendars()[graph.activities[activity].calendar];
    graph.constraints.push_back({activity, ConstraintKind::start_no_earlier, calendar.add(solved.schedule.early_start(activity), work)});
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
    for (std::uint32_t i = 0; i < changed.names.size(); ++i) {
        const auto project = changed.activities[i].project;
        const auto limit = changed.terms[project].commitment.value_or(before.schedule.project_finish(project));
        const bool kept = calendar.between(before.schedule.early_finish(i), limit) >= Minutes{0};
        if (kept && calendar.between(after.schedule.early_finish(i), limit) < Minutes{0}) { return true; }
    }
    return false;
}

bool keeps_all_limits(const Solved& solved) {
    bool keeps = true;
    for (std::uint32_t i = 0; i < solved.graph.names.size(); ++i) { keeps = keeps && solved.schedule.total_float(i) >= Minutes{0}; }
    return keeps;
}

/// A finish of the activity moves with its duration: nothing pushes its finish, and nothing hangs on its start.
bool is_plain(const Graph& graph, std::uint32_t activity) {
    return std::ranges::none_of(graph.relations, [&](const NetworkRelation& one) {
        return (one.from == activity && from_start(one)) || (one.to == activity && on_finish(one));
    });
}

} // namespace

TEST_CASE("total float is what an activity can be delayed, and not a minute more") {
    const int count = case_count(1000);
    for (int number = 0; number < count; ++number) {
        const auto solved = solve(Generator{static_cast<unsigned>(number) + 2'000'000U, {.one_calendar = true}}.draw());
        if (!keeps_all_limits(solved)) { continue; } // what is late already hides what would become late
        for (std::uint32_t i = 0; i < solved.graph.names.size(); ++i) {
            const auto work = solved.schedule.total_float(i).value();
            if (solved.graph.activities[i].kind == ActivityKind::finish_milestone) { continue; }
            INFO("case " << number << ", " << solved.graph.names[i] << " by " << work.count() << " min\n" << write_graph(solved.graph));
            REQUIRE_FALSE(breaks_a_limit(solved, delayed(solved, i, work)));
            REQUIRE(breaks_a_limit(solved, delayed(solved, i, work + Minutes{1})));
        }
    }
}

TEST_CASE("total float is what an activity can be lengthened where only its finish matters") {
    const int count = case_count(1000);
    for (int number = 0; number < count; ++number) {
        const auto solved = solve(Generator{static_cast<unsigned>(number) + 3'000'000U, {.one_calendar = true}}.draw());
        if (!keeps_all_limits(solved)) { continue; } // what is late already hides what would become late
        for (std::uint32_t i = 0; i < solved.graph.names.size(); ++i) {
            const auto work = solved.schedule.total_float(i).value();
            if (solved.graph.activities[i].kind != ActivityKind::task || !is_plain(solved.graph, i)) { continue; }
            INFO("case " << number << ", " << solved.graph.names[i] << " by " << work.count() << " min\n" << write_graph(solved.graph));
            REQUIRE_FALSE(breaks_a_limit(solved, lengthened(solved, i, work)));
            REQUIRE(breaks_a_limit(solved, lengthened(solved, i, work + Minutes{1})));
        }
    }
}

} // namespace slipway::test
