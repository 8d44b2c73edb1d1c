#include "interchange/written_text.hpp"
#include "interchange/xer/write_parts.hpp"

#include <algorithm>

namespace slipway {
namespace {

constexpr std::size_t longest_code = 40;
constexpr std::size_t longest_phase_name = 100;

/// The last finish that is known of a project.
std::optional<Instant> known_finish(const ForeignSchedule& foreign, std::uint32_t project) {
    std::optional<Instant> latest;
    for (const auto& activity : foreign.activities) {
        if (activity.project != project) { continue; }
        const auto& finish = activity.actual_finish ? activity.actual_finish : activity.answers.early_finish;
        if (finish && (!latest || *finish > *latest)) { latest = finish; }
    }
    return latest;
}

void add_head(XerRow& row, const XerWriting& writing, std::uint32_t index) {
    const auto& project = writing.foreign.projects[index];
    const XerRow cells{{"proj_id", XerWriting::id(index)},
                       {"fy_start_month_num", "1"},
                       {"rsrc_self_add_flag", "Y"},
                       {"allow_complete_flag", "Y"},
                       {"rsrc_multi_assign_flag", "Y"},
                       {"checkout_flag", "N"},
                       {"project_flag", "Y"},
                       {"step_complete_flag", "N"},
                       {"cost_qty_recalc_flag", "N"},
                       {"batch_sum_flag", "Y"},
                       {"name_sep_char", "."},
                       {"def_complete_pct_type", "CP_Drtn"},
                       {"proj_short_name", one_code({project.code, project.line}, longest_code, index, writing.losses)},
                       {"acct_id", ""},
                       {"orig_proj_id", ""},
                       {"source_proj_id", ""},
                       {"base_type_id", ""},
                       {"clndr_id", XerWriting::id(project.calendar)},
                       {"sum_base_proj_id", ""},
                       {"task_code_base", "1000"},
                       {"task_code_step", "10"},
                       {"priority_num", "10"},
                       {"wbs_max_sum_level", "0"},
                       {"strgy_priority_num", "100"},
                       {"last_checksum", ""},
                       {"critical_drtn_hr_cnt", xer_hours(writing.foreign.options.critical.most_total_float)},
                       {"def_cost_per_qty", "0"}};
    row.insert(row.end(), cells.begin(), cells.end());
}

void add_dates(XerRow& row, const XerWriting& writing, std::uint32_t index) {
    const auto& project = writing.foreign.projects[index];
    const XerRow cells{{"last_recalc_date", xer_instant(project.data_date)},
                       {"plan_start_date", xer_instant(project.planned_start.value_or(project.data_date))},
                       {"plan_end_date", xer_instant(project.must_finish)},
                       {"scd_end_date", xer_instant(known_finish(writing.foreign, index))},
                       {"add_date", xer_instant(project.data_date)},
                       {"last_tasksum_date", ""},
                       {"fcst_start_date", ""}};
    row.insert(row.end(), cells.begin(), cells.end());
}

void add_habits(XerRow& row, const XerWriting& writing, std::uint32_t index) {
    const XerRow cells{{"def_duration_type", "DT_FixedDUR2"},
                       {"task_code_prefix", "A"},
                       {"guid", p6_guid("project/" + writing.foreign.projects[index].key)},
                       {"def_qty_type", "QT_Hour"},
                       {"add_by_name", "ADMIN"},
                       {"web_local_root_path", ""},
                       {"proj_url", ""},
                       {"def_rate_type", "COST_PER_QTY"},
                       {"add_act_remain_flag", "N"},
                       {"act_this_per_link_flag", "Y"},
                       {"def_task_type", "TT_Task"},
                       {"act_pct_link_flag", "N"},
                       {"critical_path_type", writing.foreign.options.critical.longest_path ? "CT_DrivPath" : "CT_TotFloat"},
                       {"task_code_prefix_flag", "Y"},
                       {"def_rollup_dates_flag", "Y"},
                       {"use_project_baseline_flag", "Y"},
                       {"rem_target_link_flag", "Y"},
                       {"reset_planned_flag", "N"},
                       {"allow_neg_act_flag", "N"},
                       {"sum_assign_level", "SL_Taskrsrc"}};
    row.insert(row.end(), cells.begin(), cells.end());
}

void add_rest(XerRow& row) {
    const XerRow cells{{"last_fin_dates_id", ""},  {"fintmpl_id", ""},          {"last_baseline_update_date", ""}, {"cr_external_key", ""},
                       {"apply_actuals_date", ""}, {"location_id", ""},         {"loaded_scope_level", "7"},       {"export_flag", "Y"},
                       {"new_fin_dates_id", ""},   {"baselines_to_export", ""}, {"baseline_names_to_export", ""},  {"next_data_date", ""},
                       {"close_period_flag", ""},  {"sum_refresh_date", ""},    {"trsrcsum_loaded", ""},           {"sumtask_loaded", ""}};
    row.insert(row.end(), cells.begin(), cells.end());
}

/// What a node of the outline says beyond its place; its parent's number is empty at the top.
struct Node {
    std::string id;
    std::uint32_t project = 0;
    std::string parent;
    std::size_t rank = 0;
    std::string code;
    std::string name;
    std::string key;
};

XerRow node_row(const Node& node) {
    return {{"wbs_id", node.id},
            {"proj_id", XerWriting::id(node.project)},
            {"obs_id", XerWriting::id(0)},
            {"seq_num", std::to_string(node.rank)},
            {"est_wt", "1"},
            {"proj_node_flag", xer_flag(node.parent.empty())},
            {"sum_data_flag", "Y"},
            {"status_code", "WS_Open"},
            {"wbs_short_name", node.code},
            {"wbs_name", node.name},
            {"phase_id", ""},
            {"parent_wbs_id", node.parent},
            {"ev_user_pct", "6"},
            {"ev_etc_user_value", "0.88"},
            {"orig_cost", "0"},
            {"indep_remain_total_cost", "0"},
            {"ann_dscnt_rate_pct", ""},
            {"dscnt_period_type", ""},
            {"indep_remain_work_qty", "0"},
            {"anticip_start_date", ""},
            {"anticip_end_date", ""},
            {"ev_compute_type", "EC_Cmp_pct"},
            {"ev_etc_compute_type", "EE_Rem_hr"},
            {"guid", p6_guid(node.key)},
            {"tmpl_guid", ""},
            {"plan_open_state", ""}};
}

Node project_node(const XerWriting& writing, std::uint32_t index) {
    const auto& project = writing.foreign.projects[index];
    return {.id = XerWriting::project_node(index),
            .project = index,
            .parent = {},
            .rank = index,
            .code = one_code({project.code, 0}, longest_code, index, writing.losses),
            .name = one_line({project.name.empty() ? project.code : project.name, project.line}, longest_phase_name, writing.losses),
            .key = "node/" + project.key};
}

Node phase_node(const XerWriting& writing, std::uint32_t index) {
    const auto& phase = writing.foreign.phases[index];
    const auto& code = phase.code.empty() ? XerWriting::id(index) : phase.code;
    return {.id = writing.phase_node(index),
            .project = phase.project,
            .parent = phase.parent ? writing.phase_node(*phase.parent) : XerWriting::project_node(phase.project),
            .rank = index,
            .code = one_code({code, phase.line}, longest_code, index, writing.losses),
            .name = one_line({phase.name.empty() ? code : phase.name, phase.line}, longest_phase_name, writing.losses),
            .key = "phase/" + writing.foreign.projects[phase.project].key + "/" + std::to_string(index)};
}

} // namespace

void write_xer_projects(const XerWriting& writing) {
    XerTable table{writing.out, "PROJECT"};
    for (std::uint32_t i = 0; i < writing.foreign.projects.size(); ++i) {
        XerRow row;
        add_head(row, writing, i);
        add_dates(row, writing, i);
        add_habits(row, writing, i);
        add_rest(row);
        table.add(row);
    }
}

void write_xer_outline(const XerWriting& writing) {
    XerTable table{writing.out, "PROJWBS"};
    for (std::uint32_t i = 0; i < writing.foreign.projects.size(); ++i) { table.add(node_row(project_node(writing, i))); }
    for (std::uint32_t i = 0; i < writing.foreign.phases.size(); ++i) { table.add(node_row(phase_node(writing, i))); }
}

} // namespace slipway
