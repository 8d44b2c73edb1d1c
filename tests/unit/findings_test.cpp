// Every rule, where it fires and just beside it: SEMANTICS §5.

#include "slipway/findings/findings.hpp"
#include "support/one_day.hpp"

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string>
#include <tuple>
#include <vector>

namespace slipway {
namespace {

using test::finished;
using test::nothing;
using test::on;
using test::one_road;
using test::promise;
using test::remaining;
using test::resolved;
using test::road;
using test::road_template;
using test::shown;
using test::stage;
using test::started;

/// The findings of one code.
std::vector<Finding> found(const test::OneDay& known, std::string_view code) {
    auto all = find(known.portfolio, known.outlook);
    std::erase_if(all, [&](const Finding& finding) { return finding.code != code; });
    return all;
}

/// Their keys, joined by blanks.
std::string keys(const test::OneDay& known, std::string_view code) {
    std::string all;
    for (const auto& finding : found(known, code)) { all += (all.empty() ? "" : " ") + finding.key; }
    return all;
}

bool says(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

/// A road that is preparatory since Monday 2023-01-02: 70 wd to Friday 2023-04-07, at best 35 wd to 02-17.
const auto fresh = stage("preparatory", "2023-01-02");
test::OneDay monday(const std::string& facts, const std::vector<Observation>& news = {}) { return on("2023-01-02", one_road(facts), news); }

TEST_CASE("a project that holds amply and was just reported has no finding") {
    const auto known = monday(fresh + promise("2025"));
    CHECK(find(known.portfolio, known.outlook).empty());
}

TEST_CASE("cannot-keep-commitment: the best forecast is after the promise") {
    CHECK(keys(monday(fresh + promise("2023-02-16")), "cannot-keep-commitment") == "x");
    CHECK(keys(monday(fresh + promise("2023-02-17")), "cannot-keep-commitment") == nothing);
    CHECK(keys(on("2023-06-05", one_road(fresh + promise("2023-02-16"))), "cannot-keep-commitment") == "x");
}

TEST_CASE("cannot-keep-commitment says the promise, the best and the likely date, and by how many days") {
    const auto known = monday(fresh + promise("2023-02-10"));
    const auto all = found(known, "cannot-keep-commitment");
    REQUIRE(all.size() == 1);
    CHECK(all[0].severity == Severity::red);
    CHECK(shown(all[0].due) == "2023-02-10");
    for (const auto language : {Language::zh, Language::en}) {
        const auto& text = all[0].message.in(language);
        INFO(text);
        CHECK(says(text, "2023-02-10"));
        CHECK(says(text, "2023-02-17"));
        CHECK(says(text, "2023-04-07"));
        CHECK(says(text, "by then"));
    }
    CHECK(says(all[0].message.en, "7 cd late")); // 02-10 to 02-17
    CHECK(says(all[0].message.zh, "晚 7 天"));
}

TEST_CASE("cannot-keep-commitment is silent for default horizons and for projects that are over") {
    CHECK(keys(on("2027-01-04", one_road(stage("preparatory", "2027-01-04"))), "cannot-keep-commitment") == nothing);
    CHECK(keys(monday(stage("completed", "2021-05") + promise("2020")), "cannot-keep-commitment") == nothing);
    CHECK(keys(monday(stage("cancelled", "2021-05") + promise("2020")), "cannot-keep-commitment") == nothing);
}

TEST_CASE("misses-commitment: freshly reported, and only the likely forecast is after the promise") {
    CHECK(keys(monday(fresh + promise("2023-04-06")), "misses-commitment") == "x");
    CHECK(keys(monday(fresh + promise("2023-04-07")), "misses-commitment") == nothing);
    CHECK(keys(monday(fresh + promise("2023-02-16")), "misses-commitment") == nothing); // cannot be kept at all: said once
    CHECK(keys(monday(fresh + promise("2023-04-06")), "best-case-only") == nothing);
}

TEST_CASE("best-case-only: not freshly reported, and only the likely forecast is after the promise") {
    // 36 days after the word the forecast is 70 wd from Tuesday 2023-02-07: Monday 05-15.
    const auto silent = [](const char* by) { return on("2023-02-07", one_road(fresh + promise(by))); };
    CHECK(keys(silent("2023-05-12"), "best-case-only") == "x");
    CHECK(keys(silent("2023-05-15"), "best-case-only") == nothing);
    CHECK(keys(silent("2023-02-17"), "best-case-only") == "x");
    CHECK(keys(silent("2023-02-16"), "best-case-only") == nothing);
    CHECK(keys(silent("2023-05-12"), "misses-commitment") == nothing);
}

TEST_CASE("a promise is missed in exactly one way") {
    for (const auto* by : {"2023-02-16", "2023-02-17", "2023-04-06", "2023-04-07", "2023-05-12"}) {
        for (const auto* as_of : {"2023-01-02", "2023-02-07"}) {
            const auto known = on(as_of, one_road(fresh + promise(by)));
            INFO(as_of << " " << by);
            const auto ways = found(known, "cannot-keep-commitment").size() + found(known, "misses-commitment").size() +
                              found(known, "best-case-only").size();
            CHECK(ways == (*known.of("x").forecast > known.of("x").limit ? 1U : 0U));
        }
    }
}

TEST_CASE("beyond-horizon: the forecast is after a horizon that nobody promised") {
    const auto to_end = [](const char* works) { return monday(fresh + "[project.activities.works]\nduration = \"" + works + "\"\n"); };
    // 2023-01-02 to 2025-12-31, a Wednesday, are 156 weeks and 3 days: 783 wd, of which design and permit take 30.
    CHECK(keys(to_end("753wd"), "beyond-horizon") == nothing);
    CHECK(keys(to_end("754wd"), "beyond-horizon") == "x");
    CHECK(keys(monday(fresh + promise("2022")), "beyond-horizon") == nothing);
}

TEST_CASE("beyond-horizon is worded as not promised and never red") {
    const auto all = found(monday(fresh + "[project.activities.works]\nduration = \"900wd\"\n"), "beyond-horizon");
    REQUIRE(all.size() == 1);
    CHECK(all[0].severity == Severity::amber);
    CHECK(says(all[0].message.en, "not promised by the plan"));
    CHECK(says(all[0].message.zh, "未作承诺"));
}

/// Promised by Friday 2023-12-29 the works (40 wd, at best 20) must start on Monday 2023-11-06, at best on 12-04.
std::string unstated_until(const std::string& by) {
    return one_road("stage = { value = \"unstated\", as_of = \"2021-05\", words = \"加快推进\" }\n" + promise(by));
}

TEST_CASE("confirm-stage: the latest start of works of an unstated project has passed") {
    CHECK(keys(on("2023-11-07", unstated_until("2023-12-29")), "confirm-stage") == "x/works-start");
    CHECK(keys(on("2023-11-06", unstated_until("2023-12-29")), "confirm-stage") != "x/works-start");
}

TEST_CASE("confirm-stage asks for the step by its likely and its best latest date, and quotes the document") {
    const auto all = found(on("2023-11-07", unstated_until("2023-12-29")), "confirm-stage");
    REQUIRE(all.size() == 1);
    CHECK(shown(all[0].due) == "2023-11-06");
    for (const auto language : {Language::zh, Language::en}) {
        const auto& text = all[0].message.in(language);
        INFO(text);
        CHECK(says(text, "2023-11-06"));
        CHECK(says(text, "2023-12-04"));
        CHECK(says(text, "加快推进"));
    }
}

TEST_CASE("confirm-stage is silent before the first latest date, without a promise, and once a stage is known") {
    // Design, the first step, must end 10 wd and 40 wd before 2023-12-29: on 2023-10-20.
    CHECK(keys(on("2023-10-20", unstated_until("2023-12-29")), "confirm-stage") == nothing);
    CHECK(keys(on("2023-10-21", unstated_until("2023-12-29")), "confirm-stage") == "x/design");
    CHECK(keys(on("2027-01-04", one_road(stage("unstated", "2021-05"))), "confirm-stage") == nothing);
    CHECK(keys(on("2027-01-04", one_road(stage("construction", "2021-05") + promise("2023"))), "confirm-stage") == nothing);
}

std::string two_stages(const std::string& first, const std::string& first_day, const std::string& second, const std::string& second_day) {
    return one_road(fmt::format(R"(stage = [
  {{ value = "{}", as_of = "{}", words = "first words" }},
  {{ value = "{}", as_of = "{}", words = "second words" }},
]
)",
                                first, first_day, second, second_day));
}

TEST_CASE("stage-conflict: a later document states an earlier stage") {
    CHECK(keys(on("2023-01-02", two_stages("construction", "2021-05", "preparatory", "2022-05")), "stage-conflict") == "x");
    CHECK(keys(on("2023-01-02", two_stages("preparatory", "2021-05", "construction", "2022-05")), "stage-conflict") == nothing);
    CHECK(keys(on("2023-01-02", two_stages("preparatory", "2021-05", "preparatory", "2022-05")), "stage-conflict") == nothing);
}

TEST_CASE("stage-conflict: documents of one time state different stages") {
    CHECK(keys(on("2023-01-02", two_stages("preparatory", "2021", "construction", "2021-05")), "stage-conflict") == "x");
    CHECK(keys(on("2023-01-02", two_stages("construction", "2021", "construction", "2021-05")), "stage-conflict") == nothing);
}

TEST_CASE("stage-conflict: an unstated word never conflicts with anything") {
    CHECK(keys(on("2023-01-02", two_stages("construction", "2021-05", "unstated", "2022-05")), "stage-conflict") == nothing);
    CHECK(keys(on("2023-01-02", two_stages("unstated", "2021-05", "construction", "2021-05")), "stage-conflict") == nothing);
}

TEST_CASE("stage-conflict: a suspension or a cancellation contradicts nothing said before") {
    CHECK(keys(on("2023-01-02", two_stages("construction", "2021-05", "suspended", "2022-05")), "stage-conflict") == nothing);
    CHECK(keys(on("2023-01-02", two_stages("construction", "2021-05", "cancelled", "2022-05")), "stage-conflict") == nothing);
}

TEST_CASE("stage-conflict: what a later day says does not conflict yet") {
    CHECK(keys(on("2022-04-30", two_stages("construction", "2021-05", "preparatory", "2022-05-01")), "stage-conflict") == nothing);
    CHECK(keys(on("2022-05-01", two_stages("construction", "2021-05", "preparatory", "2022-05-01")), "stage-conflict") == "x");
}

TEST_CASE("stage-conflict: works that have started are under construction, and what operates was completed") {
    // 动工 and 在建 of one month can both be true, and so can 建成 and 投用.
    CHECK(keys(on("2023-01-02", two_stages("started", "2021-05", "construction", "2021-05")), "stage-conflict") == nothing);
    CHECK(keys(on("2023-01-02", two_stages("completed", "2021-05", "operating", "2021-05")), "stage-conflict") == nothing);
}

TEST_CASE("stage-conflict quotes both documents") {
    const auto all = found(on("2023-01-02", two_stages("construction", "2021-05", "preparatory", "2022-05")), "stage-conflict");
    REQUIRE(all.size() == 1);
    CHECK(says(all[0].message.en, "first words"));
    CHECK(says(all[0].message.en, "second words"));
}

std::string land(const std::string& deadline) {
    return "[project.activities.land]\nduration = \"5wd\"\ncondition = { kind = \"land\", note = \"not there\", since = \"2021-05\" }\n"
           "constraint = { kind = \"deadline\", date = \"" +
           deadline + "\", reason = \"test\" }\n";
}

TEST_CASE("condition-overdue: unresolved after the late start of its activity") {
    // Five wd up to Thursday 2023-01-05 had to start on Friday 2022-12-30; up to Friday 01-06 on the data date.
    CHECK(keys(monday(fresh + land("2023-01-05")), "condition-overdue") == "x/land");
    CHECK(keys(monday(fresh + land("2023-01-06")), "condition-overdue") == nothing);
    CHECK(keys(monday(fresh + land("2023-01-05"), {resolved("x/land", "2023-01-02")}), "condition-overdue") == nothing);
}

TEST_CASE("condition-overdue names what is missing, since when, and by when it was needed") {
    const auto all = found(monday(fresh + land("2023-01-05")), "condition-overdue");
    REQUIRE(all.size() == 1);
    CHECK(shown(all[0].due) == "2022-12-30");
    CHECK(says(all[0].message.en, "not there"));
    CHECK(says(all[0].message.en, "2021-05"));
    CHECK(says(all[0].message.zh, "用地"));
}

/// Five working days beside the road that wait for nothing.
std::string fence(const std::string& deadline) {
    return "[project.activities.fence]\nduration = \"5wd\"\nconstraint = { kind = \"deadline\", date = \"" + deadline +
           "\", reason = \"test\" }\n";
}

TEST_CASE("overdue-start: nothing holds it, its late start has passed, no start is reported") {
    CHECK(keys(monday(fresh + fence("2023-01-05")), "overdue-start") == "x/fence");
    CHECK(keys(monday(fresh + fence("2023-01-06")), "overdue-start") == nothing);
    CHECK(keys(monday(fresh + fence("2023-01-05"), {started("x/fence", "2023-01-02")}), "overdue-start") == nothing);
    CHECK(shown(found(monday(fresh + fence("2023-01-05")), "overdue-start").at(0).due) == "2022-12-30");
}

TEST_CASE("overdue-start: what waits for unfinished work is not asked for") {
    // Promised for 2023-02-17, everything is late, but only design could start today.
    CHECK(keys(monday(fresh + promise("2023-02-17")), "overdue-start") == "x/design");
}

TEST_CASE("overdue-start: work before it that is finished holds nothing any longer") {
    // Promised for 2023-04-07 the permit had to start on Monday 2023-01-30; design ended on Thursday 02-09, and the next day nobody has
    // started.
    const auto known =
        on("2023-02-10", one_road(fresh + promise("2023-04-07")), {started("x/design", "2023-01-02"), finished("x/design", "2023-02-09")});
    CHECK(keys(known, "overdue-start") == "x/permit");
    const auto week_later =
        on("2023-02-17", one_road(fresh + promise("2023-04-07")), {started("x/design", "2023-01-02"), finished("x/design", "2023-02-09")});
    CHECK(keys(week_later, "overdue-start") == "x/permit");
}

TEST_CASE("overdue-finish: its late finish has passed, no finish is reported") {
    // Promised for 2023-04-07 design (20 wd) must end on Friday 2023-01-27.
    const auto design = [](const char* as_of, const std::vector<Observation>& news) {
        return on(as_of, one_road(fresh + promise("2023-04-07")), news);
    };
    CHECK(keys(design("2023-01-27", {started("x/design", "2023-01-02")}), "overdue-finish") == nothing);
    CHECK(keys(design("2023-01-28", {started("x/design", "2023-01-02")}), "overdue-finish") == "x/design");
    CHECK(keys(design("2023-01-28", {}), "overdue-finish") == nothing); // it has not started: that is another finding
    CHECK(keys(design("2023-01-28", {started("x/design", "2023-01-02"), finished("x/design", "2023-01-27")}), "overdue-finish") == nothing);
}

TEST_CASE("overdue-finish: the reported remaining work is over, no finish is reported") {
    // Five wd from Monday 2023-01-09 end on Friday 01-13.
    const std::vector<Observation> news{started("x/design", "2023-01-02"), remaining("x/design", "2023-01-09", "5wd")};
    CHECK(keys(on("2023-01-13", one_road(fresh + promise("2025")), news), "overdue-finish") == nothing);
    CHECK(keys(on("2023-01-14", one_road(fresh + promise("2025")), news), "overdue-finish") == "x/design");
    CHECK(shown(found(on("2023-01-14", one_road(fresh + promise("2025")), news), "overdue-finish").at(0).due) == "2023-01-13");
}

TEST_CASE("critical-low-float: a promise holds by less than the threshold; it points at the critical work of now") {
    // Forecast 2023-04-07; the 20th working day after it is Friday 05-05.
    CHECK(keys(monday(fresh + promise("2023-05-04")), "critical-low-float") == "x/design");
    CHECK(keys(monday(fresh + promise("2023-05-05")), "critical-low-float") == nothing);
    CHECK(keys(monday(fresh + promise("2023-04-06")), "critical-low-float") == nothing); // it does not hold
    CHECK(keys(monday(fresh + promise("2023-05-04") + "[project.activities.design]\nduration = \"20wd\"\n",
                      {finished("x/design", "2023-01-02")}),
               "critical-low-float") == nothing); // finished early: 50 wd from today leave 39 wd
}

TEST_CASE("critical-low-float is silent for a default horizon") {
    const auto known = monday(fresh + "[project.activities.works]\nduration = \"750wd\"\n");
    CHECK(known.of("x").horizon_float_wd == 3);
    CHECK(keys(known, "critical-low-float") == nothing);
}

/// What a person says of the project on the Monday.
Observation rating(std::string light) { return test::observed(ObservationKind::rating, "x", "2023-01-02", "2023-01-02", std::move(light)); }

TEST_CASE("rating-disagrees: another light than the computed one is a note, a green one over red is amber") {
    // Promised 2025: green. Promised 2023-02-16: cannot be kept, red.
    const auto green = fresh + promise("2025");
    const auto red = fresh + promise("2023-02-16");
    CHECK(keys(monday(green, {rating("green")}), "rating-disagrees") == nothing);
    CHECK(found(monday(green, {rating("red")}), "rating-disagrees").at(0).severity == Severity::note);
    CHECK(found(monday(red, {rating("amber")}), "rating-disagrees").at(0).severity == Severity::note);
    CHECK(found(monday(red, {rating("green")}), "rating-disagrees").at(0).severity == Severity::amber);
    CHECK(keys(monday(red), "rating-disagrees") == nothing);
}

TEST_CASE("rating-disagrees: a light that judges nothing agrees with everybody") {
    CHECK(keys(monday(stage("suspended", "2023-01-02"), {rating("green")}), "rating-disagrees") == nothing);
    CHECK(keys(monday(stage("completed", "2023-01-02"), {rating("red")}), "rating-disagrees") == nothing);
}

TEST_CASE("out-of-sequence: reported although the work before it is not finished") {
    const auto known = monday(fresh, {started("x/permit", "2023-01-02")});
    CHECK(keys(known, "out-of-sequence") == "x/permit");
    CHECK(found(known, "out-of-sequence").at(0).severity == Severity::note);
    CHECK(keys(monday(fresh, {started("x/permit", "2023-01-02"), finished("x/design", "2023-01-02")}), "out-of-sequence") == nothing);
    CHECK(keys(monday(fresh, {started("x/design", "2023-01-02")}), "out-of-sequence") == nothing);
}

/// Two activities in a relation, then completion.
std::string pair_of(const std::string& relation) {
    return R"([[project]]
key = "x"
category = "road"
)" + fresh +
           R"([project.activities.first]
duration = "10wd"
[project.activities.second]
duration = "10wd"
after = "first )" +
           relation + R"("
[project.activities.completion]
milestone = "finish"
after = ["first", "second"]
)";
}

