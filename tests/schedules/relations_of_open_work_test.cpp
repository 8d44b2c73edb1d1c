// Every relation from work that has not started, A: to work not started, to started work, and through complete work.
// What comes after may finish no later than Friday 12, so that its late days are 11 and 12; everything else has time until Friday 26.
// In each row: what sets the early days | what sets the late finish of A.

#include "schedules/relation_table.hpp"

namespace slipway::test {

TEST_CASE("from open to open work of one calendar") {
    check_links(R"(
        project P commit 2024-01-26
        Z P five 2wd                         # 1 2
        A P five 4wd after Z                 # 3 4 5 8
        B P five 2wd after A LINK
        B finish-no-later 2024-01-12
    )",
                {
                    {"FS", "B 01-09 01-10, A until 01-10, free 0, drives"},     // after the 8th | before the 11th
                    {"FS+2wd", "B 01-11 01-12, A until 01-08, free 0, drives"}, // lag 9 10 | lag 10 9
                    {"FS-2wd", "B 01-05 01-08, A until 01-12, free 0, drives"}, // back 8 5 | on 11 12
                    {"SS", "B 01-03 01-04, A until 01-16, free 0, drives"},     // with the 3rd | from the 11th: 11 12 15 16
                    {"SS+2wd", "B 01-05 01-08, A until 01-12, free 0, drives"}, // lag 3 4 | lag 10 9, then 9 10 11 12
                    {"SS-2wd", "B 01-01 01-02, A until 01-18, free 0, drives"}, // back 2 1 | on 11 12, then 15 16 17 18
                    {"FF", "B 01-05 01-08, A until 01-12, free 0, drives"},     // ends with the 8th | ends with the 12th
                    {"FF+2wd", "B 01-09 01-10, A until 01-10, free 0, drives"}, // lag 9 10, ends with it | lag 12 11
                    {"FF-2wd", "B 01-03 01-04, A until 01-16, free 0, drives"}, // back 8 5, ends with the 4th | on 15 16
                    {"SF", "B 01-01 01-02, A until 01-18, free 0, drives"},     // ends when the 3rd begins | begins after the 12th: 15-18
                    {"SF+2wd", "B 01-03 01-04, A until 01-16, free 0, drives"}, // lag 3 4, ends with it | lag 12 11, then 11 12 15 16
                    {"SF-2wd", "B 01-01 01-02, A until 01-22, free 2"},         // the data date | on 15 16, then 17 18 19 22
                });
}

TEST_CASE("from open to open work of another calendar") {
    check_links(R"(
        project P commit 2024-01-26
        Z P seven 2wd                        # 1 2
        A P seven 4wd after Z                # 3 4 5 6, until Saturday; lag too is counted in seven days a week
        B P five 2wd after A LINK
        B finish-no-later 2024-01-12
    )",
                {
                    {"FS", "B 01-08 01-09, A until 01-10, free 1, drives"}, // after Saturday 6: Monday, Sunday 7 is free | before the 11th
                    {"FS+3wd", "B 01-10 01-11, A until 01-07, free 0, drives"}, // lag 7 8 9 | lag 10 9 8, ends Sunday
                    {"FS-2wd", "B 01-05 01-08, A until 01-12, free 0, drives"}, // back 6 5 | on 11 12
                    {"SS", "B 01-03 01-04, A until 01-14, free 0, drives"},     // with the 3rd | from the 11th: 11 12 13 14
                    {"SS+3wd", "B 01-08 01-09, A until 01-11, free 2, drives"}, // lag 3 4 5, then Monday | lag 10 9 8, then 8-11
                    {"SS-2wd", "B 01-01 01-02, A until 01-16, free 0, drives"}, // back 2 1 | on 11 12, then 13-16
                    {"FF", "B 01-04 01-05, A until 01-12, free 0, drives"},     // two days of five back from Saturday | ends with the 12th
                    {"FF+3wd", "B 01-08 01-09, A until 01-09, free 0, drives"}, // lag 7 8 9 | lag 12 11 10
                    {"FF-2wd", "B 01-03 01-04, A until 01-14, free 0, drives"}, // back 6 5: ends with the 4th | on 13 14
                    {"SF", "B 01-01 01-02, A until 01-16, free 0, drives"},     // ends when the 3rd begins | from the 13th: 13-16
                    {"SF+3wd", "B 01-04 01-05, A until 01-13, free 0, drives"}, // lag 3 4 5, ends with it | lag 12 11 10, then 10-13
                    {"SF-2wd", "B 01-01 01-02, A until 01-18, free 2"},         // the data date | on 13 14, then 15-18
                });
}

