// The chart of a report as SVG.

#include "report/renderers.hpp"
#include "report/svg_scene.hpp"
#include "slipway/base/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>

namespace slipway {
namespace {

constexpr std::string_view fonts = "Noto Sans CJK SC, Source Han Sans SC, PingFang SC, Microsoft YaHei, WenQuanYi Micro Hei, "
                                   "DejaVu Sans, Arial, sans-serif";
constexpr int preamble_columns = 165;

const Chart* chart_of(const Report& report) {
    for (const auto& section : report.sections) {
        for (const auto& block : section.blocks) {
            if (const auto* chart = std::get_if<Chart>(&block)) { return chart; }
        }
    }
    return nullptr;
}

std::string grid(const Scene& scene) {
    constexpr std::string_view faint = R"(stroke="#e4e4e4")";
    std::string out;
    for (const auto& tick : axis_ticks(scene.frame.x, 9)) {
        const auto x = scene.x(tick.day);
        out += svg_line(x, scene.top, x, scene.bottom, faint) +
               svg_text(x, scene.bottom + units(17), tick.label, R"(font-size="12" fill="#444444" text-anchor="middle")");
    }
    for (const auto& tick : axis_ticks(scene.frame.y, 11)) {
        const auto y = scene.y(tick.day);
        out += svg_line(scene.left, y, scene.right, y, faint) +
               svg_text(scene.left - units(8), y + units(4), tick.label, R"(font-size="12" fill="#444444" text-anchor="end")");
    }
    return out;
}

std::string axes(const Scene& scene) {
    constexpr std::string_view dark = R"(stroke="#444444")";
    return svg_line(scene.left, scene.top, scene.left, scene.bottom, dark) +
           svg_line(scene.left, scene.bottom, scene.right, scene.bottom, dark) +
           svg_text(scene.left - units(80), scene.top - units(10), scene.chart.words.y, R"(font-size="12" fill="#444444")") +
           svg_text(scene.right, scene.bottom + units(36), scene.chart.words.x, R"(font-size="12" fill="#444444" text-anchor="end")");
}

std::string_view dashes(ChartReferenceKind kind) {
    switch (kind) {
    case ChartReferenceKind::baseline_current: return R"(stroke-dasharray="9 4")";
    case ChartReferenceKind::baseline_original: return R"(stroke-dasharray="2 4")";
    case ChartReferenceKind::limit: return "";
    }
    return "";
}

std::string references(const Scene& scene) {
    std::string out;
    for (const auto& reference : scene.chart.references) {
        if (!scene.frame.y.holds(reference.y)) { continue; }
        const bool of_one = reference.series.size() == 1 && scene.chart.series.size() > 1;
        const auto color = of_one ? series_color(reference.series.front()) : std::string_view{"#444444"};
        const auto y = scene.y(reference.y);
        out += svg_line(scene.left, y, scene.right, y,
                        fmt::format(R"(stroke="{}" stroke-width="1.2" opacity="0.8" {})", color, dashes(reference.kind)));
    }
    return out;
}

/// Where forecast = report date, as far as both axes hold it.
std::string diagonal(const Scene& scene) {
    const auto from = std::max(scene.frame.x.from, scene.frame.y.from);
    const auto to = std::min(scene.frame.x.to, scene.frame.y.to);
    if (from >= to) { return {}; }
    return svg_line(scene.x(from), scene.y(from), scene.x(to), scene.y(to), R"(stroke="#8a8a8a" stroke-dasharray="7 3 1 3")");
}

std::string trend_line(const Scene& scene, const ChartLine& line, std::size_t series) {
    return svg_line(scene.x(line.from_x), scene.y(line.from_y), scene.x(line.to_x), scene.y(line.to_y),
                    fmt::format(R"x(clip-path="url(#plot)" stroke="{}" stroke-width="1.2" stroke-dasharray="1 3")x", series_color(series)));
}

std::string series(const Scene& scene, std::size_t index) {
    const auto& one = scene.chart.series[index];
    std::string corners;
    std::string marks;
    for (const auto& point : one.points) {
        corners += fmt::format("{}{},{}", corners.empty() ? "" : " ", to_string(scene.x(point.x)), to_string(scene.y(point.y)));
        marks += svg_mark(index, point.mark, scene.x(point.x), scene.y(point.y));
    }
    auto out = fmt::format("<g><title>{}</title>\n<polyline points=\"{}\" fill=\"none\" stroke=\"{}\" stroke-width=\"1.6\"/>\n",
                           xml_text(one.label), corners, series_color(index));
    if (one.trend) { out += trend_line(scene, *one.trend, index); }
    return out + marks + "</g>\n";
}

std::string drawing(const Scene& scene) {
    auto out = fmt::format("<clipPath id=\"plot\"><rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"/></clipPath>\n", to_string(scene.left),
                           to_string(scene.top), to_string(scene.right - scene.left), to_string(scene.bottom - scene.top));
    out += grid(scene) + references(scene) + diagonal(scene) + axes(scene);
    for (std::size_t i = 0; i < scene.chart.series.size(); ++i) { out += series(scene, i); }
    return out + svg_labels(scene);
}

/// The title, and what a reader must know first.
std::string heading(const Report& report) {
    auto out = svg_text(units(12), units(28), cut_to_width(report.title, preamble_columns / 2),
                        R"(font-size="18" font-weight="bold" fill="#111111")");
    auto y = units(50);
    for (const auto& line : report.preamble) {
        out += svg_text(units(12), y, cut_to_width(line, preamble_columns), R"(font-size="12" fill="#444444")");
        y = y + units(17);
    }
    return out;
}

std::string sheet(const Report& report, const Chart& chart, Language language, Tenths height, const std::string& body) {
    return fmt::format(R"(<?xml version="1.0" encoding="UTF-8"?>
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {0} {1}" xml:lang="{2}" role="img" aria-labelledby="title desc" font-family="{3}">
<title id="title">{4}</title>
<desc id="desc">{5}</desc>
<rect width="{0}" height="{1}" fill="#ffffff"/>
{6}{7}</svg>
)",
                       to_string(sheet_width), to_string(height), word_of(language_words, language), fonts, xml_text(report.title),
                       xml_text(chart.description), heading(report), body);
}

} // namespace

std::string render_svg(const Report& report, Language language) {
    const auto* chart = chart_of(report);
    assert(chart != nullptr);
    const auto top = units(86 + 17 * static_cast<int>(report.preamble.size()));
    if (chart->series.empty()) {
        return sheet(report, *chart, language, top + units(40),
                     svg_text(units(12), top, chart->words.nothing, R"(font-size="14" fill="#111111")"));
    }
    const Scene scene{*chart, frame_of(*chart), top, top + units(460)};
    const auto legend = svg_legend(*chart, scene.bottom + units(48));
    return sheet(report, *chart, language, scene.bottom + units(56) + legend.height, drawing(scene) + legend.text);
}

} // namespace slipway
