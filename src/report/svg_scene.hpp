#pragma once
// Where things of a chart are on the sheet.

#include "report/chart_frame.hpp"
#include "report/svg_text.hpp"

#include <string>
#include <string_view>

namespace slipway {

inline constexpr Tenths sheet_width = units(1160);
inline constexpr Tenths label_left = units(796);

struct Scene {
    const Chart& chart;
    ChartFrame frame;
    Tenths top;
    Tenths bottom;
    Tenths left = units(92);
    Tenths right = units(772);

    [[nodiscard]] Tenths x(Date day) const {
        return left + Tenths{(right - left).count * days_between(frame.x.from, day) / frame.x.days()};
    }
    [[nodiscard]] Tenths y(Date day) const {
        return bottom - Tenths{(bottom - top).count * days_between(frame.y.from, day) / frame.y.days()};
    }
};

/// A color that the color-blind tell from the others.
[[nodiscard]] std::string_view series_color(std::size_t series);

/// A straight line; `style` are its further attributes.
[[nodiscard]] std::string svg_line(Tenths x1, Tenths y1, Tenths x2, Tenths y2, std::string_view style);

/// Text that begins, ends or has its middle at a place, as `style` says.
[[nodiscard]] std::string svg_text(Tenths x, Tenths y, std::string_view text, std::string_view style);

/// The mark of a point: each series has a shape of its own, a grey week is hollow and grey, a milestone reached has a ring.
[[nodiscard]] std::string svg_mark(std::size_t series, ChartMark mark, Tenths x, Tenths y);

/// What each mark means, in rows from `top` on, and how much room they take.
struct SvgLegend {
    std::string text;
    Tenths height;
};
[[nodiscard]] SvgLegend svg_legend(const Chart& chart, Tenths top);

/// The series and the reference lines by name, beside the chart.
[[nodiscard]] std::string svg_labels(const Scene& scene);

} // namespace slipway
