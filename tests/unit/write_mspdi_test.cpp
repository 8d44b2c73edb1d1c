#include "slipway/interchange/read.hpp"
#include "slipway/interchange/write.hpp"
#include "support/mspdi_schema.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <sstream>

using namespace slipway;
using slipway::testing::mspdi_breaches;

namespace {

constexpr Date monday = std::chrono::local_days{std::chrono::year{2024} / 3 / 4};
constexpr Instant morning = Instant{monday} + Minutes{480};

CalendarRules office() {
    CalendarRules rules;
    for (std::size_t day = 0; day < 5; ++day) { rules.week.at(day) = {{480, 720}, {780, 1020}}; }
    return rules;
}

ForeignActivity work(const std::string& key, int hours) {
    ForeignActivity one;
    one.key = key;
    one.code = key;
    one.name = "Work " + key;
    one.duration = one.remaining = Minutes{60} * hours;
    return one;
}

ForeignSchedule small() {
    ForeignSchedule schedule;
    schedule.calendars.push_back({"1", "Five days", office(), 0});
    schedule.projects.push_back({.id = "1", .key = "p", .code = "P", .name = "Project", .data_date = morning, .planned_start = morning});
    schedule.activities = {work("a", 8), work("b", 16)};
    return schedule;
}

struct Written {
    std::string text;
    Losses losses;
};

Written written(const ForeignSchedule& schedule) {
    Written found;
    found.text = write_mspdi(schedule, found.losses);
    CHECK(mspdi_breaches(found.text) == std::vector<std::string>{});
    return found;
}

/// What stands between a tag of that name, first after the name of a task.
std::string value(const std::string& text, const std::string& task, const std::string& element) {
    const auto begin = text.find("<Name>" + task + "</Name>");
    const auto end = text.find("</Task>", begin);
    const auto at = text.find("<" + element + ">", begin);
    if (begin == std::string::npos || at == std::string::npos || at > end) { return "-"; }
    const auto from = at + element.size() + 2;
    return text.substr(from, text.find('<', from) - from);
}

bool has(const Losses& losses, const std::string& code, std::size_t count = 1) {
    const auto all = losses.all();
    const auto found = std::ranges::find(all, code, &Loss::code);
    return found != all.end() && found->count == count;
}

} // namespace

TEST_CASE("a project of MS Project that is scheduled from its finish stays so") {
    auto schedule = small();
    schedule.tool = ForeignTool::ms_project;
    schedule.options.schedule.rules = RuleSet::msp2013;
    schedule.projects.front().must_finish = morning + Minutes{10 * 1440 + 540};
    const auto found = written(schedule);
    CHECK(found.text.find("<ScheduleFromStart>0</ScheduleFromStart>") != std::string::npos);
    CHECK(found.text.find("<FinishDate>2024-03-14T17:00:00</FinishDate>") != std::string::npos);
    CHECK(found.text.find("<Deadline>") == std::string::npos);
    CHECK_FALSE(has(found.losses, "must-finish"));
}

TEST_CASE("breaks in work come back from the assignments they are written to") {
    auto schedule = small();
    schedule.tool = ForeignTool::ms_project;
    schedule.options.schedule.rules = RuleSet::msp2013;
    schedule.activities[1].breaks = {{Minutes{120}, Minutes{60}}, {Minutes{480}, Minutes{960}}};
    std::istringstream in{written(schedule).text};
    const auto again = read_mspdi("again.xml", in);
    REQUIRE(again.schedule);
    const auto& breaks = again.schedule->activities.at(1).breaks;
    REQUIRE(breaks.size() == 2);
    CHECK(breaks[0].after == Minutes{120});
    CHECK(breaks[0].length == Minutes{60});
    CHECK(breaks[1].after == Minutes{480});
    CHECK(breaks[1].length == Minutes{960});
}

TEST_CASE("MSPDI begins with the head that MS Project needs") {
    const auto text = written(small()).text;
    CHECK(text.starts_with(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<Project xmlns=\"http://schemas.microsoft.com/project\">"));
    CHECK(text.find("<SaveVersion>14</SaveVersion>") != std::string::npos);
    CHECK(text.find("<StartDate>2024-03-04T08:00:00</StartDate>") != std::string::npos);
    CHECK(text.find("<MinutesPerWeek>2400</MinutesPerWeek>") != std::string::npos);
    CHECK(value(text, "Work a", "Duration") == "PT8H0M0S");
}

TEST_CASE("special characters stay text, control characters become blanks") {
    auto schedule = small();
    schedule.activities[0].name = "a<b>&\"c\"\t医院\x01";
    const auto [text, losses] = written(schedule);
    CHECK(text.find("<Name>a&lt;b&gt;&amp;&quot;c&quot; 医院 </Name>") != std::string::npos);
    CHECK(has(losses, "control-character"));
}

