#include "slipway/schedule/network.hpp"

#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <boost/graph/strong_components.hpp>

#include <algorithm>
#include <array>
#include <cassert>
#include <limits>
#include <numeric>
#include <utility>

namespace slipway {
namespace {

using Graph = boost::compressed_sparse_row_graph<boost::directedS, boost::no_property, boost::no_property, boost::no_property,
                                                 std::uint32_t, std::uint32_t>;

/// How many elements ahead of the one in hand memory is asked for the next ones; none beyond the end.
constexpr std::size_t ahead = 24;

template <class Element>
const Element& coming(const std::vector<Element>& all, std::size_t at) {
    return all[std::min(at + ahead, all.size() - 1)];
}

/// Relations by their predecessor.
struct ByPredecessor {
    LargeVector<std::uint32_t> begin;
    LargeVector<std::uint32_t> list; ///< what `by_predecessor` was told to keep of each; one place more at the end, to be fetched only

    [[nodiscard]] std::span<const std::uint32_t> of(std::uint32_t activity) const noexcept {
        return {list.data() + begin[activity], list.data() + begin[activity + 1]};
    }
};

/// Counts become beginnings; the last one is the sum.
void make_beginnings(LargeVector<std::uint32_t>& counts) {
    std::uint32_t sum = 0;
    for (auto& count : counts) { sum += std::exchange(count, sum); }
}

/// `count` holds the out-degree of each activity, and one more place.
template <class Entry>
ByPredecessor by_predecessor(const std::vector<NetworkRelation>& relations, LargeVector<std::uint32_t> count, Entry entry) {
    ByPredecessor all{std::move(count), LargeVector<std::uint32_t>(relations.size() + 1)};
    make_beginnings(all.begin);
    for (std::uint32_t i = 0; i < relations.size(); ++i) {
        fetch_ahead(all.begin[coming(relations, i).from]);
        all.list[all.begin[relations[i].from]++] = entry(i);
    }
    // Each beginning has walked to the next one's: move them back by one.
    for (std::size_t i = all.begin.size() - 1; i > 0; --i) { all.begin[i] = all.begin[i - 1]; }
    all.begin[0] = 0;
    return all;
}

/// What the relations say of each activity, before anything is sorted. Here and below, what is read together for one activity lies
/// together: everything goes by the caller's numbers, and each first touch of an activity costs the way to memory.
struct Degrees {
    struct In {
        std::uint32_t all = 0;
        std::uint32_t lagged = 0;
    };
    LargeVector<std::uint32_t> out; ///< one more at the end
    LargeVector<In> in;
};

Degrees degrees_of(const std::vector<NetworkRelation>& relations, std::size_t activities) {
    Degrees degrees{LargeVector<std::uint32_t>(activities + 1, 0), LargeVector<Degrees::In>(activities)};
    for (std::size_t i = 0; i < relations.size(); ++i) {
        const auto& next = coming(relations, i);
        fetch_ahead(degrees.out[next.from]);
        fetch_ahead(degrees.in[next.to]);
        const auto& relation = relations[i];
        ++degrees.out[relation.from];
        auto& in = degrees.in[relation.to];
        ++in.all;
        in.lagged += relation.lag != Minutes{0} ? 1U : 0U;
    }
    return degrees;
}

/// Inside a level activities of one shape, by relations in and relations with a lag, stand together, so that the passes repeat what they
/// just did instead of guessing.
void sort_by_shape(std::span<std::uint32_t> level, const Degrees& degrees, std::vector<std::uint32_t>& room) {
    constexpr std::size_t worth_sorting = 16;
    if (level.size() < worth_sorting) { return; }
    const auto shape = [&](std::uint32_t activity) {
        const auto in = degrees.in[activity];
        return std::min(in.all, 15U) * 16U + std::min(in.lagged, 15U);
    };
    std::array<std::uint32_t, 257> begin{};
    for (const auto activity : level) { ++begin[shape(activity) + 1]; }
    std::partial_sum(begin.begin(), begin.end(), begin.begin());
    room.assign(level.begin(), level.end());
    for (const auto activity : room) { level[begin[shape(activity)]++] = activity; }
}

/// Kahn's order, level by level; shorter than the network when there is a cycle.
LargeVector<std::uint32_t> topological_order(const ByPredecessor& successors, const Degrees& degrees) {
    LargeVector<std::uint32_t> waiting(degrees.in.size());
    for (std::size_t i = 0; i < waiting.size(); ++i) { waiting[i] = degrees.in[i].all; }
    LargeVector<std::uint32_t> order(waiting.size() + 1);
    std::size_t end = 0;
    // Written in any case and kept when it counts, because whether an activity is ready is as good as random.
    const auto offer = [&](std::uint32_t activity, bool ready) {
        order[end] = activity;
        end += ready ? 1 : 0;
    };
    for (std::uint32_t i = 0; i < waiting.size(); ++i) { offer(i, waiting[i] == 0); }
    std::vector<std::uint32_t> room;
    for (std::size_t at = 0; at < end;) {
        const auto level = std::span{order}.subspan(at, end - at);
        sort_by_shape(level, degrees, room);
        for (std::size_t i = 0; i < level.size(); ++i) {
            fetch_ahead(successors.begin[level[std::min(i + ahead, level.size() - 1)]]);
            fetch_ahead(successors.list[successors.begin[level[std::min(i + ahead / 2, level.size() - 1)]]]);
            for (const auto to : successors.of(level[std::min(i + ahead / 4, level.size() - 1)])) { fetch_ahead(waiting[to]); }
            for (const auto to : successors.of(level[i])) { offer(to, --waiting[to] == 0); }
        }
        at += level.size();
    }
    order.resize(end);
    return order;
}

/// Where the relations of each position begin, by the degrees of the activities.
template <class Degree>
LargeVector<std::uint32_t> beginnings(const LargeVector<std::uint32_t>& order, Degree degree) {
    LargeVector<std::uint32_t> begin(order.size() + 1);
    for (std::size_t place = 0; place < order.size(); ++place) { begin[place] = degree(order[place]); }
    begin.back() = 0;
    make_beginnings(begin);
    return begin;
}

/// How many activities' incoming relations are put in order together: as many as the nearest caches hold.
constexpr std::uint32_t handful = 1U << 13U;

/// The first step of filling the relations by their successor: to its handful of successors, each handful where the one before ends,
/// because a store far from the one before waits for memory. Gives the position of the successor of each slot.
LargeVector<std::uint32_t> place_by_handful(Network& network) {
    struct Place {
        std::uint32_t place = 0;
        std::uint32_t calendar = 0;
    };
    LargeVector<Place> at(network.order.size());
    std::vector<std::uint32_t> next;
    for (std::uint32_t place = 0; place < network.order.size(); ++place) {
        const auto activity = network.order[place];
        at[activity] = {place, network.activities[activity].calendar};
        if (place % handful == 0) { next.push_back(network.incoming_begin[place]); }
    }
    network.incoming.resize(network.relations.size());
    LargeVector<std::uint32_t> successor(network.relations.size());
    bool all_bind = true;
    for (std::uint32_t i = 0; i < network.relations.size(); ++i) {
        const auto& soon = coming(network.relations, i);
        fetch_ahead(at[soon.from]);
        fetch_ahead(at[soon.to]);
        const auto& relation = network.relations[i];
        all_bind = all_bind && relation.binds;
        const auto from = at[relation.from];
        const auto to = at[relation.to].place;
        // Made whole and stored at once: a bit-field written in place would first wait for what was there.
        IncomingRelation placed;
        placed.from = from.place & (most_activities - 1);
        placed.type = relation.type;
        placed.own_lag_calendar = relation.lag != Minutes{0} && relation.lag_calendar != from.calendar;
        placed.lag = relation.lag;
        placed.relation = i;
        const auto slot = next[to / handful]++;
        network.incoming[slot] = placed;
        successor[slot] = to;
    }
    network.all_bind = all_bind;
    return successor;
}

/// Fills the relations by their successor: those with a lag from the front, the others from the back.
void place_incoming(Network& network) {
    struct Free {
        std::uint32_t front = 0;
        std::uint32_t back = 0;
    };
    const auto successor = place_by_handful(network);
    const auto count = static_cast<std::uint32_t>(network.order.size());
    std::vector<IncomingRelation> mixed;
    std::vector<Free> free(std::min(handful, count));
    for (std::uint32_t first = 0; first < count; first += handful) {
        const auto last = std::min(first + handful, count);
        const auto begin = network.incoming_begin[first];
        for (auto place = first; place < last; ++place) {
            free[place - first] = {network.incoming_begin[place], network.incoming_begin[place + 1]};
        }
        mixed.assign(network.incoming.begin() + begin, network.incoming.begin() + network.incoming_begin[last]);
        for (std::uint32_t i = 0; i < mixed.size(); ++i) {
            auto& to = free[successor[begin + i] - first];
            const bool lagged = mixed[i].lag != Minutes{0};
            const auto slot = lagged ? to.front : to.back - 1;
            to.front += lagged ? 1U : 0U;
            to.back -= lagged ? 0U : 1U;
            network.incoming[slot] = mixed[i];
        }
    }
}

/// The same relations by their predecessor.
void place_outgoing(Network& network) {
    network.outgoing.resize(network.incoming.size());
    auto next = network.outgoing_begin;
    for (std::uint32_t to = 0; to < network.order.size(); ++to) {
        for (auto slot = network.incoming_begin[to]; slot < network.incoming_begin[to + 1]; ++slot) {
            network.outgoing[next[network.incoming[slot].from]++] = {to, slot};
        }
    }
}

constexpr auto unseen = std::numeric_limits<std::uint32_t>::max();

/// A shortest way from `start` back to itself inside its component (breadth first). `reached_by` is all unseen before and after.
Cycle shortest_cycle(const std::vector<NetworkRelation>& relations, const ByPredecessor& outgoing,
                     const std::vector<std::uint32_t>& component, std::uint32_t start, std::vector<std::uint32_t>& reached_by) {
    std::vector<std::uint32_t> queue{start};
    for (std::size_t at = 0; at < queue.size() && reached_by[start] == unseen; ++at) {
        for (const auto relation : outgoing.of(queue[at])) {
            const auto to = relations[relation].to;
            if (component[to] != component[start] || reached_by[to] != unseen) { continue; }
            reached_by[to] = relation;
            queue.push_back(to);
        }
    }
    Cycle cycle;
    for (auto activity = start; cycle.empty() || activity != start; activity = relations[cycle.back()].from) {
        cycle.push_back(reached_by[activity]);
    }
    std::ranges::reverse(cycle);
    for (const auto activity : queue) { reached_by[activity] = unseen; }
    return cycle;
}

/// Which component each activity is in, and how many there are.
std::uint32_t strong_components(const std::vector<NetworkRelation>& relations, std::vector<std::uint32_t>& component) {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> edges;
    edges.reserve(relations.size());
    for (const auto& relation : relations) { edges.emplace_back(relation.from, relation.to); }
    const Graph graph(boost::edges_are_unsorted_multi_pass, edges.begin(), edges.end(), static_cast<std::uint32_t>(component.size()));
    return boost::strong_components(graph, boost::make_iterator_property_map(component.begin(), boost::get(boost::vertex_index, graph)));
}

std::vector<Cycle> cycles(const std::vector<NetworkRelation>& relations, const Degrees& degrees) {
    const auto activities = degrees.in.size();
    std::vector<std::uint32_t> component(activities);
    const auto count = strong_components(relations, component);
    std::vector<std::uint32_t> members(count, 0);
    for (const auto id : component) { ++members[id]; }
    std::vector<bool> loops(count, false);
    for (const auto& relation : relations) {
        if (relation.from == relation.to) { loops[component[relation.from]] = true; }
    }
    auto outgoing = by_predecessor(relations, degrees.out, [](std::uint32_t i) { return i; });
    for (std::uint32_t i = 0; i < activities; ++i) {
        std::sort(outgoing.list.begin() + outgoing.begin[i], outgoing.list.begin() + outgoing.begin[i + 1],
                  [&](std::uint32_t left, std::uint32_t right) {
                      return std::pair{relations[left].to, left} < std::pair{relations[right].to, right};
                  });
    }
    std::vector<Cycle> found;
    std::vector<std::uint32_t> reached_by(activities, unseen);
    for (std::uint32_t activity = 0; activity < component.size(); ++activity) {
        const auto id = component[activity];
        if (members[id] < 2 && !loops[id]) { continue; }
        found.push_back(shortest_cycle(relations, outgoing, component, activity, reached_by));
        members[id] = 0;
        loops[id] = false;
    }
    return found;
}

} // namespace

std::vector<std::uint32_t> Network::into(std::uint32_t activity) const {
    std::vector<std::uint32_t> found;
    for (const auto& relation : incoming_at((*position)[activity])) { found.push_back(relation.relation); }
    std::ranges::sort(found, {}, [&](std::uint32_t i) { return std::pair{relations[i].from, i}; });
    return found;
}

std::vector<std::uint32_t> Network::out_of(std::uint32_t activity) const {
    std::vector<std::uint32_t> found;
    for (const auto& relation : outgoing_at((*position)[activity])) { found.push_back(incoming[relation.slot].relation); }
    std::ranges::sort(found, {}, [&](std::uint32_t i) { return std::pair{relations[i].to, i}; });
    return found;
}

std::uint32_t Network::slot_of(std::uint32_t relation) const {
    auto slot = incoming_begin[(*position)[relations[relation].to]];
    while (incoming[slot].relation != relation) { ++slot; }
    return slot;
}

std::variant<Network, std::vector<Cycle>> build_network(std::vector<NetworkActivity> activities, std::vector<NetworkRelation> relations) {
    assert(activities.size() < most_activities);
    const auto degrees = degrees_of(relations, activities.size());
    auto order = topological_order(by_predecessor(relations, degrees.out, [&](std::uint32_t i) { return relations[i].to; }), degrees);
    if (order.size() < activities.size()) { return cycles(relations, degrees); }
    LargeVector<std::uint32_t> position(order.size());
    for (std::uint32_t place = 0; place < order.size(); ++place) { position[order[place]] = place; }
    Network network{.activities = std::move(activities), .relations = std::move(relations), .order = std::move(order)};
    network.position = std::make_shared<const LargeVector<std::uint32_t>>(std::move(position));
    network.incoming_begin = beginnings(network.order, [&](std::uint32_t activity) { return degrees.in[activity].all; });
    network.outgoing_begin = beginnings(network.order, [&](std::uint32_t activity) { return degrees.out[activity]; });
    place_incoming(network);
    place_outgoing(network);
    return network;
}

} // namespace slipway
