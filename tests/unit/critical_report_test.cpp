// Longest paths, float paths and drag: what makes a milestone as late as it is.

#include "slipway/report/critical.hpp"
#include "support/one_day.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

namespace slipway {
namespace {

using test::on;
using test::one_road;
using test::promise;
using test::road;
using test::road_template;
using test::stage;

const auto fresh = stage("preparatory", "2023-01-02");

/// Garden work of 12 wd after the design, which takes from 01-02 to 01-27: it ends on Tuesday 02-14, the works on Friday 04-07, 38 wd
/// later.
const auto garden = std::string{R"([project.activities.garden]
duration = "12wd"
after = "design"
[project.activities.completion]
milestone = "finish"
after = ["works", "garden"]
enters = ["completed", "operating"]
)"};

std::vector<std::uint32_t> completions(const test::OneDay& known) {
    std::vector<std::uint32_t> all;
    for (const auto& project : known.portfolio.projects) {
        if (project.completion) { all.push_back(*project.completion); }
    }
    return all;
}

Report critical(const test::OneDay& known, const CriticalQuestion& question) {
    return critical_report(known.portfolio, known.outlook, question, Language::en);
}

Report critical(const test::OneDay& known) { return critical(known, {completions(known), {}, 1}); }

/// "x/design x/permit …" of one path.
std::string path(const Report& report, int number = 1) {
    std::string all;
    for (const auto& one : report.machine.rows) {
        if (one.at("path") == number) { all += (all.empty() ? "" : " ") + one.at("key").get<std::string>(); }
    }
    return all;
}

Json row(const Report& report, const std::string& key) {
    for (const auto& one : report.machine.rows) {
        if (one.at("key") == key) { return one; }
    }
    FAIL(key << " has no row");
    return {};
}

TEST_CASE("the critical report lists the longest path of each project in the order of time") {
    const auto report = critical(on("2023-01-02", one_road(fresh + "[project.activities.garden]\nduration = \"1wd\"\n")));
    CHECK(path(report) == "x/design x/permit x/works-start x/works x/completion");
    for (const auto& one : report.machine.rows) { CHECK(one.at("critical_for") == "x"); }
    CHECK(report.machine.columns.front() == "critical_for");
}

TEST_CASE("the critical report lists the latest against its limit first, and at most as many as asked for") {
    const auto known = on("2023-01-02", road_template + road("a", fresh + promise("2025")) + road("b", fresh + promise("2023-02-16")) +
                                            road("c", fresh) + road("d", stage("unstated", "2021-05")));
    const auto whole = critical(known);
    REQUIRE(whole.sections.size() == 3); // d has no forecast
    CHECK(whole.sections[0].heading.find("b ") == 0);
    const auto one = critical(known, {completions(known), 1, 1});
    CHECK(one.sections.size() == 1);
    REQUIRE(one.notes.size() == 1);
    CHECK(one.notes[0].find("2 more") != std::string::npos);
}

TEST_CASE("the critical path of a project that waits for another names the other's activities in full") {
    const auto known =
        on("2023-01-02",
           road_template + road("a", fresh + "[[project.relation]]\nfrom = \"completion\"\nto = \"b/design\"\n") + road("b", fresh));
    const auto report = critical(known, {{known.activity("b/completion")}, {}, 1});
    for (const auto& one : report.machine.rows) { CHECK(one.at("critical_for") == "b"); }
    CHECK(render(report, Format::text, Language::en).find("a/works") != std::string::npos);
}

TEST_CASE("without any forecast the critical report says so") {
    const auto report = critical(on("2023-01-02", one_road("")));
    CHECK(report.machine.rows.empty());
    CHECK(render(report, Format::text, Language::en).find("Nothing with a forecast") != std::string::npos);
}

TEST_CASE("the path into a milestone ends there and is named after it") {
    const auto known = on("2023-01-02", one_road(fresh));
    const auto report = critical(known, {{known.activity("x/works-start")}, {}, 1});
    CHECK(path(report) == "x/design x/permit x/works-start");
    CHECK(report.machine.rows.front().at("critical_for") == "x/works-start");
    CHECK(report.sections.front().heading.find("2023-02-13") != std::string::npos);
}

TEST_CASE("the next float path follows with its relative float and where it joins") {
    const auto known = on("2023-01-02", one_road(fresh + garden));
    CHECK(path(critical(known), 2).empty());
    const auto report = critical(known, {completions(known), {}, 2});
    CHECK(path(report) == "x/design x/permit x/works-start x/works x/completion");
    CHECK(path(report, 2) == "x/garden");
    CHECK(row(report, "x/garden").at("relative_float_wd") == 38);
    CHECK(row(report, "x/garden").at("joins") == "x/completion");
    CHECK(row(report, "x/works").at("relative_float_wd").is_null());
}

TEST_CASE("when fewer paths lead there than are asked for the reader is told") {
    const auto known = on("2023-01-02", one_road(fresh + garden));
    const auto report = critical(known, {completions(known), {}, 3});
    CHECK(path(report, 3).empty());
    CHECK(render(report, Format::text, Language::en).find("No further path") != std::string::npos);
}

TEST_CASE("drag is what the milestone gains without the activity, as far as the next path lets it") {
    const auto report = critical(on("2023-01-02", one_road(fresh + garden)));
    // Without the design the road ends 20 wd earlier, on Friday 03-10, four weeks before 04-07.
    CHECK(row(report, "x/design").at("drag_wd") == 20);
    CHECK(row(report, "x/design").at("drag_cd") == 28);
    // Without the works it waits for the garden until Tuesday 02-14: 38 wd and 52 days earlier.
    CHECK(row(report, "x/works").at("drag_wd") == 38);
    CHECK(row(report, "x/works").at("drag_cd") == 52);
    CHECK(row(report, "x/completion").at("drag_wd") == 0);
}

TEST_CASE("what has no drag of its own has none in the table") {
    const auto known = on("2023-01-02", one_road(fresh + garden));
    const auto report = critical(known, {completions(known), {}, 2});
    CHECK(row(report, "x/garden").at("drag_wd").is_null());
    CHECK(row(report, "x/garden").at("drag_cd").is_null());
}

TEST_CASE("the preamble and the head name the late cap and the float") {
    const auto report = critical(on("2023-01-02", one_road(fresh)));
    CHECK(
        report.preamble.back() ==
        "Late dates are capped by the project's own commitment, else by its own early finish; total float is late finish − early finish.");
    CHECK(report.machine.head.at("late_cap") == "commitment");
    CHECK(report.machine.head.at("total_float") == "finish");
}

} // namespace
} // namespace slipway
