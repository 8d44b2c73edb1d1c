// What differs between two moments.

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
using test::note;
using test::on;
using test::one_road;
using test::remaining;
using test::road;
using test::road_template;
using test::shown;
using test::stage;
using test::started;

const auto fresh = stage("preparatory", "2023-01-02");

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

/// Two days compared, as lines: "slipped x/completion 2023-04-07 2023-04-14 +7cd +5wd".
std::vector<std::string> lines(const Differences& found) {
    std::vector<std::string> all;
    for (const auto& one : found.all) {
        auto line = std::string{word_of(difference_words, one.kind)} + ' ' + one.key + ' ' + shown(one.before) + ' ' + shown(one.after);
        if (one.cd) { line += ' ' + std::to_string(*one.cd) + "cd " + std::to_string(*one.wd) + "wd"; }
        all.push_back(line);
    }
    return all;
}

using Lines = std::vector<std::string>;

Lines compared(const test::OneDay& then, const test::OneDay& now, bool activities = false, const std::vector<Baseline>& baselines = {}) {
    const auto before = snapshot(then.portfolio, then.outlook);
    const auto after = snapshot(now.portfolio, now.outlook);
    return lines(differences({before, after, then.portfolio, now.portfolio, baselines, activities}));
}

TEST_CASE("a moment does not differ from itself") {
    const auto known = on("2023-01-02", one_road(fresh), {started("x/design", "2023-01-02")});
    CHECK(compared(known, known, true) == Lines{});
}

TEST_CASE("a week in which nobody reports slips every milestone that is to come, and is told as silence") {
    const auto then = on("2023-01-02", one_road(fresh), {note("x/design", "2023-01-02")});
    const auto now = on("2023-01-09", one_road(fresh), {note("x/design", "2023-01-02")});
    CHECK(compared(then, now) == Lines{"slipped x/completion 2023-04-07 2023-04-14 7cd 5wd",
                                       "slipped x/works-start 2023-02-13 2023-02-20 7cd 5wd", "not-reported x 2023-01-02 -"});
}

TEST_CASE("a note breaks the silence") {
    const auto then = on("2023-01-02", one_road(fresh));
    const auto now = on("2023-01-09", one_road(fresh), {note("x/design", "2023-01-06")});
    const auto all = compared(then, now);
    CHECK(std::ranges::none_of(all, [](const std::string& line) { return line.starts_with("not-reported"); }));
}

std::vector<std::string> reports(const Differences& found) {
    std::vector<std::string> all;
    for (const auto& one : found.all) {
        const auto* words = !one.reported ? "unknown" : *one.reported ? "reported" : "silent";
        all.push_back(one.key + ' ' + std::string{word_of(difference_words, one.kind)} + ' ' + words + (drifted(one) ? " drifted" : ""));
    }
    std::ranges::sort(all);
    return all;
}

TEST_CASE("a slip is drift where nobody reported of its project between the two days, and only there") {
    const auto records = road_template + road("x", fresh) + road("y", fresh);
    const auto then = on("2023-01-02", records, {note("y/design", "2023-01-02")});
    // Of x there is a note only, but somebody looked at it; what was said of y on the earlier day is not between the two.
    const auto now = on("2023-01-09", records, {note("x/design", "2023-01-03"), note("y/design", "2023-01-02")});
    const auto before = snapshot(then.portfolio, then.outlook);
    const auto after = snapshot(now.portfolio, now.outlook);
    const auto found = differences({before, after, then.portfolio, now.portfolio, {}, false});
    CHECK(reports(found) == Lines{"x/completion slipped reported", "x/works-start slipped reported", "y not-reported silent",
                                  "y/completion slipped silent drifted", "y/works-start slipped silent drifted"});
    REQUIRE(found.projects.size() == 2);
    CHECK(found.projects[0].reported == true);
    CHECK(found.projects[0].drifted == 0);
    CHECK(found.projects[1].reported == false);
    CHECK(found.projects[1].drifted == 2);
}

TEST_CASE("a gain is no drift, though nobody reported") {
    const auto longer = road_template + road("x", fresh + "[project.activities.works]\nduration = \"60wd\"\n");
    const auto then = on("2023-01-02", longer);
    const auto now = on("2023-01-03", one_road(fresh));
    const auto before = snapshot(then.portfolio, then.outlook);
    const auto after = snapshot(now.portfolio, now.outlook);
    const auto found = differences({before, after, then.portfolio, now.portfolio, {}, false});
    CHECK(reports(found) == Lines{"x not-reported silent", "x/completion recovered silent", "x/works-start slipped silent drifted"});
}

