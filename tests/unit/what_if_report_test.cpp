// What was tried, and what it moves, for readers and for programs.

#include "slipway/report/what_if.hpp"
#include "support/one_day.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

namespace slipway {
namespace {

using test::on;
using test::one_road;
using test::promise;
using test::stage;

const auto fresh = stage("preparatory", "2023-01-02");
/// Garden work beside permit and works, which take 50 wd.
const auto garden = std::string{"[project.activities.garden]\nduration = \"12wd\"\nafter = \"design\"\n"
                                "[project.activities.completion]\nmilestone = \"finish\"\nafter = [\"works\", \"garden\"]\n"};

DurationText days(double amount) { return {amount, DurationUnit::working_days}; }

Report what_if(const test::OneDay& known, const Trial& trial, Language language = Language::en) {
    const auto portfolio = tried(known.portfolio, trial);
    auto progress = tried(portfolio, fold(portfolio, {}, known.outlook.as_of), trial, known.outlook.as_of);
    const auto after = outlook(portfolio, test::network_of_right(portfolio), std::move(progress), portfolio.options, known.outlook.as_of);
    const World was{known.portfolio, known.outlook};
    const World is{portfolio, after};
    return what_if_report({was, is, known.portfolio, trial, {}, moves(was, is), false}, language);
}

std::uint32_t relation(const test::OneDay& known, const char* from, const char* to) {
    for (std::uint32_t i = 0; i < known.portfolio.relations.size(); ++i) {
        const auto& one = known.portfolio.relations[i];
        if (one.from == known.activity(from) && one.to == known.activity(to)) { return i; }
    }
    FAIL("no relation " << from << " to " << to);
    return 0;
}

std::string text(const Report& report) { return render(report, Format::text, Language::en); }

TEST_CASE("the rows name the projects, then the activities, with both dates and the difference") {
    const auto known = on("2023-01-02", one_road(fresh + promise("2023-04-14")));
    const auto report = what_if(known, {.durations = {{known.activity("x/works"), days(50)}}});
    REQUIRE(report.machine.rows.size() >= 3);
    const auto& project = report.machine.rows.front();
    CHECK(project.at("kind") == "project");
    CHECK(project.at("key") == "x");
    CHECK(project.at("early_finish_before") == "2023-04-07");
    CHECK(project.at("early_finish_after") == "2023-04-21");
    CHECK(project.at("delta_cd") == 14);
    CHECK(project.at("delta_wd") == 10);
    CHECK(project.at("verdict_before") == "holds");
    CHECK(project.at("verdict_after") == "could"); // at best 10 + 5 + 50 wd, 03-31
    CHECK(project.at("light_after") == "red");
    CHECK(report.machine.rows.at(1).at("kind") == "activity");
    CHECK(report.machine.tail.at("promises_broken") == Json::array({"x"}));
    CHECK(report.machine.tail.at("promises_kept") == Json::array());
    CHECK(text(report).find("Promises newly broken") != std::string::npos);
}

TEST_CASE("every row has every column") {
    const auto known = on("2023-01-02", one_road(fresh));
    const auto report = what_if(known, {.durations = {{known.activity("x/works"), days(50)}}});
    for (const auto& row : report.machine.rows) {
        for (const auto& column : report.machine.columns) { CHECK(row.contains(column)); }
        CHECK(row.size() == report.machine.columns.size());
    }
}

TEST_CASE("when nothing moves the report says so, with the float that took it up") {
    const auto known = on("2023-01-02", one_road(fresh + garden));
    const auto report = what_if(known, {.durations = {{known.activity("x/garden"), days(20)}}});
    CHECK(text(report).find("What if, data date 2023-01-02: 0 forecasts move") == 0);
    CHECK(text(report).find("No project moves") != std::string::npos);
    CHECK(text(report).find("total float 38 → 30 wd, free float 38 → 30 wd") != std::string::npos);
    CHECK(report.machine.tail.at("tried").at(0).at("free_float_wd_after") == 30);
}

TEST_CASE("what changes nothing moves nothing, said plainly") {
    const auto known = on("2023-01-02", one_road(fresh));
    const auto report = what_if(known, {.durations = {{known.activity("x/works"), days(40)}}});
    CHECK(text(report).find("\n  Nothing moves.\n") != std::string::npos);
    CHECK(report.machine.rows.empty());
}

TEST_CASE("of a dropped relation the report says whether it drove") {
    const auto known = on("2023-01-02", one_road(fresh + garden));
    CHECK(text(what_if(known, {.dropped = {relation(known, "x/garden", "x/completion")}}))
              .find("it did not drive: it had a float of 38 wd") != std::string::npos);
    const auto drove = what_if(known, {.dropped = {relation(known, "x/works", "x/completion")}});
    CHECK(text(drove).find("it drove") != std::string::npos);
    CHECK(drove.machine.tail.at("tried").at(0).at("drove") == true);
    CHECK(drove.machine.tail.at("newly_critical") == Json::array({"x/garden"}));
}

TEST_CASE("a duration that no longer counts is told") {
    const auto known = on("2023-01-02", one_road(stage("construction", "2023-01-02")));
    const auto report = what_if(known, {.durations = {{known.activity("x/design"), days(50)}}});
    CHECK(text(report).find("try --set …remaining=") != std::string::npos);
}

TEST_CASE("what-if says the same in Chinese") {
    const auto known = on("2023-01-02", one_road(fresh + promise("2023-04-14")));
    const auto report = what_if(known, {.durations = {{known.activity("x/works"), days(50)}}}, Language::zh);
    const auto words = render(report, Format::text, Language::zh);
    for (const auto* part : {"假设 2023-01-02：1 个项目的预测变动", "新失守的承诺", "可兑现 → 仅最佳可兑现", "黄 → 红"}) {
        INFO(part);
        CHECK(words.find(part) != std::string::npos);
    }
}

} // namespace
} // namespace slipway
