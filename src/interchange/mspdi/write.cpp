#include "slipway/interchange/write.hpp"

#include "interchange/mspdi/write_parts.hpp"
#include "interchange/working_time.hpp"
#include "interchange/written_text.hpp"

#include <algorithm>

namespace slipway {
namespace {

constexpr std::size_t longest_name = 255;
constexpr std::size_t longest_title = 512;

/// The earliest instant at which anything may be, or was, begun.
Instant start_of(const ForeignSchedule& foreign) {
    std::optional<Instant> earliest;
    const auto hear = [&](const std::optional<Instant>& at) {
        if (at && (!earliest || *at < *earliest)) { earliest = at; }
    };
    for (const auto& project : foreign.projects) { hear(std::max(project.data_date, project.planned_start.value_or(project.data_date))); }
    if (foreign.options.schedule.rules == RuleSet::p6) {
        for (const auto& activity : foreign.activities) { hear(activity.actual_start); }
    }
    return earliest.value_or(Instant{first_day});
}

std::vector<std::int64_t> uids(const ForeignSchedule& foreign, const std::vector<MspRow>& rows) {
    std::vector<std::int64_t> found(foreign.activities.size(), 0);
    for (const auto& row : rows) {
        if (row.activity) { found[*row.activity] = row.uid; }
    }
    return found;
}

/// A level of effort spans what it is tied to and holds nothing: MS Project has nothing of the kind.
bool is_kept(const MspWriting& writing, const ForeignRelation& relation) {
    const auto loose = [&](std::uint32_t activity) {
        return writing.foreign.activities[activity].kind == ForeignKind::level_of_effort || writing.uid_of[activity] == 0;
    };
    return !loose(relation.from) && !loose(relation.to);
}

void find_relations(MspWriting& writing) {
    writing.into.resize(writing.foreign.activities.size());
    writing.has_successor.resize(writing.foreign.activities.size());
    for (std::uint32_t i = 0; i < writing.foreign.relations.size(); ++i) {
        const auto& relation = writing.foreign.relations[i];
        if (!is_kept(writing, relation)) { continue; } // counted with the work itself
        writing.into[relation.to].push_back(i);
        writing.has_successor[relation.from] = true;
    }
}

std::optional<Instant> last_finish(const std::vector<MspRow>& rows) {
    std::optional<Instant> latest;
    for (const auto& row : rows) {
        if (row.finish && (!latest || *row.finish > *latest)) { latest = row.finish; }
    }
    return latest;
}

void write_head(const MspWriting& writing, const ForeignProject& project) {
    auto& xml = writing.xml;
    xml.add("SaveVersion", 14);
    if (writing.foreign.options.schedule.rules == RuleSet::msp2016) { xml.add("BuildNumber", "16.0.0.0"); }
    xml.add("Name", one_line({project.code, project.line}, longest_name, writing.losses));
    xml.add("Title", one_line({project.name.empty() ? project.code : project.name, project.line}, longest_title, writing.losses));
    xml.add_flag("ScheduleFromStart", !writing.from_finish());
    xml.add("StartDate", writing.start);
    xml.add("FinishDate", writing.from_finish() ? project.must_finish : last_finish(writing.rows));
}

/// MS Project counts the limit in whole days.
void write_critical_limit(const MspWriting& writing, Minutes per_day) {
    const auto& critical = writing.foreign.options.critical;
    writing.xml.add("CriticalSlackLimit", critical.most_total_float / per_day);
    if (critical.most_total_float % per_day != Minutes{0}) {
        writing.losses.add("critical-limit", "MS Project knows the float of critical work in whole days only", 0);
    }
    if (critical.longest_path) { writing.losses.add("critical-rule", "MS Project calls work critical by its total float only", 0); }
}

void write_terms(const MspWriting& writing, const ForeignProject& project) {
    const auto& rules = writing.foreign.calendars[project.calendar].rules;
    auto& xml = writing.xml;
    write_critical_limit(writing, std::max(rules.per_day, Minutes{1}));
    xml.add("CurrencyDigits", 2);
    xml.add("CurrencySymbol", "$");
    xml.add("CurrencyCode", "USD");
    xml.add("CurrencySymbolPosition", 0);
    xml.add("CalendarUID", writing.calendar_uid(project.calendar));
    xml.add("MinutesPerDay", rules.per_day.count());
    xml.add("MinutesPerWeek", std::int64_t{rules.per_day.count()} * rules.days_per_week);
    xml.add("DaysPerMonth", rules.days_per_month);
    xml.add("DefaultTaskType", 1);
    xml.add("DurationFormat", 7);
    xml.add_flag("HonorConstraints", writing.foreign.options.honor_constraints);
    xml.add_flag("MultipleCriticalPaths", writing.foreign.options.critical.open_ends);
    xml.add_flag("NewTasksEffortDriven", false);
    xml.add_flag("SplitsInProgressTasks", true);
    xml.add("WeekStartDay", 1);
    xml.add("StatusDate", project.status_date ? project.status_date : std::optional{project.data_date});
}

/// What holds for the whole file and cannot be said in it.
void add_losses(const MspWriting& writing, Losses& losses) {
    const auto& foreign = writing.foreign;
    if (foreign.projects.size() > 1) {
        losses.add("several-projects", "one file of MS Project holds one project: each became a summary task", 0, foreign.projects.size());
    }
    if (foreign.options.schedule.rules == RuleSet::p6) {
        losses.add("scheduling-rules", "MS Project schedules by rules of its own: late dates and floats may differ", 0);
    }
    for (const auto& project : foreign.projects) {
        if (project.must_finish && !writing.from_finish()) {
            losses.add("must-finish",
                       "MS Project has no date by which a project must finish: work that nothing follows has it as a deadline",
                       project.line);
        }
    }
}

} // namespace

const Calendar* MspCalendars::of(std::uint32_t index) {
    auto& found = compiled_[index];
    const auto& rules = foreign_.calendars[index].rules;
    if (!found && works_ever(rules)) { found.emplace(rules); }
    return found ? &*found : nullptr;
}

Instant MspWriting::floor_of(const ForeignActivity& activity) const {
    const auto& project = foreign.projects[activity.project];
    return std::max(project.data_date, project.planned_start.value_or(project.data_date));
}

bool MspWriting::elapsed(std::uint32_t calendar) const { return elapsed_time(foreign.calendars[calendar]); }

std::string write_mspdi(const ForeignSchedule& foreign, Losses& losses) {
    MspXml xml;
    MspCalendars calendars{foreign};
    MspWriting writing{.foreign = foreign,
                       .losses = losses,
                       .xml = xml,
                       .calendars = calendars,
                       .rows = msp_rows(foreign, losses),
                       .uid_of = {},
                       .into = {},
                       .has_successor = {},
                       .of_resources = msp_calendars_of_resources(foreign),
                       .field_of_tag = msp_fields(foreign),
                       .start = start_of(foreign)};
    writing.uid_of = uids(foreign, writing.rows);
    find_relations(writing);
    add_losses(writing, losses);
    if (!foreign.projects.empty()) {
        write_head(writing, foreign.projects.front());
        write_terms(writing, foreign.projects.front());
    }
    write_msp_fields(writing);
    write_msp_calendars(writing);
    write_msp_tasks(writing);
    write_msp_resources(writing);
    return xml.take();
}

} // namespace slipway
