// Every relation from work in progress, A: to work not started, to started work, and through complete work.
// What comes after may finish no later than Friday 12, so that its late days are 11 and 12; everything else has time until Friday 26.
// The start of A has been: it is early on the 1st, where the rest of it goes on, and nothing caps A through it any more.

#include "schedules/relation_table.hpp"

namespace slipway::test {

TEST_CASE("from started to open work of one calendar") {
    check_links(R"(
        project P commit 2024-01-26
        A P five 9wd
        A started 2023-12-21 remaining 4wd   # 1-4
        B P five 2wd after A LINK
        B finish-no-later 2024-01-12
    )",
                {
                    {"FS", "B 01-05 01-08, A until 01-10, free 0, drives"},     // after the 4th | before the 11th
                    {"FS+2wd", "B 01-09 01-10, A until 01-08, free 0, drives"}, // lag 5 8 | lag 10 9
                    {"FS-2wd", "B 01-03 01-04, A until 01-12, free 0, drives"}, // back 4 3 | on 11 12
                    {"SS", "B 01-01 01-02, A until 01-26, free 0, drives"},     // with the 1st
                    {"SS+2wd", "B 01-03 01-04, A until 01-26, free 0, drives"}, // lag 1 2
                    {"SS-2wd", "B 01-01 01-02, A until 01-26, free 2"},         // back 29 28: two days before the data date
                    {"FF", "B 01-03 01-04, A until 01-12, free 0, drives"},     // ends with the 4th | ends with the 12th
                    {"FF+2wd", "B 01-05 01-08, A until 01-10, free 0, drives"}, // lag 5 8, ends with it | lag 12 11
                    {"FF-2wd", "B 01-01 01-02, A until 01-16, free 0, drives"}, // back 4 3, ends with the 2nd | on 15 16
                    {"SF", "B 01-01 01-02, A until 01-26, free 2"},             // could end when the 1st begins, ends with the 2nd
                    {"SF+3wd", "B 01-02 01-03, A until 01-26, free 0, drives"}, // lag 1 2 3, ends with it
                    {"SF-2wd", "B 01-01 01-02, A until 01-26, free 4"},         // could end when the 28th begins: 28 29 1 2
                });
}

TEST_CASE("from started to open work of another calendar") {
    check_links(R"(
        project P commit 2024-01-26
        A P seven 9wd
        A started 2023-12-21 remaining 6wd   # 1-6, until Saturday
        B P five 2wd after A LINK
        B finish-no-later 2024-01-12
    )",
                {
                    {"FS", "B 01-08 01-09, A until 01-10, free 1, drives"},     // after Saturday: Monday | before the 11th
                    {"FS+3wd", "B 01-10 01-11, A until 01-07, free 0, drives"}, // lag 7 8 9 | lag 10 9 8
                    {"FS-2wd", "B 01-05 01-08, A until 01-12, free 0, drives"}, // back 6 5 | on 11 12
                    {"SS", "B 01-01 01-02, A until 01-26, free 0, drives"},     // with the 1st
                    {"SS+3wd", "B 01-04 01-05, A until 01-26, free 0, drives"}, // lag 1 2 3
                    {"SS-2wd", "B 01-01 01-02, A until 01-26, free 2, drives"}, // back 31 30: Saturday drives Monday
                    {"FF", "B 01-04 01-05, A until 01-12, free 0, drives"},     // two days of five back from Saturday | ends with the 12th
                    {"FF+3wd", "B 01-08 01-09, A until 01-09, free 0, drives"}, // lag 7 8 9 | lag 12 11 10
                    {"FF-2wd", "B 01-03 01-04, A until 01-14, free 0, drives"}, // back 6 5 | on 13 14
                    {"SF", "B 01-01 01-02, A until 01-26, free 2"},             // could end when the 1st begins
                    {"SF+3wd", "B 01-02 01-03, A until 01-26, free 0, drives"}, // lag 1 2 3, ends with it
                    {"SF-2wd", "B 01-01 01-02, A until 01-26, free 4"},         // could end when the 30th begins: 30 31 1 2
                });
}