TEST_CASE("out-of-sequence: a start before the start that it waits for is a finding as well") {
    // SEMANTICS §3: out-of-sequence progress always produces a finding.
    CHECK(keys(on("2023-01-09", pair_of("SS"), {started("x/second", "2023-01-09")}), "out-of-sequence") == "x/second");
    CHECK(keys(on("2023-01-09", pair_of("SS"), {started("x/first", "2023-01-09"), started("x/second", "2023-01-09")}), "out-of-sequence") ==
          nothing);
}

TEST_CASE("out-of-sequence: a finish before the finish that it waits for is a finding as well") {
    CHECK(keys(on("2023-01-20", pair_of("FF"), {started("x/first", "2023-01-09"), finished("x/second", "2023-01-20")}),
               "out-of-sequence") == "x/second");
    CHECK(keys(on("2023-01-20", pair_of("FF"), {started("x/first", "2023-01-09"), started("x/second", "2023-01-09")}), "out-of-sequence") ==
          nothing);
}

TEST_CASE("not-reported: the last word is older than the reporting interval") {
    CHECK(keys(on("2023-02-06", one_road(fresh)), "not-reported") == nothing);
    CHECK(keys(on("2023-02-07", one_road(fresh)), "not-reported") == "x");
    CHECK(keys(on("2023-02-07", one_road(stage("completed", "2021-05"))), "not-reported") == nothing);
    CHECK(keys(on("2023-02-07", one_road(stage("suspended", "2021-05"))), "not-reported") == nothing);
}

