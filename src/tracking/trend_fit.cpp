// The line through the forecasts of a milestone by Theil and Sen, and where it leads.

#include "slipway/tracking/trend.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace slipway {
namespace {

/// A point of the line: days since the first report date.
struct Place {
    std::int64_t report = 0;
    std::int64_t forecast = 0;
};

bool less(const DayFraction& one, const DayFraction& other) { return one.over * other.under < other.over * one.under; }

DayFraction reduced(std::int64_t over, std::int64_t under) {
    const auto common = std::gcd(over, under);
    return {over / common, under / common};
}

std::int64_t rounded_up(std::int64_t over, std::int64_t under) { return over / under + (over % under > 0 ? 1 : 0); }

/// The slopes between all pairs, ascending. The reports are of different days.
std::vector<DayFraction> pair_slopes(const std::vector<Place>& places) {
    std::vector<DayFraction> slopes;
    slopes.reserve(places.size() * (places.size() - 1) / 2);
    for (std::size_t later = 1; later < places.size(); ++later) {
        for (std::size_t earlier = 0; earlier < later; ++earlier) {
            slopes.push_back({places[later].forecast - places[earlier].forecast, places[later].report - places[earlier].report});
        }
    }
    std::ranges::sort(slopes, less);
    return slopes;
}

DayFraction median(const std::vector<DayFraction>& sorted) {
    const auto& upper = sorted[sorted.size() / 2];
    if (sorted.size() % 2 == 1) { return reduced(upper.over, upper.under); }
    const auto& lower = sorted[sorted.size() / 2 - 1];
    return reduced(lower.over * upper.under + upper.over * lower.under, 2 * lower.under * upper.under);
}

/// Kendall's variance of the sum of signs of `places`, times 18; equal forecasts take their part away.
std::int64_t variance_times_18(const std::vector<Place>& places) {
    const auto part = [](std::int64_t count) { return count * (count - 1) * (2 * count + 5); };
    std::vector<std::int64_t> forecasts;
    for (const auto& place : places) { forecasts.push_back(place.forecast); }
    std::ranges::sort(forecasts);
    auto variance = part(static_cast<std::int64_t>(places.size()));
    for (auto first = forecasts.begin(); first != forecasts.end();) {
        const auto next = std::upper_bound(first, forecasts.end(), *first);
        variance -= part(next - first);
        first = next;
    }
    return variance;
}

/// How many of the lowest slopes, and of the highest, lie outside of Sen's 80 % interval: M = (N − C) / 2, rounded so that the interval is
/// never too narrow. Nothing when the interval has no bound among the slopes.
std::optional<std::size_t> slopes_outside(const std::vector<Place>& places, std::size_t slopes) {
    constexpr double z_80 = 1.2815515655446004; // the normal deviate that a tenth exceeds
    const auto half_width = z_80 * std::sqrt(static_cast<double>(variance_times_18(places)) / 18.0);
    const auto outside = std::floor((static_cast<double>(slopes) - half_width) / 2.0);
    return outside < 1.0 ? std::nullopt : std::optional{static_cast<std::size_t>(outside)};
}

/// A line, without its zero: height = over / (2 · slope.under) at report 0.
struct Line {
    DayFraction slope;
    std::int64_t over = 0;

