#include "support/mspdi_text.hpp"

using namespace slipway;
using namespace slipway::tests;

namespace {

Date day(int year, unsigned month, unsigned day_of_month) {
    return Date{std::chrono::year{year} / static_cast<int>(month) / static_cast<int>(day_of_month)};
}

std::string times(std::string_view from, std::string_view to) {
    return "<WorkingTimes><WorkingTime><FromTime>" + std::string{from} + ":00</FromTime><ToTime>" + std::string{to} +
           ":00</ToTime></WorkingTime></WorkingTimes>";
}

std::string span(std::string_view from, std::string_view to) {
    return "<TimePeriod><FromDate>" + std::string{from} + "T00:00:00</FromDate><ToDate>" + std::string{to} +
           "T23:59:00</ToDate></TimePeriod>";
}

std::string exceptions(std::string_view inside) { return "<Exceptions><Exception>" + std::string{inside} + "</Exception></Exceptions>"; }

std::string calendar(int uid, std::string_view base, std::string_view inside) {
    return "<Calendar><UID>" + std::to_string(uid) + "</UID><Name>C" + std::to_string(uid) +
           "</Name><IsBaseCalendar>1</IsBaseCalendar><BaseCalendarUID>" + std::string{base} + "</BaseCalendarUID>" + std::string{inside} +
           "</Calendar>";
}

/// The rules of the last calendar of a file with these behind "Standard".
CalendarRules rules_of(const std::string& calendars) {
    MspdiText file;
    file.calendars += calendars;
    file.tasks = task(1, 8);
    return read_good(file.text()).calendars.back().rules;
}

/// The days that are exceptions, as "03-04 03-11"; none of them works.
std::string days_off(const std::string& exception) {
    MspdiText file;
    file.calendars = standard_calendar(exceptions(exception));
    file.tasks = task(1, 8);
    const auto schedule = read_good(file.text());
    std::string days;
    for (const auto& [date, found] : schedule.calendars.front().rules.exceptions) {
        CHECK(found.hours.empty());
        days += (days.empty() ? "" : " ") + to_string(date).substr(5);
    }
    return days;
}

} // namespace

TEST_CASE("a week counts its days from Sunday, and a day without times does not work") {
    const auto rules = rules_of({});
    CHECK(rules.week[0] == DayHours{{480, 720}, {780, 1020}});
    CHECK(rules.week[4] == DayHours{{480, 720}, {780, 1020}});
    CHECK(rules.week[5].empty());
    CHECK(rules.week[6].empty());
    const auto only_tuesday = rules_of(calendar(2, "-1",
                                                "<WeekDays><WeekDay><DayType>2</DayType><DayWorking>1</DayWorking></WeekDay>"
                                                "<WeekDay><DayType>3</DayType><DayWorking>1</DayWorking><WorkingTimes><WorkingTime>"
                                                "<FromTime>08:00:00</FromTime><ToTime>12:00:00</ToTime>"
                                                "</WorkingTime></WorkingTimes></WeekDay></WeekDays>"));
    CHECK(only_tuesday.week[0].empty());
    CHECK(only_tuesday.week[1] == DayHours{{480, 720}});
}

TEST_CASE("a calendar takes the days that it does not state from its base") {
    const auto rules = rules_of(calendar(2, "1",
                                         "<WeekDays><WeekDay><DayType>7</DayType><DayWorking>1</DayWorking>" + times("09:00", "12:00") +
                                             "</WeekDay><WeekDay><DayType>2</DayType><DayWorking>0</DayWorking></WeekDay></WeekDays>"));
    CHECK(rules.week[5] == DayHours{{540, 720}});
    CHECK(rules.week[0].empty());
    CHECK(rules.week[1] == DayHours{{480, 720}, {780, 1020}});
}

TEST_CASE("midnight as an end is the end of the day, and a shift over midnight goes on the next day") {
    const auto all_day =
        "<WeekDays><WeekDay><DayType>1</DayType><DayWorking>1</DayWorking>" + times("00:00", "00:00") + "</WeekDay></WeekDays>";
    CHECK(rules_of(calendar(2, "1", all_day)).week[6] == DayHours{{0, 1440}});
    const auto night = "<WeekDays><WeekDay><DayType>2</DayType><DayWorking>1</DayWorking>" + times("22:00", "06:00") +
                       "</WeekDay><WeekDay><DayType>3</DayType><DayWorking>1</DayWorking>" + times("08:00", "09:00") +
                       "</WeekDay></WeekDays>";
    const auto rules = rules_of(calendar(2, "1", night));
    CHECK(rules.week[0] == DayHours{{1320, 1440}});
    CHECK(rules.week[1] == DayHours{{0, 360}, {480, 540}});
}

