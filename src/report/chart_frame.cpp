#include "report/chart_frame.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace slipway {
namespace {

using std::chrono::year_month_day;

DaySpan with(DaySpan span, Date day) { return {std::min(span.from, day), std::max(span.to, day)}; }

/// A twentieth more on both sides, and never less than `least` days in all.
DaySpan with_room(DaySpan span, int least) {
    const auto room = std::max(span.days() / 20 + 1, (least - span.days() + 1) / 2);
    return {span.from - Days{room}, span.to + Days{room}};
}

/// The days that have a line in the chart beside its points, those nearest to the points first.
std::vector<Date> lines_by_distance(const Chart& chart, const DaySpan& points, Date last_report) {
    std::vector<Date> lines{last_report}; // the upper end of the diagonal
    for (const auto& reference : chart.references) { lines.push_back(reference.y); }
    std::ranges::sort(lines, {}, [&](Date day) { return std::max(days_between(day, points.from), days_between(points.to, day)); });
    return lines;
}

Date first_of_month(Date day, int step) {
    const year_month_day civil{day};
    const auto months = static_cast<int>(civil.year()) * 12 + static_cast<int>(static_cast<unsigned>(civil.month())) - 1;
    const auto first = months - months % step;
    return Date{std::chrono::year{first / 12} / std::chrono::month{static_cast<unsigned>(first % 12 + 1)} / 1};
}

Date next_month(Date first, int step) { return Date{year_month_day{first} + std::chrono::months{step}}; }

std::vector<AxisTick> month_ticks(const DaySpan& span, int step) {
    std::vector<AxisTick> ticks;
    for (auto day = first_of_month(span.from, step); day <= span.to; day = next_month(day, step)) {
        if (day >= span.from) { ticks.push_back({day, to_string(day).substr(0, step % 12 == 0 ? 4 : 7)}); }
    }
    return ticks;
}

/// Every day, or every Monday.
std::vector<AxisTick> day_ticks(const DaySpan& span, int step) {
    auto day = span.from;
    while (step == 7 && std::chrono::weekday{day} != std::chrono::Monday) { day += Days{1}; }
    std::vector<AxisTick> ticks;
    for (; day <= span.to; day += Days{step}) { ticks.push_back({day, to_string(day)}); }
    return ticks;
}

} // namespace

ChartFrame frame_of(const Chart& chart) {
    const auto& first = chart.series.front().points.front();
    DaySpan x{first.x, first.x};
    DaySpan y{first.y, first.y};
    for (const auto& series : chart.series) {
        for (const auto& point : series.points) {
            x = with(x, point.x);
            y = with(y, point.y);
        }
        for (const auto report : series.missing) { x = with(x, report); }
    }
    const auto most = std::max(120, 2 * y.days());
    const auto points = y;
    for (const auto line : lines_by_distance(chart, points, x.to)) {
        if (const auto wider = with(y, line); wider.days() <= most) { y = wider; }
    }
    return {with_room(x, 14), with_room(y, 28)};
}

std::vector<AxisTick> axis_ticks(const DaySpan& span, std::size_t most) {
    for (const auto step : {1, 7}) {
        if (static_cast<std::size_t>(span.days() / step) + 1 > most) { continue; }
        if (auto ticks = day_ticks(span, step); ticks.size() <= most) { return ticks; }
    }
    constexpr std::array month_steps{1, 3, 6, 12, 24, 60, 120};
    for (const auto step : month_steps) {
        if (auto ticks = month_ticks(span, step); ticks.size() <= most) { return ticks; }
    }
    return month_ticks(span, 600);
}

char series_letter(std::size_t series) { return static_cast<char>('A' + static_cast<char>(series)); }

std::string letters_of(const Chart& chart, const ChartReference& reference) {
    if (reference.series.size() == chart.series.size()) { return {}; }
    std::string letters;
    for (const auto series : reference.series) {
        if (!letters.empty()) { letters += ", "; }
        letters += series_letter(series);
    }
    return letters;
}

} // namespace slipway