TEST_CASE("not-reported says when, where and how long ago, or that nobody ever spoke") {
    const auto old = found(on("2023-02-07", one_road(fresh)), "not-reported");
    REQUIRE(old.size() == 1);
    CHECK(says(old[0].message.en, "2023-01-02"));
    CHECK(says(old[0].message.en, "36"));
    CHECK(keys(on("2023-02-07", one_road("")), "not-reported") == "x");
}

TEST_CASE("no-schedule: no activities, no stage and no promise, or a wait for a project of unstated stage") {
    CHECK(keys(on("2023-01-02", "[[project]]\nkey = \"x\"\ncategory = \"road\"\n" + fresh), "no-schedule") == "x");
    CHECK(keys(monday(stage("unstated", "2023-01-02")), "no-schedule") == "x");
    CHECK(keys(monday(fresh), "no-schedule") == nothing);
    const auto waits =
        road_template +
        road("x", stage("unstated", "2023-01-02") + promise("2023") + "[[project.relation]]\nfrom = \"completion\"\nto = \"y/design\"\n") +
        road("y", fresh);
    CHECK(keys(on("2023-01-02", waits), "no-schedule") == "y");
}

TEST_CASE("no-schedule is silent for what is over") {
    CHECK(keys(monday(stage("suspended", "2023-01-02")), "no-schedule") == nothing);
    CHECK(keys(on("2023-01-02", "[[project]]\nkey = \"x\"\ncategory = \"road\"\n" + stage("completed", "2023-01-02")), "no-schedule") ==
          nothing);
}

