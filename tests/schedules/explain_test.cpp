// Why a date is what it is: every bound in order, and the walks from bound to bound.

#include "schedules/hand_worked.hpp"

#include <catch2/catch.hpp>
#include <fmt/format.h>

namespace slipway::test {
namespace {

std::string listed(const Solved& solved, std::uint32_t activity, const std::vector<BoundAt>& bounds) {
    std::string out;
    for (const auto& [by, at] : bounds) { out += fmt::format("{} {}\n", word_of(solved, by, activity), to_string(at).substr(5)); }
    return out;
}

std::string early_list(const Solved& solved, std::string_view name) {
    const auto at = solved.graph.at(name);
    return listed(solved, at, early_bounds(solved.scheduled(), at));
}

std::string late_list(const Solved& solved, std::string_view name) {
    const auto at = solved.graph.at(name);
    return listed(solved, at, late_bounds(solved.scheduled(), at));
}

constexpr std::string_view fork = R"(
    project P commit 2024-01-19
    A P five 5wd                             # 1-5 | B begins on the 16th: 9-12 15
    B P five 3wd after A                     # 8 9 10 | D begins on the 19th: 16 17 18
    C P five 2wd after A                     # 8 9 | 17 18
    D P five 1wd after B, C                  # 11 | 19
)";

} // namespace

TEST_CASE("the bounds of an early date come from the strongest to the weakest, relations first and by their other end") {
    CHECK(early_list(solve(R"(
        project P start 2024-01-03
        A P five 2wd                         # 3 4
        B P five 2wd                         # 3 4
        C P five 1wd                         # 3
        D P five 1wd after C, B, A
        D start-no-earlier 2024-01-05
        D finish-no-earlier 2024-01-04
    )"),
                     "D") == squeezed(R"(
        relation A 01-05T08:00
        relation B 01-05T08:00
        constraint start-no-earlier 01-05T08:00
        relation C 01-04T08:00
        constraint finish-no-earlier 01-04T08:00
        project-start 01-03T08:00
        data-date 01-01T08:00
    )"));
}

TEST_CASE("a bound gives the early start that it allows, in the activity's own working time") {
    CHECK(early_list(solve(R"(
        A P seven 6wd                        # until Saturday 6
        B P five 3wd after A FF              # three days back from there: 3 4 5
        C P seven 7wd                        # until Sunday 7
        D P five 1wd after A, C SS+5wd       # Monday 8 | lag 1-5, then Monday
    )"),
                     "B") == squeezed("relation A 01-03T08:00\ndata-date 01-01T08:00"));
    CHECK(early_list(solve(R"(
        A P seven 6wd
        C P seven 7wd
        D P five 1wd after A, C SS+5wd
    )"),
                     "D") == squeezed("relation A 01-08T08:00\nrelation C 01-08T08:00\ndata-date 01-01T08:00"));
}

TEST_CASE("the bounds of suspended work are its resume date, what it waits for, and the data date") {
    CHECK(early_list(solve(R"(
        project P start 2024-01-15           # it has started
        A P five 2wd
        A started 2023-12-28 remaining 2wd   # 1 2
        B P five 9wd after A
        B started 2023-12-28 remaining 2wd resume 2024-01-10
        B start-no-earlier 2024-01-12        # it has started
    )"),
                     "B") == squeezed(R"(
        resume 01-10T08:00
        relation A 01-03T08:00
        data-date 01-01T08:00
    )"));
}

TEST_CASE("complete work is where its facts put it, or as far as an unfinished predecessor drives through it") {
    const auto solved = solve(R"(
        A P five 4wd
        B P five 2wd after A
        B finished 2023-12-29 started 2023-12-28
        C P five 2wd
        C finished 2023-12-29 started 2023-12-28
    )");
    CHECK(early_bound(solved, "B") == "relation A");
    CHECK(early_bound(solved, "C") == "actual");
    CHECK(late_bound(solved, "C") == "none");
    CHECK(late_list(solved, "C").empty());
}

TEST_CASE("without a date there are no bounds") {
    const auto solved = solve("project P unknown\nA P five 4wd\nB P five 2wd after A");
    CHECK(early_list(solved, "B").empty());
    CHECK(late_list(solved, "B").empty());
    CHECK(early_bound(solved, "B") == "none");
    CHECK(late_bound(solved, "B") == "none");
}

TEST_CASE("the bounds of a late date come from the earliest to the latest, as late finishes") {
    const auto solved = solve(fork);
    CHECK(late_list(solved, "A") == squeezed(R"(
        relation B 01-15T17:00
        relation C 01-16T17:00
        cap 01-19T17:00
    )"));
    CHECK(late_list(solve("D deadline 2024-01-17\nB start-no-later 2024-01-12\n" + std::string{fork}), "D") == squeezed(R"(
        constraint deadline 01-17T17:00
        cap 01-19T17:00
    )"));
    CHECK(late_list(solve("D deadline 2024-01-17\nB start-no-later 2024-01-12\n" + std::string{fork}), "B") == squeezed(R"(
        relation D 01-16T17:00
        constraint start-no-later 01-16T17:00
        cap 01-19T17:00
    )"));
}

TEST_CASE("a start-start successor bounds the late finish through the late start") {
    CHECK(late_list(solve(R"(
        project P commit 2024-01-19
        A P five 4wd
        B P five 2wd after A SS              # | 4 5
        B deadline 2024-01-05
    )"),
                    "A") == squeezed("relation B 01-09T17:00\ncap 01-19T17:00")); // 4 5 8 9
}

TEST_CASE("the late chain walks to what comes after until a cap or a constraint holds") {
    const auto by_cap = solve(fork);
    CHECK(late_chain_of(by_cap, "A") == "A B D");
    CHECK(late_chain_of(by_cap, "C") == "C D");
    CHECK(late_chain_of(by_cap, "D") == "D");
    CHECK(late_bound(by_cap, "D") == "cap");
    const auto by_deadline = solve("C deadline 2024-01-12\n" + std::string{fork}); // | C 11 12, before B
    CHECK(late_chain_of(by_deadline, "A") == "A C");
    CHECK(late_bound(by_deadline, "C") == "constraint deadline");
}

TEST_CASE("the late chain crosses into the project whose promise holds") {
    const auto solved = solve(R"(
        project P commit 2024-01-26
        project Q commit 2024-01-12
        A P five 3wd
        B Q five 2wd after A
        C P five 1wd after A
    )");
    CHECK(late_chain_of(solved, "A") == "A B");
    CHECK(late_bound(solved, "B") == "cap");
}

TEST_CASE("the late chain goes through complete work") {
    const auto solved = solve(R"(
        project P commit 2024-01-19
        A P five 4wd
        B P five 2wd after A
        B finished 2023-12-29 started 2023-12-28
        C P five 1wd after B
    )");
    CHECK(late_chain_of(solved, "A") == "A B C");
}

TEST_CASE("without late dates there is no late chain but the activity itself") {
    CHECK(late_chain_of(solve("project P unknown\nA P five 4wd\nB P five 2wd after A"), "A") == "A");
}

} // namespace slipway::test
