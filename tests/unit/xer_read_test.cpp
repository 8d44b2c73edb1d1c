#include "unit/xer_texts.hpp"

#include <catch2/catch.hpp>

namespace slipway {
namespace {

using namespace test;
using Lines = std::vector<std::string>;

std::string at(const std::optional<Instant>& instant) { return instant ? to_string(*instant) : "none"; }

std::vector<std::string> keys_of(const ForeignFile& file) {
    std::vector<std::string> keys;
    for (const auto& one : file.schedule->activities) { keys.push_back(one.key); }
    return keys;
}

constexpr std::string_view two_tasks = "*TASK|task_id|proj_id|task_code|task_name|clndr_id|target_drtn_hr_cnt\n"
                                       "100|10|A1010|Survey|1|16\n"
                                       "101|10|A1000|Design|1|8\n";

} // namespace

TEST_CASE("a project and its work are read from their tables") {
    const auto file = read_small(two_tasks);
    REQUIRE(problems_of(file) == Lines{});
    REQUIRE(file.schedule);
    CHECK(file.schedule->version == "19.12");
    REQUIRE(file.schedule->projects.size() == 1);
    CHECK(file.schedule->projects[0].key == "p");
    CHECK(to_string(file.schedule->projects[0].data_date) == "2024-03-04T08:00");
    CHECK(keys_of(file) == Lines{"a1000", "a1010"});
    CHECK(activity(file, "a1010").duration == Minutes{960});
    CHECK(activity(file, "a1010").remaining == Minutes{960});
    CHECK(activity(file, "a1010").line == 10);
}

TEST_CASE("columns are found by name, in any order, and absent ones are absent") {
    const auto file = read_small("*TASK|task_name|remain_drtn_hr_cnt|status_code|task_id|act_start_date|proj_id\n"
                                 "Survey|4|TK_Active|7|2024-03-01 08:00|10\n");
    REQUIRE(file.schedule);
    const auto& one = file.schedule->activities.at(0);
    CHECK(one.key == "a7");
    CHECK(one.state == ForeignState::in_progress);
    CHECK(at(one.actual_start) == "2024-03-01T08:00");
    CHECK(one.calendar == 0);
    CHECK(one.remaining == Minutes{240});
}

TEST_CASE("every type of work is read") {
    const auto file = read_small("*TASK|task_id|proj_id|task_code|task_type\n"
                                 "1|10|A|TT_Task\n2|10|B|TT_Rsrc\n3|10|C|TT_Mile\n4|10|D|TT_FinMile\n5|10|E|TT_LOE\n6|10|F|TT_WBS\n");
    REQUIRE(file.schedule);
    std::vector<ForeignKind> kinds;
    for (const auto& one : file.schedule->activities) { kinds.push_back(one.kind); }
    CHECK(kinds == std::vector{ForeignKind::task, ForeignKind::task, ForeignKind::start_milestone, ForeignKind::finish_milestone,
                               ForeignKind::level_of_effort, ForeignKind::summary});
}

TEST_CASE("resource-dependent work follows the driving resource that ends last, and material and idle resources do not count") {
    const auto file = read_small(
        "*CALENDAR|clndr_id|default_flag|clndr_name|day_hr_cnt|clndr_data\n"
        "7|N|Always|24|(0||CalendarData()((0||DaysOfWeek()((0||1()((0||0(s|00:00|f|00:00)())))(0||2()((0||0(s|00:00|f|00:00)())))"
        "(0||3()((0||0(s|00:00|f|00:00)())))(0||4()((0||0(s|00:00|f|00:00)())))(0||5()((0||0(s|00:00|f|00:00)())))"
        "(0||6()((0||0(s|00:00|f|00:00)())))(0||7()((0||0(s|00:00|f|00:00)())))))))\n"
        "*RSRC|rsrc_id|clndr_id|rsrc_type\n1|7|RT_Labor\n2|7|RT_Labor\n3|7|RT_Mat\n"
        "*TASK|task_id|proj_id|task_code|task_type|remain_drtn_hr_cnt|target_drtn_hr_cnt\n"
        "1|10|A|TT_Rsrc|8|8\n2|10|B|TT_Rsrc|8|8\n3|10|C|TT_Task|8|8\n"
        "*TASKRSRC|task_id|rsrc_id|remain_qty|remain_qty_per_hr|target_qty|target_qty_per_hr|rollup_dates_flag\n"
        "1|1|12|0.5|24|0.5|Y\n1|2|6|1|6|1|Y\n1|2|99|1|99|1|N\n2|3|10|1|10|1|Y\n2|1|0|1|0|1|Y\n3|1|30|1|30|1|Y\n");
    REQUIRE(file.schedule);
    const auto& a = activity(file, "a");
    CHECK(file.schedule->calendars[a.calendar].name == "Always");
    CHECK(a.remaining == Minutes{24 * 60});
    CHECK(a.duration == Minutes{48 * 60});
    for (const auto* other : {"b", "c"}) {
        CHECK(file.schedule->calendars[activity(file, other).calendar].name != "Always");
        CHECK(activity(file, other).remaining == Minutes{8 * 60});
    }
    CHECK(lost(file, "resource-dependent") == 1);
}

TEST_CASE("projects that a file only touches hold their neighbours by the dates that were stored for them") {
    const auto file =
        read_xer("plan.xer", "ERMHDR\t19.12\n%T\tPROJECT\n%F\tproj_id\tproj_short_name\tlast_recalc_date\texport_flag\n"
                             "%R\t10\tOURS\t2024-03-04 08:00\tY\n%R\t20\tFAR\t2024-03-01 08:00\t\n"
                             "%T\tTASK\n%F\ttask_id\tproj_id\tclndr_id\ttask_code\tearly_start_date\tearly_end_date\tlate_start_date\n"
                             "%R\t1\t10\t\tA\t\t\t\n%R\t2\t10\t\tB\t\t\t\n"
                             "%R\t3\t20\t99\tX\t2024-03-06 08:00\t2024-03-07 17:00\t2024-03-11 08:00\n"
                             "%T\tTASKPRED\n%F\ttask_id\tpred_task_id\tproj_id\tpred_proj_id\tpred_type\tlag_hr_cnt\n"
                             "%R\t1\t3\t10\t20\tPR_SS\t0\n%R\t3\t2\t20\t10\tPR_FS\t0\n%E\n");
    REQUIRE(problems_of(file) == Lines{});
    REQUIRE(file.schedule);
    CHECK(file.schedule->projects.size() == 1);
    CHECK(keys_of(file) == Lines{"a", "b"});
    CHECK(at(activity(file, "a").external_early_start) == "2024-03-06T08:00");
    CHECK(at(activity(file, "b").external_late_finish) == "2024-03-11T08:00");
    CHECK(lost(file, "unexported-project") == 2);
}

TEST_CASE("relations of a WBS summary are left out, as in P6") {
    const auto file = read_small("*TASK|task_id|proj_id|task_code|task_type\n1|10|A|TT_Task\n2|10|B|TT_WBS\n3|10|C|TT_Task\n"
                                 "*TASKPRED|task_id|pred_task_id|pred_type\n2|1|PR_FS\n1|2|PR_FS\n3|1|PR_FS\n");
    REQUIRE(file.schedule);
    CHECK(file.schedule->relations.size() == 1);
    CHECK(lost(file, "summary-relation") == 2);
}

TEST_CASE("both constraints of an activity are read, and start-on is a pair") {
    const auto file = read_small("*TASK|task_id|proj_id|task_code|cstr_type|cstr_date|cstr_type2|cstr_date2\n"
                                 "1|10|A|CS_MSO|2024-03-05 08:00|CS_MEOB|2024-03-08\n"
                                 "2|10|B|CS_ALAP||CS_MANDFIN|2024-03-06 17:00\n");
    REQUIRE(file.schedule);
    const auto& constraints = activity(file, "a").constraints;
    REQUIRE(constraints.size() == 3);
    CHECK(constraints[0].kind == ConstraintKind::start_no_earlier);
    CHECK(constraints[1].kind == ConstraintKind::start_no_later);
    CHECK(at(constraints[1].at) == "2024-03-05T08:00");
    CHECK(constraints[2].kind == ConstraintKind::finish_no_later);
    CHECK(at(constraints[2].at) == "2024-03-08T00:00");
    REQUIRE(activity(file, "b").constraints.size() == 2);
    CHECK_FALSE(activity(file, "b").constraints[0].at);
    CHECK(activity(file, "b").constraints[1].kind == ConstraintKind::mandatory_finish);
}

TEST_CASE("hours have a point or a comma") {
    const auto file = read_small("*TASK|task_id|proj_id|task_code|target_drtn_hr_cnt\n1|10|A|7.5\n2|10|B|7,5\n3|10|C|1.200,25\n");
    REQUIRE(file.schedule);
    CHECK(activity(file, "a").duration == Minutes{450});
    CHECK(activity(file, "b").duration == Minutes{450});
    CHECK(activity(file, "c").duration == Minutes{72015});
}

TEST_CASE("progress, planned dates and the tool's own answers are read") {
    const auto file =
        read_small("*TASK|task_id|proj_id|task_code|status_code|complete_pct_type|phys_complete_pct|target_drtn_hr_cnt|remain_drtn_hr_cnt|"
                   "act_start_date|suspend_date|resume_date|expect_end_date|target_start_date|target_end_date|restart_date|early_end_date|"
                   "late_start_date|late_end_date|total_float_hr_cnt|free_float_hr_cnt|driving_path_flag|external_early_start_date\n"
                   "1|10|A|TK_Active|CP_Phys|30|40|24|2024-03-01 08:00|2024-03-02 17:00|2024-03-06 08:00|2024-03-12 17:00|2024-03-01 08:00|"
                   "2024-03-07 17:00|2024-03-06 08:00|2024-03-08 17:00|2024-03-07 08:00|2024-03-11 17:00|8|0|Y|2024-03-05 08:00\n");
    REQUIRE(file.schedule);
    const auto& one = activity(file, "a");
    CHECK(one.percent == 30.0);
    CHECK(at(one.suspended) == "2024-03-02T17:00");
    CHECK(at(one.resume) == "2024-03-06T08:00");
    CHECK(at(one.expected_finish) == "2024-03-12T17:00");
    CHECK(at(one.external_early_start) == "2024-03-05T08:00");
    REQUIRE(one.baselines.size() == 1);
    CHECK(at(one.baselines[0].finish) == "2024-03-07T17:00");
    CHECK(one.baselines[0].duration == Minutes{2400});
    CHECK(at(one.answers.early_start) == "2024-03-06T08:00");
    CHECK(at(one.answers.early_finish) == "2024-03-08T17:00");
    CHECK(at(one.answers.late_finish) == "2024-03-11T17:00");
    CHECK(one.answers.total_float == Minutes{480});
    CHECK(one.answers.driving == true);
}

TEST_CASE("a complete milestone has both its dates") {
    const auto file = read_small("*TASK|task_id|proj_id|task_code|task_type|status_code|act_start_date|act_end_date\n"
                                 "1|10|A|TT_Mile|TK_Complete|2024-03-01 08:00|\n"
                                 "2|10|B|TT_FinMile|TK_Complete||2024-03-01 17:00\n");
    REQUIRE(problems_of(file) == Lines{});
    CHECK(at(activity(file, "a").actual_finish) == "2024-03-01T08:00");
    CHECK(at(activity(file, "b").actual_start) == "2024-03-01T17:00");
}

TEST_CASE("relations have a type, a lag and the calendar that the options name") {
    const auto relations = std::string{two_tasks} +
                           "*TASKPRED|task_pred_id|task_id|pred_task_id|proj_id|pred_proj_id|pred_type|lag_hr_cnt\n"
                           "1|100|101|10|10|PR_SS|-4\n";
    const auto file = read_small(relations);
    REQUIRE(file.schedule);
    const auto& one = file.schedule->relations.at(0);
    CHECK(file.schedule->activities[one.from].key == "a1000");
    CHECK(file.schedule->activities[one.to].key == "a1010");
    CHECK(one.type == RelationType::start_start);
    CHECK(one.lag == Minutes{-240});
    CHECK(one.lag_calendar == 0);

    const auto clock = read_small(relations + "*SCHEDOPTIONS|proj_id|sched_calendar_on_relationship_lag\n10|rcal_24Hour\n");
    REQUIRE(clock.schedule);
    REQUIRE(clock.schedule->calendars.size() == 2);
    CHECK(clock.schedule->relations.at(0).lag_calendar == 1);
    CHECK(clock.schedule->calendars[1].rules.week[6] == DayHours{{0, 1440}});
    CHECK(clock.schedule->calendars[1].rules.per_day == Minutes{1440});
}

TEST_CASE("the options of the file are read") {
    const auto file = read_xer(
        "plan.xer", xer("*CALENDAR|clndr_id|clndr_data\n1|\n"
                        "*PROJECT|proj_id|proj_short_name|last_recalc_date|plan_end_date|critical_path_type|critical_drtn_hr_cnt\n"
                        "10|P|2024-03-04 08:00|2024-12-31 17:00|CT_DrivPath|8\n"
                        "*SCHEDOPTIONS|proj_id|sched_retained_logic|sched_progress_override|sched_lag_early_start_flag|sched_float_type|"
                        "sched_open_critical_flag|sched_use_expect_end_flag|sched_outer_depend_type|sched_use_project_end_date_for_float|"
                        "enable_multiple_longest_path_calc\n"
                        "10|N|Y|N|FT_Min|Y|N|SD_None|N|Y\n"));
    REQUIRE(file.schedule);
    const auto& options = file.schedule->options;
    CHECK(options.schedule.logic == ProgressLogic::override_);
    CHECK(options.schedule.start_lag_from_actual);
    CHECK(options.schedule.total_float == FloatKind::smallest);
    CHECK(options.critical == CriticalRule{true, Minutes{480}, true});
    CHECK_FALSE(options.use_expected_finish);
    CHECK(options.ignore_other_projects);
    CHECK(options.float_to_all_projects);
    CHECK(at(file.schedule->projects[0].must_finish) == "2024-12-31T17:00");
    CHECK(lost(file, "multiple-float-paths") == 1);
}

TEST_CASE("neither retained logic nor progress override means actual dates") {
    const auto file = read_small("*SCHEDOPTIONS|proj_id|sched_retained_logic|sched_progress_override\n10|N|N\n");
    REQUIRE(file.schedule);
    CHECK(file.schedule->options.schedule.logic == ProgressLogic::actual_dates);
}

TEST_CASE("a project whose options are others is a loss") {
    const auto file =
        read_small("*PROJECT|proj_id|proj_short_name|clndr_id|last_recalc_date|critical_path_type\n11|Q|1|2024-03-04 08:00|CT_DrivPath\n");
    REQUIRE(file.schedule);
    CHECK(lost(file, "options-differ") == 1);
}

TEST_CASE("the outline is in order, and a project's own node names the project") {
    const auto file = read_small("*PROJWBS|wbs_id|proj_id|parent_wbs_id|proj_node_flag|seq_num|wbs_short_name|wbs_name\n"
                                 "54|10|53|N|2|2.1|Piles\n"
                                 "52|10|50|N|1|1|Design\n"
                                 "53|10|50|N|2|2|Works\n"
                                 "50|10|1|Y|0|P|New hospital\n"
                                 "*TASK|task_id|proj_id|wbs_id|task_code|task_type\n"
                                 "1|10|54|A|TT_Task\n2|10|50|B|TT_WBS\n");
    REQUIRE(problems_of(file) == Lines{});
    CHECK(file.schedule->projects[0].name == "New hospital");
    Lines names;
    for (const auto& phase : file.schedule->phases) { names.push_back(phase.name); }
    CHECK(names == Lines{"Design", "Works", "Piles"});
    CHECK(file.schedule->phases[2].parent == 1U);
    CHECK(activity(file, "a").phase == 2U);
    CHECK_FALSE(activity(file, "b").phase);
}

TEST_CASE("activity codes and custom fields are tags") {
    const auto file = read_small(std::string{two_tasks} +
                                 "*ACTVTYPE|actv_code_type_id|actv_code_type\n1|Phase\n"
                                 "*ACTVCODE|actv_code_id|actv_code_type_id|short_name|actv_code_name\n5|1|D|Design\n6|1|E|\n"
                                 "*TASKACTV|task_id|actv_code_id|actv_code_type_id\n101|5|1\n100|6|1\n100|9|1\n999|5|1\n"
                                 "*UDFTYPE|udf_type_id|table_name|udf_type_name|udf_type_label\n7|TASK|user1|Owner\n8|PROJECT|user2|City\n"
                                 "*UDFVALUE|udf_type_id|fk_id|udf_text|udf_number\n7|101|\"\"Ann\"\"|\n7|100||4.5\n8|10|Huadu|\n");
    REQUIRE(file.schedule);
    const auto& tags = activity(file, "a1000").tags;
    REQUIRE(tags.size() == 2);
    CHECK(tags[0].field == "Phase");
    CHECK(tags[0].value == "Design");
    CHECK(tags[1].field == "Owner");
    CHECK(tags[1].value == "\"Ann\"");
    CHECK(activity(file, "a1010").tags.at(0).value == "E");
    CHECK(activity(file, "a1010").tags.at(1).value == "4.5");
    CHECK(lost(file, "unknown-activity-code") == 1);
    CHECK(lost(file, "custom-field") == 1);
    CHECK(lost(file, "tag-of-other-work") == 1);
}

TEST_CASE("work that a row of TASKRSRC names is resourced") {
    const auto file = read_small("*TASK|task_id|proj_id|task_code\n1|10|A\n2|10|B\n*TASKRSRC|taskrsrc_id|task_id|rsrc_id\n7|2|5\n8|99|5\n");
    REQUIRE(file.schedule);
    CHECK_FALSE(activity(file, "a").resourced);
    CHECK(activity(file, "b").resourced);
}

TEST_CASE("what nobody reads is a loss with a count") {
    const auto file =
        read_small("*TASK|task_id|proj_id|task_code|priority_type|target_work_qty|guid\n1|10|A|PT_High|40|x\n2|10|B|PT_Normal|0|y\n"
                   "*RSRC|rsrc_id\n1\n2\n"
                   "*TASKRSRC|taskrsrc_id\n1\n2\n3\n"
                   "*SOMETHING|id\n1\n");
    REQUIRE(file.schedule);
    CHECK(lost(file, "resource") == 2);
    CHECK(lost(file, "resource-assignment") == 3);
    CHECK(lost(file, "table-something") == 1);
    CHECK(lost(file, "task-priority-type") == 1);
    CHECK(lost(file, "task-target-work-qty") == 1);
    CHECK(lost(file, "task-guid") == 0);
    const auto found = std::ranges::find(file.schedule->losses, "resource-assignment", &Loss::code);
    CHECK(found->line == 18);
}

TEST_CASE("one project of several is read when it is asked for, and what it waits for is external") {
    const auto text = small_xer("*PROJECT|proj_id|proj_short_name|clndr_id|last_recalc_date\n11|Q|1|2024-03-04 08:00\n"
                                "*TASK|task_id|proj_id|task_code|external_early_start_date\n1|10|A|2024-03-05 08:00\n2|11|B|\n"
                                "*TASKPRED|task_id|pred_task_id|proj_id|pred_proj_id|pred_type\n1|2|10|11|PR_FS\n2|77|11|99|PR_FS\n");
    const auto both = read_xer("plan.xer", text);
    REQUIRE(both.schedule);
    CHECK(both.schedule->projects.size() == 2);
    CHECK(both.schedule->relations.size() == 1);
    CHECK(lost(both, "external-predecessor") == 1);

    for (const auto* name : {"P", "10"}) {
        const auto one = read_xer("plan.xer", text, name);
        REQUIRE(one.schedule);
        CHECK(one.schedule->projects.size() == 1);
        CHECK(one.schedule->relations.empty());
        CHECK(lost(one, "external-predecessor") == 1);
        CHECK(at(activity(one, "a").external_early_start) == "2024-03-05T08:00");
    }
    CHECK(problems_of(read_xer("plan.xer", text, "R")) == Lines{"0 unknown-project"});
}

TEST_CASE("codes that make one key get numbers, and projects come in order of keys") {
    const auto file = read_small("*PROJECT|proj_id|proj_short_name|clndr_id|last_recalc_date\n9|Alpha One|1|2024-03-04 08:00\n"
                                 "*TASK|task_id|proj_id|task_code\n1|10|A 1\n2|10|a-1\n3|10|A-1-2\n4|10|设计\n5|9|Z\n");
    REQUIRE(file.schedule);
    CHECK(file.schedule->projects[0].key == "alpha-one");
    CHECK(file.schedule->projects[1].key == "p");
    CHECK(keys_of(file) == Lines{"z", "a-1", "a-1-2", "a-1-3", "a4"});
    CHECK(activity(file, "z").project == 0);
}

TEST_CASE("a text of several lines, short rows and long rows are read, and told") {
    const auto file = read_xer("plan.xer", "ERMHDR\t7.0\n%T\tPROJECT\n%F\tproj_id\tproj_short_name\tlast_recalc_date\tproj_url\n"
                                           "%R\t10\tTwo\nlines\t2024-03-04 08:00\n%R\t11\tQ\t2024-03-04\t\tmore\n%E\n");
    REQUIRE(file.schedule);
    CHECK(file.schedule->projects[1].code == "Two lines");
    CHECK(lost(file, "line-break") == 1);
    CHECK(lost(file, "short-row") == 1);
    CHECK(lost(file, "long-row") == 1);
    CHECK(lost(file, "no-calendar") == 1);
}

} // namespace slipway
