#include "support/mspdi_text.hpp"

#include <algorithm>

using namespace slipway;
using namespace slipway::tests;

namespace {

/// The calendar 2: Monday to Saturday, 8-12.
std::string mornings(int uid = 2, bool base = true) {
    std::string week;
    for (int day = 1; day <= 7; ++day) {
        week += "<WeekDay><DayType>" + std::to_string(day) + "</DayType><DayWorking>" + (day > 1 ? "1" : "0") + "</DayWorking>";
        if (day > 1) {
            week += "<WorkingTimes><WorkingTime><FromTime>08:00:00</FromTime><ToTime>12:00:00</ToTime></WorkingTime></WorkingTimes>";
        }
        week += "</WeekDay>";
    }
    return "<Calendar><UID>" + std::to_string(uid) + "</UID><Name>Mornings</Name><IsBaseCalendar>" + (base ? "1" : "0") +
           "</IsBaseCalendar><BaseCalendarUID>" + (base ? "-1" : "1") + "</BaseCalendarUID><WeekDays>" + week + "</WeekDays></Calendar>\n";
}

std::string lag(int tenths, int format) {
    return "<LinkLag>" + std::to_string(tenths) + "</LinkLag><LagFormat>" + std::to_string(format) + "</LagFormat>";
}

/// The only relation of a file whose task 2 (calendar 2) follows task 1 (16 hours, with `more`) by a link.
struct Linked {
    ForeignSchedule schedule;
    [[nodiscard]] const ForeignRelation& relation() const { return schedule.relations.at(0); }
    [[nodiscard]] const std::string& lag_calendar() const { return schedule.calendars.at(relation().lag_calendar).name; }
};

Linked linked(std::string_view inside, std::string_view more = {}) {
    MspdiText file;
    file.calendars += mornings();
    file.tasks = task(1, 16, more) + task(2, 8, "<CalendarUID>2</CalendarUID>" + link(1, inside));
    return {read_good(file.text())};
}

std::string resource(int uid, int calendar) {
    return "<Resource><UID>" + std::to_string(uid) + "</UID><Type>1</Type><CalendarUID>" + std::to_string(calendar) +
           "</CalendarUID></Resource>";
}

std::string assignment(int task, int resource, std::string_view units, int hours) {
    const auto work = "PT" + std::to_string(hours) + "H0M0S";
    return "<Assignment><UID>1</UID><TaskUID>" + std::to_string(task) + "</TaskUID><ResourceUID>" + std::to_string(resource) +
           "</ResourceUID><Units>" + std::string{units} + "</Units><Work>" + work + "</Work><RemainingWork>" + work +
           "</RemainingWork></Assignment>";
}

} // namespace

TEST_CASE("links have four types, finish-start when none is given") {
    CHECK(linked("").relation().type == RelationType::finish_start);
    CHECK(linked("<Type>0</Type>").relation().type == RelationType::finish_finish);
    CHECK(linked("<Type>1</Type>").relation().type == RelationType::finish_start);
    CHECK(linked("<Type>2</Type>").relation().type == RelationType::start_finish);
    CHECK(linked("<Type>3</Type>").relation().type == RelationType::start_start);
}

TEST_CASE("a lag is tenths of a minute in the calendar of the successor, elapsed time day and night") {
    CHECK(linked(lag(4800, 7)).relation().lag == Minutes{480});
    CHECK(linked(lag(4800, 7)).lag_calendar() == "Mornings");
    CHECK(linked(lag(-2400, 39)).relation().lag == Minutes{-240});
    CHECK(linked(lag(14400, 8)).relation().lag == Minutes{1440});
    CHECK(linked(lag(14400, 8)).lag_calendar() == "24 hours");
    CHECK(linked(lag(14400, 42)).lag_calendar() == "24 hours");
}

TEST_CASE("a percentage is one of the predecessor's duration") {
    CHECK(linked(lag(50, 19)).relation().lag == Minutes{480});
    CHECK(linked(lag(50, 19)).lag_calendar() == "Mornings");
    CHECK(linked(lag(-25, 51)).relation().lag == Minutes{-240});
    CHECK(linked(lag(50, 20)).lag_calendar() == "24 hours");
    CHECK(linked(lag(50, 19), "<DurationFormat>8</DurationFormat>").lag_calendar() == "24 hours");
}

