// Plan back: the latest dates that keep a target date, by that date alone.

#include "slipway/tracking/plan_back.hpp"
#include "support/one_day.hpp"

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include <string>

namespace slipway {
namespace {

using test::day;
using test::finished;
using test::on;
using test::one_road;
using test::promise;
using test::road;
using test::road_template;
using test::shown;
using test::stage;
using test::started;

const auto fresh = stage("preparatory", "2023-01-02");

/// One line an activity: "works 2023-11-06..2023-12-29 slack 5".
std::string latest(const test::OneDay& known, const char* target, const char* by, Scenario scenario = Scenario::likely) {
    std::string all;
    for (const auto& one : latest_dates(known.portfolio, known.outlook, {known.activity(target), day(by), scenario})) {
        const auto slack = one.slack ? fmt::format(" slack {}", one.slack->count() / 480) : std::string{};
        all += fmt::format("{} {}..{}{}{}\n", known.portfolio.full_key(one.activity), shown(one.dates.late_start),
                           shown(one.dates.late_finish), slack,
                           one.finish_past  ? " finish past"
                           : one.start_past ? " start past"
                                            : "");
    }
    return all;
}

TEST_CASE("back from the target date, by latest start") {
    // 40 wd of works before Friday 12-29 begin on Monday 11-06; 10 of permit on 10-23; 20 of design on 09-25. The forecast is 04-07, 38
    // weeks earlier.
    CHECK(latest(on("2023-01-02", one_road(fresh)), "x/completion", "2023-12-29") == "x/design 2023-09-25..2023-10-20 slack 190\n"
                                                                                     "x/permit 2023-10-23..2023-11-03 slack 190\n"
                                                                                     "x/works-start 2023-11-06..2023-11-06 slack 190\n"
                                                                                     "x/works 2023-11-06..2023-12-29 slack 190\n"
                                                                                     "x/completion 2023-12-29..2023-12-29 slack 190\n");
}

TEST_CASE("best durations leave more time") {
    // At best 20 + 5 + 10 wd.
    CHECK(latest(on("2023-01-02", one_road(stage("unstated", "2021-05"))), "x/completion", "2023-12-29", Scenario::best) ==
          "x/design 2023-11-13..2023-11-24\n"
          "x/permit 2023-11-27..2023-12-01\n"
          "x/works-start 2023-12-04..2023-12-04\n"
          "x/works 2023-12-04..2023-12-29\n"
          "x/completion 2023-12-29..2023-12-29\n");
}

TEST_CASE("the project's own promise, other deadlines and caps play no part") {
    const auto plain = latest(on("2023-01-02", one_road(fresh)), "x/completion", "2023-12-29");
    CHECK(latest(on("2023-01-02", one_road(fresh + promise("2023-02"))), "x/completion", "2023-12-29") == plain);
    CHECK(latest(on("2023-01-02",
                    one_road(fresh + "[project.activities.permit]\nduration = \"10wd\"\nafter = \"design\"\nconstraint = { kind = "
                                     "\"deadline\", date = \"2023-01-10\" }\n")),
                 "x/completion", "2023-12-29") == plain);
}

TEST_CASE("what does not lead to the target has no row, what comes after a milestone neither") {
    const auto known = on("2023-01-02", one_road(fresh + "[project.activities.garden]\nduration = \"1wd\"\n"));
    // The morning of Monday 11-06: permit and design before it, as above.
    CHECK(latest(known, "x/works-start", "2023-11-06") == "x/design 2023-09-25..2023-10-20 slack 190\n"
                                                          "x/permit 2023-10-23..2023-11-03 slack 190\n"
                                                          "x/works-start 2023-11-06..2023-11-06 slack 190\n");
}

TEST_CASE("what another project has to do first is listed with it, after its completion too") {
    const auto known = on("2023-01-02", road_template +
                                            road("x", fresh + promise("2025") +
                                                          "[project.activities.move]\nduration = \"5wd\"\nafter = \"completion\"\n"
                                                          "[[project.relation]]\nfrom = \"move\"\nto = \"y/design\"\n") +
                                            road("y", fresh));
    const auto all = latest(known, "y/completion", "2023-12-29");
    CHECK(all.find("x/move 2023-09-18..2023-09-22 slack 115\n") != std::string::npos); // y: 15 + 50 + … wd; the forecast is 07-21
    CHECK(all.find("x/design") == 0);
}

TEST_CASE("what had to begin or end before the data date is past, started work only by its finish") {
    const auto late = on("2023-10-24", one_road(fresh), {started("x/design", "2023-10-02")});
    const auto all = latest(late, "x/completion", "2023-12-29");
    CHECK(all.find("x/design 2023-09-25..2023-10-20 slack -21 finish past") == 0);
    CHECK(all.find("x/permit 2023-10-23..2023-11-03 slack -21 start past") != std::string::npos);
    CHECK(all.find("x/works 2023-11-06..2023-12-29 slack -21\n") != std::string::npos);
}

TEST_CASE("a milestone that is reached leaves nothing to plan") {
    const auto known = on("2023-06-05", one_road(fresh), {finished("x/completion", "2023-05-19")});
    CHECK(latest(known, "x/completion", "2023-12-29").empty());
}

} // namespace
} // namespace slipway
