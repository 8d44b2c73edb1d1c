#include "bench/foreign_files.hpp"

#include "bench/generated.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <numeric>

namespace slipway::bench {
namespace {

constexpr std::uint32_t milestone_each = 50;
constexpr std::uint32_t smallest_window = 10;

constexpr std::string_view project_head =
    R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Project xmlns="http://schemas.microsoft.com/project"><SaveVersion>14</SaveVersion><Name>p</Name><ScheduleFromStart>1</ScheduleFromStart><StartDate>2025-01-06T08:00:00</StartDate><CalendarUID>1</CalendarUID><DefaultStartTime>08:00:00</DefaultStartTime><DefaultFinishTime>17:00:00</DefaultFinishTime><MinutesPerDay>480</MinutesPerDay><MinutesPerWeek>2400</MinutesPerWeek><DaysPerMonth>20</DaysPerMonth><DurationFormat>7</DurationFormat>
<Calendars><Calendar><UID>1</UID><Name>Standard</Name><IsBaseCalendar>1</IsBaseCalendar><BaseCalendarUID>-1</BaseCalendarUID><WeekDays>)";
constexpr std::string_view working_times =
    "<WorkingTimes><WorkingTime><FromTime>08:00:00</FromTime><ToTime>12:00:00</ToTime></WorkingTime>"
    "<WorkingTime><FromTime>13:00:00</FromTime><ToTime>17:00:00</ToTime></WorkingTime></WorkingTimes>";

void append_week(std::string& out) {
    for (int day = 1; day <= 7; ++day) {
        const bool works = day > 1 && day < 7;
        fmt::format_to(std::back_inserter(out), "<WeekDay><DayType>{}</DayType><DayWorking>{}</DayWorking>{}</WeekDay>", day, works ? 1 : 0,
                       works ? working_times : std::string_view{});
    }
}

void append_task(std::string& out, const PlainPlan& plan, std::uint32_t task) {
    const auto days = plan.days[task];
    fmt::format_to(std::back_inserter(out),
                   "<Task><UID>{0}</UID><ID>{0}</ID><Name>T{1}</Name><Type>1</Type><IsNull>0</IsNull><OutlineNumber>{0}</OutlineNumber>"
                   "<OutlineLevel>1</OutlineLevel><Priority>500</Priority><Start>2025-01-06T08:00:00</Start><Duration>PT{2}H0M0S</Duration>"
                   "<DurationFormat>7</DurationFormat><EffortDriven>0</EffortDriven><Milestone>{3}</Milestone><Summary>0</Summary>"
                   "<Active>1</Active><Manual>0</Manual><ActualDuration>PT0H0M0S</ActualDuration>"
                   "<RemainingDuration>PT{2}H0M0S</RemainingDuration><ConstraintType>0</ConstraintType><CalendarUID>-1</CalendarUID>",
                   task + 1, task, days * 8, days == 0 ? 1 : 0);
    for (const auto from : plan.predecessors[task]) {
        fmt::format_to(
            std::back_inserter(out),
            "<PredecessorLink><PredecessorUID>{}</PredecessorUID><Type>1</Type><CrossProject>0</CrossProject><LinkLag>0</LinkLag>"
            "<LagFormat>7</LagFormat></PredecessorLink>",
            from + 1);
    }
    out += "</Task>\n";
}

/// Working days of the longest chain.
std::int64_t longest(const PlainPlan& plan) {
    std::vector<std::int64_t> finish(plan.days.size());
    std::int64_t last = 0;
    for (std::size_t task = 0; task < finish.size(); ++task) {
        for (const auto from : plan.predecessors[task]) { finish[task] = std::max(finish[task], finish[from]); }
        finish[task] += plan.days[task];
        last = std::max(last, finish[task]);
    }
    return last;
}

} // namespace

PlainPlan plain_plan(std::uint32_t tasks, std::uint64_t seed) {
    Dice dice{seed};
    PlainPlan plan;
    const auto window = std::max(smallest_window, tasks / 20);
    for (std::uint32_t task = 0; task < tasks; ++task) {
        plan.days.push_back(task % milestone_each == milestone_each - 1 ? 0 : dice.between(1, 20));
        auto& predecessors = plan.predecessors.emplace_back();
        const auto wanted = task == 0 ? 0 : 1 + dice.below(3);
        const auto reach = std::min(task, window);
        for (std::uint32_t i = 0; i < wanted; ++i) { predecessors.push_back(task - 1 - dice.below(reach)); }
        std::ranges::sort(predecessors);
        predecessors.erase(std::unique(predecessors.begin(), predecessors.end()), predecessors.end());
    }
    return plan;
}

std::string mspdi_text(const PlainPlan& plan) {
    std::string out{project_head};
    append_week(out);
    out += "</WeekDays></Calendar></Calendars>\n<Tasks>\n";
    for (std::uint32_t task = 0; task < plan.days.size(); ++task) { append_task(out, plan, task); }
    return out + "</Tasks></Project>\n";
}

std::string tjp_text(const PlainPlan& plan) {
    const auto years = longest(plan) / 5 * 7 / 365 + 2;
    auto out = fmt::format("project p \"P\" 2025-01-06 +{}y {{\n  timezone \"UTC\"\n  timingresolution 60min\n  dailyworkinghours 8\n"
                           "  workinghours mon - fri 8:00 - 12:00, 13:00 - 17:00\n  workinghours sat, sun off\n}}\n",
                           years);
    for (std::uint32_t task = 0; task < plan.days.size(); ++task) {
        out += fmt::format("task t{0} \"T{0}\" {{ ", task);
        out += plan.days[task] == 0 ? std::string{"milestone"} : fmt::format("length {}d", plan.days[task]);
        std::string_view before = " depends !t";
        for (const auto from : plan.predecessors[task]) {
            out += fmt::format("{}{}", before, from);
            before = ", !t";
        }
        if (plan.predecessors[task].empty()) { out += " start ${projectstart}"; }
        out += " }\n";
    }
    return out +
           "taskreport plan \"plan\" {\n  formats csv\n  timeformat \"%Y-%m-%d %H:%M\"\n  columns id, name, start, end, criticalness\n}\n";
}

} // namespace slipway::bench