TEST_CASE("the lag may stand before its format, and a link before the task that it begins at") {
    CHECK(linked("<LagFormat>19</LagFormat><LinkLag>50</LinkLag>").relation().lag == Minutes{480});
    MspdiText file;
    file.tasks = task(1, 8, link(2)) + task(2, 8);
    const auto schedule = read_good(file.text());
    REQUIRE(schedule.relations.size() == 1);
    CHECK(schedule.activities.at(schedule.relations[0].from).id == "2");
    CHECK(schedule.relations[0].line == 8);
}

TEST_CASE("a link to a task that is not in the file is an error, one of another project a loss") {
    MspdiText file;
    file.tasks = task(1, 8) + task(2, 8, link(77));
    CHECK(first_error(read_text(file.text())) == "9: unknown-predecessor");
    file.tasks = task(1, 8) + task(2, 8, link(77, "<CrossProject>1</CrossProject><CrossProjectName>b.mpp\\3</CrossProjectName>"));
    const auto schedule = read_good(file.text());
    CHECK(schedule.relations.empty());
    CHECK(lost(schedule, "other-project-link") == 1);
}

TEST_CASE("work of a resource with hours of its own is a part of the task") {
    MspdiText file;
    file.calendars += mornings(2) + mornings(3, false);
    file.tasks = task(1, 16, "<Type>0</Type>") + task(2, 16, "<Type>1</Type>") +
                 task(3, 16, "<Type>0</Type><IgnoreResourceCalendar>1</IgnoreResourceCalendar>") + task(4, 16, "<Type>0</Type>");
    file.resources = "<Resources>" + resource(1, 3) + resource(2, 1) + "</Resources><Assignments>" + assignment(1, 1, "0.5", 8) +
                     assignment(2, 1, "1", 16) + assignment(3, 1, "1", 16) + assignment(4, 2, "1", 16) + assignment(1, 2, "2", 16) +
                     assignment(1, -65535, "1", 16) + "</Assignments>";
    const auto schedule = read_good(file.text());
    const auto& parts = activity(schedule, "1").parts;
    REQUIRE(parts.size() == 2);
    CHECK(parts[0].duration == Minutes{960});
    CHECK(schedule.calendars.at(parts[0].calendar).rules.week[5] == DayHours{{480, 720}});
    CHECK(parts[1].duration == Minutes{480});
    CHECK(schedule.calendars.at(parts[1].calendar).name == "Standard");
    CHECK(activity(schedule, "2").parts.empty());
    CHECK(activity(schedule, "3").parts.empty());
    CHECK(activity(schedule, "4").parts.empty());
    CHECK(lost(schedule, "resource-calendar") == 1);
    CHECK(lost(schedule, "resource-assignment") == 5);
    CHECK(lost(schedule, "resource") == 2);
}

TEST_CASE("a task that somebody or something is assigned to is resourced; the assignment to nobody is none") {
    MspdiText file;
    file.tasks = task(1, 8) + task(2, 8) + task(3, 8) + task(4, 8);
    file.resources = "<Resources>" + resource(1, 1) + "<Resource><UID>2</UID><Type>0</Type></Resource></Resources><Assignments>" +
                     assignment(1, 1, "1", 8) + assignment(2, 2, "1", 8) + assignment(3, -65535, "1", 8) + assignment(9, 1, "1", 8) +
                     "</Assignments>";
    const auto schedule = read_good(file.text());
    CHECK(activity(schedule, "1").resourced);
    CHECK(activity(schedule, "2").resourced); // by material
    CHECK_FALSE(activity(schedule, "3").resourced);
    CHECK_FALSE(activity(schedule, "4").resourced);
}

TEST_CASE("a resource works only when the calendar of its task works too") {
    MspdiText file;
    file.calendars += mornings(2) + mornings(3, false);
    file.calendars +=
        "<Calendar><UID>4</UID><Name>Late</Name><IsBaseCalendar>1</IsBaseCalendar><WeekDays><WeekDay><DayType>2</DayType><DayWorking>1</DayWorking>"
        "<WorkingTimes><WorkingTime><FromTime>10:00:00</FromTime><ToTime>20:00:00</ToTime></WorkingTime></WorkingTimes></WeekDay></WeekDays></Calendar>";
    file.tasks = task(1, 16, "<Type>0</Type><CalendarUID>4</CalendarUID>");
    file.resources = "<Resources>" + resource(1, 3) + "</Resources><Assignments>" + assignment(1, 1, "1", 16) + "</Assignments>";
    const auto schedule = read_good(file.text());
    const auto& parts = activity(schedule, "1").parts;
    REQUIRE(parts.size() == 1);
    const auto& rules = schedule.calendars.at(parts[0].calendar).rules;
    CHECK(rules.week[0] == DayHours{{600, 720}});
    CHECK(rules.week[1].empty());
}
