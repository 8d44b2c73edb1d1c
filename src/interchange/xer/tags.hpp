#pragma once
// Activity codes and custom fields, as tags of activities.

#include "interchange/xer/cells.hpp"
#include "interchange/xer/ids.hpp"

namespace slipway::interchange {

/// Reads ACTVTYPE, ACTVCODE and TASKACTV, UDFTYPE, UDFCODE and UDFVALUE. `tasks` is where each task_id is among the activities.
void read_tags(XerReading& reading, const XerIds& tasks, ForeignSchedule& schedule);

} // namespace slipway::interchange
