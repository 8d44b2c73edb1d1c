#include "interchange/xer/calendar_data.hpp"
#include "unit/xer_texts.hpp"

#include <catch2/catch.hpp>

namespace slipway {
namespace {

using namespace test;
using interchange::read_calendar_text;

const DayHours office{{480, 720}, {780, 1020}};
const DayHours none;

std::string week_text(std::string_view days) { return "(0||CalendarData()((0||DaysOfWeek()(" + std::string{days} + "))))"; }

/// A file with one project on the calendar 1; `rows` are rows of CALENDAR: clndr_id, base_clndr_id, day_hr_cnt, clndr_data.
ForeignFile with_calendars(std::string_view rows) {
    std::string text = "ERMHDR\t19.12\r\n%T\tCALENDAR\r\n%F\tclndr_id\tbase_clndr_id\tday_hr_cnt\tclndr_data\r\n";
    text += rows;
    return read_xer("plan.xer",
                    text + xer_records("*PROJECT|proj_id|proj_short_name|clndr_id|last_recalc_date\n10|P|1|2024-03-04 08:00\n") + "%E\r\n");
}

const CalendarRules& rules_of(const ForeignFile& file) { return file.schedule->calendars.at(0).rules; }

constexpr std::chrono::local_days new_year{std::chrono::year{2024} / 1 / 1}; // serial number 45292

} // namespace

TEST_CASE("the week of a calendar counts from Sunday, its shifts come in any order, with f before s and hours of one digit") {
    const auto text = read_calendar_text(week_text("(0||1()())(0||2()((0||1(f|17:00|s|13:00)())(0||0(f|12:00|s|8:00)())))"
                                                   "(0||7()((0||0(s|08:00 AM|f|12:00 PM)())))"));
    REQUIRE(text.week);
    CHECK(text.week->at(0) == office);
    CHECK(text.week->at(5) == DayHours{{480, 720}});
    CHECK(text.week->at(6) == none);
    CHECK_FALSE(text.broken);
}

TEST_CASE("a shift that ends at 0:00 or 24:00 ends with the day") {
    const auto text = read_calendar_text(
        week_text("(0||2()((0||0(s|00:00|f|00:00)())))(0||3()((0||0(s|16:00|f|24:00)())))(0||4()((0||0(s|20:00|f|0:00)())))"));
    REQUIRE(text.week);
    CHECK(text.week->at(0) == DayHours{{0, 1440}});
    CHECK(text.week->at(1) == DayHours{{960, 1440}});
    CHECK(text.week->at(2) == DayHours{{1200, 1440}});
    CHECK(text.past_midnight == 0);
}

TEST_CASE("shifts that meet or overlap are one, and a shift into the next day is cut at midnight") {
    const auto text =
        read_calendar_text(week_text("(0||2()((0||0(s|08:00|f|12:00)())(0||1(s|11:00|f|13:00)())(0||2(s|13:00|f|14:00)())))"
                                     "(0||3()((0||0(s|22:00|f|06:00)())(0||1(s|09:00|f|09:00)())(0||2(s|25:00|f|26:00)())))"));
    REQUIRE(text.week);
    CHECK(text.week->at(0) == DayHours{{480, 840}});
    CHECK(text.week->at(1) == DayHours{{1320, 1440}});
    CHECK(text.past_midnight == 1);
    CHECK(text.bad_hours == 2);
}

TEST_CASE("exceptions are days since 1899-12-30, with hours or without") {
    const auto text =
        read_calendar_text("(0||CalendarData()(\x7F\x7F  (0||VIEW(ShowTotal|N)())\x7F (0||Exceptions()(\x7F(0||0(d|45292)())\x7F"
                           "(0||1(d|45293)((0||0(s|08:00|f|10:00)())))(0||2(d|5)())(0||3(d|x)())))))");
    CHECK_FALSE(text.week);
    REQUIRE(text.exceptions.size() == 2);
    CHECK(text.exceptions.at(new_year) == none);
    CHECK(text.exceptions.at(new_year + Days{1}) == DayHours{{480, 600}});
    CHECK(text.bad_days == 2);
    CHECK_FALSE(text.broken);
}

TEST_CASE("what stands before a broken place counts") {
    const auto text = read_calendar_text("(0||CalendarData()((0||DaysOfWeek()((0||2()((0||0(s|08:00|f|12:00)())))(0||3()((0||0(s|08");
    CHECK(text.broken);
    REQUIRE(text.week);
    CHECK(text.week->at(0) == DayHours{{480, 720}});
}

TEST_CASE("a calendar inherits exceptions day by day, and a week only when it has none") {
    const auto file =
        with_calendars("%R\t1\t2\t\t(0||CalendarData()((0||Exceptions()((0||0(d|45292)((0||0(s|08:00|f|12:00)())))))))\r\n"
                       "%R\t2\t\t8\t(0||CalendarData()((0||DaysOfWeek()((0||2()((0||0(s|08:00|f|12:00)())(0||1(s|13:00|f|17:00)())))))"
                       "(0||Exceptions()((0||0(d|45292)())(0||1(d|45293)())))))\r\n");
    REQUIRE(file.schedule);
    CHECK(rules_of(file).week[0] == office);
    CHECK(rules_of(file).exceptions.at(new_year).hours == DayHours{{480, 720}});
    CHECK(rules_of(file).exceptions.at(new_year + Days{1}).hours == none);
    CHECK(file.schedule->calendars.size() == 1);
    CHECK(lost(file, "unused-calendar") == 1);
}

TEST_CASE("hours a day come from the file, else from the week") {
    const auto stated = with_calendars("%R\t1\t\t10\t" + week_text("(0||2()((0||0(s|08:00|f|12:00)())))") + "\r\n");
    REQUIRE(stated.schedule);
    CHECK(rules_of(stated).per_day == Minutes{600});
    const auto worked =
        with_calendars("%R\t1\t\t\t" + week_text("(0||2()((0||0(s|08:00|f|12:00)())))(0||3()((0||0(s|08:00|f|12:00)())))") + "\r\n");
    REQUIRE(worked.schedule);
    CHECK(rules_of(worked).per_day == Minutes{240});
    CHECK(rules_of(worked).days_per_week == 2);
    CHECK(rules_of(worked).days_per_month == 9);
}

TEST_CASE("a calendar without any work is a loss, and gets the hours that P6 takes") {
    const auto file = with_calendars("%R\t1\t\t8\t\r\n");
    REQUIRE(file.schedule);
    CHECK(rules_of(file).week[4] == DayHours{{480, 960}});
    CHECK(rules_of(file).week[5] == none);
    CHECK(lost(file, "calendar-without-work") == 1);
}

TEST_CASE("a base calendar that is not there is a loss, and a ring of bases an error") {
    const auto missing = with_calendars("%R\t1\t9\t8\t\r\n");
    REQUIRE(missing.schedule);
    CHECK(lost(missing, "unknown-base-calendar") == 1);
    CHECK(problems_of(with_calendars("%R\t1\t2\t8\t\r\n%R\t2\t1\t8\t\r\n")) == std::vector<std::string>{"5 calendar-cycle"});
}

TEST_CASE("a calendar nested without end is an error, and costs no stack") {
    std::string bomb;
    for (int i = 0; i < 100'000; ++i) { bomb += "(0||x()("; }
    const auto text = read_calendar_text(bomb);
    CHECK(text.too_deep);
    CHECK(problems_of(with_calendars("%R\t1\t\t8\t" + bomb + "\r\n")) == std::vector<std::string>{"4 nested-too-deep"});
}

} // namespace slipway
