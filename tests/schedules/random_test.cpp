// Random networks against the oracle, and what must hold of two of them that differ in one thing.

#include "schedules/generator.hpp"
#include "schedules/oracle.hpp"
#include "schedules/shrinking.hpp"
#include "slipway/schedule/paths.hpp"
#include "support/graph.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <numeric>

namespace slipway::test {
namespace {

std::string oracle_differences(const Graph& graph) { return differences(solve(graph), oracle_schedule(graph)); }

bool same_dates(const Solved& left, const Solved& right) {
    for (std::uint32_t i = 0; i < left.graph.names.size(); ++i) {
        const auto dates = [i](const Schedule& one) {
            return std::tuple{one.early_start(i), one.early_finish(i), one.late_start(i), one.late_finish(i),
                              one.total_float(i), one.free_float(i),   one.through(i)};
        };
        if (dates(left.schedule) != dates(right.schedule)) { return false; }
    }
    for (std::uint32_t i = 0; i < left.graph.projects.size(); ++i) {
        if (left.schedule.project_finish(i) != right.schedule.project_finish(i)) { return false; }
    }
    return true;
}

/// The bounds with their relations counted as in the other order.
std::vector<std::pair<Bound, Instant>> renumbered(const std::vector<BoundAt>& bounds, const std::vector<std::uint32_t>& order) {
    std::vector<std::pair<Bound, Instant>> out;
    for (auto [by, at] : bounds) {
        if (by.kind == Bound::Kind::relation) { by.index = order[by.index]; }
        out.emplace_back(by, at);
    }
    return out;
}

/// Whether two schedules say the same when relation k of `other` is relation order[k] of `one`.
bool same_but_for_order(const Solved& one, const Solved& other, const std::vector<std::uint32_t>& order) {
    bool same = same_dates(one, other);
    for (std::uint32_t k = 0; k < order.size(); ++k) {
        same = same && drives(other.scheduled(), k) == drives(one.scheduled(), order[k]) &&
               link_float(other.scheduled(), k) == link_float(one.scheduled(), order[k]);
    }
    std::vector<std::uint32_t> as_given(order.size());
    std::iota(as_given.begin(), as_given.end(), 0U);
    for (std::uint32_t i = 0; i < one.graph.names.size(); ++i) {
        same = same && renumbered(early_bounds(other.scheduled(), i), order) == renumbered(early_bounds(one.scheduled(), i), as_given) &&
               renumbered(late_bounds(other.scheduled(), i), order) == renumbered(late_bounds(one.scheduled(), i), as_given) &&
               longest_path(other.scheduled(), i) == longest_path(one.scheduled(), i) &&
               bound_chain(other.scheduled(), i) == bound_chain(one.scheduled(), i) &&
               late_chain(other.scheduled(), i) == late_chain(one.scheduled(), i);
    }
    return same;
}

} // namespace

TEST_CASE("random networks have the dates, floats and drives of the oracle") {
    const int count = case_count(20'000);
    for (int number = 0; number < count; ++number) {
        const auto graph = Generator{static_cast<unsigned>(number), {}}.draw();
        if (oracle_differences(graph).empty()) { continue; }
        const auto small = shrunk(graph, [](const Graph& one) { return !oracle_differences(one).empty(); });
        FAIL("case " << number << "\n" << write_graph(small) << oracle_differences(small));
    }
    SUCCEED();
}

TEST_CASE("another relation never makes an early date earlier") {
    const int count = case_count(2000);
    for (int number = 0; number < count; ++number) {
        Generator generator{static_cast<unsigned>(number) + 1'000'000U, plain};
        const auto graph = generator.draw();
        const auto relation = generator.another_relation();
        if (!relation) { continue; }
        auto more = graph;
        more.relations.push_back(*relation);
        const auto before = solve(graph).schedule;
        const auto after = solve(more).schedule;
        INFO("case " << number << ", the last relation into " << graph.names[relation->to] << "\n" << write_graph(more));
        for (std::uint32_t i = 0; i < graph.names.size(); ++i) {
            INFO(graph.names[i]);
            REQUIRE(after.early_start(i) >= before.early_start(i)); // what is not known is the latest of all
            REQUIRE(after.early_finish(i) >= before.early_finish(i));
        }
    }
}

TEST_CASE("the order in which relations are given changes nothing") {
    const int count = case_count(2000);
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
        INFO("case " << number << "\n" << write_graph(solved.graph));
        REQUIRE(same_but_for_order(solved, solve(graph), order));
    }
}

} // namespace slipway::test