TEST_CASE("rules.toml sets the severity of a finding") {
    const auto all =
        found(monday(fresh + promise("2023-02-16") + "[severity]\ncannot-keep-commitment = \"note\"\n"), "cannot-keep-commitment");
    REQUIRE(all.size() == 1);
    CHECK(all[0].severity == Severity::note);
}

TEST_CASE("rules.toml turns a finding off") {
    CHECK(keys(monday(fresh + promise("2023-02-16") + "[severity]\ncannot-keep-commitment = \"off\"\n"), "cannot-keep-commitment") ==
          nothing);
}

TEST_CASE("findings stand in order of severity, then of the rules, then of keys") {
    const auto records = road_template + road("b", stage("unstated", "2021-05")) + road("a", stage("unstated", "2021-05")) +
                         road("d", stage("preparatory", "2021-05") + promise("2022")) +
                         road("c", stage("preparatory", "2021-05") + promise("2022"));
    const auto known = on("2023-01-02", records);
    const auto all = find(known.portfolio, known.outlook);
    const auto rules = finding_rules();
    const auto place = [&](const Finding& finding) {
        const auto rule = std::ranges::find(rules, finding.code, &FindingRule::code);
        REQUIRE(rule != rules.end());
        return std::tuple{finding.severity, rule - rules.begin(), finding.key};
    };
    REQUIRE(all.size() > 6);
    CHECK(std::ranges::is_sorted(all, {}, place));
    CHECK(all.front().key == "c");
}

