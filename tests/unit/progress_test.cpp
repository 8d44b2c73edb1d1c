// What is known on a day: SEMANTICS §3, "what a document's words do" and "silence".

#include "slipway/tracking/progress.hpp"
#include "support/one_day.hpp"

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include <string>
#include <utility>
#include <vector>

namespace slipway {
namespace {

using test::day;
using test::expected;
using test::finished;
using test::note;
using test::observed;
using test::on;
using test::one_road;
using test::remaining;
using test::resolved;
using test::shown;
using test::stage;
using test::started;
using test::wd;

std::string stage_of(const test::OneDay& known) { return std::string{word_of(stage_words, known.progress("x").stage)}; }

/// Two documents on one project.
std::string statements(const std::vector<std::pair<std::string, std::string>>& said) {
    std::string text = "stage = [";
    for (const auto& [value, as_of] : said) { text += fmt::format(R"({{ value = "{}", as_of = "{}", words = "words" }}, )", value, as_of); }
    return text + "]\n";
}

TEST_CASE("a stated stage completes the activities before its milestone by the day of the document") {
    const auto known = on("2023-01-02", one_road(stage("construction", "2021-05")));
    CHECK(stage_of(known) == "construction");
    for (const auto* key : {"x/design", "x/permit", "x/works-start"}) {
        INFO(key);
        CHECK(known.facts(key).finished_by.value().words == "2021-05");
        CHECK_FALSE(known.facts(key).finished);
        CHECK(known.likely(key).state == ProgressState::complete);
        CHECK(known.best(key).state == ProgressState::complete);
    }
}

TEST_CASE("a stated stage says nothing of the work after its milestone") {
    const auto known = on("2023-01-02", one_road(stage("construction", "2021-05")));
    CHECK_FALSE(known.facts("x/works").complete());
    CHECK(known.likely("x/works").state == ProgressState::not_started);
    CHECK(known.likely("x/works").remaining == wd(40));
    CHECK(known.best("x/works").remaining == wd(20));
}

TEST_CASE("a stage without a milestone of its own completes nothing but gives a forecast") {
    const auto known = on("2023-01-02", one_road(stage("preparatory", "2023-01-02")));
    CHECK_FALSE(known.facts("x/design").complete());
    CHECK(known.progress("x").has_forecast);
}

TEST_CASE("an activity with an unresolved condition stays open behind a stated stage") {
    const auto known =
        on("2023-01-02", one_road(stage("construction", "2021-05") + "[project.activities.permit]\ncondition = { kind = \"permit\" }\n"));
    CHECK_FALSE(known.facts("x/permit").complete());
    CHECK(known.facts("x/design").complete());
    CHECK(known.facts("x/works-start").complete());
}

TEST_CASE("an activity that the record keeps open stays open behind a stated stage") {
    const auto known = on("2023-01-02", one_road(stage("construction", "2021-05") + "[project.activities.design]\nopen = true\n"));
    CHECK_FALSE(known.facts("x/design").complete());
    CHECK(known.facts("x/permit").complete());
}

TEST_CASE("an activity kept open drives through the stage that was reached without it") {
    // Permit 10 wd from Monday 2023-01-02 to Friday 01-13; through the start of works, the works: 40 wd = 8 weeks from 01-16 to 03-10.
    const auto known = on("2023-01-02", one_road(stage("construction", "2021-05") + "[project.activities.permit]\nopen = true\n"));
    CHECK(shown(known.start("x/works")) == "2023-01-16");
    CHECK(shown(known.of("x").forecast) == "2023-03-10");
}

TEST_CASE("a stated completion closes even what the record keeps open") {
    const auto known = on("2023-01-02", one_road(stage("completed", "2021-05") + "[project.activities.permit]\nopen = true\n"));
    CHECK(known.facts("x/permit").complete());
    CHECK(known.facts("x/completion").complete());
}

TEST_CASE("an unstated stage seeds nothing and keeps its words") {
    const auto known = on("2023-01-02", one_road("stage = { value = \"unstated\", as_of = \"2021-05\", words = \"加快推进\" }\n"));
    CHECK(stage_of(known) == "unstated");
    CHECK_FALSE(known.progress("x").has_forecast);
    CHECK_FALSE(known.progress("x").since);
    CHECK_FALSE(known.facts("x/design").complete());
    CHECK(known.portfolio.projects.at(0).stages.at(0).words == "加快推进");
    CHECK(known.progress("x").last_word.value().date.words == "2021-05");
}

TEST_CASE("a project of which nobody says anything is unstated") {
    const auto known = on("2023-01-02", one_road(""));
    CHECK(stage_of(known) == "unstated");
    CHECK_FALSE(known.progress("x").has_forecast);
    CHECK_FALSE(known.progress("x").last_word);
}

TEST_CASE("a suspended or cancelled project has no forecast") {
    CHECK_FALSE(on("2023-01-02", one_road(stage("suspended", "2021-05"))).progress("x").has_forecast);
    CHECK_FALSE(on("2023-01-02", one_road(stage("cancelled", "2021-05"))).progress("x").has_forecast);
}

TEST_CASE("of two statements the later document wins, even when it is less advanced") {
    const auto known = on("2023-01-02", one_road(statements({{"construction", "2021-05"}, {"preparatory", "2022-05"}})));
    CHECK(stage_of(known) == "preparatory");
    CHECK(known.progress("x").statement == 1U);
    CHECK_FALSE(known.facts("x/design").complete());
}

TEST_CASE("where the dates of two statements overlap, the less advanced holds") {
    CHECK(stage_of(on("2023-01-02", one_road(statements({{"construction", "2021"}, {"preparatory", "2021-05"}})))) == "preparatory");
    CHECK(stage_of(on("2023-01-02", one_road(statements({{"construction", "2021-05"}, {"preparatory", "2021"}})))) == "preparatory");
    CHECK(stage_of(on("2023-01-02", one_road(statements({{"construction", "2021-05-31"}, {"preparatory", "2021-05-31"}})))) ==
          "preparatory");
}

TEST_CASE("dates that only follow each other do not overlap") {
    CHECK(stage_of(on("2023-01-02", one_road(statements({{"preparatory", "2021-05"}, {"construction", "2021-06"}})))) == "construction");
}

TEST_CASE("a later unstated word does not undo a stated stage") {
    const auto known = on("2023-01-02", one_road(statements({{"construction", "2021-05"}, {"unstated", "2022-05"}})));
    CHECK(stage_of(known) == "construction");
    CHECK(known.facts("x/works-start").finished_by.value().words == "2021-05");
    CHECK(known.progress("x").last_word.value().date.words == "2022-05");
}

TEST_CASE("a statement of a later day than the data date does not exist") {
    const auto records = one_road(statements({{"preparatory", "2021-05"}, {"construction", "2023-07-01"}}));
    CHECK(stage_of(on("2023-06-30", records)) == "preparatory");
    CHECK(on("2023-06-30", records).progress("x").last_word.value().date.words == "2021-05");
    CHECK(stage_of(on("2023-07-01", records)) == "construction");
}

TEST_CASE("the holding statement is named by its place, and none when no word states a stage") {
    Project project;
    CHECK_FALSE(holding_statement(project, day("2023-01-02")));
    project.stages = {{Stage::unstated, exactly(day("2021-05-01")), "推进", {}, {}}};
    CHECK_FALSE(holding_statement(project, day("2023-01-02")));
    project.stages.push_back({Stage::started, exactly(day("2022-05-01")), "动工", {}, {}});
    CHECK(holding_statement(project, day("2023-01-02")) == 1U);
    CHECK_FALSE(holding_statement(project, day("2022-04-30")));
}

constexpr auto half_named = R"([[template]]
key = "half"
[template.activities.permit]
duration = "10wd"
[template.activities.works-start]
milestone = "start"
after = "permit"
enters = "BEGUN"
[template.activities.works]
duration = "40wd"
after = "works-start"
[template.activities.completion]
milestone = "finish"
after = "works"
enters = "OVER"
[[project]]
key = "x"
category = "road"
template = "half"
)";

/// Which stages the milestones of a template enter.
struct Entered {
    std::string begun;
    std::string over;
};

/// The template above with such milestones, and further facts of its project.
std::string half(const Entered& entered, const std::string& facts) {
    std::string text = half_named;
    text.replace(text.find("BEGUN"), 5, entered.begun);
    text.replace(text.find("OVER"), 4, entered.over);
    return text + facts;
}

TEST_CASE("works under construction have started, and what has started is under construction") {
    CHECK(on("2023-01-02", half({"started", "completed"}, stage("construction", "2021-05"))).facts("x/works-start").complete());
    CHECK(on("2023-01-02", half({"construction", "completed"}, stage("started", "2021-05"))).facts("x/works-start").complete());
}

TEST_CASE("what operates was completed, and a completion stands for the operation") {
    CHECK(on("2023-01-02", half({"started", "completed"}, stage("operating", "2021-05"))).facts("x/works").complete());
    CHECK(on("2023-01-02", half({"started", "operating"}, stage("completed", "2021-05"))).facts("x/works").complete());
}

TEST_CASE("a stage keeps the word of its document") {
    CHECK(stage_of(on("2023-01-02", half({"construction", "completed"}, stage("started", "2021-05")))) == "started");
    CHECK(stage_of(on("2023-01-02", half({"started", "completed"}, stage("operating", "2021-05")))) == "operating");
}

TEST_CASE("an observed finish overrides the one that a stage implies") {
    const auto known = on("2023-01-02", one_road(stage("construction", "2021-05")), {finished("x/permit", "2021-03-15")});
    CHECK(shown(known.facts("x/permit").finished) == "2021-03-15");
    CHECK_FALSE(known.facts("x/permit").finished_by);
    CHECK(known.facts("x/design").finished_by.has_value());
}

TEST_CASE("work reported after the document is open, although the stage of the document implies that it was done") {
    // DESIGN §4: what is learnt later is an observation, and the later date wins.
    const auto known = on("2023-01-02", one_road(stage("construction", "2021-05")),
                          {started("x/permit", "2022-12-05"), remaining("x/permit", "2023-01-02", "8wd")});
    CHECK_FALSE(known.facts("x/permit").complete());
    CHECK(known.likely("x/permit").state == ProgressState::in_progress);
    CHECK(known.likely("x/permit").remaining == wd(8));
}

TEST_CASE("a later report of the same kind supersedes the earlier one") {
    const auto known =
        on("2023-06-30", one_road(stage("preparatory", "2021-05")), {started("x/design", "2023-03-01"), started("x/design", "2023-02-01")});
    CHECK(shown(known.facts("x/design").started) == "2023-02-01");
}

TEST_CASE("an observation of a later day than the data date does not exist") {
    const std::vector<Observation> later{started("x/design", "2023-07-01"), remaining("x/permit", "2023-07-01", "2wd"),
                                         note("x/works", "2023-07-01")};
    const auto records = one_road(stage("preparatory", "2021-05"));
    const auto before = on("2023-06-30", records, later);
    CHECK_FALSE(before.facts("x/design").started);
    CHECK_FALSE(before.facts("x/permit").remaining);
    CHECK_FALSE(before.progress("x").last_word.value().observed);
    CHECK(shown(before.progress("x").since) == "2021-05-01");
    const auto then = on("2023-07-01", records, later);
    CHECK(shown(then.facts("x/design").started) == "2023-07-01");
    CHECK(shown(then.progress("x").since) == "2023-07-01");
}

TEST_CASE("an observation about an activity that is not there is passed over") {
    const auto known =
        on("2023-01-02", one_road(stage("preparatory", "2021-05")), {started("x/gone", "2022-01-04"), started("y/design", "2022-01-04")});
    CHECK_FALSE(known.progress("x").last_word.value().observed);
}

TEST_CASE("a reported start puts an activity in progress at its first working instant") {
    const auto known = on("2023-06-30", one_road(stage("preparatory", "2021-05")), {started("x/design", "2023-06-05")});
    CHECK(known.likely("x/design").state == ProgressState::in_progress);
    CHECK(to_string(known.likely("x/design").actual_start.value()) == "2023-06-05T08:00");
    CHECK(known.likely("x/design").remaining == wd(20));
}

TEST_CASE("a reported finish completes an activity at its last working instant") {
    const auto known = on("2023-06-30", one_road(stage("preparatory", "2021-05")),
                          {started("x/design", "2023-06-05"), finished("x/design", "2023-06-16")});
    CHECK(known.likely("x/design").state == ProgressState::complete);
    CHECK(to_string(known.likely("x/design").actual_start.value()) == "2023-06-05T08:00");
    CHECK(to_string(known.likely("x/design").actual_finish.value()) == "2023-06-16T17:00");
}

TEST_CASE("a milestone reported as started is reached") {
    const auto known = on("2023-06-30", one_road(stage("preparatory", "2021-05")), {started("x/works-start", "2023-06-05")});
    CHECK(shown(known.facts("x/works-start").finished) == "2023-06-05");
}

TEST_CASE("work begins on the day on which the start milestone before it was reached") {
    // A start milestone sits at the start of a shift (SEMANTICS §1): works of 40 wd = 8 weeks from Monday 2023-01-09 end on Friday 03-03.
    const auto known = on("2023-01-09", one_road(stage("preparatory", "2021-05")), {finished("x/works-start", "2023-01-09")});
    CHECK(shown(known.start("x/works")) == "2023-01-09");
    CHECK(shown(known.of("x").forecast) == "2023-03-03");
}

TEST_CASE("a reached milestone puts the project into the stage that it enters and completes what lies before it by then") {
    const auto known = on("2023-06-30", one_road(stage("preparatory", "2021-05")), {finished("x/works-start", "2023-06-05")});
    CHECK(stage_of(known) == "construction");
    CHECK_FALSE(known.progress("x").statement);
    CHECK(known.facts("x/permit").finished_by.value().words == "2023-06-05");
    CHECK_FALSE(known.facts("x/works").complete());
}

TEST_CASE("a reached completion closes even what the record keeps open") {
    const auto known = on("2023-06-30", one_road(stage("construction", "2021-05") + "[project.activities.permit]\nopen = true\n"),
                          {finished("x/completion", "2023-06-05")});
    CHECK(stage_of(known) == "operating");
    CHECK(known.facts("x/permit").complete());
}

TEST_CASE("a document after a reached milestone gives the stage") {
    const auto known = on("2023-06-30", one_road(stage("suspended", "2023-06")), {finished("x/works-start", "2023-03-06")});
    CHECK(stage_of(known) == "suspended");
    CHECK(known.facts("x/works-start").complete());
}

TEST_CASE("a milestone reached within the span of a document's date holds against the document") {
    // The document of 2023 may be older or younger than the report; observations override.
    const auto known = on("2023-06-30", one_road(stage("preparatory", "2023")), {finished("x/works-start", "2023-06-05")});
    CHECK(stage_of(known) == "construction");
}

TEST_CASE("reported work implies the stages before it when no document states one") {
    const auto known = on("2023-06-30", one_road(stage("unstated", "2021-05")), {started("x/works", "2023-06-05")});
    CHECK(stage_of(known) == "construction");
    CHECK(known.facts("x/permit").finished_by.value().words == "2023-06-05");
    CHECK(known.progress("x").has_forecast);
}

TEST_CASE("a note alone states no stage") {
    const auto known = on("2023-06-30", one_road(stage("unstated", "2021-05")), {note("x/works", "2023-06-05")});
    CHECK(stage_of(known) == "unstated");
    CHECK_FALSE(known.progress("x").has_forecast);
}

TEST_CASE("a condition is resolved from the day that is reported") {
    const auto records = one_road(stage("preparatory", "2021-05") + "[project.activities.permit]\ncondition = { kind = \"permit\" }\n");
    const std::vector<Observation> news{resolved("x/permit", "2023-06-05")};
    CHECK_FALSE(on("2023-06-04", records, news).facts("x/permit").condition_resolved);
    CHECK(shown(on("2023-06-05", records, news).facts("x/permit").condition_resolved) == "2023-06-05");
}

/// A road under construction since 2023-01-02, with one day of work beside it that holds nothing up; reporting it is a word on the
/// project's work.
std::string under_construction() {
    return one_road(stage("construction", "2023-01-02") + "[project.activities.garden]\nduration = \"1wd\"\n");
}

TEST_CASE("remaining work counts as reported in both scenarios on the day of the report") {
    const auto known = on("2023-02-06", one_road(stage("construction", "2023-01-02")),
                          {started("x/works", "2023-01-02"), remaining("x/works", "2023-02-06", "25wd")});
    CHECK(known.likely("x/works").remaining == wd(25));
    CHECK(known.best("x/works").remaining == wd(25));
}

TEST_CASE("an unreported week leaves the remaining work of the likely scenario as it was reported") {
    const auto known = on("2023-02-13", one_road(stage("construction", "2023-01-02")),
                          {started("x/works", "2023-01-02"), remaining("x/works", "2023-02-06", "25wd")});
    CHECK(known.likely("x/works").remaining == wd(25));
    // In the best one work ran on since 2023-02-06, so nothing is taken off there; the finish is 25 wd = 5 weeks from that Monday: 03-10.
    CHECK(known.best("x/works").remaining == wd(25));
    CHECK(shown(known.of("x").forecast_best) == "2023-03-10");
    // The likely one counts them from the data date: 5 weeks from 02-13.
    CHECK(shown(known.of("x").forecast) == "2023-03-17");
}

TEST_CASE("in the best scenario work ran on between its own report and the last word of the project") {
    // 25 wd remained on Monday 2023-02-06; the project was last heard of two weeks later: 10 wd are done by then.
    const auto known =
        on("2023-03-06", under_construction(),
           {started("x/works", "2023-01-02"), remaining("x/works", "2023-02-06", "25wd"), finished("x/garden", "2023-02-20")});
    CHECK(known.best("x/works").remaining == wd(15));
    CHECK(known.likely("x/works").remaining == wd(25));
    CHECK(shown(known.of("x").forecast_best) == "2023-03-10");
}

TEST_CASE("in the best scenario started work of which nothing else is said ran on since its start") {
    // 20 wd at best, started on Monday 2023-01-02, last heard of on 01-16: 10 wd left, done on Friday 01-27.
    const auto known = on("2023-01-30", under_construction(), {started("x/works", "2023-01-02"), finished("x/garden", "2023-01-16")});
    CHECK(known.best("x/works").remaining == wd(10));
    CHECK(shown(known.of("x").forecast_best) == "2023-01-27");
    CHECK(known.likely("x/works").remaining == wd(40));
}

TEST_CASE("work that must have ended at best has nothing left") {
    const auto known = on("2023-06-30", under_construction(), {started("x/works", "2023-01-02"), finished("x/garden", "2023-06-01")});
    CHECK(known.best("x/works").remaining == wd(0));
}

TEST_CASE("a note says nothing of work, so it does not count as progress in the best scenario") {
    const auto known = on("2023-01-30", under_construction(), {started("x/works", "2023-01-02"), note("x/works", "2023-01-16")});
    CHECK(shown(known.progress("x").since) == "2023-01-02");
    CHECK(shown(known.progress("x").last_word.value().date.last) == "2023-01-16");
}

TEST_CASE("an expected finish leaves as much to do as lies before it, in both scenarios") {
    // Monday 2023-02-06 to Friday 02-17: 10 wd.
    const auto known = on("2023-02-06", one_road(stage("construction", "2023-01-02")),
                          {started("x/works", "2023-01-02"), expected("x/works", "2023-02-06", "2023-02-17")});
    CHECK(known.likely("x/works").remaining == wd(10));
    CHECK(known.best("x/works").remaining == wd(10));
    CHECK(shown(known.of("x").forecast) == "2023-02-17");
    CHECK(shown(known.of("x").forecast_best) == "2023-02-17");
}

TEST_CASE("an expected finish holds its date while the data date moves towards it") {
    const auto known = on("2023-02-13", one_road(stage("construction", "2023-01-02")),
                          {started("x/works", "2023-01-02"), expected("x/works", "2023-02-06", "2023-02-17")});
    CHECK(known.likely("x/works").remaining == wd(5));
    CHECK(shown(known.of("x").forecast) == "2023-02-17");
    CHECK(shown(known.of("x").forecast_best) == "2023-02-17");
}

TEST_CASE("after an expected finish that nobody reported nothing is left to do") {
    const auto known = on("2023-02-27", one_road(stage("construction", "2023-01-02")),
                          {started("x/works", "2023-01-02"), expected("x/works", "2023-02-06", "2023-02-17")});
    CHECK(known.likely("x/works").remaining == wd(0));
    CHECK_FALSE(known.facts("x/works").complete());
}

TEST_CASE("the later of a remaining duration and an expected finish counts") {
    const auto records = one_road(stage("construction", "2023-01-02"));
    const auto begun = started("x/works", "2023-01-02");
    const auto date_first =
        on("2023-02-13", records, {begun, expected("x/works", "2023-02-06", "2023-02-17"), remaining("x/works", "2023-02-13", "12wd")});
    CHECK(date_first.likely("x/works").remaining == wd(12));
    const auto work_first =
        on("2023-02-13", records, {begun, remaining("x/works", "2023-02-06", "12wd"), expected("x/works", "2023-02-13", "2023-02-17")});
    CHECK(work_first.likely("x/works").remaining == wd(5));
    // Recorded later, but said earlier: what was said last holds.
    const auto late_entry =
        on("2023-02-13", records, {begun, expected("x/works", "2023-02-13", "2023-02-17"), remaining("x/works", "2023-02-06", "12wd")});
    CHECK(late_entry.likely("x/works").remaining == wd(5));
}

TEST_CASE("remaining work is measured by the calendar of its activity") {
    // One week of a six-day calendar of eight hours: 6 × 480 minutes.
    const auto known =
        on("2023-02-06", test::with_six_day_works(), {started("x/works", "2023-01-02"), remaining("x/works", "2023-02-06", "1w")});
    CHECK(known.likely("x/works").remaining == wd(6));
}

constexpr auto two_plans = R"([[plan]]
key = "old"
issued = "2021-05"
[[plan]]
key = "new"
issued = "2022-05"
)";

