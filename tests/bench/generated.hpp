#pragma once
// Seeded layered networks: what the benchmarks schedule. The same on every machine.

#include "slipway/schedule/schedule.hpp"

#include <cstdint>
#include <vector>

namespace slipway::bench {

/// Numbers that are the same on every machine; the distributions of <random> are not. (splitmix64, Steele et al. 2014)
class Dice {
public:
    explicit Dice(std::uint64_t seed) : state_{seed} {}
    /// From 0 to `count`, which is excluded.
    std::uint32_t below(std::uint32_t count);
    /// Between `low` and `high`, both included.
    std::int32_t between(std::int32_t low, std::int32_t high);
    bool chance(std::uint32_t percent) { return below(100) < percent; }

private:
    std::uint64_t state_;
};

/// How large a network to draw, and how dense.
struct Shape {
    std::uint32_t activities = 10'000;
    std::uint32_t relations_each = 3; ///< the mean of the relations into an activity; they number 1 to twice the mean less 1
    std::uint64_t seed = 1;
};

/// A network as a caller holds it, before it is built: activities and relations in shuffled order, nothing begun, one project.
struct GeneratedNetwork {
    std::vector<NetworkActivity> activities;
    std::vector<NetworkRelation> relations;
    std::vector<ActivityStatus> status;
    std::vector<ProjectTerms> projects;
    std::vector<Calendar> calendars;  ///< eight
    std::vector<std::uint32_t> order; ///< a topological order, layer by layer: what a floor may know that we must find out
    Minutes work_unit{0};             ///< durations are 1 to 20 of it

    [[nodiscard]] ScheduleInput input() const;
};

[[nodiscard]] GeneratedNetwork generated_network(const Shape& shape);

/// A duration as the generator draws them.
[[nodiscard]] Minutes drawn_duration(Dice& dice, Minutes work_unit);

} // namespace slipway::bench
