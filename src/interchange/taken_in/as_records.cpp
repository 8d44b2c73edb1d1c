#include "interchange/taken_in/msp_wording.hpp"
#include "interchange/taken_in/record_baselines.hpp"
#include "interchange/taken_in/record_calendars.hpp"
#include "interchange/taken_in/record_observations.hpp"
#include "interchange/taken_in/record_plan.hpp"
#include "interchange/taken_in/record_projects.hpp"
#include "interchange/taken_in/summary_links.hpp"
#include "slipway/interchange/records.hpp"
#include "slipway/records/format.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace slipway {
namespace {

constexpr Date plan_horizon{std::chrono::year{2025} / 12 / 31};

/// A file of records that is as the next reader wants it; empty, with what is wrong, when it would be larger than records may be.
std::string canonical(const std::string& path, std::string text, std::vector<Diagnostic>& problems) {
    auto formatted = format_records(path, std::move(text));
    if (formatted.value) { return std::move(*formatted.value); }
    problems.push_back({DiagnosticSeverity::error, "no-records",
                        fmt::format("{} cannot be written: {}", path, formatted.diagnostics.front().message), std::nullopt,
                        "--from reads the schedule without records; to import it, leave relations out that others imply"});
    return {};
}

Date horizon_of(const ForeignSchedule& foreign) {
    auto horizon = plan_horizon;
    for (const auto& project : foreign.projects) {
        if (project.must_finish) { horizon = std::max(horizon, finish_day(*project.must_finish)); }
    }
    return horizon;
}

std::string settings_text(const RecordPlan& plan) {
    const auto& options = plan.computed.options;
    std::string text = fmt::format("horizon = \"{}\"\n", to_string(horizon_of(plan.foreign)));
    if (plan.foreign.projects.size() == 1 && !plan.foreign.projects.front().name.empty()) {
        text = fmt::format("name = {}\n", quoted_text(plan.foreign.projects.front().name)) + text;
    }
    if (std::ranges::find(plan.calendar_used, true) != plan.calendar_used.end()) {
        text += fmt::format("calendar = {}\n", quoted_text(plan.calendar_keys[plan.usual_calendar]));
    }
    text += fmt::format("lag_calendar = \"predecessor\"\n\n[scheduling]\nprogress = \"{}\"\nrules = \"{}\"\n",
                        word_of(progress_logic_words, options.logic), word_of(rule_set_words, options.rules));
    if (options.total_float) { text += fmt::format("total_float = \"{}\"\n", word_of(float_kind_words, *options.total_float)); }
    text +=
        fmt::format("late_cap = \"commitment\"\nstart_lag_from = \"{}\"\n", options.start_lag_from_actual ? "actual-start" : "early-start");
    return options.progress_of_p6 ? text + "begun_work = \"as-p6\"\n" : text;
}

/// What the options of a file make of its dates and records do not know.
void lose_options(const RecordPlan& plan, Losses& losses) {
    const auto& options = plan.foreign.options;
    if (options.float_to_all_projects && plan.foreign.projects.size() > 1) {
        losses.add("float-to-all-projects", "the floats of each project count to its own finish, not to that of all projects", 0);
    }
    if (options.critical.open_ends) {
        losses.add("critical-open-ends", "work without successors keeps its float: the file makes it critical", 0);
    }
    if (!options.critical.longest_path) { losses.add("critical-rule", "work is critical on the longest path, not by its total float", 0); }
}

/// What the file says of its work beside the schedule.
void lose_facts(const RecordPlan& plan, Losses& losses) {
    for (std::size_t i = 0; i < plan.foreign.activities.size(); ++i) {
        const auto& one = plan.foreign.activities[i];
        if (one.manual && one.kind == ForeignKind::summary) {
            losses.add("manual-summary", "a summary task with dates as entered spans the work below it instead", one.line);
        }
        if (!plan.written[i]) { continue; }
        if (!one.breaks.empty()) { losses.add("split", "work that the file interrupts is scheduled without a break", one.line); }
        if (one.manual) {
            losses.add("manual-scheduling", "work scheduled by hand is held where it was put by a constraint, in place of its own",
                       one.line);
        }
    }
    std::vector<bool> holds_work(plan.foreign.phases.size(), false);
    for (const auto& one : plan.foreign.activities) {
        if (one.phase) { holds_work[*one.phase] = true; }
    }
    for (std::size_t i = 0; i < plan.foreign.phases.size(); ++i) {
        if (!holds_work[i]) { losses.add("empty-phase", "a phase that holds no work of its own is left out", plan.foreign.phases[i].line); }
    }
}

/// Of a schedule whose relations and constraints are those of work alone.
ForeignRecords records_of_work(const ForeignSchedule& foreign, const ForeignComputed& computed, std::string_view source, Losses losses) {
    const auto plan = record_plan(foreign, computed, source, losses);
    ForeignRecords records;
    const auto folder = "imported/" + plan.stem + "/";
    auto calendars = calendar_text(plan);
    if (!calendars.empty()) {
        records.texts.push_back({folder + "calendars.toml", canonical(folder + "calendars.toml", std::move(calendars), records.problems)});
    }
    auto projects = project_texts(plan, losses);
    for (std::size_t i = 0; i < projects.size(); ++i) {
        // A project may be called "calendars".
        const auto path = folder + "project-" + foreign.projects[i].key + ".toml";
        records.texts.push_back({path, canonical(path, std::move(projects[i]), records.problems)});
    }
    records.settings = canonical("portfolio.toml", settings_text(plan), records.problems);
    records.observations = observations_of(plan, losses);
    records.baselines = baselines_of(plan, losses);
    records.as_of = plan.as_of;
    lose_options(plan, losses);
    lose_facts(plan, losses);
    records.losses = losses.all();
    return records;
}

} // namespace

ForeignRecords as_records(const ForeignSchedule& foreign, const ForeignComputed& computed, std::string_view source) {
    Losses losses;
    auto reworded = without_summary_links(foreign, computed, losses);
    if (foreign.tool == ForeignTool::ms_project) {
        const bool linked = reworded.has_value();
        if (!linked) { reworded = foreign; }
        if (!say_in_words_of_records(*reworded, computed, losses) && !linked) { reworded.reset(); }
    }
    if (!reworded) { return records_of_work(foreign, computed, source, losses); }
    const auto again = compute(*reworded);
    // A cycle would have been one through the summaries, too.
    const auto* found = std::get_if<ForeignComputed>(&again);
    return found == nullptr ? records_of_work(foreign, computed, source, losses) : records_of_work(*reworded, *found, source, losses);
}

} // namespace slipway
