#include "slipway/interchange/write.hpp"
#include "support/foreign_dice.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace slipway;
using namespace slipway::testing;

namespace {

constexpr Date monday = std::chrono::local_days{std::chrono::year{2024} / 3 / 4};

ForeignSchedule small() {
    ForeignSchedule schedule;
    CalendarRules rules;
    for (std::size_t day = 0; day < 5; ++day) { rules.week.at(day) = {{480, 720}, {780, 1020}}; }
    schedule.calendars.push_back({"7", "Five days", rules, 0});
    schedule.projects.push_back({.id = "1", .key = "p", .code = "P", .name = "Project", .data_date = Instant{monday} + Minutes{480}});
    ForeignActivity one;
    one.key = "a";
    one.code = "A";
    one.name = "Work";
    one.duration = one.remaining = Minutes{490};
    schedule.activities.push_back(one);
    return schedule;
}

std::vector<std::string> split(const std::string& text, const std::string& by) {
    std::vector<std::string> parts;
    std::size_t from = 0;
    for (std::size_t at = 0; (at = text.find(by, from)) != std::string::npos; from = at + by.size()) {
        parts.push_back(text.substr(from, at - from));
    }
    parts.push_back(text.substr(from));
    return parts;
}

/// The value of a column in a row of a table, both counted from 0.
std::string cell(const std::string& xer, const std::string& table, const std::string& column, std::size_t row = 0) {
    const auto lines = split(xer, "\r\n");
    const auto begin = std::ranges::find(lines, "%T\t" + table);
    if (begin == lines.end()) { return "no table"; }
    const auto columns = split(*(begin + 1), "\t");
    const auto found = std::ranges::find(columns, column);
    if (found == columns.end()) { return "no column"; }
    const auto values = split(*(begin + 2 + static_cast<std::ptrdiff_t>(row)), "\t");
    return values.size() == columns.size() ? values.at(static_cast<std::size_t>(found - columns.begin())) : "wrong number of cells";
}

bool has(const Losses& losses, const std::string& code, std::size_t count = 1) {
    const auto all = losses.all();
    const auto found = std::ranges::find(all, code, &Loss::code);
    return found != all.end() && found->count == count;
}

} // namespace

TEST_CASE("a XER begins with its version, ends with %E, and has one line end throughout") {
    Losses losses;
    const auto xer = write_xer(small(), losses);
    CHECK(xer.starts_with("ERMHDR\t19.12\t2024-03-04\t"));
    CHECK(xer.ends_with("%E\r\n"));
    CHECK(std::ranges::count(xer, '\n') == std::ranges::count(xer, '\r'));
    CHECK(losses.all().empty());
}

TEST_CASE("every row of a XER has as many cells as its table has columns") {
    Losses losses;
    const auto lines = split(write_xer(thrown({.seed = 3, .projects = 2}), losses), "\r\n");
    std::size_t columns = 0;
    for (const auto& line : lines) {
        if (line.starts_with("%F")) { columns = split(line, "\t").size(); }
        if (line.starts_with("%R")) { REQUIRE(split(line, "\t").size() == columns); }
    }
    CHECK(columns > 0);
}

TEST_CASE("P6 counts hours in decimals and calendar days from Sunday") {
    Losses losses;
    auto schedule = small();
    schedule.calendars[0].rules.exceptions[std::chrono::local_days{std::chrono::year{2024} / 5 / 1}] = {};
    schedule.calendars[0].rules.exceptions[std::chrono::local_days{std::chrono::year{2024} / 5 / 4}].hours = {{1320, 1440}};
    const auto xer = write_xer(schedule, losses);
    CHECK(cell(xer, "TASK", "target_drtn_hr_cnt") == "8.1667");
    CHECK(cell(xer, "CALENDAR", "day_hr_cnt") == "8");
    const auto text = cell(xer, "CALENDAR", "clndr_data");
    CHECK(text.find("(0||1()())(0||2()((0||0(s|08:00|f|12:00)())(0||1(s|13:00|f|17:00)())))") != std::string::npos);
    CHECK(text.find("(0||0(d|45413)())(0||1(d|45416)((0||0(s|22:00|f|00:00)())))") != std::string::npos); // 45413: 2024-05-01
}

