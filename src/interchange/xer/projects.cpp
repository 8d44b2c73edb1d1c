#include "interchange/xer/projects.hpp"

#include "interchange/xer/options.hpp"
#include "interchange/xer/values.hpp"

#include <fmt/format.h>

namespace slipway::interchange {
namespace {

enum Column : std::size_t {
    proj_id,
    proj_short_name,
    clndr_id,
    last_recalc_date,
    plan_start_date,
    plan_end_date,
    critical_path_type,
    critical_drtn_hr_cnt,
    export_flag
};
constexpr XerColumns<9> columns{"PROJECT",
                                {"proj_id", "proj_short_name", "clndr_id", "last_recalc_date", "plan_start_date", "plan_end_date",
                                 "critical_path_type", "critical_drtn_hr_cnt", "export_flag"}};

constexpr std::size_t most_projects = 100'000;

CriticalRule critical_rule(const XerCells& cells, Losses& losses) {
    CriticalRule rule;
    const auto type = cells.text(critical_path_type);
    rule.longest_path = same_word(type, "CT_DrivPath");
    if (!rule.longest_path && !type.empty() && !same_word(type, "CT_TotFloat")) {
        losses.add("unknown-option", "an option of an unknown word: the tool's own default is taken", cells.line());
    }
    rule.most_total_float = cells.hours(critical_drtn_hr_cnt).value_or(Minutes{0});
    return rule;
}

std::uint32_t project_calendar(const XerCells& cells, const XerCalendars& calendars) {
    const auto id = cells.text(clndr_id);
    const auto found = calendars.find(id);
    if (found || id.empty()) { return found.value_or(calendars.default_calendar()); }
    cells.error(clndr_id, {"unknown-calendar", fmt::format("the project has the calendar {}, which is not in the file", shown(id)),
                           "export the project with its calendars"});
    return calendars.default_calendar();
}

ForeignProject project_of(const XerCells& cells, const XerCalendars& calendars, Losses& losses) {
    ForeignProject project;
    project.id = cells.text(proj_id);
    project.code = cells.name(proj_short_name);
    project.name = project.code;
    project.planned_start = cells.instant(plan_start_date);
    project.must_finish = cells.instant(plan_end_date);
    project.calendar = project_calendar(cells, calendars);
    project.line = cells.line();
    const auto data_date = cells.instant(last_recalc_date);
    if (!data_date && project.planned_start) {
        losses.add("no-data-date", "a project has no data date: its planned start is taken", cells.line());
    }
    if (!data_date && !project.planned_start) {
        cells.error(last_recalc_date,
                    {"no-data-date", fmt::format("the project {} has neither last_recalc_date nor plan_start_date", shown(project.code)),
                     "schedule the project in Primavera P6 and export it once more"});
    }
    project.data_date = data_date.value_or(project.planned_start.value_or(Instant{}));
    project.status_date = project.data_date;
    return project;
}

/// What PROJECT says beside the projects themselves.
struct ReadProjects {
    XerProjects projects;
    std::vector<CriticalRule> critical; ///< by project
    std::vector<bool> exported;
};

/// Whether any row is marked as exported: then those without a mark only hold the far ends of relations.
bool marks_exported(XerReading& reading) {
    bool found = false;
    each_row_quietly(reading, columns, [&](const XerCells& cells) { found = found || same_word(cells.text(export_flag), "Y"); });
    return found;
}

bool is_wanted(const XerCells& cells, std::string_view only, bool marked) {
    if (only.empty()) { return !marked || same_word(cells.text(export_flag), "Y"); }
    return cells.text(proj_id) == only || cells.name(proj_short_name) == only;
}

void read_row(const XerCells& cells, ReadProjects& read, const XerCalendars& calendars, XerReading& reading, ForeignSchedule& schedule) {
    const auto index = static_cast<std::uint32_t>(schedule.projects.size());
    schedule.projects.push_back(project_of(cells, calendars, reading.losses));
    read.projects.ids.add(cells.text(proj_id), index);
    read.critical.push_back(critical_rule(cells, reading.losses));
    read.exported.push_back(cells.flag(export_flag).value_or(true));
}

ReadProjects read_rows(XerReading& reading, const XerCalendars& calendars, std::string_view only, ForeignSchedule& schedule) {
    ReadProjects read;
    std::vector<std::uint32_t> lines;
    const bool marked = marks_exported(reading);
    each_row(reading, columns, [&](const XerCells& cells) {
        if (cells.text(proj_id).empty() || lines.size() == most_projects) {
            cells.error(proj_id,
                        {"missing-id", "the project has no proj_id, or there are too many projects", "export the project once more"});
            return;
        }
        read.projects.in_file.add(cells.text(proj_id), static_cast<std::uint32_t>(lines.size()));
        lines.push_back(cells.line());
        if (is_wanted(cells, only, marked)) { read_row(cells, read, calendars, reading, schedule); }
    });
    read.projects.ids.sort([](std::uint32_t /*first*/, std::uint32_t /*second*/) {});
    read.projects.in_file.sort([&](std::uint32_t first, std::uint32_t second) {
        reading.problems.error({0, lines[second], 1}, {"duplicate-id", "a project of the same proj_id is there already",
                                                       fmt::format("the first is on line {}", lines[first])});
    });
    return read;
}

void refuse_none(XerReading& reading, std::string_view only, const ForeignSchedule& schedule) {
    if (!schedule.projects.empty()) { return; }
    if (only.empty()) {
        reading.problems.error({}, {"no-project", "the file has no project", "export a project from Primavera P6 as XER"});
        return;
    }
    reading.problems.error({}, {"unknown-project", fmt::format("the file has no project {}", shown(only)),
                                "name a proj_id or a proj_short_name of the table PROJECT, or leave --project out"});
}

} // namespace

XerProjects read_projects(XerReading& reading, const XerCalendars& calendars, std::string_view only, ForeignSchedule& schedule) {
    auto read = read_rows(reading, calendars, only, schedule);
    read.projects.chosen = !only.empty();
    refuse_none(reading, only, schedule);
    if (schedule.projects.empty()) { return std::move(read.projects); }
    const auto first = std::ranges::find(read.exported, true);
    const auto main = first == read.exported.end() ? 0U : static_cast<std::uint32_t>(first - read.exported.begin());
    read.projects.lag_calendars = read_options(reading, read.projects.ids, read.critical, main, schedule);
    return std::move(read.projects);
}

} // namespace slipway::interchange
