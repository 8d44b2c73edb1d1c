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

TEST_CASE("levels of effort, mandatory dates and work as late as possible read as they are written") {
    const std::string text = "data-date 2024-01-01T00:00\n"
                             "project P\n"
                             "A P five 5wd\n"
                             "B P five 3wd after A FS\n"
                             "X P five level-of-effort after A SS, B FF\n"
                             "Y P six level-of-effort\n"
                             "Y started 2023-12-28T08:00 remaining 0wd\n"
                             "A mandatory-start 2024-01-10T08:00\n"
                             "A mandatory-finish 2024-01-12T17:00\n"
                             "B as-late-as-possible\n";
    const auto graph = read_graph(text);
    CHECK(graph.activities[graph.at("X")].kind == ActivityKind::level_of_effort);
    CHECK(graph.constraints[2].kind == ConstraintKind::as_late_as_possible);
    CHECK(write_graph(graph) == text);
}

TEST_CASE("every option reads as it is written") {
    for (const std::string options :
         {"override", "actual-dates", "actual-start-lag", "msp2013", "msp2016", "float-finish", "float-start", "float-smallest",
          "cap-early-finish", "actual-dates actual-start-lag msp2016 float-start cap-early-finish"}) {
        const auto text = "data-date 2024-01-01T00:00\noptions " + options + "\nproject P\nA P five 5wd\n";
        CHECK(write_graph(read_graph(text)) == text);
    }
    CHECK(read_graph("options actual-dates").options.logic == ProgressLogic::actual_dates);
    CHECK(read_graph("options msp2013").options.rules == RuleSet::msp2013);
    CHECK(read_graph("options float-smallest").options.total_float == FloatKind::smallest);
    CHECK(read_graph("options cap-early-finish").options.cap == LateCap::early_finish);
}

TEST_CASE("a day means the first or the last working instant of its calendar") {
    const auto graph = read_graph("project P start 2024-01-05 commit 2024-01-12\n"
                                  "A P night 1wd\n"
                                  "A started 2023-12-28 remaining 1wd\n"
                                  "B P five 1wd\n"
                                  "B finish-no-later 2024-01-06\n"
                                  "B mandatory-start 2024-01-08\n"
                                  "B mandatory-finish 2024-01-09\n");
    CHECK(to_string(*graph.terms[0].planned_start) == "2024-01-05T08:00");
    CHECK(to_string(*graph.terms[0].commitment) == "2024-01-12T17:00");
    CHECK(to_string(*graph.status[0].actual_start) == "2023-12-28T00:00");
    CHECK(to_string(graph.constraints[0].at) == "2024-01-07T00:00"); // a Saturday: the next midnight
    CHECK(to_string(graph.constraints[1].at) == "2024-01-08T08:00");
    CHECK(to_string(graph.constraints[2].at) == "2024-01-09T17:00");
}

TEST_CASE("what cannot be read is refused with its line") {
    for (const auto* wrong :
         {"A P five", "A P nine 5wd", "A P five 5days", "A P five 5wd after B", "A P five 5wd then A", "A finished soon",
          "A P five 5wd\nA deadline", "A P five 5wd\nA mandatory-start", "A P five 5wd\nA as-late-as-possible 2024-01-01",
          "options quickly", "project P until 2024-01-01", "A P five 5wd\nB P five 1wd after A XX"}) {
        INFO(wrong);
        CHECK_THROWS_AS(read_graph(wrong), std::runtime_error);
    }
}

TEST_CASE("pictures compare without indentation, runs of blanks and comments") {
    CHECK(squeezed("\n   A   early 01-01   # worked out\n\n  B late") == "A early 01-01\nB late\n");
}

} // namespace slipway::test