TEST_CASE("a run of equal exceptions is one, and the end of a day is written as midnight") {
    auto schedule = small();
    auto& exceptions = schedule.calendars[0].rules.exceptions;
    for (int day = 0; day < 3; ++day) { exceptions[monday + Days{day}] = {{}, "春节"}; }
    exceptions[monday + Days{5}] = {{{1200, 1440}}, ""};
    const auto text = written(schedule).text;
    CHECK(text.find("<FromDate>2024-03-04T00:00:00</FromDate>") != std::string::npos);
    CHECK(text.find("<ToDate>2024-03-06T23:59:00</ToDate>") != std::string::npos);
    CHECK(text.find("<Occurrences>3</Occurrences>") != std::string::npos);
    CHECK(text.find("<FromTime>20:00:00</FromTime>") != std::string::npos);
    CHECK(text.find("<ToTime>00:00:00</ToTime>") != std::string::npos);
}

TEST_CASE("six shifts a day are more than MS Project has room for; shifts that touch are one") {
    auto schedule = small();
    schedule.calendars[0].rules.week[5] = {{0, 60}, {60, 120}, {180, 240}, {300, 360}, {420, 480}, {540, 600}, {660, 720}};
    const auto [text, losses] = written(schedule);
    CHECK(has(losses, "working-times"));
    CHECK(text.find("<ToTime>02:00:00</ToTime>") != std::string::npos);
    CHECK(text.find("<FromTime>11:00:00</FromTime>") == std::string::npos);
}

TEST_CASE("work not begun is held at the data date where nothing else holds it there") {
    auto schedule = small();
    schedule.projects[0].data_date = morning + Minutes{7 * 1440};
    schedule.projects[0].status_date = schedule.projects[0].data_date;
    auto begun = work("0", 8);
    begun.state = ForeignState::in_progress;
    begun.actual_start = morning;
    begun.remaining = Minutes{240};
    schedule.activities.push_back(begun);
    schedule.relations = {{0, 1, RelationType::finish_start, Minutes{0}, 0, 0}};
    const auto text = written(schedule).text;
    CHECK(text.find("<StartDate>2024-03-04T08:00:00</StartDate>") != std::string::npos);
    CHECK(text.find("<StatusDate>2024-03-11T08:00:00</StatusDate>") != std::string::npos);
    CHECK(value(text, "Work a", "ConstraintType") == "4");
    CHECK(value(text, "Work a", "ConstraintDate") == "2024-03-11T08:00:00");
    CHECK(value(text, "Work b", "ConstraintType") == "0"); // work a holds it
    // Five days were worked from the actual start to the data date; half a day remains.
    CHECK(value(text, "Work 0", "ActualDuration") == "PT40H0M0S");
    CHECK(value(text, "Work 0", "RemainingDuration") == "PT4H0M0S");
    CHECK(value(text, "Work 0", "Duration") == "PT44H0M0S");
    CHECK(value(text, "Work 0", "PercentComplete") == "91");
}

TEST_CASE("no-later constraints of P6 leave early dates alone: they are deadlines in MS Project") {
    auto schedule = small();
    schedule.activities[0].constraints = {{ConstraintKind::start_no_earlier, morning + Minutes{1440}},
                                          {ConstraintKind::start_no_later, morning + Minutes{1440}}};
    schedule.activities[1].constraints = {{ConstraintKind::finish_no_later, morning + Minutes{2880}}};
    const auto [text, losses] = written(schedule);
    CHECK(value(text, "Work a", "ConstraintType") == "4");
    CHECK(value(text, "Work a", "Deadline") == "2024-03-05T17:00:00"); // a start on Tuesday morning ends eight hours later
    CHECK(value(text, "Work b", "ConstraintType") == "0");
    CHECK(value(text, "Work b", "Deadline") == "2024-03-06T08:00:00");
    CHECK(!has(losses, "constraint"));
}

TEST_CASE("of two early bounds of P6 the one that binds is kept, and the other counted") {
    auto schedule = small();
    schedule.activities[0].constraints = {{ConstraintKind::start_no_earlier, morning + Minutes{2880}},
                                          {ConstraintKind::finish_no_earlier, morning + Minutes{1440}}};
    const auto [text, losses] = written(schedule);
    CHECK(value(text, "Work a", "ConstraintType") == "4");
    CHECK(has(losses, "constraint"));
}

