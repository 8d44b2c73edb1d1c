#include "bench/network_files.hpp"

#include "bench/generated.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <set>
#include <stdexcept>
#include <string>

namespace slipway::bench {
namespace {

constexpr std::uint32_t least_window = 10;

std::vector<std::uint32_t> drawn_predecessors(Dice& dice, const TaskShape& shape, std::uint32_t task) {
    const auto window = std::min(task, std::max(least_window, shape.tasks / 20));
    std::set<std::uint32_t> all;
    for (auto left = 1 + dice.below(2 * shape.relations_each - 1); left > 0; --left) { all.insert(task - 1 - dice.below(window)); }
    return {all.begin(), all.end()};
}

void write(const std::filesystem::path& path, const std::string& text) {
    std::ofstream out{path, std::ios::binary};
    out << text;
    if (!out.flush()) { throw std::runtime_error("cannot write " + path.string()); }
}

constexpr auto tjp_head = R"(  timezone "UTC"
  timingresolution 60min
  dailyworkinghours 8
  workinghours mon - fri 8:00 - 12:00, 13:00 - 17:00
  workinghours sat, sun off
}
)";

constexpr auto tjp_report = R"(taskreport rep "rep" {
  formats csv
  timeformat "%Y-%m-%d %H:%M"
  columns id, name, start, end
}
)";

std::string mspdi_week() {
    std::string week;
    for (int day = 1; day <= 7; ++day) {
        const bool works = day != 1 && day != 7; // Sunday is the first
        week += fmt::format("<WeekDay><DayType>{}</DayType><DayWorking>{}</DayWorking>", day, works ? 1 : 0);
        if (works) {
            week += "<WorkingTimes><WorkingTime><FromTime>08:00:00</FromTime><ToTime>12:00:00</ToTime></WorkingTime>"
                    "<WorkingTime><FromTime>13:00:00</FromTime><ToTime>17:00:00</ToTime></WorkingTime></WorkingTimes>";
        }
        week += "</WeekDay>\n";
    }
    return week;
}

std::string mspdi_head() {
    return fmt::format(R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Project xmlns="http://schemas.microsoft.com/project">
<SaveVersion>14</SaveVersion><Name>network</Name><ScheduleFromStart>1</ScheduleFromStart><StartDate>{}T08:00:00</StartDate>
<CalendarUID>1</CalendarUID><DefaultStartTime>08:00:00</DefaultStartTime><DefaultFinishTime>17:00:00</DefaultFinishTime>
<MinutesPerDay>480</MinutesPerDay><MinutesPerWeek>2400</MinutesPerWeek><DaysPerMonth>20</DaysPerMonth><DurationFormat>7</DurationFormat>
<Calendars><Calendar><UID>1</UID><Name>Standard</Name><IsBaseCalendar>1</IsBaseCalendar><BaseCalendarUID>-1</BaseCalendarUID><WeekDays>
{}</WeekDays></Calendar></Calendars>
<Tasks>
)",
                       to_string(network_start), mspdi_week());
}

std::string mspdi_task(std::size_t number, const PlainTask& task) {
    auto text =
        fmt::format("<Task><UID>{0}</UID><ID>{0}</ID><Name>T{1}</Name><Active>1</Active><Manual>0</Manual><Type>1</Type><IsNull>0</IsNull>"
                    "<OutlineNumber>{0}</OutlineNumber><OutlineLevel>1</OutlineLevel><Duration>PT{2}H0M0S</Duration>"
                    "<DurationFormat>7</DurationFormat><EffortDriven>0</EffortDriven><Milestone>{3}</Milestone><Summary>0</Summary>"
                    "<ActualDuration>PT0H0M0S</ActualDuration><RemainingDuration>PT{2}H0M0S</RemainingDuration>"
                    "<ConstraintType>0</ConstraintType><CalendarUID>-1</CalendarUID>",
                    number + 1, number, task.days * 8, task.days == 0 ? 1 : 0);
    for (const auto before : task.waits_for) {
        text += fmt::format("<PredecessorLink><PredecessorUID>{}</PredecessorUID><Type>1</Type><CrossProject>0</CrossProject>"
                            "<LinkLag>0</LinkLag><LagFormat>7</LagFormat></PredecessorLink>",
                            before + 1);
    }
    return text + "</Task>\n";
}

} // namespace

PlainTasks drawn_tasks(const TaskShape& shape) {
    Dice dice{shape.seed};
    PlainTasks tasks(shape.tasks);
    for (std::uint32_t task = 0; task < shape.tasks; ++task) {
        const bool milestone = task % shape.milestone_every == shape.milestone_every - 1;
        tasks[task].days = milestone ? 0 : dice.between(1, 20);
        if (task > 0) { tasks[task].waits_for = drawn_predecessors(dice, shape, task); }
    }
    return tasks;
}

PlainAnswer answer_of(const PlainTasks& tasks) {
    PlainAnswer answer{std::vector<int>(tasks.size(), 0), 0};
    for (std::size_t task = 0; task < tasks.size(); ++task) {
        auto& start = answer.early_start[task];
        for (const auto before : tasks[task].waits_for) { start = std::max(start, answer.early_start[before] + tasks[before].days); }
        answer.length = std::max(answer.length, start + tasks[task].days);
    }
    return answer;
}

void write_tjp(const std::filesystem::path& path, const PlainTasks& tasks) {
    const auto years = answer_of(tasks).length / 5 * 7 / 365 + 2;
    auto text = fmt::format("project p \"P\" {} +{}y {{\n{}", to_string(network_start), years, tjp_head);
    for (std::size_t task = 0; task < tasks.size(); ++task) {
        const auto& [days, waits_for] = tasks[task];
        text += fmt::format("task t{0} \"T{0}\" {{ {1}", task, days == 0 ? "milestone" : fmt::format("length {}d", days));
        text += waits_for.empty() ? " start ${projectstart} }\n" : fmt::format(" depends !t{} }}\n", fmt::join(waits_for, ", !t"));
    }
    write(path, text + tjp_report);
}

void write_mspdi(const std::filesystem::path& path, const PlainTasks& tasks) {
    auto text = mspdi_head();
    for (std::size_t task = 0; task < tasks.size(); ++task) { text += mspdi_task(task, tasks[task]); }
    write(path, text + "</Tasks>\n</Project>\n");
}

} // namespace slipway::bench
