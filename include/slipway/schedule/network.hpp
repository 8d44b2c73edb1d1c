#pragma once
// The dependency graph as flat arrays, proven acyclic.

#include "slipway/base/date.hpp"
#include "slipway/model/terms.hpp"

#include <cstdint>
#include <span>
#include <variant>
#include <vector>

namespace slipway {

/// An activity as the engine sees it: where its working time comes from, what it is, and to which project it belongs.
struct NetworkActivity {
    std::uint32_t calendar = 0; ///< index into the calendars given to `schedule`
    std::uint32_t project = 0;  ///< index into the projects given to `schedule`
    ActivityKind kind = ActivityKind::task;
    bool after_completion = false; ///< comes after its project's completion: the commitment, which promises the completion, does not cap it
};

/// A relation between two activities, given by their indices. Lag is working time of `lag_calendar`; a negative lag is a lead.
struct NetworkRelation {
    std::uint32_t from = 0;
    std::uint32_t to = 0;
    RelationType type = RelationType::finish_start;
    Minutes lag{0};
    std::uint32_t lag_calendar = 0;
};

/// Activities and relations keep the indices of the input; `order` is topological. The relation lists of an activity are in CSR form:
/// `incoming[incoming_begin[i] .. incoming_begin[i + 1])` are the indices of the relations into i, in order of their other end.
struct Network {
    std::vector<NetworkActivity> activities;
    std::vector<NetworkRelation> relations;
    std::vector<std::uint32_t> order;
    std::vector<std::uint32_t> incoming_begin, incoming;
    std::vector<std::uint32_t> outgoing_begin, outgoing;

    [[nodiscard]] std::span<const std::uint32_t> into(std::uint32_t activity) const {
        return std::span{incoming}.subspan(incoming_begin[activity], incoming_begin[activity + 1] - incoming_begin[activity]);
    }
    [[nodiscard]] std::span<const std::uint32_t> out_of(std::uint32_t activity) const {
        return std::span{outgoing}.subspan(outgoing_begin[activity], outgoing_begin[activity + 1] - outgoing_begin[activity]);
    }
};

/// A closed walk: the indices of its relations, each beginning where the one before ends, from the least activity on it.
using Cycle = std::vector<std::uint32_t>;

/// The network, or for each strongly connected component that has one the shortest cycle through its least activity, in order of these.
/// Precondition: every index in `relations` is below activities.size(). Cost: O(activities + relations).
[[nodiscard]] std::variant<Network, std::vector<Cycle>> build_network(std::vector<NetworkActivity> activities,
                                                                      std::vector<NetworkRelation> relations);

} // namespace slipway
