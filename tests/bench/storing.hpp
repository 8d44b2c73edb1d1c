#pragma once
// How fast observations are stored.

#include "bench/figures.hpp"

#include <cstdint>

namespace slipway::bench {

/// One entry of so many observations, beside bare SQLite: the same rows by one prepared statement in one transaction, without checks,
/// triggers or digests. May take at most twice as long.
[[nodiscard]] Figure storing_figure(std::uint32_t observations);

} // namespace slipway::bench
