#include "slipway/calendar/statutory.hpp"

#include <catch2/catch.hpp>

namespace slipway {
namespace {

const DayHours office{{480, 720}, {780, 1020}};
const DayHours morning{{480, 720}};

CalendarRules five_days() {
    CalendarRules rules;
    for (std::size_t weekday = 0; weekday < 5; ++weekday) { rules.week.at(weekday) = office; }
    return rules;
}

/// What is wrong with a text read into `rules`: "line code" each.
std::vector<std::string> problems(const std::string& text, CalendarRules& rules) {
    Sources sources;
    sources.add("other.csv", "x");
    const auto file = sources.add("cn.csv", text);
    std::vector<std::string> out;
    for (const auto& one : read_statutory_days(sources, file, rules)) {
        REQUIRE(one.span);
        CHECK(one.span->file == file);
        CHECK(one.severity == DiagnosticSeverity::error);
        CHECK_FALSE(one.advice.empty());
        out.push_back(std::to_string(one.span->line) + " " + one.code);
    }
    return out;
}

Date day(std::string_view text) { return parse_date(text).value(); }

} // namespace

TEST_CASE("a day off loses its work and a make-up day gains the hours of a working day") {
    auto rules = five_days();
    CHECK(problems("date,name_zh,off_day\n2024-02-12,春节,true\n2024-02-04,春节,false\n", rules).empty());
    REQUIRE(rules.exceptions.size() == 2);
    CHECK(rules.exceptions.at(day("2024-02-12")).hours.empty());
    CHECK(rules.exceptions.at(day("2024-02-12")).name == "春节");
    CHECK(rules.exceptions.at(day("2024-02-04")).hours == office);
}

TEST_CASE("a make-up day has the hours of the first day of the week that works") {
    auto rules = five_days();
    rules.week[0] = {};
    rules.week[1] = morning;
    CHECK(problems("date,name_zh,off_day\n2024-02-04,春节,false\n", rules).empty());
    CHECK(rules.exceptions.at(day("2024-02-04")).hours == morning);
}

TEST_CASE("a row that restates the pattern is legal") {
    auto rules = five_days();
    CHECK(
        problems("date,name_zh,off_day\n2020-02-03,春节,false\n2024-02-10,春节,true\n", rules).empty()); // a Monday worked, a Saturday off
    CHECK(rules.exceptions.at(day("2020-02-03")).hours == office);
    CHECK(rules.exceptions.at(day("2024-02-10")).hours.empty());
}

TEST_CASE("bad rows are reported each with its line and the good ones are read") {
    auto rules = five_days();
    const auto found = problems("date,name_zh,off_day\n"
                                "2024-02-30,no such day,true\n"
                                "2024-02-12,春节,true\n"
                                "2024-02-13,春节,yes\n"
                                "2024-02-14,春节\n"
                                "\n"
                                "2024-02-15,春节,true,more\n"
                                "2024/02/16,春节,true\n"
                                "2024-02-04,春节,false\n",
                                rules);
    CHECK(found == std::vector<std::string>{"2 bad-calendar-row", "4 bad-calendar-row", "5 bad-calendar-row", "7 bad-calendar-row",
                                            "8 bad-calendar-row"});
    CHECK(rules.exceptions.size() == 2);
}

TEST_CASE("rows end with LF or CRLF, and the last need not end") {
    auto rules = five_days();
    CHECK(problems("\xef\xbb\xbf"
                   "date,name_zh,off_day\r\n2024-02-12,春节,true\r\n2024-02-13,春节,true",
                   rules)
              .empty());
    CHECK(rules.exceptions.size() == 2);
}

TEST_CASE("the days are published until the end of the last year read, in whatever order") {
    auto rules = five_days();
    CHECK_FALSE(rules.published_until);
    CHECK(problems("date,name_zh,off_day\n2024-01-01,元旦,true\n", rules).empty());
    CHECK(rules.published_until == day("2024-12-31"));
    CHECK(problems("date,name_zh,off_day\n2022-01-03,元旦,true\n", rules).empty());
    CHECK(rules.published_until == day("2024-12-31"));
    CHECK(problems("date,name_zh,off_day\n", rules).empty());
    CHECK(rules.published_until == day("2024-12-31"));
}

} // namespace slipway
