#pragma once
// A schedule as another tool wrote it: its work, the rules it was computed by, and the answers that the tool stored. Everything is
// resolved: names are indices, dates are instants, durations and lags are minutes of a calendar of this schedule.

#include "slipway/calendar/calendar.hpp"
#include "slipway/model/terms.hpp"

#include <optional>
#include <string>
#include <vector>

namespace slipway {

enum class ForeignTool : std::uint8_t { p6, ms_project };

inline constexpr std::array<Words<ForeignTool>, 2> foreign_tool_words{
    {{ForeignTool::p6, "Primavera P6"}, {ForeignTool::ms_project, "Microsoft Project"}}};

struct ForeignCalendar {
    std::string id; ///< the tool's own number of it
    std::string name;
    CalendarRules rules; ///< complete: what it inherits is written out
    std::uint32_t line = 0;
};

/// How the tool decides which work is critical.
struct CriticalRule {
    bool longest_path = false;   ///< on the longest path; else by its total float
    Minutes most_total_float{0}; ///< critical up to this total float, inclusive
    bool open_ends = false;      ///< what has no successor is critical (P6: its late finish is its early finish)
    friend bool operator==(const CriticalRule&, const CriticalRule&) = default;
};

/// The options of a P6 file that the engine knows no word for. Those of MS Project follow from the rule set.
struct ForeignOptions {
    ScheduleOptions schedule; ///< logic, start lag, rule set, float kind; cap is ignored
    CriticalRule critical;
    bool use_expected_finish = true;    ///< an expected finish sets the remaining duration
    bool float_to_all_projects = false; ///< work without successors floats to the finish of all open projects, not of its own
    bool ignore_other_projects = false; ///< relations that cross projects do not bind
    bool honor_constraints = true;      ///< MS Project: what the file says. It writes 0 where it does honor them: no date follows from it

