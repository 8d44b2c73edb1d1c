#include "report/trend_parts.hpp"

#include <algorithm>

namespace slipway {
namespace {

Json json_int(const std::optional<int>& number) { return number ? Json(*number) : Json(nullptr); }

/// Days a week, to the hundredth.
Json json_slope(const std::optional<DayFraction>& slope) {
    return slope ? Json(static_cast<double>(hundredths_per_week(*slope)) / 100.0) : Json(nullptr);
}

Json json_reference(const std::optional<TrendReference>& reference) { return reference ? Json(to_string(reference->day)) : Json(nullptr); }

Json point_row(const std::string& key, const TrendPoint& point) {
    return {{"key", key},
            {"as_of", to_string(point.as_of)},
            {"recorded_at", point.recorded_at},
            {"forecast", json_date(point.forecast)},
            {"change_cd", json_int(point.change_cd)},
            {"reported", point.reported},
            {"reached", point.reached}};
}

Json milestone_row(const TrendContext& context, const MilestoneTrend& one) {
    return {{"key", one.key},
            {"name", one.name.in(context.language)},
            {"trend", word_of(trend_reading_words, one.fit.reading)},
            {"slope_cd_per_week", json_slope(one.fit.slope)},
            {"slope_low", json_slope(one.fit.slope_low)},
            {"slope_high", json_slope(one.fit.slope_high)},
            {"implied", json_date(one.fit.implied)},
            {"implied_low", json_date(one.fit.implied_low)},
            {"implied_high", json_date(one.fit.implied_high)},
            {"points_used", one.fit.points},
            {"unreported_used", one.fit.grey_too},
            {"reported", std::ranges::count_if(one.points, &TrendPoint::reported)},
            {"weeks", one.points.size()},
            {"forecast_first", json_date(first_forecast(one))},
            {"forecast_last", json_date(last_forecast(one))},
            {"move_cd", json_int(trend_move_cd(one))},
            {"baseline_current", json_reference(one.baseline_current)},
            {"baseline_original", json_reference(one.baseline_original)},
            {"limit", to_string(one.limit)},
            {"promised", one.promised}};
}

Json method() {
    return {{"slope", "theil-sen"},
            {"range", "sen"},
            {"range_percent", 80},
            {"points", "reported; all when fewer than three are"},
            {"implied", "where the line meets forecast = report date"}};
}

} // namespace

MachineFace trend_machine(const TrendContext& context) {
    MachineFace machine;
    machine.head = machine_head("slipway.trend/1", context.input.as_of, context.input.portfolio);
    machine.head["since"] = json_date(context.input.window.since);
    machine.head["until"] = json_date(context.input.window.until);
    machine.head["method"] = method();
    machine.rows_name = "points";
    machine.columns = {"key", "as_of", "recorded_at", "forecast", "change_cd", "reported", "reached"};
    machine.tail["milestones"] = Json::array();
    for (const auto& milestone : context.input.milestones) {
        for (const auto& point : milestone.points) { machine.rows.push_back(point_row(milestone.key, point)); }
        machine.tail["milestones"].push_back(milestone_row(context, milestone));
    }
    return machine;
}

} // namespace slipway
