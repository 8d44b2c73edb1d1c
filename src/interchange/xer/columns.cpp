#include "interchange/xer/columns.hpp"

#include "interchange/xer/text.hpp"
#include "interchange/xer/values.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace slipway::interchange {
namespace {

/// Of the rows of any table.
constexpr std::array<std::string_view, 10> of_rows{"guid",        "tmpl_guid",   "create_date",   "create_user",    "update_date",
                                                   "update_user", "add_by_name", "last_checksum", "last_chng_date", "seq_num"};

constexpr std::array<std::string_view, 10> of_tasks{"rev_fdbk_flag", "lock_plan_flag", "auto_compute_act_flag", "est_wt",
                                                    "review_type",   "float_path",     "float_path_order",      "crt_path_num",
                                                    "rsrc_id",       "review_end_date"};

constexpr std::array<std::string_view, 5> of_relations{"task_pred_id", "float_path", "aref", "arls", "proj_id"};

constexpr std::array<std::string_view, 3> of_calendars{"proj_id", "rsrc_private", "year_hr_cnt"};

constexpr std::array<std::string_view, 17> of_phases{"obs_id",
                                                     "est_wt",
                                                     "proj_node_flag",
                                                     "sum_data_flag",
                                                     "status_code",
                                                     "phase_id",
                                                     "anticip_start_date",
                                                     "anticip_end_date",
                                                     "ev_user_pct",
                                                     "ev_etc_user_value",
                                                     "orig_cost",
                                                     "indep_remain_total_cost",
                                                     "ann_dscnt_rate_pct",
                                                     "dscnt_period_type",
                                                     "indep_remain_work_qty",
                                                     "ev_compute_type",
                                                     "ev_etc_compute_type"};

/// Fields of a project that rule rows to come, screens, costs and how rows are shared.
constexpr std::array<std::string_view, 60> of_projects{"fy_start_month_num",
                                                       "rsrc_self_add_flag",
                                                       "allow_complete_flag",
                                                       "rsrc_multi_assign_flag",
                                                       "checkout_flag",
                                                       "project_flag",
                                                       "step_complete_flag",
                                                       "cost_qty_recalc_flag",
                                                       "batch_sum_flag",
                                                       "name_sep_char",
                                                       "def_complete_pct_type",
                                                       "acct_id",
                                                       "orig_proj_id",
                                                       "source_proj_id",
                                                       "base_type_id",
                                                       "sum_base_proj_id",
                                                       "task_code_base",
                                                       "task_code_step",
                                                       "priority_num",
                                                       "wbs_max_sum_level",
                                                       "strgy_priority_num",
                                                       "def_cost_per_qty",
                                                       "scd_end_date",
                                                       "add_date",
                                                       "last_tasksum_date",
                                                       "fcst_start_date",
                                                       "def_duration_type",
                                                       "task_code_prefix",
                                                       "def_qty_type",
                                                       "web_local_root_path",
                                                       "proj_url",
                                                       "def_rate_type",
                                                       "add_act_remain_flag",
                                                       "act_this_per_link_flag",
                                                       "def_task_type",
                                                       "act_pct_link_flag",
                                                       "task_code_prefix_flag",
                                                       "def_rollup_dates_flag",
                                                       "use_project_baseline_flag",
                                                       "rem_target_link_flag",
                                                       "reset_planned_flag",
                                                       "allow_neg_act_flag",
                                                       "sum_assign_level",
                                                       "last_fin_dates_id",
                                                       "fintmpl_id",
                                                       "last_baseline_update_date",
                                                       "cr_external_key",
                                                       "apply_actuals_date",
                                                       "location_id",
                                                       "loaded_scope_level",
                                                       "new_fin_dates_id",
                                                       "baselines_to_export",
                                                       "baseline_names_to_export",
                                                       "next_data_date",
                                                       "close_period_flag",
                                                       "sum_refresh_date",
                                                       "trsrcsum_loaded",
                                                       "sumtask_loaded",
                                                       "last_schedule_date",
                                                       "intg_proj_type"};

/// What resource levelling reads, which we do not do.
constexpr std::array<std::string_view, 11> of_options{"schedoptions_id",          "level_all_rsrc_flag",
                                                      "level_float_thrs_cnt",     "level_keep_sched_date_flag",
                                                      "level_outer_assign_flag",  "level_outer_assign_priority",
                                                      "level_over_alloc_pct",     "level_within_float_flag",
                                                      "LevelPriorityList",        "limit_multiple_longest_path_calc",
                                                      "max_multiple_longest_path"};

std::span<const std::string_view> quiet_columns(std::string_view table) {
    if (table == "TASK") { return of_tasks; }
    if (table == "TASKPRED") { return of_relations; }
    if (table == "CALENDAR") { return of_calendars; }
    if (table == "PROJWBS") { return of_phases; }
    if (table == "PROJECT") { return of_projects; }
    if (table == "SCHEDOPTIONS") { return of_options; }
    return {};
}

constexpr std::array<std::string_view, 13> tables_read{"PROJECT",  "SCHEDOPTIONS", "CALENDAR", "PROJWBS",  "TASK",
                                                       "TASKPRED", "ACTVTYPE",     "ACTVCODE", "TASKACTV", "UDFTYPE",
                                                       "UDFVALUE", "UDFCODE",      "ERMHDR"};

struct LostTable {
    std::string_view table;
    std::string_view code;
    std::string_view message;
};

constexpr std::array<LostTable, 34> lost_tables{
    {{"ACCOUNT", "cost-account", "cost accounts are not kept; they move no date"},
     {"ASGNMNTACAT", "assignment-code", "codes of resource assignments are not kept; they move no date"},
     {"ASGNMNTCATTYPE", "assignment-code", "codes of resource assignments are not kept; they move no date"},
     {"ASGNMNTCATVAL", "assignment-code", "codes of resource assignments are not kept; they move no date"},
     {"COSTTYPE", "expense-category", "expense categories are not kept; they move no date"},
     {"CURRTYPE", "currency", "currencies are not kept; they move no date"},
     {"DOCUMENT", "document", "documents are not kept; they move no date"},
     {"FINTMPL", "financial-period", "financial periods are not kept; they move no date"},
     {"MEMOTYPE", "note-topic", "topics of notes are not kept; they move no date"},
     {"OBS", "organisation", "the organisation is not kept; it moves no date"},
     {"PCATTYPE", "project-code", "codes of projects are not kept; they move no date"},
     {"PCATVAL", "project-code", "codes of projects are not kept; they move no date"},
     {"PROJCOST", "expense", "expenses are not kept; they move no date"},
     {"PROJPCAT", "project-code", "codes of projects are not kept; they move no date"},
     {"RCATTYPE", "resource-code", "codes of resources are not kept; they move no date"},
     {"RCATVAL", "resource-code", "codes of resources are not kept; they move no date"},
     {"RISKTYPE", "risk", "risks are not kept; they move no date"},
     {"ROLECATTYPE", "role-code", "codes of roles are not kept; they move no date"},
     {"ROLECATVAL", "role-code", "codes of roles are not kept; they move no date"},
     {"ROLERATE", "role", "roles are not kept; they move no date"},
     {"ROLES", "role", "roles are not kept; they move no date"},
     {"RSRC", "resource", "resources are not kept; they move dates of resource-dependent work only"},
     {"RSRCCURVDATA", "resource-curve", "resource curves are not kept; they move no date"},
     {"RSRCRATE", "resource-rate", "rates of resources are not kept; they move no date"},
     {"RSRCRCAT", "resource-code", "codes of resources are not kept; they move no date"},
     {"RSRCROLE", "role", "roles are not kept; they move no date"},
     {"SHIFT", "shift", "shifts of resources are not kept; they move no date"},
     {"SHIFTPER", "shift", "shifts of resources are not kept; they move no date"},
     {"TASKDOC", "document", "documents are not kept; they move no date"},
     {"TASKMEMO", "note", "notes are not kept; they move no date"},
     {"TASKPROC", "activity-step", "steps of activities are not kept; they move no date"},
     {"TASKRSRC", "resource-assignment", "resource assignments are not kept; they move dates of resource-dependent work only"},
     {"UMEASURE", "unit", "units of measure are not kept; they move no date"},
     {"WBSMEMO", "note", "notes are not kept; they move no date"}}};

constexpr std::size_t most_unknown_tables = 100;

} // namespace

// NOLINTNEXTLINE(bugprone-easily-swappable-parameters): the wider, then the narrower
bool says_nothing_of_work(std::string_view table, std::string_view column) {
    const auto quiet = quiet_columns(table);
    const auto is_it = [&](std::string_view other) { return same_word(other, column); };
    return std::ranges::any_of(of_rows, is_it) || std::ranges::any_of(quiet, is_it);
}

void tell_lost_tables(const XerText& text, Losses& losses) {
    std::size_t unknown = 0;
    for (const auto& section : text.sections) {
        const bool read = std::ranges::find(tables_read, section.table) != tables_read.end();
        if (read || section.row_count == 0) { continue; }
        const auto lost = std::ranges::find(lost_tables, section.table, &LostTable::table);
        if (lost != lost_tables.end()) {
            losses.add(lost->code, lost->message, section.rows_line, section.row_count);
        } else if (++unknown > most_unknown_tables) {
            losses.add("other-tables", "rows of more tables that are not kept", section.rows_line, section.row_count);
        } else {
            losses.add(loss_code("table", section.table), fmt::format("rows of the table {} are not kept", shown(section.table)),
                       section.rows_line, section.row_count);
        }
    }
}

} // namespace slipway::interchange
