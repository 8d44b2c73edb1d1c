#pragma once
// The longest path into a milestone and the float paths after it.

#include "slipway/schedule/paths.hpp"
#include "slipway/schedule/rescheduler.hpp"
#include "slipway/tracking/outlook.hpp"

#include <optional>
#include <vector>

namespace slipway {

struct CriticalStep {
    std::uint32_t activity = 0;
    std::optional<Minutes> drag; ///< on the longest path: in the target's calendar
    std::optional<int> drag_cd;  ///< between the days the target would show
};

struct CriticalPath {
    std::size_t number = 1;
    std::optional<Minutes> relative_float; ///< absent for the longest path
    std::optional<std::uint32_t> joins;
    std::vector<CriticalStep> steps; ///< in order of time
};

/// Measures drags on one schedule that is kept up to date: for many targets, where `drags` would make a schedule for each.
class DragMeter {
public:
    explicit DragMeter(const Scheduled& scheduled);
    [[nodiscard]] std::vector<Drag> drags(std::uint32_t target, const std::vector<std::uint32_t>& activities);

private:
    std::vector<ActivityStatus> status_; ///< behind input_, so neither is ever copied
    ScheduleInput input_;
    Rescheduler rescheduler_;
};

/// Path 1 is the whole longest path, branches included; then up to `most` less one float paths of what is not on it.
/// Precondition: the target has a forecast; `meter` measures on the outlook's likely schedule.
[[nodiscard]] std::vector<CriticalPath> critical_paths(const Portfolio& portfolio, const Outlook& outlook, DragMeter& meter,
                                                       std::uint32_t target, std::size_t most);

} // namespace slipway
