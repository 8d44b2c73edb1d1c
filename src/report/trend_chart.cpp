// The chart of the trend report.

#include "report/trend_parts.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace slipway {
namespace {

/// Once a milestone is reached nothing is forecast: the curve ends there.
std::vector<ChartPoint> chart_points(const MilestoneTrend& milestone) {
    std::vector<ChartPoint> points;
    for (const auto& point : milestone.points) {
        if (!point.forecast) { continue; }
        if (point.reached && !points.empty() && points.back().mark == ChartMark::reached) { continue; }
        const auto unfinished = point.reported ? ChartMark::reported : ChartMark::grey;
        points.push_back({point.as_of, *point.forecast, point.reached ? ChartMark::reached : unfinished});
    }
    return points;
}

/// Equal lines are drawn once, for all their series.
void add_reference(Chart& chart, ChartReference reference) {
    const auto same = std::ranges::find_if(chart.references, [&](const ChartReference& one) {
        return one.kind == reference.kind && one.y == reference.y && one.label == reference.label;
    });
    if (same == chart.references.end()) {
        chart.references.push_back(std::move(reference));
    } else {
        same->series.push_back(reference.series.front());
    }
}

void add_references(const TrendContext& context, Chart& chart, const MilestoneTrend& one) {
    const auto series = chart.series.size() - 1;
    const bool same = one.baseline_current && one.baseline_original && one.baseline_current->baseline == one.baseline_original->baseline &&
                      one.baseline_current->day == one.baseline_original->day;
    if (one.baseline_current) {
        const auto label =
            context.say(same ? "基准 " : "现行基准 ", same ? "baseline " : "current baseline ") + one.baseline_current->baseline;
        add_reference(chart, {ChartReferenceKind::baseline_current, one.baseline_current->day, label, {series}});
    }
    if (one.baseline_original && !same) {
        const auto label = context.say("原始基准 ", "original baseline ") + one.baseline_original->baseline;
        add_reference(chart, {ChartReferenceKind::baseline_original, one.baseline_original->day, label, {series}});
    }
    const auto label =
        one.promised ? context.say("项目承诺期限", "promised by the project") : context.say("规划期末（未承诺）", "horizon, not promised");
    add_reference(chart, {ChartReferenceKind::limit, one.limit, label, {series}});
}

ChartWords chart_words(const TrendContext& context) {
    return {.x = context.say("周报日期", "report date"),
            .y = context.say("预测日期", "forecast date"),
            .diagonal = context.say("对角线：预测日期＝周报日期，即完成", "forecast = report date: reached"),
            .reported = context.say("已填报", "reported"),
            .grey = context.say("未填报（灰）", "not reported (grey)"),
            .reached = context.say("已完成", "reached"),
            .several = context.say("多个节点重合", "several at one place"),
            .trend = context.say("趋势线", "trend line"),
            .above = context.say("（图上方之外）", "(above the chart)"),
            .below = context.say("（图下方之外）", "(below the chart)"),
            .nothing = context.say("没有可画的预测日期。", "No forecast to draw.")};
}

std::string description(const TrendContext& context, std::span<const MilestoneTrend* const> drawn) {
    auto text = context.say("节点趋势图：横轴为周报日期，纵轴为当期周报所载的预测日期。",
                            "Milestone trend: across the report date, upward the date "
                            "that the publication of that day forecast.");
    for (const auto* one : drawn) { text += fmt::format(" {}: {}", one->name.in(context.language), trend_words(context, *one)); }
    return text;
}

} // namespace

Chart trend_chart(const TrendContext& context, std::span<const MilestoneTrend* const> drawn) {
    Chart chart{description(context, drawn), chart_words(context), {}, {}};
    for (const auto* one : drawn) {
        auto& series = chart.series.emplace_back(ChartSeries{one->name.in(context.language), chart_points(*one), {}, {}});
        for (const auto& point : one->points) {
            if (!point.forecast) { series.missing.push_back(point.as_of); }
        }
        if (one->fit.line) {
            series.trend = ChartLine{one->fit.line->from, one->fit.line->from_forecast, one->fit.line->to, one->fit.line->to_forecast};
        }
        add_references(context, chart, *one);
    }
    return chart;
}

} // namespace slipway
