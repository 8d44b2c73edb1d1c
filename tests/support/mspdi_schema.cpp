#include "support/mspdi_schema.hpp"

#include <fmt/format.h>
#include <pugixml.hpp>

#include <algorithm>
#include <functional>
#include <map>
#include <regex>
#include <set>
#include <sstream>

namespace slipway::testing {
namespace {

// The published schema of 2007 (mspdi_pj12) in short: a group a line, its elements in order as Name, how often ("!" once, "?" at most
// once, "*" any number of times, "5" at most five times), type. Types: b boolean, d instant, t time of day, p period, r number, i integer,
// i0-7 integer in a range, f format of a duration, s text, s512 text of at most so many characters, @Group elements of a group. Elements of
// later versions that we write have "+" before their name. Of resources and assignments only what we write is here.
constexpr std::string_view schema = R"(
Project SaveVersion!i +BuildNumber?s UID?s16 Name?s255 Title?s512 Subject?s512 Category?s512 Company?s512 Manager?s512 Author?s512
  CreationDate?d Revision?i LastSaved?d ScheduleFromStart?b StartDate?d FinishDate?d FYStartDate?i1-12 CriticalSlackLimit?i
  CurrencyDigits?i CurrencySymbol?s20 CurrencyCode!s3 CurrencySymbolPosition?i0-3 CalendarUID?i DefaultStartTime?t DefaultFinishTime?t
  MinutesPerDay?i MinutesPerWeek?i DaysPerMonth?i DefaultTaskType?i0-2 DefaultFixedCostAccrual?i1-3 DefaultStandardRate?r
  DefaultOvertimeRate?r DurationFormat?f WorkFormat?i1-5 EditableActualCosts?b HonorConstraints?b EarnedValueMethod?i0-1
  InsertedProjectsLikeSummary?b MultipleCriticalPaths?b NewTasksEffortDriven?b NewTasksEstimated?b SplitsInProgressTasks?b
  SpreadActualCost?b SpreadPercentComplete?b TaskUpdatesResource?b FiscalYearStart?b WeekStartDay?i0-6 MoveCompletedEndsBack?b
  MoveRemainingStartsBack?b MoveRemainingStartsForward?b MoveCompletedEndsForward?b BaselineForEarnedValue?i0-10
  AutoAddNewResourcesAndTasks?b StatusDate?d CurrentDate?d MicrosoftProjectServerURL?b Autolink?b NewTaskStartDate?i0-1
  DefaultTaskEVMethod?i0-1 ProjectExternallyEdited?b ExtendedCreationDate?d ActualsInSync?b RemoveFileProperties?b AdminProject?b
  ExtendedAttributes?@Fields Calendars?@Calendars Tasks?@Tasks Resources?@Resources Assignments?@Assignments
Fields ExtendedAttribute*@Field
Field FieldID?s FieldName?s CFType?i0-7 Guid?s ElemType?i20-23 MaxMultiValues?i UserDef?b Alias?s50 SecondaryPID?s AutoRollDown?b
  DefaultGuid?s Ltuid?s PhoneticAlias?s50 RollupType?i0-7 CalculationType?i0-2 Formula?s RestrictValues?b ValuelistSortOrder?i0-1
  AppendNewValues?b Default?s
Calendars Calendar*@Calendar
Calendar UID!i Name?s512 IsBaseCalendar?b BaseCalendarUID?i WeekDays?@WeekDays Exceptions?@Exceptions WorkWeeks?@WorkWeeks
WeekDays WeekDay*@WeekDay
WeekDay DayType!i0-7 DayWorking?b TimePeriod?@TimePeriod WorkingTimes?@WorkingTimes
TimePeriod FromDate?d ToDate?d
WorkingTimes WorkingTime5@WorkingTime
WorkingTime FromTime?t ToTime?t
Exceptions Exception*@Exception
Exception EnteredByOccurrences?b TimePeriod?@TimePeriod Occurrences?i Name?s512 Type?i1-9 Period?i DaysOfWeek?i MonthItem?i0-9
  MonthPosition?i0-4 Month?i0-11 MonthDay?i DayWorking?b WorkingTimes?@WorkingTimes
WorkWeeks WorkWeek*@WorkWeek
WorkWeek TimePeriod?@TimePeriod Name?s512 WeekDay*@WeekDay
Tasks Task*@Task
Task UID!i ID?i Name?s512 +Active?b +Manual?b Type?i0-2 IsNull?b CreateDate?d Contact?s512 WBS?s WBSLevel?s OutlineNumber?s512
  OutlineLevel?i Priority?i Start?d Finish?d Duration?p +ManualStart?d +ManualFinish?d +ManualDuration?p DurationFormat?f Work?p Stop?d
  Resume?d ResumeValid?b EffortDriven?b Recurring?b OverAllocated?b Estimated?b Milestone?b Summary?b Critical?b IsSubproject?b
  IsSubprojectReadOnly?b SubprojectName?s512 ExternalTask?b ExternalTaskProject?s512 EarlyStart?d EarlyFinish?d LateStart?d LateFinish?d
  StartVariance?i FinishVariance?i WorkVariance?r FreeSlack?i TotalSlack?i FixedCost?r FixedCostAccrual?i1-3 PercentComplete?i
  PercentWorkComplete?i Cost?r OvertimeCost?r OvertimeWork?p ActualStart?d ActualFinish?d ActualDuration?p ActualCost?r
  ActualOvertimeCost?r ActualWork?p ActualOvertimeWork?p RegularWork?p RemainingDuration?p RemainingCost?r RemainingWork?p
  RemainingOvertimeCost?r RemainingOvertimeWork?p ACWP?r CV?r ConstraintType?i0-7 CalendarUID?i ConstraintDate?d Deadline?d
  LevelAssignments?b LevelingCanSplit?b LevelingDelay?i LevelingDelayFormat?f PreLeveledStart?d PreLeveledFinish?d Hyperlink?s512
  HyperlinkAddress?s512 HyperlinkSubAddress?s512 IgnoreResourceCalendar?b Notes?s HideBar?b Rollup?b BCWS?r BCWP?r
  PhysicalPercentComplete?i EarnedValueMethod?i0-1 PredecessorLink*@Link ActualWorkProtected?p ActualOvertimeWorkProtected?p
  ExtendedAttribute*@Value Baseline*@Baseline IsPublished?b StatusManager?s CommitmentStart?d CommitmentFinish?d CommitmentType?i0-2
Link PredecessorUID?i Type?i0-3 CrossProject?b CrossProjectName?s LinkLag?i LagFormat?f
Value FieldID?s Value?s ValueGUID?s DurationFormat?f
Baseline Number?i Interim?b Start?d Finish?d Duration?p DurationFormat?f EstimatedDuration?b Work?p Cost?r BCWS?r BCWP?r FixedCost?r
Resources Resource*@Resource
Resource UID!i ID?i Name?s512 Type?i0-2 IsNull?b MaxUnits?r CalendarUID?i
Assignments Assignment*@Assignment
Assignment UID!i TaskUID?i ResourceUID?i RemainingWork?p Units?r Work?p TimephasedData*@Timephased
Timephased Type?i1-76 UID!i Start?d Finish?d Unit?i0-8 Value?p
)";

struct Element {
    std::string name;
    char often = '?';
    std::string type;
};
using Schema = std::map<std::string, std::vector<Element>, std::less<>>;

Schema read_schema() {
    static const std::regex form{R"(\+?([A-Za-z]+)([!?*5])(.+))"};
    Schema groups;
    std::istringstream lines{std::string{schema}};
    std::string line;
    std::string group;
    while (std::getline(lines, line)) {
        std::istringstream words{line};
        std::string word;
        if (!line.empty() && line.front() != ' ') { words >> group; }
        while (words >> word) {
            std::smatch parts;
            if (!std::regex_match(word, parts, form)) { throw std::logic_error("the schema says " + word); }
            groups[group].push_back({parts[1], parts.str(2).front(), parts[3]});
        }
    }
    return groups;
}

std::size_t characters(std::string_view text) {
    std::size_t count = 0;
    for (const char byte : text) { count += (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U ? 0U : 1U; }
    return count;
}

bool is_integer(const std::string& text, const std::string& range) {
    static const std::regex form{R"([+-]?\d{1,18})"};
    if (!std::regex_match(text, form)) { return false; }
    const auto hyphen = range.find('-');
    if (hyphen == std::string::npos) { return true; }
    const auto value = std::stoll(text);
    return value >= std::stoll(range.substr(0, hyphen)) && value <= std::stoll(range.substr(hyphen + 1));
}

bool is_format(const std::string& text) {
    static const std::set<std::string> formats{"3",  "4",  "5",  "6",  "7",  "8",  "9",  "10", "11", "12", "19", "20", "21",
                                               "35", "36", "37", "38", "39", "40", "41", "42", "43", "44", "51", "52", "53"};
    return formats.contains(text);
}

bool is_of_type(const std::string& text, const std::string& type) {
    static const std::regex instant{R"(\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d)"};
    static const std::regex time{R"(([01]\d|2[0-3]):[0-5]\d:[0-5]\d)"};
    static const std::regex period{R"(-?PT\d+H\d+M\d+S)"};
    static const std::regex number{R"([+-]?\d+(\.\d+)?)"};
    const auto more = type.substr(1);
    switch (type.front()) {
    case 'b': return text == "0" || text == "1" || text == "true" || text == "false";
    case 'd': return std::regex_match(text, instant);
    case 't': return std::regex_match(text, time);
    case 'p': return std::regex_match(text, period);
    case 'r': return std::regex_match(text, number);
    case 'i': return is_integer(text, more);
    case 'f': return is_format(text);
    default: return more.empty() || characters(text) <= std::stoul(more);
    }
}

class Check {
public:
    explicit Check(std::vector<std::string>& breaches) : breaches_(breaches) {}

    void group(const pugi::xml_node& node, const std::string& name, const std::string& path) {
        const auto found = groups_.find(name);
        if (found == groups_.end()) { throw std::logic_error("the schema has no group " + name); }
        const auto& elements = found->second;
        std::size_t at = 0;
        std::vector<std::size_t> counts(elements.size(), 0);
        for (const auto& child : node.children()) {
            const auto where = path + "/" + child.name();
            if (child.type() != pugi::node_element) {
                breaches_.push_back(path + ": has text of its own");
                continue;
            }
            const auto place = std::ranges::find(elements, child.name(), &Element::name);
            if (place == elements.end()) {
                breaches_.push_back(where + ": unknown");
                continue;
            }
            const auto index = static_cast<std::size_t>(place - elements.begin());
            if (index < at) { breaches_.push_back(where + ": comes too late"); }
            at = std::max(at, index);
            ++counts[index];
            element(child, *place, where);
        }
        for (std::size_t i = 0; i < elements.size(); ++i) { often(elements[i], counts[i], path); }
    }

private:
    void element(const pugi::xml_node& node, const Element& element, const std::string& where) {
        if (node.first_attribute()) { breaches_.push_back(where + ": has attributes"); }
        if (element.type.front() == '@') {
            group(node, element.type.substr(1), where);
            return;
        }
        for (const auto& child : node.children()) {
            if (child.type() == pugi::node_element) { breaches_.push_back(where + ": holds elements"); }
        }
        const std::string text = node.child_value();
        if (!is_of_type(text, element.type)) { breaches_.push_back(fmt::format("{}: not of type {}: \"{}\"", where, element.type, text)); }
    }

    void often(const Element& element, std::size_t count, const std::string& path) {
        const bool right = element.often == '!' ? count == 1 : element.often == '?' ? count <= 1 : element.often == '5' ? count <= 5 : true;
        if (!right) { breaches_.push_back(fmt::format("{}/{}: {} times", path, element.name, count)); }
    }

    std::vector<std::string>& breaches_;
    Schema groups_ = read_schema();
};

/// Numbers that are given once, and numbers that must be among them.
class References {
public:
    explicit References(std::vector<std::string>& breaches) : breaches_(breaches) {}

    std::set<std::string> given(const pugi::xml_node& list, const char* what) {
        std::set<std::string> uids;
        for (const auto& one : list.children(what)) {
            const std::string uid = one.child_value("UID");
            if (!uids.insert(uid).second) { breaches_.push_back(fmt::format("{} {}: its UID is given twice", what, uid)); }
        }
        return uids;
    }
    void expect(const std::set<std::string>& uids, const std::string& uid, const char* what) {
        if (!uid.empty() && uid != "-1" && !uids.contains(uid)) { breaches_.push_back(fmt::format("{} {} is nowhere", what, uid)); }
    }

private:
    std::vector<std::string>& breaches_;
};

void check_references(const pugi::xml_node& project, std::vector<std::string>& breaches) {
    References references{breaches};
    const auto calendars = references.given(project.child("Calendars"), "Calendar");
    const auto tasks = references.given(project.child("Tasks"), "Task");
    const auto resources = references.given(project.child("Resources"), "Resource");
    references.expect(calendars, project.child_value("CalendarUID"), "calendar");
    for (const auto& task : project.child("Tasks").children("Task")) {
        references.expect(calendars, task.child_value("CalendarUID"), "calendar");
        for (const auto& link : task.children("PredecessorLink")) { references.expect(tasks, link.child_value("PredecessorUID"), "task"); }
    }
    for (const auto& resource : project.child("Resources").children("Resource")) {
        references.expect(calendars, resource.child_value("CalendarUID"), "calendar");
    }
    for (const auto& assignment : project.child("Assignments").children("Assignment")) {
        references.expect(tasks, assignment.child_value("TaskUID"), "task");
        const std::string_view resource = assignment.child_value("ResourceUID");
        if (resource != "-65535") { references.expect(resources, assignment.child_value("ResourceUID"), "resource"); } // of nobody
    }
}

} // namespace

std::vector<std::string> mspdi_breaches(std::string_view text) {
    std::vector<std::string> breaches;
    pugi::xml_document document;
    const auto result = document.load_buffer(text.data(), text.size());
    if (!result) { return {fmt::format("no XML: {} at byte {}", result.description(), result.offset)}; }
    const auto project = document.document_element();
    if (std::string_view{project.name()} != "Project") { return {"the first element is not Project"}; }
    if (std::string_view{project.attribute("xmlns").value()} != "http://schemas.microsoft.com/project") {
        breaches.emplace_back("Project: not of the namespace of MS Project");
    }
    Check{breaches}.group(project, "Project", "Project");
    check_references(project, breaches);
    return breaches;
}

} // namespace slipway::testing