TEST_CASE("working times may come in any order and overlap") {
    const auto rules = rules_of(calendar(2, "1",
                                         "<WeekDays><WeekDay><DayType>2</DayType><DayWorking>1</DayWorking><WorkingTimes>"
                                         "<WorkingTime><FromTime>13:00:00</FromTime><ToTime>17:00:00</ToTime></WorkingTime>"
                                         "<WorkingTime><FromTime>08:00:00</FromTime><ToTime>12:00:00</ToTime></WorkingTime>"
                                         "<WorkingTime><FromTime>11:00:00</FromTime><ToTime>12:30:00</ToTime></WorkingTime>"
                                         "</WorkingTimes></WeekDay></WeekDays>"));
    CHECK(rules.week[0] == DayHours{{480, 750}, {780, 1020}});
}

TEST_CASE("exceptions of 2003 are week days of type 0, and count only where there are none of 2007") {
    const auto old =
        "<WeekDays><WeekDay><DayType>0</DayType><DayWorking>0</DayWorking>" + span("2024-03-05", "2024-03-06") + "</WeekDay></WeekDays>";
    const auto rules = rules_of(calendar(2, "1", old));
    CHECK(rules.exceptions.size() == 2);
    CHECK(rules.exceptions.at(day(2024, 3, 6)).hours.empty());
    const auto both = old + exceptions(span("2024-04-01", "2024-04-01") + "<Name>节</Name><Type>1</Type><DayWorking>1</DayWorking>" +
                                       times("08:00", "12:00"));
    const auto newer = rules_of(calendar(2, "1", both));
    REQUIRE(newer.exceptions.size() == 1);
    CHECK(newer.exceptions.at(day(2024, 4, 1)).hours == DayHours{{480, 720}});
    CHECK(newer.exceptions.at(day(2024, 4, 1)).name == "节");
}

TEST_CASE("an exception of a calendar beats the one that it inherits, and that beats its week") {
    const auto base = calendar(2, "1", exceptions(span("2024-03-04", "2024-03-06")));
    const auto own = calendar(3, "2", exceptions(span("2024-03-05", "2024-03-05") + times("08:00", "10:00")));
    const auto rules = rules_of(base + own);
    CHECK(rules.exceptions.at(day(2024, 3, 4)).hours.empty());
    CHECK(rules.exceptions.at(day(2024, 3, 5)).hours == DayHours{{480, 600}});
    CHECK(rules.exceptions.at(day(2024, 3, 6)).hours.empty());
}

TEST_CASE("exceptions recur daily, weekly, monthly and yearly") {
    // 2024-03-04 is a Monday.
    CHECK(days_off(span("2024-03-04", "2024-03-06") + "<Type>1</Type>") == "03-04 03-05 03-06");
    CHECK(days_off(span("2024-03-04", "2024-03-12") + "<Type>1</Type><Period>4</Period>") == "03-04 03-08 03-12");
    CHECK(days_off(span("2024-03-04", "2024-03-31") + "<Type>6</Type><Period>2</Period><DaysOfWeek>34</DaysOfWeek>") ==
          "03-04 03-08 03-18 03-22");
    CHECK(days_off(span("2024-01-01", "2024-04-30") + "<Type>4</Type><Period>1</Period><MonthDay>31</MonthDay>") ==
          "01-31 02-29 03-31 04-30");
    CHECK(days_off(span("2024-01-01", "2024-06-30") + "<Type>4</Type><Period>3</Period><MonthDay>15</MonthDay>") == "01-15 04-15");
    CHECK(days_off(span("2024-01-01", "2024-02-29") +
                   "<Type>5</Type><Period>1</Period><MonthItem>4</MonthItem><MonthPosition>4</MonthPosition>") == "01-29 02-26");
    CHECK(days_off(span("2024-01-01", "2024-02-29") + "<Type>5</Type><MonthItem>3</MonthItem><MonthPosition>1</MonthPosition>") ==
          "01-14 02-11");
    CHECK(days_off(span("2024-03-01", "2024-03-31") + "<Type>5</Type><MonthItem>1</MonthItem><MonthPosition>1</MonthPosition>") == "03-04");
    CHECK(days_off(span("2024-01-01", "2025-12-31") + "<Type>2</Type><Month>9</Month><MonthDay>1</MonthDay>") == "10-01 10-01");
    CHECK(days_off(span("2024-01-01", "2024-12-31") +
                   "<Type>3</Type><Month>10</Month><MonthItem>7</MonthItem><MonthPosition>3</MonthPosition>") == "11-28");
    CHECK(days_off("<EnteredByOccurrences>1</EnteredByOccurrences>" + span("2024-03-04", "2024-12-31") +
                   "<Occurrences>2</Occurrences><Type>6</Type><DaysOfWeek>2</DaysOfWeek>") == "03-04 03-11");
}

