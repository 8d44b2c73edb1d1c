#include "interchange/xer/activity.hpp"

#include "interchange/xer/values.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace slipway::interchange {

constexpr XerColumns<task_column_count> task_columns{"TASK",
                                                     {"task_id",
                                                      "proj_id",
                                                      "wbs_id",
                                                      "clndr_id",
                                                      "task_code",
                                                      "task_name",
                                                      "task_type",
                                                      "status_code",
                                                      "complete_pct_type",
                                                      "phys_complete_pct",
                                                      "target_drtn_hr_cnt",
                                                      "remain_drtn_hr_cnt",
                                                      "act_work_qty",
                                                      "remain_work_qty",
                                                      "act_equip_qty",
                                                      "remain_equip_qty",
                                                      "act_start_date",
                                                      "act_end_date",
                                                      "suspend_date",
                                                      "resume_date",
                                                      "expect_end_date",
                                                      "external_early_start_date",
                                                      "external_late_end_date",
                                                      "cstr_type",
                                                      "cstr_date",
                                                      "cstr_type2",
                                                      "cstr_date2",
                                                      "target_start_date",
                                                      "target_end_date",
                                                      "early_start_date",
                                                      "early_end_date",
                                                      "late_start_date",
                                                      "late_end_date",
                                                      "restart_date",
                                                      "reend_date",
                                                      "rem_late_start_date",
                                                      "rem_late_end_date",
                                                      "total_float_hr_cnt",
                                                      "free_float_hr_cnt",
                                                      "driving_path_flag"}};

