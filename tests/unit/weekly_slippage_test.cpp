// Slippage against the baselines, in the weekly report.

#include "slipway/findings/findings.hpp"
#include "slipway/report/weekly.hpp"
#include "support/one_day.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

namespace slipway {
namespace {

using test::on;
using test::one_road;
using test::stage;

const auto fresh = stage("preparatory", "2023-01-02");

Baseline approved(const std::string& name, const test::OneDay& known) {
    const std::vector<std::uint32_t> projects{0};
    return {.name = name, .as_of = known.outlook.as_of, .dates = standing_dates(known.portfolio, known.outlook, projects)};
}

Report weekly_against(const test::OneDay& known, const std::vector<Baseline>& baselines) {
    const auto findings = find(known.portfolio, known.outlook);
    WeeklyInput input{known.portfolio, known.outlook, findings, std::nullopt};
    input.baselines = baselines;
    return weekly(input, Language::en);
}

std::string text(const Report& report) { return render(report, Format::text, Language::en); }

TEST_CASE("a row of the weekly report says how late a project is against its original and its current baseline") {
    // Completion on 7 April, a week later 14 April, two weeks later 21 April.
    const std::vector<Baseline> baselines{approved("v1", on("2023-01-02", one_road(fresh))),
                                          approved("v2", on("2023-01-09", one_road(fresh)))};
    const auto report = weekly_against(on("2023-01-16", one_road(fresh)), baselines);
    const auto& row = report.machine.rows.at(0);
    CHECK(row.at("baseline_original") == "2023-04-07");
    CHECK(row.at("slip_original_wd") == 10);
    CHECK(row.at("slip_original_cd") == 14);
    CHECK(row.at("baseline_current") == "2023-04-14");
    CHECK(row.at("slip_current_wd") == 5);
    CHECK(row.at("slip_current_cd") == 7);
    CHECK(text(report).find("Milestones latest against their current baseline") != std::string::npos);
}

TEST_CASE("without a baseline nothing is said of slippage, and on plan no milestone is listed") {
    const auto known = on("2023-01-02", one_road(fresh));
    const auto without = weekly_against(known, {});
    CHECK(without.machine.rows.at(0).at("baseline_original").is_null());
    CHECK(without.machine.rows.at(0).at("slip_current_cd").is_null());
    CHECK(text(without).find("baseline") == std::string::npos);
    const auto on_plan = weekly_against(known, {approved("v1", known)});
    CHECK(on_plan.machine.rows.at(0).at("slip_current_cd") == 0);
    CHECK(text(on_plan).find("baseline") == std::string::npos);
}

} // namespace
} // namespace slipway
