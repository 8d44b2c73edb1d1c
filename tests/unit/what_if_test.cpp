// What if: changes that exist only in the question.

#include "slipway/tracking/what_if.hpp"
#include "support/one_day.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

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
using test::wd;

const auto fresh = stage("preparatory", "2023-01-02");

DurationText days(double amount) { return {amount, DurationUnit::working_days}; }

/// The day under a trial.
test::OneDay under(const test::OneDay& known, const Trial& trial, const std::vector<Observation>& news = {}) {
    auto portfolio = tried(known.portfolio, trial);
    auto network = test::network_of_right(portfolio);
    auto progress = tried(portfolio, fold(portfolio, news, known.outlook.as_of), trial, known.outlook.as_of);
    auto all = outlook(portfolio, std::move(network), std::move(progress), portfolio.options, known.outlook.as_of);
    return {std::move(portfolio), std::move(all)};
}

std::uint32_t relation(const test::OneDay& known, const char* from, const char* to) {
    for (std::uint32_t i = 0; i < known.portfolio.relations.size(); ++i) {
        const auto& one = known.portfolio.relations[i];
        if (one.from == known.activity(from) && one.to == known.activity(to)) { return i; }
    }
    FAIL("no relation " << from << " to " << to);
    return 0;
}

TEST_CASE("a duration tried stands for all three") {
    const auto known = on("2023-01-02", one_road(fresh)); // 70 wd to 04-07, at best 35 wd to 02-17
    const auto after = under(known, {.durations = {{known.activity("x/works"), days(30)}}});
    CHECK(shown(after.of("x").forecast) == "2023-03-24");      // 10 wd earlier
    CHECK(shown(after.of("x").forecast_best) == "2023-03-03"); // at best 10 + 5 + 30 wd
    CHECK(shown(known.of("x").forecast) == "2023-04-07");
}

TEST_CASE("remaining work of what has not started is its duration") {
    const auto known = on("2023-01-02", one_road(fresh));
    const auto after = under(known, {.remaining = {{known.activity("x/works"), days(30)}}});
    CHECK(after.likely("x/works").state == ProgressState::not_started);
    CHECK(shown(after.of("x").forecast) == "2023-03-24");
}

TEST_CASE("remaining work of what has started is left from the data date on, in both forecasts") {
    const std::vector<Observation> news{started("x/design", "2023-01-02")};
    const auto known = on("2023-01-16", one_road(fresh), news);
    const auto after = under(known, {.remaining = {{known.activity("x/design"), days(5)}}}, news);
    CHECK(after.likely("x/design").state == ProgressState::in_progress);
    CHECK(shown(after.finish("x/design")) == "2023-01-20");
    // At best: 5 wd from 01-16, then 5 + 20 wd = 6 weeks, to Friday 02-24.
    CHECK(shown(after.of("x").forecast_best) == "2023-02-24");
}

TEST_CASE("what only a stage implies to be done is open again under remaining work") {
    const auto known = on("2023-01-02", one_road(stage("construction", "2023-01-02")));
    REQUIRE(known.facts("x/permit").complete());
    const auto after = under(known, {.remaining = {{known.activity("x/permit"), days(10)}}});
    CHECK(after.likely("x/permit").state == ProgressState::not_started);
    // 10 + 40 wd from Monday 01-02 instead of 40: the permit drives through the start of works, which stays done.
    CHECK(shown(known.of("x").forecast) == "2023-02-24");
    CHECK(shown(after.of("x").forecast) == "2023-03-10");
}

TEST_CASE("a trial is no word: the light and the last word stay what they were") {
    const auto known = on("2023-06-05", one_road(fresh + promise("2025")));
    const auto after = under(known, {.remaining = {{known.activity("x/design"), days(20)}}});
    CHECK(after.of("x").reason == LightReason::old_word);
    CHECK(after.progress("x").last_word.value().date == known.progress("x").last_word.value().date);
    CHECK(shown(after.of("x").forecast) == shown(known.of("x").forecast));
}

TEST_CASE("another calendar keeps the days of work") {
    const auto known = on("2023-01-02", test::with_six_day_works()); // works from Monday 01-02: 40 days of six a week end on Thursday 02-16
    const auto works = known.activity("x/works");
    const auto five = known.portfolio.activities[known.activity("x/design")].calendar;
    const auto after = under(known, {.calendars = {{works, five}}});
    CHECK(after.portfolio.activities[works].duration.likely == wd(40));
    CHECK(shown(known.finish("x/works")) == "2023-02-16");
    CHECK(shown(after.finish("x/works")) == "2023-02-24"); // eight weeks
}

