#pragma once
// A chart is a value: what was forecast (y) on which report date (x). Renderers draw it as characters or as SVG.

#include "slipway/base/date.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace slipway {

enum class ChartMark : std::uint8_t { reported, grey, reached };

struct ChartPoint {
    Date x{};
    Date y{};
    ChartMark mark = ChartMark::reported;
};

/// A straight line between two points.
struct ChartLine {
    Date from_x{};
    Date from_y{};
    Date to_x{};
    Date to_y{};
};

/// One milestone. Its letter is its place: A for the first, at most `most_series`.
struct ChartSeries {
    std::string label;
    std::vector<ChartPoint> points; ///< ascending by x, one a day; not empty
    std::optional<ChartLine> trend;
    std::vector<Date> missing; ///< report dates on which nothing was forecast
};

inline constexpr std::size_t most_series = 7; ///< as many colors as the color-blind tell apart

enum class ChartReferenceKind : std::uint8_t { baseline_current, baseline_original, limit };

/// A date to compare with: a level line.
struct ChartReference {
    ChartReferenceKind kind = ChartReferenceKind::limit;
    Date y{};
    std::string label;
    std::vector<std::size_t> series; ///< those it is for, ascending
};

/// What the marks and axes are called, in the reader's language.
struct ChartWords {
    std::string x;
    std::string y;
    std::string diagonal; ///< where forecast = report date
    std::string reported;
    std::string grey;
    std::string reached;
    std::string several; ///< points of several series at one place
    std::string trend;
    std::string above; ///< a line that lies above what is drawn
    std::string below;
    std::string nothing; ///< instead of a chart without a point
};

struct Chart {
    std::string description; ///< for those who cannot see it
    ChartWords words;
    std::vector<ChartSeries> series;
    std::vector<ChartReference> references;
};

} // namespace slipway
