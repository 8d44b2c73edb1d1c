// Where MS Project's answers differ from P6's, and its later versions from its earlier ones.

#include "schedules/hand_worked.hpp"

#include <catch2/catch.hpp>

namespace slipway::test {
namespace {

std::string by_rules(const std::string& rules, std::string_view network) {
    return scheduled("options " + rules + "\n" + std::string{network});
}

} // namespace

TEST_CASE("with nothing after it work is free until its project ends, and in MS Project for its total float") {
    constexpr std::string_view network = R"(
        project P commit 2024-01-12
        A P five 3wd                         # 1-3 | 10 11 12
        B P five 5wd                         # 1-5 | 8-12
    )";
    CHECK(by_rules("p6", network) == squeezed(R"(
        A early 01-01 01-03 late 01-10 01-12 total 7 free 2
        B early 01-01 01-05 late 01-08 01-12 total 5 free 0
    )"));
    for (const std::string rules : {"msp2013", "msp2016"}) {
        CHECK(by_rules(rules, network) == squeezed(R"(
            A early 01-01 01-03 late 01-10 01-12 total 7 free 7
            B early 01-01 01-05 late 01-08 01-12 total 5 free 5
        )"));
    }
}

TEST_CASE("negative total float is nothing free in MS Project either") {
    for (const std::string rules : {"msp2013", "msp2016"}) {
        CHECK(by_rules(rules, R"(
            project P commit 2024-01-02
            A P five 3wd                     # 1-3 | 29 1 2
        )") == squeezed("A early 01-01 01-03 late 12-29 01-02 total -1 free 0"));
    }
}

TEST_CASE("free float before a successor is the same in all rule sets") {
    for (const std::string rules : {"p6", "msp2013"}) {
        CHECK(by_rules(rules, R"(
            A P five 1wd                     # 1, free until the 4th
            B P five 3wd                     # 1-3
            C P five 1wd after A, B          # 4
        )") == squeezed(R"(
            A early 01-01 01-01 late 01-03 01-03 total 2 free 2
            B early 01-01 01-03 late 01-01 01-03 total 0 free 0
            C early 01-04 01-04 late 01-04 01-04 total 0 free 0
        )"));
    }
}

TEST_CASE("no-later constraints hold late dates, and in MS Project early dates too") {
    constexpr std::string_view network = R"(
        project P commit 2024-01-26
        A P five 5wd                         # 1-5 | before the 4th: 28 29 1 2 3
        B P five 2wd after A
        B start-no-later 2024-01-04
        C P five 2wd after A
        C finish-no-later 2024-01-05
    )";
    CHECK(by_rules("p6", network) == squeezed(R"(
        A early 01-01 01-05 late 12-28 01-03 total -2 free 0
        B early 01-08 01-09 late 01-04 01-05 total -2 free 0
        C early 01-08 01-09 late 01-04 01-05 total -2 free 0
    )"));
    CHECK(by_rules("msp2013", network) == squeezed(R"(
        A early 01-01 01-05 late 12-28 01-03 total -2 free 0
        B early 01-04 01-05 late 01-04 01-05 total 0 free 0      # begins while A goes on
        C early 01-04 01-05 late 01-04 01-05 total 0 free 0
    )"));
}

TEST_CASE("in MS Project a no-later constraint holds an early date before the data date, but not what has started") {
    CHECK(by_rules("msp2013", R"(
        data-date 2024-01-08
        project P commit 2024-01-26
        A P five 2wd
        A start-no-later 2024-01-04          # 4 5
        B P five 9wd
        B started 2024-01-02 remaining 2wd   # 8 9
        B start-no-later 2024-01-04
        C P five 9wd
        C started 2024-01-02 remaining 2wd   # 8 9 | 4 5
        C finish-no-later 2024-01-05
    )") == squeezed(R"(
        A early 01-04 01-05 late 01-04 01-05 total 0 free 0
        B early 01-08 01-09 late 01-25 01-26 total 13 free 13
        C early 01-08 01-09 late 01-04 01-05 total -2 free 0
    )"));
}

TEST_CASE("MS Project 2016 prints a late finish as the start of the next shift") {
    constexpr std::string_view network = R"(
        project P commit 2024-01-12
        A P five 3wd                         # 1-3 | B begins on the 11th
        B P five 2wd after A                 # 4 5 | ends with the cap, where work ends: the 12th
        C P five 2wd                         # 1 2 | midnight of Saturday 6 is no working time
        C deadline 2024-01-06
    )";
    const auto timed_by = [&](const std::string& rules) { return timed("options " + rules + "\n" + std::string{network}); };
    CHECK(timed_by("msp2013") == squeezed(R"(
        A early 01-01T08:00 01-03T17:00 late 01-08T08:00 01-10T17:00 total 5 free 0
        B early 01-04T08:00 01-05T17:00 late 01-11T08:00 01-12T17:00 total 5 free 5
        C early 01-01T08:00 01-02T17:00 late 01-04T08:00 01-05T17:00 total 3 free 3
    )"));
    CHECK(timed_by("msp2016") == squeezed(R"(
        A early 01-01T08:00 01-03T17:00 late 01-08T08:00 01-11T08:00 total 5 free 0
        B early 01-04T08:00 01-05T17:00 late 01-11T08:00 01-12T17:00 total 5 free 5
        C early 01-01T08:00 01-02T17:00 late 01-04T08:00 01-08T08:00 total 3 free 3
    )"));
}

TEST_CASE("MS Project 2016 pulls no late date through a start") {
    constexpr std::string_view network = R"(
        project P commit 2024-01-12
        A P five 4wd                         # 1-4 | 2013: begins with B, on the 4th: 4 5 8 9
        B P five 2wd after A SS              # 1 2 | 4 5
        B deadline 2024-01-05
        C P five 4wd                         # 1-4 | 2013: begins when D ends, after the 5th: 8-11
        D P five 2wd after C SF              # 1 2 | 4 5
        D deadline 2024-01-05
    )";
    CHECK(by_rules("msp2013", network) == squeezed(R"(
        A early 01-01 01-04 late 01-04 01-09 total 3 free 0
        B early 01-01 01-02 late 01-04 01-05 total 3 free 3
        C early 01-01 01-04 late 01-08 01-11 total 5 free 2      # D could end when the 1st begins
        D early 01-01 01-02 late 01-04 01-05 total 3 free 3
    )"));
    CHECK(by_rules("msp2016", network) == squeezed(R"(
        A early 01-01 01-04 late 01-09 01-12 total 6 free 0
        B early 01-01 01-02 late 01-04 01-05 total 3 free 3
        C early 01-01 01-04 late 01-09 01-12 total 6 free 2
        D early 01-01 01-02 late 01-04 01-05 total 3 free 3
    )"));
}

TEST_CASE("in MS Project work as late as possible is done on its late dates, and what follows waits for it") {
    constexpr std::string_view network = R"(
        P1 P five 5wd                        # 1-5: the project ends with the 5th
        A P five 1wd                         # p6: where it is, since nothing is free before B | msp: the 4th
        A as-late-as-possible
        B P five 1wd after A                 # p6: the 2nd | msp: the 5th
    )";
    CHECK(by_rules("p6", network) == squeezed(R"(
        P1 early 01-01 01-05 late 01-01 01-05 total 0 free 0
        A early 01-01 01-01 late 01-04 01-04 total 3 free 0
        B early 01-02 01-02 late 01-05 01-05 total 3 free 3
    )"));
    CHECK(by_rules("msp2013", network) == squeezed(R"(
        P1 early 01-01 01-05 late 01-01 01-05 total 0 free 0
        A early 01-04 01-04 late 01-04 01-04 total 0 free 0
        B early 01-05 01-05 late 01-05 01-05 total 0 free 0
    )"));
}

TEST_CASE("in MS Project begun work waits for nothing, but what comes before it is late when that is needed") {
    constexpr std::string_view network = R"(
        data-date 2024-01-03
        P1 P five 5wd                        # 3 4 5 8 9
        A P five 1wd                         # 3; B goes on with the 5th, so until the 4th | free until B began
        B P five 5wd after A
        B started 2024-01-02 remaining 2wd resume 2024-01-05
        C P five 1wd                         # 3; needed by B when that ends: the 9th
        D P five 5wd after C FF
        D started 2024-01-02 remaining 1wd resume 2024-01-05
    )";
    CHECK(by_rules("override msp2013", network) == squeezed(R"(
        P1 early 01-03 01-09 late 01-03 01-09 total 0 free 0
        A early 01-03 01-03 late 01-05 01-05 total 2 free 0
        B early 01-05 01-08 late 01-08 01-09 total 1 free 1
        C early 01-03 01-03 late 01-09 01-09 total 4 free 2
        D early 01-05 01-05 late 01-09 01-09 total 2 free 2
    )"));
    CHECK(by_rules("override p6", network) == squeezed(R"(
        P1 early 01-03 01-09 late 01-03 01-09 total 0 free 0
        A early 01-03 01-03 late 01-09 01-09 total 4 free 4
        B early 01-05 01-08 late 01-08 01-09 total 1 free 1
        C early 01-03 01-03 late 01-09 01-09 total 4 free 4
        D early 01-05 01-05 late 01-09 01-09 total 2 free 2
    )"));
}

TEST_CASE("in MS Project a milestone is late where what follows it begins") {
    constexpr std::string_view network = R"(
        P1 P five 5wd                        # 1-5
        A P five 1wd                         # 1
        M P five finish-milestone after A
        B P five 1wd after M                 # 2; late the 5th
    )";
    const auto timed_by = [&](const std::string& rules) { return timed("options " + rules + "\n" + std::string{network}); };
    CHECK(timed_by("p6").find("M early 01-01T17:00 01-01T17:00 late 01-04T17:00 01-04T17:00") != std::string::npos);
    for (const std::string rules : {"msp2013", "msp2016"}) {
        CHECK(timed_by(rules).find("M early 01-01T17:00 01-01T17:00 late 01-05T08:00 01-05T08:00 total 3 free 0") != std::string::npos);
    }
}

} // namespace slipway::test
