#pragma once
// One row of TASK as an activity: what it is, how far it is, what binds it, what the tool computed of it.

#include "interchange/xer/cells.hpp"

namespace slipway::interchange {

/// The columns of TASK that are read.
enum TaskColumn : std::size_t {
    task_id,
    proj_id,
    wbs_id,
    clndr_id,
    task_code,
    task_name,
    task_type,
    status_code,
    complete_pct_type,
    phys_complete_pct,
    target_drtn_hr_cnt,
    remain_drtn_hr_cnt,
    act_work_qty,
    remain_work_qty,
    act_equip_qty,
    remain_equip_qty,
    act_start_date,
    act_end_date,
    suspend_date,
    resume_date,
    expect_end_date,
    external_early_start_date,
    external_late_end_date,
    cstr_type,
    cstr_date,
    cstr_type2,
    cstr_date2,
    target_start_date,
    target_end_date,
    early_start_date,
    early_end_date,
    late_start_date,
    late_end_date,
    restart_date,
    reend_date,
    rem_late_start_date,
    rem_late_end_date,
    total_float_hr_cnt,
    free_float_hr_cnt,
    driving_path_flag,
    task_column_count
};
extern const XerColumns<task_column_count> task_columns;

/// All but the project, the phase and the calendar, which the caller finds.
[[nodiscard]] ForeignActivity activity_of(const XerCells& cells, Losses& losses);

/// What the tool stored of a row.
[[nodiscard]] ForeignAnswers answers_of(const XerCells& cells);

} // namespace slipway::interchange