TEST_CASE("from started to started work of one calendar") {
    check_links(R"(
        project P commit 2024-01-26
        A P five 9wd
        A started 2023-12-21 remaining 4wd   # 1-4
        B P five 9wd after A LINK
        B started 2023-12-28 remaining 2wd   # its start too has been
        B finish-no-later 2024-01-12
    )",
                {
                    {"FS", "B 01-05 01-08, A until 01-10, free 0, drives"},
                    {"FS+2wd", "B 01-09 01-10, A until 01-08, free 0, drives"},
                    {"FS-2wd", "B 01-03 01-04, A until 01-12, free 0, drives"},
                    {"SS", "B 01-01 01-02, A until 01-26, free 0"}, // A is the last of the project
                    {"SS+2wd", "B 01-01 01-02, A until 01-26, free 0"},
                    {"SS-2wd", "B 01-01 01-02, A until 01-26, free 0"},
                    {"FF", "B 01-03 01-04, A until 01-12, free 0, drives"},
                    {"FF+2wd", "B 01-05 01-08, A until 01-10, free 0, drives"},
                    {"FF-2wd", "B 01-01 01-02, A until 01-16, free 0, drives"},
                    {"SF", "B 01-01 01-02, A until 01-26, free 2"},
                    {"SF+3wd", "B 01-02 01-03, A until 01-26, free 0, drives"},
                    {"SF-2wd", "B 01-01 01-02, A until 01-26, free 4"},
                });
}

TEST_CASE("from started to started work of another calendar") {
    check_links(R"(
        project P commit 2024-01-26
        A P seven 9wd
        A started 2023-12-21 remaining 6wd   # 1-6
        B P five 9wd after A LINK
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
                    {"SF", "B 01-01 01-02, A until 01-26, free 2"},
                    {"SF+3wd", "B 01-02 01-03, A until 01-26, free 0, drives"},
                    {"SF-2wd", "B 01-01 01-02, A until 01-26, free 4"},
                });
}

TEST_CASE("from started work through complete work of one calendar") {
    check_through(R"(
        project P commit 2024-01-26
        A P five 9wd
        A started 2023-12-21 remaining 4wd   # 1-4
        B P five 2wd after A LINK
        B finished 2023-12-29 started 2023-12-28
        C P five 2wd after B
        C finish-no-later 2024-01-12
    )",
                  {
                      {"FS", "C 01-05 01-08, A until 01-10"},
                      {"FS+2wd", "C 01-09 01-10, A until 01-08"},
                      {"FS-2wd", "C 01-03 01-04, A until 01-12"},
                      {"SS", "C 01-01 01-02, A until 01-26"},
                      {"SS+2wd", "C 01-01 01-02, A until 01-26"},
                      {"SS-2wd", "C 01-01 01-02, A until 01-26"},
                      {"FF", "C 01-05 01-08, A until 01-10"},
                      {"FF+2wd", "C 01-09 01-10, A until 01-08"},
                      {"FF-2wd", "C 01-03 01-04, A until 01-12"},
                      {"SF", "C 01-01 01-02, A until 01-26"},     // with the 1st
                      {"SF+2wd", "C 01-03 01-04, A until 01-26"}, // lag 1 2
                      {"SF-2wd", "C 01-01 01-02, A until 01-26"},
                  });
}

TEST_CASE("from started work through complete work of another calendar") {
    check_through(R"(
        project P commit 2024-01-26
        A P seven 9wd
        A started 2023-12-21 remaining 6wd   # 1-6
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
                      {"SF", "C 01-01 01-02, A until 01-26"},
                      {"SF+3wd", "C 01-04 01-05, A until 01-26"}, // lag 1 2 3
                      {"SF-2wd", "C 01-01 01-02, A until 01-26"},
                  });
}

} // namespace slipway::test
