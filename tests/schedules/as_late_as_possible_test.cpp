// Work that uses up its free float. The arithmetic stands at each activity; after "|" the late side.

#include "schedules/hand_worked.hpp"

#include <catch2/catch.hpp>

namespace slipway::test {

TEST_CASE("work as late as possible begins when its successor just allows it, and its late dates stay") {
    const auto solved = solve(R"(
        project P commit 2024-01-26
        A P five 2wd                         # 1 2, and 3 4 5 are free: 4 5
        A as-late-as-possible
        B P five 5wd                         # 1-5
        C P five 2wd after A, B              # 8 9
    )");
    CHECK(pictured(solved) == squeezed(R"(
        A early 01-04 01-05 late 01-23 01-24 total 13 free 0
        B early 01-01 01-05 late 01-18 01-24 total 13 free 0
        C early 01-08 01-09 late 01-25 01-26 total 13 free 0
    )"));
    CHECK(driving(solved) == "A-C B-C");
}

TEST_CASE("of a chain as late as possible the last moves first") {
    CHECK(scheduled(R"(
        project P commit 2024-01-26
        A P five 1wd                         # 1; B begins on the 5th: 4
        A as-late-as-possible
        B P five 1wd after A                 # 2; D begins on the 8th: 5
        B as-late-as-possible
        C P five 5wd                         # 1-5
        D P five 1wd after B, C              # 8
    )") == squeezed(R"(
        A early 01-04 01-04 late 01-24 01-24 total 14 free 0
        B early 01-05 01-05 late 01-25 01-25 total 14 free 0
        C early 01-01 01-05 late 01-19 01-25 total 14 free 0
        D early 01-08 01-08 late 01-26 01-26 total 14 free 0
    )"));
}

TEST_CASE("an ordinary predecessor does not move, and gains what its successor moved") {
    CHECK(scheduled(R"(
        A P five 1wd                         # 1
        B P five 1wd after A                 # 2; the project ends with the 5th: 5
        B as-late-as-possible
        C P five 5wd                         # 1-5
    )") == squeezed(R"(
        A early 01-01 01-01 late 01-04 01-04 total 3 free 3
        B early 01-05 01-05 late 01-05 01-05 total 0 free 0
        C early 01-01 01-05 late 01-01 01-05 total 0 free 0
    )"));
}

TEST_CASE("with nothing after it work as late as possible ends with its project, which ends as before") {
    const auto solved = solve(R"(
        project P commit 2024-01-26
        A P five 2wd                         # 4 5
        A as-late-as-possible
        B P five 5wd                         # 1-5
    )");
    CHECK(pictured(solved) == squeezed(R"(
        A early 01-04 01-05 late 01-25 01-26 total 15 free 0
        B early 01-01 01-05 late 01-22 01-26 total 15 free 0
    )"));
    CHECK(to_string(solved.schedule.project_finish(0)) == "2024-01-05T17:00");
}

TEST_CASE("a lag stays between work as late as possible and its successor") {
    const auto solved = solve(R"(
        project P commit 2024-01-26
        A P five 2wd                         # lag on the 5th, then B: begins with the 5th
        A as-late-as-possible
        B P five 5wd after A SS+1wd
        B start-no-earlier 2024-01-08        # 8-12
    )");
    CHECK(pictured(solved) == squeezed(R"(
        A early 01-05 01-08 late 01-19 01-22 total 10 free 0     # | B begins on 22, less a day: 19 22
        B early 01-08 01-12 late 01-22 01-26 total 10 free 0
    )"));
    CHECK(driving(solved) == "A-B(SS)");
}

TEST_CASE("free float is used up in the working time of the activity's own calendar") {
    CHECK(scheduled(R"(
        project P commit 2024-01-26
        A P seven 2wd                        # 1 2; five days of seven until the 8th: 6 7
        A as-late-as-possible
        B P five 2wd after A
        B start-no-earlier 2024-01-08        # 8 9
    )") == squeezed(R"(
        A early 01-06 01-07 late 01-23 01-24 total 17 free 0
        B early 01-08 01-09 late 01-25 01-26 total 13 free 0
    )"));
}

TEST_CASE("started work does not move, as late as possible or not") {
    CHECK(scheduled(R"(
        A P five 9wd
        A started 2023-12-28 remaining 2wd   # 1 2
        A as-late-as-possible
        B P five 5wd                         # 1-5
    )") == squeezed(R"(
        A early 01-01 01-02 late 01-04 01-05 total 3 free 3
        B early 01-01 01-05 late 01-01 01-05 total 0 free 0
    )"));
}

TEST_CASE("a finish milestone as late as possible sits at the end of the shift before its successor") {
    CHECK(scheduled(R"(
        A P five 2wd                         # 1 2
        M P five finish-milestone after A    # at the end of the 2nd, moved to the end of the 5th
        M as-late-as-possible
        B P five 5wd                         # 1-5
        C P five 1wd after M, B              # 8
    )") == squeezed(R"(
        A early 01-01 01-02 late 01-04 01-05 total 3 free 3
        M early 01-05 01-05 late 01-05 01-05 total 0 free 0
        B early 01-01 01-05 late 01-01 01-05 total 0 free 0
        C early 01-08 01-08 late 01-08 01-08 total 0 free 0
    )"));
}

} // namespace slipway::test
