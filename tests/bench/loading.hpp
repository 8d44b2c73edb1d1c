#pragma once
// How long it takes to load records, and how much memory.

#include "bench/figures.hpp"

#include <filesystem>
#include <vector>

namespace slipway::bench {

/// Loads a generated portfolio of so many projects: cold (nothing is known, the cache is written) beside toml++ alone on one thread, warm
/// and after one file changed beside cold, and the most memory that a process needs for it beside what it may need.
[[nodiscard]] std::vector<Figure> loading_figures(std::uint32_t projects);

/// What a process of its own does for the last of them: loads a folder cold, and prints by how many bytes its peak lies above what it began
/// with.
void print_load_peak(const std::filesystem::path& folder);

} // namespace slipway::bench
