// The progress logic of actual dates: started work waits for nothing, and what should have come before it was due when it began, or ended.

#include "schedules/relation_table.hpp"

namespace slipway::test {

TEST_CASE("under actual dates work was due when what came out of sequence began") {
    CHECK(scheduled(R"(
        options actual-dates
        project P commit 2024-01-26
        A P five 3wd                         # 1-3 | before the 28th: 25 26 27
        B P five 5wd after A
        B started 2023-12-28 remaining 2wd   # 1 2
    )") == squeezed(R"(
        A early 01-01 01-03 late 12-25 12-27 total -5 free 0     # 28 29 1 2 3
        B early 01-01 01-02 late 01-25 01-26 total 18 free 1
    )"));
}

TEST_CASE("under actual dates a started successor caps each type of relation by its actual start, or by its late finish") {
    check_links(R"(
        options actual-dates
        project P commit 2024-01-26
        A P five 4wd                         # 1-4, the last of the project
        B P five 9wd after A LINK
        B started 2023-12-28 remaining 2wd   # 1 2
        B finish-no-later 2024-01-12
    )",
                {
                    {"FS", "B 01-01 01-02, A until 12-27, free 0"},     // before the 28th
                    {"FS+2wd", "B 01-01 01-02, A until 12-25, free 0"}, // lag 27 26
                    {"FS-2wd", "B 01-01 01-02, A until 12-29, free 0"}, // on 28 29
                    {"SS", "B 01-01 01-02, A until 01-02, free 0"},     // from the 28th: 28 29 1 2
                    {"SS+2wd", "B 01-01 01-02, A until 12-29, free 0"}, // lag 27 26, then 26-29
                    {"SS-2wd", "B 01-01 01-02, A until 01-04, free 0"}, // on 28 29, then 1-4
                    {"FF", "B 01-01 01-02, A until 01-12, free 0"},     // ends with the 12th
                    {"FF+2wd", "B 01-01 01-02, A until 01-10, free 0"}, // lag 12 11
                    {"FF-2wd", "B 01-01 01-02, A until 01-16, free 0"}, // on 15 16
                    {"SF", "B 01-01 01-02, A until 01-18, free 0"},     // begins after the 12th: 15-18
                    {"SF+2wd", "B 01-01 01-02, A until 01-16, free 0"}, // lag 12 11, then 11 12 15 16
                    {"SF-2wd", "B 01-01 01-02, A until 01-22, free 0"}, // on 15 16, then 17 18 19 22
                });
}

TEST_CASE("under actual dates a complete successor caps each type of relation by its actual dates, and hands nothing on") {
    check_through(R"(
        options actual-dates
        project P commit 2024-01-26
        A P five 4wd                         # 1-4
        B P five 2wd after A LINK
        B finished 2023-12-29 started 2023-12-28
        C P five 2wd after B                 # 1 2
        C finish-no-later 2024-01-12
    )",
                  {
                      {"FS", "C 01-01 01-02, A until 12-27"},     // before the 28th
                      {"FS+2wd", "C 01-01 01-02, A until 12-25"}, // lag 27 26
                      {"FS-2wd", "C 01-01 01-02, A until 12-29"}, // on 28 29
                      {"SS", "C 01-01 01-02, A until 01-02"},     // from the 28th: 28 29 1 2
                      {"SS+2wd", "C 01-01 01-02, A until 12-29"}, // lag 27 26, then 26-29
                      {"SS-2wd", "C 01-01 01-02, A until 01-04"}, // on 28 29, then 1-4
                      {"FF", "C 01-01 01-02, A until 12-29"},     // ends with the 29th
                      {"FF+2wd", "C 01-01 01-02, A until 12-27"}, // lag 29 28
                      {"FF-2wd", "C 01-01 01-02, A until 01-02"}, // on 1 2
                      {"SF", "C 01-01 01-02, A until 01-04"},     // begins after the 29th: 1-4
                      {"SF+2wd", "C 01-01 01-02, A until 01-02"}, // lag 29 28, then 28 29 1 2
                      {"SF-2wd", "C 01-01 01-02, A until 01-08"}, // on 1 2, then 3 4 5 8
                  });
}

TEST_CASE("under actual dates what is complete without a known start was due at no time") {
    CHECK(scheduled(R"(
        options actual-dates
        project P commit 2024-01-26
        A P five 4wd                         # 1-4 | 23-26
        B P five 2wd after A
        B finished 2023-12-29
    )") == squeezed(R"(
        A early 01-01 01-04 late 01-23 01-26 total 16 free 0
        B early - 12-29 late - - total - free -
    )"));
}

TEST_CASE("under actual dates started work feels no start-side cap, as under any logic") {
    CHECK(scheduled(R"(
        options actual-dates
        project P commit 2024-01-26
        A P five 9wd
        A started 2023-12-21 remaining 4wd   # 1-4
        B P five 9wd after A SS
        B started 2023-12-28 remaining 2wd   # 1 2
    )") == squeezed(R"(
        A early 01-01 01-04 late 01-23 01-26 total 16 free 0
        B early 01-01 01-02 late 01-25 01-26 total 18 free 2
    )"));
}

TEST_CASE("under actual dates work goes on no earlier than it began, if that is yet to come") {
    constexpr std::string_view network = R"(
        A P five 9wd
        A started 2024-01-04 remaining 2wd   # 4 5, and by default 1 2
    )";
    CHECK(scheduled("options actual-dates\n" + std::string{network}) == squeezed("A early 01-04 01-05 late 01-04 01-05 total 0 free 0"));
    CHECK(scheduled(network) == squeezed("A early 01-01 01-02 late 01-01 01-02 total 0 free 0"));
    CHECK(early_bound(solve("options actual-dates\n" + std::string{network}), "A") == "actual");
}

} // namespace slipway::test
