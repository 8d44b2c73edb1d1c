// What the publications said of a milestone, week after week.

#include "slipway/tracking/trend.hpp"

namespace slipway {
namespace {

bool lies_in(const TrendWindow& window, Date day) {
    return (!window.since || *window.since <= day) && (!window.until || day <= *window.until);
}

/// Whether anybody reported since the publication before; of the first one, within the interval.
bool was_reported(const PublishedWord& word, const PublishedWord* before, Days interval) {
    if (!word.last_word) { return false; }
    return before != nullptr ? *word.last_word > before->as_of : *word.last_word >= word.as_of - interval;
}

} // namespace

std::vector<TrendPoint> trend_points(std::span<const PublishedWord> words, const TrendWindow& window, Days interval) {
    std::vector<TrendPoint> points;
    std::optional<Date> last;
    const PublishedWord* before = nullptr;
    for (const auto& word : words) {
        if (lies_in(window, word.as_of)) {
            TrendPoint point{word.as_of, word.recorded_at, word.forecast, {}, was_reported(word, before, interval), word.reached};
            if (last && word.forecast) { point.change_cd = days_between(*last, *word.forecast); }
            if (word.forecast) { last = word.forecast; }
            points.push_back(std::move(point));
        }
        before = &word;
    }
    return points;
}

} // namespace slipway