    friend bool operator==(const ForeignOptions&, const ForeignOptions&) = default;
};

struct ForeignProject {
    std::string id;   ///< proj_id; of MS Project "1"
    std::string key;  ///< a key of ours (records/names `is_key`), unique in the file, made of what people call the project
    std::string code; ///< what people call it: proj_short_name; the file's stem when MS Project gives no name
    std::string name;
    Instant data_date{};                ///< unfinished work is never before it; for MS Project the project's start
    std::optional<Instant> status_date; ///< the day for which progress was reported; p6: the data date
    std::optional<Instant> planned_start;
    std::optional<Instant> must_finish; ///< the project's late cap when given
    std::uint32_t calendar = 0;
    std::uint32_t line = 0;
};

/// A phase of a project (WBS element, summary task); in the order of the outline, each after its parent.
struct ForeignPhase {
    std::string id;
    std::string code; ///< the part of it that its own level adds: "1", "DESIGN"
    std::string name;
    std::uint32_t project = 0;
    std::optional<std::uint32_t> parent; ///< index into the phases
    std::uint32_t line = 0;
};

/// `summary`: spans the work of its phase (P6 WBS summary activity, MS Project summary task). `inactive`: kept in the file, in no schedule.
enum class ForeignKind : std::uint8_t { task, start_milestone, finish_milestone, level_of_effort, summary, inactive };

/// What the tool computed and stored; absent where the file says nothing.
struct ForeignAnswers {
    std::optional<Instant> early_start, early_finish, late_start, late_finish;
    std::optional<Minutes> total_float, free_float; ///< in the activity's calendar
    std::optional<bool> driving;                    ///< p6: driving_path_flag; MS Project: Critical
};

struct ForeignConstraint {
    ConstraintKind kind = ConstraintKind::start_no_earlier;
    std::optional<Instant> at; ///< absent for as late as possible only
};

struct ForeignBaseline {
    int number = 0; ///< 0–10; of P6 the target (planned) dates, as number 0
    std::optional<Instant> start, finish;
    std::optional<Minutes> duration;
};

/// A value of an activity code, custom field or the like: "Phase" → "Design".
struct ForeignTag {
    std::string field;
    std::string value;
};

enum class ForeignState : std::uint8_t { not_started, in_progress, complete };

/// The part of a resource in the work of a task, where the resource's working time is not that of the task (MS Project): the work goes on
/// when both work, and the task ends with its last part.
struct ForeignPart {
    std::uint32_t calendar = 0; ///< when it goes on
    Minutes duration{0};        ///< in that calendar, from the task's start: work ÷ units
    Minutes remaining{0};
};

/// Where the remaining work of a task stops for a while (MS Project: a split).
struct ForeignBreak {
    Minutes after{0};  ///< remaining work that comes before it
    Minutes length{0}; ///< working time in which nothing is done
};

struct ForeignActivity {
    std::string id;   ///< the tool's own number of it: task_id, UID
    std::string key;  ///< a key of ours, unique in its project, made of the code
    std::string code; ///< what people call it: task_code; of MS Project the UID
    std::string name;
    std::uint32_t project = 0;
    std::optional<std::uint32_t> phase; ///< the phase that holds it; of a summary, the phase that it spans: absent, all of its project
    std::uint32_t calendar = 0;
    ForeignKind kind = ForeignKind::task;
    ForeignState state = ForeignState::not_started;
    bool manual = false;           ///< MS Project: its dates are as entered (`manual_start`, `manual_finish`), relations do not move it
    bool resourced = false;        ///< somebody or something is assigned to it
    Minutes duration{0};           ///< the original (planned) duration, in its calendar
    Minutes remaining{0};          ///< in its calendar; 0 when complete
    std::optional<double> percent; ///< physical or duration percent complete, 0..100, as the tool shows it
    std::optional<Instant> actual_start, actual_finish, suspended, resume, expected_finish, manual_start, manual_finish;
    std::optional<Instant> external_early_start, external_late_finish; ///< what relations to projects outside the file left
    Minutes levelling_delay{0};       ///< MS Project: elapsed time between what lets it start and its start
    std::vector<ForeignPart> parts;   ///< empty when all its work follows `calendar`; else dates come of these, floats stay in `calendar`
    std::vector<ForeignBreak> breaks; ///< of work that follows `calendar`, in order
    std::vector<ForeignConstraint> constraints; ///< start-on and finish-on as pairs; a deadline is one of them
    std::vector<ForeignBaseline> baselines;
    std::vector<ForeignTag> tags;
    ForeignAnswers answers;
    std::uint32_t line = 0;
};

struct ForeignRelation {
    std::uint32_t from = 0; ///< index into the activities; may be a summary (MS Project), which stands for the work it spans
    std::uint32_t to = 0;
    RelationType type = RelationType::finish_start;
    Minutes lag{0};                 ///< working time of `lag_calendar`; a percentage is already minutes
    std::uint32_t lag_calendar = 0; ///< resolved by the file's option; elapsed time is a 24-hour calendar
    std::uint32_t line = 0;
};

/// Something that we cannot represent, or that the file leaves out: nothing is dropped silently.
struct Loss {
    std::string code;       ///< stable, kebab-case: "resource-assignment"
    std::string message;    ///< what it is and what it means for the schedule, in a line
    std::uint32_t line = 0; ///< where it was met first; 0 when nowhere in particular
    std::size_t count = 0;
};

struct ForeignSchedule {
    ForeignTool tool = ForeignTool::p6;
    std::string version; ///< as the file says it: "19.12"; of MS Project the SaveVersion, or empty
    ForeignOptions options;
    std::vector<ForeignProject> projects;   ///< in order of keys
    std::vector<ForeignCalendar> calendars; ///< in order of the file; made ones (24 hours) last
    std::vector<ForeignPhase> phases;
    std::vector<ForeignActivity> activities; ///< by project, within it in order of keys
    std::vector<ForeignRelation> relations;
    std::vector<Loss> losses; ///< in order of code
};

/// Gathers losses while a file is read or written: one entry a code, the first place, the count.
class Losses {
public:
    void add(std::string_view code, std::string_view message, std::uint32_t line, std::size_t count = 1);
    /// In order of code.
    [[nodiscard]] std::vector<Loss> all() const { return all_; }

private:
    std::vector<Loss> all_; ///< sorted by code
};

/// Gives projects and activities their keys (lower case, hyphens for what a key cannot hold, a number behind what would be twice) and puts
/// them in order of keys; relations and phases follow. Readers end with it.
void assign_keys(ForeignSchedule& schedule);

} // namespace slipway
