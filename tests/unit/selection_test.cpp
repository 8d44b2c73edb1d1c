// The selection language: what it reads, what it refuses and where, and which projects fit.

#include "slipway/findings/selection.hpp"
#include "support/one_day.hpp"

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include <string>
#include <vector>

namespace slipway {
namespace {

using test::nothing;
using test::on;
using test::resolved;
using test::started;

constexpr auto records = R"([[plan]]
key = "city"
issued = "2021"
[[plan]]
key = "county"
issued = "2021"
[[district]]
key = "guangzhou"
name = { zh = "广州市", en = "Guangzhou" }
[[district]]
key = "huadu"
name = { zh = "花都区", en = "Huadu" }
parent = "guangzhou"
[[district]]
key = "xinhua"
name = { zh = "新华街道", en = "Xinhua" }
parent = "huadu"
[[agency]]
key = "huadu-health"
name = { zh = "花都区卫生健康局", en = "Huadu Health Bureau" }
districts = ["huadu"]
categories = ["hospital"]
[[agency]]
key = "rail-office"
name = { zh = "轨道办", en = "Rail Office" }
[[target]]
key = "beds"
plan = "city"
name = { zh = "床位", en = "Beds" }
operator = ">="
value = 500
output = "beds"
[[programme]]
key = "six-hospitals"
name = { zh = "六院", en = "Six hospitals" }
kind = "programme"
members = ["clinic"]
[[template]]
key = "building"
[template.activities.land]
duration = "10wd"
[template.activities.works]
duration = "20wd"
after = "land"
enters = "construction"
[template.activities.completion]
milestone = "finish"
after = "works"
enters = "completed"

[[project]]
key = "clinic"
name = { zh = "花都区人民医院", en = "People's Clinic" }
aliases = ["区医院", "Old Clinic"]
category = "hospital"
district = "xinhua"
template = "building"
stage = { value = "preparatory", as_of = "2023-06-30", words = "前期" }
outputs = { beds = 500 }
investment_yi = 8.5
commitment = { by = "2023-Q4", provenance = "stated", because = "年底建成" }
serves = ["city/beds"]
tags = ["box-1", "box-3"]
level = "district"
priority = "city"
service_class = "basic"
delivery = "ppp"
leader = "王"
cites = [ { plan = "city", at = "1" }, { plan = "county", at = "2" } ]
[project.activities.land]
condition = { kind = "land", note = "…" }

[[project]]
key = "line-2"
name = { zh = "二号线", en = "Line 2" }
category = "rail"
district = "guangzhou"
owner = "rail-office"
support = ["huadu-health"]
stage = { value = "unstated", as_of = "2021", words = "推进" }
outputs = { km = 30.5, stations = 12 }
phase = { of = "clinic", number = 2 }
cites = [ { plan = "city", at = "3" } ]

[[project]]
key = "park"
category = "ecology-water"
)";

const test::OneDay& known() {
    static const auto day = on("2023-06-30", records);
    return day;
}

/// The keys that fit, or what is wrong with the expression.
std::string fitting(const std::string& text, const test::OneDay& day = known()) {
    const auto selection = parse_selection(text);
    const auto chosen = selection.value ? select(*selection.value, day.portfolio, day.outlook)
                                        : Loaded<std::vector<bool>>{std::nullopt, selection.diagnostics};
    std::string keys;
    for (const auto& problem : chosen.diagnostics) {
        keys += fmt::format("{}:{}+{} {}; ", problem.span->column, problem.code, problem.span->length, problem.message);
    }
    for (std::size_t i = 0; chosen.value && i < chosen.value->size(); ++i) {
        if ((*chosen.value)[i]) { keys += day.portfolio.projects[i].key + " "; }
    }
    return keys.substr(0, keys.find_last_not_of("; ") + 1);
}

std::string advice(const std::string& text) {
    const auto selection = parse_selection(text);
    if (!selection.value) { return selection.diagnostics.front().advice; }
    return select(*selection.value, known().portfolio, known().outlook).diagnostics.front().advice;
}

TEST_CASE("terms must all hold, of the values of one any") {
    CHECK(fitting("category=hospital") == "clinic");
    CHECK(fitting("category=hospital,rail") == "clinic line-2");
    CHECK(fitting("category=hospital,rail plan=county") == "clinic");
    CHECK(fitting("category=hospital plan=city km=30.5") == nothing);
    CHECK(fitting("  category=rail \n\t key=line-2  ") == "line-2");
}

TEST_CASE("!= is the opposite of =: none of the values fits, also where nothing is there") {
    CHECK(fitting("category!=hospital") == "line-2 park");
    CHECK(fitting("category!=hospital,rail") == "park");
    CHECK(fitting("tag!=box-1") == "line-2 park");
    CHECK(fitting("beds!=500") == "line-2 park");
    CHECK(fitting("commitment!=2023") == "line-2 park");
}

TEST_CASE("a dash stands for nothing in every field that may be empty") {
    CHECK(fitting("commitment=-") == "line-2 park");
    CHECK(fitting("commitment!=-") == "clinic");
    CHECK(fitting("beds=-,500") == "clinic line-2 park");
    CHECK(fitting("district=-") == "park");
    CHECK(fitting("owner=-") == "park");
    for (const auto* field : {"alias", "leader", "support", "level", "priority", "service_class", "delivery", "template", "tag", "plan",
                              "serves", "phase_of", "programme", "investment_yi", "condition", "forecast"}) {
        INFO(field);
        CHECK(fitting(std::string{field} + "=- key=park") == "park");
    }
}

TEST_CASE("every output is a field") {
    const auto fields = selection_fields();
    for (const auto key : output_keys) { CHECK(std::ranges::count(fields, key) == 1); }
    CHECK(fitting("stations>=12") == "line-2");
}

TEST_CASE("numbers have an order, of which what is absent has no part") {
    CHECK(fitting("beds>=500") == "clinic");
    CHECK(fitting("beds>500") == nothing);
    CHECK(fitting("km<30.6") == "line-2");
    CHECK(fitting("km<=30.5") == "line-2");
    CHECK(fitting("investment_yi=8.5") == "clinic");
    CHECK(fitting("investment_yi<100") == "clinic");
}

TEST_CASE("a date lies in a span, before it or after it") { // the commitment binds on 2023-12-31, the horizon is 2025-12-31
    CHECK(fitting("commitment=2023-Q4") == "clinic");
    CHECK(fitting("commitment=2023-11") == nothing);
    CHECK(fitting("commitment<2023") == nothing);
    CHECK(fitting("commitment<=2023") == "clinic");
    CHECK(fitting("commitment>2023-11-30") == "clinic");
    CHECK(fitting("commitment>2023-12-31") == nothing);
    CHECK(fitting("commitment>=2023-12-31") == "clinic");
    CHECK(fitting("limit=2025") == "line-2 park");
    CHECK(fitting("forecast=2023-08") == "clinic"); // 30 working days from Friday 2023-06-30
}

TEST_CASE("a district holds the places below it, and so does what is not in it") {
    CHECK(fitting("district=xinhua") == "clinic");
    CHECK(fitting("district=huadu") == "clinic");
    CHECK(fitting("district=guangzhou") == "clinic line-2");
    CHECK(fitting("district!=huadu") == "line-2 park");
}

TEST_CASE("texts are compared whole, by a part or by a pattern, small and capital letters alike") {
    CHECK(fitting("name=\"line 2\"") == "line-2");
    CHECK(fitting("name=Line") == nothing);
    CHECK(fitting("name~CLINIC") == "clinic");
    CHECK(fitting("name~医院") == "clinic");
    CHECK(fitting("name~医院,号线") == "clinic line-2");
    CHECK(fitting("name=花都*") == "clinic");
    CHECK(fitting("name=二?线") == "line-2");
    CHECK(fitting("alias=区医院") == "clinic");
    CHECK(fitting("alias~old") == "clinic");
    CHECK(fitting("leader=王") == "clinic");
}

TEST_CASE("in quotes a star, a dash, a comma and a blank stand for themselves") {
    CHECK(fitting("name=\"花都*\"") == nothing);
    CHECK(fitting("alias='-'") == nothing);
    CHECK(fitting("alias=\"区医院,Old Clinic\"") == nothing);
    CHECK(fitting("alias='old clinic',x") == "clinic");
}

TEST_CASE("keys are named, fitted by a pattern, or found by what is in them or in their names") {
    CHECK(fitting("key=line-?") == "line-2");
    CHECK(fitting("owner=huadu-health") == "clinic"); // assumed
    CHECK(fitting("owner=huadu-*,rail-office") == "clinic line-2");
    CHECK(fitting("owner~卫生") == "clinic");
    CHECK(fitting("owner~office") == "line-2");
    CHECK(fitting("owner~nobody") == nothing);
    CHECK(fitting("support=huadu-health") == "line-2");
    CHECK(fitting("district~花都") == "clinic");
    CHECK(fitting("template=building") == "clinic");
    CHECK(fitting("tag=box-*") == "clinic");
    CHECK(fitting("plan=city") == "clinic line-2");
    CHECK(fitting("serves=city/beds") == "clinic");
    CHECK(fitting("serves~beds") == "clinic");
    CHECK(fitting("phase_of=clinic") == "line-2");
    CHECK(fitting("programme~六院") == "clinic");
}

TEST_CASE("words of the closed lists are fields too") {
    CHECK(fitting("level=district") == "clinic");
    CHECK(fitting("priority=city") == "clinic");
    CHECK(fitting("service_class=basic") == "clinic");
    CHECK(fitting("delivery=ppp") == "clinic");
}

TEST_CASE("stage, light, verdict and conditions are those of the day, not only of the records") {
    CHECK(fitting("stage=preparatory") == "clinic");
    CHECK(fitting("stage=unstated") == "line-2 park");
    CHECK(fitting("light=grey verdict=unknown") == "line-2 park");
    CHECK(fitting("verdict=holds") == "clinic");
    CHECK(fitting("condition=land") == "clinic");
    CHECK(fitting("condition=funds") == nothing);
    const auto later =
        on("2023-09-29", records, {resolved("clinic/land", "2023-07-03"), test::finished("clinic/completion", "2023-09-01")});
    CHECK(fitting("stage=completed light=done", later) == "clinic");
    CHECK(fitting("condition=land", later) == nothing);
}

TEST_CASE("an unknown field, word or key is told with its place and the nearest one") {
    CHECK(fitting("category=rail distrct=huadu") == R"(15:unknown-field+7 unknown field "distrct")");
    CHECK(advice("distrct=huadu") == R"(did you mean "district"?)");
    CHECK(fitting("stage=competed") == R"(7:unknown-value+8 unknown stage "competed")");
    CHECK(advice("stage=competed") == R"(did you mean "completed"?)");
    CHECK(advice("light=blue") == "it is one of: done, grey, red, amber, green");
    CHECK(fitting("district=huadoo") == R"(10:unknown-value+6 unknown district "huadoo")");
    CHECK(advice("district=huadoo") == R"(did you mean "huadu"?)");
    CHECK(advice("plan=nation") == "it is one of: city, county");
    CHECK(fitting("owner=huadu-health,nobody") == R"(20:unknown-value+6 unknown owner "nobody")");
    CHECK(fitting("key=zoo-*") == R"(5:unknown-value+5 unknown key "zoo-*")");
}

TEST_CASE("places count characters, not bytes, and lines") {
    CHECK(fitting("name~医院 lihgt=red") == R"(9:unknown-field+5 unknown field "lihgt")");
    const auto wrong = parse_selection("light=red\nlihgt=red").diagnostics.at(0);
    CHECK(wrong.span->line == 2);
    CHECK(wrong.span->column == 1);
}

TEST_CASE("all that is wrong is told in one go") {
    CHECK(fitting("colour=red stage=bild beds>many") ==
          R"(1:unknown-field+6 unknown field "colour"; 18:unknown-value+4 unknown stage "bild"; 28:bad-selection+4 "many" is no number)");
}

TEST_CASE("what is not written as it must be is refused with what to write") {
    CHECK(fitting("huadu") == R"(1:bad-selection+5 "huadu" is compared with nothing)");
    CHECK(fitting("=huadu") == R"(1:bad-selection+1 no field stands before "=")");
    CHECK(fitting("district==huadu") == R"(9:bad-selection+2 "==" is no operator)");
    CHECK(fitting("district=") == "10:bad-selection+1 a value of district is missing");
    CHECK(fitting("district=huadu,") == "16:bad-selection+1 a value of district is missing");
    CHECK(fitting("name=\"a b") == "6:bad-selection+1 the quote is not closed");
    CHECK(fitting("name='a'b") == "9:bad-selection+1 after a quote comes a blank or a comma");
    CHECK(fitting("beds>5,6") == "8:bad-selection+1 an order is compared with one value");
    CHECK(fitting("beds~5") == "5:bad-selection+1 beds holds no text to look into");
    CHECK(fitting("name<b") == "5:bad-selection+1 name has no order: \"<\" is for numbers and dates");
    CHECK(fitting("beds=5e2") == R"(6:bad-selection+3 "5e2" is no number)");
    CHECK(fitting("forecast=<=2025") == R"(9:bad-selection+3 "=<=" is no operator)");
    CHECK(fitting("forecast=soon") == R"(10:bad-selection+4 "soon" is no date)");
    CHECK(fitting("forecast=2025?") == R"(10:bad-selection+5 "2025?" is no date)");
    CHECK(fitting("light=-") == "7:bad-selection+1 every project has a light");
    CHECK(fitting(" ") == "2:bad-selection+1 it selects nothing");
}

TEST_CASE("blanks around an operator are one mistake, not three") {
    CHECK(fitting("stage = completed lihgt=red") ==
          R"(1:bad-selection+5 "stage" is compared with nothing; 19:unknown-field+5 unknown field "lihgt")");
    CHECK(fitting("stage= completed") == "7:bad-selection+1 a value of stage is missing");
    CHECK(fitting("stage= light=red") == "7:bad-selection+1 a value of stage is missing");
    CHECK(advice("stage = completed") == "blanks separate terms: write field, operator and value without them");
}

} // namespace
} // namespace slipway