namespace {

struct KindWord {
    std::string_view word;
    ForeignKind kind = ForeignKind::task;
};
constexpr std::array<KindWord, 6> kind_words{{{"TT_Task", ForeignKind::task},
                                              {"TT_Rsrc", ForeignKind::task},
                                              {"TT_Mile", ForeignKind::start_milestone},
                                              {"TT_FinMile", ForeignKind::finish_milestone},
                                              {"TT_LOE", ForeignKind::level_of_effort},
                                              {"TT_WBS", ForeignKind::summary}}};

bool is_milestone(ForeignKind kind) { return kind == ForeignKind::start_milestone || kind == ForeignKind::finish_milestone; }

ForeignKind kind_of(const XerCells& cells, Losses& losses) {
    const auto word = cells.text(task_type);
    const auto found = std::ranges::find_if(kind_words, [&](const KindWord& one) { return same_word(one.word, word); });
    if (found != kind_words.end()) { return found->kind; }
    if (!word.empty()) { losses.add("unknown-task-type", "work of an unknown type is taken as a task", cells.line()); }
    return ForeignKind::task;
}

void read_durations(const XerCells& cells, ForeignActivity& activity, Losses& losses) {
    const auto remaining = cells.hours(remain_drtn_hr_cnt);
    const auto original = cells.hours(target_drtn_hr_cnt);
    for (const auto column : {target_drtn_hr_cnt, remain_drtn_hr_cnt}) {
        const auto hours = column == target_drtn_hr_cnt ? original : remaining;
        if (hours.value_or(Minutes{0}) >= Minutes{0}) { continue; }
        cells.error(column, {"negative-duration", fmt::format("the duration of {} is negative", shown(cells.text(task_code))),
                             "give it a duration of 0 or more in Primavera P6"});
    }
    activity.duration = std::max(Minutes{0}, original.value_or(remaining.value_or(Minutes{0})));
    activity.remaining = std::max(Minutes{0}, remaining.value_or(activity.duration));
    if (is_milestone(activity.kind) && (activity.duration > Minutes{0} || activity.remaining > Minutes{0})) {
        losses.add("milestone-with-duration", "the duration of a milestone is left out", cells.line());
        activity.duration = activity.remaining = Minutes{0};
    }
}

/// The state that the tool names; where it names none, what the actual dates say.
ForeignState stated_state(const XerCells& cells, const ForeignActivity& activity) {
    const auto word = cells.text(status_code);
    if (same_word(word, "TK_NotStart")) { return ForeignState::not_started; }
    if (same_word(word, "TK_Active")) { return ForeignState::in_progress; }
    if (same_word(word, "TK_Complete")) { return ForeignState::complete; }
    if (activity.actual_finish) { return ForeignState::complete; }
    return activity.actual_start ? ForeignState::in_progress : ForeignState::not_started;
}

void read_progress(const XerCells& cells, ForeignActivity& activity, Losses& losses) {
    activity.actual_start = cells.instant(act_start_date);
    activity.actual_finish = cells.instant(act_end_date);
    activity.suspended = cells.instant(suspend_date);
    activity.resume = cells.instant(resume_date);
    activity.expected_finish = cells.instant(expect_end_date);
    activity.state = stated_state(cells, activity);
    if (activity.kind == ForeignKind::start_milestone && !activity.actual_finish) { activity.actual_finish = activity.actual_start; }
    if (activity.kind == ForeignKind::finish_milestone && !activity.actual_start) { activity.actual_start = activity.actual_finish; }
    const bool complete = activity.state == ForeignState::complete;
    if (complete) { activity.remaining = Minutes{0}; }
    if (complete && !activity.actual_finish) {
        cells.warning(status_code, {"complete-without-finish",
                                    fmt::format("{} is complete, and no actual finish is given", shown(cells.text(task_code))),
                                    "it is taken to have finished when it started, or on the data date"});
        activity.actual_finish = activity.actual_start;
    }
    if (!complete && activity.actual_finish) {
        losses.add("finish-of-open-work", "an actual finish of work that is not complete is left out", cells.line());
        activity.actual_finish.reset();
    }
    if (activity.state == ForeignState::not_started && activity.actual_start) {
        losses.add("start-of-unstarted-work", "an actual start of work that has not started is left out", cells.line());
        activity.actual_start.reset();
    }
    if (activity.state == ForeignState::in_progress && !activity.actual_start) {
        cells.warning(status_code,
                      {"active-without-start", fmt::format("{} is in progress, and no actual start is given", shown(cells.text(task_code))),
                       "it is taken as not started"});
        activity.state = ForeignState::not_started;
    }
}

std::optional<double> share(double done, double left) {
    if (done + left <= 0) { return std::nullopt; }
    constexpr double whole = 100;
    return std::clamp(whole * done / (done + left), 0.0, whole);
}

/// Percent complete of the type that the activity has: physical, of units, else of duration.
std::optional<double> percent_of(const XerCells& cells, const ForeignActivity& activity) {
    const auto type = cells.text(complete_pct_type);
    if (same_word(type, "CP_Phys")) { return cells.number(phys_complete_pct); }
    if (same_word(type, "CP_Units")) {
        const auto sum = [&](std::size_t labour, std::size_t equipment) {
            return decimal(cells.text(labour)).value_or(0) + decimal(cells.text(equipment)).value_or(0);
        };
        return share(sum(act_work_qty, act_equip_qty), sum(remain_work_qty, remain_equip_qty));
    }
    if (activity.state == ForeignState::complete) { return 100.0; }
    if (activity.state == ForeignState::not_started) { return 0.0; }
    return share(std::max(Minutes{0}, activity.duration - activity.remaining).count(), activity.remaining.count());
}

struct ConstraintWord {
    std::string_view word;
    std::array<std::optional<ConstraintKind>, 2> kinds;
};
constexpr std::array<ConstraintWord, 9> constraint_kinds{{{"CS_MSOA", {ConstraintKind::start_no_earlier}},
                                                          {"CS_MSOB", {ConstraintKind::start_no_later}},
                                                          {"CS_MSO", {ConstraintKind::start_no_earlier, ConstraintKind::start_no_later}},
                                                          {"CS_MEOA", {ConstraintKind::finish_no_earlier}},
                                                          {"CS_MEOB", {ConstraintKind::finish_no_later}},
                                                          {"CS_MEO", {ConstraintKind::finish_no_earlier, ConstraintKind::finish_no_later}},
                                                          {"CS_MANDSTART", {ConstraintKind::mandatory_start}},
                                                          {"CS_MANDFIN", {ConstraintKind::mandatory_finish}},
                                                          {"CS_ALAP", {ConstraintKind::as_late_as_possible}}}};

void read_constraint(const XerCells& cells, std::size_t type, std::size_t date, ForeignActivity& activity, Losses& losses) {
    const auto word = cells.text(type);
    if (word.empty()) { return; }
    const auto found = std::ranges::find_if(constraint_kinds, [&](const ConstraintWord& one) { return same_word(one.word, word); });
    if (found == constraint_kinds.end()) {
        losses.add("unknown-constraint", "a constraint of an unknown kind is left out: it binds no date", cells.line());
        return;
    }
    const bool dated = found->kinds.front() != ConstraintKind::as_late_as_possible;
    const auto at = dated ? cells.instant(date) : std::nullopt;
    if (dated && !at) {
        if (cells.text(date).empty()) { losses.add("constraint-without-date", "a constraint without a date is left out", cells.line()); }
        return;
    }
    for (const auto kind : found->kinds) {
        if (kind) { activity.constraints.push_back({*kind, at}); }
    }
}

std::optional<Instant> stored(const XerCells& cells, std::size_t column, std::size_t otherwise) {
    const auto at = cells.stored_instant(column);
    return at ? at : cells.stored_instant(otherwise);
}

void read_planned_dates(const XerCells& cells, ForeignActivity& activity) {
    const ForeignBaseline planned{0, cells.stored_instant(target_start_date), cells.stored_instant(target_end_date),
                                  cells.text(target_drtn_hr_cnt).empty() ? std::nullopt : std::optional{activity.duration}};
    if (planned.start || planned.finish) { activity.baselines.push_back(planned); }
}

} // namespace

ForeignAnswers answers_of(const XerCells& cells) {
    return {stored(cells, early_start_date, restart_date),
            stored(cells, early_end_date, reend_date),
            stored(cells, late_start_date, rem_late_start_date),
            stored(cells, late_end_date, rem_late_end_date),
            cells.stored_hours(total_float_hr_cnt),
            cells.stored_hours(free_float_hr_cnt),
            cells.flag(driving_path_flag)};
}

ForeignActivity activity_of(const XerCells& cells, Losses& losses) {
    ForeignActivity activity;
    activity.id = cells.text(task_id);
    activity.code = cells.name(task_code);
    activity.name = cells.name(task_name);
    activity.line = cells.line();
    activity.kind = kind_of(cells, losses);
    read_durations(cells, activity, losses);
    read_progress(cells, activity, losses);
    activity.percent = percent_of(cells, activity);
    activity.external_early_start = cells.instant(external_early_start_date);
    activity.external_late_finish = cells.instant(external_late_end_date);
    read_constraint(cells, cstr_type, cstr_date, activity, losses);
    read_constraint(cells, cstr_type2, cstr_date2, activity, losses);
    read_planned_dates(cells, activity);
    activity.answers = answers_of(cells);
    return activity;
}

} // namespace slipway::interchange
