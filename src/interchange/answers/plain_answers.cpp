#include "interchange/answers/plain_answers.hpp"

namespace slipway {

ForeignAnswers plain_answers(const ForeignComputed& computed, std::uint32_t activity) {
    ForeignAnswers found;
    const auto& schedule = computed.schedule;
    if (computed.status[activity].state == ProgressState::complete) { return found; }
    if (schedule.has_forecast(activity)) {
        found.early_start = schedule.early_start(activity);
        found.early_finish = schedule.early_finish(activity);
    }
    if (schedule.has_late_dates(activity)) {
        found.late_start = schedule.late_start(activity);
        found.late_finish = schedule.late_finish(activity);
    }
    found.total_float = schedule.total_float(activity);
    found.free_float = schedule.free_float(activity);
    return found;
}

} // namespace slipway
