// Milestone trends: grey weeks, the line of Theil and Sen, where it leads.

#include "slipway/tracking/trend.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <random>

namespace slipway {
namespace {

constexpr Days interval{35};

Date day(std::string_view text) { return parse_date(text).value(); }
const auto monday = day("2024-01-01");
Date week(int number) { return monday + Days{7 * number}; }

/// Reported weeks, one after the other, by the days from the first Monday to the forecast.
std::vector<TrendPoint> weeks(const std::vector<int>& forecasts) {
    std::vector<TrendPoint> points;
    for (std::size_t i = 0; i < forecasts.size(); ++i) {
        points.push_back({week(static_cast<int>(i)), "", monday + Days{forecasts[i]}, {}, true, false});
    }
    return points;
}

void check(const std::optional<DayFraction>& slope, std::int64_t over, std::int64_t under) {
    REQUIRE(slope);
    CHECK(slope->over == over);
    CHECK(slope->under == under);
}

PublishedWord word(int number, int forecast, std::optional<Date> last_word) {
    return {week(number), "", monday + Days{forecast}, false, last_word};
}

TEST_CASE("a week is grey when nobody reported since the publication before") {
    const std::vector<PublishedWord> words{word(0, 100, week(0) - Days{35}), word(1, 100, week(0)), word(2, 100, week(1) + Days{1}),
                                           word(3, 100, {})};
    const auto points = trend_points(words, {}, interval);
    REQUIRE(points.size() == 4);
    CHECK(points[0].reported); // the first: within the interval
    CHECK_FALSE(points[1].reported);
    CHECK(points[2].reported);
    CHECK_FALSE(points[3].reported);
}

TEST_CASE("the first publication of all is grey when the last word was older than the interval") {
    CHECK_FALSE(trend_points(std::vector{word(0, 100, week(0) - Days{36})}, {}, interval).front().reported);
}

TEST_CASE("a window leaves publications out, but the first in it is still judged against the one before it") {
    const std::vector<PublishedWord> words{word(0, 100, week(0)), word(1, 103, week(0)), word(2, 110, week(2)), word(3, 111, week(3))};
    const auto points = trend_points(words, {week(1), week(2)}, interval);
    REQUIRE(points.size() == 2);
    CHECK_FALSE(points[0].reported);
    CHECK_FALSE(points[0].change_cd); // nothing before it in the trend, so that changes sum to the move
    CHECK(points[1].change_cd == 7);
}

TEST_CASE("a change is measured from the last forecast there was") {
    std::vector<PublishedWord> words{word(0, 100, week(0)), word(1, 0, week(1)), word(2, 95, week(2))};
    words[1].forecast.reset();
    const auto points = trend_points(words, {}, interval);
    CHECK_FALSE(points[1].change_cd);
    CHECK(points[2].change_cd == -5);
}

// Forecasts 100, 103, 104, 109, 112 at days 0, 7, 14, 21, 28. Slopes a day, in 84ths: 36 24 36 36 | 12 36 36 | 60 48 | 36, sorted
// 12 24 36 36 36 36 36 36 48 60: the median is 36/84 = 3/7 a day, 3 a week. What they leave over it: 100, 100, 98, 100, 100: the median is
// 100. The line 100 + 3/7·x meets x at 175: 2024-06-24. S has no ties: variance 5·4·15/18 = 16.67, C = 1.2816·4.082 = 5.23, M = (10
// − 5.23)/2 = 2.4: the third lowest would be too narrow, so the second from each end: 24/84 = 2/7 and 48/84 = 4/7. By 2/7 the left over is
// 100, 101, 100, 103, 104, median 101: 101·7/5 = 141.4, up to 142. By 4/7: 100, 99, 96, 97, 96, median 97: 97·7/3 = 226.3, up to 227.
TEST_CASE("a slope, its range and the finish they imply, worked by hand") {
    const auto fit = trend_fit(weeks({100, 103, 104, 109, 112}));
    check(fit.slope, 3, 7);
    check(fit.slope_low, 2, 7);
    check(fit.slope_high, 4, 7);
    CHECK(hundredths_per_week(*fit.slope) == 300);
    CHECK(fit.reading == TrendReading::slipping);
    CHECK(fit.implied == monday + Days{175});
    CHECK(fit.implied_low == monday + Days{142});
    CHECK(fit.implied_high == monday + Days{227});
    CHECK(fit.points == 5);
    REQUIRE(fit.line);
    CHECK(fit.line->from_forecast == monday + Days{100});
    CHECK(fit.line->to_forecast == monday + Days{112});
}

// Forecasts 60, 60, 74, 60 at days 0, 7, 14, 21: slopes 0, 1, 2, 0, 0, −2, sorted −2 0 0 0 1 2: the median is between 0 and 0. Three are
// equal: variance (4·3·13 − 3·2·11)/18 = 5, C = 1.2816·2.236 = 2.866, M = (6 − 2.866)/2 = 1.57: the first from each end.
TEST_CASE("one outlier among equal forecasts leaves no steady slope, and equal forecasts narrow the variance") {
    const auto fit = trend_fit(weeks({60, 60, 74, 60}));
    check(fit.slope, 0, 1);
    check(fit.slope_low, -2, 1);
    check(fit.slope_high, 2, 1);
    CHECK(fit.reading == TrendReading::steps);
    CHECK(fit.implied == monday + Days{60});
    CHECK(fit.implied_low == monday + Days{30}); // by −2 a day 60, 74, 102, 102 are left over: the median 88 meets at 88/3
    CHECK_FALSE(fit.implied_high);               // by 2 a day it recedes
}

TEST_CASE("forecasts that never move have a range of nothing") {
    const auto fit = trend_fit(weeks({90, 90, 90, 90, 90}));
    check(fit.slope_low, 0, 1);
    check(fit.slope_high, 0, 1);
    CHECK(fit.implied_low == monday + Days{90});
    CHECK(fit.implied == fit.implied_low);
    CHECK(fit.implied == fit.implied_high);
    CHECK(fit.reading == TrendReading::flat);
}

TEST_CASE("a forecast that moved in steps is not flat, though its slope is nothing") {
    const auto fit = trend_fit(weeks({200, 200, 200, 200, 200, 200, 200, 79}));
    check(fit.slope, 0, 1);
    CHECK(fit.reading == TrendReading::steps);
}

TEST_CASE("two points give no slope, three give one without a range") {
    CHECK_FALSE(trend_fit(weeks({90, 91})).slope);
    CHECK(trend_fit(weeks({90, 91})).reading == TrendReading::too_few);
    const auto fit = trend_fit(weeks({90, 91, 92}));
    check(fit.slope, 1, 7);
    CHECK_FALSE(fit.slope_low);
    CHECK(fit.implied == monday + Days{105}); // 90·7/6
    CHECK_FALSE(fit.implied_low);
    CHECK(trend_fit({}).reading == TrendReading::too_few);
}

TEST_CASE("seven days a week recede for ever, a little less does not") {
    const auto fit = trend_fit(weeks({90, 97, 104, 111}));
    CHECK(fit.reading == TrendReading::receding);
    CHECK_FALSE(fit.implied);
    CHECK(hundredths_per_week(*fit.slope) == 700);
    CHECK(trend_fit(weeks({90, 96, 102, 108})).implied == monday + Days{630});
}

TEST_CASE("an end beyond the years of the product is no date") {
    CHECK(trend_fit(weeks({27000, 27006, 27012, 27018})).reading == TrendReading::beyond);
}

TEST_CASE("recovering milestones come nearer") {
    const auto fit = trend_fit(weeks({100, 93, 86, 79}));
    CHECK(fit.reading == TrendReading::recovering);
    CHECK(fit.implied == monday + Days{50});
}

TEST_CASE("a line that met the report date already says no more") {
    CHECK(trend_fit(weeks({30, 20, 10, 20, 27, 34})).reading == TrendReading::past);
}

TEST_CASE("grey weeks take no part unless fewer than three are reported") {
    auto points = weeks({100, 200, 103, 200, 106, 109});
    points[1].reported = points[3].reported = false;
    CHECK(hundredths_per_week(*trend_fit(points).slope) == 165); // 100, 103, 106, 109 at days 0, 14, 28, 35: between 3/14 and 9/35
    CHECK_FALSE(trend_fit(points).grey_too);
    for (std::size_t i = 0; i < 4; ++i) { points[i].reported = false; }
    CHECK(trend_fit(points).grey_too);
    CHECK(trend_fit(points).points == 6);
}

TEST_CASE("a milestone reached has its trend of before, and nothing is implied") {
    auto points = weeks({30, 31, 32, 21});
    points[3].reached = true;
    const auto fit = trend_fit(points);
    CHECK(fit.reading == TrendReading::reached);
    check(fit.slope, 1, 7);
    CHECK(fit.points == 3);
    CHECK_FALSE(fit.implied);
}

TEST_CASE("weeks without a forecast take no part") {
    auto points = weeks({100, 0, 102, 103});
    points[1].forecast.reset();
    CHECK(trend_fit(points).points == 3);
    check(trend_fit(points).slope, 1, 7);
}

TEST_CASE("days a week are rounded to hundredths, halves away from zero") {
    CHECK(hundredths_per_week({1, 1400}) == 1);
    CHECK(hundredths_per_week({-1, 1400}) == -1);
    CHECK(hundredths_per_week({1, 1401}) == 0);
    CHECK(hundredths_per_week({-5, 7}) == -500);
}

/// The same by the book, in floating point: the median of all slopes, Sen's ranks, the line's crossing found by walking day after day.
struct ByTheBook {
    std::vector<long double> slopes;
    std::vector<std::pair<long double, long double>> places;

