#pragma once
// The projects of a XER and the options they were scheduled by.

#include "interchange/xer/calendars.hpp"
#include "interchange/xer/cells.hpp"
#include "interchange/xer/ids.hpp"

namespace slipway::interchange {

/// Which calendar a lag counts in.
enum class LagCalendar : std::uint8_t { predecessor, successor, project, around_the_clock };

/// The projects to read, by their numbers.
struct XerProjects {
    XerIds ids;                             ///< of those that are read: the index in the schedule
    XerIds in_file;                         ///< of all in the file
    std::vector<LagCalendar> lag_calendars; ///< by index in the schedule
    bool chosen = false;                    ///< by the caller; else the file says which it exports
};

/// Reads PROJECT and SCHEDOPTIONS into `schedule`: the projects and the options. `only` is a proj_id or a proj_short_name, or empty.
[[nodiscard]] XerProjects read_projects(XerReading& reading, const XerCalendars& calendars, std::string_view only,
                                        ForeignSchedule& schedule);

} // namespace slipway::interchange
