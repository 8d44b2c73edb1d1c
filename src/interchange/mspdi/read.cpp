#include "slipway/interchange/read.hpp"

#include "interchange/calendar_limits.hpp"
#include "interchange/mspdi/project.hpp"
#include "interchange/mspdi/tasks.hpp"
#include "interchange/mspdi/told_lines.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <istream>
#include <utility>

namespace slipway {
namespace interchange {
namespace {

constexpr std::array<std::string_view, 6> opened{"OutlineCodes", "ExtendedAttributes", "Calendars", "Tasks", "Resources", "Assignments"};
constexpr std::size_t tasks_to_guess_from = 1000;

/// How many bytes a stream holds; 0 when it cannot say.
std::uint64_t size_of(std::istream& in) {
    const auto start = in.tellg();
    if (start < 0) {
        in.clear();
        return 0;
    }
    in.seekg(0, std::ios::end);
    const auto end = in.tellg();
    in.clear();
    in.seekg(start);
    return end < start ? 0 : static_cast<std::uint64_t>(end - start);
}

/// Reads a file from its beginning to its end, then resolves what was read.
class MspdiReader {
public:
    explicit MspdiReader(std::istream& in) : size_{size_of(in)}, blocks_{in}, pieces_{blocks_, opened} {}

    /// Nothing when there was an error.
    [[nodiscard]] std::optional<ForeignSchedule> read(const std::string& path) {
        read_pieces();
        if (problems_.failed()) { return std::nullopt; }
        auto schedule = resolved(path);
        if (problems_.failed()) { return std::nullopt; }
        schedule.losses = losses_.all();
        assign_keys(schedule);
        return schedule;
    }
    [[nodiscard]] Problems& problems() noexcept { return problems_; }

private:
    void read_pieces();
    void read_piece(const XmlPiece& piece);
    void read_list_piece(const XmlPiece& piece, XmlNode node, const Fields& fields);
    void read_task_piece(const XmlPiece& piece, XmlNode node, const Fields& fields);
    void read_links(const Fields& fields, std::uint32_t index);
    void make_room();
    void tell(const TextProblem& problem);

    [[nodiscard]] ForeignSchedule resolved(const std::string& path);
    void need_calendars();
    void resolve_calendars(ForeignSchedule& schedule);
    [[nodiscard]] ForeignProject project(const std::string& path, std::uint32_t calendar);
    [[nodiscard]] Instant start();

