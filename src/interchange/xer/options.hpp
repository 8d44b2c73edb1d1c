#pragma once
// SCHEDOPTIONS: the rules by which a XER was scheduled.

#include "interchange/xer/projects.hpp"

namespace slipway::interchange {

/// Sets the options of `schedule` to those of the project `main`, and tells where another project has others: all are computed at once.
/// `critical` are the rules that the projects themselves state. Returns the calendar of lags for each project.
[[nodiscard]] std::vector<LagCalendar> read_options(XerReading& reading, const XerIds& projects, const std::vector<CriticalRule>& critical,
                                                    std::uint32_t main, ForeignSchedule& schedule);

} // namespace slipway::interchange
