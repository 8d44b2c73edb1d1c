#pragma once
// The parts of the trend report.

#include "slipway/report/trend.hpp"

#include <span>

namespace slipway {

struct TrendContext {
    const TrendInput& input;
    Language language;

    [[nodiscard]] bool zh() const { return language == Language::zh; }
    [[nodiscard]] std::string say(std::string_view chinese, std::string_view english) const {
        return std::string{zh() ? chinese : english};
    }
};

/// Rows, columns, head and tail for programs.
[[nodiscard]] MachineFace trend_machine(const TrendContext& context);

/// The milestones given, by letter.
[[nodiscard]] Chart trend_chart(const TrendContext& context, std::span<const MilestoneTrend* const> drawn);

/// What the trend says, in one sentence.
[[nodiscard]] std::string trend_words(const TrendContext& context, const MilestoneTrend& milestone);

/// "+3.50": days a week; empty without a slope.
[[nodiscard]] std::string slope_words(const std::optional<DayFraction>& slope);

[[nodiscard]] std::optional<Date> first_forecast(const MilestoneTrend& milestone);
[[nodiscard]] std::optional<Date> last_forecast(const MilestoneTrend& milestone);

} // namespace slipway
