#pragma once
// TASKPRED: what waits for what.

#include "interchange/xer/activities.hpp"

namespace slipway::interchange {

/// Reads TASKPRED into the relations of `schedule`. `tasks` is where each task_id is among its activities.
void read_relations(XerReading& reading, const XerProjects& projects, const XerCalendars& calendars, const XerIds& tasks,
                    ForeignSchedule& schedule);

} // namespace slipway::interchange
