// What a trend says, in words.

#include "report/slip_parts.hpp"
#include "report/trend_parts.hpp"
#include "report/weekly_parts.hpp"
#include "slipway/base/text.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace slipway {
namespace {

/// "2026-03-01 (80 %: 2026-02-01 to 2026-05-10)".
std::string implied_words(const TrendContext& context, const TrendFit& fit) {
    const auto day = [&](const std::optional<Date>& one) { return report_date(context.input.portfolio, one); };
    if (!fit.slope_low) { return day(fit.implied) + context.say("（不足四点，不给区间）", " (no range: that takes four points)"); }
    if (!fit.implied_high) {
        return fmt::format("{}{}", day(fit.implied),
                           context.zh() ? fmt::format("（80% 区间：{} 起，无上限）", day(fit.implied_low))
                                        : fmt::format(" (80 %: from {}, without an end)", day(fit.implied_low)));
    }
    return context.zh() ? fmt::format("{}（80% 区间：{} 至 {}）", day(fit.implied), day(fit.implied_low), day(fit.implied_high))
                        : fmt::format("{} (80 %: {} to {})", day(fit.implied), day(fit.implied_low), day(fit.implied_high));
}

/// How often the forecast moved, and how far in all.
std::string steps_words(const TrendContext& context, const MilestoneTrend& one) {
    const auto steps = std::ranges::count_if(one.points, [](const TrendPoint& point) { return point.change_cd.value_or(0) != 0; });
    const auto move = signed_words(trend_move_cd(one));
    const auto implied = implied_words(context, one.fit);
    return context.zh() ? fmt::format("没有稳定的斜率：预测变动 {} 次，合计 {} 天；推算 {}。", steps, move, implied)
                        : fmt::format("No steady slope: the forecast moved in {}, {} cd in all; implied finish {}.",
                                      counted(static_cast<std::size_t>(steps), "step"), move, implied);
}

/// In how many publications there was no forecast; empty when every one had one.
std::string missing_words(const TrendContext& context, const MilestoneTrend& one) {
    const auto missing = std::ranges::count_if(one.points, [](const TrendPoint& point) { return !point.forecast; });
    if (missing == 0) { return {}; }
    return context.zh() ? fmt::format("{} 期中有 {} 期没有预测。", one.points.size(), missing)
                        : fmt::format(" {} of {} publications gave no forecast.", missing, one.points.size());
}

std::string reading_words(const TrendContext& context, const MilestoneTrend& one) {
    const auto& fit = one.fit;
    const auto slope = slope_words(fit.slope);
    switch (fit.reading) {
    case TrendReading::reached: {
        const auto day = report_date(context.input.portfolio, last_forecast(one));
        return context.zh() ? fmt::format("已于 {} 完成。", day) : fmt::format("Reached on {}.", day);
    }
    case TrendReading::too_few:
        return context.zh() ? fmt::format("有日期的周报只有 {} 期，不足三期：不给斜率与推算日期。", fit.points)
                            : fmt::format("Only {} of the publications gave a date; a slope takes three.", fit.points);
    case TrendReading::flat: {
        const auto day = report_date(context.input.portfolio, fit.implied);
        return context.zh() ? fmt::format("预测未变：照此 {} 完成。", day) : fmt::format("The forecast stays where it is: {}.", day);
    }
    case TrendReading::steps: return steps_words(context, one);
    case TrendReading::slipping:
    case TrendReading::recovering:
        return context.zh() ? fmt::format("每周 {} 天，推算 {}。", slope, implied_words(context, fit))
                            : fmt::format("{} cd a week; implied finish {}.", slope, implied_words(context, fit));
    case TrendReading::receding:
        return context.zh() ? fmt::format("每周 {} 天：后移不慢于时间流逝，推算不出完成日期。", slope)
                            : fmt::format("{} cd a week: it recedes as fast as time passes, so no finish is implied.", slope);
    case TrendReading::past:
        return context.zh()
                   ? fmt::format("每周 {} 天：趋势线在末次周报前已到期而节点未完成，趋势已不足为据。", slope)
                   : fmt::format("{} cd a week: by its trend it would be reached already, and it is not; the trend says no more.", slope);
    case TrendReading::beyond:
        return context.zh() ? fmt::format("每周 {} 天：推算日期晚于 {} 年。", slope, last_year)
                            : fmt::format("{} cd a week: the implied finish lies after {}.", slope, last_year);
    }
    return {};
}

} // namespace

std::string slope_words(const std::optional<DayFraction>& slope) {
    if (!slope) { return {}; }
    const auto hundredths = hundredths_per_week(*slope);
    const auto size = hundredths < 0 ? -hundredths : hundredths;
    const auto* sign = hundredths < 0 ? "-" : (hundredths > 0 ? "+" : "");
    return fmt::format("{}{}.{:02}", sign, size / 100, size % 100);
}

std::string trend_words(const TrendContext& context, const MilestoneTrend& one) {
    auto words = reading_words(context, one);
    if (one.fit.grey_too && one.fit.slope) {
        words +=
            context.say("填报不足三期，未填报各期一并计入。", " Fewer than three weeks were reported, so the unreported ones count too.");
    }
    return words + missing_words(context, one);
}

std::optional<Date> first_forecast(const MilestoneTrend& milestone) {
    const auto found = std::ranges::find_if(milestone.points, [](const TrendPoint& point) { return point.forecast.has_value(); });
    return found == milestone.points.end() ? std::nullopt : found->forecast;
}

std::optional<Date> last_forecast(const MilestoneTrend& milestone) {
    std::optional<Date> last;
    for (const auto& point : milestone.points) {
        if (point.forecast) { last = point.forecast; }
    }
    return last;
}

std::optional<int> trend_move_cd(const MilestoneTrend& milestone) {
    const auto first = first_forecast(milestone);
    return first ? std::optional{days_between(*first, *last_forecast(milestone))} : std::nullopt;
}

} // namespace slipway
