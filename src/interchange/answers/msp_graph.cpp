#include "interchange/answers/msp_graph.hpp"

#include "interchange/answers/cycles.hpp"
#include "interchange/answers/engine_input.hpp"

namespace slipway {
namespace {

void find_parents(const ForeignSchedule& foreign, MspGraph& graph) {
    graph.parent.assign(foreign.activities.size(), MspGraph::none);
    for (const auto& tie : relations_of_summaries(foreign)) {
        if (graph.parent[tie.from] == MspGraph::none) { graph.parent[tie.from] = tie.to; }
    }
}

void add_openings(const ForeignSchedule& foreign, MspGraph& graph) {
    const auto count = static_cast<std::uint32_t>(foreign.activities.size());
    graph.opening.assign(count, MspGraph::none);
    for (std::uint32_t i = 0; i < count; ++i) { graph.summary_of.push_back(i); }
    for (std::uint32_t i = 0; i < count; ++i) {
        if (foreign.activities[i].kind != ForeignKind::summary) { continue; }
        graph.opening[i] = static_cast<std::uint32_t>(graph.summary_of.size());
        graph.summary_of.push_back(i);
    }
}

std::vector<NetworkRelation> relations_of(const ForeignSchedule& foreign, MspGraph& graph) {
    std::vector<NetworkRelation> relations;
    const auto enters = [&](std::uint32_t activity) {
        return graph.opening[activity] == MspGraph::none ? activity : graph.opening[activity];
    };
    const auto add = [&](std::uint32_t from, std::uint32_t to, const ForeignRelation& as, std::uint32_t index) {
        relations.push_back({.from = from, .to = to, .type = as.type, .lag = as.lag, .lag_calendar = as.lag_calendar});
        graph.file_relation.push_back(index);
    };
    for (std::uint32_t i = 0; i < foreign.relations.size(); ++i) {
        const auto& one = foreign.relations[i];
        add(one.from, enters(one.to), one, i);
    }
    for (std::uint32_t i = 0; i < graph.parent.size(); ++i) {
        const auto above = graph.parent[i];
        if (above == MspGraph::none) { continue; }
        add(graph.opening[above], enters(i), {}, MspGraph::none);
        add(i, above, {}, MspGraph::none);
    }
    return relations;
}

/// As the file has it: an opening is its summary, and a relation of the file has the index it has there.
std::vector<NetworkRelation> as_in_file(const ForeignSchedule& foreign) {
    std::vector<NetworkRelation> said;
    for (const auto& one : foreign.relations) { said.push_back({.from = one.from, .to = one.to, .type = one.type}); }
    return said;
}

std::vector<Diagnostic> told(const ForeignSchedule& foreign, const MspGraph& graph, const std::vector<NetworkRelation>& relations,
                             const std::vector<Cycle>& cycles, std::uint32_t file) {
    std::vector<Diagnostic> problems;
    auto said = as_in_file(foreign);
    for (const auto& cycle : cycles) {
        said.resize(foreign.relations.size());
        Cycle walk;
        for (const auto index : cycle) {
            const auto known = graph.file_relation[index];
            walk.push_back(known != MspGraph::none ? known : static_cast<std::uint32_t>(said.size()));
            if (known != MspGraph::none) { continue; }
            const auto& tie = relations[index];
            said.push_back({.from = graph.summary_of[tie.from], .to = graph.summary_of[tie.to], .type = RelationType::start_start});
        }
        problems.push_back(cycle_diagnostic(foreign, said, walk, file));
    }
    return problems;
}

} // namespace

std::variant<MspGraph, std::vector<Diagnostic>> msp_graph(const ForeignSchedule& foreign, std::uint32_t file) {
    MspGraph graph;
    find_parents(foreign, graph);
    add_openings(foreign, graph);
    auto relations = relations_of(foreign, graph);
    auto built = build_network(std::vector<NetworkActivity>(graph.summary_of.size()), relations);
    if (const auto* cycles = std::get_if<std::vector<Cycle>>(&built)) { return told(foreign, graph, relations, *cycles, file); }
    graph.network = std::get<Network>(std::move(built));
    return graph;
}

} // namespace slipway
