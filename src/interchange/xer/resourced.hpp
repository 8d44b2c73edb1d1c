#pragma once
// Which work of a XER has resources: whether the plan carries them at all is judged, who they are is not kept.

#include "interchange/xer/activities.hpp"

namespace slipway::interchange {

/// Marks the activities that the table TASKRSRC names.
void mark_resourced(const XerText& text, const XerIds& tasks, ForeignSchedule& schedule);

} // namespace slipway::interchange