TEST_CASE("constraints of MS Project go back as they came") {
    auto schedule = small();
    schedule.tool = ForeignTool::ms_project;
    schedule.options.schedule.rules = RuleSet::msp2016;
    schedule.activities[0].id = "12";
    schedule.activities[1].id = "7";
    schedule.activities[0].constraints = {{ConstraintKind::finish_no_later, morning}, {ConstraintKind::deadline, morning + Minutes{60}}};
    schedule.activities[1].constraints = {{ConstraintKind::mandatory_finish, morning}};
    const auto text = written(schedule).text;
    CHECK(value(text, "Work a", "ConstraintType") == "7");
    CHECK(value(text, "Work a", "Deadline") == "2024-03-04T09:00:00");
    CHECK(value(text, "Work b", "ConstraintType") == "3");
    CHECK(text.find("<UID>12</UID>") != std::string::npos);
    CHECK(text.find("<BuildNumber>16.") != std::string::npos);
}

TEST_CASE("lags in round-the-clock time are elapsed, and in another calendar than the successor's a loss") {
    auto schedule = small();
    CalendarRules always;
    always.week.fill({Period{0, 1440}});
    schedule.calendars.push_back({"2", "Always", always, 0});
    schedule.calendars.push_back({"3", "Other", office(), 0});
    schedule.activities.push_back(work("c", 8));
    schedule.relations = {{0, 1, RelationType::finish_finish, Minutes{90}, 1, 0}, {1, 2, RelationType::start_start, Minutes{-60}, 2, 0}};
    const auto [text, losses] = written(schedule);
    CHECK(value(text, "Work b", "LinkLag") == "900");
    CHECK(value(text, "Work b", "LagFormat") == "8");
    CHECK(value(text, "Work c", "LinkLag") == "-600");
    CHECK(value(text, "Work c", "LagFormat") == "7");
    CHECK(has(losses, "lag-calendar"));
}

TEST_CASE("phases become summary tasks; a phase without work is left out and counted") {
    auto schedule = small();
    schedule.phases = {{"1", "1", "Outer", 0, std::nullopt, 0}, {"2", "1", "Inner", 0, 0, 0}, {"3", "2", "Empty", 0, std::nullopt, 0}};
    schedule.activities[1].phase = 1;
    schedule.activities[1].answers.early_start = morning;
    schedule.activities[1].answers.early_finish = morning + Minutes{1440 + 540};
    const auto [text, losses] = written(schedule);
    CHECK(value(text, "Outer", "Summary") == "1");
    CHECK(value(text, "Inner", "OutlineNumber") == "2.1");
    CHECK(value(text, "Outer", "Duration") == "PT16H0M0S");
    CHECK(value(text, "Work b", "OutlineLevel") == "3");
    CHECK(text.find("Empty") == std::string::npos);
    CHECK(has(losses, "empty-phase"));
}

TEST_CASE("a level of effort becomes a task of its present span, without relations") {
    auto schedule = small();
    auto& effort = schedule.activities[1];
    effort.kind = ForeignKind::level_of_effort;
    effort.answers.early_start = morning;
    effort.answers.early_finish = morning + Minutes{1440 + 540};
    schedule.relations = {{0, 1, RelationType::start_start, Minutes{0}, 0, 0}};
    const auto [text, losses] = written(schedule);
    CHECK(value(text, "Work b", "Duration") == "PT16H0M0S");
    CHECK(value(text, "Work b", "ConstraintDate") == "2024-03-04T08:00:00");
    CHECK(text.find("PredecessorLink") == std::string::npos);
    CHECK(has(losses, "level-of-effort"));
}

TEST_CASE("inactive and manual work says so, other work keeps to the schema of 2007") {
    auto schedule = small();
    CHECK(written(schedule).text.find("<Manual>") == std::string::npos);
    schedule.activities[0].kind = ForeignKind::inactive;
    schedule.activities[1].manual = true;
    schedule.activities[1].manual_start = morning;
    schedule.activities[1].manual_finish = morning + Minutes{540};
    const auto text = written(schedule).text;
    CHECK(value(text, "Work a", "Active") == "0");
    CHECK(value(text, "Work b", "Manual") == "1");
    CHECK(value(text, "Work b", "ManualFinish") == "2024-03-04T17:00:00");
    CHECK(value(text, "Work b", "Start") == "2024-03-04T08:00:00");
}

TEST_CASE("tags become text fields of MS Project, thirty at most") {
    auto schedule = small();
    for (int i = 10; i < 41; ++i) { schedule.activities[0].tags.push_back({"Field " + std::to_string(i), "value"}); }
    const auto [text, losses] = written(schedule);
    CHECK(text.find("<FieldID>188743731</FieldID>\n\t\t\t<FieldName>Text1</FieldName>\n\t\t\t<Alias>Activity ID</Alias>") !=
          std::string::npos);
    CHECK(text.find("<FieldID>188744016</FieldID>") != std::string::npos);
    CHECK(has(losses, "tag", 2));
}
