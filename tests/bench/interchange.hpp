#pragma once
// How fast other programs' files are read, and in how much memory.

#include "bench/figures.hpp"

#include <cstdint>
#include <vector>

namespace slipway::bench {

/// Reading MS Project XML of so many tasks into a schedule: the time beside pugixml parsing the whole text (may be three times), and the
/// memory beside the size of the file (may be one and a half times). Throws when the file is not read.
[[nodiscard]] std::vector<Figure> mspdi_figures(std::uint32_t tasks);

} // namespace slipway::bench
