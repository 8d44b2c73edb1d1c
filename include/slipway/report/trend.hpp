#pragma once
// Milestone trend analysis as a report: table, chart, slope, and where the trend leads.

#include "slipway/report/report.hpp"
#include "slipway/tracking/trend.hpp"

#include <optional>
#include <string>
#include <vector>

namespace slipway {

/// A date of a baseline to compare with.
struct TrendReference {
    std::string baseline; ///< its name
    Date day{};
};

/// One milestone in the publications.
struct MilestoneTrend {
    std::string key; ///< "project/activity"
    Name name;       ///< of project and milestone
    std::vector<TrendPoint> points;
    TrendFit fit;
    std::optional<TrendReference> baseline_current;
    std::optional<TrendReference> baseline_original;
    Date limit{};          ///< of its project
    bool promised = false; ///< false: the limit is the horizon by default
};

struct TrendInput {
    const Portfolio& portfolio;
    Date as_of{};
    TrendWindow window;
    std::vector<MilestoneTrend> milestones; ///< by key
    bool all = false;                       ///< whole lists, for readers
};

/// Rows: one a milestone and publication. Tail: the milestones, with slope and implied finish. For readers those that slipped most come
/// first, and as many are drawn as a chart holds.
[[nodiscard]] Report trend_report(const TrendInput& input, Language language);

/// Calendar days between the first and the last forecast; nothing without one.
[[nodiscard]] std::optional<int> trend_move_cd(const MilestoneTrend& milestone);

} // namespace slipway
