#include "support/mspdi_schema.hpp"

#include <catch2/catch.hpp>

using slipway::testing::mspdi_breaches;

namespace {

std::string project(const std::string& inside) {
    return "<?xml version=\"1.0\"?><Project xmlns=\"http://schemas.microsoft.com/project\"><SaveVersion>14</SaveVersion>"
           "<CurrencyCode>USD</CurrencyCode>" +
           inside + "</Project>";
}

std::string task(const std::string& inside) { return project("<Tasks><Task><UID>1</UID>" + inside + "</Task></Tasks>"); }

std::string breach(const std::string& text) {
    const auto found = mspdi_breaches(text);
    return found.size() == 1 ? found.front() : std::to_string(found.size()) + " breaches";
}

} // namespace

TEST_CASE("the validator of MSPDI has nothing against a small right file") {
    CHECK(mspdi_breaches(task("<ID>1</ID><Name>a &amp; b</Name><Duration>PT8H0M0S</Duration><DurationFormat>7</DurationFormat>")).empty());
}

TEST_CASE("the validator of MSPDI notices what is unknown, out of order, twice, or missing") {
    CHECK(breach(task("<Nmae>x</Nmae>")) == "Project/Tasks/Task/Nmae: unknown");
    CHECK(breach(task("<Name>x</Name><ID>1</ID>")) == "Project/Tasks/Task/ID: comes too late");
    CHECK(breach(task("<ID>1</ID><ID>2</ID>")) == "Project/Tasks/Task/ID: 2 times");
    CHECK(breach(project("<Tasks><Task><ID>1</ID></Task></Tasks>")) == "Project/Tasks/Task/UID: 0 times");
}

TEST_CASE("the validator of MSPDI notices values of the wrong type") {
    CHECK(breach(task("<ID>one</ID>")) == "Project/Tasks/Task/ID: not of type i: \"one\"");
    CHECK(breach(task("<Type>3</Type>")) == "Project/Tasks/Task/Type: not of type i0-2: \"3\"");
    CHECK(breach(task("<IsNull>yes</IsNull>")) == "Project/Tasks/Task/IsNull: not of type b: \"yes\"");
    CHECK(breach(task("<Start>2024-03-04</Start>")) == "Project/Tasks/Task/Start: not of type d: \"2024-03-04\"");
    CHECK(breach(task("<Duration>8h</Duration>")) == "Project/Tasks/Task/Duration: not of type p: \"8h\"");
    CHECK(breach(task("<DurationFormat>13</DurationFormat>")) == "Project/Tasks/Task/DurationFormat: not of type f: \"13\"");
    CHECK(breach(project("<Calendars><Calendar><UID>1</UID><Name>" + std::string(513, 'n') + "</Name></Calendar></Calendars>"))
              .starts_with("Project/Calendars/Calendar/Name: not of type s512"));
}

TEST_CASE("the validator of MSPDI notices references that lead nowhere and numbers given twice") {
    CHECK(breach(task("<CalendarUID>3</CalendarUID>")) == "calendar 3 is nowhere");
    CHECK(mspdi_breaches(task("<CalendarUID>-1</CalendarUID>")).empty());
    CHECK(breach(task("<PredecessorLink><PredecessorUID>9</PredecessorUID></PredecessorLink>")) == "task 9 is nowhere");
    CHECK(breach(project("<Tasks><Task><UID>1</UID></Task><Task><UID>1</UID></Task></Tasks>")) == "Task 1: its UID is given twice");
}

TEST_CASE("the validator of MSPDI notices six working times, stray text, attributes, and what is no XML") {
    std::string times;
    for (int i = 0; i < 6; ++i) { times += "<WorkingTime><FromTime>08:00:00</FromTime></WorkingTime>"; }
    CHECK(breach(project("<Calendars><Calendar><UID>1</UID><WeekDays><WeekDay><DayType>2</DayType><WorkingTimes>" + times +
                         "</WorkingTimes></WeekDay></WeekDays></Calendar></Calendars>"))
              .ends_with("WorkingTimes/WorkingTime: 6 times"));
    CHECK(breach(project("<Tasks>loose</Tasks>")) == "Project/Tasks: has text of its own");
    CHECK(breach(task("<Name kind=\"x\">t</Name>")) == "Project/Tasks/Task/Name: has attributes");
    CHECK(breach("<Project xmlns=\"http://schemas.microsoft.com/project\"><SaveVersion>14</SaveVersion>").starts_with("no XML"));
    CHECK(breach("<Plan/>") == "the first element is not Project");
}
