// Work that has started, stands still, and goes on from a resume date.

#include "schedules/hand_worked.hpp"

#include <catch2/catch.hpp>

namespace slipway::test {

TEST_CASE("what remains of suspended work is done from the resume date on, at the cost of its float") {
    constexpr std::string_view network = R"(
        project P commit 2024-01-19
        A P five 9wd
        A started 2023-12-21 remaining 3wd resume 2024-01-08     # 8 9 10 | 15 16 17
        B P five 2wd after A                 # 11 12 | 18 19
    )";
    CHECK(scheduled(network) == squeezed(R"(
        A early 01-08 01-10 late 01-15 01-17 total 5 free 0
        B early 01-11 01-12 late 01-18 01-19 total 5 free 0
    )"));
    const auto solved = solve(network);
    CHECK(early_bound(solved, "A") == "resume");
    CHECK(chain_of(solved, "B") == "B A");
}

TEST_CASE("a resume date that has passed holds nothing") {
    const auto solved = solve(R"(
        data-date 2024-01-08
        A P five 9wd
        A started 2023-12-21 remaining 2wd resume 2024-01-03     # 8 9
    )");
    CHECK(pictured(solved) == squeezed("A early 01-08 01-09 late 01-08 01-09 total 0 free 0"));
    CHECK(early_bound(solved, "A") == "data-date");
}

TEST_CASE("work resumed on a day off goes on the next working day, and within a day at its minute") {
    CHECK(timed(R"(
        A P five 9wd
        A started 2023-12-21 remaining 1wd resume 2024-01-06
        B P five 9wd
        B started 2023-12-21 remaining 1wd resume 2024-01-08T10:30
    )") == squeezed(R"(
        A early 01-08T08:00 01-08T17:00 late 01-08T10:30 01-09T10:30 total 0.3125 free 0.3125    # 2.5 hours of 8
        B early 01-08T10:30 01-09T10:30 late 01-08T10:30 01-09T10:30 total 0 free 0
    )"));
}

TEST_CASE("suspended work waits for its predecessor as well, unless progress overrides it") {
    constexpr std::string_view network = R"(
        project P commit 2024-01-19
        A P five 5wd                         # 1-5
        B P five 9wd after A
        B started 2023-12-28 remaining 2wd resume 2024-01-03
    )";
    CHECK(scheduled(network) == squeezed(R"(
        A early 01-01 01-05 late 01-11 01-17 total 8 free 0
        B early 01-08 01-09 late 01-18 01-19 total 8 free 0
    )"));
    CHECK(scheduled("options override\n" + std::string{network}) == squeezed(R"(
        A early 01-01 01-05 late 01-15 01-19 total 10 free 0
        B early 01-03 01-04 late 01-18 01-19 total 11 free 1
    )"));
}

TEST_CASE("suspended work that may finish no earlier goes on when both allow it") {
    CHECK(scheduled(R"(
        A P five 9wd
        A started 2023-12-28 remaining 2wd resume 2024-01-03
        A finish-no-earlier 2024-01-10       # 9 10
        B P five 9wd
        B started 2023-12-28 remaining 2wd resume 2024-01-11     # 11 12
        B finish-no-earlier 2024-01-10
    )") == squeezed(R"(
        A early 01-09 01-10 late 01-11 01-12 total 2 free 2
        B early 01-11 01-12 late 01-11 01-12 total 0 free 0
    )"));
}

TEST_CASE("a lag from the start of suspended work counts from where it goes on, or from its actual start when the file says so") {
    constexpr std::string_view network = R"(
        A P five 9wd
        A started 2023-12-28 remaining 2wd resume 2024-01-08     # 8 9
        B P five 1wd after A SS+1wd          # lag 8, then 9; or lag 28, then the data date
    )";
    CHECK(scheduled(network) == squeezed(R"(
        A early 01-08 01-09 late 01-08 01-09 total 0 free 0
        B early 01-09 01-09 late 01-09 01-09 total 0 free 0
    )"));
    CHECK(scheduled("options actual-start-lag\n" + std::string{network}) == squeezed(R"(
        A early 01-08 01-09 late 01-08 01-09 total 0 free 1      # the 29th, after the lag and before the data date
        B early 01-01 01-01 late 01-09 01-09 total 6 free 6
    )"));
}

} // namespace slipway::test
