#include "support/mspdi_text.hpp"

#include <fmt/format.h>

using namespace slipway;
using namespace slipway::tests;

namespace {

Instant at(int month, int day, int hour, int minute = 0) {
    return Instant{Date{std::chrono::year{2024} / month / day}} + Minutes{hour * 60 + minute};
}

ForeignSchedule schedule_of(const std::string& tasks) {
    MspdiText file;
    file.tasks = tasks;
    return read_good(file.text());
}

std::string outlined(int uid, int level) {
    const auto number = std::to_string(uid);
    return "<Task><UID>" + number + "</UID><ID>" + number + "</ID><Name>N" + number + "</Name><OutlineLevel>" + std::to_string(level) +
           "</OutlineLevel><Duration>PT8H0M0S</Duration></Task>\n";
}

} // namespace

TEST_CASE("the project says when it starts, what it is called and by which rules it was computed") {
    MspdiText file;
    file.head =
        "<BuildNumber>16.0.4266.1001</BuildNumber><Name>Bridge.mpp</Name><Title>桥</Title><CriticalSlackLimit>2</CriticalSlackLimit>"
        "<HonorConstraints>0</HonorConstraints><StatusDate>2024-03-15T17:00:00</StatusDate>";
    file.tasks = task(1, 8);
    const auto schedule = read_good(file.text());
    REQUIRE(schedule.projects.size() == 1);
    const auto& project = schedule.projects.front();
    CHECK(project.code == "Bridge");
    CHECK(project.key == "bridge");
    CHECK(project.name == "桥");
    CHECK(project.data_date == at(3, 4, 8));
    CHECK(project.status_date == at(3, 15, 17));
    CHECK(schedule.version == "14");
    CHECK(schedule.options.schedule.rules == RuleSet::msp2016);
    CHECK(schedule.options.critical.most_total_float == Minutes{960});
    CHECK_FALSE(schedule.options.honor_constraints);
}

TEST_CASE("without a build number the rules are those before 2016, and the file's name is the project's") {
    const auto schedule = schedule_of(task(1, 8));
    CHECK(schedule.options.schedule.rules == RuleSet::msp2013);
    CHECK(schedule.projects.front().code == "plan");
}

TEST_CASE("tasks keep their names, durations, stored answers and lines") {
    const auto schedule = schedule_of(task(3, 12,
                                           "<EarlyStart>2024-03-04T08:00:00</EarlyStart><EarlyFinish>2024-03-05T12:00:00</EarlyFinish>"
                                           "<LateStart>2024-03-05T08:00:00</LateStart><LateFinish>2024-03-06T12:00:00</LateFinish>"
                                           "<FreeSlack>0</FreeSlack><TotalSlack>4800</TotalSlack><Critical>0</Critical>"));
    const auto& one = activity(schedule, "3");
    CHECK(one.name == "T3");
    CHECK(one.line == 8);
    CHECK(one.duration == Minutes{720});
    CHECK(one.remaining == Minutes{720});
    CHECK(one.answers.early_finish == at(3, 5, 12));
    CHECK(one.answers.late_start == at(3, 5, 8));
    CHECK(one.answers.total_float == Minutes{480});
    CHECK(one.answers.free_float == Minutes{0});
    CHECK(one.answers.driving == false);
}

TEST_CASE("a project that is scheduled from its finish must finish then") {
    MspdiText file;
    file.head = "<ScheduleFromStart>0</ScheduleFromStart><FinishDate>2024-03-15T17:00:00</FinishDate>";
    file.tasks = task(1, 8);
    const auto schedule = read_good(file.text());
    CHECK(schedule.projects.front().must_finish == at(3, 15, 17));
    CHECK(lost(schedule, "schedule-from-finish") == 0);
    file.head = "<ScheduleFromStart>0</ScheduleFromStart>";
    CHECK(lost(read_good(file.text()), "schedule-from-finish") == 1);
    file.head = "<ScheduleFromStart>1</ScheduleFromStart><FinishDate>2024-03-15T17:00:00</FinishDate>";
    CHECK_FALSE(read_good(file.text()).projects.front().must_finish);
}