    explicit ByTheBook(const std::vector<TrendPoint>& points) {
        for (const auto& point : points) {
            places.emplace_back(days_between(points.front().as_of, point.as_of), days_between(points.front().as_of, *point.forecast));
        }
        for (const auto& [x, y] : places) {
            for (const auto& [later_x, later_y] : places) {
                if (later_x > x) { slopes.push_back((later_y - y) / (later_x - x)); }
            }
        }
        std::sort(slopes.begin(), slopes.end());
    }
    static long double median(std::vector<long double> values) {
        std::sort(values.begin(), values.end());
        const auto middle = values.size() / 2;
        return values.size() % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }
    [[nodiscard]] long double variance() const {
        long double sum = 0;
        for (std::size_t i = 0; i < places.size(); ++i) {
            long double equal = 0;
            bool first = true;
            for (std::size_t j = 0; j < places.size(); ++j) {
                if (places[j].second == places[i].second) {
                    equal += 1;
                    first = first && j >= i;
                }
            }
            if (first) { sum += equal * (equal - 1) * (2 * equal + 5); }
        }
        const auto count = static_cast<long double>(places.size());
        return (count * (count - 1) * (2 * count + 5) - sum) / 18;
    }
    [[nodiscard]] std::optional<Date> meeting(long double slope, Date first) const {
        std::vector<long double> left_over;
        for (const auto& [x, y] : places) { left_over.push_back(y - slope * x); }
        const auto height = median(left_over);
        for (int x = static_cast<int>(places.back().first); x < 20000; ++x) {
            if (height + slope * x <= x + 1e-9L) { return first + Days{x}; }
        }
        return std::nullopt;
    }
};

TEST_CASE("random trends agree with the method by the book") {
    std::mt19937 random{7}; // NOLINT(cert-msc32-c,cert-msc51-cpp): the same trends every time
    for (int round = 0; round < 2000; ++round) {
        std::vector<int> forecasts;
        const auto count = 4 + random() % 30;
        int at = 300;
        for (std::size_t i = 0; i < count; ++i) {
            at += static_cast<int>(random() % 9) - 3;
            forecasts.push_back(at);
        }
        const auto points = weeks(forecasts);
        const auto fit = trend_fit(points);
        const ByTheBook book{points};
        INFO(round);
        REQUIRE(fit.slope);
        REQUIRE(static_cast<long double>(fit.slope->over) / static_cast<long double>(fit.slope->under) ==
                Approx(static_cast<double>(ByTheBook::median(book.slopes))).margin(1e-12));
        const auto outside =
            static_cast<std::size_t>((static_cast<long double>(book.slopes.size()) - 1.2815515655446004L * std::sqrt(book.variance())) / 2);
        REQUIRE(outside >= 1);
        REQUIRE(static_cast<double>(fit.slope_low->over) / static_cast<double>(fit.slope_low->under) ==
                Approx(static_cast<double>(book.slopes[outside - 1])).margin(1e-12));
        REQUIRE(static_cast<double>(fit.slope_high->over) / static_cast<double>(fit.slope_high->under) ==
                Approx(static_cast<double>(book.slopes[book.slopes.size() - outside])).margin(1e-12));
        if (fit.implied) { REQUIRE(fit.implied == book.meeting(ByTheBook::median(book.slopes), monday)); }
        if (fit.implied_high) {
            REQUIRE(fit.implied_high == book.meeting(book.slopes[book.slopes.size() - outside], monday));
            REQUIRE(*fit.implied <= *fit.implied_high);
        }
        if (fit.implied_low) { REQUIRE(*fit.implied_low <= *fit.implied); }
    }
}

} // namespace
} // namespace slipway
