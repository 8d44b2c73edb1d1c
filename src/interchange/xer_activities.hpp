#pragma once
// TASK: the work of a XER.

#include "interchange/xer_phases.hpp"

namespace slipway::interchange {

/// Reads TASK into the activities of `schedule`, in the order of the rows; returns where each task_id is.
[[nodiscard]] XerIds read_activities(XerReading& reading, const XerProjects& projects, const XerCalendars& calendars,
                                     const XerPhases& phases, ForeignSchedule& schedule);

} // namespace slipway::interchange
