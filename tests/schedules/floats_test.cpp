// Total, free and interfering float, and what caps the late dates. The arithmetic stands at each activity; after "|" the late side.

#include "schedules/hand_worked.hpp"

#include <catch2/catch.hpp>
#include <fmt/format.h>

namespace slipway::test {
namespace {

std::string in_days(const Solved& solved, std::string_view name, const std::optional<Minutes>& work) {
    const auto& calendar = compiled_calendars()[solved.graph.activities[solved.graph.at(name)].calendar];
    return work ? fmt::format("{:.4g}", static_cast<double>(work->count()) / calendar.per_day().count()) : "-";
}

std::string total_days(const Solved& solved, std::string_view name) {
    return in_days(solved, name, solved.schedule.total_float(solved.graph.at(name)));
}

std::string interfering_days(const Solved& solved, std::string_view name) {
    return in_days(solved, name, solved.schedule.interfering_float(solved.graph.at(name)));
}

} // namespace

TEST_CASE("interfering float is total less free: EF 15, ES 18 19 17, TF 2 2 6 give 5 less 2") {
    const auto solved = solve(R"(
        project P commit 2024-01-30
        A P seven 15wd                       # ends with day 15
        B P seven 10wd after A               # begins after day 18: 19-28, and 2 until the 30th
        B start-no-earlier 2024-01-19
        C P seven 9wd after A                # after day 19: 20-28, and 2
        C start-no-earlier 2024-01-20
        D P seven 7wd after A                # after day 17: 18-24, and 6
        D start-no-earlier 2024-01-18
    )");
    CHECK(interfering_days(solved, "A") == "3");
    CHECK(interfering_days(solved, "B") == "2");
    CHECK(interfering_days(solved, "D") == "2");
    CHECK(link_floats(solved) == std::vector<std::optional<Minutes>>{Minutes{3 * 480}, Minutes{4 * 480}, Minutes{2 * 480}});
}

TEST_CASE("where total float is negative nothing is free, and all of it interferes") {
    const auto solved = solve(R"(
        A P five 3wd                         # 1-3 | 29 1 2
        A deadline 2024-01-02
        B P five 2wd after A                 # 4 5
    )");
    CHECK(pictured(solved) == squeezed(R"(
        A early 01-01 01-03 late 12-29 01-02 total -1 free 0
        B early 01-04 01-05 late 01-04 01-05 total 0 free 0
    )"));
    CHECK(interfering_days(solved, "A") == "-1");
}

TEST_CASE("complete work and work without a forecast have no interfering float") {
    const auto solved = solve(R"(
        project U unknown commit 2024-01-31
        A U five 3wd
        B P five 2wd
        B finished 2023-12-29
    )");
    CHECK(interfering_days(solved, "A") == "-");
    CHECK(interfering_days(solved, "B") == "-");
}

TEST_CASE("total float is taken at the finish, at the start, or the lesser of both") {
    // A level of effort tied to work of 5 days of float at its start, and of 8 at its finish.
    constexpr std::string_view network = R"(
        project P commit 2024-01-12
        A P five 5wd                         # 1-5 | 8-12: 5
        B P five 2wd                         # 1 2 | 11 12: 8
        X P five level-of-effort after A SS, B FF    # 1 2 | 8-12
    )";
    CHECK(total_days(solve(network), "X") == "8");
    CHECK(total_days(solve("options float-finish\n" + std::string{network}), "X") == "8");
    CHECK(total_days(solve("options float-start\n" + std::string{network}), "X") == "5");
    CHECK(total_days(solve("options float-smallest\n" + std::string{network}), "X") == "5");
    CHECK(differences(solve("options float-start\n" + std::string{network}),
                      oracle_schedule(read_graph("options float-start\n" + std::string{network})))
              .empty());
}

TEST_CASE("the smallest total float of work in progress is the one at its finish") {
    const auto solved = solve(R"(
        options float-smallest
        project P commit 2024-01-12
        A P five 5wd                         # 1-5 | 8-12: 5
        B P five 2wd                         # 1 2 | 11 12: 8
        X P five level-of-effort after A SS, B FF
        X started 2023-12-28
    )");
    CHECK(total_days(solved, "X") == "8");
}

TEST_CASE("for a task all kinds of total float are one, in any calendar") {
    for (const std::string kind : {"float-finish", "float-start", "float-smallest"}) {
        CHECK(scheduled("options " + kind + R"(
            project P commit 2024-01-19
            A P five 5wd                     # 1-5 | 9-12 15
            B P seven 2wd after A            # 6 7 | 16 17
            C P night 1wd after B            # 7 22:00 to 8 06:00 | 17 22:00 to 18 06:00
            D P five 2wd after C             # 8 9 | 18 19
        )") == squeezed(R"(
            A early 01-01 01-05 late 01-09 01-15 total 6 free 0
            B early 01-06 01-07 late 01-16 01-17 total 10 free 0
            C early 01-07 01-08 late 01-17 01-18 total 10 free 0
            D early 01-08 01-09 late 01-18 01-19 total 8 free 0
        )"));
    }
}

TEST_CASE("capped by their early finish all projects have their longest path at zero, whatever they promised") {
    for (const std::string promised : {"2024-01-02", "2024-01-26"}) {
        CHECK(scheduled("options cap-early-finish\nproject P commit " + promised + R"(
            A P five 3wd                     # 1-3
            B P five 2wd                     # 1 2 | 2 3
            C Q five 5wd                     # 1-5
        )") == squeezed(R"(
            A early 01-01 01-03 late 01-01 01-03 total 0 free 0
            B early 01-01 01-02 late 01-02 01-03 total 1 free 1
            C early 01-01 01-05 late 01-01 01-05 total 0 free 0
        )"));
    }
}

TEST_CASE("free float of work whose project's finish is not known is not known") {
    const auto solved = solve(R"(
        project U unknown
        project P commit 2024-01-26
        A U five 3wd
        B P five 2wd                         # nothing after it
        C P five 2wd after A                 # waits, and so P has no finish
    )");
    CHECK_FALSE(solved.schedule.free_float(solved.graph.at("B")).has_value());
    CHECK(solved.schedule.project_finish(solved.graph.activities[solved.graph.at("B")].project) == unknown_instant);
}

} // namespace slipway::test
