#include "slipway/schedule/network.hpp"

#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <boost/graph/strong_components.hpp>

#include <algorithm>
#include <limits>
#include <numeric>

namespace slipway {
namespace {

using Graph = boost::compressed_sparse_row_graph<boost::directedS, boost::no_property, boost::no_property, boost::no_property,
                                                 std::uint32_t, std::uint32_t>;

/// Counting sort of the relations by one end; inside an activity they stand in order of the other end.
template <class End, class OtherEnd>
void index_relations(const std::vector<NetworkRelation>& relations, std::size_t activities, End end, OtherEnd other,
                     std::vector<std::uint32_t>& begin, std::vector<std::uint32_t>& list) {
    begin.assign(activities + 1, 0);
    for (const auto& relation : relations) { ++begin[end(relation) + 1]; }
    std::partial_sum(begin.begin(), begin.end(), begin.begin());
    list.resize(relations.size());
    auto next = begin;
    for (std::uint32_t i = 0; i < relations.size(); ++i) { list[next[end(relations[i])]++] = i; }
    for (std::size_t activity = 0; activity < activities; ++activity) {
        std::ranges::stable_sort(list.begin() + begin[activity], list.begin() + begin[activity + 1], {},
                                 [&](std::uint32_t i) { return other(relations[i]); });
    }
}

/// Kahn's order, first come first served; shorter than the network when there is a cycle.
std::vector<std::uint32_t> topological_order(const Network& network) {
    const auto count = network.activities.size();
    std::vector<std::uint32_t> waiting(count);
    std::vector<std::uint32_t> order;
    order.reserve(count);
    for (std::uint32_t i = 0; i < count; ++i) {
        waiting[i] = static_cast<std::uint32_t>(network.into(i).size());
        if (waiting[i] == 0) { order.push_back(i); }
    }
    for (std::size_t at = 0; at < order.size(); ++at) {
        for (const auto relation : network.out_of(order[at])) {
            const auto to = network.relations[relation].to;
            if (--waiting[to] == 0) { order.push_back(to); }
        }
    }
    return order;
}

constexpr auto unseen = std::numeric_limits<std::uint32_t>::max();

/// A shortest way from `start` back to itself inside its component (breadth first). `reached_by` is all unseen before and after.
Cycle shortest_cycle(const Network& network, const std::vector<std::uint32_t>& component, std::uint32_t start,
                     std::vector<std::uint32_t>& reached_by) {
    std::vector<std::uint32_t> queue{start};
    for (std::size_t at = 0; at < queue.size(); ++at) {
        for (const auto relation : network.out_of(queue[at])) {
            const auto to = network.relations[relation].to;
            if (component[to] != component[start] || reached_by[to] != unseen) { continue; }
            reached_by[to] = relation;
            queue.push_back(to);
        }
        if (reached_by[start] != unseen) { break; }
    }
    Cycle cycle;
    for (auto activity = start; cycle.empty() || activity != start; activity = network.relations[cycle.back()].from) {
        cycle.push_back(reached_by[activity]);
    }
    std::ranges::reverse(cycle);
    for (const auto activity : queue) { reached_by[activity] = unseen; }
    return cycle;
}

std::vector<Cycle> cycles(const Network& network) {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> edges;
    edges.reserve(network.relations.size());
    for (const auto& relation : network.relations) { edges.emplace_back(relation.from, relation.to); }
    const Graph graph(boost::edges_are_unsorted_multi_pass, edges.begin(), edges.end(),
                      static_cast<std::uint32_t>(network.activities.size()));
    std::vector<std::uint32_t> component(network.activities.size());
    const auto count =
        boost::strong_components(graph, boost::make_iterator_property_map(component.begin(), boost::get(boost::vertex_index, graph)));
    std::vector<std::uint32_t> members(count, 0);
    for (const auto id : component) { ++members[id]; }
    std::vector<bool> loops(count, false);
    for (const auto& relation : network.relations) {
        if (relation.from == relation.to) { loops[component[relation.from]] = true; }
    }
    std::vector<Cycle> found;
    std::vector<std::uint32_t> reached_by(network.activities.size(), unseen);
    for (std::uint32_t activity = 0; activity < component.size(); ++activity) {
        const auto id = component[activity];
        if (members[id] < 2 && !loops[id]) { continue; }
        found.push_back(shortest_cycle(network, component, activity, reached_by));
        members[id] = 0;
        loops[id] = false;
    }
    return found;
}

} // namespace

std::variant<Network, std::vector<Cycle>> build_network(std::vector<NetworkActivity> activities, std::vector<NetworkRelation> relations) {
    Network network;
    network.activities = std::move(activities);
    network.relations = std::move(relations);
    const auto from = [](const NetworkRelation& relation) { return relation.from; };
    const auto to = [](const NetworkRelation& relation) { return relation.to; };
    index_relations(network.relations, network.activities.size(), to, from, network.incoming_begin, network.incoming);
    index_relations(network.relations, network.activities.size(), from, to, network.outgoing_begin, network.outgoing);
    network.order = topological_order(network);
    if (network.order.size() < network.activities.size()) { return cycles(network); }
    return network;
}

} // namespace slipway