TEST_CASE("a duration is counted by the calendar tried with it") {
    const auto known = on("2023-01-02", test::with_six_day_works());
    const auto works = known.activity("x/works");
    const auto five = known.portfolio.activities[known.activity("x/design")].calendar;
    const auto after = under(known, {.durations = {{works, {2, DurationUnit::weeks}}}, .calendars = {{works, five}}});
    CHECK(after.portfolio.activities[works].duration.likely == wd(10));
}

TEST_CASE("calendar days count only where a calendar counts them") {
    const auto known = on("2023-01-02", one_road(fresh + "[project.activities.curing]\nduration = \"28cd\"\n"));
    const auto works = known.portfolio.activities[known.activity("x/works")].calendar;
    const auto curing = known.portfolio.activities[known.activity("x/curing")].calendar;
    REQUIRE(works != curing);
    CHECK(counting_calendar(known.portfolio, works, {30, DurationUnit::calendar_days}) == curing);
    CHECK(counting_calendar(known.portfolio, curing, days(5)) == works);
    CHECK(counting_calendar(known.portfolio, works, days(5)) == works);
    const auto without = on("2023-01-02", one_road(fresh));
    CHECK_FALSE(counting_calendar(without.portfolio, works, {30, DurationUnit::calendar_days}));
}

TEST_CASE("remaining calendar days are those from the data date on") {
    const std::vector<Observation> news{started("x/design", "2023-01-02")};
    const auto known = on("2023-01-02", one_road(fresh), news);
    // Monday 01-02 to Sunday 01-15 hold ten working days.
    const auto after = under(known, {.remaining = {{known.activity("x/design"), {14, DurationUnit::calendar_days}}}}, news);
    CHECK(after.likely("x/design").remaining == wd(10));
}

TEST_CASE("a dropped relation no longer holds, and the portfolio asked about keeps it") {
    const auto known = on("2023-01-02", one_road(fresh));
    const auto after = under(known, {.dropped = {relation(known, "x/permit", "x/works-start")}});
    CHECK(after.portfolio.relations.size() + 1 == known.portfolio.relations.size());
    CHECK(shown(after.of("x").forecast) == "2023-02-24"); // 40 wd of works alone
}

/// "x +14cd +10wd", the projects in their order.
std::string moved_projects(const test::OneDay& before, const test::OneDay& after) {
    std::string all;
    for (const auto& move : moves({before.portfolio, before.outlook}, {after.portfolio, after.outlook}).projects) {
        all += (all.empty() ? "" : ", ") + after.portfolio.projects[move.after.value()].key;
        if (move.forecast.cd) { all += " " + std::to_string(*move.forecast.cd) + "cd " + std::to_string(*move.forecast.wd) + "wd"; }
    }
    return all;
}

TEST_CASE("moves name the projects of which the forecast, the verdict or the light changes, the worst slip first, then the greatest gain") {
    const auto known = on("2023-01-02", road_template + road("a", fresh) + road("b", fresh) + road("c", fresh) + road("d", fresh));
    const auto after = under(known, {.durations = {{known.activity("a/works"), days(45)},
                                                   {known.activity("b/works"), days(20)},
                                                   {known.activity("c/works"), days(50)}}});
    CHECK(moved_projects(known, after) == "c 14cd 10wd, a 7cd 5wd, b -28cd -20wd");
}

TEST_CASE("moves name the activities of which a date moves and what becomes critical") {
    const auto beside = "[project.activities.garden]\nduration = \"49wd\"\nafter = \"design\"\n"
                        "[project.activities.completion]\nmilestone = \"finish\"\nafter = [\"works\", \"garden\"]\n";
    const auto known = on("2023-01-02", one_road(fresh + beside));
    // Works of 35 wd end a week earlier, the garden one day before them is then the last.
    const auto after = under(known, {.durations = {{known.activity("x/works"), days(35)}}});
    const auto found = moves({known.portfolio, known.outlook}, {after.portfolio, after.outlook});
    std::string keys;
    std::string critical;
    for (const auto& move : found.activities) {
        if (move.early_finish.moves()) { keys += after.portfolio.full_key(*move.after) + " "; }
        if (move.is_critical && !move.was_critical) { critical += after.portfolio.full_key(*move.after) + " "; }
    }
    CHECK(keys == "x/works x/completion ");
    CHECK(critical == "x/garden ");
}

TEST_CASE("a project that only one side knows is a move without a shift") {
    const auto known = on("2023-01-02", one_road(fresh));
    const auto after = on("2023-01-02", road_template + road("x", fresh) + road("y", fresh));
    CHECK(moved_projects(known, after) == "y");
}

TEST_CASE("what changes nothing moves nothing") {
    const auto known = on("2023-01-02", one_road(fresh));
    const auto after = under(known, {.durations = {{known.activity("x/works"), days(40)}}});
    const auto found = moves({known.portfolio, known.outlook}, {after.portfolio, after.outlook});
    CHECK(found.projects.empty());
    CHECK(found.activities.empty());
}

} // namespace
} // namespace slipway