TEST_CASE("from open to started work of one calendar") {
    check_links(R"(
        project P commit 2024-01-26
        Z P five 2wd                         # 1 2
        A P five 4wd after Z                 # 3 4 5 8
        B P five 2wd after A LINK
        B started 2023-12-28 remaining 2wd   # its start has been: nothing holds it, and it holds nothing
        B finish-no-later 2024-01-12
    )",
                {
                    {"FS", "B 01-09 01-10, A until 01-10, free 0, drives"},
                    {"FS+2wd", "B 01-11 01-12, A until 01-08, free 0, drives"},
                    {"FS-2wd", "B 01-05 01-08, A until 01-12, free 0, drives"},
                    {"SS", "B 01-01 01-02, A until 01-26, free 0"}, // A is the last of the project: nothing is free
                    {"SS+2wd", "B 01-01 01-02, A until 01-26, free 0"},
                    {"SS-2wd", "B 01-01 01-02, A until 01-26, free 0"},
                    {"FF", "B 01-05 01-08, A until 01-12, free 0, drives"},
                    {"FF+2wd", "B 01-09 01-10, A until 01-10, free 0, drives"},
                    {"FF-2wd", "B 01-03 01-04, A until 01-16, free 0, drives"},
                    {"SF", "B 01-01 01-02, A until 01-18, free 0, drives"},
                    {"SF+2wd", "B 01-03 01-04, A until 01-16, free 0, drives"},
                    {"SF-2wd", "B 01-01 01-02, A until 01-22, free 2"},
                });
}

TEST_CASE("from open to started work of another calendar") {
    check_links(R"(
        project P commit 2024-01-26
        Z P seven 2wd                        # 1 2
        A P seven 4wd after Z                # 3 4 5 6
        B P five 2wd after A LINK
        B started 2023-12-28 remaining 2wd
        B finish-no-later 2024-01-12
    )",
                {
                    {"FS", "B 01-08 01-09, A until 01-10, free 1, drives"},
                    {"FS+3wd", "B 01-10 01-11, A until 01-07, free 0, drives"},
                    {"FS-2wd", "B 01-05 01-08, A until 01-12, free 0, drives"},
                    {"SS", "B 01-01 01-02, A until 01-26, free 0"},
                    {"SS+3wd", "B 01-01 01-02, A until 01-26, free 0"},
                    {"SS-2wd", "B 01-01 01-02, A until 01-26, free 0"},
                    {"FF", "B 01-04 01-05, A until 01-12, free 0, drives"},
                    {"FF+3wd", "B 01-08 01-09, A until 01-09, free 0, drives"},
                    {"FF-2wd", "B 01-03 01-04, A until 01-14, free 0, drives"},
                    {"SF", "B 01-01 01-02, A until 01-16, free 0, drives"},
                    {"SF+3wd", "B 01-04 01-05, A until 01-13, free 0, drives"},
                    {"SF-2wd", "B 01-01 01-02, A until 01-18, free 2"},
                });
}

TEST_CASE("from open work through complete work of one calendar") {
    check_through(R"(
        project P commit 2024-01-26
        Z P five 2wd                         # 1 2
        A P five 4wd after Z                 # 3 4 5 8
        B P five 2wd after A LINK
        B finished 2023-12-29 started 2023-12-28
        C P five 2wd after B                 # as though B had no work left
        C finish-no-later 2024-01-12
    )",
                  {
                      {"FS", "C 01-09 01-10, A until 01-10"},
                      {"FS+2wd", "C 01-11 01-12, A until 01-08"},
                      {"FS-2wd", "C 01-05 01-08, A until 01-12"},
                      {"SS", "C 01-01 01-02, A until 01-26"}, // the start of B has been
                      {"SS+2wd", "C 01-01 01-02, A until 01-26"},
                      {"SS-2wd", "C 01-01 01-02, A until 01-26"},
                      {"FF", "C 01-09 01-10, A until 01-10"}, // without work in B its finish is its start
                      {"FF+2wd", "C 01-11 01-12, A until 01-08"},
                      {"FF-2wd", "C 01-05 01-08, A until 01-12"},
                      {"SF", "C 01-03 01-04, A until 01-16"},     // with the 3rd | from the 11th: 11 12 15 16
                      {"SF+2wd", "C 01-05 01-08, A until 01-12"}, // lag 3 4 | lag 10 9, then 9-12
                      {"SF-2wd", "C 01-01 01-02, A until 01-18"}, // back 2 1 | on 11 12, then 15-18
                  });
}

TEST_CASE("from open work through complete work of another calendar") {
    check_through(R"(
        project P commit 2024-01-26
        Z P seven 2wd                        # 1 2
        A P seven 4wd after Z                # 3 4 5 6
        B P five 2wd after A LINK
        B finished 2023-12-29 started 2023-12-28
        C P five 2wd after B
        C finish-no-later 2024-01-12
    )",
                  {
                      {"FS", "C 01-08 01-09, A until 01-10"},
                      {"FS+3wd", "C 01-10 01-11, A until 01-07"},
                      {"FS-2wd", "C 01-05 01-08, A until 01-12"},
                      {"SS", "C 01-01 01-02, A until 01-26"},
                      {"SS+3wd", "C 01-01 01-02, A until 01-26"},
                      {"SS-2wd", "C 01-01 01-02, A until 01-26"},
                      {"FF", "C 01-08 01-09, A until 01-10"},
                      {"FF+3wd", "C 01-10 01-11, A until 01-07"},
                      {"FF-2wd", "C 01-05 01-08, A until 01-12"},
                      {"SF", "C 01-03 01-04, A until 01-14"},     // with the 3rd | from the 11th: 11-14
                      {"SF+3wd", "C 01-08 01-09, A until 01-11"}, // lag 3 4 5, then Monday | lag 10 9 8, then 8-11
                      {"SF-2wd", "C 01-01 01-02, A until 01-16"}, // back 2 1 | on 11 12, then 13-16
                  });
}

} // namespace slipway::test
