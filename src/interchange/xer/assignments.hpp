#pragma once
// RSRC and TASKRSRC: when the resources of resource-dependent work do their parts.

#include "interchange/xer/activities.hpp"

namespace slipway::interchange {

/// Gives resource-dependent work the parts of its resources, in their calendars; work without any stays on its own calendar. `tasks` is
/// where each task_id is among the activities.
void read_assignments(XerReading& reading, const XerCalendars& calendars, const XerIds& tasks, ForeignSchedule& schedule);

/// Puts that work on the calendar of the part that ends last, with its durations, and takes the parts away. The calendars are whole.
void follow_assignments(ForeignSchedule& schedule, Losses& losses);

} // namespace slipway::interchange
