#include "interchange/mspdi/write_parts.hpp"
#include "interchange/written_text.hpp"

#include <algorithm>

namespace slipway {
namespace {

constexpr std::size_t longest_name = 512;
constexpr std::int64_t nobody = -65535; ///< what MS Project calls work that has no resource

/// The resource that stands for all parts of work done in one calendar; one without a calendar works when the task does.
std::optional<std::uint32_t> calendar_of(const ForeignActivity& activity, const ForeignPart& part) {
    return part.calendar == activity.calendar ? std::nullopt : std::optional{part.calendar};
}

using Resources = std::map<std::optional<std::uint32_t>, std::int64_t>;

Resources resources_of(const MspWriting& writing) {
    Resources found;
    for (const auto& activity : writing.foreign.activities) {
        for (const auto& part : activity.parts) { found.emplace(calendar_of(activity, part), 0); }
    }
    std::int64_t uid = 0;
    for (auto& [calendar, number] : found) { number = ++uid; }
    return found;
}

void write_resources(const MspWriting& writing, const Resources& resources) {
    auto& xml = writing.xml;
    xml.open("Resources");
    for (const auto& [calendar, uid] : resources) {
        const auto* own = calendar ? &writing.foreign.calendars[*calendar] : nullptr;
        xml.open("Resource");
        xml.add("UID", uid);
        xml.add("ID", uid);
        xml.add("Name", own != nullptr ? one_line({own->name, own->line}, longest_name, writing.losses) : std::string{"Resource"});
        xml.add("Type", 1);
        xml.add_flag("IsNull", false);
        xml.add("MaxUnits", 1);
        if (calendar) { xml.add("CalendarUID", writing.calendar_uid(*calendar)); }
        xml.close();
    }
    xml.close();
}

/// A stretch of work, or of none, of an assignment.
Instant write_stretch(const MspWriting& writing, std::int64_t uid, const Calendar& calendar, Instant from, Minutes length, bool works) {
    auto& xml = writing.xml;
    const auto to = calendar.add(from, length);
    xml.open("TimephasedData");
    xml.add("Type", 1);
    xml.add("UID", uid);
    xml.add("Start", from);
    xml.add("Finish", to);
    xml.add("Unit", 0);
    xml.add("Value", works ? length : Minutes{0});
    xml.close();
    return to;
}

/// MS Project keeps the breaks of a task in its assignments, those of nobody too. Where they lie counts from the start of the project.
void write_breaks(const MspWriting& writing, const ForeignActivity& activity, std::int64_t task, std::int64_t uid) {
    const auto* calendar = writing.calendars.of(activity.calendar);
    if (calendar == nullptr) { return; }
    auto& xml = writing.xml;
    xml.open("Assignment");
    xml.add("UID", uid);
    xml.add("TaskUID", task);
    xml.add("ResourceUID", nobody);
    xml.add("Units", 1);
    auto at = calendar->next_work(writing.start);
    Minutes done{0};
    for (const auto& one : activity.breaks) {
        at = write_stretch(writing, uid, *calendar, at, one.after - done, true);
        at = write_stretch(writing, uid, *calendar, at, one.length, false);
        done = one.after;
    }
    write_stretch(writing, uid, *calendar, at, activity.remaining - done, true);
    xml.close();
}

void write_assignments(const MspWriting& writing, const Resources& resources) {
    auto& xml = writing.xml;
    std::int64_t uid = 0;
    xml.open("Assignments");
    for (std::uint32_t i = 0; i < writing.foreign.activities.size(); ++i) {
        const auto& activity = writing.foreign.activities[i];
        if (writing.uid_of[i] == 0) { continue; }
        if (!activity.breaks.empty()) { write_breaks(writing, activity, writing.uid_of[i], ++uid); }
        for (const auto& part : activity.parts) {
            xml.open("Assignment");
            xml.add("UID", ++uid);
            xml.add("TaskUID", writing.uid_of[i]);
            xml.add("ResourceUID", resources.at(calendar_of(activity, part)));
            xml.add("RemainingWork", part.remaining);
            xml.add("Units", 1);
            xml.add("Work", part.duration);
            xml.close();
        }
    }
    xml.close();
}

} // namespace

std::vector<bool> msp_calendars_of_resources(const ForeignSchedule& foreign) {
    std::vector<bool> found(foreign.calendars.size(), false);
    for (const auto& activity : foreign.activities) {
        for (const auto& part : activity.parts) { found[part.calendar] = true; }
    }
    for (const auto& activity : foreign.activities) { found[activity.calendar] = false; }
    for (const auto& project : foreign.projects) { found[project.calendar] = false; }
    return found;
}

void write_msp_resources(const MspWriting& writing) {
    const auto resources = resources_of(writing);
    const bool interrupted =
        std::ranges::any_of(writing.foreign.activities, [](const ForeignActivity& one) { return !one.breaks.empty(); });
    if (resources.empty() && !interrupted) { return; }
    write_resources(writing, resources);
    write_assignments(writing, resources);
}

} // namespace slipway
