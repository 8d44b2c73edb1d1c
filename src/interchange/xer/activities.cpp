#include "interchange/xer/activities.hpp"

#include "interchange/xer/activity.hpp"
#include "interchange/xer/values.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace slipway::interchange {
namespace {

/// A portfolio of a million activities is what we are made for; twice that is still memory that a machine has.
constexpr std::size_t most_activities = 2'000'000;

/// The outline and the calendars as the rows of work name them.
struct Places {
    const XerProjects& projects;
    const XerCalendars& calendars;
    const XerPhases& phases;
};

std::uint32_t calendar_of(const XerCells& cells, const Places& places, std::uint32_t project_calendar) {
    const auto id = cells.text(clndr_id);
    const auto found = places.calendars.find(id);
    if (!found && !id.empty()) {
        cells.error(clndr_id, {"unknown-calendar",
                               fmt::format("{} has the calendar {}, which is not in the file", shown(cells.text(task_code)), shown(id)),
                               "export the project with its calendars"});
    }
    return found.value_or(project_calendar);
}

std::optional<std::uint32_t> phase_of(const XerCells& cells, const Places& places) {
    const auto id = cells.text(wbs_id);
    const auto found = places.phases.find(id);
    if (!found && !id.empty()) {
        cells.error(wbs_id,
                    {"unknown-wbs",
                     fmt::format("{} lies in the WBS element {}, which is not in the file", shown(cells.text(task_code)), shown(id)),
                     "export the project whole"});
    }
    return found ? found->phase : std::nullopt;
}

void tell_of_other_project(const XerCells& cells, const Places& places) {
    const auto id = cells.text(proj_id);
    if (places.projects.in_file.find(id)) { return; }
    cells.error(proj_id, {"unknown-project",
                          fmt::format("{} belongs to the project {}, which is not in the file", shown(cells.text(task_code)), shown(id)),
                          "export the project whole"});
}

/// Complete work whose dates nobody wrote down is taken to end on the data date, so that it holds nothing back.
void complete_dates(ForeignActivity& activity, Instant data_date) {
    if (activity.state == ForeignState::complete && !activity.actual_finish) { activity.actual_finish = data_date; }
}

/// Room for the rows of work, so that no growing list is held twice; no more than rows with something in them could need.
void make_room(const XerText& text, std::vector<ForeignActivity>& activities) {
    constexpr std::size_t shortest_row = 40;
    std::size_t rows = 0;
    for (const auto& section : text.sections) {
        if (same_word(section.table, "TASK")) { rows += std::min(section.row_count, section.rows.size() / shortest_row); }
    }
    activities.reserve(std::min(rows, most_activities));
}

} // namespace

XerIds read_activities(XerReading& reading, const XerProjects& projects, const XerCalendars& calendars, const XerPhases& phases,
                       ForeignSchedule& schedule) {
    const Places places{projects, calendars, phases};
    XerIds ids;
    std::size_t refused = 0;
    make_room(reading.text, schedule.activities);
    each_row(reading, task_columns, [&](const XerCells& cells) {
        const auto project = projects.ids.find(cells.text(proj_id));
        if (!project) { return tell_of_other_project(cells, places); }
        if (cells.text(task_id).empty()) {
            return cells.error(task_id, {"missing-id", "the activity has no task_id", "export the project once more"});
        }
        if (schedule.activities.size() == most_activities) {
            ++refused;
            return;
        }
        auto activity = activity_of(cells, reading.losses);
        activity.project = *project;
        activity.calendar = calendar_of(cells, places, schedule.projects[*project].calendar);
        activity.phase = phase_of(cells, places);
        complete_dates(activity, schedule.projects[*project].data_date);
        ids.add(cells.text(task_id), static_cast<std::uint32_t>(schedule.activities.size()));
        schedule.activities.push_back(std::move(activity));
    });
    if (refused > 0) {
        reading.problems.error(
            {}, {"too-many-activities",
                 fmt::format("the file has {} more activities than the {} that can be read at once", refused, most_activities),
                 "import one project at a time with --project"});
    }
    ids.sort([&](std::uint32_t first, std::uint32_t second) {
        const auto& earlier = schedule.activities[first];
        reading.problems.error({0, schedule.activities[second].line, 1},
                               {"duplicate-id", fmt::format("the task_id {} is there twice", shown(earlier.id)),
                                fmt::format("the first is on line {}", earlier.line)});
    });
    return ids;
}

XerFarEnds read_far_ends(XerReading& reading, const XerProjects& projects) {
    XerFarEnds far;
    if (projects.chosen) { return far; }
    each_row_quietly(reading, task_columns, [&](const XerCells& cells) {
        if (projects.ids.find(cells.text(proj_id)) || far.answers.size() == most_activities) { return; }
        far.ids.add(cells.text(task_id), static_cast<std::uint32_t>(far.answers.size()));
        far.answers.push_back(answers_of(cells));
    });
    far.ids.sort([](std::uint32_t, std::uint32_t) {});
    return far;
}

} // namespace slipway::interchange
