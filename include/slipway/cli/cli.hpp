#pragma once
// The command line as a function: words in, bytes out, an exit code back. Nothing here reads the clock.

#include "slipway/base/date.hpp"

#include <iosfwd>
#include <optional>
#include <string>
#include <vector>

namespace slipway {

/// What the program's edge knows of the world.
struct Surroundings {
    std::ostream& out;
    std::ostream& err;
    Date today{};             ///< used when --as-of is not given
    std::string now;          ///< the moment of recording, ISO 8601 UTC, used when --recorded-at is not given
    std::optional<int> width; ///< columns of the terminal on `out`; absent when it is none
    bool color_out = false;   ///< `out` is a terminal that shows colors, and NO_COLOR is not set
    bool color_err = false;
    std::istream* in = nullptr; ///< standard input, for those commands that read it
};

/// Exit codes (DESIGN §6).
enum class Exit : int { done = 0, threshold = 1, usage = 2, input = 3, world = 4, bug = 5 };

/// Runs one command; `arguments` without the program's name.
[[nodiscard]] Exit run(const std::vector<std::string>& arguments, const Surroundings& surroundings);

} // namespace slipway
