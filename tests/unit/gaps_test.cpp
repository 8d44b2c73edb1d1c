// What the records lack: each kind of gap where it is, and just beside it.

#include "slipway/findings/gaps.hpp"
#include "support/one_day.hpp"

#include <catch2/catch.hpp>

#include <set>
#include <string>

namespace slipway {
namespace {

using test::nothing;
using test::on;
using test::promise;
using test::road;
using test::road_template;
using test::stage;

constexpr auto plans = R"([[plan]]
key = "plan"
name = { zh = "规划", en = "The Plan" }
issued = "2021"
)";

constexpr auto offices = R"([[agency]]
key = "roads"
name = { zh = "交通局", en = "Road Office" }
)";

/// The codes of the gaps of a record, joined by blanks.
std::string lacks(const test::OneDay& known, GapSubject subject, std::uint32_t index) {
    std::string all;
    for (const auto& gap : gaps(known.portfolio, known.outlook).all) {
        if (gap.subject == subject && gap.index == index) { all += (all.empty() ? "" : " ") + std::string{gap_rules()[gap.rule].code}; }
    }
    return all;
}

/// Of a road x, given further lines of its record.
std::string of_road(const std::string& facts, const std::string& beside = "") {
    const auto known = on("2023-06-30", std::string{plans} + offices + road_template + road("x", facts) + beside);
    return lacks(known, GapSubject::project, known.project("x"));
}

bool lists(const std::string& codes, const std::string& code) { return (" " + codes + " ").find(" " + code + " ") != std::string::npos; }

TEST_CASE("a bare project lacks everything that its kind should have") {
    CHECK(of_road("") == "no-date no-owner no-money no-stage no-output no-target no-relation");
}

TEST_CASE("a project of which all is said lacks nothing") {
    CHECK(of_road(stage("construction", "2022") + "owner = \"roads\"\ninvestment_yi = 1\noutputs = { km = 2 }\nserves = [\"plan/km\"]\n",
                  "[[project.relation]]\nfrom = \"completion\"\nto = \"y/design\"\nbecause = \"…\"\n" + road("y", "") +
                      "[[target]]\nplan = \"plan\"\nkey = \"km\"\noperator = \">=\"\nvalue = 1\n") == nothing);
}

TEST_CASE("no-date: a commitment, a stated stage or a finish that a document names is a date") {
    CHECK(lists(of_road(""), "no-date"));
    CHECK_FALSE(lists(of_road(promise("2024")), "no-date"));
    CHECK_FALSE(lists(of_road(stage("reserve", "2021")), "no-date"));
    CHECK(lists(of_road(stage("unstated", "2021")), "no-date"));
    CHECK_FALSE(lists(of_road("cites = [ { plan = \"plan\", at = \"1\", by = \"2024\" } ]\n"), "no-date"));
}

TEST_CASE("no-owner: an assumed owner counts as missing, and is the one to ask") {
    const auto assumed = std::string{offices} + "districts = [\"huadu\"]\ncategories = [\"road\"]\n";
    const auto known = on("2023-06-30", road_template + assumed + road("x", "district = \"huadu\"\n") + road("y", "owner = \"roads\"\n"));
    CHECK(lists(lacks(known, GapSubject::project, known.project("x")), "no-owner"));
    CHECK_FALSE(lists(lacks(known, GapSubject::project, known.project("y")), "no-owner"));
    CHECK(whom_to_ask(known.portfolio, {.index = known.project("x")}).en == "Road Office (assumed)");
    CHECK(whom_to_ask(known.portfolio, {.index = known.project("y")}).en == "Road Office");
}

TEST_CASE("nobody named nor assumed: the office of the place is asked") {
    const auto known = on(
        "2023-06-30",
        "[[district]]\nkey = \"huadu\"\nname = { zh = \"花都区\", en = \"Huadu\" }\n[[project]]\nkey = \"x\"\ncategory = \"road\"\ndistrict = \"huadu\"\n");
    CHECK(whom_to_ask(known.portfolio, {}).zh == "花都区发展改革部门");
    CHECK(advice(known.portfolio, {}).en == "ask the development and reform office of Huadu when it starts and when it is to be completed");
}

TEST_CASE("no-money: an investment, its sources, a year or what a document says is money") {
    CHECK(lists(of_road(""), "no-money"));
    CHECK_FALSE(lists(of_road("investment_yi = 3\n"), "no-money"));
    CHECK_FALSE(lists(of_road("cites = [ { plan = \"plan\", at = \"1\", investment_yi = 2 } ]\n"), "no-money"));
}

TEST_CASE("no-output: figures of the record or of a document are outputs") {
    CHECK_FALSE(lists(of_road("outputs = { km = 3 }\n"), "no-output"));
    CHECK_FALSE(lists(of_road("cites = [ { plan = \"plan\", at = \"1\", outputs = { km = 3 } } ]\n"), "no-output"));
}

