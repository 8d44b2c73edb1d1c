// Every check, where it passes and where it fails.

#include "slipway/findings/quality.hpp"
#include "support/one_day.hpp"
#include "support/quality_graph.hpp"

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include <set>
#include <string>
#include <vector>

namespace slipway {
namespace {

using test::judged;

/// Works from Monday 2024-01-01 in a row, between two milestones; nothing is wrong with it.
constexpr auto sound = R"(
data-date 2024-01-01
S P five start-milestone
A P five 5wd after S
B P five 5wd after A
M P five finish-milestone after B
)";

TEST_CASE("a sound network fails no check but that nobody approved a baseline") {
    for (const auto& one : judged(sound).results()) {
        INFO(one.code);
        CHECK((one.verdict != QualityVerdict::fails) == (one.code != "gao-10-baseline"));
        CHECK(one.because_en.empty() == (one.verdict != QualityVerdict::not_judged));
    }
}

TEST_CASE("every check has names and a meaning of its own, says where it is defined, and has a result in the same order") {
    std::set<std::string_view> seen;
    const auto results = judged(sound).results();
    REQUIRE(results.size() == quality_checks().size());
    for (std::size_t i = 0; i < results.size(); ++i) {
        const auto& check = quality_checks()[i];
        INFO(check.code);
        CHECK(results[i].code == check.code);
        for (const auto text : {check.code, check.zh, check.en, check.means_zh, check.means_en}) { CHECK(seen.insert(text).second); }
        CHECK_FALSE(check.definition.document.empty());
        CHECK_FALSE(check.definition.place.empty());
        CHECK(check.definition.link.starts_with("https://"));
    }
}

TEST_CASE("DCMA 1: an open task wants a predecessor and a successor; milestones, complete work and levels of effort are not counted") {
    CHECK(judged(sound).says("dcma-01-logic") == "passes 0 (0 of 2)");
    CHECK(judged("A P five 5wd\nB P five 5wd after A\n").says("dcma-01-logic") == "fails 100 (2 of 2): A B");
    CHECK(judged("data-date 2024-01-08\nA P five 5wd\nB P five 5wd after A\nM P five finish-milestone after B\nA finished 2024-01-05\n")
              .says("dcma-01-logic") == "passes 0 (0 of 1)");
    CHECK(judged("S P five start-milestone\nA P five 5wd after S\nX P five level-of-effort after A\n").says("dcma-01-logic") ==
          "fails 100 (1 of 1): A");
}

TEST_CASE("DCMA 1: five in a hundred may lack logic, six may not") {
    std::string text = "S P five start-milestone\n";
    for (int i = 0; i < 19; ++i) { text += fmt::format("A{} P five 1wd after S\n", i); }
    text += "B P five 1wd after S\nM P five finish-milestone after A0";
    for (int i = 1; i < 19; ++i) { text += fmt::format(", A{}", i); }
    CHECK(judged(text + "\n").says("dcma-01-logic") == "passes 5 (1 of 20): B");
    CHECK(judged(text + "\nC P five 1wd after S\n").says("dcma-01-logic") == "fails 9.524 (2 of 21): B C");
}

TEST_CASE("DCMA 2, 3, 4: leads, lags and types of the relations into open tasks; what leads to a milestone does not count") {
    const auto plain = judged(sound); // S-A and A-B; B-M leads to a milestone
    CHECK(plain.says("dcma-02-leads") == "passes 0 (0 of 2)");
    CHECK(plain.says("dcma-03-lags") == "passes 0 (0 of 2)");
    CHECK(plain.says("dcma-04-types") == "passes 100 (2 of 2)");
    const auto closing = judged("A P five 5wd\nB P five 5wd after A\nM P five finish-milestone after B FF-1wd, A FS+9wd\n");
    CHECK(closing.says("dcma-02-leads") == "passes 0 (0 of 1)");
    CHECK(closing.says("dcma-03-lags") == "passes 0 (0 of 1)");
    CHECK(closing.says("dcma-04-types") == "passes 100 (1 of 1)");
    const auto tied = judged("A P five 5wd\nB P five 5wd after A FS-1wd\nC P five 5wd after B FS+1wd\nD P five 5wd after C SS\n");
    CHECK(tied.says("dcma-02-leads") == "fails 33.33 (1 of 3): A-B");
    CHECK(tied.says("dcma-03-lags") == "fails 33.33 (1 of 3): B-C");
    CHECK(tied.says("dcma-04-types") == "fails 66.67 (2 of 3): C-D");
    CHECK(judged("data-date 2024-02-01\nA P five 5wd\nB P five 5wd after A FS-1wd\nA finished 2024-01-05\nB finished 2024-01-12\n")
              .says("dcma-02-leads") == "not-judged");
}

TEST_CASE("DCMA 4: nine of ten relations from finish to start are enough, eight of nine are not") {
    const auto row = [](int tasks) { // A0 to A(n-1) in a row; the last begins with the one before it
        std::string text = "A0 P five 1wd\n";
        for (int i = 1; i < tasks; ++i) { text += fmt::format("A{} P five 1wd after A{}{}\n", i, i - 1, i + 1 == tasks ? " SS" : ""); }
        return judged(text);
    };
    CHECK(row(11).says("dcma-04-types") == "passes 90 (9 of 10): A9-A10");
    CHECK(row(10).says("dcma-04-types") == "fails 88.89 (8 of 9): A8-A9");
}

TEST_CASE("DCMA 5: what must, or must no later, be on a date is hard; no-earlier and deadlines are not") {
    for (const auto* hard : {"mandatory-start", "mandatory-finish", "start-no-later", "finish-no-later"}) {
        CHECK(judged(std::string{sound} + "A " + hard + " 2024-01-05\n").says("dcma-05-constraints") == "fails 50 (1 of 2): A");
    }
    for (const auto* soft : {"start-no-earlier", "finish-no-earlier", "deadline"}) {
        CHECK(judged(std::string{sound} + "A " + soft + " 2024-01-05\n").says("dcma-05-constraints") == "passes 0 (0 of 2)");
    }
}

TEST_CASE("DCMA 6 and 8: 44 working days of float or duration are not too much, 45 are") {
    const auto beside = [](int work) {
        return judged(fmt::format("A P five {}wd\nB P five 1wd\nM P five finish-milestone after A, B\n", work));
    };
    CHECK(beside(45).says("dcma-06-high-float") == "passes 0 (0 of 2)");
    CHECK(beside(46).says("dcma-06-high-float") == "fails 50 (1 of 2): B");
    CHECK(beside(44).says("dcma-08-durations") == "passes 0 (0 of 2)");
    CHECK(beside(45).says("dcma-08-durations") == "fails 50 (1 of 2): A");
}

TEST_CASE("DCMA 7: a promise that is missed gives negative float") {
    CHECK(judged(std::string{sound} + "project P commit 2024-01-12\n").says("dcma-07-negative-float") == "passes 0 (0 of 2)");
    CHECK(judged(std::string{sound} + "project P commit 2024-01-11\n").says("dcma-07-negative-float") == "fails 100 (2 of 2): A B");
}

TEST_CASE("DCMA 9: nothing is forecast before the data date, nothing was done after it") {
    CHECK(judged(sound).says("dcma-09-dates") == "passes 0 (0 of 4)");
    CHECK(judged("data-date 2024-01-08\nA P five 5wd\nA mandatory-start 2024-01-02\n").says("dcma-09-dates") == "fails 1 (1 of 1): A");
    CHECK(judged("data-date 2024-01-08\nA P five 5wd\nA finished 2024-01-08\n").says("dcma-09-dates") == "passes 0 (0 of 1)");
    CHECK(judged("data-date 2024-01-08\nA P five 5wd\nA finished 2024-01-09\n").says("dcma-09-dates") == "fails 1 (1 of 1): A");
    CHECK(judged("data-date 2024-01-08\nA P five 5wd\nA started 2024-01-09 remaining 2wd\n").says("dcma-09-dates") ==
          "fails 1 (1 of 1): A");
    // A finish milestone waits at the end of the shift before the data date.
    CHECK(judged("data-date 2024-01-08\nM P five finish-milestone\n").says("dcma-09-dates") == "passes 0 (0 of 1)");
}

TEST_CASE("DCMA 9: where a tool leaves work before the day of the last report, that day counts") {
    auto known = judged("data-date 2024-01-01\nA P five 5wd\n");
    known.outlook.progress.projects[0].last_report = parse_date("2024-01-02");
    CHECK(known.says("dcma-09-dates") == "fails 1 (1 of 1): A");
}

TEST_CASE("DCMA 9, 11, 14: each project has a data date of its own") {
    // Q is told a week later than P: what was done or due on Wednesday 10 January lies after the data date of P and before that of Q.
    auto known = judged("data-date 2024-01-15\nA P five 5wd\nB Q five 5wd\nA finished 2024-01-10\nB finished 2024-01-10\n");
    known.outlook.likely_terms[0].data_date = Instant{parse_date("2024-01-08").value()};
    CHECK(known.says("dcma-09-dates") == "fails 1 (1 of 2): A");
    known.baseline("A", "2024-01-10").baseline("B", "2024-01-10");
    CHECK(known.says("dcma-11-missed") == "passes 0 (0 of 1)");
    CHECK(known.says("dcma-14-bei") == "passes 2 (2 of 1)");
}

TEST_CASE("DCMA 10: resources are asked of tasks of a day or more, where the plan carries any") {
    auto known = judged("A P five 5wd\nB P five 1h\n");
    CHECK(known.says("dcma-10-resources") == "not-judged");
    known.facts.has_resources = {true, false};
    CHECK(known.says("dcma-10-resources") == "passes 0 (0 of 1)");
    known.facts.has_resources = {false, true};
    CHECK(known.says("dcma-10-resources") == "fails 100 (1 of 1): A");
}

/// On Monday 15 January A is done on time, B late, C is due and open, D is not due, and what E should have been nobody knows.
test::JudgedGraph under_way() {
    auto known = judged(R"(
data-date 2024-01-15
A P five 5wd
B P five 5wd
C P five 5wd
D P five 5wd
E P five 5wd
A finished 2024-01-05
B finished 2024-01-12
E finished 2024-01-12
)");
    known.baseline("A", "2024-01-05").baseline("B", "2024-01-11").baseline("C", "2024-01-12").baseline("D", "2024-01-16");
    return known;
}

TEST_CASE("DCMA 11: of what was due by the data date, what finished or will finish after its baseline is missed") {
    CHECK(judged(sound).says("dcma-11-missed") == "not-judged");
    CHECK(under_way().says("dcma-11-missed") == "fails 66.67 (2 of 3): B C");
    auto early = judged(sound);
    CHECK(early.baseline("A", "2024-03-01").says("dcma-11-missed") == "not-judged"); // nothing is due yet
    auto on_time = judged("data-date 2024-01-15\nA P five 5wd\nA finished 2024-01-05\n");
    CHECK(on_time.baseline("A", "2024-01-05").says("dcma-11-missed") == "passes 0 (0 of 1)");
}

TEST_CASE("DCMA 11: the day of the baseline is in time, the day after is missed, and what no baseline knows is not asked") {
    // On Monday 15 January; A and B were due on Friday 12 January.
    auto known = judged("data-date 2024-01-15\nA P five 5wd\nB P five 5wd\nC P five 5wd\nA finished 2024-01-12\nB finished 2024-01-15\n"
                        "C finished 2024-01-15\n");
    CHECK(known.baseline("A", "2024-01-12").baseline("B", "2024-01-12").says("dcma-11-missed") == "fails 50 (1 of 2): B");
    CHECK(known.baseline("C", "2024-01-15").says("dcma-11-missed") == "fails 33.33 (1 of 3): B"); // due on the data date itself
}

TEST_CASE("a file says that it holds no baseline and no resources, and nothing of when work was reported on") {
    auto known = judged("data-date 2024-01-15\nA P five 5wd\nA started 2024-01-08 remaining 2wd\n");
    const auto because = [&](std::string_view code) { return std::string{known.result(code).because_en}; };
    CHECK(because("dcma-10-resources") == "the plan carries no resources");
    CHECK(because("dcma-11-missed") == "no baseline is approved");
    known.facts.from_a_file = true;
    CHECK(because("dcma-10-resources") == "the file assigns no resources");
    CHECK(because("dcma-11-missed") == "the file holds no baseline");
    CHECK(because("dcma-14-bei") == "the file holds no baseline");
    CHECK(known.says("gao-9-updating") == "not-judged");
    CHECK(because("gao-9-updating") == "the file does not say when each piece of work was reported on");
}

TEST_CASE("DCMA 12: 600 days in the first task of the longest path move the completion by 600 days") {
    CHECK(judged(sound).says("dcma-12-critical-path") == "passes 0 (0 of 1)");
    CHECK(judged("data-date 2024-01-15\nA P five 5wd\nB P five 5wd after A\nA started 2024-01-10 remaining 3wd\n")
              .says("dcma-12-critical-path") == "passes 0 (0 of 1)");
}

TEST_CASE("DCMA 12: where only the start of a task drives, where a date is mandatory, or a constraint takes the delay up, it fails") {
    CHECK(judged("A P five 5wd\nB P five 9wd after A SS\n").says("dcma-12-critical-path") == "fails 1 (1 of 1): A");
    CHECK(judged(std::string{sound} + "B mandatory-start 2024-01-08\n").says("dcma-12-critical-path") == "fails 1 (1 of 1): A");
    CHECK(judged(std::string{sound} + "A finish-no-earlier 2024-02-09\n").says("dcma-12-critical-path") == "fails 1 (1 of 1): A");
    CHECK(judged("A P five 5wd\nB P five 9wd after A SS, A\nM P five finish-milestone after B\nM mandatory-finish 2024-01-19\n")
              .says("dcma-12-critical-path") == "not-judged");
}

TEST_CASE("DCMA 12: what overlaps, critical by its start alone, leaves the test to the next task on the path") {
    // A takes 20 days and B begins 5 days after it began: A may finish 5 days later, B may not.
    CHECK(judged("A P five 20wd\nB P five 20wd after A SS+5wd\nM P five finish-milestone after A, B\n").says("dcma-12-critical-path") ==
          "passes 0 (0 of 1)");
}

TEST_CASE("DCMA 12: along several calendars the completion may move by a little more or less") {
    CHECK(judged("A P five 5wd\nB P seven 20wd after A FS+10d@full\nC P feast 9wd after B\n").says("dcma-12-critical-path") ==
          "passes 0 (0 of 1)");
}

TEST_CASE("DCMA 12: each project is tried by itself, and a task of another project may stand first") {
    CHECK(judged("A P five 5wd\nB P five 9wd after A SS\nC Q five 5wd after B\nD Q five 5wd after C\n").says("dcma-12-critical-path") ==
          "fails 1 (1 of 2): A"); // the path of Q begins with A too
}

TEST_CASE("DCMA 13: the index of a path of 720 days that is 60 days too long is 0.917") {
    const auto path = [](int days, const std::string& promise) {
        return judged(fmt::format("data-date 2024-01-01\nA P seven {}wd\nproject P{}\n", days, promise));
    };
    // 660 days from 1 January 2024 end on 21 October 2025.
    const auto late = path(720, " commit 2025-10-21");
    // A project's days are those of the calendar "five"; both end at 17:00.
    CHECK(*late.result("dcma-13-cpli").value == Approx((720.0 - 60.0) / 720.0));
    CHECK(late.says("dcma-13-cpli") == "fails 0.9167 (1 of 1): A");
    CHECK(path(660, " commit 2025-10-21").says("dcma-13-cpli") == "passes 1 (0 of 1)");
    CHECK(path(600, " commit 2025-10-21").says("dcma-13-cpli") == "passes 1.1 (0 of 1)");
    CHECK(path(600, "").says("dcma-13-cpli") == "not-judged");
}

TEST_CASE("DCMA 13: of several projects the worst index counts, and a deadline of the last activity is a date to meet") {
    const auto known = judged("A P seven 100wd\nB Q seven 100wd\nA deadline 2024-03-30\nB deadline 2024-04-19\n");
    CHECK(known.says("dcma-13-cpli") == "fails 0.9 (1 of 2): A"); // 90 and 110 days
}

TEST_CASE("DCMA 13: float to the last work of a project, or to the last project of a file, is no date to meet") {
    auto known = judged("A P five 5wd\nM P five finish-milestone after A\nB P five 20wd\n");
    known.portfolio.projects[0].completion = known.graph.at("M");
    CHECK(known.outlook.likely.total_float(known.graph.at("M")) == Minutes{480 * 15});
    CHECK(known.says("dcma-13-cpli") == "not-judged");
    auto other = judged(std::string{sound} + "project P commit 2024-01-19\n"); // of a file: what its options make of other projects
    CHECK(other.says("dcma-13-cpli") == "passes 1.5 (0 of 1)");
    other.facts.from_a_file = true;
    other.portfolio.projects[0].commitment = Commitment{.provenance = Provenance::derived};
    CHECK(other.says("dcma-13-cpli") == "not-judged");
}

TEST_CASE("DCMA 13: without a promise the baseline of the last activity is the date to meet") {
    // Ten days from Monday 1 January to Friday 12 January; the baseline has the Wednesday before: (10 - 2) / 10.
    auto known = judged(sound);
    CHECK(known.says("dcma-13-cpli") == "not-judged");
    CHECK(known.baseline("M", "2024-01-10").says("dcma-13-cpli") == "fails 0.8 (1 of 1): M");
    CHECK(known.baseline("M", "2024-01-12").says("dcma-13-cpli") == "passes 1 (0 of 1)");
    CHECK(known.baseline("M", "2024-01-14").says("dcma-13-cpli") == "passes 1 (0 of 1)"); // a Sunday
    CHECK(known.baseline("M", "2024-01-19").says("dcma-13-cpli") == "passes 1.5 (0 of 1)");
    auto promised = judged(std::string{sound} + "project P commit 2024-01-11\n");
    CHECK(promised.baseline("M", "2024-01-19").says("dcma-13-cpli") == "fails 0.9 (1 of 1): M"); // the promise goes first
}

TEST_CASE("DCMA 14: done by what was due: 1516 of 1955 are 0.78, 6 of 6 are 1.00, 8 of 6 are 1.33") {
    const auto index = [](int done, int due) {
        std::string text = "data-date 2024-02-05\n";
        const auto all = std::max(done, due);
        for (int i = 0; i < all; ++i) { text += fmt::format("A{} P five 1wd\n", i); }
        for (int i = 0; i < done; ++i) { text += fmt::format("A{} finished 2024-01-05\n", i); }
        auto known = judged(text);
        for (int i = 0; i < all; ++i) { known.facts.baseline_finish.push_back(parse_date(i < due ? "2024-02-02" : "2024-03-01")); }
        return known;
    };
    const auto slow = index(1516, 1955).result("dcma-14-bei");
    CHECK(*slow.value == Approx(1516.0 / 1955.0));
    CHECK(fmt::format("{:.2f}", *slow.value) == "0.78");
    CHECK(slow.verdict == QualityVerdict::fails);
    CHECK(slow.activities.size() == 1955 - 1516);
    CHECK(index(6, 6).says("dcma-14-bei") == "passes 1 (6 of 6)");
    CHECK(index(8, 6).says("dcma-14-bei") == "passes 1.333 (8 of 6)");
    // A, B and E are done; A, B and C were due, and E, of which the baseline knows nothing, counts as due.
    CHECK(under_way().says("dcma-14-bei") == "fails 0.75 (3 of 4): C");
    CHECK(judged(sound).says("dcma-14-bei") == "not-judged");
}

TEST_CASE("DCMA 14: a task that the baseline left out counts as due, a project without any baseline does not count") {
    // Of P the baseline knows A, done; B is new. Nobody approved anything of Q.
    auto known = judged("data-date 2024-01-15\nA P five 5wd\nB P five 5wd\nC Q five 5wd\nA finished 2024-01-05\n");
    CHECK(known.baseline("A", "2024-01-05").says("dcma-14-bei") == "fails 0.5 (1 of 2): B");
}

TEST_CASE("open ends: each project may begin and end once") {
    CHECK(judged(sound).says("network-open-ends") == "passes 0 (0 of 4)");
    CHECK(judged(std::string{sound} + "C P five 1wd\n").says("network-open-ends") == "fails 1 (1 of 5): C");
    CHECK(judged(std::string{sound} + "C P five 1wd after A\nD Q five 1wd after C\nE Q five 1wd after D\n").says("network-open-ends") ==
          "passes 0 (0 of 7)");
}

TEST_CASE("what a level of effort is tied to is no logic, what is tied through a summary is") {
    CHECK(judged(std::string{sound} + "C P five 1wd after S\nX P five level-of-effort after C\n").says("network-open-ends") ==
          "fails 1 (1 of 5): C");
    auto known = judged("S P five start-milestone\nC P five 1wd after S\nX P five level-of-effort after C SS, C FF\n"
                        "M P five finish-milestone after X\n");
    known.portfolio.projects[0].completion = known.graph.at("M");
    known.facts.summary = {false, false, true, false};
    CHECK(known.says("network-open-ends") == "passes 0 (0 of 3)");
    CHECK(known.says("gao-2-summary-logic") == "fails 3 (3 of 4): C-X C-X X-M");
    known.facts.summary = {false, false, false, false};
    CHECK(known.says("gao-2-summary-logic") == "passes 0 (0 of 4)");
    CHECK(judged(sound).says("gao-2-summary-logic") == "not-judged");
}

TEST_CASE("dangling starts and finishes: tied, but not where it counts") {
    const auto known = judged("S P five start-milestone\nA P five 5wd after S\nB P five 5wd after A FF\nC P five 5wd after B SS\n"
                              "M P five finish-milestone after C FF\n");
    CHECK(known.says("network-dangling-starts") == "fails 1 (1 of 5): B");
    CHECK(known.says("network-dangling-finishes") == "fails 1 (1 of 5): B");
    CHECK(known.says("network-open-ends") == "passes 0 (0 of 5)");
    CHECK(known.says("gao-2-sequencing") == "fails 1 (1 of 5): B");
    CHECK(judged(sound).says("network-dangling-starts") == "passes 0 (0 of 4)");
    CHECK(judged(sound).says("network-dangling-finishes") == "passes 0 (0 of 4)");
}

TEST_CASE("redundant and duplicate relations are told apart") {
    CHECK(judged(sound).says("network-redundant") == "passes 0 (0 of 3)");
    const auto known = judged("A P five 5wd\nB P five 5wd after A, A FS+2wd, A SS\nC P five 5wd after A, B\n");
    CHECK(known.says("network-redundant") == "fails 1 (1 of 5): A-C");
    CHECK(known.says("network-duplicates") == "fails 1 (1 of 5): A-B");
    CHECK(known.result("network-duplicates").relations == std::vector<std::uint32_t>{0}); // the longer lag says more
    CHECK(judged(sound).says("network-duplicates") == "passes 0 (0 of 3)");
}

TEST_CASE("out of sequence: reported although what comes before it had not come") {
    const std::string row = "data-date 2024-01-15\nA P five 5wd\nB P five 5wd after A\nC P five 5wd after A SS\nD P five 5wd after A FF\n";
    CHECK(judged(row).says("network-out-of-sequence") == "not-judged"); // nothing was reported on
    CHECK(judged(row + "B started 2024-01-10 remaining 1wd\nC started 2024-01-10 remaining 1wd\nD started 2024-01-10 remaining 1wd\n")
              .says("network-out-of-sequence") == "fails 2 (2 of 3): A-B A-C");
    CHECK(judged(row + "A started 2024-01-10 remaining 1wd\nC finished 2024-01-10\nD finished 2024-01-10\n")
              .says("network-out-of-sequence") == "fails 1 (1 of 2): A-D");
    CHECK(judged(row + "A finished 2024-01-10\nB started 2024-01-11 remaining 1wd\n").says("network-out-of-sequence") ==
          "passes 0 (0 of 1)");
}

TEST_CASE("GAO: no start-to-finish, and no lag or constraint without a reason") {
    const auto known = judged("A P five 5wd\nB P five 5wd after A SF\nC P five 5wd after B FS+1wd\nC start-no-earlier 2024-03-01\n");
    CHECK(known.says("gao-2-start-finish") == "fails 1 (1 of 2): A-B");
    CHECK(known.says("gao-2-lags") == "fails 1 (1 of 2): B-C");
    CHECK(known.says("gao-2-constraints") == "fails 1 (1 of 3): C");
    for (const auto* code : {"gao-2-start-finish", "gao-2-lags"}) { CHECK(judged(sound).says(code) == "passes 0 (0 of 3)"); }
    CHECK(judged(sound).says("gao-2-constraints") == "passes 0 (0 of 4)");
    CHECK(judged(std::string{sound} + "B deadline 2024-03-01\n").says("gao-2-constraints") == "passes 0 (0 of 4)"); // it moves nothing
}

TEST_CASE("GAO 5: work from which nothing leads to an end is not traceable") {
    CHECK(judged(sound).says("gao-5-traceability") == "passes 0 (0 of 4)");
    CHECK(judged("A P five 9wd\nB P five 1wd after A\nC P five 1wd after B\nD P five 99wd after A\n").says("gao-5-traceability") ==
          "fails 2 (2 of 4): B C");
}

TEST_CASE("GAO 6: a date constraint on the longest path sets it, beside it not") {
    CHECK(judged(sound).says("gao-6-critical-path") == "passes 0 (0 of 4)");
    CHECK(judged(std::string{sound} + "B start-no-earlier 2024-02-01\n").says("gao-6-critical-path") == "fails 1 (1 of 2): B");
    CHECK(judged(std::string{sound} + "B start-no-earlier 2024-01-02\n").says("gao-6-critical-path") == "passes 0 (0 of 4)");
}

TEST_CASE("GAO 7: the median float is for information") {
    const auto known = judged("A P five 5wd\nB P five 1wd\nC P five 2wd\nM P five finish-milestone after A, B, C\n").result("gao-7-float");
    CHECK(*known.value == Approx(3));
    CHECK(known.verdict == QualityVerdict::not_judged);
    CHECK_FALSE(known.threshold.has_value());
}

TEST_CASE("GAO 9: work under way of which nobody says anything is not updated") {
    const auto says = [](const std::vector<Observation>& observations) {
        const auto known = test::on("2023-06-30", test::one_road(test::stage("construction", "2023-01-02")), observations);
        const auto all = quality(known.portfolio, known.outlook, {}, {});
        return *std::ranges::find(all, std::string_view{"gao-9-updating"}, &QualityResult::code);
    };
    CHECK(says({}).verdict == QualityVerdict::not_judged);
    CHECK(says({test::started("x/works", "2023-06-01")}).verdict == QualityVerdict::passes);
    CHECK(says({test::started("x/works", "2023-05-01")}).verdict == QualityVerdict::fails);
    CHECK(says({test::started("x/works", "2023-05-01"), test::remaining("x/works", "2023-06-10", "20wd")}).verdict ==
          QualityVerdict::passes);
}

TEST_CASE("GAO 10: what no baseline knows") {
    auto known = judged(sound);
    CHECK(known.says("gao-10-baseline") == "fails 100 (2 of 2)"); // none of them stands out
    CHECK(known.baseline("A", "2024-01-05").says("gao-10-baseline") == "fails 50 (1 of 2): B");
    CHECK(known.baseline("B", "2024-01-12").says("gao-10-baseline") == "passes 0 (0 of 2)");
}

TEST_CASE("only the chosen projects are judged, and none that was cancelled") {
    auto known = judged("A P five 5wd\nB P five 5wd after A FS-1wd\nC Q five 5wd\nD Q five 5wd after C FS-1wd\n");
    const auto leads = [&](const std::vector<bool>& projects) { return known.results(projects).at(1).relations; };
    CHECK(leads({}) == std::vector<std::uint32_t>{0, 1});
    CHECK(leads({false, true}) == std::vector<std::uint32_t>{1});
    known.outlook.progress.projects[1].stage = Stage::cancelled;
    CHECK(leads({}) == std::vector<std::uint32_t>{0});
    CHECK(known.results({false, true}).at(1).verdict == QualityVerdict::not_judged);
}

TEST_CASE("what no document gives a stage has no forecast; its logic is judged, its float is not") {
    const auto known = judged("project P unknown\nA P five 5wd\nB P five 5wd\n");
    CHECK(known.says("dcma-01-logic") == "fails 100 (2 of 2): A B");
    for (const auto* code : {"dcma-06-high-float", "dcma-12-critical-path", "dcma-13-cpli", "gao-6-critical-path"}) {
        CHECK(known.says(code) == "not-judged");
    }
}

} // namespace
} // namespace slipway
