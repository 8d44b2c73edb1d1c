#pragma once
// What there is to beat: critical path passes in plain integers, without calendars, lags or types of relation.

#include "bench/generated.hpp"
#include "bench/timing.hpp"

#include <cstdint>
#include <vector>

namespace slipway::bench {

/// How a bare sweep is given its activities: numbered as the caller numbers them, with a topological order beside; or renumbered in that
/// order, the best case that nobody is given in practice.
enum class Numbering : std::uint8_t { as_given, sorted };

/// All that a bare sweep reads. The predecessors of i are `predecessors[begin[i] .. begin[i + 1])`.
struct PlainNetwork {
    std::vector<std::int32_t> duration;
    std::vector<std::uint32_t> begin;
    std::vector<std::uint32_t> predecessors;
    std::vector<std::uint32_t> order; ///< empty when the activities stand in topological order
};

/// Minutes from the data date.
struct PlainDates {
    std::vector<std::int32_t> early_finish, late_finish;
    std::int32_t finish = 0;
};

[[nodiscard]] PlainNetwork plain_network(const GeneratedNetwork& network, Numbering numbering);

/// A forward and a backward sweep. `dates` keeps its memory between calls, so that no page is faulted in on the clock.
[[nodiscard]] Nanoseconds time_bare_sweep(const PlainNetwork& network, PlainDates& dates);

/// Boost.Graph from the caller's arrays: build, `topological_sort`, both passes. Without edge properties, the leanest graph of each kind;
/// its destruction does not count. The dates are by activity.
[[nodiscard]] Nanoseconds time_adjacency_list(const GeneratedNetwork& network, PlainDates& dates);
[[nodiscard]] Nanoseconds time_compressed_rows(const GeneratedNetwork& network, PlainDates& dates);

/// Fails when the floors do not agree: a floor that computes something else is none.
void check_floors(const GeneratedNetwork& network);

} // namespace slipway::bench
