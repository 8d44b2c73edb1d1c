// Baselines, slippage against them, and the sides of a comparison.

#include "slipway/tracking/baseline.hpp"
#include "slipway/tracking/differences.hpp"
#include "support/one_day.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <string>
#include <vector>

namespace slipway {
namespace {

using test::day;
using test::finished;
using test::on;
using test::one_road;
using test::promise;
using test::remaining;
using test::road;
using test::road_template;
using test::shown;
using test::stage;
using test::started;

const auto fresh = stage("preparatory", "2023-01-02");

/// All of a day, approved.
Baseline approved(const std::string& name, const test::OneDay& known, const std::vector<std::uint32_t>& projects = {0}) {
    return {.name = name,
            .as_of = known.outlook.as_of,
            .recorded_at = to_string(known.outlook.as_of) + "T09:00:00Z",
            .revision = known.portfolio.revision,
            .approved_by = "council",
            .reference = "minutes 3",
            .reason = "plan of " + name,
            .dates = standing_dates(known.portfolio, known.outlook, projects)};
}

/// The slippage of one activity.
Slippage slip_of(const test::OneDay& known, const Baseline& baseline, const std::string& key) {
    const std::vector<std::uint32_t> all{0};
    const auto references = references_to(known.portfolio, baseline);
    const auto found = slippages({known.portfolio, known.outlook, references, all, true});
    const auto at = std::ranges::find(found, key, &Slippage::key);
    REQUIRE(at != found.end());
    return *at;
}

/// A calendar with the Spring Festival of 2024 as it was: 10 to 17 February off, Sundays 4 and 18 February worked.
constexpr auto with_festival = R"([[calendar]]
key = "cn"
week = { mon = ["08:00-12:00", "13:00-17:00"], tue = "mon", wed = "mon", thu = "mon", fri = "mon" }
[[calendar.except]]
from = "2024-02-10"
to = "2024-02-17"
hours = []
[[calendar.except]]
from = "2024-02-04"
to = "2024-02-04"
hours = ["08:00-12:00", "13:00-17:00"]
[[calendar.except]]
from = "2024-02-18"
to = "2024-02-18"
hours = ["08:00-12:00", "13:00-17:00"]
)";

Portfolio festival_portfolio() {
    return test::portfolio_of(with_festival + one_road(stage("preparatory", "2024-01-08")),
                              std::string{test::horizon} + "calendar = \"cn\"\n");
}

TEST_CASE("a slip over a holiday counts calendar days between the dates, and of working days those that are worked") {
    // From Monday 8 January 2024: design 20 wd to Friday 2 February, permit 10 wd from Sunday 4 to Wednesday 21 February.
    const auto then = on("2024-01-08", festival_portfolio());
    const auto baseline = approved("v1", then);
    CHECK(shown(dates_of_activity(baseline, "x/design")->finish) == "2024-02-02");
    CHECK(shown(dates_of_activity(baseline, "x/permit")->finish) == "2024-02-21");
    // One week later nobody has said anything: everything is 5 wd later.
    const auto now = on("2024-01-15", festival_portfolio());
    const auto slip = slip_of(now, baseline, "x/design");
    CHECK(shown(slip.finish) == "2024-02-08"); // 15 wd to 2 February, then Sunday 4 and 5 to 8 February
    CHECK(slip.cd == 6);
    CHECK(slip.wd == 5); // 4, 5, 6, 7, 8 February
    // The permit follows from 9 February: that Friday, Sunday 18, 19 to 23 and 26 to 28 February.
    const auto permit = slip_of(now, baseline, "x/permit");
    CHECK(shown(permit.finish) == "2024-02-28");
    CHECK(permit.cd == 7);
    CHECK(permit.wd == 5); // 22, 23, 26, 27, 28 February
}

TEST_CASE("a start milestone slips by its own day, a weekend between costs no working day") {
    const auto then = on("2023-01-02", one_road(fresh)); // 30 wd from Monday 2 January: works start on Monday 13 February
    const auto baseline = approved("v1", then);
    CHECK(shown(dates_of_activity(baseline, "x/works-start")->finish) == "2023-02-13");
    const auto now = on("2023-01-02", one_road(fresh), {started("x/design", "2023-01-02"), remaining("x/design", "2023-01-02", "21wd")});
    const auto slip = slip_of(now, baseline, "x/works-start");
    CHECK(shown(slip.finish) == "2023-02-14");
    CHECK(slip.cd == 1);
    CHECK(slip.wd == 1);
    const auto later = on("2023-01-07", one_road(fresh), {started("x/design", "2023-01-02"), remaining("x/design", "2023-01-06", "20wd")});
    const auto weekend = slip_of(later, baseline, "x/works-start"); // five days late: Monday 20 February
    CHECK(shown(weekend.finish) == "2023-02-20");
    CHECK(weekend.cd == 7);
    CHECK(weekend.wd == 5);
}

TEST_CASE("what was reached slips by the day on which it was") {
    const auto baseline = approved("v1", on("2023-01-02", one_road(fresh)));
    const auto now = on("2023-02-20", one_road(fresh),
                        {finished("x/design", "2023-01-20"), finished("x/permit", "2023-02-03"), finished("x/works-start", "2023-02-08")});
    const auto slip = slip_of(now, baseline, "x/works-start"); // Wednesday 8 instead of Monday 13 February
    CHECK(slip.reached);
    CHECK(slip.cd == -5);
    CHECK(slip.wd == -3);
}

TEST_CASE("the original baseline of a project is the first that covers it, the current one the last") {
    const auto records = road_template + road("x", fresh) + road("y", fresh);
    const std::vector<Baseline> all{approved("a", on("2023-01-02", records), {0}), approved("b", on("2023-01-09", records), {0, 1}),
                                    approved("a", on("2023-01-16", records), {1})};
    const auto portfolio = test::portfolio_of(records);
    CHECK(original_baselines(portfolio, all) == References{&all[0], &all[1]});
    CHECK(current_baselines(portfolio, all) == References{&all[1], &all[2]});
    CHECK(references_to(portfolio, all[0]) == References{&all[0], nullptr});
    CHECK(covered_projects(all[1]) == std::vector<std::string>{"x", "y"});
}

TEST_CASE("a project whose key begins like another's keeps its own dates") {
    const auto known = on("2023-01-02", road_template + road("x", fresh) + road("x-2", fresh));
    const auto both = approved("v1", known, {0, 1});
    REQUIRE(dates_of_project(both, "x").size() == 5);
    for (const auto& one : dates_of_project(both, "x")) { CHECK(one.key.starts_with("x/")); }
    CHECK(dates_of_project(both, "x-2").size() == 5);
    CHECK(dates_of_project(approved("v2", known, {1}), "x").empty());
}

TEST_CASE("milestones that are gone, and new ones, are told with the date that is known") {
    const auto baseline = approved("v1", on("2023-01-02", one_road(fresh)));
    const auto now = on(
        "2023-01-02", one_road(fresh + "drop = [\"works-start\"]\n[project.activities.opening]\nmilestone = \"finish\"\nafter = \"works\"\n"
                                       "[project.activities.works]\nafter = \"permit\"\n"));
    const auto gone = slip_of(now, baseline, "x/works-start");
    CHECK(gone.state == SlippageState::gone);
    CHECK(shown(gone.reference) == "2023-02-13");
    CHECK_FALSE(gone.cd);
    const auto added = slip_of(now, baseline, "x/opening");
    CHECK(added.state == SlippageState::added);
    CHECK(shown(added.finish) == "2023-04-07");
    CHECK_FALSE(added.cd);
}

TEST_CASE("slippages come worst first, and only of milestones unless all work is wanted") {
    const auto baseline = approved("v1", on("2023-01-02", one_road(fresh)));
    const auto now = on("2023-01-09", one_road(fresh), {finished("x/design", "2023-01-06")});
    const auto references = references_to(now.portfolio, baseline);
    const std::vector<std::uint32_t> all{0};
    const auto milestones = slippages({now.portfolio, now.outlook, references, all, false});
    REQUIRE(milestones.size() == 2);
    CHECK(milestones[0].key == "x/completion"); // both are 15 wd early: ties by key
    CHECK(milestones[1].key == "x/works-start");
    CHECK(milestones[0].cd == -21);
    CHECK(milestones[0].wd == -15);
    CHECK(slippages({now.portfolio, now.outlook, references, all, true}).size() == 5);
    CHECK(slippages({now.portfolio, now.outlook, References(1, nullptr), all, true}).empty());
    CHECK(completion_slippage(now.portfolio, now.outlook, references, 0).value().cd == -21);
    CHECK_FALSE(completion_slippage(now.portfolio, now.outlook, References(1, nullptr), 0));
}

TEST_CASE("a completion that only a stage implies stands at the last day by which it was reached, as its forecast does") {
    const auto known = on("2023-06-05", one_road(stage("completed", "2023-05")));
    const auto dates = standing_dates(known.portfolio, known.outlook, known.activity("x/completion"));
    CHECK(dates.finished);
    CHECK(shown(dates.finish) == "2023-05-31");
    CHECK(shown(known.of("x").forecast) == "2023-05-31");
}

TEST_CASE("work under way stands from its actual start") {
    const auto known = on("2023-01-16", one_road(fresh), {started("x/design", "2023-01-04")});
    const auto dates = standing_dates(known.portfolio, known.outlook, known.activity("x/design"));
    CHECK(shown(dates.start) == "2023-01-04");
    CHECK(dates.started);
    CHECK_FALSE(dates.finished);
}

} // namespace
} // namespace slipway
