// The text form of networks that the tests of tests/schedules are written in.

#include "support/graph.hpp"

#include <catch2/catch.hpp>

namespace slipway::test {

TEST_CASE("a network reads as it is written") {
    const std::string text = "data-date 2024-01-02T10:30\n"
                             "options override actual-start-lag\n"
                             "project P start 2024-01-05T08:00 commit 2024-03-29T17:00\n"
                             "project Q unknown\n"
                             "A P five 5wd\n"
                             "B Q six 3wd after A FS, C SS+2wd, A FF-240min@full\n"
                             "C P odd finish-milestone\n"
                             "D P night start-milestone after C SF\n"
                             "A started 2023-12-28T08:00 remaining 5wd resume 2024-01-08T08:00\n"
                             "C finished 2023-12-29T18:00 started 2023-12-28T09:00\n"
                             "B start-no-earlier 2024-01-10T08:00\n"
                             "B deadline 2024-01-31T17:00\n";
    CHECK(write_graph(read_graph(text)) == text);
}

TEST_CASE("a day means the first or the last working instant of its calendar") {
    const auto graph = read_graph("project P start 2024-01-05 commit 2024-01-12\n"
                                  "A P night 1wd\n"
                                  "A started 2023-12-28 remaining 1wd\n"
                                  "B P five 1wd\n"
                                  "B finish-no-later 2024-01-06\n");
    CHECK(to_string(*graph.terms[0].planned_start) == "2024-01-05T08:00");
    CHECK(to_string(*graph.terms[0].commitment) == "2024-01-12T17:00");
    CHECK(to_string(*graph.status[0].actual_start) == "2023-12-28T00:00");
    CHECK(to_string(graph.constraints[0].at) == "2024-01-07T00:00"); // a Saturday: the next midnight
}

TEST_CASE("what cannot be read is refused with its line") {
    for (const auto* wrong :
         {"A P five", "A P nine 5wd", "A P five 5days", "A P five 5wd after B", "A P five 5wd then A", "A finished soon",
          "A P five 5wd\nA deadline", "project P until 2024-01-01", "A P five 5wd\nB P five 1wd after A XX"}) {
        INFO(wrong);
        CHECK_THROWS_AS(read_graph(wrong), std::runtime_error);
    }
}

TEST_CASE("pictures compare without indentation, runs of blanks and comments") {
    CHECK(squeezed("\n   A   early 01-01   # worked out\n\n  B late") == "A early 01-01\nB late\n");
}

} // namespace slipway::test
