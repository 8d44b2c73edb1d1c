#include "slipway/tracking/activity_dates.hpp"

namespace slipway {
namespace {

/// A task that started on a day nobody recorded has no start; a milestone has one day.
ActivityDates actual_dates(ActivityKind kind, const ActivityFacts& facts) {
    return {facts.started ? facts.started : is_milestone(kind) ? facts.finished : std::nullopt, facts.finished, std::nullopt, std::nullopt};
}

} // namespace

ActivityDates shown_dates(const Portfolio& portfolio, const Outlook& outlook, std::uint32_t activity, Scenario scenario) {
    const auto kind = portfolio.activities[activity].kind();
    const auto& facts = outlook.progress.facts[activity];
    if (facts.complete()) { return actual_dates(kind, facts); }
    const auto& schedule = scenario == Scenario::best ? outlook.best : outlook.likely;
    ActivityDates dates;
    if (schedule.has_forecast(activity)) {
        dates.early_start = shown_start(kind, schedule.early_start(activity));
        dates.early_finish = shown_finish(kind, schedule.early_start(activity), schedule.early_finish(activity));
    }
    if (schedule.has_late_dates(activity)) {
        dates.late_start = shown_start(kind, schedule.late_start(activity));
        dates.late_finish = shown_finish(kind, schedule.late_start(activity), schedule.late_finish(activity));
    }
    return dates;
}

} // namespace slipway