TEST_CASE("every rule has its own code, two headings and an explanation") {
    std::set<std::string_view> codes;
    for (const auto& rule : finding_rules()) {
        INFO(rule.code);
        CHECK(codes.insert(rule.code).second);
        CHECK_FALSE(rule.zh.empty());
        CHECK_FALSE(rule.en.empty());
        CHECK_FALSE(rule.explanation.empty());
    }
    CHECK(codes.size() == 15);
}

TEST_CASE("the shipped rules.toml names every rule and gives its default severity") {
    const auto& severities = test::shipped().portfolio.rules.severity;
    for (const auto& rule : finding_rules()) {
        INFO(rule.code);
        const auto set = severities.find(std::string{rule.code});
        REQUIRE(set != severities.end());
        CHECK(set->second.word == word_of(severity_words, rule.severity));
    }
    CHECK(severities.size() == finding_rules().size());
}

constexpr auto agencies = R"([[district]]
key = "huadu"
[[agency]]
key = "roads"
name = { zh = "道路局", en = "Roads Bureau" }
districts = ["huadu"]
categories = ["road"]
[[agency]]
key = "parks"
name = { zh = "园林局", en = "Parks Bureau" }
)";

Name owner(const std::string& facts) {
    const auto known = on("2023-01-02", agencies + one_road(facts + fresh + promise("2023-02-16")));
    return found(known, "cannot-keep-commitment").at(0).owner;
}

TEST_CASE("the owner that the record names is the one to call") {
    CHECK(owner("district = \"huadu\"\nowner = \"parks\"\n").en == "Parks Bureau");
    CHECK(owner("owner = \"parks\"\n").zh == "园林局");
}

TEST_CASE("an owner that follows from district and category is marked as assumed") {
    CHECK(owner("district = \"huadu\"\n").en == "Roads Bureau (assumed)");
    CHECK(owner("district = \"huadu\"\n").zh == "道路局（按职能推定）");
}

TEST_CASE("where nobody is named or follows, the finding says so") {
    CHECK(owner("").en == "no agency named");
    CHECK(owner("").zh == "未明确责任单位");
}

} // namespace
} // namespace slipway
