#include "interchange/xer/resourced.hpp"

#include <array>

namespace slipway::interchange {

void mark_resourced(const XerText& text, const XerIds& tasks, ForeignSchedule& schedule) {
    constexpr std::array<std::string_view, 1> task_id{"task_id"};
    XerRow row;
    for (const auto& section : text.sections) {
        if (section.table != "TASKRSRC") { continue; }
        const ColumnPlaces places{section, task_id};
        for (XerRows rows{section}; rows.next(row);) {
            if (const auto activity = tasks.find(row.cell(places[0]))) { schedule.activities[*activity].resourced = true; }
        }
    }
}

} // namespace slipway::interchange
