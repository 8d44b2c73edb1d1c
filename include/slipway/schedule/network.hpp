#pragma once
// The dependency graph as flat arrays in topological order, proven acyclic.

#include "slipway/base/date.hpp"
#include "slipway/base/large_vector.hpp"
#include "slipway/model/terms.hpp"

#include <cstdint>
#include <memory>
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
    bool binds = true; ///< false: kept and shown, but no date follows from it
    Minutes lag{0};
    std::uint32_t lag_calendar = 0;
};

/// A relation as it lies beside the other relations into its successor, 12 bytes. Its number in `Network::incoming` is its *slot*.
struct IncomingRelation {
    std::uint32_t from : 29 = 0; ///< position of the predecessor
    RelationType type : 2 = RelationType::finish_start;
    bool own_lag_calendar : 1 = false; ///< the lag is not in the predecessor's calendar: see `Network::relations[relation]`
    Minutes lag{0};
    std::uint32_t relation = 0; ///< its index as given
};

struct OutgoingRelation {
    std::uint32_t to = 0; ///< position of the successor
    std::uint32_t slot = 0;
};

/// At most this many activities fit a network: what 29 bits hold.
inline constexpr std::uint32_t most_activities = 1U << 29U;

/// `activities` and `relations` keep the indices of the caller; everything else goes by *position*: the place in a topological order by
/// level (all that waits for nothing first), so that what is read together lies together. The relations of the activity at position p are
/// `incoming[incoming_begin[p] .. incoming_begin[p + 1])`, those with a lag first, and likewise `outgoing`, in topological order.
struct Network {
    std::vector<NetworkActivity> activities;
    std::vector<NetworkRelation> relations;
    LargeVector<std::uint32_t> order;                           ///< position → activity
    std::shared_ptr<const LargeVector<std::uint32_t>> position; ///< activity → position; shared with the schedules of this network
    LargeVector<std::uint32_t> incoming_begin;
    LargeVector<IncomingRelation> incoming;
    LargeVector<std::uint32_t> outgoing_begin;
    LargeVector<OutgoingRelation> outgoing;
    bool all_bind = true; ///< every relation binds

    [[nodiscard]] std::span<const IncomingRelation> incoming_at(std::uint32_t place) const noexcept {
        return {incoming.data() + incoming_begin[place], incoming.data() + incoming_begin[place + 1]};
    }
    [[nodiscard]] std::span<const OutgoingRelation> outgoing_at(std::uint32_t place) const noexcept {
        return {outgoing.data() + outgoing_begin[place], outgoing.data() + outgoing_begin[place + 1]};
    }
    /// The indices of the relations into an activity, in order of their other end.
    [[nodiscard]] std::vector<std::uint32_t> into(std::uint32_t activity) const;
    /// The indices of the relations out of an activity, in order of their other end.
    [[nodiscard]] std::vector<std::uint32_t> out_of(std::uint32_t activity) const;
    [[nodiscard]] std::uint32_t slot_of(std::uint32_t relation) const;
};

/// A closed walk: the indices of its relations, each beginning where the one before ends, from the least activity on it.
using Cycle = std::vector<std::uint32_t>;

/// The network, or for each strongly connected component that has one the shortest cycle through its least activity, in order of these.
/// Precondition: every index in `relations` is below activities.size(), which is below `most_activities`.
/// Cost: O(activities + relations); beyond the two vectors given, 24 bytes an activity and 24 a relation at the peak.
[[nodiscard]] std::variant<Network, std::vector<Cycle>> build_network(std::vector<NetworkActivity> activities,
                                                                      std::vector<NetworkRelation> relations);

} // namespace slipway
