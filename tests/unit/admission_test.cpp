// What an update may say.

#include "slipway/tracking/admission.hpp"
#include "support/one_day.hpp"

#include <catch2/catch.hpp>

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace slipway {
namespace {

using test::day;
using test::nothing;
using test::observed;
using test::one_road;
using test::portfolio_of;

/// An activity of a road, what is known of it, and the day of the report.
struct Case {
    std::string key = "x/works";
    ActivityFacts known{};
    std::string as_of = "2023-06-30";
};

std::vector<Diagnostic> judged(const std::vector<Observation>& news, const Case& about) {
    const auto portfolio = portfolio_of(one_road("[project.activities.permit]\ncondition = { kind = \"permit\" }\n"
                                                 "[project.activities.supervision]\nlevel_of_effort = true\nafter = \"works SS\"\n"));
    return refused(portfolio, portfolio.find_activity(about.key).value(), about.known, news, day(about.as_of));
}

/// The codes of what is refused, in order, joined by blanks.
std::string codes(const std::vector<Observation>& news, const Case& about = {}) {
    std::string all;
    for (const auto& one : judged(news, about)) {
        CHECK(one.severity == DiagnosticSeverity::error);
        CHECK_FALSE(one.message.empty());
        CHECK_FALSE(one.advice.empty());
        all += (all.empty() ? "" : " ") + one.code;
    }
    return all;
}

Observation says(ObservationKind kind, std::string value) {
    return observed(kind, "x/works", "2023-06-30", "2023-06-30", std::move(value));
}

ActivityFacts known_as(std::optional<Date> started, std::optional<Date> finished) {
    ActivityFacts facts;
    facts.started = started;
    facts.finished = finished;
    return facts;
}

TEST_CASE("facts of the data date and earlier are admitted") {
    CHECK(codes({says(ObservationKind::started, "2023-06-30")}) == nothing);
    CHECK(codes({says(ObservationKind::started, "2023-01-02"), says(ObservationKind::finished, "2023-06-30")}) == nothing);
    CHECK(codes({says(ObservationKind::remaining, "20wd")}) == nothing);
    CHECK(codes({says(ObservationKind::remaining, "0wd")}) == nothing);
    CHECK(codes({says(ObservationKind::expected, "2023-06-30")}) == nothing);
    CHECK(codes({says(ObservationKind::expected, "2024-06-30")}) == nothing);
    CHECK(codes({says(ObservationKind::note, "anything")}) == nothing);
    CHECK(codes({says(ObservationKind::resolved, "2023-06-30")}, {.key = "x/permit"}) == nothing);
    CHECK(codes({}) == nothing);
}

TEST_CASE("a date that is no day is refused") {
    for (const auto kind : {ObservationKind::started, ObservationKind::finished, ObservationKind::expected}) {
        for (const auto* value : {"2023-06-31", "2023-06", "yesterday", "1969-12-31", "2100-01-01", "2023-6-5"}) {
            INFO(value);
            CHECK(codes({says(kind, value)}) == "bad-date");
        }
    }
    CHECK(codes({says(ObservationKind::resolved, "2023")}, {.key = "x/permit"}) == "bad-date");
}

TEST_CASE("a fact after the data date is refused") {
    CHECK(codes({says(ObservationKind::started, "2023-07-01")}) == "future-actual");
    CHECK(codes({says(ObservationKind::finished, "2023-07-01")}) == "future-actual");
    CHECK(codes({says(ObservationKind::resolved, "2023-07-01")}, {.key = "x/permit"}) == "future-actual");
}

TEST_CASE("a refusal names the value, the data date and the way out") {
    const auto problems = judged({says(ObservationKind::started, "2023-07-01")}, {});
    REQUIRE(problems.size() == 1);
    CHECK(problems[0].message.find("2023-07-01") != std::string::npos);
    CHECK(problems[0].message.find("2023-06-30") != std::string::npos);
    CHECK(problems[0].advice.find("--expected") != std::string::npos);
}

TEST_CASE("an expected finish before the data date is refused") {
    CHECK(codes({says(ObservationKind::expected, "2023-06-29")}) == "bad-date");
}

TEST_CASE("a duration that is none is refused") {
    for (const auto* value : {"20", "20 wd", "some", "-5wd", "wd"}) {
        INFO(value);
        CHECK(codes({says(ObservationKind::remaining, value)}) == "bad-duration");
    }
}

TEST_CASE("a level of effort has no work of its own, and is begun and ended like any work") {
    CHECK(codes({says(ObservationKind::remaining, "20wd")}, {.key = "x/supervision"}) == "level-of-effort");
    CHECK(codes({says(ObservationKind::expected, "2023-07-31")}, {.key = "x/supervision"}) == "level-of-effort");
    CHECK(codes({says(ObservationKind::started, "2023-06-01")}, {.key = "x/supervision"}) == nothing);
}

TEST_CASE("a milestone has no remaining work") {
    CHECK(codes({says(ObservationKind::remaining, "20wd")}, {.key = "x/completion"}) == "milestone");
    CHECK(codes({says(ObservationKind::expected, "2023-07-31")}, {.key = "x/works-start"}) == "milestone");
    CHECK(codes({says(ObservationKind::finished, "2023-06-29")}, {.key = "x/completion"}) == nothing);
    CHECK(codes({says(ObservationKind::started, "2023-06-29")}, {.key = "x/works-start"}) == nothing);
}

TEST_CASE("a finish before the start in one update is refused") {
    CHECK(codes({says(ObservationKind::started, "2023-06-02"), says(ObservationKind::finished, "2023-06-01")}) == "finish-before-start");
    CHECK(codes({says(ObservationKind::started, "2023-06-01"), says(ObservationKind::finished, "2023-06-01")}) == nothing);
}

TEST_CASE("a finish before the known start is refused") {
    CHECK(codes({says(ObservationKind::finished, "2023-05-31")}, {.known = known_as(day("2023-06-01"), std::nullopt)}) ==
          "finish-before-start");
    CHECK(codes({says(ObservationKind::finished, "2023-06-01")}, {.known = known_as(day("2023-06-01"), std::nullopt)}) == nothing);
}

TEST_CASE("a start after the known finish is refused") {
    CHECK(codes({says(ObservationKind::started, "2023-06-02")}, {.known = known_as(std::nullopt, day("2023-06-01"))}) ==
          "finish-before-start");
    CHECK(codes({says(ObservationKind::started, "2023-06-01")}, {.known = known_as(std::nullopt, day("2023-06-01"))}) == nothing);
}

TEST_CASE("a start and a finish corrected together are admitted") {
    CHECK(codes({says(ObservationKind::started, "2023-03-01"), says(ObservationKind::finished, "2023-04-28")},
                {.known = known_as(day("2023-05-04"), day("2023-06-01"))}) == nothing);
}

TEST_CASE("finished work has nothing remaining") {
    const Case over{.known = known_as(day("2023-05-04"), day("2023-06-01"))};
    CHECK(codes({says(ObservationKind::remaining, "5wd")}, over) == "already-finished");
    CHECK(codes({says(ObservationKind::expected, "2023-07-31")}, over) == "already-finished");
}

TEST_CASE("a finish and remaining work in one update are refused in whatever order they stand") {
    CHECK(codes({says(ObservationKind::finished, "2023-06-29"), says(ObservationKind::remaining, "5wd")}) == "already-finished");
    CHECK(codes({says(ObservationKind::remaining, "5wd"), says(ObservationKind::finished, "2023-06-29")}) == "already-finished");
}

TEST_CASE("remaining work of an activity that only a stage implies to be done is admitted") {
    ActivityFacts implied;
    implied.finished_by = exactly(day("2021-05-01"));
    CHECK(codes({says(ObservationKind::remaining, "5wd")}, {.known = implied}) == nothing);
}

TEST_CASE("a resolution needs a condition") { CHECK(codes({says(ObservationKind::resolved, "2023-06-30")}) == "no-condition"); }

TEST_CASE("every problem of an update is named, not the first") {
    CHECK(codes({says(ObservationKind::started, "soon"), says(ObservationKind::remaining, "long"),
                 says(ObservationKind::resolved, "2023-06-30")}) == "bad-date bad-duration no-condition");
}

/// The codes of what is refused of any keys, after what was said earlier, each with the place of the observation.
std::string refusals_of(const std::vector<Observation>& earlier, const std::vector<Observation>& news,
                        const std::string& records = one_road("stage = { value = \"preparatory\", as_of = \"2021-05\" }\n")) {
    std::string all;
    for (const auto& one : refusals(portfolio_of(records), earlier, news, day("2023-06-30"))) {
        CHECK_FALSE(one.problem.message.empty());
        CHECK_FALSE(one.problem.advice.empty());
        all += (all.empty() ? "" : " ") + std::to_string(one.news) + ":" + one.problem.code;
    }
    return all;
}

Observation of(ObservationKind kind, std::string key, std::string value) {
    return observed(kind, std::move(key), "2023-06-30", "2023-06-30", std::move(value));
}

TEST_CASE("a percentage is said of started work, from 0 to below 100") {
    const auto started = known_as(day("2023-06-01"), std::nullopt);
    CHECK(codes({says(ObservationKind::percent, "37.5")}, {.known = started}) == nothing);
    CHECK(codes({says(ObservationKind::percent, "0")}, {.known = started}) == nothing);
    CHECK(codes({says(ObservationKind::percent, "100")}, {.known = started}) == "all-done");
    for (const auto* value : {"100.1", "-1", "half", "50%", ""}) {
        INFO(value);
        CHECK(codes({says(ObservationKind::percent, value)}, {.known = started}) == "bad-percent");
    }
    CHECK(codes({says(ObservationKind::percent, "50")}) == "not-started");
    CHECK(codes({says(ObservationKind::percent, "50"), says(ObservationKind::started, "2023-06-01")}) == nothing);
    CHECK(codes({says(ObservationKind::percent, "50")}, {.known = known_as({}, day("2023-06-01"))}) == "already-finished");
    CHECK(codes({says(ObservationKind::percent, "50")}, {.key = "x/completion"}) == "milestone");
    CHECK(codes({says(ObservationKind::percent, "50")}, {.key = "x/supervision"}) == "level-of-effort");
}

TEST_CASE("work is suspended once it has started, before it has finished, by the data date") {
    const auto started = known_as(day("2023-06-01"), std::nullopt);
    CHECK(codes({says(ObservationKind::suspended, "2023-06-12")}, {.known = started}) == nothing);
    CHECK(codes({says(ObservationKind::suspended, "2023-07-01")}, {.known = started}) == "future-actual");
    CHECK(codes({says(ObservationKind::suspended, "June")}, {.known = started}) == "bad-date");
    CHECK(codes({says(ObservationKind::suspended, "2023-06-12")}) == "not-started");
    CHECK(codes({says(ObservationKind::suspended, "2023-06-12")}, {.known = known_as(day("2023-06-01"), day("2023-06-09"))}) ==
          "already-finished");
}

TEST_CASE("what goes on was suspended before, and may be expected to") {
    auto still = known_as(day("2023-06-01"), std::nullopt);
    still.suspended = day("2023-06-12");
    CHECK(codes({says(ObservationKind::resumed, "2023-06-19")}, {.known = still}) == nothing);
    CHECK(codes({says(ObservationKind::resumed, "2023-09-01")}, {.known = still}) == nothing);
    CHECK(codes({says(ObservationKind::resumed, "2023-06-11")}, {.known = still}) == "resumed-before-suspended");
    CHECK(codes({says(ObservationKind::resumed, "soon")}, {.known = still}) == "bad-date");
    CHECK(codes({says(ObservationKind::resumed, "2023-06-19")}, {.known = known_as(day("2023-06-01"), {})}) == "not-suspended");
    CHECK(codes({says(ObservationKind::suspended, "2023-06-12"), says(ObservationKind::resumed, "2023-06-19")},
                {.known = known_as(day("2023-06-01"), {})}) == nothing);
}

TEST_CASE("a condition of ours is raised on work that is not finished, and then it can be resolved") {
    CHECK(codes({says(ObservationKind::raised, "land")}) == nothing);
    CHECK(codes({says(ObservationKind::raised, "lnad")}) == "unknown-condition");
    CHECK(codes({says(ObservationKind::raised, "land")}, {.known = known_as({}, day("2023-06-01"))}) == "already-finished");
    ActivityFacts raised;
    raised.raised = Condition{};
    CHECK(codes({says(ObservationKind::resolved, "2023-06-30")}, {.known = raised}) == nothing);
    CHECK(codes({says(ObservationKind::resolved, "2023-06-30")}) == "no-condition");
}

TEST_CASE("facts of projects are said of projects, those of activities of activities") {
    CHECK(refusals_of({}, {of(ObservationKind::delivered, "x", "beds=5"), of(ObservationKind::spent, "x", "1.5"),
                           of(ObservationKind::rating, "x", "amber"), of(ObservationKind::note, "x", "words"),
                           of(ObservationKind::note, "x/works", "words")}) == nothing);
    CHECK(refusals_of({}, {of(ObservationKind::spent, "x/works", "1.5"), of(ObservationKind::rating, "x/works", "red"),
                           of(ObservationKind::delivered, "x/works", "beds=5")}) ==
          "0:not-of-activities 1:not-of-activities 2:not-of-activities");
    CHECK(refusals_of({}, {of(ObservationKind::started, "x", "2023-06-01"), of(ObservationKind::raised, "x", "land")}) ==
          "0:not-of-projects 1:not-of-projects");
}

TEST_CASE("amounts, outputs and ratings are what they should be") {
    CHECK(refusals_of({}, {of(ObservationKind::spent, "x", "-1"), of(ObservationKind::delivered, "x", "beds"),
                           of(ObservationKind::delivered, "x", "bedz=5"), of(ObservationKind::rating, "x", "grey")}) ==
          "0:bad-amount 1:bad-amount 2:unknown-output 3:unknown-rating");
}

TEST_CASE("a project is suspended unless it is finished, and goes on when it was suspended") {
    const auto suspended = observed(ObservationKind::suspended, "x", "2023-06-01", "2023-06-01", "2023-06-01");
    CHECK(refusals_of({}, {of(ObservationKind::suspended, "x", "2023-06-12")}) == nothing);
    CHECK(refusals_of({}, {of(ObservationKind::suspended, "x", "2023-07-12")}) == "0:future-actual");
    CHECK(refusals_of({}, {of(ObservationKind::suspended, "x", "2023-06-12")},
                      one_road("stage = { value = \"completed\", as_of = \"2021-05\" }\n")) == "0:already-finished");
    CHECK(refusals_of({}, {of(ObservationKind::resumed, "x", "2023-06-12")}) == "0:not-suspended");
    CHECK(refusals_of({suspended}, {of(ObservationKind::resumed, "x", "2023-06-12")}) == nothing);
    CHECK(refusals_of({suspended}, {of(ObservationKind::resumed, "x", "2023-05-31")}) == "0:resumed-before-suspended");
    CHECK(refusals_of({}, {of(ObservationKind::resumed, "x", "2023-06-12")},
                      one_road("stage = { value = \"suspended\", as_of = \"2021-05\" }\n")) == nothing);
}

TEST_CASE("only what somebody said can be withdrawn, and what is withdrawn no longer stands in the way") {
    const auto start = observed(ObservationKind::started, "x/works", "2023-06-05", "2023-06-05", "2023-06-05");
    const auto finish = observed(ObservationKind::finished, "x/works", "2023-06-16", "2023-06-16", "2023-06-16");
    const auto withdrawn = of(ObservationKind::withdrawn, "x/works", "finished");
    CHECK(refusals_of({}, {withdrawn}) == "0:nothing-to-withdraw");
    CHECK(refusals_of({start}, {withdrawn}) == "0:nothing-to-withdraw");
    CHECK(refusals_of({start, finish}, {withdrawn}) == nothing);
    CHECK(refusals_of({start, finish, withdrawn}, {withdrawn}) == "0:nothing-to-withdraw");
    CHECK(refusals_of({start, finish}, {of(ObservationKind::remaining, "x/works", "5wd")}) == "0:already-finished");
    CHECK(refusals_of({start, finish}, {withdrawn, of(ObservationKind::remaining, "x/works", "5wd")}) == nothing);
    CHECK(refusals_of({start}, {of(ObservationKind::withdrawn, "x/works", "finnished")}) == "0:unknown-kind");
    CHECK(refusals_of({start}, {of(ObservationKind::withdrawn, "x/works", "withdrawn")}) == "0:unknown-kind");
}

TEST_CASE("observations about one activity are judged together, wherever they stand") {
    CHECK(refusals_of({}, {of(ObservationKind::percent, "x/works", "50"), of(ObservationKind::spent, "x", "2"),
                           of(ObservationKind::started, "x/works", "2023-06-05"), of(ObservationKind::percent, "x/design", "50")}) ==
          "3:not-started");
}

} // namespace
} // namespace slipway
