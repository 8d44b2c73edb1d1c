// Networks small enough to be worked out on paper. Monday is 2024-01-01; the weeks are 1-5, 8-12, 15-19, 22-26, 29-2 February.
// The arithmetic stands at each activity. "work 3" means the days counted, "| late" how the late side comes about.

#include "schedules/hand_worked.hpp"

#include <catch2/catch.hpp>

namespace slipway::test {

TEST_CASE("a finish-start successor begins at the next working instant, its lag after, its lead before") {
    CHECK(scheduled(R"(
        A P five 3wd                         # 1 2 3
        B P five 3wd after A                 # 4 5 8
        C P five 3wd after A FS+2wd          # lag 4 5, then 8 9 10: the last of the project
        D P five 3wd after A FS-1wd          # a day before the end of the 3rd is the beginning of the 3rd: 3 4 5
    )") == squeezed(R"(
        A early 01-01 01-03 late 01-01 01-03 total 0 free 0      # C may not slip: 8 less a lag of two is the 4th
        B early 01-04 01-08 late 01-08 01-10 total 2 free 2
        C early 01-08 01-10 late 01-08 01-10 total 0 free 0
        D early 01-03 01-05 late 01-08 01-10 total 3 free 3
    )"));
}

TEST_CASE("a start-start successor counts its lag from the start of its predecessor") {
    CHECK(scheduled(R"(
        Z P five 2wd                         # 1 2
        A P five 5wd after Z                 # 3 4 5 8 9
        B P five 3wd after A SS              # 3 4 5
        C P five 3wd after A SS+2wd          # lag 3 4, then 5 8 9
        D P five 3wd after A SS-1wd          # 2 3 4
    )") == squeezed(R"(
        Z early 01-01 01-02 late 01-01 01-02 total 0 free 0
        A early 01-03 01-09 late 01-03 01-09 total 0 free 0
        B early 01-03 01-05 late 01-05 01-09 total 2 free 2
        C early 01-05 01-09 late 01-05 01-09 total 0 free 0
        D early 01-02 01-04 late 01-05 01-09 total 3 free 3
    )"));
}

TEST_CASE("a finish-finish successor ends no earlier than its predecessor and the lag") {
    CHECK(scheduled(R"(
        A P five 5wd                         # 1 2 3 4 5
        B P five 2wd after A FF              # ends with the 5th: 4 5
        C P five 2wd after A FF+2wd          # ends with the 9th: 8 9
        D P five 2wd after A FF-1wd          # ends with the 4th: 3 4
    )") == squeezed(R"(
        A early 01-01 01-05 late 01-01 01-05 total 0 free 0      # late finish of C, the 9th, less two days
        B early 01-04 01-05 late 01-08 01-09 total 2 free 2
        C early 01-08 01-09 late 01-08 01-09 total 0 free 0
        D early 01-03 01-04 late 01-08 01-09 total 3 free 3
    )"));
}

TEST_CASE("a start-finish successor ends no earlier than its predecessor starts and the lag") {
    CHECK(scheduled(R"(
        Z P five 3wd                         # 1 2 3
        A P five 5wd after Z                 # 4 5 8 9 10
        B P five 2wd after A SF              # ends when the 4th begins: 2 3
        C P five 2wd after A SF+3wd          # lag 4 5 8: ends with the 8th: 5 8
        D P five 2wd after A SF-1wd          # ends when the 3rd begins: 1 2
    )") == squeezed(R"(
        Z early 01-01 01-03 late 01-01 01-03 total 0 free 0
        A early 01-04 01-10 late 01-04 01-10 total 0 free 0
        B early 01-02 01-03 late 01-09 01-10 total 5 free 5
        C early 01-05 01-08 late 01-09 01-10 total 2 free 2
        D early 01-01 01-02 late 01-09 01-10 total 6 free 6
    )"));
}

TEST_CASE("lag is measured in the calendar it names") {
    CHECK(scheduled(R"(
        project P commit 2024-01-12
        A P five 5wd                         # ends Friday 5, 17:00
        B P five 1wd after A FS+1wd          # Monday 8 is the lag: 9
        C P five 1wd after A FS+1wd@seven    # Saturday 6 is: 8
        D P five 1wd after A FS+1wd@full     # until Saturday 17:00: 8
        E P five 1wd after A FS+4wd@full     # until Tuesday 9, 17:00: 10
    )") == squeezed(R"(
        A early 01-01 01-05 late 01-01 01-05 total 0 free 0      # | late E begins on 12 at 08:00, less four days of 24 hours: 8 at 08:00
        B early 01-09 01-09 late 01-12 01-12 total 3 free 1      # nothing follows: project ends with the 10th
        C early 01-08 01-08 late 01-12 01-12 total 4 free 2
        D early 01-08 01-08 late 01-12 01-12 total 4 free 2
        E early 01-10 01-10 late 01-12 01-12 total 2 free 0
    )"));
}

TEST_CASE("work passes from one calendar to another at the next instant that is worked there") {
    CHECK(scheduled(R"(
        project P commit 2024-01-19
        A P five 5wd                         # 1-5
        B P seven 2wd after A                # Saturday 6, Sunday 7
        C P five 1wd after B                 # 8
        D P six 6wd                          # 1-6
        E P five 1wd after D                 # 8
        F P night 1wd after C                # begins Monday 8 at 22:00, ends Tuesday at 06:00
        G P five 1wd after F                 # 9
    )") == squeezed(R"(
        A early 01-01 01-05 late 01-09 01-15 total 6 free 0      # | B begins on 16: 8-12, 15
        B early 01-06 01-07 late 01-16 01-17 total 10 free 0     # | C begins on 18: 8-17, in days of seven
        C early 01-08 01-08 late 01-18 01-18 total 8 free 0      # | F begins on 18 at 22:00
        D early 01-01 01-06 late 01-12 01-18 total 10 free 0     # | E begins on 19: 8-13, 15-18; no working time of six lies before Monday 8
        E early 01-08 01-08 late 01-19 01-19 total 9 free 1
        F early 01-08 01-09 late 01-18 01-19 total 10 free 0
        G early 01-09 01-09 late 01-19 01-19 total 8 free 0
    )"));
}

TEST_CASE("a half day worked puts the successor into the same day") {
    CHECK(timed(R"(
        A P five 12h                         # Monday, and Tuesday until 12:00
        B P five 4h after A                  # Tuesday 13:00 to 17:00
    )") == squeezed(R"(
        A early 01-01T08:00 01-02T12:00 late 01-01T08:00 01-02T12:00 total 0 free 0
        B early 01-02T13:00 01-02T17:00 late 01-02T13:00 01-02T17:00 total 0 free 0
    )"));
}

TEST_CASE("a made-up Sunday is a working day and shows as one") {
    CHECK(scheduled(R"(
        data-date 2024-01-05
        A P feast 2wd                        # Friday 5, Sunday 7
        B P feast 3wd after A                # 8, 9, and after the days off of 10-16: 17
    )") == squeezed(R"(
        A early 01-05 01-07 late 01-05 01-07 total 0 free 0
        B early 01-08 01-17 late 01-08 01-17 total 0 free 0
    )"));
}

TEST_CASE("finish-finish across calendars counts back in the successor's own calendar") {
    const auto solved = solve(R"(
        project P commit 2024-01-12
        A P seven 6wd                        # 1-6, ends Saturday
        B P five 2wd after A FF              # two days of five back from Saturday 17:00: 4 5
    )");
    CHECK(pictured(solved) == squeezed(R"(
        A early 01-01 01-06 late 01-07 01-12 total 6 free 0      # link float: Friday - Saturday = -1 day of seven, so nothing is free
        B early 01-04 01-05 late 01-11 01-12 total 5 free 0
    )"));
    CHECK(link_float(solved.scheduled(), 0) == Minutes{-480});
    CHECK(driving(solved) == "A-B(FF)");
}

TEST_CASE(
    "the lag of a start-start relation from started work counts from its early start, or from its actual start when the file says so") {
    constexpr std::string_view network = R"(
        project P commit 2024-01-12
        A P five 5wd
        A started 2023-12-28 remaining 2wd   # 1 2
        B P five 1wd after A                 # 3
        C P five 1wd after A SS+3wd          # from the early start: lag 1 2 3, then 4; from Thursday 28: lag 28 29 1, then 2
    )";
    CHECK(scheduled(network) == squeezed(R"(
        A early 01-01 01-02 late 01-10 01-11 total 7 free 0      # | late of B only: no start-start cap through a start that has been
        B early 01-03 01-03 late 01-12 01-12 total 7 free 1
        C early 01-04 01-04 late 01-12 01-12 total 6 free 0
    )"));
    CHECK(scheduled("options actual-start-lag\n" + std::string{network}) == squeezed(R"(
        A early 01-01 01-02 late 01-10 01-11 total 7 free 0
        B early 01-03 01-03 late 01-12 01-12 total 7 free 0
        C early 01-02 01-02 late 01-12 01-12 total 8 free 1
    )"));
}

TEST_CASE("successors of finished work are bound by its actual dates") {
    CHECK(scheduled(R"(
        project P commit 2024-01-12
        A P five 2wd
        A finished 2023-12-29 started 2023-12-28
        B P five 1wd after A                 # the data date: 1
        C P five 1wd after A FS+3wd          # Friday 29, lag 1 2 3, then 4
        D P five 2wd after A FF+3wd          # ends with the 3rd: 2 3
        E P five 1wd after A SS+4wd          # Thursday 28, lag 28 29 1 2, then 3
        F P five 1wd after A SF+4wd          # ends with the 2nd
    )") == squeezed(R"(
        A early 12-28 12-29 late - - total - free -              # out of the late pass
        B early 01-01 01-01 late 01-12 01-12 total 9 free 3
        C early 01-04 01-04 late 01-12 01-12 total 6 free 0
        D early 01-02 01-03 late 01-11 01-12 total 7 free 1
        E early 01-03 01-03 late 01-12 01-12 total 7 free 1
        F early 01-02 01-02 late 01-12 01-12 total 8 free 2
    )"));
}

TEST_CASE("work started out of sequence waits for its predecessor under retained logic") {
    CHECK(scheduled(R"(
        project P commit 2024-01-12
        A P five 4wd                         # 1 2 3 4
        B P five 5wd after A
        B started 2023-12-28 remaining 2wd   # 5 8
    )") == squeezed(R"(
        A early 01-01 01-04 late 01-05 01-10 total 4 free 0
        B early 01-05 01-08 late 01-11 01-12 total 4 free 0
    )"));
}

TEST_CASE("work started out of sequence does not wait under progress override, and caps nothing") {
    CHECK(scheduled(R"(
        options override
        project P commit 2024-01-12
        A P five 4wd                         # 1 2 3 4
        B P five 5wd after A
        B started 2023-12-28 remaining 2wd   # 1 2
    )") == squeezed(R"(
        A early 01-01 01-04 late 01-09 01-12 total 6 free 0
        B early 01-01 01-02 late 01-11 01-12 total 8 free 2
    )"));
}

TEST_CASE("work that has started feels its predecessors at its finish, no more at its start") {
    CHECK(scheduled(R"(
        project P commit 2024-01-12
        A P five 5wd                         # 1-5
        B P five 9wd after A SS+4wd
        B started 2023-12-28 remaining 1wd   # 1
        C P five 9wd after A FF+1wd
        C started 2023-12-28 remaining 1wd   # ends with the 8th
        D P five 9wd after A SF+2wd
        D started 2023-12-28 remaining 1wd   # ends with the 2nd
    )") == squeezed(R"(
        A early 01-01 01-05 late 01-05 01-11 total 4 free 0      # | late of C: 12 less a day
        B early 01-01 01-01 late 01-12 01-12 total 9 free 5
        C early 01-08 01-08 late 01-12 01-12 total 4 free 0
        D early 01-02 01-02 late 01-12 01-12 total 8 free 4
    )"));
}

TEST_CASE("remaining work goes on no earlier than its resume date") {
    const auto solved = solve(R"(
        A P five 5wd
        A started 2023-12-28 remaining 2wd resume 2024-01-04     # 4 5
        B P five 1wd after A
    )");
    CHECK(pictured(solved) == squeezed(R"(
        A early 01-04 01-05 late 01-04 01-05 total 0 free 0
        B early 01-08 01-08 late 01-08 01-08 total 0 free 0
    )"));
    CHECK(early_bound(solved, "A") == "resume");
}

TEST_CASE("unfinished work drives through a successor reported complete") {
    const auto solved = solve(R"(
        project P commit 2024-01-12
        A P five 4wd                         # 1-4
        B P five 2wd after A
        B finished 2023-12-29 started 2023-12-28
        C P five 1wd after B                 # 5, as though B had nothing left to do
    )");
    CHECK(early_start(solved, "C") == "2024-01-05T08:00");
    CHECK(to_string(solved.schedule.through(solved.graph.at("B"))) == "2024-01-04T17:00");
    CHECK(driving(solved) == "A-B B-C");
    CHECK(path_into(solved, "C") == "A C");
}

TEST_CASE("under progress override unfinished work neither drives through a complete successor nor is capped through it") {
    CHECK(scheduled(R"(
        options override
        project P commit 2024-01-12
        A P five 4wd                         # 1-4
        B P five 2wd after A
        B finished 2023-12-29 started 2023-12-28
        C P five 1wd after B                 # 1
    )") == squeezed(R"(
        A early 01-01 01-04 late 01-09 01-12 total 6 free 0      # | late is the commitment alone
        B early 12-28 12-29 late - - total - free -
        C early 01-01 01-01 late 01-12 01-12 total 9 free 3
    )"));
}

TEST_CASE("a start-start predecessor does not drive through a complete activity, whose start has been") {
    const auto solved = solve(R"(
        A P five 4wd                         # 1-4
        B P five 2wd after A SS+2wd
        B finished 2023-12-29 started 2023-12-28
        C P five 1wd after B                 # the data date: 1
    )");
    CHECK(early_start(solved, "C") == "2024-01-01T08:00");
}

TEST_CASE("constraints that hold a date back") {
    const auto solved = solve(R"(
        project P start 2024-01-03 commit 2024-01-19
        A P five 2wd                         # planned start: 3 4
        B P five 2wd after A                 # 10 11 instead of 5 8
        B start-no-earlier 2024-01-10
        C P five 2wd after A                 # ends with the 12th: 11 12
        C finish-no-earlier 2024-01-12
        D P five 2wd after A                 # a constraint on a Saturday: Monday 8
        D start-no-earlier 2024-01-06
    )");
    CHECK(pictured(solved) == squeezed(R"(
        A early 01-03 01-04 late 01-16 01-17 total 9 free 1      # free until D begins on the 8th: Friday 5
        B early 01-10 01-11 late 01-18 01-19 total 6 free 1
        C early 01-11 01-12 late 01-18 01-19 total 5 free 0
        D early 01-08 01-09 late 01-18 01-19 total 8 free 3
    )"));
    CHECK(early_bound(solved, "A") == "project-start");
    CHECK(early_bound(solved, "B") == "constraint start-no-earlier");
    CHECK(early_bound(solved, "C") == "constraint finish-no-earlier");
    CHECK(driving(solved).empty());
}

TEST_CASE("constraints that pull a late date forward") {
    const auto solved = solve(R"(
        project P commit 2024-01-19
        A P five 3wd                         # 1-3
        A start-no-later 2024-01-04          # 4 5 8
        B P five 3wd
        B finish-no-later 2024-01-10
        C P five 3wd
        C deadline 2024-01-02                # already impossible: -1
        D P five 3wd
    )");
    CHECK(pictured(solved) == squeezed(R"(
        A early 01-01 01-03 late 01-04 01-08 total 3 free 0      # nothing follows, and the project ends with the 3rd
        B early 01-01 01-03 late 01-08 01-10 total 5 free 0
        C early 01-01 01-03 late 12-29 01-02 total -1 free 0
        D early 01-01 01-03 late 01-17 01-19 total 12 free 0
    )"));
    CHECK(late_bound(solved, "A") == "constraint start-no-later");
    CHECK(late_bound(solved, "B") == "constraint finish-no-later");
    CHECK(late_bound(solved, "C") == "constraint deadline");
    CHECK(late_bound(solved, "D") == "cap");
}

TEST_CASE("work that has started is past its start constraints") {
    CHECK(scheduled(R"(
        project P start 2024-01-09 commit 2024-01-12
        A P five 5wd
        A started 2023-12-28 remaining 2wd   # 1 2
        A start-no-earlier 2024-01-04
        A start-no-later 2023-12-27
    )") == squeezed("A early 01-01 01-02 late 01-11 01-12 total 8 free 0"));
}

TEST_CASE("the commitment caps the late dates; without one the project's own early finish does, and never another project's") {
    constexpr std::string_view network = R"(
        A P five 3wd
        B P five 2wd
        C Q five 10wd                        # Q ends with the 12th
    )";
    CHECK(scheduled(network) == squeezed(R"(
        A early 01-01 01-03 late 01-01 01-03 total 0 free 0
        B early 01-01 01-02 late 01-02 01-03 total 1 free 1
        C early 01-01 01-12 late 01-01 01-12 total 0 free 0
    )"));
    CHECK(scheduled("project P commit 2024-01-08\n" + std::string{network}) == squeezed(R"(
        A early 01-01 01-03 late 01-04 01-08 total 3 free 0      # total float to the commitment, free float to the project's finish
        B early 01-01 01-02 late 01-05 01-08 total 4 free 1
        C early 01-01 01-12 late 01-01 01-12 total 0 free 0
    )"));
    CHECK(scheduled("project Q commit 2024-01-10\n" + std::string{network}) == squeezed(R"(
        A early 01-01 01-03 late 01-01 01-03 total 0 free 0
        B early 01-01 01-02 late 01-02 01-03 total 1 free 1
        C early 01-01 01-12 late 12-28 01-10 total -2 free 0     # a missed promise is negative float: 28 29 1-5 8-10
    )"));
}

TEST_CASE("a start-start successor caps the late finish through the late start") {
    CHECK(scheduled(R"(
        project P commit 2024-01-26
        A P five 10wd                        # 1-12
        B P five 5wd after A SS+2wd          # lag 1 2, then 3-9; late 22-26
        B finish-no-later 2024-01-12         # late 8-12
    )") == squeezed(R"(
        A early 01-01 01-12 late 01-04 01-17 total 3 free 0      # | late B starts 8, less two: 4; ten days from there: 17
        B early 01-03 01-09 late 01-08 01-12 total 3 free 3
    )"));
}

TEST_CASE("a start-finish successor caps the late finish through the late start") {
    CHECK(scheduled(R"(
        project P commit 2024-01-26
        A P five 10wd                        # 1-12
        B P five 1wd after A SF+2wd          # ends with the 2nd
        B finish-no-later 2024-01-05
    )") == squeezed(R"(
        A early 01-01 01-12 late 01-04 01-17 total 3 free 0      # | late B ends with the 5th, less two: the 4th begins; ten days: 17
        B early 01-02 01-02 late 01-05 01-05 total 3 free 8      # nothing follows: project ends with the 12th
    )"));
}

TEST_CASE("free float is the least link float and total float the least chain: EF 15, ES 18 19 17, TF 2 2 6 give 2 and 5") {
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
    CHECK(pictured(solved) == squeezed(R"(
        A early 01-01 01-15 late 01-06 01-20 total 5 free 2      # | late starts after 20, 21 and 23
        B early 01-19 01-28 late 01-21 01-30 total 2 free 0
        C early 01-20 01-28 late 01-22 01-30 total 2 free 0
        D early 01-18 01-24 late 01-24 01-30 total 6 free 4
    )"));
    CHECK(link_floats(solved) == std::vector<std::optional<Minutes>>{Minutes{3 * 480}, Minutes{4 * 480}, Minutes{2 * 480}});
}

TEST_CASE("seven-day work that ends on a Saturday drives a Monday start though a day of it is free") {
    const auto solved = solve(R"(
        A P seven 6wd                        # 1-6
        B P five 2wd after A                 # 8 9
        C P five 4wd                         # 1-4: to the 8th a day of five is missing
        D P five 2wd after A, C              # 8 9
    )");
    CHECK(pictured(solved) == squeezed(R"(
        A early 01-01 01-06 late 01-02 01-07 total 1 free 1      # Sunday
        B early 01-08 01-09 late 01-08 01-09 total 0 free 0
        C early 01-01 01-04 late 01-02 01-05 total 1 free 1      # Friday
        D early 01-08 01-09 late 01-08 01-09 total 0 free 0
    )"));
    CHECK(driving(solved) == "A-B A-D");
    CHECK(path_into(solved, "D") == "A D");
}

TEST_CASE("a successor on the data date is driven by nothing that ended before") {
    const auto solved = solve(R"(
        data-date 2024-01-10
        A P five 2wd
        A finished 2024-01-05 started 2024-01-04
        B P five 2wd after A
    )");
    CHECK(driving(solved).empty());
    CHECK(early_bound(solved, "B") == "data-date");
}

TEST_CASE("a project whose stage is unknown has late dates only, and so has whatever waits for it") {
    CHECK(scheduled(R"(
        project U unknown commit 2024-01-31
        project P commit 2024-02-02
        A U five 3wd                         # no forecast | late of B less nothing: 29 30 31
        B P five 2wd after A                 # waits for A | late 1 2
        C P five 4wd                         # 1-4
        D P five 1wd after C                 # 5
        E P five 1wd after A, D              # waits for A, whatever D says
    )") == squeezed(R"(
        A early - - late 01-29 01-31 total - free -
        B early - - late 02-01 02-02 total - free -
        C early 01-01 01-04 late 01-26 01-31 total 19 free 0
        D early 01-05 01-05 late 02-01 02-01 total 19 free -
        E early - - late 02-02 02-02 total - free -
    )"));
}

TEST_CASE("a project without a forecast and without a promise has no dates at all") {
    CHECK(scheduled(R"(
        project U unknown
        A U five 3wd
        B U five 2wd after A
        C P five 2wd
    )") == squeezed(R"(
        A early - - late - - total - free -
        B early - - late - - total - free -
        C early 01-01 01-02 late 01-01 01-02 total 0 free 0
    )"));
}

TEST_CASE("started work that feels its predecessor no more keeps its forecast when that has none") {
    const auto by_start = solve(R"(
        project U unknown
        A U five 3wd
        B P five 5wd after A SS              # its start has been: it does not wait
        B started 2023-12-28 remaining 2wd
    )");
    CHECK(by_start.schedule.has_forecast(by_start.graph.at("B")));
    const auto by_override = solve(R"(
        options override
        project U unknown
        A U five 3wd
        B P five 5wd after A
        B started 2023-12-28 remaining 2wd
    )");
    CHECK(by_override.schedule.has_forecast(by_override.graph.at("B")));
}

TEST_CASE("what is complete waits no more for work without a forecast, and lets its successors go") {
    const auto solved = solve(R"(
        data-date 2024-01-01
        project U unknown
        A U five 3wd
        B P five 2wd after A
        B finished 2023-12-29 started 2023-12-28
        C P five 1wd after B
    )");
    CHECK(day_of(solved.schedule.early_start(solved.graph.at("C"))) == parse_date("2024-01-01"));
}

TEST_CASE("a finish milestone shows its predecessor's finish day, a start milestone the next working day") {
    CHECK(scheduled(R"(
        project P commit 2024-01-12
        A P five 5wd                         # ends Friday 5
        M P five finish-milestone after A    # Friday 5
        B P five 1wd after M                 # Monday 8: no day is lost
        S P five start-milestone after A     # Monday 8
        C P five 1wd after S                 # Monday 8
    )") == squeezed(R"(
        A early 01-01 01-05 late 01-05 01-11 total 4 free 0
        M early 01-05 01-05 late 01-11 01-11 total 4 free 0
        B early 01-08 01-08 late 01-12 01-12 total 4 free 0
        S early 01-08 01-08 late 01-12 01-12 total 4 free 0
        C early 01-08 01-08 late 01-12 01-12 total 4 free 0
    )"));
}

TEST_CASE("a finish milestone after work in another calendar shows the day that work ends") {
    const auto solved = solve(R"(
        A P seven 6wd                        # 1-6, ends Saturday 17:00
        M P five finish-milestone after A
    )");
    const auto milestone = solved.graph.at("M");
    CHECK(to_string(shown_finish(ActivityKind::finish_milestone, solved.schedule.early_start(milestone),
                                 solved.schedule.early_finish(milestone))) == "2024-01-06");
}

TEST_CASE("a finish milestone in another calendar takes no float from the work before it") {
    // The cap is the project's own early finish, Saturday 17:00, and A is what sets it: its float is 0, not the -1 of a milestone moved to
    // Friday.
    CHECK(total_float(solve(R"(
        A P seven 6wd
        M P five finish-milestone after A
    )"),
                      "A") == 0);
    // Without M the float of A is 1 (Sunday). A milestone that takes no time cannot make it negative, with no promise to miss.
    CHECK(total_float(solve(R"(
        A P seven 6wd                        # 1-6
        M P five finish-milestone after A
        B P five 2wd after M                 # 8 9
    )"),
                      "A") >= 0);
}

TEST_CASE("a finish milestone with a lead sits at the end of a shift") {
    // A ends with Friday 5; a day earlier is the end of Thursday's shift, not the beginning of Friday's.
    const auto solved = solve(R"(
        A P five 5wd
        M P five finish-milestone after A FS-1wd
        B P five 1wd after M                 # Friday 5
    )");
    CHECK(pictured(solved) == squeezed(R"(
        A early 01-01 01-05 late 01-01 01-05 total 0 free 0
        M early 01-04 01-04 late 01-04 01-04 total 0 free 0
        B early 01-05 01-05 late 01-05 01-05 total 0 free 0
    )"));
}

TEST_CASE("a finish milestone that may finish no earlier than Friday shows Friday") {
    const auto solved = solve(R"(
        project P commit 2024-01-12
        M P five finish-milestone
        M finish-no-earlier 2024-01-05       # Friday 17:00
    )");
    CHECK(pictured(solved) == squeezed("M early 01-05 01-05 late 01-12 01-12 total 5 free 0"));
}

TEST_CASE("the shown days of a finish at midnight and of milestones") {
    const Date monday{std::chrono::year{2024} / 1 / 8};
    const Instant midnight{monday};
    const Instant evening = midnight - Minutes{7 * 60};
    CHECK(shown_start(ActivityKind::task, midnight) == monday);
    CHECK(shown_finish(ActivityKind::task, midnight - Days{1}, midnight) == monday - Days{1});
    CHECK(shown_start(ActivityKind::start_milestone, midnight) == monday);
    CHECK(shown_finish(ActivityKind::start_milestone, midnight, midnight) == monday);
    CHECK(shown_start(ActivityKind::finish_milestone, evening) == monday - Days{1});
    CHECK(shown_finish(ActivityKind::finish_milestone, evening, evening) == monday - Days{1});
    CHECK(shown_start(ActivityKind::finish_milestone, midnight) == monday - Days{1});
    CHECK(shown_finish(ActivityKind::finish_milestone, midnight, midnight) == monday - Days{1});
}

TEST_CASE("the longest path walks back along driving relations only, whatever the floats say") {
    const auto solved = solve(R"(
        project P commit 2024-01-03          # missed by everybody: all floats are negative
        A P five 4wd                         # 1-4
        B P five 3wd                         # 1-3
        C P five 2wd after A, B              # 5 8
        D P five 1wd after B                 # 4
        M P five finish-milestone after C, D
    )");
    for (const auto& name : solved.graph.names) { CHECK(total_float(solved, name) < 0); }
    CHECK(driving(solved) == "A-C B-D C-M");
    CHECK(path_into(solved, "M") == "A C M");
    CHECK(path_into(solved, "D") == "B D");
}

TEST_CASE("the longest path holds every chain that ties") {
    const auto solved = solve(R"(
        A P five 2wd
        B P five 2wd
        M P five finish-milestone after A, B
    )");
    CHECK(path_into(solved, "M") == "A B M");
}

TEST_CASE("the chain of bounds ends at what no relation sets") {
    const auto solved = solve(R"(
        A P five 4wd                         # 1-4
        B P five 1wd after A                 # 10, by its constraint
        B start-no-earlier 2024-01-10
        C P five 2wd after B, A SS+1wd       # 11 12
        D P five 1wd after C FF+1wd          # ends with the 15th
    )");
    CHECK(chain_of(solved, "D") == "D C B");
    CHECK(early_bound(solved, "D") == "relation C");
    CHECK(early_bound(solved, "B") == "constraint start-no-earlier");
    CHECK(late_bound(solved, "B") == "relation C");
    CHECK(late_bound(solved, "D") == "cap");
}

TEST_CASE("a relation across projects takes the other project's promise back to its predecessor") {
    CHECK(scheduled(R"(
        project P commit 2024-01-26
        project Q commit 2024-01-12
        A P five 3wd                         # 1-3
        B Q five 2wd after A FS+1wd          # lag 4, then 5 8; late 11 12
        C P five 1wd after A                 # 4
    )") == squeezed(R"(
        A early 01-01 01-03 late 01-05 01-09 total 4 free 0      # | late of B 11, less a day (10) leaves the 9th
        B early 01-05 01-08 late 01-11 01-12 total 4 free 0
        C early 01-04 01-04 late 01-26 01-26 total 16 free 0     # nothing follows in P, which ends with the 4th
    )"));
}

TEST_CASE("nothing unfinished begins before the data date, also within a day") {
    CHECK(timed(R"(
        data-date 2024-01-05T10:30
        A P five 1wd                         # Friday from 10:30: 1.5 + 4 hours; Monday until 10:30
        B P five 1wd
        B started 2024-01-03 remaining 2h    # until 12:00, then half an hour after 13:00
    )") == squeezed(R"(
        A early 01-05T10:30 01-08T10:30 late 01-05T10:30 01-08T10:30 total 0 free 0
        B early 01-05T10:30 01-05T13:30 late 01-08T08:30 01-08T10:30 total 0.75 free 0.75
    )"));
}

TEST_CASE("every project finish is its latest early finish") {
    const auto solved = solve(R"(
        A P five 3wd
        B P five 5wd
        C Q five 1wd after B
    )");
    CHECK(to_string(solved.schedule.project_finish(0)) == "2024-01-05T17:00");
    CHECK(to_string(solved.schedule.project_finish(1)) == "2024-01-08T17:00");
}

} // namespace slipway::test
