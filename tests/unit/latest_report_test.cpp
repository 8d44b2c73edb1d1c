// The plan back as a list to hand out.

#include "slipway/report/latest.hpp"
#include "support/one_day.hpp"

#include <catch2/catch.hpp>

namespace slipway {
namespace {

using test::day;
using test::finished;
using test::on;
using test::one_road;
using test::stage;

const auto fresh = stage("preparatory", "2023-01-02");

Report latest(const test::OneDay& known, const LatestQuestion& question, Language language = Language::en) {
    const auto dates = latest_dates(known.portfolio, known.outlook, question);
    return latest_report(known.portfolio, known.outlook, question, dates, language);
}

/// 70 wd of road on 2023-10-24, to be ready by 2023-12-29: design and permit come too late.
Report late(Language language = Language::en) {
    const auto known = on("2023-10-24", one_road(fresh));
    return latest(known, {known.activity("x/completion"), day("2023-12-29"), Scenario::likely}, language);
}

TEST_CASE("a row says the latest dates, the slack, and what is past") {
    const auto report = late();
    REQUIRE(report.machine.rows.size() == 5);
    const auto& first = report.machine.rows.front();
    CHECK(first.at("key") == "x/design");
    CHECK(first.at("late_start") == "2023-09-25");
    CHECK(first.at("late_finish") == "2023-10-20");
    CHECK(first.at("start_past") == true);
    CHECK(first.at("finish_past") == true);
    CHECK(first.at("early_start") == "2023-10-24");
    CHECK(first.at("slack_wd") == -21); // from 10-20 to 11-20
    CHECK(first.at("slack_cd") == -31);
    CHECK(first.at("owner") == "no agency named");
    CHECK(report.machine.rows.at(2).at("start_past") == false);
    CHECK(report.machine.head.at("by") == "2023-12-29");
    CHECK(report.machine.head.at("late_cap") == "target");
}

TEST_CASE("what is past is marked, and red where there is color") {
    const auto text = render(late(), Format::text, Language::en, {.width = std::nullopt, .color = true});
    CHECK(text.find("\033[31m   2023-09-25") == std::string::npos);
    CHECK(text.find("\033[31m  2023-09-25    2023-10-20     ‼") != std::string::npos);
    CHECK(text.find("\n  2023-11-06") != std::string::npos);
    CHECK(text.find("Of 5 open activities 2 should by now have begun or ended") != std::string::npos);
    CHECK(render(late(), Format::text, Language::en).find('\033') == std::string::npos);
}

TEST_CASE("the plan back says the same in Chinese") {
    const auto text = render(late(Language::zh), Format::text, Language::zh);
    CHECK(text.find("5 项未完工作中，2 项的最迟日期已过") != std::string::npos);
}

TEST_CASE("without a forecast the latest dates stand alone") {
    const auto known = on("2023-01-02", one_road(stage("unstated", "2021-05")));
    const auto report = latest(known, {known.activity("x/completion"), day("2023-12-29"), Scenario::best});
    REQUIRE(report.machine.rows.size() == 5);
    CHECK(report.machine.rows.front().at("late_start") == "2023-11-13");
    CHECK(report.machine.rows.front().at("early_start").is_null());
    CHECK(report.machine.rows.front().at("slack_wd").is_null());
    CHECK(report.machine.head.at("scenario") == "best");
}

TEST_CASE("what is reached leaves nothing to plan, and the report says so") {
    const auto known = on("2023-06-05", one_road(fresh), {finished("x/completion", "2023-05-19")});
    const auto report = latest(known, {known.activity("x/completion"), day("2023-12-29"), Scenario::likely});
    CHECK(report.machine.rows.empty());
    CHECK(render(report, Format::text, Language::en).find("It has been reached") != std::string::npos);
}

} // namespace
} // namespace slipway
