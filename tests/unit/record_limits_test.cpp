// Foreign schedules that are too much for records.

#include "interchange/taken_in/summary_links.hpp"
#include "slipway/interchange/records.hpp"
#include "support/foreign.hpp"

#include <catch2/catch.hpp>

namespace slipway {
namespace {

using test::add_project;
using test::add_work;
using test::at;
using test::computed;
using test::empty_schedule;

TEST_CASE("relations of summaries stand for a million pairs of work at most, and those of work for themselves") {
    auto foreign = empty_schedule();
    foreign.tool = ForeignTool::ms_project;
    foreign.options.schedule.rules = RuleSet::msp2013;
    add_project(foreign, "pier", at("2024-03-04T00:00"));
    foreign.phases.push_back({"1", "1", "All", 0, std::nullopt, 1});
    constexpr std::uint32_t spanned = 1'200;
    for (std::uint32_t i = 0; i < spanned; ++i) { add_work(foreign, "w" + std::to_string(i), 1).phase = 0; }
    auto& summary = add_work(foreign, "sum", 0);
    summary.kind = ForeignKind::summary;
    summary.phase = 0;
    constexpr std::uint32_t before = 1'000;
    for (std::uint32_t i = 0; i < before; ++i) {
        add_work(foreign, "b" + std::to_string(i), 1);
        const auto own = static_cast<std::uint32_t>(foreign.activities.size() - 1);
        foreign.relations.push_back({.from = own, .to = spanned});
    }
    foreign.relations.push_back({.from = spanned + 1, .to = spanned + 2});
    const auto computed_now = computed(foreign);
    Losses losses;
    const auto resolved = without_summary_links(foreign, computed_now, losses);
    REQUIRE(resolved);
    const auto whole = 1'000'000 / spanned;
    CHECK(resolved->relations.size() == whole * spanned + 1);
    REQUIRE(losses.all().size() == 1);
    CHECK(losses.all()[0].code == "too-many-summary-links");
    CHECK(losses.all()[0].count == before - whole);
}

TEST_CASE("more relations than a file of records may hold are a problem, not a fault of ours") {
    auto foreign = empty_schedule();
    add_project(foreign, "pier", at("2024-03-04T00:00"));
    constexpr std::uint32_t count = 650;
    for (std::uint32_t i = 0; i < count; ++i) { add_work(foreign, std::to_string(i), 1); }
    for (std::uint32_t i = 0; i < count; ++i) {
        for (std::uint32_t j = i + 1; j < count; ++j) { foreign.relations.push_back({.from = i, .to = j}); }
    }
    const auto records = as_records(foreign, computed(foreign), "pier.xer");
    REQUIRE(records.problems.size() == 1);
    CHECK(records.problems[0].code == "no-records");
    CHECK(records.problems[0].message.find("imported/pier/project-pier.toml") == 0);
}

} // namespace
} // namespace slipway
