#include "report/critical_paths.hpp"

#include "report/activity_row.hpp"

#include <algorithm>
#include <utility>

namespace slipway {
namespace {

/// The path in the order of the work.
std::vector<std::uint32_t> in_time(const Schedule& schedule, std::vector<std::uint32_t> path) {
    std::ranges::stable_sort(path, {}, [&](std::uint32_t i) { return std::pair{schedule.early_start(i), schedule.early_finish(i)}; });
    return path;
}

CriticalPath longest(const Portfolio& portfolio, DragMeter& meter, std::uint32_t target, const std::vector<std::uint32_t>& activities) {
    const auto& record = portfolio.activities[target];
    const auto all = meter.drags(target, activities);
    CriticalPath path;
    for (std::size_t i = 0; i < activities.size(); ++i) {
        path.steps.push_back({activities[i], portfolio.calendar_of(record).between(all[i].without, all[i].with),
                              days_between(finish_shown(record.kind(), all[i].without), finish_shown(record.kind(), all[i].with))});
    }
    return path;
}

ScheduleInput with_status(ScheduleInput input, const std::vector<ActivityStatus>& status) {
    input.status = status;
    return input;
}

} // namespace

DragMeter::DragMeter(const Scheduled& scheduled)
    : status_(scheduled.input.status.begin(), scheduled.input.status.end()),
      input_{with_status(scheduled.input, status_)},
      rescheduler_{scheduled.network, input_} {}

std::vector<Drag> DragMeter::drags(std::uint32_t target, const std::vector<std::uint32_t>& activities) {
    const auto with = rescheduler_.early_finish(target);
    std::vector<Drag> found;
    for (const auto activity : activities) {
        const auto remaining = std::exchange(status_[activity].remaining, Minutes{0});
        rescheduler_.changed(activity);
        found.push_back({with, rescheduler_.early_finish(target)});
        status_[activity].remaining = remaining;
        rescheduler_.changed(activity);
    }
    return found;
}

std::vector<CriticalPath> critical_paths(const Portfolio& portfolio, const Outlook& outlook, DragMeter& meter, std::uint32_t target,
                                         std::size_t most) {
    const auto scheduled = outlook.likely_scheduled();
    const auto taken = longest_path(scheduled, target);
    std::vector<CriticalPath> all{longest(portfolio, meter, target, in_time(scheduled.schedule, taken))};
    if (most < 2) { return all; }
    // A branch of the longest path is a float path of its own: so many more are asked for, and left out.
    for (const auto& found : float_paths(scheduled, target, most + taken.size())) {
        CriticalPath path{all.size() + 1, found.relative_float, found.joins, {}};
        for (const auto activity : found.activities) {
            if (!std::ranges::binary_search(taken, activity)) { path.steps.push_back({activity, {}, {}}); }
        }
        if (!path.steps.empty()) { all.push_back(std::move(path)); }
        if (all.size() == most) { break; }
    }
    return all;
}

} // namespace slipway
