#pragma once
// What of a chart is drawn: the days that its axes span, and where they are marked.

#include "slipway/report/chart.hpp"

namespace slipway {

/// Both ends lie inside.
struct DaySpan {
    Date from{};
    Date to{};

    [[nodiscard]] int days() const { return days_between(from, to); }
    [[nodiscard]] bool holds(Date day) const { return from <= day && day <= to; }
};

struct ChartFrame {
    DaySpan x;
    DaySpan y;
};

/// All points with some room around them; the reference lines and the diagonal as far as they do not press the points flat. Precondition:
/// a series.
[[nodiscard]] ChartFrame frame_of(const Chart& chart);

struct AxisTick {
    Date day{};
    std::string label;
};

/// At most `most` (2 or more) days of a span at which an axis is marked: days, Mondays, or the beginnings of months, quarters, years.
[[nodiscard]] std::vector<AxisTick> axis_ticks(const DaySpan& span, std::size_t most);

/// "A" for the first series.
[[nodiscard]] char series_letter(std::size_t series);

/// "A, C": the series that a reference line is for; empty when it is for all there are.
[[nodiscard]] std::string letters_of(const Chart& chart, const ChartReference& reference);

} // namespace slipway
