#pragma once
// Whole processes side by side: `slipway schedule --from FILE.xml --format csv` and TaskJuggler on the same network.

#include "bench/figures.hpp"

#include <array>
#include <cstdint>
#include <optional>

namespace slipway::bench {

inline constexpr std::array<std::uint32_t, 3> tj3_sizes{1'000, 3'000, 10'000};

/// Both read a file of so many tasks, schedule it and write the start and end of each as CSV; all of their dates are checked against the
/// reference, and std::logic_error is thrown when one is wrong. TaskJuggler is stopped after a minute: the figure then has that minute for
/// its floor, and says so. Nothing when there is no tj3.
[[nodiscard]] std::optional<Figure> tj3_figure(std::uint32_t tasks);

} // namespace slipway::bench
