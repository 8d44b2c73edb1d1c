// The transitive reduction against a search along every path.

#include "slipway/findings/quality.hpp"
#include "support/graph.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <random>
#include <set>

namespace slipway {
namespace {

Network built(const test::Graph& graph) {
    auto network = build_network(graph.activities, graph.relations);
    REQUIRE(std::holds_alternative<Network>(network));
    return std::get<Network>(std::move(network));
}

/// "A-C": the relations found, in order.
std::string redundant(std::string_view text) {
    const auto graph = test::read_graph(text);
    std::string out;
    for (const auto i : redundant_relations(built(graph))) {
        out += (out.empty() ? "" : " ") + graph.names[graph.relations[i].from] + "-" + graph.names[graph.relations[i].to];
    }
    return out;
}

TEST_CASE("a relation that two others say is redundant") {
    CHECK(redundant("A P five 1wd\nB P five 1wd after A\nC P five 1wd after A, B\n") == "A-C");
    CHECK(redundant("A P five 1wd\nB P five 1wd after A\nC P five 1wd after B\nD P five 1wd after A, B, C\n") == "A-D B-D");
}

TEST_CASE("two paths of equal length say nothing of each other") {
    CHECK(redundant("A P five 1wd\nB P five 1wd after A\nC P five 1wd after A\nD P five 1wd after B, C\n").empty());
}

TEST_CASE("a lag of its own says more than any path") {
    CHECK(redundant("A P five 1wd\nB P five 1wd after A\nC P five 1wd after A FS+5wd, B\n").empty());
    CHECK(redundant("A P five 1wd\nB P five 1wd after A FS+5wd\nC P five 1wd after A, B\n") == "A-C");
}

TEST_CASE("a path with a lead, with another type of relation or through a level of effort proves nothing") {
    CHECK(redundant("A P five 9wd\nB P five 1wd after A FS-5wd\nC P five 1wd after A, B\n").empty());
    CHECK(redundant("A P five 9wd\nB P five 1wd after A SS\nC P five 1wd after A, B\n").empty());
    CHECK(redundant("A P five 9wd\nB P five level-of-effort after A\nC P five 1wd after A, B\n").empty());
}

TEST_CASE("a second relation between the same two is no path of its own") {
    CHECK(redundant("A P five 1wd\nB P five 1wd after A, A\n").empty());
    CHECK(redundant("A P five 1wd\nB P five 1wd after A\nC P five 1wd after A, A, B\n") == "A-C A-C");
}

/// Whether a path of two or more relations leads from one end to the other: tried, path by path.
class Oracle {
public:
    explicit Oracle(const test::Graph& graph) : graph_{graph}, out_(graph.activities.size()) {
        for (const auto& relation : graph.relations) {
            const bool effort = graph.activities[relation.from].kind == ActivityKind::level_of_effort ||
                                graph.activities[relation.to].kind == ActivityKind::level_of_effort;
            if (relation.type == RelationType::finish_start && relation.lag >= Minutes{0} && !effort) {
                out_[relation.from].insert(relation.to);
            }
        }
    }

    [[nodiscard]] std::vector<std::uint32_t> redundant() const {
        std::vector<std::uint32_t> found;
        for (std::uint32_t i = 0; i < graph_.relations.size(); ++i) {
            const auto& relation = graph_.relations[i];
            if (relation.lag != Minutes{0} || !out_[relation.from].contains(relation.to) || relation.type != RelationType::finish_start) {
                continue;
            }
            const auto& firsts = out_[relation.from];
            if (std::ranges::any_of(firsts, [&](std::uint32_t first) { return first != relation.to && leads(first, relation.to); })) {
                found.push_back(i);
            }
        }
        return found;
    }

private:
    [[nodiscard]] bool leads(std::uint32_t from, std::uint32_t to) const {
        return from == to || std::ranges::any_of(out_[from], [&](std::uint32_t next) { return leads(next, to); });
    }

    const test::Graph& graph_;
    std::vector<std::set<std::uint32_t>> out_;
};

test::Graph random_graph(std::mt19937& random, std::uint32_t activities, std::uint32_t relations) {
    const auto below = [&](std::uint32_t count) { return static_cast<std::uint32_t>(random() % count); };
    test::Graph graph;
    graph.projects = {"P"};
    graph.terms.resize(1);
    graph.status.resize(activities);
    std::vector<std::uint32_t> shuffled(activities); // so that the order of the activities is no topological one
    for (std::uint32_t i = 0; i < activities; ++i) {
        graph.names.push_back("A" + std::to_string(i));
        graph.activities.push_back({.kind = below(15) == 0 ? ActivityKind::level_of_effort : ActivityKind::task});
        shuffled[i] = i;
    }
    std::ranges::shuffle(shuffled, random);
    for (std::uint32_t i = 0; i < relations; ++i) {
        const auto from = below(activities - 1);
        const auto to = from + 1 + below(activities - from - 1);
        NetworkRelation relation{.from = shuffled[from], .to = shuffled[to]};
        if (below(6) == 0) { relation.type = RelationType::start_start; }
        if (below(6) == 0) { relation.lag = Minutes{480 * (static_cast<int>(below(3)) - 1)}; }
        graph.relations.push_back(relation);
    }
    return graph;
}

TEST_CASE("on random networks exactly the relations that a search finds said by others are redundant") {
    std::mt19937 random{20240601};
    std::size_t found = 0;
    for (int round = 0; round < 400; ++round) {
        const auto activities = 2 + static_cast<std::uint32_t>(random() % 14);
        const auto graph = random_graph(random, activities, static_cast<std::uint32_t>(random() % (3 * activities)));
        const auto expected = Oracle{graph}.redundant();
        INFO(test::write_graph(graph));
        CHECK(redundant_relations(built(graph)) == expected);
        found += expected.size();
    }
    CHECK(found > 200);
}

TEST_CASE("more targets than fit one sweep are all looked at") {
    // A ladder: each rung has one relation that two others say.
    constexpr std::uint32_t rungs = 2000;
    test::Graph graph;
    graph.activities.resize(rungs);
    for (std::uint32_t i = 0; i + 1 < rungs; ++i) { graph.relations.push_back({.from = i, .to = i + 1}); }
    for (std::uint32_t i = 0; i + 2 < rungs; ++i) { graph.relations.push_back({.from = i, .to = i + 2}); }
    const auto found = redundant_relations(built(graph));
    REQUIRE(found.size() == rungs - 2);
    CHECK(found.front() == rungs - 1);
    CHECK(found.back() == 2 * rungs - 4);
}

TEST_CASE("where all work ends in one milestone and all of it hangs on one start, long relations cost no more than their sweep") {
    // Chains side by side, every activity tied to the start and to the end: all those ties but the outermost are redundant.
    constexpr std::uint32_t chains = 20;
    constexpr std::uint32_t length = 50;
    test::Graph graph;
    graph.activities.resize(chains * length + 2);
    const std::uint32_t begin = chains * length;
    for (std::uint32_t i = 0; i < chains * length; ++i) {
        if (i % length != 0) { graph.relations.push_back({.from = i - 1, .to = i}); }
        graph.relations.push_back({.from = begin, .to = i});
        graph.relations.push_back({.from = i, .to = begin + 1});
    }
    CHECK(redundant_relations(built(graph)).size() == 2 * chains * (length - 1));
}

} // namespace
} // namespace slipway
