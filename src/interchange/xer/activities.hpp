#pragma once
// TASK: the work of a XER.

#include "interchange/xer/phases.hpp"

namespace slipway::interchange {

/// Work of projects that are not read, at the far ends of relations: what the tool computed for it.
struct XerFarEnds {
    XerIds ids;
    std::vector<ForeignAnswers> answers;
};

/// Reads TASK into the activities of `schedule`, in the order of the rows; returns where each task_id is.
[[nodiscard]] XerIds read_activities(XerReading& reading, const XerProjects& projects, const XerCalendars& calendars,
                                     const XerPhases& phases, ForeignSchedule& schedule);

/// The rows of TASK that `read_activities` leaves out because the file does not export their projects.
[[nodiscard]] XerFarEnds read_far_ends(XerReading& reading, const XerProjects& projects);

} // namespace slipway::interchange
