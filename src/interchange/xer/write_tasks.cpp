#include "interchange/written_text.hpp"
#include "interchange/xer/write_parts.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace slipway {
namespace {

constexpr std::size_t longest_code = 40;
constexpr std::size_t longest_name = 120;

constexpr std::array<Words<ForeignKind>, 6> kinds{{{ForeignKind::task, "TT_Task"},
                                                   {ForeignKind::start_milestone, "TT_Mile"},
                                                   {ForeignKind::finish_milestone, "TT_FinMile"},
                                                   {ForeignKind::level_of_effort, "TT_LOE"},
                                                   {ForeignKind::summary, "TT_WBS"},
                                                   {ForeignKind::inactive, "TT_Task"}}};

constexpr std::array<Words<ForeignState>, 3> states{
    {{ForeignState::not_started, "TK_NotStart"}, {ForeignState::in_progress, "TK_Active"}, {ForeignState::complete, "TK_Complete"}}};

/// What a task says in several columns.
struct Task {
    const ForeignActivity& activity;
    std::vector<XerConstraint> constraints; ///< at most two
    std::optional<Instant> target_start, target_finish;
    bool physical = false; ///< its percent complete is a statement of its own

    [[nodiscard]] bool complete() const { return activity.state == ForeignState::complete; }
    [[nodiscard]] std::string constraint_type(std::size_t which) const {
        return which < constraints.size() ? std::string{constraints[which].type} : std::string{};
    }
    [[nodiscard]] std::string constraint_date(std::size_t which) const {
        return which < constraints.size() ? xer_instant(constraints[which].at) : std::string{};
    }
    [[nodiscard]] std::string open(const std::optional<Instant>& at) const { return complete() ? std::string{} : xer_instant(at); }
};

/// Whether the percent complete says more than the durations do.
bool is_physical(const ForeignActivity& activity) {
    if (!activity.percent) { return false; }
    if (activity.state == ForeignState::complete) { return *activity.percent != 100.0; }
    if (activity.state == ForeignState::not_started) { return *activity.percent != 0.0; }
    if (activity.duration <= Minutes{0}) { return true; }
    const auto by_duration = 100.0 * (1.0 - double(activity.remaining.count()) / double(activity.duration.count()));
    return std::abs(*activity.percent - std::max(0.0, by_duration)) > 0.005;
}

const ForeignBaseline* planned_dates(const ForeignActivity& activity) {
    const auto found = std::ranges::find(activity.baselines, 0, &ForeignBaseline::number);
    return found == activity.baselines.end() ? nullptr : &*found;
}

/// P6 has two constraints a task; work that MS Project holds where it was entered is held by a mandatory start.
std::vector<XerConstraint> constraints_of(const ForeignActivity& activity, Losses& losses) {
    if (activity.manual && activity.kind != ForeignKind::summary && activity.state == ForeignState::not_started && activity.manual_start) {
        losses.add("manual-scheduling", "work scheduled by hand is held by a mandatory start; its own constraints are left out",
                   activity.line);
        return {{"CS_MANDSTART", activity.manual_start}};
    }
    if (activity.manual) { losses.add("manual-scheduling", "P6 does not know work scheduled by hand", activity.line); }
    auto all = xer_constraints(activity);
    if (all.size() > 2) {
        losses.add("constraint", "P6 has a first and a second constraint: those beyond are left out", activity.line, all.size() - 2);
        all.resize(2);
    }
    return all;
}

Task task_of(const ForeignActivity& activity, Losses& losses) {
    const auto* planned = planned_dates(activity);
    const auto others = activity.baselines.size() - (planned == nullptr ? 0U : 1U);
    if (others > 0) { losses.add("baseline", "P6 keeps baselines as projects of their own: left out", activity.line, others); }
    const auto known = [&](auto member, const std::optional<Instant>& actual, const std::optional<Instant>& early) {
        if (planned != nullptr && planned->*member) { return planned->*member; }
        return actual ? actual : early;
    };
    if (activity.levelling_delay != Minutes{0}) {
        losses.add("levelling-delay", "P6 keeps no delay by levelling: left out", activity.line);
    }
    if (!activity.parts.empty()) {
        losses.add("resource-calendar", "the working time of a task's resources is left out", activity.line, activity.parts.size());
    }
    if (!activity.breaks.empty()) { losses.add("split", "P6 does not interrupt work: it goes on without a break", activity.line); }
    return {.activity = activity,
            .constraints = constraints_of(activity, losses),
            .target_start = known(&ForeignBaseline::start, activity.actual_start, activity.answers.early_start),
            .target_finish = known(&ForeignBaseline::finish, activity.actual_finish, activity.answers.early_finish),
            .physical = is_physical(activity)};
}

void add_head(XerRow& row, const XerWriting& writing, std::uint32_t index, const Task& task) {
    const auto& activity = task.activity;
    auto code = one_code({activity.code, activity.line}, longest_code, index, writing.losses);
    auto name = one_line({activity.name.empty() ? activity.code : activity.name, activity.line}, longest_name, writing.losses);
    const XerRow cells{{"task_id", XerWriting::id(index)},
                       {"proj_id", XerWriting::id(activity.project)},
                       {"wbs_id", writing.node_of(activity)},
                       {"clndr_id", XerWriting::id(activity.calendar)},
                       {"phys_complete_pct", task.physical ? xer_number(*activity.percent) : "0"},
                       {"rev_fdbk_flag", "N"},
                       {"est_wt", "1"},
                       {"lock_plan_flag", "N"},
                       {"auto_compute_act_flag", "N"},
                       {"complete_pct_type", task.physical ? "CP_Phys" : "CP_Drtn"},
                       {"task_type", std::string{word_of(kinds, activity.kind)}},
                       {"duration_type", "DT_FixedDUR2"},
                       {"status_code", std::string{word_of(states, activity.state)}},
                       {"task_code", std::move(code)},
                       {"task_name", std::move(name)},
                       {"rsrc_id", ""}};
    row.insert(row.end(), cells.begin(), cells.end());
}

void add_amounts(XerRow& row, const Task& task) {
    const auto& activity = task.activity;
    const XerRow cells{{"total_float_hr_cnt", task.complete() ? "" : xer_hours(activity.answers.total_float)},
                       {"free_float_hr_cnt", task.complete() ? "" : xer_hours(activity.answers.free_float)},
                       {"remain_drtn_hr_cnt", xer_hours(task.complete() ? Minutes{0} : activity.remaining)},
                       {"act_work_qty", "0"},
                       {"remain_work_qty", "0"},
                       {"target_work_qty", "0"},
                       {"target_drtn_hr_cnt", xer_hours(activity.duration)},
                       {"target_equip_qty", "0"},
                       {"act_equip_qty", "0"},
                       {"remain_equip_qty", "0"}};
    row.insert(row.end(), cells.begin(), cells.end());
}

void add_dates(XerRow& row, const Task& task) {
    const auto& activity = task.activity;
    const auto& answers = activity.answers;
    const XerRow cells{{"cstr_date", task.constraint_date(0)},
                       {"act_start_date", xer_instant(activity.actual_start)},
                       {"act_end_date", xer_instant(activity.actual_finish)},
                       {"late_start_date", task.open(answers.late_start)},
                       {"late_end_date", task.open(answers.late_finish)},
                       {"expect_end_date", xer_instant(activity.expected_finish)},
                       {"early_start_date", task.open(answers.early_start)},
                       {"early_end_date", task.open(answers.early_finish)},
                       {"restart_date", task.open(answers.early_start)},
                       {"reend_date", task.open(answers.early_finish)},
                       {"target_start_date", xer_instant(task.target_start)},
                       {"target_end_date", xer_instant(task.target_finish)},
                       {"rem_late_start_date", task.open(answers.late_start)},
                       {"rem_late_end_date", task.open(answers.late_finish)}};
    row.insert(row.end(), cells.begin(), cells.end());
}

void add_rest(XerRow& row, const XerWriting& writing, const Task& task) {
    const auto& activity = task.activity;
    const XerRow cells{{"cstr_type", task.constraint_type(0)},
                       {"priority_type", "PT_Normal"},
                       {"suspend_date", xer_instant(activity.suspended)},
                       {"resume_date", xer_instant(activity.resume)},
                       {"float_path", ""},
                       {"float_path_order", ""},
                       {"guid", p6_guid("task/" + writing.foreign.projects[activity.project].key + "/" + activity.key)},
                       {"tmpl_guid", ""},
                       {"cstr_date2", task.constraint_date(1)},
                       {"cstr_type2", task.constraint_type(1)},
                       {"driving_path_flag", xer_flag(activity.answers.driving.value_or(false))},
                       {"act_this_per_work_qty", "0"},
                       {"act_this_per_equip_qty", "0"},
                       {"external_early_start_date", xer_instant(activity.external_early_start)},
                       {"external_late_end_date", xer_instant(activity.external_late_finish)},
                       {"create_date", ""},
                       {"update_date", ""},
                       {"create_user", ""},
                       {"update_user", ""},
                       {"location_id", ""}};
    row.insert(row.end(), cells.begin(), cells.end());
}

} // namespace

void write_xer_tasks(const XerWriting& writing) {
    XerTable table{writing.out, "TASK"};
    for (std::uint32_t i = 0; i < writing.foreign.activities.size(); ++i) {
        const auto& activity = writing.foreign.activities[i];
        if (!writing.written(i)) {
            writing.losses.add("inactive-activity", "P6 knows no inactive work: it is left out with its relations, which held nothing",
                               activity.line);
            continue;
        }
        const auto task = task_of(activity, writing.losses);
        XerRow row;
        row.reserve(60);
        add_head(row, writing, i, task);
        add_amounts(row, task);
        add_dates(row, task);
        add_rest(row, writing, task);
        table.add(row);
    }
}

} // namespace slipway
