#include "bench/floors.hpp"

#include <benchmark/benchmark.h>
#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <boost/graph/topological_sort.hpp>
#include <boost/iterator/transform_iterator.hpp>

#include <algorithm>
#include <numeric>
#include <stdexcept>

namespace slipway::bench {
namespace {

using AdjacencyList = boost::adjacency_list<boost::vecS, boost::vecS, boost::directedS>;
using CompressedRows = boost::compressed_sparse_row_graph<boost::directedS, boost::no_property, boost::no_property, boost::no_property,
                                                          std::uint32_t, std::uint32_t>;

/// Which activity stands at a place: itself when they are sorted.
struct Sorted {
    std::size_t operator()(std::size_t place) const { return place; }
};
struct AsGiven {
    const std::vector<std::uint32_t>& order;
    std::size_t operator()(std::size_t place) const { return order[place]; }
};

template <class At>
void sweep_forward(const PlainNetwork& network, PlainDates& dates, At at) {
    dates.finish = 0;
    for (std::size_t place = 0; place < network.duration.size(); ++place) {
        const auto i = at(place);
        std::int32_t start = 0;
        for (auto slot = network.begin[i]; slot < network.begin[i + 1]; ++slot) {
            start = std::max(start, dates.early_finish[network.predecessors[slot]]);
        }
        dates.early_finish[i] = start + network.duration[i];
        dates.finish = std::max(dates.finish, dates.early_finish[i]);
    }
}

template <class At>
void sweep_backward(const PlainNetwork& network, PlainDates& dates, At at) {
    std::ranges::fill(dates.late_finish, dates.finish);
    for (auto place = network.duration.size(); place-- > 0;) {
        const auto i = at(place);
        const auto late_start = dates.late_finish[i] - network.duration[i];
        for (auto slot = network.begin[i]; slot < network.begin[i + 1]; ++slot) {
            auto& late = dates.late_finish[network.predecessors[slot]];
            late = std::min(late, late_start);
        }
    }
}

template <class At>
void sweep(const PlainNetwork& network, PlainDates& dates, At at) {
    sweep_forward(network, dates, at);
    sweep_backward(network, dates, at);
}

/// Both passes along the edges out of each vertex; `sinks_first` is what topological_sort leaves.
template <class Graph, class Vertex>
PlainDates passes(const Graph& graph, const std::vector<Vertex>& sinks_first, const std::vector<ActivityStatus>& status) {
    PlainDates dates{std::vector<std::int32_t>(status.size(), 0), {}, 0};
    auto& early = dates.early_finish;
    for (auto at = sinks_first.rbegin(); at != sinks_first.rend(); ++at) {
        early[*at] += status[*at].remaining.count();
        dates.finish = std::max(dates.finish, early[*at]);
        const auto [first, last] = out_edges(*at, graph);
        for (auto edge = first; edge != last; ++edge) { early[target(*edge, graph)] = std::max(early[target(*edge, graph)], early[*at]); }
    }
    dates.late_finish.assign(status.size(), dates.finish);
    auto& late = dates.late_finish;
    for (const auto vertex : sinks_first) {
        const auto [first, last] = out_edges(vertex, graph);
        for (auto edge = first; edge != last; ++edge) {
            const auto to = target(*edge, graph);
            late[vertex] = std::min(late[vertex], late[to] - status[to].remaining.count());
        }
    }
    return dates;
}

template <class Graph>
std::vector<typename boost::graph_traits<Graph>::vertex_descriptor> sinks_first(const Graph& graph) {
    std::vector<typename boost::graph_traits<Graph>::vertex_descriptor> order;
    order.reserve(num_vertices(graph));
    std::vector<boost::default_color_type> colors(num_vertices(graph));
    boost::topological_sort(graph, std::back_inserter(order),
                            boost::color_map(boost::make_iterator_property_map(colors.begin(), get(boost::vertex_index, graph))));
    return order;
}

/// The ends of the relations, read where they lie.
auto edges_of(const GeneratedNetwork& network) {
    const auto ends = [](const NetworkRelation& relation) { return std::pair{relation.from, relation.to}; };
    return std::pair{boost::make_transform_iterator(network.relations.begin(), ends),
                     boost::make_transform_iterator(network.relations.end(), ends)};
}

} // namespace

PlainNetwork plain_network(const GeneratedNetwork& network, Numbering numbering) {
    const auto count = network.order.size();
    const bool sorted = numbering == Numbering::sorted;
    std::vector<std::uint32_t> number(count);
    for (std::uint32_t i = 0; i < count; ++i) { number[network.order[i]] = sorted ? i : network.order[i]; }
    PlainNetwork plain{std::vector<std::int32_t>(count), std::vector<std::uint32_t>(count + 1, 0), {}, {}};
    if (!sorted) { plain.order = network.order; }
    for (std::uint32_t i = 0; i < count; ++i) { plain.duration[number[i]] = network.status[i].remaining.count(); }
    for (const auto& relation : network.relations) { ++plain.begin[number[relation.to] + 1]; }
    std::partial_sum(plain.begin.begin(), plain.begin.end(), plain.begin.begin());
    plain.predecessors.resize(network.relations.size());
    auto next = plain.begin;
    for (const auto& relation : network.relations) { plain.predecessors[next[number[relation.to]]++] = number[relation.from]; }
    return plain;
}

Nanoseconds time_bare_sweep(const PlainNetwork& network, PlainDates& dates) {
    dates.early_finish.resize(network.duration.size());
    dates.late_finish.resize(network.duration.size());
    const Stopwatch watch;
    if (network.order.empty()) {
        sweep(network, dates, Sorted{});
    } else {
        sweep(network, dates, AsGiven{network.order});
    }
    benchmark::DoNotOptimize(dates.late_finish.data());
    benchmark::ClobberMemory();
    return watch.elapsed();
}

Nanoseconds time_adjacency_list(const GeneratedNetwork& network, PlainDates& dates) {
    const auto [first, last] = edges_of(network);
    const Stopwatch watch;
    const AdjacencyList graph(first, last, network.activities.size());
    const auto order = sinks_first(graph);
    dates = passes(graph, order, network.status);
    benchmark::DoNotOptimize(dates.late_finish.data());
    benchmark::ClobberMemory();
    return watch.elapsed();
}

Nanoseconds time_compressed_rows(const GeneratedNetwork& network, PlainDates& dates) {
    const auto [first, last] = edges_of(network);
    const Stopwatch watch;
    const CompressedRows graph(boost::edges_are_unsorted_multi_pass, first, last, static_cast<std::uint32_t>(network.activities.size()));
    const auto order = sinks_first(graph);
    dates = passes(graph, order, network.status);
    benchmark::DoNotOptimize(dates.late_finish.data());
    benchmark::ClobberMemory();
    return watch.elapsed();
}

void check_floors(const GeneratedNetwork& network) {
    PlainDates given;
    PlainDates sorted;
    PlainDates list;
    PlainDates rows;
    static_cast<void>(time_bare_sweep(plain_network(network, Numbering::as_given), given));
    static_cast<void>(time_bare_sweep(plain_network(network, Numbering::sorted), sorted));
    static_cast<void>(time_adjacency_list(network, list));
    static_cast<void>(time_compressed_rows(network, rows));
    bool same = list.early_finish == rows.early_finish && list.late_finish == rows.late_finish && list.early_finish == given.early_finish &&
                list.late_finish == given.late_finish;
    for (std::size_t i = 0; i < network.order.size(); ++i) {
        const auto activity = network.order[i];
        same = same && sorted.early_finish[i] == list.early_finish[activity] && sorted.late_finish[i] == list.late_finish[activity];
    }
    if (!same) { throw std::logic_error("the floors disagree on a date; look at tests/bench/floors.cpp before any figure"); }
}

} // namespace slipway::bench