TEST_CASE("days of nothing between days of assigned work are breaks") {
    const auto stretch = [](int from, int to, std::string_view value) {
        return fmt::format("<TimephasedData><Type>1</Type><UID>1</UID><Start>2024-03-{:02}T08:00:00</Start><Finish>2024-03-{:02}T08:00:00"
                           "</Finish><Unit>2</Unit><Value>{}</Value></TimephasedData>",
                           from, to, value);
    };
    const auto assignment = [](const std::string& more) {
        return "<Assignment><UID>1</UID><TaskUID>1</TaskUID><ResourceUID>-65535</ResourceUID><Units>1</Units>" + more + "</Assignment>";
    };
    const auto split = stretch(4, 5, "PT8H0M0S") + stretch(5, 7, "PT0H0M0S") + stretch(7, 8, "PT8H0M0S");
    MspdiText file;
    file.tasks = task(1, 16);
    file.resources = "<Assignments>" + assignment(split) + "</Assignments>";
    const auto schedule = read_good(file.text());
    const auto& breaks = activity(schedule, "1").breaks;
    REQUIRE(breaks.size() == 1);
    CHECK(breaks.front().after == Minutes{480});
    CHECK(breaks.front().length == Minutes{960});
    const auto broken = [&](const std::string& assignments) {
        file.resources = "<Assignments>" + assignments + "</Assignments>";
        return !activity(read_good(file.text()), "1").breaks.empty();
    };
    CHECK(broken(assignment(split)));
    CHECK_FALSE(broken(assignment(split) + assignment(stretch(4, 6, "PT16H0M0S"))));         // another goes on
    CHECK_FALSE(broken(assignment(stretch(5, 7, "PT0H0M0S") + stretch(7, 9, "PT16H0M0S")))); // late, but not interrupted
    CHECK_FALSE(broken(assignment(stretch(4, 5, "PT8H0M0S") + stretch(5, 7, "PT0H0M0S") + stretch(7, 7, "PT8H0M0S")))); // work is missing
}

TEST_CASE("the outline makes phases, and what has tasks below it is a summary") {
    const auto schedule = schedule_of(outlined(1, 1) + outlined(2, 2) + outlined(3, 3) + outlined(4, 2) + outlined(5, 1) + outlined(6, 3));
    REQUIRE(schedule.phases.size() == 3);
    CHECK(schedule.phases[0].id == "1");
    CHECK(schedule.phases[0].code == "1");
    CHECK(schedule.phases[1].id == "2");
    CHECK(schedule.phases[1].code == "1");
    CHECK(schedule.phases[1].parent == 0U);
    CHECK(schedule.phases[2].id == "5");
    CHECK(schedule.phases[2].code == "2");
    CHECK(activity(schedule, "1").kind == ForeignKind::summary);
    CHECK(activity(schedule, "2").phase == 1U);
    CHECK(activity(schedule, "3").kind == ForeignKind::task);
    CHECK(activity(schedule, "3").phase == 1U);
    CHECK(activity(schedule, "4").phase == 0U);
    CHECK(activity(schedule, "6").phase == 2U);
}

TEST_CASE("the outline follows the IDs where tasks stand in another order") {
    const auto schedule = schedule_of(outlined(3, 2) + outlined(1, 1) + outlined(2, 1));
    CHECK(activity(schedule, "1").kind == ForeignKind::task);
    CHECK(activity(schedule, "2").kind == ForeignKind::summary);
    CHECK(activity(schedule, "3").phase == 0U);
}

TEST_CASE("the project's own row and blank rows are no activities") {
    const auto schedule =
        schedule_of("<Task><UID>0</UID><ID>0</ID><Name>all</Name><OutlineLevel>0</OutlineLevel><Summary>1</Summary></Task>" + task(1, 8) +
                    "<Task><UID>2</UID><ID>2</ID><IsNull>1</IsNull></Task>" + task(3, 8, link(2)));
    CHECK(schedule.activities.size() == 2);
    CHECK(schedule.phases.empty());
    CHECK(schedule.relations.empty());
    CHECK(lost(schedule, "link-from-blank-row") == 1);
}

