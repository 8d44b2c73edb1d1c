#pragma once
// Other programs, run and timed.

#include "bench/timing.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace slipway::bench {

struct ProcessRun {
    int exit = 0; ///< -1 when a signal ended it
    Nanoseconds elapsed{0};
};

/// Runs a program found on the path and waits for its end; what it prints on standard output goes to a file. Throws std::runtime_error when
/// it cannot be started.
[[nodiscard]] ProcessRun run_process(const std::vector<std::string>& words, const std::filesystem::path& printed);

} // namespace slipway::bench
