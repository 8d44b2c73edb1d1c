#include "interchange/working_time.hpp"
#include "interchange/xer/write_parts.hpp"

#include <algorithm>
#include <array>

namespace slipway {
namespace {

constexpr std::array<Words<XerLagCalendar>, 4> lag_words{{{XerLagCalendar::predecessor, "rcal_Predecessor"},
                                                          {XerLagCalendar::successor, "rcal_Successor"},
                                                          {XerLagCalendar::project, "rcal_ProjDefault"},
                                                          {XerLagCalendar::always, "rcal_24Hour"}}};

constexpr std::array<Words<FloatKind>, 3> float_words{
    {{FloatKind::finish, "FT_FF"}, {FloatKind::start, "FT_SS"}, {FloatKind::smallest, "FT_Min"}}};

FloatKind float_kind(const ScheduleOptions& options) {
    return options.total_float.value_or(options.rules == RuleSet::p6 ? FloatKind::finish : FloatKind::smallest);
}

bool measured_in(const ForeignSchedule& foreign, const ForeignRelation& relation, XerLagCalendar calendar) {
    const auto& to = foreign.activities[relation.to];
    switch (calendar) {
    case XerLagCalendar::predecessor: return relation.lag_calendar == foreign.activities[relation.from].calendar;
    case XerLagCalendar::successor: return relation.lag_calendar == to.calendar;
    case XerLagCalendar::project: return relation.lag_calendar == foreign.projects[to.project].calendar;
    case XerLagCalendar::always: break;
    }
    return always_open(foreign.calendars[relation.lag_calendar].rules);
}

XerRow option_row(const XerWriting& writing, std::uint32_t project) {
    const auto& options = writing.foreign.options;
    const auto& rules = options.schedule;
    return {{"schedoptions_id", XerWriting::id(project)},
            {"proj_id", XerWriting::id(project)},
            {"sched_outer_depend_type", options.ignore_other_projects ? "SD_None" : "SD_Both"},
            {"sched_open_critical_flag", xer_flag(options.critical.open_ends)},
            {"sched_lag_early_start_flag", xer_flag(!rules.start_lag_from_actual)},
            {"sched_retained_logic", xer_flag(rules.logic == ProgressLogic::retained)},
            {"sched_setplantoforecast", "N"},
            {"sched_float_type", std::string{word_of(float_words, float_kind(rules))}},
            {"sched_calendar_on_relationship_lag", std::string{word_of(lag_words, writing.lag_calendar)}},
            {"sched_use_expect_end_flag", xer_flag(options.use_expected_finish)},
            {"sched_progress_override", xer_flag(rules.logic == ProgressLogic::override_)},
            {"level_float_thrs_cnt", "0"},
            {"level_outer_assign_flag", "N"},
            {"level_outer_assign_priority", "5"},
            {"level_over_alloc_pct", "25"},
            {"level_within_float_flag", "N"},
            {"level_keep_sched_date_flag", "Y"},
            {"level_all_rsrc_flag", "Y"},
            {"sched_use_project_end_date_for_float", xer_flag(!options.float_to_all_projects)},
            {"enable_multiple_longest_path_calc", "N"},
            {"limit_multiple_longest_path_calc", "Y"},
            {"max_multiple_longest_path", "10"},
            {"use_total_float_multiple_longest_paths", "N"},
            {"key_activity_for_multiple_longest_paths", ""},
            {"LevelPriorityList", "(0||priority_type()(0||SortOrder(value|ASC)()))"}};
}

} // namespace

XerLagCalendar xer_lag_calendar(const ForeignSchedule& foreign) {
    std::array<std::size_t, lag_words.size()> held{};
    for (const auto& relation : foreign.relations) {
        if (relation.lag == Minutes{0}) { continue; }
        for (std::size_t i = 0; i < lag_words.size(); ++i) {
            if (measured_in(foreign, relation, lag_words.at(i).first)) { ++held.at(i); }
        }
    }
    return lag_words.at(static_cast<std::size_t>(std::ranges::max_element(held) - held.begin())).first;
}

void write_xer_options(const XerWriting& writing) {
    XerTable table{writing.out, "SCHEDOPTIONS"};
    for (std::uint32_t i = 0; i < writing.foreign.projects.size(); ++i) { table.add(option_row(writing, i)); }
}

void write_xer_relations(const XerWriting& writing) {
    constexpr std::array<Words<RelationType>, 4> types{{{RelationType::finish_start, "PR_FS"},
                                                        {RelationType::start_start, "PR_SS"},
                                                        {RelationType::finish_finish, "PR_FF"},
                                                        {RelationType::start_finish, "PR_SF"}}};
    XerTable table{writing.out, "TASKPRED"};
    for (std::size_t i = 0; i < writing.foreign.relations.size(); ++i) {
        const auto& relation = writing.foreign.relations[i];
        if (!writing.written(relation.from) || !writing.written(relation.to)) { continue; } // counted with the work left out
        if (relation.lag != Minutes{0} && !measured_in(writing.foreign, relation, writing.lag_calendar)) {
            writing.losses.add("lag-calendar", "P6 measures all lags of a project in one kind of calendar: this one was another's",
                               relation.line);
        }
        table.add({{"task_pred_id", XerWriting::id(i)},
                   {"task_id", XerWriting::id(relation.to)},
                   {"pred_task_id", XerWriting::id(relation.from)},
                   {"proj_id", XerWriting::id(writing.foreign.activities[relation.to].project)},
                   {"pred_proj_id", XerWriting::id(writing.foreign.activities[relation.from].project)},
                   {"pred_type", std::string{word_of(types, relation.type)}},
                   {"lag_hr_cnt", xer_hours(relation.lag)},
                   {"comments", ""},
                   {"float_path", ""},
                   {"aref", ""},
                   {"arls", ""}});
    }
}

} // namespace slipway
