// What stands beside and below a chart in words.

#include "report/svg_labels.hpp"
#include "report/svg_scene.hpp"
#include "slipway/base/text.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace slipway {
namespace {

constexpr Tenths label_room{sheet_width.count - label_left.count - 60};
constexpr std::string_view plain = R"(fill="#444444")";

struct Label {
    Tenths wanted;
    std::optional<Tenths> line_end; ///< where its line meets the edge of the chart; absent when the line is not drawn
    std::string text;
    std::string color;
    bool strong = false;
};

enum class Weight : std::uint8_t { normal, strong };

/// How wide a text of 12 units is at most: a Chinese character takes one em, a letter of a wide face 0.62 em, a bold one 0.7.
Tenths widest(const std::string& text, Weight weight) {
    const auto signs = std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; });
    const auto wide = display_width(text) - static_cast<int>(signs);
    return {std::int64_t{120} * wide + std::int64_t{weight == Weight::strong ? 84 : 75} * (signs - wide)};
}

/// What fits between the chart and the edge of the sheet, whatever font draws it.
std::string cut_keeping_end(const std::string& text, const std::string& end, Weight weight = Weight::normal) {
    auto columns = display_width(text);
    auto label = text + end;
    while (columns > 1 && widest(label, weight) > label_room) { label = cut_to_width(text, --columns) + end; }
    return label;
}

Label series_label(const Scene& scene, std::size_t series) {
    const auto& one = scene.chart.series[series];
    const auto& last = one.points.back();
    const auto text = cut_keeping_end(fmt::format("{} {}", series_letter(series), one.label), "  " + to_string(last.y), Weight::strong);
    return {scene.y(last.y), scene.y(last.y), text, std::string{series_color(series)}, true};
}

Label reference_label(const Scene& scene, const ChartReference& reference) {
    const auto letters = letters_of(scene.chart, reference);
    auto end = fmt::format("  {}{}", to_string(reference.y), letters.empty() ? "" : " (" + letters + ")");
    const auto color =
        std::string{reference.series.size() == 1 && scene.chart.series.size() > 1 ? series_color(reference.series.front()) : "#444444"};
    if (scene.frame.y.holds(reference.y)) {
        return {scene.y(reference.y), scene.y(reference.y), cut_keeping_end(reference.label, end), color, false};
    }
    const bool below = reference.y < scene.frame.y.from;
    end += " " + (below ? scene.chart.words.below : scene.chart.words.above);
    return {below ? scene.bottom : scene.top, {}, cut_keeping_end(reference.label, end), color, false};
}

/// One entry of the legend: how its sample is drawn from a place on, and what it means.
struct Entry {
    std::string words;
    std::string (*sample)(Tenths x, Tenths y);
};

std::string grey_sample(Tenths x, Tenths y) { return svg_mark(0, ChartMark::grey, x + units(10), y); }
std::string reported_sample(Tenths x, Tenths y) { return svg_mark(0, ChartMark::reported, x + units(10), y); }
std::string reached_sample(Tenths x, Tenths y) { return svg_mark(0, ChartMark::reached, x + units(10), y); }
std::string trend_sample(Tenths x, Tenths y) {
    return svg_line(x, y, x + units(20), y, R"(stroke="#0072b2" stroke-width="1.2" stroke-dasharray="1 3")");
}
std::string diagonal_sample(Tenths x, Tenths y) {
    return svg_line(x, y, x + units(20), y, R"(stroke="#8a8a8a" stroke-dasharray="7 3 1 3")");
}

} // namespace

std::string svg_labels(const Scene& scene) {
    std::vector<Label> labels;
    for (std::size_t i = 0; i < scene.chart.series.size(); ++i) { labels.push_back(series_label(scene, i)); }
    for (const auto& reference : scene.chart.references) { labels.push_back(reference_label(scene, reference)); }
    std::ranges::stable_sort(labels, {}, &Label::wanted);
    std::vector<Tenths> wanted;
    for (const auto& label : labels) { wanted.push_back(label.wanted); }
    const auto placed = spread(wanted, units(16), scene.top, scene.bottom);
    std::string out;
    for (std::size_t i = 0; i < labels.size(); ++i) {
        const auto& label = labels[i];
        if (label.line_end) {
            out += svg_line(scene.right, *label.line_end, label_left - units(3), placed[i],
                            fmt::format(R"(stroke="{}" stroke-width="0.7" opacity="0.6")", label.color));
        }
        out += svg_text(label_left, placed[i] + units(4), label.text,
                        fmt::format(R"(font-size="12" fill="{}"{})", label.color, label.strong ? R"( font-weight="bold")" : ""));
    }
    return out;
}

SvgLegend svg_legend(const Chart& chart, Tenths top) {
    const std::vector<Entry> entries{{chart.words.reported, reported_sample},
                                     {chart.words.grey, grey_sample},
                                     {chart.words.reached, reached_sample},
                                     {chart.words.trend, trend_sample},
                                     {chart.words.diagonal, diagonal_sample}};
    const auto left = units(92);
    SvgLegend legend{{}, units(20)};
    auto x = left;
    for (const auto& entry : entries) {
        const auto width = units(50 + 7 * display_width(entry.words));
        if (x != left && x + width > sheet_width - units(10)) {
            x = left;
            legend.height = legend.height + units(20);
        }
        const auto y = top + legend.height - units(8);
        legend.text += entry.sample(x, y) + svg_text(x + units(26), y + units(4), entry.words, fmt::format(R"(font-size="12" {})", plain));
        x = x + width;
    }
    return legend;
}

} // namespace slipway
