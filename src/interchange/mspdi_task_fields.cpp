#include "interchange/mspdi_task_fields.hpp"

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

constexpr Known list(std::string_view name) { return {name, TaskField::ignored, Role::list}; }

/// All that MS Project 2002 to 2019 write into a task, in order of names.
constexpr std::array known_fields{Known{"ACWP"},
                                  Known{"Active", TaskField::active},
                                  Known{"ActualCost"},
                                  Known{"ActualDuration", TaskField::actual_duration},
                                  Known{"ActualFinish", TaskField::actual_finish},
                                  Known{"ActualOvertimeCost"},
                                  Known{"ActualOvertimeWork"},
                                  Known{"ActualOvertimeWorkProtected"},
                                  Known{"ActualStart", TaskField::actual_start},
                                  Known{"ActualWork"},
                                  Known{"ActualWorkProtected"},
                                  Known{"BCWP"},
                                  Known{"BCWS"},
                                  list("Baseline"),
                                  Known{"CV"},
                                  Known{"CalendarUID", TaskField::calendar},
                                  Known{"CommitmentFinish"},
                                  Known{"CommitmentStart"},
                                  Known{"CommitmentType"},
                                  Known{"ConstraintDate", TaskField::constraint_date},
                                  Known{"ConstraintType", TaskField::constraint_type},
                                  Known{"Contact", TaskField::contact},
                                  Known{"Cost"},
                                  Known{"CreateDate"},
                                  Known{"Critical", TaskField::critical},
                                  Known{"Deadline", TaskField::deadline},
                                  Known{"DisplayAsSummary"},
                                  Known{"DisplayOnTimeline"},
                                  Known{"Duration", TaskField::duration},
                                  Known{"DurationFormat", TaskField::duration_format},
                                  Known{"DurationText"},
                                  Known{"EarlyFinish", TaskField::early_finish},
                                  Known{"EarlyStart", TaskField::early_start},
                                  Known{"EarnedValueMethod"},
                                  Known{"EffortDriven"},
                                  Known{"Estimated"},
                                  list("ExtendedAttribute"),
                                  Known{"ExternalTask", TaskField::external_task},
                                  Known{"ExternalTaskProject"},
                                  Known{"Finish", TaskField::finish},
                                  Known{"FinishSlack"},
                                  Known{"FinishText"},
                                  Known{"FinishVariance"},
                                  Known{"FixedCost"},
                                  Known{"FixedCostAccrual"},
                                  Known{"FreeSlack", TaskField::free_slack},
                                  Known{"GUID"},
                                  Known{"HideBar"},
                                  Known{"Hyperlink"},
                                  Known{"HyperlinkAddress", TaskField::hyperlink},
                                  Known{"HyperlinkSubAddress"},
                                  Known{"ID", TaskField::id},
                                  Known{"IgnoreResourceCalendar", TaskField::ignore_resource_calendar},
                                  Known{"IsNull", TaskField::is_null},
                                  Known{"IsPublished"},
                                  Known{"IsSubproject", TaskField::is_subproject},
                                  Known{"IsSubprojectReadOnly"},
                                  Known{"LateFinish", TaskField::late_finish},
                                  Known{"LateStart", TaskField::late_start},
                                  Known{"LevelAssignments"},
                                  Known{"LevelingCanSplit"},
                                  Known{"LevelingDelay", TaskField::levelling_delay},
                                  Known{"LevelingDelayFormat"},
                                  Known{"Manual", TaskField::manual},
                                  Known{"ManualDuration", TaskField::manual_duration},
                                  Known{"ManualFinish", TaskField::manual_finish},
                                  Known{"ManualStart", TaskField::manual_start},
                                  Known{"Milestone", TaskField::milestone},
                                  Known{"Name", TaskField::name},
                                  Known{"Notes", TaskField::notes},
                                  list("OutlineCode"),
                                  Known{"OutlineLevel", TaskField::outline_level},
                                  Known{"OutlineNumber", TaskField::outline_number},
                                  Known{"OverAllocated"},
                                  Known{"OvertimeCost"},
                                  Known{"OvertimeWork"},
                                  Known{"PercentComplete", TaskField::percent_complete},
                                  Known{"PercentWorkComplete"},
                                  Known{"PhysicalPercentComplete"},
                                  Known{"PreLeveledFinish"},
                                  Known{"PreLeveledStart"},
                                  list("PredecessorLink"),
                                  Known{"Priority"},
                                  Known{"Project", TaskField::subproject},
                                  Known{"Recurring"},
                                  Known{"RegularWork"},
                                  Known{"RemainingCost"},
                                  Known{"RemainingDuration", TaskField::remaining_duration},
                                  Known{"RemainingOvertimeCost"},
                                  Known{"RemainingOvertimeWork"},
                                  Known{"RemainingWork"},
                                  Known{"Resume", TaskField::resume},
                                  Known{"ResumeValid"},
                                  Known{"Rollup"},
                                  Known{"Start", TaskField::start},
                                  Known{"StartSlack"},
                                  Known{"StartText"},
                                  Known{"StartVariance"},
                                  Known{"StatusManager"},
                                  Known{"Stop", TaskField::stop},
                                  Known{"SubprojectName"},
                                  Known{"Summary"},
                                  Known{"TimephasedData"},
                                  Known{"TotalSlack", TaskField::total_slack},
                                  Known{"Type", TaskField::type},
                                  Known{"UID", TaskField::uid},
                                  Known{"WBS", TaskField::wbs},
                                  Known{"WBSLevel"},
                                  Known{"Work"},
                                  Known{"WorkVariance"}};
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
