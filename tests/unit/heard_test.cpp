// What observations say: percentages, suspensions, conditions raised, facts of projects, and what is taken back.

#include "support/one_day.hpp"
#include "tracking/heard.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <utility>
#include <vector>

namespace slipway {
namespace {

using test::day;
using test::expected;
using test::finished;
using test::nothing;
using test::observed;
using test::on;
using test::one_road;
using test::remaining;
using test::resolved;
using test::shown;
using test::stage;
using test::started;
using test::wd;

using Kind = ObservationKind;

Observation said(Kind kind, std::string key, const std::string& date, std::string value) {
    return observed(kind, std::move(key), date, date, std::move(value));
}

Observation suspended(std::string key, const std::string& date) { return said(Kind::suspended, std::move(key), date, date); }
Observation resumed(std::string key, const std::string& date) { return said(Kind::resumed, std::move(key), date, date); }
Observation percent(std::string key, const std::string& date, std::string value) {
    return said(Kind::percent, std::move(key), date, std::move(value));
}

std::string preparing() { return one_road(stage("preparatory", "2021-05")); }
std::string building() { return one_road(stage("construction", "2021-05")); }

std::string stage_of(const test::OneDay& known) { return std::string{word_of(stage_words, known.progress("x").stage)}; }

/// The kind of the condition in force, or nothing.
std::string waits_for(const test::OneDay& known, std::string_view key) {
    const auto* condition = condition_in_force(known.portfolio.activities[known.activity(key)], known.facts(key));
    return condition == nullptr ? nothing : std::string{word_of(condition_words, condition->kind)};
}

TEST_CASE("a percentage leaves the rest of each scenario's duration") {
    // 25 % of 20wd done on Friday 30 June: 15wd left, the last on Thursday 20 July. Of the best 10wd, 7.5wd.
    const auto known = on("2023-06-30", preparing(), {started("x/design", "2023-06-05"), percent("x/design", "2023-06-30", "25")});
    CHECK(known.likely("x/design").remaining == wd(15));
    CHECK(known.best("x/design").remaining == Minutes{3600});
    CHECK(known.likely("x/design").state == ProgressState::in_progress);
    CHECK(shown(known.finish("x/design")) == "2023-07-20");
    CHECK(known.facts("x/design").percent == 25.0);
    CHECK(shown(known.facts("x/design").remaining_said) == "2023-06-30");
}

TEST_CASE("what a percentage leaves is rounded up to a minute") {
    // 20wd are 9600 minutes: 66.7 % of them 6403.2; 29.9 % of them exactly 2870.4.
    const auto left = [](std::string value) {
        const auto known =
            on("2023-06-30", preparing(), {started("x/design", "2023-06-05"), percent("x/design", "2023-06-30", std::move(value))});
        return known.likely("x/design").remaining.count();
    };
    CHECK(left("33.3") == 6404);
    CHECK(left("70.1") == 2871);
    CHECK(left("0") == 9600);
    CHECK(left("99.99") == 1);
}

TEST_CASE("a percentage does not start the work") {
    const auto known = on("2023-06-30", preparing(), {percent("x/design", "2023-06-30", "50")});
    CHECK(known.likely("x/design").state == ProgressState::not_started);
}

TEST_CASE("of one moment remaining work holds before an expected finish before a percentage") {
    const auto all = [](const std::vector<Observation>& news) { return on("2023-06-30", preparing(), news); };
    const auto start = started("x/design", "2023-06-05");
    const auto left = remaining("x/design", "2023-06-30", "3wd");
    const auto date = expected("x/design", "2023-06-30", "2023-07-31");
    const auto share = percent("x/design", "2023-06-30", "50");
    CHECK(all({start, share, date, left}).likely("x/design").remaining == wd(3));
    CHECK(all({start, left, share, date}).likely("x/design").remaining == wd(3));
    CHECK(shown(all({start, share, date}).facts("x/design").expected) == "2023-07-31");
    CHECK(shown(all({start, date, share}).facts("x/design").expected) == "2023-07-31");
    CHECK_FALSE(all({start, date, share}).facts("x/design").percent);
}

TEST_CASE("a later statement of the work left supersedes, by its day, then by when it was recorded") {
    const auto all = [](const std::vector<Observation>& news) { return on("2023-06-30", preparing(), news); };
    const auto start = started("x/design", "2023-06-05");
    const auto left = remaining("x/design", "2023-06-23", "3wd");
    CHECK(all({start, left, percent("x/design", "2023-06-30", "50")}).likely("x/design").remaining == wd(10));
    CHECK(all({start, left, percent("x/design", "2023-06-16", "50")}).likely("x/design").remaining == wd(3));
    auto correction = percent("x/design", "2023-06-23", "50");
    correction.recorded_at = "2023-06-24T08:00:00Z";
    CHECK(all({start, left, correction}).likely("x/design").remaining == wd(10));
}

TEST_CASE("suspended work goes on from the data date when nobody expects when") {
    // Started Monday 5 June, still since Monday the 12th: of the best 10wd five are done, and the rest does not run on.
    const auto known = on("2023-06-30", preparing(), {started("x/design", "2023-06-05"), suspended("x/design", "2023-06-12")});
    CHECK(shown(known.facts("x/design").suspended) == "2023-06-12");
    CHECK(known.likely("x/design").remaining == wd(20));
    CHECK_FALSE(known.likely("x/design").resume);
    CHECK(shown(known.start("x/design")) == "2023-06-30");
    CHECK(known.best("x/design").remaining == wd(5));
    CHECK(to_string(known.outlook.best.early_start(known.activity("x/design"))) == "2023-06-30T08:00");
    CHECK(shown(finish_day(known.outlook.best.early_finish(known.activity("x/design")))) == "2023-07-06");
}

TEST_CASE("suspended work is held back until the day on which it is expected to go on") {
    // 20wd from Monday 10 July: four weeks.
    const std::vector<Observation> news{started("x/design", "2023-06-05"), suspended("x/design", "2023-06-12"),
                                        said(Kind::resumed, "x/design", "2023-06-12", "2023-07-10")};
    const auto known = on("2023-06-30", preparing(), news);
    CHECK(shown(known.facts("x/design").resumes) == "2023-07-10");
    CHECK(shown(known.start("x/design")) == "2023-07-10");
    CHECK(shown(known.finish("x/design")) == "2023-08-04");
    // Three weeks after that day nobody has said that it went on.
    const auto later = on("2023-07-31", preparing(), news);
    CHECK(shown(later.facts("x/design").suspended) == "2023-06-12");
    CHECK(shown(later.start("x/design")) == "2023-07-31");
}

TEST_CASE("a suspended project has a forecast once it is said when it goes on") {
    // Nothing of it has begun: 20wd from Monday 10 July, four weeks.
    const std::vector<Observation> news{suspended("x", "2023-06-12"), said(Kind::resumed, "x", "2023-06-12", "2023-07-10")};
    const auto known = on("2023-06-30", preparing(), news);
    CHECK(known.progress("x").stage == Stage::suspended);
    CHECK(known.progress("x").has_forecast);
    CHECK(shown(known.start("x/design")) == "2023-07-10");
    CHECK(shown(known.finish("x/design")) == "2023-08-04");
    // Three weeks after that day nobody has said that it went on.
    CHECK(shown(on("2023-07-31", preparing(), news).start("x/design")) == "2023-07-31");
    // Nobody says when.
    CHECK_FALSE(on("2023-06-30", preparing(), {suspended("x", "2023-06-12")}).progress("x").has_forecast);
}

TEST_CASE("work that stood still ran on before and after only") {
    // 5 to 9 June are worked, 12 to 16 June are not, and from Monday the 19th the best forecast counts: the last 5wd end on the 23rd.
    const std::vector<Observation> news{started("x/design", "2023-06-05"), suspended("x/design", "2023-06-12"),
                                        resumed("x/design", "2023-06-19")};
    const auto known = on("2023-06-30", preparing(), news);
    CHECK_FALSE(known.facts("x/design").suspended);
    CHECK(known.best("x/design").remaining == wd(5));
    CHECK(shown(finish_day(known.outlook.best.early_finish(known.activity("x/design")))) == "2023-06-23");
    CHECK(shown(on("2023-06-16", preparing(), news).facts("x/design").suspended) == "2023-06-12");
}

TEST_CASE("a second suspension is another one, and one said again corrects the day") {
    const std::vector<Observation> twice{started("x/design", "2023-06-05"), suspended("x/design", "2023-06-12"),
                                         resumed("x/design", "2023-06-19"), suspended("x/design", "2023-06-26")};
    CHECK(shown(on("2023-06-30", preparing(), twice).facts("x/design").suspended) == "2023-06-26");
    CHECK(on("2023-06-30", preparing(), twice).best("x/design").remaining == wd(0));
    const std::vector<Observation> corrected{started("x/design", "2023-06-05"), suspended("x/design", "2023-06-12"),
                                             suspended("x/design", "2023-06-14")};
    CHECK(shown(on("2023-06-30", preparing(), corrected).facts("x/design").suspended) == "2023-06-14");
    CHECK(on("2023-06-30", preparing(), corrected).best("x/design").remaining == wd(3));
}

TEST_CASE("finished work is not suspended") {
    const auto known = on("2023-06-30", preparing(),
                          {started("x/design", "2023-06-05"), suspended("x/design", "2023-06-12"), finished("x/design", "2023-06-23")});
    CHECK_FALSE(known.facts("x/design").suspended);
}

TEST_CASE("working time without still spells counts none of it twice") {
    const auto portfolio = test::portfolio_of(preparing());
    const auto from = Instant{day("2023-06-05")};
    const auto until = Instant{day("2023-06-26")};
    const auto done = [&](std::vector<StillSpell> spells) { return worked(portfolio.calendar(), from, until, std::move(spells)); };
    CHECK(done({}) == wd(15));
    CHECK(done({{day("2023-06-12"), day("2023-06-19")}}) == wd(10));
    CHECK(done({{day("2023-06-14"), day("2023-06-19")}, {day("2023-06-12"), day("2023-06-15")}}) == wd(10));
    CHECK(done({{day("2023-06-12"), std::nullopt}}) == wd(5));
    CHECK(done({{day("2023-05-01"), day("2023-06-07")}}) == wd(13));
    CHECK(done({{day("2023-07-03"), std::nullopt}}) == wd(15));
}

TEST_CASE("a suspended project is grey and has no forecast until it goes on") {
    const std::vector<Observation> news{suspended("x", "2023-03-01"), resumed("x", "2023-06-01")};
    const auto still = on("2023-05-31", building(), news);
    CHECK(stage_of(still) == "suspended");
    CHECK(shown(still.progress("x").suspended) == "2023-03-01");
    CHECK_FALSE(still.progress("x").statement);
    CHECK_FALSE(still.of("x").forecast);
    CHECK(still.of("x").light == Light::grey);
    CHECK(still.of("x").reason == LightReason::suspended);
    const auto then = on("2023-06-01", building(), news);
    CHECK(stage_of(then) == "construction");
    CHECK_FALSE(then.progress("x").suspended);
    CHECK(then.of("x").forecast);
    CHECK(stage_of(on("2023-02-28", building(), news)) == "construction");
}

TEST_CASE("a project that a document suspended goes on as it was when a report says so") {
    const auto records = one_road("stage = [{ value = \"construction\", as_of = \"2021-05\", words = \"w\" }, "
                                  "{ value = \"suspended\", as_of = \"2022-05\", words = \"w\" }]\n");
    CHECK(stage_of(on("2023-06-30", records)) == "suspended");
    CHECK(stage_of(on("2023-06-30", records, {resumed("x", "2023-06-01")})) == "construction");
    CHECK(stage_of(on("2023-05-31", records, {resumed("x", "2023-06-01")})) == "suspended");
}

TEST_CASE("a later word than its suspension says that a project is under way") {
    const auto known = on("2023-06-30", preparing(), {suspended("x", "2023-03-01"), finished("x/works-start", "2023-05-04")});
    CHECK(stage_of(known) == "construction");
    CHECK_FALSE(known.progress("x").suspended);
}

TEST_CASE("an activity waits for a condition from when it is raised until it is resolved") {
    auto raised = said(Kind::raised, "x/design", "2023-06-12", "land");
    raised.reason = "plot 7 not handed over";
    const auto known = on("2023-06-30", preparing(), {raised});
    CHECK(waits_for(known, "x/design") == "land");
    CHECK(known.facts("x/design").raised->note == "plot 7 not handed over");
    CHECK(known.facts("x/design").raised->since->words == "2023-06-12");
    CHECK(condition_open(known.portfolio, known.outlook, known.activity("x/design")));
    CHECK(waits_for(on("2023-06-11", preparing(), {raised}), "x/design") == nothing);
    const auto after = on("2023-06-30", preparing(), {raised, resolved("x/design", "2023-06-20")});
    CHECK(waits_for(after, "x/design") == nothing);
    CHECK(shown(after.facts("x/design").condition_resolved) == "2023-06-20");
}

TEST_CASE("a condition raised again has waited since the first time, another one since it was raised") {
    const auto of = [](std::string kind) {
        return on("2023-06-30", preparing(),
                  {said(Kind::raised, "x/design", "2023-06-12", "land"), said(Kind::raised, "x/design", "2023-06-19", std::move(kind))})
            .facts("x/design")
            .raised->since->words;
    };
    CHECK(of("land") == "2023-06-12");
    CHECK(of("funds") == "2023-06-19");
}

TEST_CASE("what is raised stands before the record's condition, which has to be resolved itself") {
    const auto records = one_road(stage("preparatory", "2021-05") + "[project.activities.permit]\ncondition = { kind = \"permit\" }\n");
    const auto raised = said(Kind::raised, "x/permit", "2023-06-12", "funds");
    CHECK(waits_for(on("2023-06-30", records), "x/permit") == "permit");
    CHECK(waits_for(on("2023-06-30", records, {raised}), "x/permit") == "funds");
    CHECK(waits_for(on("2023-06-30", records, {raised, resolved("x/permit", "2023-06-19")}), "x/permit") == "permit");
    CHECK(waits_for(on("2023-06-30", records, {raised, resolved("x/permit", "2023-06-19"), resolved("x/permit", "2023-06-26")}),
                    "x/permit") == nothing);
    CHECK(waits_for(on("2023-06-30", records, {resolved("x/permit", "2023-06-05"), raised, resolved("x/permit", "2023-06-19")}),
                    "x/permit") == nothing);
}

TEST_CASE("work that waits for something after its stage was stated is open") {
    const auto raised = said(Kind::raised, "x/permit", "2023-06-12", "funds");
    CHECK(on("2023-06-11", building(), {raised}).facts("x/permit").complete());
    CHECK_FALSE(on("2023-06-30", building(), {raised}).facts("x/permit").complete());
    CHECK_FALSE(on("2023-06-30", building(), {raised, resolved("x/permit", "2023-06-20")}).facts("x/permit").complete());
}

TEST_CASE("outputs, money and ratings are those of the last day") {
    auto red = said(Kind::rating, "x", "2023-06-12", "red");
    red.reason = "no permit";
    const auto known = on("2023-06-30", preparing(),
                          {said(Kind::delivered, "x", "2023-05-31", "beds=100"), said(Kind::delivered, "x", "2023-06-12", "beds=250.5"),
                           said(Kind::delivered, "x", "2023-06-05", "beds=999"), said(Kind::delivered, "x", "2023-05-31", "km=2"),
                           said(Kind::spent, "x", "2023-06-12", "1.25"), said(Kind::spent, "x", "2023-06-05", "7"),
                           said(Kind::rating, "x", "2023-05-31", "green"), red, said(Kind::spent, "x", "2023-07-31", "9")});
    CHECK(known.progress("x").delivered == Outputs{{"beds", 250.5}, {"km", 2}});
    CHECK(known.progress("x").spent_yi == 1.25);
    const auto& rating = known.progress("x").rating.value();
    CHECK(rating.light == "red");
    CHECK(rating.reason == "no permit");
    CHECK(rating.by == "office");
    CHECK(shown(rating.day) == "2023-06-12");
}

TEST_CASE("a correction of the same day supersedes an amount") {
    const auto known =
        on("2023-06-30", preparing(), {said(Kind::spent, "x", "2023-06-12", "7"), said(Kind::spent, "x", "2023-06-12", "5")});
    CHECK(known.progress("x").spent_yi == 5.0);
}

TEST_CASE("what is withdrawn was never said, and may be said again") {
    const auto start = started("x/design", "2023-06-05");
    const auto withdrawn = said(Kind::withdrawn, "x/design", "2023-06-12", "started");
    const auto known = on("2023-06-30", preparing(), {start, withdrawn});
    CHECK_FALSE(known.facts("x/design").started);
    CHECK(shown(known.progress("x").since) == "2021-05-01");
    CHECK(shown(known.progress("x").last_report) == "2023-06-12");
    CHECK(shown(on("2023-06-30", preparing(), {start, withdrawn, started("x/design", "2023-06-26")}).facts("x/design").started) ==
          "2023-06-26");
    CHECK(shown(on("2023-06-11", preparing(), {start, withdrawn}).facts("x/design").started) == "2023-06-05");
}

TEST_CASE("a withdrawal takes back one kind of one key") {
    const auto known = on("2023-06-30", preparing(),
                          {started("x/design", "2023-06-05"), finished("x/design", "2023-06-16"), started("x/permit", "2023-06-19"),
                           said(Kind::withdrawn, "x/design", "2023-06-26", "finished")});
    CHECK_FALSE(known.facts("x/design").complete());
    CHECK(known.facts("x/design").started);
    CHECK(known.facts("x/permit").started);
}

TEST_CASE("a project knows when it was last reported of, and whether that was made up") {
    auto made_up = said(Kind::note, "x", "2023-06-12", "words");
    made_up.illustrative = true;
    CHECK_FALSE(on("2023-06-30", preparing()).progress("x").last_report);
    const auto real = on("2023-06-30", preparing(), {started("x/design", "2023-06-05")});
    CHECK(shown(real.progress("x").last_report) == "2023-06-05");
    CHECK_FALSE(real.progress("x").illustrative);
    const auto known = on("2023-06-30", preparing(), {started("x/design", "2023-06-05"), made_up});
    CHECK(shown(known.progress("x").last_report) == "2023-06-12");
    CHECK(known.progress("x").last_word->observed);
    CHECK(shown(known.progress("x").since) == "2023-06-05");
    CHECK(known.progress("x").illustrative);
    CHECK_FALSE(on("2023-06-11", preparing(), {made_up}).progress("x").illustrative);
}

} // namespace
} // namespace slipway