TEST_CASE("what started and finished is told of all work, what moves of milestones") {
    const auto then = on("2023-01-02", one_road(fresh));
    const std::vector<Observation> news{started("x/design", "2023-01-03"), finished("x/design", "2023-01-20"),
                                        started("x/permit", "2023-01-23"), remaining("x/permit", "2023-01-27", "10wd")};
    const auto now = on("2023-01-27", one_road(fresh), news);
    // Design was to end on 27 January. The permit: 10 wd from Friday 27 January to Thursday 9 February instead of the 10th.
    CHECK(compared(then, now) ==
          Lines{"finished x/design 2023-01-27 2023-01-20 -7cd -5wd", "started x/permit 2023-01-30 2023-01-23 -7cd -5wd",
                "recovered x/works-start 2023-02-13 2023-02-10 -3cd -1wd", "recovered x/completion 2023-04-07 2023-04-06 -1cd -1wd"});
}

TEST_CASE("slips stand by size, gains too, of all work where it is wanted") {
    const auto then = on("2023-01-02", one_road(fresh));
    const auto now = on("2023-01-02", one_road(fresh), {started("x/design", "2023-01-02"), remaining("x/design", "2023-01-02", "25wd")});
    CHECK(compared(then, now, true) ==
          Lines{"started x/design 2023-01-02 2023-01-02 0cd 0wd", "slipped x/completion 2023-04-07 2023-04-14 7cd 5wd",
                "slipped x/design 2023-01-27 2023-02-03 7cd 5wd", "slipped x/permit 2023-02-10 2023-02-17 7cd 5wd",
                "slipped x/works 2023-04-07 2023-04-14 7cd 5wd", "slipped x/works-start 2023-02-13 2023-02-20 7cd 5wd"});
}

TEST_CASE("a project that comes or goes is one line, its work none; a milestone that comes or goes is one of its own") {
    const auto one = on("2023-01-02", one_road(fresh));
    const auto two = on("2023-01-02", road_template + road("x", fresh) + road("y", fresh));
    CHECK(compared(one, two) == Lines{"new y - 2023-04-07"});
    CHECK(compared(two, one) == Lines{"dropped y 2023-04-07 -"});
    const auto with = on("2023-01-02", one_road(fresh + "[project.activities.opening]\nmilestone = \"finish\"\nafter = \"works\"\n"
                                                        "[project.activities.garden]\nduration = \"5wd\"\nafter = \"permit\"\n"));
    CHECK(compared(one, with) == Lines{"new x/opening - 2023-04-07"});
    CHECK(compared(with, one, true) == Lines{"dropped x/garden 2023-02-17 -", "dropped x/opening 2023-04-07 -"});
}

/// "lost-forecast x/completion because of y: suspended".
Lines obstacles(const Differences& found) {
    Lines all;
    for (const auto& one : found.all) {
        if (one.kind != DifferenceKind::lost_forecast && one.kind != DifferenceKind::gained_forecast) { continue; }
        all.push_back(std::string{word_of(difference_words, one.kind)} + ' ' + one.key + " because of " +
                      (one.obstacle ? one.obstacle->project + ": " + std::string{word_of(light_reason_words, one.obstacle->reason)} : "-"));
    }
    return all;
}

TEST_CASE("what is suspended loses its forecast, and so does what waits for it; resumed, both have one again") {
    const auto waiting = fresh + "[project.activities.works-start]\nafter = [\"permit\", \"x/completion\"]\n";
    const auto records = road_template + road("x", fresh) + road("y", waiting);
    const auto then = on("2023-01-02", records);
    const auto suspended = test::observed(ObservationKind::suspended, "x", "2023-01-05", "2023-01-05", "2023-01-05");
    const auto still = on("2023-01-06", records, {suspended});
    const auto before = snapshot(then.portfolio, then.outlook);
    const auto after = snapshot(still.portfolio, still.outlook);
    CHECK(obstacles(differences({before, after, then.portfolio, still.portfolio, {}, false})) ==
          Lines{"lost-forecast x/completion because of x: suspended", "lost-forecast x/works-start because of x: suspended",
                "lost-forecast y/completion because of x: suspended", "lost-forecast y/works-start because of x: suspended"});
    CHECK(obstacles(differences({after, before, still.portfolio, then.portfolio, {}, false})).front() ==
          "gained-forecast x/completion because of x: suspended");
    const auto found = differences({before, after, then.portfolio, still.portfolio, {}, true});
    // With all activities: of x the five, of y its works too; its design and permit wait for nobody.
    CHECK(obstacles(found).size() == 8);
    CHECK(found.projects[1].counts.at(static_cast<std::size_t>(DifferenceKind::lost_forecast)) == 3);
}

TEST_CASE("a completion that is no milestone loses its forecast as one that is") {
    const auto records = [](const std::string& stated) {
        return "[[project]]\nkey = \"x\"\ncategory = \"road\"\n" + stated + "[project.activities.completion]\nduration = \"5wd\"\n";
    };
    const auto then = on("2023-01-02", records(fresh));
    const auto now = on("2023-01-06", records(stage("unstated", "2023-01-05")));
    const auto before = snapshot(then.portfolio, then.outlook);
    const auto after = snapshot(now.portfolio, now.outlook);
    CHECK(obstacles(differences({before, after, then.portfolio, now.portfolio, {}, false})) ==
          Lines{"lost-forecast x/completion because of x: stage-unstated"});
}

