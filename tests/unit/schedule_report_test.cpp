// The reports that are one list of activities or findings: schedule, critical paths, alerts.

#include "slipway/report/tables.hpp"
#include "support/one_day.hpp"

#include <catch2/catch.hpp>

#include <numeric>
#include <optional>
#include <string>
#include <vector>

namespace slipway {
namespace {

using test::finished;
using test::lines_of;
using test::nothing;
using test::on;
using test::one_road;
using test::promise;
using test::remaining;
using test::road;
using test::road_template;
using test::stage;
using test::started;

const auto fresh = stage("preparatory", "2023-01-02");

std::vector<std::uint32_t> all_projects(const test::OneDay& known) {
    std::vector<std::uint32_t> all(known.portfolio.projects.size());
    std::iota(all.begin(), all.end(), 0U);
    return all;
}

Report schedule_of(const test::OneDay& known) { return schedule_report(known.portfolio, known.outlook, all_projects(known), Language::en); }

/// The row of an activity.
Json row(const test::OneDay& known, const std::string& key) {
    for (const auto& one : schedule_of(known).machine.rows) {
        if (one.at("key") == key) { return one; }
    }
    FAIL(key << " has no row");
    return {};
}

std::string driver(const test::OneDay& known, const char* key) { return row(known, key).at("driver").get<std::string>(); }

TEST_CASE("the CSV of the schedule begins with the twelve promised columns") {
    const auto csv = render(schedule_of(on("2023-01-02", one_road(fresh))), Format::csv, Language::en);
    CHECK(
        lines_of(csv).at(0).find(
            "key,name,calendar,duration_wd,early_start,early_finish,late_start,late_finish,total_float_wd,free_float_wd,critical,driver") ==
        0);
    CHECK(lines_of(csv).size() == 6);
}

TEST_CASE("a row shows the dates of both passes, the floats in working days, and what set the start") {
    // Promised by Friday 2023-05-05: 20 wd of float. Permit: after design, 01-30 to 02-10; at the latest 02-27 to 03-10.
    const auto one = row(on("2023-01-02", one_road(fresh + promise("2023-05-05"))), "x/permit");
    CHECK(one.at("duration_wd") == 10);
    CHECK(one.at("early_start") == "2023-01-30");
    CHECK(one.at("early_finish") == "2023-02-10");
    CHECK(one.at("late_start") == "2023-02-27");
    CHECK(one.at("late_finish") == "2023-03-10");
    CHECK(one.at("total_float_wd") == 20);
    CHECK(one.at("free_float_wd") == 0);
    CHECK(one.at("critical") == true);
    CHECK(one.at("driver") == "x/design FS");
    CHECK(one.at("interfering_float_wd") == 20);
    CHECK(one.at("late_driver") == "x/works-start FS");
    CHECK(one.at("status") == "not-started");
    CHECK(one.at("actual_start").is_null());
}

TEST_CASE("milestones show one day for start and finish") {
    const auto known = on("2023-01-02", one_road(fresh));
    const auto start = row(known, "x/works-start");
    CHECK(start.at("early_start") == "2023-02-13"); // at the beginning of the shift after 02-10
    CHECK(start.at("early_finish") == "2023-02-13");
    const auto finish = row(known, "x/completion");
    CHECK(finish.at("early_start") == "2023-04-07");
    CHECK(finish.at("early_finish") == "2023-04-07");
    CHECK(finish.at("duration_wd") == 0);
}

TEST_CASE("without a promise the late cap is the project's own early finish") {
    const auto one = row(on("2023-01-02", one_road(fresh)), "x/completion");
    CHECK(one.at("late_finish") == "2023-04-07");
    CHECK(one.at("total_float_wd") == 0);
}

TEST_CASE("a missed promise is negative float") {
    CHECK(row(on("2023-01-02", one_road(fresh + promise("2023-03-31"))), "x/works").at("total_float_wd") == -5);
}

TEST_CASE("half a day of float is shown as half a day") {
    const auto known = on(
        "2023-01-02",
        one_road(
            fresh +
            "[project.activities.extra]\nduration = \"4h\"\n[project.activities.works]\nduration = \"1wd\"\nafter = [\"works-start\", \"extra\"]\n"));
    // The extra four hours end at Monday noon; design and permit take 30 wd, so 29.5 wd are free.
    CHECK(row(known, "x/extra").at("free_float_wd") == 29.5);
    CHECK(row(known, "x/extra").at("duration_wd") == 0.5);
}

TEST_CASE("work in progress shows its remaining dates, its actual start in a field of its own") {
    const auto one =
        row(on("2023-01-09", one_road(fresh), {started("x/design", "2023-01-02"), remaining("x/design", "2023-01-09", "5wd")}), "x/design");
    CHECK(one.at("status") == "in-progress");
    CHECK(one.at("early_start") == "2023-01-09");
    CHECK(one.at("early_finish") == "2023-01-13");
    CHECK(one.at("actual_start") == "2023-01-02");
    CHECK(one.at("remaining_wd") == 5);
    CHECK(one.at("duration_wd") == 20);
}

TEST_CASE("finished work keeps its actual dates and has no late dates and no float") {
    const auto one =
        row(on("2023-01-30", one_road(fresh), {started("x/design", "2023-01-03"), finished("x/design", "2023-01-27")}), "x/design");
    CHECK(one.at("status") == "complete");
    CHECK(one.at("early_start") == "2023-01-03");
    CHECK(one.at("early_finish") == "2023-01-27");
    for (const auto* key : {"late_start", "late_finish", "total_float_wd", "free_float_wd"}) {
        INFO(key);
        CHECK(one.at(key).is_null());
    }
    CHECK(one.at("critical") == false);
    CHECK(one.at("driver") == "actual");
    CHECK(one.at("remaining_wd") == 0);
}

TEST_CASE("of work that a stage implies to be done no day is made up") {
    const auto one = row(on("2023-01-02", one_road(stage("construction", "2021-05"))), "x/design");
    CHECK(one.at("status") == "complete");
    CHECK(one.at("early_start").is_null());
    CHECK(one.at("early_finish").is_null());
    CHECK(one.at("actual_finish") == "<=2021-05");
}

TEST_CASE("without a forecast there are no early dates, and with a promise the late dates stand alone") {
    const auto one = row(on("2023-01-02", one_road(stage("unstated", "2021-05") + promise("2023-12-29"))), "x/works");
    CHECK(one.at("early_start").is_null());
    CHECK(one.at("early_finish").is_null());
    CHECK(one.at("total_float_wd").is_null());
    CHECK(one.at("late_start") == "2023-11-06"); // 40 wd before 12-29
    CHECK(one.at("late_finish") == "2023-12-29");
    CHECK(one.at("driver") == nothing);
    const auto csv = render(schedule_of(on("2023-01-02", one_road(stage("unstated", "2021-05")))), Format::csv, Language::en);
    CHECK(csv.find("x/works,works,") != std::string::npos);
    CHECK(csv.find(",40,,,,,,,false,,not-started,40,,,,\n") != std::string::npos);
}

TEST_CASE("the rows of a project stand in the order of the work, the projects in the order asked for") {
    const auto known = on("2023-01-02", road_template + road("a", fresh) + road("b", fresh));
    const std::vector<std::uint32_t> asked{1, 0};
    const auto report = schedule_report(known.portfolio, known.outlook, asked, Language::en);
    REQUIRE(report.machine.rows.size() == 10);
    CHECK(report.machine.rows[0].at("key") == "b/design");
    CHECK(report.machine.rows[4].at("key") == "b/completion");
    CHECK(report.machine.rows[5].at("key") == "a/design");
    CHECK(report.sections.size() == 2);
}

TEST_CASE("the driver of open work that nothing else holds is the data date") {
    CHECK(driver(on("2023-01-02", one_road(fresh)), "x/design") == "data-date");
}

TEST_CASE("the driver names relation and lag, a lead with its own sign") {
    const auto with_after = [](const char* after) {
        return on("2023-01-02", one_road(fresh + "[project.activities.permit]\nduration = \"10wd\"\nafter = \"" + after + "\"\n"));
    };
    CHECK(driver(with_after("design FS+5wd"), "x/permit") == "x/design FS+5wd");
    CHECK(driver(with_after("design FS-5wd"), "x/permit") == "x/design FS-5wd");
    CHECK(driver(with_after("design SS+2w"), "x/permit") == "x/design SS+2w");
}

TEST_CASE("the driver names a constraint by its kind") {
    const auto known =
        on("2023-01-02",
           one_road(fresh +
                    "[project.activities.design]\nconstraint = { kind = \"start-no-earlier\", date = \"2023-03\", reason = \"r\" }\n"));
    CHECK(driver(known, "x/design") == "start-no-earlier");
}

/// What sets the late finish.
std::string late_driver(const test::OneDay& known, const char* key) { return row(known, key).at("late_driver").get<std::string>(); }

TEST_CASE("the late driver names the cap by its kind") {
    CHECK(late_driver(on("2023-01-02", one_road(fresh + promise("2023-05-05"))), "x/completion") == "commitment");
    CHECK(late_driver(on("2023-01-02", one_road(fresh)), "x/completion") == "early-finish");
    CHECK(late_driver(on("2023-01-02", one_road(stage("construction", "2021-05"))), "x/design") == nothing);
}

TEST_CASE("the late driver names a constraint by its kind, and a successor with its lag") {
    const auto known = on("2023-01-02", one_road(fresh + "[project.activities.permit]\nduration = \"10wd\"\nafter = \"design FS+5wd\"\n"
                                                         "constraint = { kind = \"deadline\", date = \"2023-02-03\" }\n"));
    CHECK(late_driver(known, "x/permit") == "deadline");
    CHECK(late_driver(known, "x/design") == "x/permit FS+5wd");
}

TEST_CASE("in its project's section a reader sees short keys") {
    const auto table = std::get<Table>(schedule_of(on("2023-01-02", one_road(fresh))).sections.at(0).blocks.at(0));
    CHECK(table.rows.at(1).at(0) == "permit");
    CHECK(table.rows.at(1).at(11) == "design FS");
    CHECK(table.rows.at(1).at(12) == "works-start FS");
}

TEST_CASE("the alerts are the findings given, in their order") {
    const auto known = on("2023-01-02", road_template + road("a", stage("unstated", "2021-05")) + road("b", fresh + promise("2023-02-16")));
    const auto findings = find(known.portfolio, known.outlook);
    const auto report = alerts_report(known.portfolio, known.outlook.as_of, findings, Language::en);
    REQUIRE(report.machine.rows.size() == findings.size());
    for (std::size_t i = 0; i < findings.size(); ++i) {
        CHECK(report.machine.rows[i].at("code") == findings[i].code);
        CHECK(report.machine.rows[i].at("key") == findings[i].key);
        CHECK(report.machine.rows[i].at("severity") == word_of(severity_words, findings[i].severity));
    }
    CHECK(report.machine.rows.front().at("key") == "b");
}

TEST_CASE("no alerts are an empty list with its heading") {
    const auto known = on("2023-01-02", one_road(fresh));
    const auto report = alerts_report(known.portfolio, known.outlook.as_of, {}, Language::en);
    CHECK(lines_of(render(report, Format::csv, Language::en)).size() == 1);
    CHECK(render(report, Format::ndjson, Language::en) == nothing);
}

} // namespace
} // namespace slipway
