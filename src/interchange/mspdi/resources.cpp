#include "interchange/mspdi/tasks.hpp"

#include <algorithm>
#include <cmath>
#include <span>
#include <utility>

namespace slipway::interchange {
namespace {

constexpr int work_resource = 1;

std::optional<std::int32_t> child_number(XmlNode node, std::string_view name, const Fields& fields) {
    const auto child = node.child(name);
    return child ? fields.number(*child) : std::nullopt;
}

Minutes child_work(XmlNode node, std::string_view name, double units, const Fields& fields) {
    const auto child = node.child(name);
    const auto work = child ? fields.work(*child, Weight::informs).value_or(Minutes{0}) : Minutes{0};
    const auto minutes = std::min(std::round(work.count() / units), static_cast<double>(most_minutes));
    return Minutes{static_cast<std::int32_t>(minutes)};
}

/// The assignments of one task at a time.
class PartMaker {
public:
    PartMaker(MspTasks& tasks, const std::vector<std::uint32_t>& calendar_of, MspCalendars& calendars, Losses& losses)
        : tasks_{tasks}, calendar_of_{calendar_of}, calendars_{calendars}, losses_{losses} {}

    /// Whether the task got parts.
    bool add(std::uint32_t index, std::span<const MspAssignment> assignments) {
        const auto& task = tasks_.tasks[index];
        auto& activity = tasks_.activities[index];
        if (task.fixed_duration || task.elapsed || activity.kind == ForeignKind::summary || activity.kind == ForeignKind::inactive) {
            return false;
        }
        std::vector<ForeignPart> parts;
        bool differ = false;
        for (const auto& assignment : assignments) {
            const auto calendar = calendar_of(index, assignment);
            differ = differ || !calendars_.same_hours(calendar, calendar_of_[index]);
            parts.push_back({calendar, assignment.duration, activity.state == ForeignState::complete ? Minutes{0} : assignment.remaining});
        }
        // One alone takes as long as its task, whatever the contour of its work.
        if (parts.size() == 1 && activity.duration > Minutes{0}) {
            parts.front().duration = activity.duration;
            parts.front().remaining = activity.remaining;
        }
        if (differ) { activity.parts = std::move(parts); }
        return differ;
    }

private:
    [[nodiscard]] std::uint32_t calendar_of(std::uint32_t index, const MspAssignment& assignment) {
        const auto& task = tasks_.tasks[index];
        const auto resource = tasks_.resources.at(assignment.resource).calendar;
        const auto place = task.ignores_resources || resource < 0 ? std::nullopt : calendars_.want(resource);
        if (!place) { return calendar_of_[index]; }
        const auto own = calendars_.index(*place);
        const auto both = own && task.calendar >= 0 ? calendars_.both(calendar_of_[index], *own) : own;
        if (!both) {
            losses_.add("no-common-hours", "a resource never works when its task does: the work follows the task's calendar",
                        tasks_.activities[index].line);
        }
        return both.value_or(calendar_of_[index]);
    }

    MspTasks& tasks_;
    const std::vector<std::uint32_t>& calendar_of_;
    MspCalendars& calendars_;
    Losses& losses_;
};

} // namespace

void read_resource(XmlNode node, const Fields& fields, MspTasks& tasks) {
    const auto uid = child_number(node, "UID", fields);
    if (!uid) { return; }
    if (*uid > 0) { fields.loss(node, "resource", "resources are left out, but not their working time"); }
    tasks.resources.insert_or_assign(*uid, MspResource{child_number(node, "Type", fields).value_or(work_resource) == work_resource,
                                                       child_number(node, "CalendarUID", fields).value_or(-1)});
}

void read_assignment(XmlNode node, const Fields& fields, MspTasks& tasks) {
    const auto task = child_number(node, "TaskUID", fields);
    const auto resource = child_number(node, "ResourceUID", fields); // below 0 where nobody does it
    if (!task) { return; }
    tasks.assigned.push_back(*task);
    read_split(node, *task, fields, tasks);
    if (!resource) { return; }
    fields.loss(node, "resource-assignment", "who does the work is left out, but not when they work");
    if (*resource > 0) { tasks.resourced.push_back(*task); }
    const auto units_node = node.child("Units");
    const auto units = units_node ? fields.decimal(*units_node, Weight::informs).value_or(1) : 1;
    if (!(units > 0)) { return; }
    tasks.assignments.push_back(
        {*task, *resource, child_work(node, "Work", units, fields), child_work(node, "RemainingWork", units, fields)});
}

void resolve_parts(MspTasks& tasks, const UidIndex& uids, const std::vector<std::uint32_t>& calendar_of, MspCalendars& calendars,
                   Losses& losses) {
    for (const auto uid : tasks.resourced) {
        const auto index = uids.find(uid);
        if (index && *index != UidIndex::no_task) { tasks.activities[*index].resourced = true; }
    }
    auto& assignments = tasks.assignments;
    std::ranges::stable_sort(assignments, {}, &MspAssignment::task);
    PartMaker maker{tasks, calendar_of, calendars, losses};
    for (auto first = assignments.begin(); first != assignments.end();) {
        const auto uid = first->task;
        const auto last = std::find_if(first, assignments.end(), [uid](const MspAssignment& other) { return other.task != uid; });
        const auto index = uids.find(uid);
        if (index && *index != UidIndex::no_task && maker.add(*index, {first, last})) {
            losses.add("resource-calendar", "work whose dates follow the working time of its resources, not of the task alone",
                       tasks.activities[*index].line);
        }
        first = last;
    }
}

} // namespace slipway::interchange