TEST_CASE("a start on a day is one constraint of P6, and a third constraint is a loss") {
    Losses losses;
    auto schedule = small();
    const auto at = Instant{monday} + Minutes{480};
    schedule.activities[0].constraints = {{ConstraintKind::start_no_earlier, at},
                                          {ConstraintKind::deadline, at + Minutes{60}},
                                          {ConstraintKind::start_no_later, at},
                                          {ConstraintKind::finish_no_earlier, at}};
    const auto xer = write_xer(schedule, losses);
    CHECK(cell(xer, "TASK", "cstr_type") == "CS_MSO");
    CHECK(cell(xer, "TASK", "cstr_date") == "2024-03-04 08:00");
    CHECK(cell(xer, "TASK", "cstr_type2") == "CS_MEOB");
    CHECK(cell(xer, "TASK", "cstr_date2") == "2024-03-04 09:00");
    CHECK(has(losses, "constraint"));
}

TEST_CASE("tabs and line ends would break a XER: they become blanks, and are counted") {
    Losses losses;
    auto schedule = small();
    schedule.activities[0].name = "浇筑\t\"slab\"\r\nlevel 2";
    CHECK(cell(write_xer(schedule, losses), "TASK", "task_name") == "浇筑 \"slab\"  level 2");
    CHECK(has(losses, "control-character"));
}

TEST_CASE("a code longer than P6 allows stays unique, and is counted") {
    Losses losses;
    auto schedule = small();
    schedule.activities.push_back(schedule.activities[0]);
    for (auto& one : schedule.activities) { one.code = std::string(50, 'x'); }
    const auto xer = write_xer(schedule, losses);
    const auto code = cell(xer, "TASK", "task_code");
    CHECK(code.size() == 40);
    CHECK(code != cell(xer, "TASK", "task_code", 1));
    CHECK(has(losses, "text-too-long", 2));
}

TEST_CASE("the lag calendar of P6 is the one that holds for most lags; the others are counted") {
    Losses losses;
    auto schedule = small();
    schedule.calendars.push_back(schedule.calendars[0]);
    for (const std::uint32_t calendar : {1U, 1U, 0U}) {
        schedule.activities.push_back(schedule.activities[0]);
        schedule.activities.back().calendar = calendar;
    }
    schedule.relations = {{0, 1, RelationType::finish_start, Minutes{60}, 1, 0},
                          {0, 2, RelationType::start_start, Minutes{60}, 1, 0},
                          {2, 3, RelationType::finish_finish, Minutes{-30}, 1, 0}};
    const auto xer = write_xer(schedule, losses);
    CHECK(cell(xer, "SCHEDOPTIONS", "sched_calendar_on_relationship_lag") == "rcal_Successor");
    CHECK(cell(xer, "TASKPRED", "pred_type", 1) == "PR_SS");
    CHECK(cell(xer, "TASKPRED", "lag_hr_cnt", 2) == "-0.5");
    CHECK(has(losses, "lag-calendar"));
}

TEST_CASE("inactive work is left out of a XER with its relations, and counted") {
    Losses losses;
    auto schedule = small();
    schedule.activities.push_back(schedule.activities[0]);
    schedule.activities.back().kind = ForeignKind::inactive;
    schedule.relations = {{0, 1, RelationType::finish_start, Minutes{0}, 0, 0}};
    const auto xer = write_xer(schedule, losses);
    CHECK(xer.find("TASKPRED") == std::string::npos);
    CHECK(has(losses, "inactive-activity"));
}

TEST_CASE("the guid of an activity is made of its keys alone") {
    Losses losses;
    auto schedule = small();
    const auto before = cell(write_xer(schedule, losses), "TASK", "guid");
    schedule.activities[0].name = "Other work";
    schedule.activities.insert(schedule.activities.begin(), schedule.activities[0]);
    schedule.activities[0].key = "0";
    const auto after = write_xer(schedule, losses);
    CHECK(before.size() == 22);
    CHECK(cell(after, "TASK", "guid", 1) == before);
    CHECK(cell(after, "TASK", "guid", 0) != before);
}

TEST_CASE("tags become activity codes, one value of each an activity") {
    Losses losses;
    auto schedule = small();
    schedule.activities[0].tags = {{"Area", "South"}, {"Area", "North"}, {"责任", "市政"}};
    const auto xer = write_xer(schedule, losses);
    CHECK(cell(xer, "ACTVTYPE", "actv_code_type", 1) == "责任");
    CHECK(cell(xer, "ACTVCODE", "short_name", 1) == "South");
    CHECK(cell(xer, "TASKACTV", "actv_code_id") == cell(xer, "ACTVCODE", "actv_code_id", 1));
    CHECK(has(losses, "tag"));
}
