#pragma once
// In what order MS Project's dates follow from each other when summaries have relations.

#include "slipway/base/diagnostic.hpp"
#include "slipway/interchange/computed.hpp"

#include <variant>

namespace slipway {

/// The first nodes are the activities of the foreign schedule, by the same index. A summary is two nodes: its own one gathers the dates of
/// the work it spans, and its opening hands on to that work what binds the start of the summary.
struct MspGraph {
    static constexpr std::uint32_t none = UINT32_MAX;

    Network network; ///< of nodes; a relation of the file from a summary begins at its own node, one to it at its opening
    std::vector<std::uint32_t>
        file_relation;                  ///< by relation of the network: its index in the file; `none` when it only ties work to its summary
    std::vector<std::uint32_t> opening; ///< by activity: the opening of a summary, else `none`
    std::vector<std::uint32_t> parent;  ///< by activity: the summary that spans it, or `none`
    std::vector<std::uint32_t> summary_of; ///< by node: of an opening its summary, else the node itself
};

/// A diagnostic for each cycle.
[[nodiscard]] std::variant<MspGraph, std::vector<Diagnostic>> msp_graph(const ForeignSchedule& foreign, std::uint32_t file);

} // namespace slipway
