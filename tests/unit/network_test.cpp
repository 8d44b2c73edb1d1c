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

using Indices = std::vector<std::uint32_t>;

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

TEST_CASE("the order goes by level: what waits for nothing first, and nothing before the last of what it waits for") {
    const std::vector<Ends> ends{{4, 0}, {3, 4}, {0, 2}, {3, 2}, {1, 2}};
    const auto built_network = network(6, ends);
    // 1, 3 and 5 wait for nothing, 4 for 3, 0 for 4, and 2 for 0.
    const auto& order = built_network.order;
    CHECK(std::set<std::uint32_t>(order.begin(), order.begin() + 3) == std::set<std::uint32_t>{1, 3, 5});
    CHECK(Indices(order.begin() + 3, order.end()) == Indices{4, 0, 2});
}

TEST_CASE("positions are the inverse of the order") {
    const auto built_network = network(6, {{4, 0}, {3, 4}, {0, 2}, {3, 2}, {1, 2}});
    REQUIRE(built_network.position->size() == 6);
    for (std::uint32_t place = 0; place < 6; ++place) { CHECK((*built_network.position)[built_network.order[place]] == place); }
}

TEST_CASE("relations are listed at both ends in order of the other end, and keep their indices") {
    const auto built_network = network(4, {{3, 1}, {0, 1}, {2, 1}, {0, 3}, {0, 1}});
    CHECK(built_network.into(1) == Indices{1, 4, 2, 0});
    CHECK(built_network.into(3) == Indices{3});
    CHECK(built_network.into(0).empty());
    CHECK(built_network.out_of(0) == Indices{1, 4, 3});
    CHECK(built_network.out_of(1).empty());
    CHECK(built_network.relations[2].from == 2);
}

TEST_CASE("relations are listed in order of the index of the other end, wherever that stands in the order") {
    // 0 waits for 3, and 2 for 0: in the order 3 comes before 0, and 0 before 2.
    const auto built_network = network(5, {{2, 4}, {0, 4}, {3, 4}, {3, 0}, {0, 2}});
    CHECK(built_network.into(4) == Indices{1, 0, 2});
    CHECK(built_network.out_of(3) == Indices{3, 2});
}

TEST_CASE("a slot is where a relation lies beside the others into its successor") {
    const std::vector<Ends> ends{{3, 1}, {0, 1}, {2, 1}, {0, 3}, {0, 1}};
    const auto built_network = network(4, ends);
    const auto& position = *built_network.position;
    for (std::uint32_t relation = 0; relation < ends.size(); ++relation) {
        const auto slot = built_network.slot_of(relation);
        const auto place = position[ends[relation].second];
        CHECK(built_network.incoming[slot].relation == relation);
        CHECK(built_network.incoming[slot].from == position[ends[relation].first]);
        CHECK(slot >= built_network.incoming_begin[place]);
        CHECK(slot < built_network.incoming_begin[place + 1]);
    }
}

TEST_CASE("what lies beside a successor and beside a predecessor are the same relations") {
    const auto built_network = network(6, {{4, 0}, {3, 4}, {0, 2}, {3, 2}, {1, 2}, {3, 2}});
    std::set<std::uint32_t> slots;
    for (std::uint32_t place = 0; place < 6; ++place) {
        for (const auto& out : built_network.outgoing_at(place)) {
            CHECK(built_network.incoming[out.slot].from == place);
            CHECK(out.slot >= built_network.incoming_begin[out.to]);
            CHECK(out.slot < built_network.incoming_begin[out.to + 1]);
            slots.insert(out.slot);
        }
    }
    CHECK(slots.size() == 6);
}

TEST_CASE("type, lag and lag calendar of a relation lie beside its successor") {
    const std::vector<NetworkActivity> activities{{.calendar = 2}, {.calendar = 0}};
    const NetworkRelation in_own{.from = 0, .to = 1, .type = RelationType::start_finish, .lag = Minutes{-90}, .lag_calendar = 2};
    const NetworkRelation in_other{.from = 0, .to = 1, .type = RelationType::finish_finish, .lag = Minutes{480}, .lag_calendar = 0};
    const auto built_network = std::get<Network>(build_network(activities, {in_own, in_other}));
    const auto& first = built_network.incoming[built_network.slot_of(0)];
    CHECK(first.type == RelationType::start_finish);
    CHECK(first.lag == Minutes{-90});
    CHECK_FALSE(first.own_lag_calendar);
    const auto& second = built_network.incoming[built_network.slot_of(1)];
    CHECK(second.type == RelationType::finish_finish);
    CHECK(second.lag == Minutes{480});
    CHECK(second.own_lag_calendar);
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
