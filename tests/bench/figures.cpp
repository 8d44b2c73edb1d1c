#include "bench/figures.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <array>

namespace slipway::bench {
namespace {

struct Scale {
    double factor;
    const char* unit;
};

constexpr std::array<Scale, 4> time_scales{{{1e9, "s"}, {1e6, "ms"}, {1e3, "µs"}, {1, "ns"}}};

/// Nanoseconds in the unit that suits them; other quantities as they are.
std::string quantity(double amount, const std::string& unit) {
    if (unit != "ns") { return fmt::format("{:.{}f} {}", amount, amount < 1000 ? 1 : 0, unit.substr(0, unit.find('/'))); }
    const auto* scale = time_scales.data();
    while (amount < scale->factor && scale->factor > 1) { ++scale; }
    return fmt::format("{:.2f} {}", amount / scale->factor, scale->unit);
}

std::string json_line(const Figure& figure) {
    nlohmann::ordered_json row{{"name", figure.name},
                               {"n", figure.activities},
                               {"ours", figure.ours},
                               {"floor", figure.floor},
                               {"ratio", figure.ours / figure.floor},
                               {"floor_name", figure.floor_name},
                               {"unit", figure.unit}};
    if (figure.spread) {
        row["median"] = figure.spread->median;
        row["p99"] = figure.spread->p99;
    }
    return row.dump() + '\n';
}

} // namespace

std::string heading(Format format) {
    if (format == Format::ndjson) { return {}; }
    return "Ours beside a floor measured in the same run, the least of several rounds in turn. ratio = ours / floor: below 1, ours is\n"
           "faster or smaller; times = floor / ours. Where a median is shown, it is ours. \"each\" is the time divided by the activities.\n\n" +
           fmt::format("{:<20} {:>9} {:>14} {:>14}  {:<28} {:>8} {:>10}\n", "name", "n", "ours", "floor", "which floor", "ratio", "times");
}

std::string line(const Figure& figure, Format format) {
    if (format == Format::ndjson) { return json_line(figure); }
    auto text = fmt::format("{:<20} {:>9} {:>14} {:>14}  {:<28} {:>8.3g} {:>10.4g}", figure.name, figure.activities,
                            quantity(figure.ours, figure.unit), quantity(figure.floor, figure.unit), figure.floor_name,
                            figure.ours / figure.floor, figure.floor / figure.ours);
    if (figure.spread) {
        text += fmt::format("  median {}, p99 {}", quantity(figure.spread->median, figure.unit), quantity(figure.spread->p99, figure.unit));
    }
    return text + '\n';
}

} // namespace slipway::bench
