#include "interchange/mspdi/task_fields.hpp"

#include <algorithm>
#include <utility>

namespace slipway::interchange {
namespace {

enum class Role : std::uint8_t { field, list };

struct Known {
    std::string_view name;
    TaskField field = TaskField::ignored;
    Role role = Role::field;
};

using enum TaskField;

/// All that MS Project 2002 to 2019 write into a task, in order of names.
constexpr auto known_fields = std::to_array<Known>({{"ACWP"},
                                                    {"Active", active},
                                                    {"ActualCost"},
                                                    {"ActualDuration", actual_duration},
                                                    {"ActualFinish", actual_finish},
                                                    {"ActualOvertimeCost"},
                                                    {"ActualOvertimeWork"},
                                                    {"ActualOvertimeWorkProtected"},
                                                    {"ActualStart", actual_start},
                                                    {"ActualWork"},
                                                    {"ActualWorkProtected"},
                                                    {"BCWP"},
                                                    {"BCWS"},
                                                    {"Baseline", ignored, Role::list},
                                                    {"CV"},
                                                    {"CalendarUID", calendar},
                                                    {"CommitmentFinish"},
                                                    {"CommitmentStart"},
                                                    {"CommitmentType"},
                                                    {"ConstraintDate", constraint_date},
                                                    {"ConstraintType", constraint_type},
                                                    {"Contact", contact},
                                                    {"Cost"},
                                                    {"CreateDate"},
                                                    {"Critical", critical},
                                                    {"Deadline", deadline},
                                                    {"DisplayAsSummary"},
                                                    {"DisplayOnTimeline"},
                                                    {"Duration", duration},
                                                    {"DurationFormat", duration_format},
                                                    {"DurationText"},
                                                    {"EarlyFinish", early_finish},
                                                    {"EarlyStart", early_start},
                                                    {"EarnedValueMethod"},
                                                    {"EffortDriven"},
                                                    {"Estimated"},
                                                    {"ExtendedAttribute", ignored, Role::list},
                                                    {"ExternalTask", external_task},
                                                    {"ExternalTaskProject"},
                                                    {"Finish", finish},
                                                    {"FinishSlack"},
                                                    {"FinishText"},
                                                    {"FinishVariance"},
                                                    {"FixedCost"},
                                                    {"FixedCostAccrual"},
                                                    {"FreeSlack", free_slack},
                                                    {"GUID"},
                                                    {"HideBar"},
                                                    {"Hyperlink"},
                                                    {"HyperlinkAddress", hyperlink},
                                                    {"HyperlinkSubAddress"},
                                                    {"ID", id},
                                                    {"IgnoreResourceCalendar", ignore_resource_calendar},
                                                    {"IsNull", is_null},
                                                    {"IsPublished"},
                                                    {"IsSubproject", is_subproject},
                                                    {"IsSubprojectReadOnly"},
                                                    {"LateFinish", late_finish},
                                                    {"LateStart", late_start},
                                                    {"LevelAssignments"},
                                                    {"LevelingCanSplit"},
                                                    {"LevelingDelay", levelling_delay},
                                                    {"LevelingDelayFormat"},
                                                    {"Manual", manual},
                                                    {"ManualDuration", manual_duration},
                                                    {"ManualFinish", manual_finish},
                                                    {"ManualStart", manual_start},
                                                    {"Milestone", milestone},
                                                    {"Name", name},
                                                    {"Notes", notes},
                                                    {"OutlineCode", ignored, Role::list},
                                                    {"OutlineLevel", outline_level},
                                                    {"OutlineNumber", outline_number},
                                                    {"OverAllocated"},
                                                    {"OvertimeCost"},
                                                    {"OvertimeWork"},
                                                    {"PercentComplete", percent_complete},
                                                    {"PercentWorkComplete"},
                                                    {"PhysicalPercentComplete"},
                                                    {"PreLeveledFinish"},
                                                    {"PreLeveledStart"},
                                                    {"PredecessorLink", ignored, Role::list},
                                                    {"Priority"},
                                                    {"Project", subproject},
                                                    {"Recurring"},
                                                    {"RegularWork"},
                                                    {"RemainingCost"},
                                                    {"RemainingDuration", remaining_duration},
                                                    {"RemainingOvertimeCost"},
                                                    {"RemainingOvertimeWork"},
                                                    {"RemainingWork"},
                                                    {"Resume", resume},
                                                    {"ResumeValid"},
                                                    {"Rollup"},
                                                    {"Start", start},
                                                    {"StartSlack"},
                                                    {"StartText"},
                                                    {"StartVariance"},
                                                    {"StatusManager"},
                                                    {"Stop", stop},
                                                    {"SubprojectName"},
                                                    {"Summary"},
                                                    {"TimephasedData"},
                                                    {"TotalSlack", total_slack},
                                                    {"Type", type},
                                                    {"UID", uid},
                                                    {"WBS", wbs},
                                                    {"WBSLevel"},
                                                    {"Work"},
                                                    {"WorkVariance"}});
static_assert(std::ranges::is_sorted(known_fields, {}, &Known::name));
static_assert(known_fields.size() < 255); // places are bytes

constexpr std::uint8_t no_place = 255;

std::uint8_t place_of(std::string_view name) {
    const auto found = std::ranges::lower_bound(known_fields, name, {}, &Known::name);
    return found == known_fields.end() || found->name != name ? no_place : static_cast<std::uint8_t>(found - known_fields.begin());
}

} // namespace

void TaskFields::read(const XmlPiece& piece) {
    piece_ = &piece;
    element_of_.fill(0);
    lists_.clear();
    unknown_.clear();
    if (follower_.empty()) { follower_.assign(known_fields.size(), 0); }
    const auto& elements = *piece.elements;
    for (std::uint32_t at = 1; at < elements.size(); at = elements[at].next) { take(XmlNode{piece, at}, at); }
}

/// Tasks of one file have their fields in one order, so what came next the last time is a good guess.
void TaskFields::take(XmlNode node, std::uint32_t index) {
    const auto name = node.name();
    auto place = follower_[last_];
    if (known_fields.at(place).name != name) { place = place_of(name); }
    if (place == no_place) {
        unknown_.push_back(node);
        return;
    }
    follower_[last_] = place;
    last_ = place;
    const auto& known = known_fields.at(place);
    if (known.role == Role::list) {
        lists_.push_back(node);
    } else {
        element_of_.at(static_cast<std::size_t>(known.field)) = index;
    }
}

} // namespace slipway::interchange