TEST_CASE("milestones have no duration; one with a duration is a task") {
    const auto schedule = schedule_of(task(1, 0, "<Milestone>1</Milestone>") + task(2, 8, "<Milestone>1</Milestone>") + task(3, 0));
    CHECK(activity(schedule, "1").kind == ForeignKind::finish_milestone);
    CHECK(activity(schedule, "2").kind == ForeignKind::task);
    CHECK(activity(schedule, "3").kind == ForeignKind::task);
}

TEST_CASE("progress is told by actual dates, and by the percentage where they are missing") {
    const auto schedule = schedule_of(
        task(
            1, 8,
            "<ActualStart>2024-03-04T08:00:00</ActualStart><ActualFinish>2024-03-04T17:00:00</ActualFinish><PercentComplete>100</PercentComplete><RemainingDuration>PT0H0M0S</RemainingDuration>") +
        task(
            2, 8,
            "<ActualStart>2024-03-05T08:00:00</ActualStart><PercentComplete>25</PercentComplete><RemainingDuration>PT6H0M0S</RemainingDuration>"
            "<Stop>2024-03-05T10:00:00</Stop><Resume>2024-03-06T08:00:00</Resume>") +
        task(3, 8, "<Start>2024-03-05T08:00:00</Start><PercentComplete>50</PercentComplete>") +
        task(4, 8, "<ActualDuration>PT1H0M0S</ActualDuration>"));
    CHECK(activity(schedule, "1").state == ForeignState::complete);
    CHECK(activity(schedule, "1").remaining == Minutes{0});
    CHECK(activity(schedule, "2").state == ForeignState::in_progress);
    CHECK(activity(schedule, "2").remaining == Minutes{360});
    CHECK(activity(schedule, "2").suspended == at(3, 5, 10));
    CHECK(activity(schedule, "2").resume == at(3, 6, 8));
    CHECK(activity(schedule, "3").actual_start == at(3, 5, 8));
    CHECK(activity(schedule, "3").remaining == Minutes{240});
    CHECK(activity(schedule, "4").state == ForeignState::not_started);
    CHECK(activity(schedule, "4").remaining == Minutes{420});
}

TEST_CASE("constraints and deadlines have their kinds and dates") {
    const auto constrained = [](int uid, int type) {
        return task(uid, 8,
                    "<ConstraintType>" + std::to_string(type) + "</ConstraintType><ConstraintDate>2024-03-06T08:00:00</ConstraintDate>");
    };
    std::string tasks;
    for (int type = 0; type <= 7; ++type) { tasks += constrained(type + 1, type); }
    tasks += task(9, 8, "<Deadline>2024-03-08T17:00:00</Deadline>") + task(10, 8, "<ConstraintType>4</ConstraintType>");
    const auto schedule = schedule_of(tasks);
    const auto kind = [&](std::string_view id) { return activity(schedule, id).constraints.at(0).kind; };
    CHECK(activity(schedule, "1").constraints.empty());
    CHECK(kind("2") == ConstraintKind::as_late_as_possible);
    CHECK_FALSE(activity(schedule, "2").constraints.at(0).at);
    CHECK(kind("3") == ConstraintKind::mandatory_start);
    CHECK(kind("4") == ConstraintKind::mandatory_finish);
    CHECK(kind("5") == ConstraintKind::start_no_earlier);
    CHECK(kind("6") == ConstraintKind::start_no_later);
    CHECK(kind("7") == ConstraintKind::finish_no_earlier);
    CHECK(kind("8") == ConstraintKind::finish_no_later);
    CHECK(activity(schedule, "8").constraints.at(0).at == at(3, 6, 8));
    CHECK(kind("9") == ConstraintKind::deadline);
    CHECK(activity(schedule, "10").constraints.empty());
    CHECK(lost(schedule, "constraint-without-date") == 1);
}

TEST_CASE("elapsed work follows a calendar that never rests") {
    const auto schedule = schedule_of("<Task><UID>1</UID><Duration>PT48H0M0S</Duration><DurationFormat>8</DurationFormat></Task>");
    const auto& calendar = schedule.calendars.at(activity(schedule, "1").calendar);
    CHECK(calendar.rules.week[6] == DayHours{{0, 1440}});
    CHECK(activity(schedule, "1").duration == Minutes{2880});
}

