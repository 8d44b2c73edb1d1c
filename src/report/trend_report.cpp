#include "report/row_table.hpp"
#include "report/trend_parts.hpp"
#include "report/weekly_parts.hpp"
#include "slipway/base/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace slipway {
namespace {

constexpr std::array summary_columns{RowColumn{"key", "节点", "milestone"},
                                     RowColumn{"first", "首期预测", "forecast was"},
                                     RowColumn{"last", "末期预测", "is"},
                                     RowColumn{"move", "变动cd", "cd", Align::right},
                                     RowColumn{"slope", "cd/周", "cd/week", Align::right},
                                     RowColumn{"range", "80% 区间", "80 % range"},
                                     RowColumn{"implied", "推算完成", "implied"},
                                     RowColumn{"baseline", "现行基准", "baseline"},
                                     RowColumn{"limit", "期限", "limit"},
                                     RowColumn{"weeks", "填报/期数", "reported", Align::right}};

constexpr std::array point_columns{RowColumn{"as_of", "周报", "report"}, RowColumn{"forecast", "预测", "forecast"},
                                   RowColumn{"change", "变动cd", "cd", Align::right}, RowColumn{"state", "填报", "state"}};

/// Those that slipped most first; what has no forecast last.
std::vector<const MilestoneTrend*> worst_first(const TrendInput& input) {
    std::vector<const MilestoneTrend*> all;
    for (const auto& milestone : input.milestones) { all.push_back(&milestone); }
    std::ranges::stable_sort(all, [](const MilestoneTrend* one, const MilestoneTrend* other) {
        const auto move = trend_move_cd(*one);
        const auto other_move = trend_move_cd(*other);
        return move && (!other_move || *move > *other_move);
    });
    return all;
}

std::string signed_days(const std::optional<int>& days) {
    if (!days) { return {}; }
    return *days == 0 ? "0" : fmt::format("{:+}", *days);
}

std::string range_words(const TrendFit& fit) {
    return fit.slope_low ? fmt::format("{} … {}", slope_words(fit.slope_low), slope_words(fit.slope_high)) : std::string{};
}

Json summary_row(const TrendContext& context, const MilestoneTrend& one) {
    const auto day = [&](const std::optional<Date>& date) { return report_date(context.input.portfolio, date); };
    return {{"key", one.key},
            {"first", day(first_forecast(one))},
            {"last", day(last_forecast(one))},
            {"move", signed_days(trend_move_cd(one))},
            {"slope", slope_words(one.fit.slope)},
            {"range", range_words(one.fit)},
            {"implied", day(one.fit.implied)},
            {"baseline", one.baseline_current ? to_string(one.baseline_current->day) : "—"},
            {"limit", to_string(one.limit) + (one.promised ? "" : context.say("（未承诺）", " (horizon)"))},
            {"weeks", fmt::format("{}/{}", std::ranges::count_if(one.points, &TrendPoint::reported), one.points.size())}};
}

Section summary_section(const TrendContext& context, const std::vector<const MilestoneTrend*>& listed) {
    Section section{context.say("斜率与推算", "Slope and implied finish"), {}};
    const auto shown = context.input.all ? listed.size() : std::min(listed.size(), list_rows);
    std::vector<Json> rows;
    Bullets bullets;
    for (std::size_t i = 0; i < shown; ++i) {
        rows.push_back(summary_row(context, *listed[i]));
        bullets.points.push_back(
            {fmt::format("{}  {}", listed[i]->key, listed[i]->name.in(context.language)), {trend_words(context, *listed[i])}});
    }
    auto table = row_table(summary_columns, rows, context.language);
    table.more = listed.size() - shown;
    section.blocks = {std::move(table), std::move(bullets)};
    return section;
}

std::string state_words(const TrendContext& context, const TrendPoint& point) {
    if (point.reached) { return context.say("已完成", "reached"); }
    if (!point.forecast) {
        return context.say(point.reported ? "无预测" : "无预测，未填报", point.reported ? "no forecast" : "no forecast, not reported");
    }
    return point.reported ? context.say("已填报", "reported") : context.say("未填报", "not reported");
}

/// The weeks of one milestone; the last twenty unless all are wanted.
Section weeks_section(const TrendContext& context, const MilestoneTrend& one) {
    const auto left_out = context.input.all || one.points.size() <= list_rows ? 0 : one.points.size() - list_rows;
    std::vector<Json> rows;
    for (auto i = left_out; i < one.points.size(); ++i) {
        const auto& point = one.points[i];
        rows.push_back({{"as_of", to_string(point.as_of)},
                        {"forecast", report_date(context.input.portfolio, point.forecast)},
                        {"change", signed_days(point.change_cd)},
                        {"state", state_words(context, point)}});
    }
    auto table = row_table(point_columns, rows, context.language);
    table.more = left_out;
    return {fmt::format("{}  {}", one.key, one.name.in(context.language)), {std::move(table)}};
}

Section chart_section(const TrendContext& context, const std::vector<const MilestoneTrend*>& drawn, std::size_t left_out) {
    Section section{context.say("趋势图", "Chart"), {trend_chart(context, drawn)}};
    if (left_out > 0) {
        section.blocks.emplace_back(
            Paragraph{context.zh() ? fmt::format("图中只画变动最大的 {} 个节点，另有 {} 个未画。", drawn.size(), left_out)
                                   : fmt::format("Drawn are the {} that slipped most; {} more are not.", drawn.size(), left_out)});
    }
    return section;
}

std::string title(const TrendContext& context) {
    std::optional<Date> first;
    std::optional<Date> last;
    for (const auto& milestone : context.input.milestones) {
        for (const auto& point : milestone.points) {
            first = std::min(first.value_or(point.as_of), point.as_of);
            last = std::max(last.value_or(point.as_of), point.as_of);
        }
    }
    const auto span = fmt::format("{}{}{}", to_string(*first), context.say("至", " to "), to_string(*last));
    const auto count = context.input.milestones.size();
    return context.zh() ? fmt::format("节点趋势 {}：{} 个节点", span, count)
                        : fmt::format("Milestone trend {}: {}", span, counted(count, "milestone"));
}

std::vector<std::string> preamble(const TrendContext& context) {
    return {context.say("横看各期周报，纵看当期预测：持平＝按计划，上升＝推迟，下降＝提前，灰＝未填报。",
                        "Each publication and what it forecast: level is on plan, rising slips, falling recovers, grey was not reported."),
            context.say(
                "斜率：Theil–Sen（各期两两斜率的中位数），日历日/周，取已填报各期；区间：Sen 法 80%；推算完成＝趋势线与对角线的交点。",
                "Slope: Theil–Sen (median of the slopes between all pairs) in calendar days a week, over the reported weeks; range: 80 % "
                "by Sen's method;"),
            context.say("推算只延伸趋势，不是排程预测。",
                        "implied finish: where the line meets the report date. It only continues the trend, and is no schedule.")};
}

} // namespace

Report trend_report(const TrendInput& input, Language language) {
    const TrendContext context{input, language};
    const auto listed = worst_first(input);
    auto with_dates = listed;
    std::erase_if(with_dates, [](const MilestoneTrend* one) { return !first_forecast(*one); });
    auto drawn = with_dates;
    drawn.resize(std::min(drawn.size(), most_series));
    Report report;
    report.title = title(context);
    report.preamble = preamble(context);
    report.sections = {chart_section(context, drawn, with_dates.size() - drawn.size()), summary_section(context, listed)};
    const auto& detailed = input.all ? listed : (drawn.empty() ? listed : drawn);
    for (const auto* one : detailed) { report.sections.push_back(weeks_section(context, *one)); }
    report.machine = trend_machine(context);
    return report;
}

} // namespace slipway
