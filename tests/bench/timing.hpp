#pragma once
// Taking turns on the clock.

#include <chrono>
#include <functional>
#include <span>
#include <vector>

namespace slipway::bench {

using Nanoseconds = std::chrono::nanoseconds;

/// One contestant: runs once, and returns the time of that part which counts.
using Contestant = std::function<Nanoseconds()>;

class Stopwatch {
public:
    [[nodiscard]] Nanoseconds elapsed() const { return std::chrono::steady_clock::now() - start_; }

private:
    std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

/// The least time of each contestant. They take turns, so that what disturbs the machine disturbs all of them.
[[nodiscard]] std::vector<Nanoseconds> least_times(int rounds, std::span<const Contestant> contestants);

} // namespace slipway::bench