TEST_CASE("a plain exception beats one that recurs, whichever comes first") {
    MspdiText file;
    file.calendars = standard_calendar("<Exceptions><Exception>" + span("2024-03-01", "2024-03-31") +
                                       "<Type>6</Type><DaysOfWeek>2</DaysOfWeek></Exception><Exception>" +
                                       span("2024-03-11", "2024-03-11") + times("08:00", "12:00") + "</Exception></Exceptions>");
    file.tasks = task(1, 8);
    const auto rules = read_good(file.text()).calendars.front().rules;
    CHECK(rules.exceptions.at(day(2024, 3, 11)).hours == DayHours{{480, 720}});
    CHECK(rules.exceptions.at(day(2024, 3, 18)).hours.empty());
}

TEST_CASE("another week holds for its span of time, but not against an exception") {
    const auto rules = rules_of(calendar(2, "1",
                                         "<WorkWeeks><WorkWeek>" + span("2024-03-04", "2024-03-10") +
                                             "<Name>summer</Name><WeekDays><WeekDay><DayType>2</DayType><DayWorking>1</DayWorking>" +
                                             times("06:00", "10:00") + "</WeekDay></WeekDays></WorkWeek></WorkWeeks>" +
                                             exceptions(span("2024-03-05", "2024-03-05") + times("20:00", "21:00"))));
    CHECK(rules.exceptions.at(day(2024, 3, 4)).hours == DayHours{{360, 600}});
    CHECK(rules.exceptions.at(day(2024, 3, 5)).hours == DayHours{{1200, 1260}});
    CHECK_FALSE(rules.exceptions.contains(day(2024, 3, 6))); // the other week says nothing of Wednesdays
    CHECK_FALSE(rules.exceptions.contains(day(2024, 3, 11)));
}

TEST_CASE("lengths of day, week and month come from the project") {
    MspdiText file;
    file.head = "<MinutesPerDay>600</MinutesPerDay><MinutesPerWeek>3600</MinutesPerWeek><DaysPerMonth>26</DaysPerMonth>";
    file.tasks = task(1, 8);
    const auto rules = read_good(file.text()).calendars.front().rules;
    CHECK(rules.per_day == Minutes{600});
    CHECK(rules.days_per_week == 6);
    CHECK(rules.days_per_month == 26);
}

TEST_CASE("calendars of resources that nobody follows are a loss, base calendars are kept") {
    MspdiText file;
    file.calendars +=
        calendar(2, "1", "") +
        "<Calendar><UID>3</UID><Name>R</Name><IsBaseCalendar>0</IsBaseCalendar><BaseCalendarUID>1</BaseCalendarUID></Calendar>";
    file.tasks = task(1, 8);
    const auto schedule = read_good(file.text());
    CHECK(schedule.calendars.size() == 2);
    CHECK(lost(schedule, "unused-calendar") == 1);
}

TEST_CASE("calendars that inherit in a circle or from nobody are errors") {
    MspdiText file;
    file.tasks = task(1, 8);
    file.calendars += calendar(2, "3", "") + "\n" + calendar(3, "2", "");
    CHECK(first_error(read_text(file.text())) == "6: calendar-cycle");
    file.calendars = standard_calendar() + calendar(2, "99", "");
    CHECK(first_error(read_text(file.text())) == "6: unknown-calendar");
    file.calendars = standard_calendar() + standard_calendar();
    CHECK(first_error(read_text(file.text())) == "6: duplicate-uid");
    file.calendars = standard_calendar();
    file.tasks = task(1, 8) + task(2, 8, "<CalendarUID>7</CalendarUID>");
    CHECK(first_error(read_text(file.text())) == "9: unknown-calendar");
}

TEST_CASE("exceptions that name more days than there is room for are an error") {
    MspdiText file;
    file.tasks = task(1, 8);
    std::string many;
    for (int i = 0; i < 2000; ++i) {
        many += "<Exception>" + span("1970-01-01", "2099-12-31") + "<Type>3</Type><Month>1</Month><MonthItem>0</MonthItem></Exception>";
    }
    file.calendars = standard_calendar("<Exceptions>" + many + "</Exceptions>");
    CHECK(first_error(read_text(file.text())) == "5: calendar-too-large");
}

TEST_CASE("a calendar that never works is an error where work follows it, else left out") {
    MspdiText file;
    std::string idle;
    for (int weekday = 1; weekday <= 7; ++weekday) {
        idle += "<WeekDay><DayType>" + std::to_string(weekday) + "</DayType><DayWorking>0</DayWorking></WeekDay>";
    }
    file.calendars += calendar(2, "-1", "<WeekDays>" + idle + "</WeekDays>");
    file.tasks = task(1, 8);
    CHECK(read_good(file.text()).calendars.size() == 1);
    file.tasks = task(1, 8, "<CalendarUID>2</CalendarUID>");
    CHECK(first_error(read_text(file.text())) == "6: calendar-without-work");
}
