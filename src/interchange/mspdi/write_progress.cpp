#include "interchange/mspdi/write_parts.hpp"

#include <algorithm>
#include <cmath>

namespace slipway {
namespace {

std::int64_t share(Minutes part, Minutes whole) {
    return whole <= Minutes{0} ? 0 : (std::int64_t{200} * part.count() + whole.count()) / (std::int64_t{2} * whole.count());
}

/// An expected finish leads to a remaining duration of its own.
Minutes remaining_of(const MspWriting& writing, const ForeignActivity& activity) {
    const auto& answers = activity.answers;
    const auto* calendar = writing.calendars.of(activity.calendar);
    const bool expected = activity.expected_finish && writing.foreign.options.use_expected_finish;
    if (!expected || !answers.early_start || !answers.early_finish || calendar == nullptr) { return activity.remaining; }
    return std::max(Minutes{0}, calendar->between(*answers.early_start, *answers.early_finish));
}

/// A level of effort has no duration of its own: it lasts as long as what it spans.
Minutes planned_duration(const MspWriting& writing, const ForeignActivity& activity) {
    const auto& answers = activity.answers;
    const auto* calendar = writing.calendars.of(activity.calendar);
    if (activity.kind == ForeignKind::level_of_effort && answers.early_start && answers.early_finish && calendar != nullptr) {
        return std::max(Minutes{0}, calendar->between(*answers.early_start, *answers.early_finish));
    }
    return writing.of_p6() ? remaining_of(writing, activity) : activity.duration;
}

MspProgress not_started(const MspWriting& writing, const ForeignActivity& activity) {
    const auto duration = planned_duration(writing, activity);
    return {.duration = duration,
            .actual = Minutes{0},
            .remaining = duration,
            .start = activity.answers.early_start,
            .finish = activity.answers.early_finish,
            .actual_start = {},
            .stop = {},
            .resume = {},
            .percent = 0};
}

MspProgress complete(const MspWriting& writing, const ForeignActivity& activity) {
    auto duration = activity.duration;
    const auto* calendar = writing.calendars.of(activity.calendar);
    auto start = activity.actual_start;
    if (!start && activity.actual_finish) {
        start = calendar != nullptr ? calendar->subtract(*activity.actual_finish, duration) : activity.actual_finish;
    }
    if (writing.of_p6() && start && activity.actual_finish && calendar != nullptr) {
        duration = std::max(Minutes{0}, calendar->between(*start, *activity.actual_finish));
    }
    return {.duration = duration,
            .actual = duration,
            .remaining = Minutes{0},
            .start = start,
            .finish = activity.actual_finish,
            .actual_start = start,
            .stop = activity.actual_finish,
            .resume = {},
            .percent = 100};
}

/// P6 counts what was done up to the data date, or the suspension, whatever the original duration was; what remains goes on where it says.
MspProgress begun_under_p6(const MspWriting& writing, const ForeignActivity& activity) {
    const auto* calendar = writing.calendars.of(activity.calendar);
    const auto data_date = writing.foreign.projects[activity.project].data_date;
    const auto until = activity.suspended ? std::min(*activity.suspended, data_date) : data_date;
    auto actual = Minutes{0};
    if (activity.actual_start && calendar != nullptr) { actual = std::max(Minutes{0}, calendar->between(*activity.actual_start, until)); }
    const auto remaining = remaining_of(writing, activity);
    const auto whole = actual + remaining;
    const auto stop = calendar != nullptr && actual > Minutes{0} ? calendar->previous_work(until) : activity.actual_start.value_or(until);
    return {.duration = whole,
            .actual = actual,
            .remaining = remaining,
            .start = activity.actual_start,
            .finish = activity.answers.early_finish,
            .actual_start = activity.actual_start,
            .stop = stop,
            .resume = activity.answers.early_start ? activity.answers.early_start : activity.resume,
            .percent = std::min<std::int64_t>(99, share(actual, whole))};
}

MspProgress begun(const MspWriting& writing, const ForeignActivity& activity) {
    if (writing.of_p6()) { return begun_under_p6(writing, activity); }
    const auto actual = std::max(Minutes{0}, activity.duration - activity.remaining);
    const auto percent = activity.percent ? std::int64_t{std::lround(*activity.percent)} : share(actual, activity.duration);
    return {.duration = actual + activity.remaining,
            .actual = actual,
            .remaining = activity.remaining,
            .start = activity.actual_start,
            .finish = activity.answers.early_finish,
            .actual_start = activity.actual_start,
            .stop = activity.suspended,
            .resume = activity.resume,
            .percent = std::clamp<std::int64_t>(percent, 0, 99)};
}

} // namespace

MspProgress msp_progress(const MspWriting& writing, const ForeignActivity& activity) {
    auto found = activity.state == ForeignState::complete      ? complete(writing, activity)
                 : activity.state == ForeignState::in_progress ? begun(writing, activity)
                                                               : not_started(writing, activity);
    if (found.duration != activity.duration && activity.kind != ForeignKind::level_of_effort && activity.kind != ForeignKind::summary) {
        writing.losses.add("original-duration", "in MS Project a duration is what was done and what remains: the original one is lost",
                           activity.line);
    }
    if (activity.manual && !found.start) { found.start = activity.manual_start; }
    if (activity.manual && !found.finish) { found.finish = activity.manual_finish; }
    return found;
}

} // namespace slipway