TEST_CASE("a re-baseline between the two says who, why, the old date and the new") {
    const auto then = on("2023-01-02", one_road(fresh));
    const auto now = on("2023-01-16", one_road(fresh), {note("x/design", "2023-01-16")});
    const std::vector<Baseline> baselines{approved("v1", then), approved("v2", on("2023-01-09", one_road(fresh)))};
    const auto before = snapshot(then.portfolio, then.outlook);
    const auto after = snapshot(now.portfolio, now.outlook);
    const auto found = differences({before, after, then.portfolio, now.portfolio, baselines, false});
    const auto at = std::ranges::find(found.all, DifferenceKind::rebaselined, &Difference::kind);
    REQUIRE(at != found.all.end());
    CHECK(at->key == "x");
    CHECK(shown(at->before) == "2023-04-07");
    CHECK(shown(at->after) == "2023-04-14");
    CHECK(at->cd == 7);
    CHECK(at->by == "council");
    CHECK(at->reason == "plan of v2");
    CHECK(shown(at->day) == "2023-01-09");
    // The first one changes nothing that was approved; one of a later day is not yet.
    CHECK(std::ranges::count(found.all, DifferenceKind::rebaselined, &Difference::kind) == 1);
    const auto week = on("2023-01-06", one_road(fresh), {note("x/design", "2023-01-06")});
    const auto earlier = compared(then, week, false, baselines);
    CHECK(std::ranges::none_of(earlier, [](const std::string& line) { return line.starts_with("re-baselined"); }));
}

TEST_CASE("against a baseline only what it covers is compared") {
    const auto records = road_template + road("x", fresh) + road("y", fresh);
    const auto then = on("2023-01-02", records);
    const auto now = on("2023-01-09", records, {note("x/design", "2023-01-09"), note("y/design", "2023-01-09")});
    const std::vector<Baseline> baselines{approved("v1", then, {1})};
    const auto after = snapshot(now.portfolio, now.outlook);
    const Lines slips{"slipped y/completion 2023-04-07 2023-04-14 7cd 5wd", "slipped y/works-start 2023-02-13 2023-02-20 7cd 5wd"};
    SECTION("as it was made") {
        const auto before = snapshot(then.portfolio, then.outlook, baselines[0]);
        CHECK(before.not_covered == std::vector<std::string>{"x"});
        CHECK(lines(differences({before, after, then.portfolio, now.portfolio, baselines, false})) == slips);
    }
    SECTION("by its dates alone") {
        const auto before = snapshot(now.portfolio, current_baselines(now.portfolio, baselines));
        CHECK(before.not_covered == std::vector<std::string>{"x"});
        CHECK(lines(differences({before, after, now.portfolio, now.portfolio, baselines, false})) == slips);
    }
}

TEST_CASE("between two baselines the later one is the re-baseline, and nobody is asked for reports") {
    const auto then = on("2023-01-02", one_road(fresh));
    const std::vector<Baseline> baselines{approved("v1", then), approved("v2", on("2023-01-09", one_road(fresh))),
                                          approved("v3", on("2023-01-16", one_road(fresh)))};
    const auto portfolio = test::portfolio_of(one_road(fresh));
    const auto before = snapshot(portfolio, references_to(portfolio, baselines[0]));
    const auto after = snapshot(portfolio, references_to(portfolio, baselines[1]));
    CHECK(lines(differences({before, after, portfolio, portfolio, baselines, false})) ==
          Lines{"slipped x/completion 2023-04-07 2023-04-14 7cd 5wd", "slipped x/works-start 2023-02-13 2023-02-20 7cd 5wd",
                "re-baselined x 2023-04-07 2023-04-14 7cd 5wd"});
    CHECK(reports(differences({before, after, portfolio, portfolio, baselines, false})) ==
          Lines{"x re-baselined unknown", "x/completion slipped unknown", "x/works-start slipped unknown"});
}

TEST_CASE("the counts of the projects sum to the differences, and their slip is that of the completion") {
    const auto records = road_template + road("x", fresh) + road("y", fresh);
    const auto then = on("2023-01-02", records);
    const auto now = on("2023-01-09", records, {started("x/design", "2023-01-02"), remaining("x/design", "2023-01-09", "15wd")});
    const auto before = snapshot(then.portfolio, then.outlook);
    const auto after = snapshot(now.portfolio, now.outlook);
    const auto found = differences({before, after, then.portfolio, now.portfolio, {}, true});
    std::size_t counted = 0;
    for (const auto& project : found.projects) {
        for (const auto count : project.counts) { counted += count; }
    }
    CHECK(counted == found.all.size());
    REQUIRE(found.projects.size() == 2);
    CHECK(found.projects[0].cd == 0); // as planned
    CHECK(found.projects[1].cd == 7);
    CHECK(found.projects[1].wd == 5);
    CHECK(shown(found.projects[1].after->forecast()) == shown(now.of("y").forecast));
    CHECK(found.projects[0].before->light == then.of("x").light);
}

} // namespace
} // namespace slipway
