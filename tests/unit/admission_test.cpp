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

} // namespace
} // namespace slipway
