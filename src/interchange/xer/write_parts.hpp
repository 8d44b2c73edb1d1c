#pragma once
// A XER table by table, and what its tables agree on.

#include "interchange/xer/write_table.hpp"
#include "slipway/interchange/foreign.hpp"

namespace slipway {

/// In whose calendar P6 measures lags: one answer for a whole project.
enum class XerLagCalendar : std::uint8_t { predecessor, successor, project, always };

/// The one that holds for most lags of the schedule.
[[nodiscard]] XerLagCalendar xer_lag_calendar(const ForeignSchedule& foreign);

/// The schedule and how it is numbered. Every table counts from 1000.
struct XerWriting {
    const ForeignSchedule& foreign;
    Losses& losses;
    std::string& out;
    XerLagCalendar lag_calendar = XerLagCalendar::predecessor;

    [[nodiscard]] static std::string id(std::size_t index) { return std::to_string(1000 + index); }
    /// Of the node of the outline that stands for the project itself; the phases come after those.
    [[nodiscard]] static std::string project_node(std::uint32_t project) { return id(project); }
    [[nodiscard]] std::string phase_node(std::uint32_t phase) const { return id(foreign.projects.size() + phase); }
    [[nodiscard]] std::string node_of(const ForeignActivity& activity) const {
        return activity.phase ? phase_node(*activity.phase) : project_node(activity.project);
    }
    /// P6 keeps no inactive work.
    [[nodiscard]] bool written(std::uint32_t activity) const { return foreign.activities[activity].kind != ForeignKind::inactive; }
};

void write_xer_projects(const XerWriting& writing);
void write_xer_options(const XerWriting& writing);
void write_xer_calendars(const XerWriting& writing);
void write_xer_outline(const XerWriting& writing);
void write_xer_tasks(const XerWriting& writing);
void write_xer_relations(const XerWriting& writing);

/// Tags as activity codes: their types come before the tasks, values and assignments after.
void write_xer_code_types(const XerWriting& writing);
void write_xer_codes(const XerWriting& writing);
void write_xer_code_assignments(const XerWriting& writing);

/// One of the two constraints of a task.
struct XerConstraint {
    std::string_view type; ///< "CS_MSOA"
    std::optional<Instant> at;
};
/// Pairs of the same date as start-on and finish-on, in the order given.
[[nodiscard]] std::vector<XerConstraint> xer_constraints(const ForeignActivity& activity);

} // namespace slipway