TEST_CASE("manual and inactive tasks, and those of other projects, keep what they are") {
    const auto schedule =
        schedule_of(task(1, 8, "<Manual>1</Manual><Start>2024-03-07T08:00:00</Start><Finish>2024-03-07T17:00:00</Finish>") +
                    task(2, 8, "<Active>0</Active>") +
                    task(3, 8, "<ExternalTask>1</ExternalTask><Start>2024-03-05T08:00:00</Start><Finish>2024-03-05T17:00:00</Finish>") +
                    task(4, 8, "<Manual>1</Manual><ManualStart>2024-03-08T08:00:00</ManualStart>"));
    CHECK(activity(schedule, "1").manual);
    CHECK(activity(schedule, "1").manual_finish == at(3, 7, 17));
    CHECK(activity(schedule, "2").kind == ForeignKind::inactive);
    CHECK(activity(schedule, "3").manual_start == at(3, 5, 8));
    CHECK(lost(schedule, "external-task") == 1);
    CHECK(activity(schedule, "4").manual_start == at(3, 8, 8));
}

TEST_CASE("baselines, custom fields and outline codes are kept by their names") {
    MspdiText file;
    file.lists =
        "<OutlineCodes><OutlineCode><FieldID>188744096</FieldID><FieldName>Outline Code1</FieldName><Values>"
        "<Value><ValueID>1</ValueID><ParentValueID>0</ParentValueID><Value>A</Value></Value>"
        "<Value><ValueID>2</ValueID><ParentValueID>1</ParentValueID><Value>b</Value></Value></Values></OutlineCode></OutlineCodes>"
        "<ExtendedAttributes><ExtendedAttribute><FieldID>188743731</FieldID><FieldName>Text1</FieldName><Alias>责任单位</Alias></ExtendedAttribute></ExtendedAttributes>";
    file.tasks = task(
        1, 8,
        "<WBS>X.1</WBS><OutlineNumber>1</OutlineNumber><Notes>n</Notes>"
        "<ExtendedAttribute><FieldID>188743731</FieldID><Value>住建&amp;局</Value></ExtendedAttribute>"
        "<ExtendedAttribute><FieldID>188743734</FieldID><Value>v</Value></ExtendedAttribute>"
        "<Baseline><Number>10</Number><Start>2024-03-04T08:00:00</Start><Finish>2024-03-05T17:00:00</Finish><Duration>PT16H0M0S</Duration></Baseline>"
        "<Baseline><Number>0</Number><Finish>2024-03-04T17:00:00</Finish></Baseline>"
        "<OutlineCode><FieldID>188744096</FieldID><ValueID>2</ValueID></OutlineCode>");
    const auto schedule = read_good(file.text());
    const auto& one = activity(schedule, "1");
    REQUIRE(one.baselines.size() == 2);
    CHECK(one.baselines[0].number == 0);
    CHECK(one.baselines[1].number == 10);
    CHECK(one.baselines[1].duration == Minutes{960});
    std::string tags;
    for (const auto& tag : one.tags) { tags += tag.field + "=" + tag.value + " "; }
    CHECK(tags == "责任单位=住建&局 188743734=v Outline Code1=A.b WBS=X.1 ");
    CHECK(lost(schedule, "notes") == 1);
}

TEST_CASE("what MS Project does not write, and what a task lacks, is told as a loss") {
    const auto schedule = schedule_of(task(1, 8, "<Colour>red</Colour>") + "<Task><UID>2</UID><Name>x</Name></Task>");
    CHECK(lost(schedule, "unknown-element") == 1);
    CHECK(lost(schedule, "no-duration") == 1);
    CHECK(activity(schedule, "2").duration == Minutes{480});
}

TEST_CASE("work whose stored dates span more than its duration is told to be split") {
    // 12 hours from Monday 8:00 end on Tuesday 12:00; the second task ends a day later.
    const auto dates = [](std::string_view finish) {
        return "<EarlyStart>2024-03-04T08:00:00</EarlyStart><EarlyFinish>" + std::string{finish} + "</EarlyFinish>";
    };
    const auto schedule = schedule_of(task(1, 12, dates("2024-03-05T12:00:00")) + task(2, 12, dates("2024-03-06T12:00:00")));
    CHECK(lost(schedule, "split") == 1);
}
