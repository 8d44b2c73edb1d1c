// Mandatory dates, which hold whatever else says. The arithmetic stands at each activity; after "|" the late side.

#include "schedules/hand_worked.hpp"

#include <catch2/catch.hpp>

namespace slipway::test {

TEST_CASE("a mandatory start breaks the logic before it, and moves what comes after") {
    const auto solved = solve(R"(
        project P commit 2024-01-26
        A P five 5wd                         # 1-5
        B P five 2wd after A
        B mandatory-start 2024-01-03         # 3 4, though A ends with the 5th
        C P five 1wd after B                 # 5
    )");
    CHECK(pictured(solved) == squeezed(R"(
        A early 01-01 01-05 late 12-27 01-02 total -3 free 0     # | before the 3rd: 27 28 29 1 2
        B early 01-03 01-04 late 01-03 01-04 total 0 free 0
        C early 01-05 01-05 late 01-26 01-26 total 15 free 0
    )"));
    CHECK(driving(solved) == "B-C");
    CHECK(early_bound(solved, "B") == "constraint mandatory-start");
    CHECK(late_bound(solved, "B") == "constraint mandatory-start");
    CHECK(chain_of(solved, "C") == "C B");
}

TEST_CASE("a mandatory start beats the data date, the planned start and every other constraint") {
    CHECK(scheduled(R"(
        data-date 2024-01-08
        project P start 2024-01-10 commit 2024-01-26
        A P five 2wd
        A mandatory-start 2024-01-04         # 4 5
        A start-no-earlier 2024-01-15
        A deadline 2024-01-04
    )") == squeezed("A early 01-04 01-05 late 01-04 01-05 total 0 free 0"));
}

TEST_CASE("a mandatory start on a day off is the next working day") {
    CHECK(scheduled(R"(
        project P commit 2024-01-26
        A P five 2wd
        A mandatory-start 2024-01-06         # Saturday: 8 9
    )") == squeezed("A early 01-08 01-09 late 01-08 01-09 total 0 free 0"));
}

TEST_CASE("a mandatory finish places the work before it") {
    CHECK(scheduled(R"(
        project P commit 2024-01-26
        A P five 5wd                         # 1-5
        B P five 3wd after A
        B mandatory-finish 2024-01-05        # 3 4 5
        C P five 1wd
        C mandatory-finish 2024-01-07        # Sunday: Friday 5
    )") == squeezed(R"(
        A early 01-01 01-05 late 12-27 01-02 total -3 free 0
        B early 01-03 01-05 late 01-03 01-05 total 0 free 0
        C early 01-05 01-05 late 01-05 01-05 total 0 free 0
    )"));
}

TEST_CASE("a mandatory finish later than the work could end makes it wait, and takes the float of nothing before") {
    CHECK(scheduled(R"(
        project P commit 2024-01-26
        A P five 2wd                         # 1 2
        B P five 2wd after A
        B mandatory-finish 2024-01-12        # 11 12
    )") == squeezed(R"(
        A early 01-01 01-02 late 01-09 01-10 total 6 free 6
        B early 01-11 01-12 late 01-11 01-12 total 0 free 0
    )"));
}

TEST_CASE("started work is past a mandatory start, and a mandatory finish caps it") {
    CHECK(scheduled(R"(
        project P commit 2024-01-26
        A P five 5wd
        A started 2023-12-28 remaining 3wd   # 1-3
        A mandatory-start 2024-01-10
        B P five 5wd
        B started 2023-12-28 remaining 3wd   # 1-3
        B mandatory-finish 2024-01-10        # | 8 9 10
    )") == squeezed(R"(
        A early 01-01 01-03 late 01-24 01-26 total 17 free 0
        B early 01-01 01-03 late 01-08 01-10 total 5 free 0
    )"));
}

TEST_CASE("complete work keeps its actual dates, whatever is mandatory") {
    CHECK(scheduled(R"(
        A P five 2wd
        A finished 2023-12-29 started 2023-12-28
        A mandatory-start 2024-01-10
        A mandatory-finish 2024-01-12
    )") == squeezed("A early 12-28 12-29 late - - total - free -"));
}

} // namespace slipway::test
