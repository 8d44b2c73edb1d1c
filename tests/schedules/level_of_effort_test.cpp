// Levels of effort, which last as long as what they are tied to. The arithmetic stands at each activity; after "|" the late side.

#include "schedules/hand_worked.hpp"

#include <catch2/catch.hpp>

namespace slipway::test {
namespace {

std::string early_finish(const Solved& solved, std::string_view name) {
    return to_string(solved.schedule.early_finish(solved.graph.at(name)));
}

} // namespace

TEST_CASE("a level of effort lasts from the start to the finish that it is tied to, early and late") {
    const auto solved = solve(R"(
        project P commit 2024-01-26
        A P five 2wd                         # 1 2
        B P five 3wd after A                 # 3 4 5
        X P five level-of-effort after A SS, B FF
    )");
    CHECK(pictured(solved) == squeezed(R"(
        A early 01-01 01-02 late 01-22 01-23 total 15 free 0
        B early 01-03 01-05 late 01-24 01-26 total 15 free 0
        X early 01-01 01-05 late 01-22 01-26 total 15 free 0
    )"));
    CHECK(driving(solved) == "A-B");
}

TEST_CASE("a level of effort holds nothing after it, lengthens no project, and gives no float to what is before it") {
    const auto solved = solve(R"(
        project P commit 2024-01-26
        A P five 5wd                         # 1-5
        X P five level-of-effort after A SS, A FF+5wd            # until the 12th
        B P five 1wd after X                 # 1
    )");
    CHECK(pictured(solved) == squeezed(R"(
        A early 01-01 01-05 late 01-22 01-26 total 15 free 0     # the last of its project
        X early 01-01 01-12 late 01-22 02-02 total 15 free 0     # | five days after the 26th
        B early 01-01 01-01 late 01-26 01-26 total 19 free 4     # until the 5th
    )"));
    CHECK(to_string(solved.schedule.project_finish(0)) == "2024-01-05T17:00");
    CHECK(driving(solved).empty());
    CHECK(path_into(solved, "B") == "B");
}

TEST_CASE("a level of effort takes the least of several starts and the greatest of several finishes") {
    CHECK(scheduled(R"(
        project P start 2024-01-03 commit 2024-01-26
        A P five 2wd                         # 3 4
        B P five 3wd after A                 # 5 8 9
        X P five level-of-effort after A SS+1wd, A FS-1wd, B FF, A SF+9wd    # 4, or 4 | 9, or lag 3 4 5 8-12 15
    )") == squeezed(R"(
        A early 01-03 01-04 late 01-22 01-23 total 13 free 0
        B early 01-05 01-09 late 01-24 01-26 total 13 free 0
        X early 01-04 01-15 late 01-23 02-01 total 13 free 0     # | 23; lag 22-26 29-31 1
    )"));
}

TEST_CASE("a level of effort is tied to what comes after it too") {
    CHECK(scheduled(R"(
        project P commit 2024-01-26
        X P five level-of-effort             # a day before the 8th: 5, until the 12th
        B P five 3wd after X SS+1wd
        B start-no-earlier 2024-01-08        # 8 9 10
        C P five 3wd after X FF
        C start-no-earlier 2024-01-10        # 10 11 12
    )") == squeezed(R"(
        X early 01-05 01-12 late 01-23 01-26 total 10 free 0
        B early 01-08 01-10 late 01-24 01-26 total 12 free 2
        C early 01-10 01-12 late 01-24 01-26 total 10 free 0
    )"));
}

TEST_CASE("a level of effort begins and ends in its own working time") {
    CHECK(scheduled(R"(
        project P commit 2024-01-26
        data-date 2024-01-06
        A P seven 7wd                        # Saturday 6 to Friday 12
        B P seven 2wd after A                # 13 14
        X P five level-of-effort after A SS, B FF    # Monday 8 to Friday 12
    )") == squeezed(R"(
        A early 01-06 01-12 late 01-18 01-24 total 12 free 0
        B early 01-13 01-14 late 01-25 01-26 total 12 free 0
        X early 01-08 01-12 late 01-18 01-26 total 10 free 0
    )"));
}

TEST_CASE("a level of effort counts from the actual dates of what has started, but not early before the data date") {
    CHECK(scheduled(R"(
        data-date 2024-01-08
        project P commit 2024-01-26
        A P five 5wd
        A started 2024-01-03 remaining 2wd   # 8 9
        B P five 3wd after A                 # 10 11 12
        X P five level-of-effort after A SS, B FF
    )") == squeezed(R"(
        A early 01-08 01-09 late 01-22 01-23 total 10 free 0
        B early 01-10 01-12 late 01-24 01-26 total 10 free 0
        X early 01-08 01-12 late 01-03 01-26 total 10 free 0     # | A began on the 3rd
    )"));
}

TEST_CASE("without a tie at its start a level of effort is on the data date, without one at its finish it takes no time") {
    const auto solved = solve(R"(
        A P five 5wd                         # 1-5
        X P five level-of-effort
        Y P five level-of-effort after A FF
        Z P five level-of-effort after A FS
    )");
    CHECK(early_start(solved, "X") == "2024-01-01T08:00");
    CHECK(early_finish(solved, "X") == "2024-01-01T08:00");
    CHECK(early_start(solved, "Y") == "2024-01-01T08:00");
    CHECK(early_finish(solved, "Y") == "2024-01-05T17:00");
    CHECK(early_start(solved, "Z") == "2024-01-08T08:00");
    CHECK(early_finish(solved, "Z") == "2024-01-08T08:00");
}

TEST_CASE("a level of effort whose finish would lie before its start takes no time") {
    const auto solved = solve(R"(
        A P five 5wd                         # 1-5
        B P five 2wd                         # 1 2
        X P five level-of-effort after A FS, B FF
    )");
    CHECK(early_start(solved, "X") == "2024-01-08T08:00");
    CHECK(early_finish(solved, "X") == "2024-01-08T08:00");
}

TEST_CASE("a complete level of effort drives nothing either") {
    const auto solved = solve(R"(
        project P commit 2024-01-12
        X P five level-of-effort
        X finished 2023-12-29 started 2023-12-20
        B P five 2wd after X FS+3wd          # 1 2: the tie binds nothing
    )");
    CHECK(pictured(solved) == squeezed(R"(
        X early 12-20 12-29 late - - total - free -
        B early 01-01 01-02 late 01-11 01-12 total 8 free 0
    )"));
    CHECK(driving(solved).empty());
}

TEST_CASE("a level of effort that has started still lasts as long as what it is tied to") {
    CHECK(scheduled(R"(
        project P commit 2024-01-26
        A P five 2wd                         # 1 2
        B P five 3wd after A                 # 3 4 5
        X P five level-of-effort after A SS, B FF
        X started 2023-12-20
    )") == squeezed(R"(
        A early 01-01 01-02 late 01-22 01-23 total 15 free 0
        B early 01-03 01-05 late 01-24 01-26 total 15 free 0
        X early 01-01 01-05 late 01-22 01-26 total 15 free 0
    )"));
}

} // namespace slipway::test
