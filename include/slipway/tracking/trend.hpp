#pragma once
// Milestone trend analysis (SEMANTICS §4): what the publications said of a milestone, week after week, how fast it slips, and where that
// leads. Whole days and exact fractions throughout, so that every machine gives the same answer.

#include "slipway/base/date.hpp"
#include "slipway/model/terms.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace slipway {

/// What one publication said of a milestone.
struct PublishedWord {
    Date as_of{};
    std::string recorded_at;
    std::optional<Date> forecast; ///< or the day on which it was reached; absent when the publication gave none
    bool reached = false;
    std::optional<Date> last_word; ///< the last day on which anybody reported of its project by then
};

/// One publication in the trend of a milestone.
struct TrendPoint {
    Date as_of{};
    std::string recorded_at;
    std::optional<Date> forecast;
    std::optional<int> change_cd; ///< since the last forecast before it in the trend; later is positive
    bool reported = false;        ///< somebody reported of its project since the publication before; false: a grey week
    bool reached = false;
};

/// The days between which publications count; both ends do.
struct TrendWindow {
    std::optional<Date> since;
    std::optional<Date> until;
};

/// `words` ascending by day, one a day. Whether a week was reported is judged against the publication before it, even when that lies
/// outside of the window; the first of all counts as reported when the last word was no older than `interval`.
[[nodiscard]] std::vector<TrendPoint> trend_points(std::span<const PublishedWord> words, const TrendWindow& window, Days interval);

/// An exact fraction of days; `under` is positive.
struct DayFraction {
    std::int64_t over = 0;
    std::int64_t under = 1;
};

/// What the trend says of the finish.
enum class TrendReading : std::uint8_t {
    too_few,    ///< fewer than three publications gave a date: nothing is said
    reached,    ///< it is reached: there is nothing left to expect
    slipping,   ///< it slips by less than time passes: the trend has an end
    flat,       ///< it never moved
    steps,      ///< it moved, but not steadily: the slope is 0
    recovering, ///< it comes nearer
    receding,   ///< it slips by seven days a week or more: no end is in sight
    past,       ///< the line met the report date before the last publication: the trend no longer describes it
    beyond      ///< the end would lie beyond the years in which the product works
};

inline constexpr std::array<Words<TrendReading>, 9> trend_reading_words{{{TrendReading::too_few, "too-few"},
                                                                         {TrendReading::reached, "reached"},
                                                                         {TrendReading::slipping, "slipping"},
                                                                         {TrendReading::flat, "flat"},
                                                                         {TrendReading::steps, "steps"},
                                                                         {TrendReading::recovering, "recovering"},
                                                                         {TrendReading::receding, "receding"},
                                                                         {TrendReading::past, "past"},
                                                                         {TrendReading::beyond, "beyond"}}};

/// Points that a slope needs, and those that its range needs: with three, no 80 % interval is bounded on both sides.
inline constexpr std::size_t points_for_slope = 3;
inline constexpr std::size_t points_for_range = 4;

/// The trend line between the first and the last publication that it was drawn through.
struct TrendLine {
    Date from{};
    Date from_forecast{};
    Date to{};
    Date to_forecast{};
};

/// The line through the forecasts by Theil and Sen: its slope is the median of the slopes between all pairs of points, its height the
/// median of what the points leave over it. Drawn through the reported points, or through all when fewer than three are reported; weeks
/// after the milestone was reached take no part. The range is Sen's 80 % interval of the slope (Kendall's variance, ties counted).
struct TrendFit {
    std::size_t points = 0;           ///< that the line is drawn through
    bool grey_too = false;            ///< fewer than three were reported, so all take part
    std::optional<DayFraction> slope; ///< days of slip a day
    std::optional<DayFraction> slope_low, slope_high;
    std::optional<TrendLine> line;
    TrendReading reading = TrendReading::too_few;
    std::optional<Date> implied;      ///< the first day on which the line is no later than the report date
    std::optional<Date> implied_low;  ///< the same by the lower slope, not before the last publication
    std::optional<Date> implied_high; ///< by the higher slope; absent when that recedes, or ends beyond the years of the product
};

[[nodiscard]] TrendFit trend_fit(std::span<const TrendPoint> points);

/// Hundredths of days of slip a week, rounded to nearest, halves away from zero.
[[nodiscard]] std::int64_t hundredths_per_week(const DayFraction& slope);

} // namespace slipway
