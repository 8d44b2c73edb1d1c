#pragma once
// One measured figure beside its floor, and how figures are printed.

#include <cstdint>
#include <optional>
#include <string>

namespace slipway::bench {

/// Of many single times, in the unit of the figure.
struct Spread {
    double median = 0;
    double p99 = 0;
};

/// `ours` and `floor` are of one run and in one unit: "ns", "ns/activity" or "bytes".
struct Figure {
    std::string name;
    std::uint32_t activities = 0;
    double ours = 0;
    double floor = 0;
    std::string floor_name;
    std::string unit;
    std::optional<Spread> spread;
};

enum class Format : std::uint8_t { text, ndjson };

/// What stands above the figures; empty for NDJSON.
[[nodiscard]] std::string heading(Format format);
/// One line, with its end.
[[nodiscard]] std::string line(const Figure& figure, Format format);

} // namespace slipway::bench
