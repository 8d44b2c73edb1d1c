// Schedules for GanttProject.

#include "support/drawn.hpp"

#include <catch2/catch.hpp>
#include <fmt/format.h>
#include <pugixml.hpp>

#include <string>

namespace slipway {
namespace {

using test::counts_of;
using test::finished;
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

struct Gan {
    pugi::xml_document document;
    std::string losses;
};

Gan written(const test::OneDay& known, Language language = Language::en) {
    const test::AllDrawn all{known, language};
    Losses losses;
    const auto text = write_gan(all.drawn(), losses);
    Gan gan;
    REQUIRE(gan.document.load_buffer(text.data(), text.size()));
    gan.losses = counts_of(losses);
    return gan;
}

pugi::xml_node task(const Gan& gan, const std::string& key) {
    const auto found = gan.document.select_node(("//task[@uid='" + key + "']").c_str()).node();
    REQUIRE(found);
    return found;
}

/// "2023-01-02 20d 0%", with the earliest start when there is one.
std::string bar(const Gan& gan, const std::string& key) {
    const auto node = task(gan, key);
    auto text =
        fmt::format("{} {}d {}%", node.attribute("start").value(), node.attribute("duration").value(), node.attribute("complete").value());
    if (node.attribute("thirdDate")) {
        text += fmt::format(" from {} ({})", node.attribute("thirdDate").value(), node.attribute("thirdDate-constraint").value());
    }
    return text;
}

/// The relations out of a task: "x/permit 2+0 Rubber".
std::string relations(const Gan& gan, const std::string& key) {
    std::string text;
    for (const auto& depend : task(gan, key).children("depend")) {
        const auto to = gan.document.select_node(fmt::format("//task[@id='{}']", depend.attribute("id").value()).c_str()).node();
        text += fmt::format("{}{} {}{:+} {}", text.empty() ? "" : ", ", to.attribute("uid").value(), depend.attribute("type").value(),
                            depend.attribute("difference").as_int(), depend.attribute("hardness").value());
    }
    return text;
}

/// The road with further tables; without ranges of durations, so that nothing but what a test is about is lost.
std::string plain_road(const std::string& tables) {
    return fresh + "[project.activities.design]\nduration = \"20wd\"\n[project.activities.permit]\nduration = \"10wd\"\n" +
           "[project.activities.works]\nduration = \"40wd\"\n" + tables;
}

TEST_CASE("a project is a task that holds its work, in days from the start that is shown") {
    const auto gan = written(on("2023-01-02", one_road(plain_road(""))));
    CHECK(bar(gan, "x") == "2023-01-02 70d 0%");
    CHECK(std::string{task(gan, "x").attribute("project").value()} == "true");
    CHECK(task(gan, "x/design").parent() == task(gan, "x"));
    CHECK(bar(gan, "x/design") == "2023-01-02 20d 0%");
    CHECK(bar(gan, "x/permit") == "2023-01-30 10d 0%");
    CHECK(bar(gan, "x/works") == "2023-02-13 40d 0%");
    CHECK(gan.losses == nothing);
}

TEST_CASE("a milestone takes the day that it shows, and its relations hold on to the end at which it stands") {
    const auto gan = written(on("2023-01-02", one_road(plain_road(""))));
    CHECK(bar(gan, "x/works-start") == "2023-02-13 1d 0%");
    CHECK(bar(gan, "x/completion") == "2023-04-07 1d 0%");
    CHECK(std::string{task(gan, "x/completion").attribute("meeting").value()} == "true");
    CHECK(std::string{task(gan, "x/works").attribute("meeting").value()} == "false");
    CHECK(relations(gan, "x/design") == "x/permit 2+0 Rubber");
    CHECK(relations(gan, "x/permit") == "x/works-start 2+0 Rubber");
    CHECK(relations(gan, "x/works-start") == "x/works 1+0 Rubber"); // both begin on the same day
    CHECK(relations(gan, "x/works") == "x/completion 3+0 Rubber");  // both end on the same day
}

TEST_CASE("the four relations have GanttProject's numbers, and lags are whole days") {
    const auto gan = written(on("2023-01-02", one_road(plain_road(R"([project.activities.a]
duration = "30wd"
after = ["design SS+5wd"]
[project.activities.b]
duration = "30wd"
after = ["design FF-2wd"]
[project.activities.c]
duration = "30wd"
after = ["design SF+3wd"]
[project.activities.d]
duration = "30wd"
after = ["design FS-4wd"]
)"))));
    CHECK(relations(gan, "x/design") == "x/a 1+5 Rubber, x/b 3-2 Rubber, x/c 4+3 Rubber, x/d 2-4 Rubber, x/permit 2+0 Rubber");
    CHECK(gan.losses == nothing);
}

TEST_CASE("relations between projects stay") {
    const auto gan = written(on("2023-01-02", test::two_roads(fresh)));
    CHECK(relations(gan, "x/completion") == "y/design 2+0 Rubber");
    CHECK(bar(gan, "y/design") == "2023-04-10 20d 0%"); // the Monday after Friday 04-07
}

TEST_CASE("what is reported shows as actual days and a percentage") {
    const auto gan = written(on("2023-02-06", one_road(fresh),
                                {started("x/design", "2023-01-04"), finished("x/design", "2023-01-31"), started("x/permit", "2023-02-01"),
                                 remaining("x/permit", "2023-02-06", "6wd")}));
    CHECK(bar(gan, "x/design") == "2023-01-04 20d 100%");
    CHECK(bar(gan, "x/permit") == "2023-02-01 9d 40%"); // 3 days worked, 6 left from 02-06: to 02-13
}

TEST_CASE("finished work whose days nobody recorded stands on the last day it can be") {
    const auto gan = written(on("2023-03-01", one_road(stage("construction", "2023-02-20"))));
    CHECK(bar(gan, "x/permit") == "2023-02-20 1d 100%");
    CHECK(gan.losses == "day-not-known 3, duration-range 3, relation-of-unknown-days 2");
    CHECK(relations(gan, "x/design") == nothing); // both stand on one day
}

TEST_CASE("holidays and made-up days stand in the calendar, each with its name") {
    const auto known = on("2023-01-02", test::portfolio_of(R"([[calendar]]
key = "cn"
week = { mon = ["08:00-12:00", "13:00-17:00"], tue = "mon", wed = "mon", thu = "mon", fri = "mon" }
[[calendar.except]]
from = "2023-01-23"
to = "2023-01-24"
hours = []
note = "feast"
[[calendar.except]]
from = "2023-01-28"
to = "2023-01-28"
hours = ["08:00-12:00", "13:00-17:00"]
)" + one_road(plain_road("")),
                                                           std::string{test::horizon} + "calendar = \"cn\"\n"));
    const auto gan = written(known);
    const auto calendars = gan.document.child("project").child("calendars");
    const auto week = calendars.child("day-types").child("default-week");
    CHECK(week.attribute("sun").as_int() == 1); // 1 is a day of rest
    CHECK(week.attribute("mon").as_int() == 0);
    CHECK(week.attribute("sat").as_int() == 1);
    std::string events;
    for (const auto& date : calendars.children("date")) {
        events += fmt::format("{}-{}-{} {} {}\n", date.attribute("year").value(), date.attribute("month").value(),
                              date.attribute("date").value(), date.attribute("type").value(), date.child_value());
    }
    CHECK(events.find("2023-1-23 HOLIDAY") == 0);
    CHECK(events.find("2023-1-24 HOLIDAY") != std::string::npos);
    CHECK(events.find("2023-1-28 WORKING_DAY") != std::string::npos);
    CHECK(bar(gan, "x/design") == "2023-01-02 20d 0%");
    CHECK(bar(gan, "x/permit") == "2023-01-31 10d 0%"); // two days of feast, one made up
}

TEST_CASE("an earliest start is kept, other constraints are losses") {
    const auto gan = written(on("2023-01-02", one_road(plain_road(R"([project.activities.a]
duration = "5wd"
constraint = { kind = "start-no-earlier", date = "2023-03-01", reason = "funds" }
[project.activities.b]
duration = "5wd"
constraint = { kind = "finish-no-later", date = "2023-03-01", reason = "season" }
)"))));
    CHECK(bar(gan, "x/a") == "2023-03-01 5d 0% from 2023-03-01 (1)");
    CHECK(bar(gan, "x/b") == "2023-01-02 5d 0%");
    CHECK(gan.losses == "constraint 1");
}

TEST_CASE("what GanttProject cannot hold is counted") {
    CHECK(written(on("2023-01-02", one_road(fresh + promise("2023-05-05")))).losses == "commitment 1, duration-range 3");
    CHECK(written(on("2023-01-02", one_road(""))).losses == "no-forecast 5, project-without-dates 1");
    const auto parts = one_road(
        plain_road("[project.activities.a]\nduration = \"4h\"\n[project.activities.b]\nduration = \"5wd\"\nafter = [\"a SS+2h\"]\n"));
    CHECK(written(on("2023-01-02", parts)).losses == "part-of-day 1, part-of-day-lag 1");
    CHECK(written(on("2023-01-02", test::with_six_day_works())).losses.find("calendar 1") == 0);
}

TEST_CASE("a relation that half a day makes move work is told") {
    const auto halves =
        one_road(plain_road("[project.activities.a]\nduration = \"4h\"\n[project.activities.b]\nduration = \"4h\"\nafter = [\"a\"]\n"));
    const auto gan = written(on("2023-01-02", halves));
    CHECK(bar(gan, "x/a") == "2023-01-02 1d 0%");
    CHECK(bar(gan, "x/b") == "2023-01-02 1d 0%");
    CHECK(gan.losses == "moved-by-relation 1, part-of-day 2");
}

TEST_CASE("a relation to a project that is not chosen is a loss") {
    const auto known = on("2023-01-02", test::two_roads(fresh));
    const std::vector<std::uint32_t> one{known.project("y")};
    Losses losses;
    const auto text = write_gan({known.portfolio, known.outlook, one, Language::en}, losses);
    CHECK(text.find("x/completion") == std::string::npos);
    CHECK(counts_of(losses) == "duration-range 3, relation-outside 1");
}

TEST_CASE("a relation that progress did not keep to is left out") {
    const auto gan = written(on("2023-01-09", one_road(fresh), {started("x/works", "2023-01-04")}));
    CHECK(relations(gan, "x/works-start") == nothing);
    CHECK(gan.losses.find("out-of-sequence 1") != std::string::npos);
}

TEST_CASE("names with signs of XML come back as they were") {
    const auto gan = written(on("2023-01-02", one_road(fresh + R"(name = { en = "A <&> \"B\" \u0001" })")));
    CHECK(std::string{task(gan, "x").attribute("name").value()} == "A <&> \"B\"  ");
}

} // namespace
} // namespace slipway
