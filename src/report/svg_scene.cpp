#include "report/svg_scene.hpp"

#include <fmt/format.h>

#include <array>

namespace slipway {
namespace {

// Okabe and Ito's colors without the yellow, which is too light for lines, and with black last.
constexpr std::array<std::string_view, most_series> colors{"#0072b2", "#d55e00", "#009e73", "#cc79a7", "#56b4e9", "#e69f00", "#000000"};
constexpr std::string_view grey = "#8a8a8a";

std::string shape(std::size_t series, Tenths x, Tenths y, Tenths radius, std::string_view style) {
    const auto path = [&](std::string_view corners) { return fmt::format("<path d=\"{}\" {}/>\n", corners, style); };
    const auto left = to_string(x - radius);
    const auto right = to_string(x + radius);
    const auto high = to_string(y - radius);
    const auto low = to_string(y + radius);
    switch (series % 4) {
    case 1: return path(fmt::format("M{0} {2}H{1}V{3}H{0}Z", left, right, high, low));
    case 2:
        return path(
            fmt::format("M{} {}L{} {}L{} {}L{} {}Z", to_string(x), high, right, to_string(y), to_string(x), low, left, to_string(y)));
    case 3: return path(fmt::format("M{} {}L{} {}L{} {}Z", to_string(x), high, right, low, left, low));
    default: return fmt::format("<circle cx=\"{}\" cy=\"{}\" r=\"{}\" {}/>\n", to_string(x), to_string(y), to_string(radius), style);
    }
}

} // namespace

std::string_view series_color(std::size_t series) { return colors.at(series); }

std::string svg_line(Tenths x1, Tenths y1, Tenths x2, Tenths y2, std::string_view style) {
    return fmt::format("<line x1=\"{}\" y1=\"{}\" x2=\"{}\" y2=\"{}\" {}/>\n", to_string(x1), to_string(y1), to_string(x2), to_string(y2),
                       style);
}

std::string svg_text(Tenths x, Tenths y, std::string_view text, std::string_view style) {
    return fmt::format("<text x=\"{}\" y=\"{}\" {}>{}</text>\n", to_string(x), to_string(y), style, xml_text(text));
}

std::string svg_mark(std::size_t series, ChartMark mark, Tenths x, Tenths y) {
    if (mark == ChartMark::grey) {
        return shape(series, x, y, {38}, fmt::format(R"(fill="#ffffff" stroke="{}" stroke-width="1.5")", grey));
    }
    const auto full = shape(series, x, y, units(4), fmt::format(R"(fill="{}" stroke="#ffffff" stroke-width="0.8")", series_color(series)));
    if (mark == ChartMark::reported) { return full; }
    return full +
           fmt::format(R"(<circle cx="{}" cy="{}" r="7.5" fill="none" stroke="{}" stroke-width="1.5"/>)", to_string(x), to_string(y),
                       series_color(series)) +
           '\n';
}

} // namespace slipway
