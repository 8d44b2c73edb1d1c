#include "slipway/schedule/network.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <set>

namespace slipway {
namespace {

using Ends = std::pair<std::uint32_t, std::uint32_t>;

std::variant<Network, std::vector<Cycle>> built(std::size_t activities, const std::vector<Ends>& ends) {
    std::vector<NetworkRelation> relations;
    relations.reserve(ends.size());
    for (const auto& [from, to] : ends) { relations.push_back({.from = from, .to = to}); }
    return build_network(std::vector<NetworkActivity>(activities), relations);
}

Network network(std::size_t activities, const std::vector<Ends>& ends) { return std::get<Network>(built(activities, ends)); }

/// Each cycle as the activities it passes, from the first.
std::vector<std::vector<std::uint32_t>> cycles(std::size_t activities, const std::vector<Ends>& ends) {
    std::vector<std::vector<std::uint32_t>> out;
    const auto result = built(activities, ends);
    for (const auto& cycle : std::get<std::vector<Cycle>>(result)) {
        REQUIRE_FALSE(cycle.empty());
        auto& passed = out.emplace_back();
        for (std::size_t k = 0; k < cycle.size(); ++k) {
            passed.push_back(ends[cycle[k]].first);
            CHECK(ends[cycle[k]].second == ends[cycle[(k + 1) % cycle.size()]].first); // closed, each begins where the one before ends
        }
    }
    return out;
}

using Walks = std::vector<std::vector<std::uint32_t>>;

std::vector<std::uint32_t> listed(std::span<const std::uint32_t> relations) { return {relations.begin(), relations.end()}; }

} // namespace

TEST_CASE("the order puts every activity before its successors") {
    const std::vector<Ends> ends{{4, 0}, {3, 4}, {0, 2}, {3, 2}, {1, 2}};
    const auto built_network = network(6, ends);
    REQUIRE(built_network.order.size() == 6);
    CHECK(std::set<std::uint32_t>(built_network.order.begin(), built_network.order.end()).size() == 6);
    const auto place = [&](std::uint32_t activity) {
        return std::ranges::find(built_network.order, activity) - built_network.order.begin();
    };
    for (const auto& [from, to] : ends) { CHECK(place(from) < place(to)); }
}

TEST_CASE("relations are listed at both ends in order of the other end, and keep their indices") {
    const auto built_network = network(4, {{3, 1}, {0, 1}, {2, 1}, {0, 3}, {0, 1}});
    CHECK(listed(built_network.into(1)) == std::vector<std::uint32_t>{1, 4, 2, 0});
    CHECK(listed(built_network.into(3)) == std::vector<std::uint32_t>{3});
    CHECK(listed(built_network.into(0)).empty());
    CHECK(listed(built_network.out_of(0)) == std::vector<std::uint32_t>{1, 4, 3});
    CHECK(listed(built_network.out_of(1)).empty());
    CHECK(built_network.relations[2].from == 2);
}

TEST_CASE("no activities and no relations are a network") {
    CHECK(network(0, {}).order.empty());
    CHECK(network(3, {}).order.size() == 3);
}

TEST_CASE("a cycle is reported whole, from its least activity") {
    CHECK(cycles(5, {{2, 4}, {4, 1}, {1, 3}, {3, 2}, {0, 2}}) == Walks{{1, 3, 2, 4}});
}

TEST_CASE("a relation to itself is a cycle of one") { CHECK(cycles(3, {{0, 1}, {1, 1}, {1, 2}}) == Walks{{1}}); }

TEST_CASE("each component has one cycle, in order of its least activity") {
    CHECK(cycles(9, {{7, 8}, {8, 7}, {2, 3}, {3, 2}, {3, 7}, {0, 2}, {5, 5}}) == Walks{{2, 3}, {5}, {7, 8}});
}

TEST_CASE("a component with several cycles gives one, without detours") {
    const auto found = cycles(4, {{0, 1}, {1, 2}, {2, 3}, {3, 0}, {1, 0}});
    CHECK(found == Walks{{0, 1}});
}

TEST_CASE("what only hangs on a cycle is no part of it") { CHECK(cycles(5, {{0, 1}, {1, 2}, {2, 1}, {2, 3}, {3, 4}}) == Walks{{1, 2}}); }

TEST_CASE("parallel relations make no cycle, opposite ones do") {
    CHECK(network(2, {{0, 1}, {0, 1}}).order.size() == 2);
    CHECK(cycles(2, {{0, 1}, {0, 1}, {1, 0}}) == Walks{{0, 1}});
}

} // namespace slipway
