// Every relation from complete work, A: its actual dates bind what has not started, and nothing else. It has no late dates.

#include "schedules/relation_table.hpp"

namespace slipway::test {

TEST_CASE("from complete to open work of one calendar") {
    check_links(R"(
        project P commit 2024-01-26
        A P five 2wd
        A finished 2023-12-29 started 2023-12-28
        B P five 2wd after A LINK            # on the data date, unless the relation says later
    )",
                {
                    {"FS", "B 01-01 01-02, A until -, free -, drives"},     // after Friday 29: Monday 1
                    {"FS+4wd", "B 01-05 01-08, A until -, free -, drives"}, // lag 1 2 3 4
                    {"FS-2wd", "B 01-01 01-02, A until -, free -"},         // back 29 28
                    {"SS", "B 01-01 01-02, A until -, free -"},             // with the 28th
                    {"SS+4wd", "B 01-03 01-04, A until -, free -, drives"}, // lag 28 29 1 2
                    {"SS-2wd", "B 01-01 01-02, A until -, free -"},
                    {"FF", "B 01-01 01-02, A until -, free -"},             // could end with the 29th
                    {"FF+4wd", "B 01-03 01-04, A until -, free -, drives"}, // lag 1 2 3 4, ends with it
                    {"FF-2wd", "B 01-01 01-02, A until -, free -"},
                    {"SF", "B 01-01 01-02, A until -, free -"},             // could end when the 28th begins
                    {"SF+4wd", "B 01-01 01-02, A until -, free -, drives"}, // lag 28 29 1 2, ends with it
                    {"SF-2wd", "B 01-01 01-02, A until -, free -"},
                });
}

TEST_CASE("from complete to open work of another calendar") {
    check_links(R"(
        project P commit 2024-01-26
        A P seven 2wd
        A finished 2023-12-30 started 2023-12-29
        B P five 2wd after A LINK
    )",
                {
                    {"FS", "B 01-01 01-02, A until -, free -, drives"},     // after Saturday 30: Monday 1
                    {"FS+5wd", "B 01-05 01-08, A until -, free -, drives"}, // lag 31 1 2 3 4
                    {"FS-2wd", "B 01-01 01-02, A until -, free -"},         // back 30 29
                    {"SS", "B 01-01 01-02, A until -, free -"},             // with Friday 29
                    {"SS+5wd", "B 01-03 01-04, A until -, free -, drives"}, // lag 29 30 31 1 2
                    {"SS-2wd", "B 01-01 01-02, A until -, free -"},
                    {"FF", "B 01-01 01-02, A until -, free -"},             // two days of five back from Saturday: 28 29
                    {"FF+5wd", "B 01-03 01-04, A until -, free -, drives"}, // lag 31 1 2 3 4, ends with it
                    {"FF-2wd", "B 01-01 01-02, A until -, free -"},
                    {"SF", "B 01-01 01-02, A until -, free -"},
                    {"SF+5wd", "B 01-01 01-02, A until -, free -, drives"}, // lag 29 30 31 1 2, ends with it
                    {"SF-2wd", "B 01-01 01-02, A until -, free -"},
                });
}

TEST_CASE("complete work holds no work that has started, whatever the lag") {
    for (const std::string calendar : {"five", "seven"}) {
        const auto network = "project P commit 2024-01-26\n"
                             "A P " +
                             calendar +
                             " 2wd\n"
                             "A finished 2023-12-29 started 2023-12-28\n"
                             "B P five 2wd after A LINK\n"
                             "B started 2023-12-27 remaining 2wd\n"; // 1 2
        check_links(network, {{"FS", "B 01-01 01-02, A until -, free -"},
                              {"FS+4wd", "B 01-01 01-02, A until -, free -"},
                              {"FS-2wd", "B 01-01 01-02, A until -, free -"},
                              {"SS", "B 01-01 01-02, A until -, free -"},
                              {"SS+4wd", "B 01-01 01-02, A until -, free -"},
                              {"SS-2wd", "B 01-01 01-02, A until -, free -"}});
    }
}

TEST_CASE("from complete to complete work nothing passes, whatever the lag") {
    for (const std::string calendar : {"five", "seven"}) {
        const auto network = "project P commit 2024-01-26\n"
                             "A P " +
                             calendar +
                             " 2wd\n"
                             "A finished 2023-12-28 started 2023-12-27\n"
                             "B P five 2wd after A LINK\n"
                             "B finished 2023-12-29 started 2023-12-28\n"
                             "C P five 2wd after B\n"; // 1 2
        for (const auto* link : {"FS", "FS+4wd", "FS-2wd", "SS", "SS+4wd", "SS-2wd", "FF", "FF+4wd", "FF-2wd", "SF", "SF+4wd", "SF-2wd"}) {
            check_through(network, {{link, "C 01-01 01-02, A until -"}});
        }
    }
}

} // namespace slipway::test
