// Work that the file interrupts: its dates span more working time than it takes.

#include "interchange/mspdi_tasks.hpp"
#include "slipway/calendar/calendar.hpp"

#include <algorithm>

namespace slipway::interchange {
namespace {

/// Whose stored dates can tell: nothing begun, nothing entered, all its work in one calendar.
bool can_tell(const ForeignActivity& activity) {
    return activity.kind == ForeignKind::task && activity.state == ForeignState::not_started && !activity.manual &&
           activity.duration > Minutes{0} && activity.parts.empty() && activity.answers.early_start && activity.answers.early_finish;
}

} // namespace

void tell_splits(const MspTasks& tasks, const std::vector<ForeignCalendar>& calendars, Losses& losses) {
    std::vector<std::uint32_t> order;
    for (std::uint32_t index = 0; index < tasks.activities.size(); ++index) {
        if (can_tell(tasks.activities[index])) { order.push_back(index); }
    }
    const auto calendar_of = [&](std::uint32_t index) { return tasks.activities[index].calendar; };
    std::ranges::stable_sort(order, {}, calendar_of);
    for (auto first = order.begin(); first != order.end();) {
        const auto number = calendar_of(*first);
        const Calendar calendar{calendars.at(number).rules}; // compiled calendars are large: one at a time
        for (; first != order.end() && calendar_of(*first) == number; ++first) {
            const auto& activity = tasks.activities[*first];
            if (calendar.between(*activity.answers.early_start, *activity.answers.early_finish) <= activity.duration) { continue; }
            losses.add("split", "work that the file interrupts is scheduled without a break", activity.line);
        }
    }
}

} // namespace slipway::interchange