    Problems problems_;
    Losses losses_;
    std::uint64_t size_ = 0;
    Utf8Blocks blocks_;
    XmlPieces pieces_;
    TaskFields found_;
    MspProject project_;
    MspCodes codes_;
    MspCalendars calendars_;
    MspTasks tasks_;
    std::optional<std::uint32_t> project_calendar_; ///< place among the calendars
};

void MspdiReader::tell(const TextProblem& problem) {
    problems_.error({0, problem.line, problem.column}, {problem.code, problem.message, problem.advice});
}

void MspdiReader::read_pieces() {
    const auto root = pieces_.root();
    if (root && *root != "Project") {
        problems_.error({0, 1, 1}, {"not-mspdi", fmt::format(R"(the root element is "{}", not "Project")", root->substr(0, 60)),
                                    "save the schedule as \"XML Format\" in MS Project"});
        return;
    }
    if (root) {
        while (const auto piece = pieces_.next()) { read_piece(*piece); }
    }
    if (pieces_.problem()) { tell(*pieces_.problem()); }
}

void MspdiReader::read_piece(const XmlPiece& piece) {
    const Fields fields{piece, problems_, losses_};
    const XmlNode node{piece, 0};
    if (!piece.parent.empty()) {
        read_list_piece(piece, node, fields);
        return;
    }
    if (read_project_field(node, fields, project_)) { return; }
    if (piece.elements->size() > 1) {
        losses_.add("unknown-list", "a list of things that are no part of a schedule is left out", piece.line);
    }
}

void MspdiReader::read_list_piece(const XmlPiece& piece, XmlNode node, const Fields& fields) {
    const auto name = node.name();
    if (name == "Task") {
        read_task_piece(piece, node, fields);
    } else if (name == "Assignment") {
        read_assignment(node, fields, tasks_);
    } else if (name == "Resource") {
        read_resource(node, fields, tasks_);
    } else if (name == "Calendar") {
        if (auto calendar = read_calendar(node, fields)) { calendars_.add(std::move(*calendar), problems_); }
    } else if (name == "ExtendedAttribute") {
        codes_.add_attribute(node, fields);
    } else if (name == "OutlineCode") {
        codes_.add_outline_code(node, fields);
    } else {
        losses_.add("unknown-element", "an element that MS Project does not write is left out", piece.line);
    }
}

/// Room for all tasks at once, guessed by those read so far: growing by halves would need room for them twice.
void MspdiReader::make_room() {
    const auto read = tasks_.activities.size();
    const bool full = read == tasks_.activities.capacity() && read > tasks_to_guess_from;
    if ((read != tasks_to_guess_from && !full) || size_ <= pieces_.bytes_cut()) { return; }
    const auto scale = static_cast<double>(size_) / static_cast<double>(pieces_.bytes_cut()) * 1.04;
    const auto guess = [&](std::size_t count) { return static_cast<std::size_t>(static_cast<double>(count) * scale) + 64; };
    tasks_.activities.reserve(guess(read));
    tasks_.tasks.reserve(guess(read));
    tasks_.links.reserve(guess(tasks_.links.size()));
}

void MspdiReader::read_task_piece(const XmlPiece& piece, XmlNode node, const Fields& fields) {
    found_.read(piece);
    auto row = read_task(node, found_, fields, codes_);
    if (!row.is_task) {
        if (row.uid) { tasks_.other_rows.push_back(*row.uid); }
        return;
    }
    read_links(fields, static_cast<std::uint32_t>(tasks_.activities.size()));
    tasks_.activities.push_back(std::move(row.activity));
    tasks_.tasks.push_back(row.task);
    make_room();
}

void MspdiReader::read_links(const Fields& fields, std::uint32_t index) {
    for (const auto& list : found_.lists()) {
        if (list.name() != "PredecessorLink") { continue; }
        if (const auto link = read_link(list, index, fields)) { tasks_.links.push_back(*link); }
    }
}

void MspdiReader::need_calendars() {
    const auto unknown = [&](std::int32_t uid, std::uint32_t line) {
        problems_.error({0, line, 1}, {"unknown-calendar", fmt::format("there is no calendar with the UID {}", uid),
                                       "export the schedule again, with its calendars"});
    };
    if (project_.calendar) {
        project_calendar_ = calendars_.need(*project_.calendar);
        if (!project_calendar_) { unknown(*project_.calendar, project_.line); }
    }
    for (std::size_t i = 0; i < tasks_.tasks.size(); ++i) {
        const auto uid = tasks_.tasks[i].calendar;
        if (uid >= 0 && !calendars_.need(uid)) { unknown(uid, tasks_.activities[i].line); }
    }
    std::erase_if(tasks_.assignments, [&](const MspAssignment& assignment) {
        const auto resource = tasks_.resources.find(assignment.resource);
        return resource == tasks_.resources.end() || !resource->second.works;
    });
    for (const auto& assignment : tasks_.assignments) {
        const auto uid = tasks_.resources.at(assignment.resource).calendar;
        if (uid >= 0 && !calendars_.want(uid)) {
            losses_.add("unknown-resource-calendar", "a resource follows a calendar that is not in the file; its work follows the task's",
                        0);
        }
    }
}

/// Each activity's calendar, links and parts.
void MspdiReader::resolve_calendars(ForeignSchedule& schedule) {
    calendars_.settle(project_.lengths, problems_, losses_);
    if (problems_.failed()) { return; }
    if (!project_calendar_) {
        losses_.add("no-project-calendar", "the project names no calendar: it works Monday to Friday from 8 to 12 and 13 to 17", 0);
    }
    const auto project_calendar = project_calendar_ ? calendars_.index(*project_calendar_).value() : calendars_.standard();
    const auto calendar_of = task_calendars(tasks_, calendars_, project_calendar);
    for (std::size_t i = 0; i < tasks_.tasks.size(); ++i) {
        auto& activity = tasks_.activities[i];
        activity.calendar = tasks_.tasks[i].elapsed ? calendars_.always() : calendar_of[i];
        if (!tasks_.tasks[i].without_duration || activity.kind == ForeignKind::summary) { continue; }
        losses_.add("no-duration", "work without a duration counts as one day", activity.line);
        activity.duration = project_.lengths.per_day;
        if (activity.state != ForeignState::complete) { activity.remaining = activity.duration; }
    }
    const UidIndex uids{tasks_, problems_};
    resolve_links(tasks_, uids, calendar_of, calendars_, schedule, problems_, losses_);
    resolve_parts(tasks_, uids, calendar_of, calendars_, losses_);
    schedule.projects.front().calendar = project_calendar;
    schedule.calendars = calendars_.take();
    resolve_splits(tasks_, uids, schedule.calendars, losses_);
    if (auto complaint = too_many_calendars(schedule.calendars)) {
        problems_.error({}, std::move(*complaint));
    } else if (calendars_.gave_up()) {
        problems_.error({}, {"calendar-too-large", "the calendars of the resources name more days than any file of sense",
                             "shorten the spans of their exceptions"});
    }
}

/// Without a start of the project it starts with its first task.
Instant MspdiReader::start() {
    if (project_.start) { return *project_.start; }
    std::optional<Instant> first;
    for (const auto& activity : tasks_.activities) {
        const auto start = activity.answers.early_start ? activity.answers.early_start : activity.actual_start;
        if (start && (!first || *start < *first)) { first = start; }
    }
    if (!first) {
        problems_.error({0, 1, 1}, {"no-start-date", "the file does not say when the project starts",
                                    "give the project a start date and export again"});
        return {};
    }
    losses_.add("no-start-date", "the project has no start date: it starts with its first task", 0);
    return *first;
}

ForeignProject MspdiReader::project(const std::string& path, std::uint32_t calendar) {
    ForeignProject project{.id = "1", .calendar = calendar, .line = 1};
    const auto stem = std::filesystem::path{project_.name.empty() ? path : project_.name};
    project.code = project_.name.empty() || stem.extension() == ".xml" || stem.extension() == ".mpp" ? stem.stem().string() : project_.name;
    project.name = project_.title.empty() ? project.code : project_.title;
    project.data_date = start();
    project.planned_start = project.data_date;
    project.status_date = project_.status_date;
    project.must_finish = project_.finish;
    if (project_.from_finish && !project_.finish) {
        losses_.add("schedule-from-finish", "the project is scheduled back from a finish that the file does not give: here from its start",
                    0);
    }
    return project;
}

ForeignSchedule MspdiReader::resolved(const std::string& path) {
    ForeignSchedule schedule;
    schedule.tool = ForeignTool::ms_project;
    schedule.version = project_.save_version;
    schedule.options = options_of(project_);
    build_outline(tasks_, schedule, losses_);
    need_calendars();
    schedule.projects.push_back(project(path, 0));
    if (problems_.failed()) { return schedule; }
    resolve_calendars(schedule);
    schedule.activities = std::move(tasks_.activities);
    tasks_ = {};
    return schedule;
}

} // namespace

std::vector<std::uint32_t> task_calendars(MspTasks& tasks, MspCalendars& calendars, std::uint32_t project) {
    std::vector<std::uint32_t> calendar_of;
    calendar_of.reserve(tasks.tasks.size());
    for (const auto& task : tasks.tasks) {
        const auto place = task.calendar < 0 ? std::nullopt : calendars.need(task.calendar);
        calendar_of.push_back(place ? calendars.index(*place).value_or(project) : project);
    }
    return calendar_of;
}

} // namespace interchange

ForeignFile read_mspdi(std::string path, std::istream& in) {
    ForeignFile file;
    interchange::MspdiReader reader{in};
    file.schedule = reader.read(path);
    Sources named;
    named.add_file(path);
    file.diagnostics = reader.problems().take(named);
    file.sources.add(std::move(path), interchange::told_lines(in, file.diagnostics));
    return file;
}

} // namespace slipway