std::string cited(const std::string& more) {
    return two_plans + one_road("cites = [{ plan = \"old\", at = \"p. 1\" }, { plan = \"new\", at = \"p. 2\" }]\n" + more);
}

TEST_CASE("the last word is the latest statement, with its plan and place") {
    const auto known = on(
        "2023-01-02",
        cited(
            "stage = [{ value = \"preparatory\", as_of = \"2021-05\", cite = 0 }, { value = \"unstated\", as_of = \"2022-05\", cite = 1 }]\n"));
    const auto& word = known.progress("x").last_word.value();
    CHECK(word.date.words == "2022-05");
    CHECK(word.source == "new p. 2");
    CHECK_FALSE(word.observed);
}

TEST_CASE("without a statement the last word is the latest document that cites the project") {
    const auto known = on("2023-01-02", cited(""));
    CHECK(known.progress("x").last_word.value().date.words == "2022-05");
    CHECK(known.progress("x").last_word->source == "new p. 2");
    CHECK(on("2022-01-04", cited("")).progress("x").last_word.value().date.words == "2021-05");
}

TEST_CASE("a report is the last word until a later document") {
    auto report = note("x/works", "2022-06-01");
    report.source = "minutes 3";
    const auto known = on("2023-01-02", cited(stage("preparatory", "2021-05")), {report});
    const auto& word = known.progress("x").last_word.value();
    CHECK(word.observed);
    CHECK(shown(word.date.last) == "2022-06-01");
    CHECK(word.source.find("office") != std::string::npos);
    CHECK(word.source.find("minutes 3") != std::string::npos);
    CHECK_FALSE(on("2023-01-02", cited(stage("preparatory", "2022-06-02")), {report}).progress("x").last_word.value().observed);
}

TEST_CASE("on the same day a report is the last word, not the document") {
    const auto known = on("2023-01-02", one_road(stage("preparatory", "2022-06-01")), {note("x/works", "2022-06-01")});
    CHECK(known.progress("x").last_word.value().observed);
}

TEST_CASE("a fact of an earlier day is a word of the day on which it was said") {
    const auto known = on("2023-01-02", one_road(stage("preparatory", "2021-05")),
                          {observed(ObservationKind::started, "x/design", "2022-03-01", "2022-12-30", "2022-03-01")});
    CHECK(shown(known.progress("x").last_word.value().date.last) == "2022-12-30");
    CHECK(shown(known.progress("x").since) == "2022-12-30");
}

} // namespace
} // namespace slipway
