// Schedules for scripts. That they follow the published schema is the test `schema`; here are the values.

#include "support/drawn.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <string>
#include <vector>

namespace slipway {
namespace {

using test::finished;
using test::on;
using test::one_road;
using test::promise;
using test::remaining;
using test::stage;
using test::started;

using Json = nlohmann::ordered_json;

const auto fresh = stage("preparatory", "2023-01-02");

Json written(const test::OneDay& known) {
    const test::AllDrawn all{known};
    return Json::parse(write_json(all.drawn()));
}

Json activity(const Json& schedule, const std::string& key) {
    for (const auto& one : schedule.at("activities")) {
        if (one.at("key") == key) { return one; }
    }
    FAIL(key << " is not in the file");
    return {};
}

TEST_CASE("a schedule names its form, its day, and by which rules it was computed") {
    const auto schedule = written(on("2023-01-02", one_road(fresh)));
    CHECK(schedule.begin().key() == "schema");
    CHECK(schedule.at("schema") == "slipway.schedule-exchange/1");
    CHECK(schedule.at("as_of") == "2023-01-02");
    CHECK(schedule.at("rules") == "p6");
    CHECK(schedule.at("activities").size() == 5);
    CHECK(schedule.at("relations").size() == 4);
}

TEST_CASE("dates stand as days and to the minute, floats as minutes and days") {
    const auto permit = activity(written(on("2023-01-02", one_road(fresh + promise("2023-05-05")))), "x/permit");
    CHECK(permit.at("early_start") == "2023-01-30");
    CHECK(permit.at("early_start_at") == "2023-01-30T08:00");
    CHECK(permit.at("early_finish") == "2023-02-10");
    CHECK(permit.at("early_finish_at") == "2023-02-10T17:00");
    CHECK(permit.at("late_finish_at") == "2023-03-10T17:00");
    CHECK(permit.at("duration_min") == 4800);
    CHECK(permit.at("total_float_min") == 9600);
    CHECK(permit.at("total_float_wd") == 20);
    CHECK(permit.at("critical") == true);
    CHECK(permit.at("critical_for") == Json::array({"x"}));
}

TEST_CASE("what is complete has its actual days, no instants and no floats") {
    const auto schedule =
        written(on("2023-02-06", one_road(fresh), {started("x/design", "2023-01-04"), finished("x/design", "2023-01-31")}));
    const auto design = activity(schedule, "x/design");
    CHECK(design.at("status") == "complete");
    CHECK(design.at("actual_start") == "2023-01-04");
    CHECK(design.at("early_finish") == "2023-01-31");
    CHECK(design.at("early_finish_at").is_null());
    CHECK(design.at("total_float_min").is_null());
    CHECK(design.at("remaining_min") == 0);
    CHECK(design.at("percent") == 100);
    const auto implied = activity(written(on("2023-03-01", one_road(stage("construction", "2023-02-20")))), "x/permit");
    CHECK(implied.at("finished_by") == "2023-02-20");
    CHECK(implied.at("actual_finish").is_null());
}

TEST_CASE("work in progress has what remains of it") {
    const auto permit = activity(
        written(on("2023-02-06", one_road(fresh),
                   {finished("x/design", "2023-01-31"), started("x/permit", "2023-02-01"), remaining("x/permit", "2023-02-06", "6wd")})),
        "x/permit");
    CHECK(permit.at("remaining_wd") == 6);
    CHECK(permit.at("percent") == 40);
    CHECK(permit.at("early_start_at") == "2023-02-06T08:00");
}

TEST_CASE("a relation has its lag in minutes and days of its calendar, and says whether it drives") {
    const auto schedule = written(on("2023-01-02", one_road(fresh + R"([project.activities.a]
duration = "2wd"
after = ["design SS+5wd", "permit FF-4h"]
)")));
    std::vector<Json> into_a;
    for (const auto& relation : schedule.at("relations")) {
        if (relation.at("to") == "x/a") { into_a.push_back(relation); }
    }
    REQUIRE(into_a.size() == 2);
    CHECK(into_a[0].at("type") == "SS");
    CHECK(into_a[0].at("lag_min") == 2400);
    CHECK(into_a[0].at("lag_wd") == 5);
    CHECK(into_a[0].at("driving") == false);
    CHECK(into_a[1].at("lag_wd") == -0.5);
    CHECK(into_a[1].at("driving") == true);
}

TEST_CASE("a relation with a project that is not in the file is there, its other end is not") {
    const auto known = on("2023-01-02", test::two_roads(fresh));
    const std::vector<std::uint32_t> one{known.project("y")};
    const auto schedule = Json::parse(write_json({known.portfolio, known.outlook, one, Language::en}));
    CHECK(schedule.at("projects").size() == 1);
    CHECK(schedule.at("activities").size() == 5);
    CHECK(schedule.at("relations").size() == 5);
}

TEST_CASE("a calendar has its week, and the days that differ from it over the years of the work") {
    const auto schedule = written(on("2023-01-02", test::portfolio_of(R"([[calendar]]
key = "cn"
week = { mon = ["08:00-12:00", "13:00-17:00"], tue = "mon", wed = "mon", thu = "mon", fri = ["08:00-12:00"] }
[[calendar.except]]
from = "2023-01-23"
to = "2023-01-23"
hours = []
[[calendar.except]]
from = "2031-01-23"
to = "2031-01-23"
hours = []
)" + one_road(fresh),
                                                                      std::string{test::horizon} + "calendar = \"cn\"\n")));
    const auto& calendar = schedule.at("calendars").at(0);
    CHECK(calendar.at("key") == "cn");
    CHECK(calendar.at("minutes_per_day") == 480);
    CHECK(calendar.at("week").at("mon") == Json::array({"08:00-12:00", "13:00-17:00"}));
    CHECK(calendar.at("week").at("fri") == Json::array({"08:00-12:00"}));
    CHECK(calendar.at("week").at("sun").empty());
    CHECK(calendar.at("exceptions_from") == "2023-01-01");
    CHECK(calendar.at("exceptions_to") == "2023-12-31");
    REQUIRE(calendar.at("exceptions").size() == 1);
    CHECK(calendar.at("exceptions").at(0).at("date") == "2023-01-23");
    CHECK(calendar.at("exceptions").at(0).at("hours").empty());
}

TEST_CASE("what is not known is null") {
    const auto design = activity(written(on("2023-01-02", one_road(""))), "x/design");
    for (const auto* key : {"early_start", "early_start_at", "late_finish_at", "total_float_wd", "actual_start"}) {
        CHECK(design.at(key).is_null());
    }
}

} // namespace
} // namespace slipway