TEST_CASE("no-target: what a programme serves its members serve") {
    const std::string target = "[[target]]\nplan = \"plan\"\nkey = \"km\"\noperator = \">=\"\nvalue = 1\n";
    const std::string programme = "[[programme]]\nkey = \"roads\"\nkind = \"programme\"\nmembers = [\"x\"]\n";
    CHECK(lists(of_road("", target + programme), "no-target"));
    CHECK_FALSE(lists(of_road("", target + programme + "serves = [\"plan/km\"]\n"), "no-target"));
}

TEST_CASE("unscheduled: without activities no relation is asked for") {
    const auto known = on("2023-06-30", "[[project]]\nkey = \"x\"\ncategory = \"road\"\n");
    CHECK(lacks(known, GapSubject::project, 0) == "no-date no-owner no-money no-stage unscheduled no-output no-target");
}

TEST_CASE("damaged-figure: a cite that lost characters, of a project, a programme or a target; its plan's office is asked") {
    constexpr auto damaged = "cites = [ { plan = \"plan\", at = \"1\", damaged = true } ]\n";
    CHECK(lists(of_road(damaged), "damaged-figure"));
    const auto known =
        on("2023-06-30", std::string{plans} + "[[programme]]\nkey = \"p\"\nkind = \"policy\"\n" + damaged +
                             "[[target]]\nplan = \"plan\"\nkey = \"t\"\noperator = \"words\"\nwords = \"…\"\ndamaged = true\n");
    CHECK(lacks(known, GapSubject::programme, 0) == "damaged-figure");
    CHECK(lacks(known, GapSubject::target, 0) == "damaged-figure target-without-project");
    CHECK(whom_to_ask(known.portfolio, {.subject = GapSubject::programme}).en == "the office that drafted “The Plan”");
}

TEST_CASE("of a finished project only owner, output and target are asked, of a cancelled one nothing") {
    CHECK(of_road(stage("completed", "2022")) == "no-owner no-output no-target");
    CHECK(of_road(stage("operating", "2022")) == "no-owner no-output no-target");
    CHECK(of_road(stage("cancelled", "2022")) == nothing);
    CHECK(of_road(stage("suspended", "2022")) == "no-owner no-money no-output no-target no-relation");
}

TEST_CASE("target-without-project: amber where built things count, a note elsewhere, nothing for the past") {
    const auto target = [](const std::string& facts) {
        const auto known = on("2023-06-30", std::string{plans} + "[[target]]\nplan = \"plan\"\nkey = \"t\"\n" + facts);
        const auto found = gaps(known.portfolio, known.outlook).all;
        return found.empty() ? std::string{nothing} : std::string{word_of(severity_words, found.front().severity)};
    };
    CHECK(target("operator = \">=\"\nvalue = 1\noutput = \"beds\"\n") == "amber");
    CHECK(target("operator = \">=\"\nvalue = 1\nby = \"2025\"\n") == "note");
    CHECK(target("operator = \"observed\"\nvalue = 1\n") == nothing);
    CHECK(target("operator = \">=\"\nvalue = 1\nby = \"2020\"\n") == nothing); // the plan is of 2021
}

TEST_CASE("programme-without-members: not for a policy, nor for one of programmes") {
    const auto known = on("2023-06-30", R"([[programme]]
key = "a"
kind = "programme"
[[programme]]
key = "b"
kind = "policy"
[[programme]]
key = "c"
kind = "programme"
members = ["a"]
)");
    CHECK(lacks(known, GapSubject::programme, 0) == "programme-without-members");
    CHECK(lacks(known, GapSubject::programme, 1) == nothing);
    CHECK(lacks(known, GapSubject::programme, 2) == nothing);
}

TEST_CASE("every kind of gap has words of its own in both languages and a place for whom to ask") {
    std::set<std::string_view> seen;
    for (const auto& rule : gap_rules()) {
        INFO(rule.code);
        for (const auto text : {rule.code, rule.zh, rule.en, rule.meaning_zh, rule.meaning_en}) { CHECK_FALSE(text.empty()); }
        for (const auto text : {rule.zh, rule.en}) { CHECK(seen.insert(text).second); }
        for (const auto text : {rule.ask_zh, rule.ask_en}) { CHECK(text.find("{}") != std::string_view::npos); }
    }
}

TEST_CASE("what a project should have is counted beside what it lacks") {
    const auto known = on("2023-06-30", road_template + road("x", stage("completed", "2022") + "outputs = { km = 1 }\n"));
    const auto one = gaps(known.portfolio, known.outlook).projects.at(0);
    CHECK(one.asked.count() == 4); // owner, damaged figures, output, target
    CHECK(one.lacks.count() == 2); // owner, target
    CHECK((one.lacks & ~one.asked).none());
}

} // namespace
} // namespace slipway
