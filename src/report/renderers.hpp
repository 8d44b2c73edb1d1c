#pragma once
// The renderers for readers; render() chooses.

#include "slipway/report/report.hpp"

#include <string>
#include <vector>

namespace slipway {

/// Plain text for a terminal or a mail: tables aligned by display width, cut to the screen's width when it has one.
[[nodiscard]] std::string render_text(const Report& report, Language language, const Screen& screen);

/// CommonMark with pipe tables.
[[nodiscard]] std::string render_markdown(const Report& report, Language language);

/// An SVG of its own, without scripts or anything from elsewhere.
[[nodiscard]] std::string render_svg(const Report& report, Language language);

/// A chart in characters of one column each, and its legend; no line is wider than the screen (80 without one).
[[nodiscard]] std::vector<std::string> chart_lines(const Chart& chart, const Screen& screen);

} // namespace slipway
