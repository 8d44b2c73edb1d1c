#include "interchange/xer/assignments.hpp"

#include "interchange/working_time.hpp"
#include "interchange/xer/values.hpp"

#include <algorithm>
#include <map>

namespace slipway::interchange {
namespace {

namespace of_task {
enum Column : std::size_t { task_id, task_type };
constexpr XerColumns<2> columns{"TASK", {"task_id", "task_type"}};
} // namespace of_task

namespace of_resource {
enum Column : std::size_t { rsrc_id, clndr_id, rsrc_type };
constexpr XerColumns<3> columns{"RSRC", {"rsrc_id", "clndr_id", "rsrc_type"}};
} // namespace of_resource

namespace of_assignment {
enum Column : std::size_t {
    task_id,
    rsrc_id,
    target_qty,
    remain_qty,
    target_qty_per_hr,
    remain_qty_per_hr,
    relag_drtn_hr_cnt,
    rollup_dates_flag
};
constexpr XerColumns<8> columns{
    "TASKRSRC",
    {"task_id", "rsrc_id", "target_qty", "remain_qty", "target_qty_per_hr", "remain_qty_per_hr", "relag_drtn_hr_cnt", "rollup_dates_flag"}};
} // namespace of_assignment

/// By activity: whether its resources' working time sets its dates. Empty when none is.
std::vector<bool> resource_dependent(XerReading& reading, const XerIds& tasks, std::size_t count) {
    std::vector<bool> found;
    each_row_quietly(reading, of_task::columns, [&](const XerCells& cells) {
        if (!same_word(cells.text(of_task::task_type), "TT_Rsrc")) { return; }
        const auto activity = tasks.find(cells.text(of_task::task_id));
        if (!activity) { return; }
        found.resize(count);
        found[*activity] = true;
    });
    return found;
}

/// The calendars of the resources that work for a time; material does not.
struct Workers {
    XerIds ids;
    std::vector<std::uint32_t> calendars;
};

Workers read_workers(XerReading& reading, const XerCalendars& calendars) {
    Workers workers;
    each_row_quietly(reading, of_resource::columns, [&](const XerCells& cells) {
        const auto calendar = calendars.find(cells.text(of_resource::clndr_id));
        if (!calendar || same_word(cells.text(of_resource::rsrc_type), "RT_Mat")) { return; }
        workers.ids.add(cells.text(of_resource::rsrc_id), static_cast<std::uint32_t>(workers.calendars.size()));
        workers.calendars.push_back(*calendar);
    });
    workers.ids.sort([](std::uint32_t, std::uint32_t) {});
    return workers;
}

/// How long a quantity takes at so much an hour; nothing when nothing is said, or no time is needed.
std::optional<Minutes> lasting(std::string_view quantity, std::string_view an_hour) {
    constexpr double least_rate = 1e-5; // what the tool shows as 0
    const auto all = decimal(quantity);
    const auto rate = decimal(an_hour);
    if (!all || !rate || *all <= 0 || *rate < least_rate) { return std::nullopt; }
    return minutes_of_hours(*all / *rate);
}

struct Assignment {
    std::uint32_t activity = 0;
    bool drives = true;
    ForeignPart part;
};

std::optional<Assignment> assignment_of(const XerCells& cells, const Workers& workers, std::uint32_t activity) {
    using namespace of_assignment;
    const auto worker = workers.ids.find(cells.text(rsrc_id));
    const auto rate = decimal(cells.text(remain_qty_per_hr)).value_or(0) > 0 ? remain_qty_per_hr : target_qty_per_hr;
    const auto remaining = lasting(cells.text(remain_qty), cells.text(rate));
    if (!worker || !remaining) { return std::nullopt; }
    const auto after = minutes_of_hours(std::max(0.0, decimal(cells.text(relag_drtn_hr_cnt)).value_or(0))).value_or(Minutes{0});
    const auto planned = lasting(cells.text(target_qty), cells.text(target_qty_per_hr)).value_or(*remaining);
    const bool drives = !same_word(cells.text(rollup_dates_flag), "N");
    return Assignment{activity, drives, {workers.calendars[*worker], after + planned, after + *remaining}};
}

} // namespace

void read_assignments(XerReading& reading, const XerCalendars& calendars, const XerIds& tasks, ForeignSchedule& schedule) {
    const auto dependent = resource_dependent(reading, tasks, schedule.activities.size());
    if (dependent.empty()) { return; }
    const auto workers = read_workers(reading, calendars);
    std::vector<Assignment> all;
    each_row_quietly(reading, of_assignment::columns, [&](const XerCells& cells) {
        const auto activity = tasks.find(cells.text(of_assignment::task_id));
        if (!activity || !dependent[*activity]) { return; }
        if (const auto one = assignment_of(cells, workers, *activity)) { all.push_back(*one); }
    });
    std::vector<bool> driven(schedule.activities.size());
    for (const auto& one : all) { driven[one.activity] = driven[one.activity] || one.drives; }
    for (const auto& one : all) {
        auto& activity = schedule.activities[one.activity];
        const bool counts = one.drives || !driven[one.activity];
        if (counts && activity.state != ForeignState::complete) { activity.parts.push_back(one.part); }
    }
}

void follow_assignments(ForeignSchedule& schedule, Losses& losses) {
    std::map<std::uint32_t, Calendar> compiled;
    const auto end_of = [&](const ForeignPart& part, Instant from) {
        const auto found = compiled.try_emplace(part.calendar, schedule.calendars[part.calendar].rules).first;
        return found->second.add(from, part.remaining);
    };
    for (auto& activity : schedule.activities) {
        std::erase_if(activity.parts, [&](const ForeignPart& part) { return !works_ever(schedule.calendars[part.calendar].rules); });
        if (activity.parts.empty()) { continue; }
        const auto from = schedule.projects[activity.project].data_date;
        const auto last = std::ranges::max_element(activity.parts, {}, [&](const ForeignPart& part) { return end_of(part, from); });
        losses.add("resource-dependent", "resource-dependent work is put on the calendar of its resource that ends last", activity.line);
        activity.calendar = last->calendar;
        activity.duration = last->duration;
        activity.remaining = last->remaining;
        activity.parts.clear();
    }
}

} // namespace slipway::interchange