    [[nodiscard]] std::int64_t forecast_at(std::int64_t report) const {
        return rounded_up(2 * slope.over * report + over, 2 * slope.under);
    }
};

/// The line of that slope that has as many points above it as below it.
Line line_through(const std::vector<Place>& places, const DayFraction& slope) {
    std::vector<std::int64_t> left_over;
    for (const auto& place : places) { left_over.push_back(place.forecast * slope.under - place.report * slope.over); }
    std::ranges::sort(left_over);
    const auto middle = left_over.size() / 2;
    const auto over = left_over.size() % 2 == 1 ? 2 * left_over[middle] : left_over[middle - 1] + left_over[middle];
    return {slope, over};
}

bool recedes(const DayFraction& slope) { return slope.over >= slope.under; }

/// Where a line that does not recede meets the report date.
std::int64_t meeting(const Line& line) { return rounded_up(line.over, 2 * (line.slope.under - line.slope.over)); }

std::vector<const TrendPoint*> open_points(std::span<const TrendPoint> points, bool grey_too) {
    std::vector<const TrendPoint*> open;
    for (const auto& point : points) {
        if (point.forecast && !point.reached && (point.reported || grey_too)) { open.push_back(&point); }
    }
    return open;
}

std::vector<Place> places_of(const std::vector<const TrendPoint*>& points) {
    std::vector<Place> places;
    for (const auto* point : points) {
        places.push_back({days_between(points.front()->as_of, point->as_of), days_between(points.front()->as_of, *point->forecast)});
    }
    return places;
}

/// Of grey weeks, too.
bool moved(std::span<const TrendPoint> points) {
    const TrendPoint* first = nullptr;
    for (const auto& point : points) {
        if (!point.forecast) { continue; }
        if (first == nullptr) { first = &point; }
        if (point.forecast != first->forecast) { return true; }
    }
    return false;
}

TrendReading reading_of(const DayFraction& slope, std::span<const TrendPoint> points) {
    if (slope.over == 0) { return moved(points) ? TrendReading::steps : TrendReading::flat; }
    return slope.over > 0 ? TrendReading::slipping : TrendReading::recovering;
}

/// A day so many days after another one, unless it lies beyond the years of the product.
std::optional<Date> day_after(Date from, std::int64_t days) {
    return days > days_between(from, last_day) ? std::nullopt : std::optional{from + Days{days}};
}

void read_future(TrendFit& fit, const std::vector<Place>& places, Date first, std::span<const TrendPoint> points) {
    const auto last = points.back().as_of;
    if (recedes(*fit.slope)) {
        fit.reading = TrendReading::receding;
        return;
    }
    const auto met = meeting(line_through(places, *fit.slope));
    if (met < days_between(first, last)) {
        fit.reading = TrendReading::past;
        return;
    }
    fit.implied = day_after(first, met);
    fit.reading = fit.implied ? reading_of(*fit.slope, points) : TrendReading::beyond;
    if (!fit.implied || !fit.slope_low) { return; }
    const auto earliest = meeting(line_through(places, *fit.slope_low));
    fit.implied_low = std::max(last, first + Days{earliest});
    if (!recedes(*fit.slope_high)) { fit.implied_high = day_after(first, meeting(line_through(places, *fit.slope_high))); }
}

} // namespace

TrendFit trend_fit(std::span<const TrendPoint> points) {
    TrendFit fit;
    auto open = open_points(points, false);
    if (open.size() < points_for_slope) {
        const auto all = open_points(points, true);
        fit.grey_too = all.size() > open.size();
        open = all;
    }
    fit.points = open.size();
    if (open.size() >= points_for_slope) {
        const auto places = places_of(open);
        const auto slopes = pair_slopes(places);
        fit.slope = median(slopes);
        if (const auto outside = slopes_outside(places, slopes.size()); outside && open.size() >= points_for_range) {
            fit.slope_low = reduced(slopes[*outside - 1].over, slopes[*outside - 1].under);
            fit.slope_high = reduced(slopes[slopes.size() - *outside].over, slopes[slopes.size() - *outside].under);
        }
        const auto line = line_through(places, *fit.slope);
        const auto first = open.front()->as_of;
        const auto last = open.back()->as_of;
        fit.line = TrendLine{first, first + Days{line.forecast_at(0)}, last, first + Days{line.forecast_at(days_between(first, last))}};
        read_future(fit, places, first, points);
    }
    if (!points.empty() && points.back().reached) {
        fit.reading = TrendReading::reached;
        fit.implied = fit.implied_low = fit.implied_high = std::nullopt;
    }
    return fit;
}

std::int64_t hundredths_per_week(const DayFraction& slope) {
    const auto doubled = 2 * 700 * slope.over;
    const auto half = doubled < 0 ? -slope.under : slope.under;
    return (doubled + half) / (2 * slope.under);
}

} // namespace slipway
