// Programmes, targets, and what a project says beside its work.

#include "unit/records_folder.hpp"

#include <catch2/catch.hpp>

namespace slipway {
namespace {

constexpr auto records = R"(
[[plan]]
key = "p"
issued = "2021-05"
jurisdiction = "huadu"
[[district]]
key = "guangzhou"
level = "city"
[[district]]
key = "huadu"
parent = "guangzhou"
level = "district"
[[agency]]
key = "health"
[[agency]]
key = "housing"
[[target]]
plan = "p"
key = "beds"
unit = "张"
operator = "range"
value = 4600
upper = 5000
base = { value = 2100, at = "2020" }
due = [ { value = 3000, by = "2023" }, { value = 4600, by = "2025" } ]
kind = "binding"
output = "beds"
cite = { at = "table 6", words = "床位" }
[[target]]
plan = "p"
key = "lost"
operator = ">="
damaged = true
[[project]]
key = "one"
category = "hospital"
district = "huadu"
owner = "health"
support = ["housing"]
leader = "甲"
deputy = "乙"
level = "district"
priority = "city"
service_class = "basic"
delivery = "private"
investment_yi = 8.5
funding = { special-bonds = 5, budget = 3.5 }
years = [ { year = 2024, plan_yi = 2 }, { year = 2023, plan_yi = 1, actual_yi = 0.5 } ]
serves = ["p/beds", "p/beds"]
tags = ["key", "box-1"]
outputs = { beds = 500, land_mu = 60 }
stage = { value = "suspended", as_of = "2022", words = "停建", reason = "资金", cite = 0 }
cites = [ { plan = "p", at = "box 1", words = "…", name = "other name", by = "+3y", outputs = { beds = 400 }, investment_yi = 9, damaged = true } ]
[[project]]
key = "two"
category = "hospital"
phase = { of = "one", number = 2 }
[[programme]]
key = "all"
kind = "programme"
members = ["two", "part", "one"]
targets = [ { words = "新增床位4600张", measure = "beds", value = 4600, unit = "张", by = "2025", cite = 0 } ]
serves = ["p/beds"]
cites = [ { plan = "p", at = "1" } ]
[[programme]]
key = "part"
kind = "policy"
district = "huadu"
)";

} // namespace

TEST_CASE("a project says who answers for it, what it costs and what it serves") {
    const auto portfolio = test::loaded(records);
    const auto& one = portfolio.projects.at(0);
    CHECK(portfolio.agencies[one.owner.value()].key == "health");
    REQUIRE(one.support.size() == 1);
    CHECK(portfolio.agencies[one.support[0]].key == "housing");
    CHECK((one.leader == "甲" && one.deputy == "乙"));
    CHECK(one.level == Jurisdiction::district);
    CHECK(one.priority == Priority::city);
    CHECK(one.service_class == ServiceClass::basic);
    CHECK(one.delivery == Delivery::private_);
    CHECK(one.funding == std::map<Funding, double>{{Funding::budget, 3.5}, {Funding::special_bonds, 5}});
    REQUIRE(one.years.size() == 2);
    CHECK((one.years[0].year == 2023 && one.years[0].actual_yi == 0.5 && !one.years[1].actual_yi));
    CHECK(one.serves == std::vector<std::uint32_t>{0});
    CHECK(one.tags == std::vector<std::string>{"box-1", "key"});
    CHECK(one.outputs == Outputs{{"beds", 500}, {"land_mu", 60}});
    CHECK(one.stages.at(0).reason == "资金");
    const auto& cite = one.cites.at(0);
    CHECK((cite.name == "other name" && cite.investment_yi == 9 && cite.damaged && cite.outputs.at("beds") == 400));
    CHECK(to_string(cite.by.value().last) == "2024-05-31"); // three years after the plan was issued
    CHECK((portfolio.projects.at(1).phase.value().of == 0 && portfolio.projects.at(1).phase.value().number == 2));
}

TEST_CASE("a programme has members and quantities, and no work") {
    const auto portfolio = test::loaded(records);
    REQUIRE(portfolio.programmes.size() == 2);
    const auto& all = portfolio.programmes[portfolio.find_programme("all").value()];
    CHECK(all.projects == std::vector<std::uint32_t>{0, 1});
    CHECK(all.programmes == std::vector<std::uint32_t>{1});
    CHECK((all.targets.at(0).value == 4600 && all.targets.at(0).by.value().words == "2025" && all.targets.at(0).cite == 0U));
    CHECK(portfolio.programmes[1].kind == ProgrammeKind::policy);
    CHECK(portfolio.activities.empty());
    CHECK_FALSE(portfolio.find_programme("one"));
}

TEST_CASE("a target keeps its figures, its days and its place in the plan") {
    const auto portfolio = test::loaded(records);
    const auto& beds = portfolio.targets[portfolio.find_target("p/beds").value()];
    CHECK((beds.op == TargetOperator::range && beds.value == 4600 && beds.upper == 5000 && beds.unit == "张"));
    CHECK((beds.base.value().value == 2100 && beds.base.value().at.value().words == "2020"));
    CHECK((beds.due.size() == 2 && beds.due[0].value == 3000));
    CHECK((beds.kind == TargetKind::binding && beds.measure == TargetMeasure::stock && beds.output == "beds"));
    CHECK((beds.cite.at == "table 6" && beds.cite.words == "床位"));
    CHECK(portfolio.targets[portfolio.find_target("p/lost").value()].cite.damaged);
    CHECK_FALSE(portfolio.find_target("beds"));
}

TEST_CASE("a district lies in those above it") {
    const auto portfolio = test::loaded(records);
    CHECK(portfolio.lies_in("huadu", "guangzhou"));
    CHECK(portfolio.lies_in("huadu", "huadu"));
    CHECK_FALSE(portfolio.lies_in("guangzhou", "huadu"));
    CHECK_FALSE(portfolio.lies_in("nowhere", "huadu"));
    CHECK(portfolio.districts[portfolio.find_district("huadu").value()].level == Jurisdiction::district);
    CHECK(portfolio.plans[0].jurisdiction == "huadu");
}

} // namespace slipway
