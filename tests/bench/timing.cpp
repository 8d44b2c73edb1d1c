#include "bench/timing.hpp"

#include <algorithm>

namespace slipway::bench {

std::vector<Nanoseconds> least_times(int rounds, std::span<const Contestant> contestants) {
    std::vector<Nanoseconds> least(contestants.size(), Nanoseconds::max());
    for (int round = 0; round < rounds; ++round) {
        for (std::size_t i = 0; i < contestants.size(); ++i) { least[i] = std::min(least[i], contestants[i]()); }
    }
    return least;
}

} // namespace slipway::bench
