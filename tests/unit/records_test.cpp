// Records that are right: what they become.

#include "unit/records_folder.hpp"

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace slipway {
namespace {

using namespace test;

Files design_example() {
    return {
        {"portfolio.toml", R"(
horizon = "2025-12-31"
language = "zh"
calendar = "cn"                       # default for activities
lag_calendar = "predecessor"
reporting_interval = "35cd"
[[plan]]
key = "huadu-services-145"
name = { zh = "…", en = "…" }
issued = "2021-05"
parent = "guangzhou-outline-145"
[[plan]]
key = "guangzhou-outline-145"
)"},
        {"calendars/cn-statutory-2024.csv", "date,name_zh,off_day\n2024-02-04,春节,false\n2024-02-10,春节,true\n2024-05-01,劳动节,true\n"},
        {"calendars/cn.toml", R"(
[[calendar]]
key = "cn"
week = { mon = ["08:00-12:00", "13:00-17:00"], tue = "mon", wed = "mon", thu = "mon", fri = "mon" }
minutes_per_day = 480
days_per_week = 5
days_per_month = 21
exceptions_csv = "cn-statutory-*.csv"
[[calendar.except]]
from = "2024-02-01"
to = "2024-02-20"
hours = []                            # a layer: the Spring Festival break on sites
note = "…"
)"},
        {"templates/hospital.toml", R"(
[[template]]
key = "hospital"
[template.activities.approval]
duration = "40wd"
[template.activities.site-selection]
duration = "20wd"
[template.activities.feasibility]
name = { zh = "可行性研究", en = "Feasibility study" }
duration = { optimistic = "40wd", likely = "60wd", pessimistic = "120wd", why = "…" }
after = ["approval"]                  # "design SS+30wd", "permit FF"
[template.activities.design]
duration = "60wd"
after = ["feasibility", "site-selection"]
[template.activities.permit]
duration = "60wd"
after = ["design SS+30wd", "design FF"]
[template.activities.land]
duration = "60wd"
[template.activities.works-start]
milestone = "start"
after = ["permit", "land"]
enters = "construction"               # reaching it puts the project into that stage
[template.activities.acceptance]
duration = "60wd"
after = ["works-start"]
[template.activities.completion]      # every template ends in completion
milestone = "finish"
after = ["acceptance"]
enters = "completed"
)"},
        {"huadu/hospitals.toml", R"(
[[project]]
key = "huadu-peoples-hospital"
name = { zh = "花都区人民医院新院", en = "Huadu District People's Hospital, new campus" }
category = "hospital"
district = "huadu"
stage = { value = "construction", as_of = "2021-05", words = "建设进展缓慢" }
template = "hospital"
drop = ["site-selection"]
outputs = { beds = 1500, floor_area_m2 = 229988 }
commitment = { by = "2025", provenance = "derived", because = "新增床位 4600", cite = 0 }
cites = [ { plan = "huadu-services-145", at = "六（三）专栏一" } ]
aliases = ["区人民医院新院区"]
[project.activities.demolition]       # overrides or adds one activity
duration = "14mo"
condition = { kind = "demolition", note = "拆迁进展缓慢", since = "2021-05" }
constraint = { kind = "start-no-earlier", date = "2021-06", reason = "…" }
[[project.relation]]                  # another project waits for this one
from = "completion"
to = "huadu-maternal-child-hospital/site-handover"
type = "FS"
lag = "20wd"
because = "规划在区人民医院现址"
cite = 0
)"},
        {"huadu/more.toml", R"(
[[project]]
key = "huadu-maternal-child-hospital"
category = "hospital"
[project.activities.site-handover]
milestone = "start"
)"}};
}

/// All that a portfolio says, without places in files and without the revision.
std::string said(const Portfolio& portfolio) {
    std::string out;
    for (const auto& one : portfolio.plans) { out += fmt::format("plan {} {} {}\n", one.key, one.issued.words, one.parent.value_or(99)); }
    for (const auto& one : portfolio.calendars) {
        out += fmt::format("calendar {} {}\n", one.key, one.calendar.work_before(Instant{last_day}).count());
    }
    for (const auto& one : portfolio.projects) {
        out += fmt::format("project {} {} {} {}\n", one.key, one.first_activity, one.activity_count, one.completion.value_or(0));
    }
    for (const auto& one : portfolio.activities) {
        out += fmt::format("activity {} {} {} {} {}\n", one.key(), one.project, one.calendar, one.duration.likely.count(), one.rank);
    }
    for (const auto& one : portfolio.relations) {
        out += fmt::format("relation {} {} {} {} {} {}\n", one.from, one.to, word_of(relation_type_words, one.type), one.lag.count(),
                           one.lag_calendar, one.because());
    }
    return out;
}

TEST_CASE("the records of the design load as the design says") {
    const auto portfolio = loaded(design_example());
    CHECK(to_string(portfolio.horizon) == "2025-12-31");
    CHECK(portfolio.rules.not_reported_cd == 35);
    REQUIRE(portfolio.plans.size() == 2);
    CHECK(portfolio.plans[1].parent == 0U);
    CHECK(to_string(portfolio.plans[1].issued.last) == "2021-05-31");
    const auto& hospital = portfolio.projects.at(portfolio.find_project("huadu-peoples-hospital").value());
    CHECK(hospital.name.in(Language::zh) == "花都区人民医院新院");
    CHECK(hospital.outputs == std::map<std::string, double>{{"beds", 1500}, {"floor_area_m2", 229988}});
    CHECK(to_string(hospital.commitment.value().by.last) == "2025-12-31");
    CHECK(hospital.commitment->provenance == Provenance::derived);
    CHECK(hospital.stages.at(0).value == Stage::construction);
    CHECK(portfolio.full_key(hospital.completion.value()) == "huadu-peoples-hospital/completion");
    const auto& demolition = activity(portfolio, "huadu-peoples-hospital/demolition");
    CHECK(demolition.duration.likely == Minutes{14 * 21 * 480});
    CHECK(demolition.condition().value().kind == ConditionKind::demolition);
    CHECK(to_string(demolition.constraints().at(0).date.value().first) == "2021-06-01");
    CHECK(into(portfolio, "huadu-peoples-hospital/permit") == std::vector<std::string>{"design SS 30wd", "design FF"});
    CHECK(into(portfolio, "huadu-maternal-child-hospital/site-handover") ==
          std::vector<std::string>{"huadu-peoples-hospital/completion FS 20wd"});
    CHECK_FALSE(portfolio.find_activity("huadu-peoples-hospital/site-selection"));
    const auto& feasibility = activity(portfolio, "huadu-peoples-hospital/feasibility");
    CHECK(feasibility.duration.optimistic == Minutes{40 * 480});
    CHECK(feasibility.duration.pessimistic == Minutes{120 * 480});
}

TEST_CASE("an exception of a calendar beats the statutory days") {
    const auto portfolio = loaded(design_example());
    const auto works = [&](const char* day) { return portfolio.calendar().works(parse_date(day).value()); };
    CHECK_FALSE(works("2024-02-04")); // a make-up Sunday inside the break
    CHECK_FALSE(works("2024-02-20"));
    CHECK(works("2024-02-21"));
    CHECK_FALSE(works("2024-05-01"));
}

TEST_CASE("three years count from the issue of the plan that is cited") {
    const auto portfolio = loaded(R"([[plan]]
key = "early"
issued = "2018-06"
[[plan]]
key = "late"
issued = "2021-05"
[[project]]
key = "x"
category = "road"
cites = [ { plan = "early" }, { plan = "late" } ]
commitment = { by = "+3y", provenance = "stated", cite = 1 }
stage = [ { value = "started", as_of = "2022-01" }, { value = "reserve", as_of = "+1y" } ]
)");
    const auto& project = portfolio.projects.at(0);
    CHECK(to_string(project.commitment.value().by.last) == "2024-05-31");
    CHECK(project.commitment->by.words == "+3y");
    REQUIRE(project.stages.size() == 2);
    CHECK(project.stages[0].value == Stage::reserve); // in order of their days
    CHECK(to_string(project.stages[0].as_of.last) == "2019-06-30");
}

TEST_CASE("the owner of category and nearest district is assumed when no document names one") {
    const auto portfolio = loaded(R"([[district]]
key = "city"
[[district]]
key = "huadu"
parent = "city"
[[district]]
key = "town"
parent = "huadu"
[[agency]]
key = "city-health"
districts = ["city"]
categories = ["hospital", "school"]
[[agency]]
key = "huadu-health"
districts = ["huadu"]
categories = ["hospital"]
[[project]]
key = "a"
category = "hospital"
district = "town"
[[project]]
key = "b"
category = "school"
district = "town"
[[project]]
key = "c"
category = "road"
district = "town"
[[project]]
key = "d"
category = "hospital"
district = "town"
owner = "city-health"
)");
    const auto owner = [&](std::size_t project) {
        const auto& one = portfolio.projects[project];
        return one.owner ? portfolio.agencies[*one.owner].key + (one.owner_assumed ? " assumed" : "") : "none";
    };
    CHECK(owner(0) == "huadu-health assumed");
    CHECK(owner(1) == "city-health assumed");
    CHECK(owner(2) == "none");
    CHECK(owner(3) == "city-health");
}

TEST_CASE("neither the names of files nor their order matter") {
    auto files = design_example();
    const auto before = said(loaded(files));
    Files moved{{"portfolio.toml", files["portfolio.toml"]},
                {"calendars/cn-statutory-2024.csv", files["calendars/cn-statutory-2024.csv"]},
                {"calendars/z.toml", files["huadu/more.toml"] + files["calendars/cn.toml"]},
                {"a/b/c.toml", files["huadu/hospitals.toml"]},
                {"z.toml", files["templates/hospital.toml"]},
                {".git/x.toml", "this is [ no record"}};
    CHECK(said(loaded(moved)) == before);
}

TEST_CASE("a byte order mark and carriage returns change nothing") {
    auto files = design_example();
    const auto before = said(loaded(files));
    for (auto& [name, text] : files) {
        std::string other = "\xEF\xBB\xBF";
        for (const char c : text) { other += c == '\n' ? std::string{"\r\n"} : std::string(1, c); }
        text = other;
    }
    CHECK(said(loaded(files)) == before);
}

TEST_CASE("the revision is the same for the same records, whatever their files are called, and another for others") {
    auto files = design_example();
    const auto first = loaded(files).revision;
    CHECK(first.size() == 64);
    CHECK(loaded(files).revision == first);
    auto renamed = files;
    int moved = 0;
    for (const auto& [name, text] : files) {
        if (!name.ends_with(".toml") || name == "portfolio.toml" || name.starts_with("calendars/")) { continue; }
        renamed.erase(name);
        renamed["moved/" + std::to_string(++moved) + ".toml"] = text;
    }
    REQUIRE(renamed != files);
    CHECK(loaded(renamed).revision == first);
    files["calendars/cn-statutory-2024.csv"] += "2024-05-02,劳动节,true\n";
    CHECK(loaded(files).revision != first);
}

TEST_CASE("rules are read from any file") {
    const auto portfolio = loaded("[thresholds]\nfloat_wd = 10\nnot_reported = \"2w\"\n[severity]\nno-schedule = \"off\"\n");
    CHECK(portfolio.rules.float_wd == 10);
    CHECK(portfolio.rules.not_reported_cd == 14);
    REQUIRE(portfolio.rules.severity.size() == 1);
    CHECK(portfolio.rules.severity.at("no-schedule").word == "off");
}

TEST_CASE("a name may be one text for both languages") {
    const auto portfolio =
        loaded("[[project]]\nkey = \"x\"\nname = \"甲\"\ncategory = \"road\"\n[[project]]\nkey = \"y\"\ncategory = \"road\"\n");
    CHECK(portfolio.projects.at(0).name.en == "甲");
    CHECK(portfolio.projects.at(1).name.en == "y");
}

TEST_CASE("the shipped records load without a problem") {
    const auto result = load_portfolio(std::filesystem::path{SLIPWAY_SOURCE_DIR} / "projects");
    std::string problems;
    for (const auto& one : result.diagnostics) { problems += render(one, result.sources); }
    CHECK(problems == "");
    CHECK(result.portfolio.projects.size() > 50);
}

} // namespace
} // namespace slipway
