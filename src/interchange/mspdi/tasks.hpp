#pragma once
// The tasks of a file and what ties them together: outline, links, resources. All of it is resolved once everything was read.

#include "interchange/mspdi/calendars.hpp"
#include "interchange/mspdi/task.hpp"
#include "slipway/interchange/foreign.hpp"

#include <unordered_map>
#include <vector>

namespace slipway::interchange {

/// A link as it is written in its successor.
struct MspLink {
    std::int32_t from = 0; ///< UID
    std::uint32_t to = 0;  ///< index of the activity
    RelationType type = RelationType::finish_start;
    DurationFormat format;
    bool other_project = false;
    float percent = 0;
    Minutes lag{0};
    std::uint32_t line = 0;
};

/// Nothing when it names no predecessor, which is told.
[[nodiscard]] std::optional<MspLink> read_link(XmlNode node, std::uint32_t to, const Fields& fields);

struct MspResource {
    bool works = true; ///< people and machines, not material or cost
    std::int32_t calendar = -1;
};

/// Work of a resource in a task.
struct MspAssignment {
    std::int32_t task = 0;     ///< UID
    std::int32_t resource = 0; ///< UID
    Minutes duration{0};       ///< work ÷ units
    Minutes remaining{0};
};

/// A span of time in which an assignment has work left, or nothing to do.
struct MspStretch {
    Instant from{}, to{};
    bool works = true;
};

/// An assignment that stops for a while.
struct MspSplit {
    std::int32_t task = 0;      ///< UID
    std::uint32_t activity = 0; ///< found once all tasks are there
    std::vector<MspStretch> stretches;
};

/// Everything that was read of the tasks, by UIDs and places.
struct MspTasks {
    std::vector<ForeignActivity> activities;
    std::vector<MspTask> tasks;           ///< beside the activities
    std::vector<std::int32_t> other_rows; ///< UIDs of rows that are no tasks
    std::vector<MspLink> links;
    std::unordered_map<std::int32_t, MspResource> resources;
    std::vector<MspAssignment> assignments;
    std::vector<std::int32_t> resourced; ///< UIDs of the tasks that have an assignment, of whatever resource
    std::vector<std::int32_t> assigned;  ///< the task of every assignment, of work or not
    std::vector<MspSplit> splits;
};

void read_resource(XmlNode node, const Fields& fields, MspTasks& tasks);
void read_assignment(XmlNode node, const Fields& fields, MspTasks& tasks);

/// Keeps where an assignment stops for a while.
void read_split(XmlNode assignment, std::int32_t task, const Fields& fields, MspTasks& tasks);

/// Finds activities by UID.
class UidIndex {
public:
    /// A UID that stands twice is an error.
    UidIndex(const MspTasks& tasks, Problems& problems);

    /// Nothing when there is no such row at all.
    [[nodiscard]] std::optional<std::uint32_t> find(std::int32_t uid) const;
    static constexpr std::uint32_t no_task = 0xFFFFFFFF; ///< a row that is none

private:
    struct Entry {
        std::int32_t uid = 0;
        std::uint32_t index = no_task;
    };
    std::vector<Entry> entries_;
};

/// Makes phases of the outline; what has others below it becomes a summary.
void build_outline(MspTasks& tasks, ForeignSchedule& schedule, Losses& losses);

/// The calendar that work follows without its resources, by activity: its own or the project's.
[[nodiscard]] std::vector<std::uint32_t> task_calendars(MspTasks& tasks, MspCalendars& calendars, std::uint32_t project);

void resolve_links(const MspTasks& tasks, const UidIndex& uids, const std::vector<std::uint32_t>& calendar_of, MspCalendars& calendars,
                   ForeignSchedule& schedule, Problems& problems, Losses& losses);

/// What is assigned at all, and the work of resources whose working time is not that of the task.
void resolve_parts(MspTasks& tasks, const UidIndex& uids, const std::vector<std::uint32_t>& calendar_of, MspCalendars& calendars,
                   Losses& losses);

/// Gives tasks their breaks. Work not begun whose stored dates span more of its calendar than its duration, and no assignment says why, is
/// a loss.
void resolve_splits(MspTasks& tasks, const UidIndex& uids, const std::vector<ForeignCalendar>& calendars, Losses& losses);

} // namespace slipway::interchange
