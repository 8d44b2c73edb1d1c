// P6 files computed with their own options. 2024-01-01 is a Monday; a day of the five-day calendar is 08-12 and 13-17.

#include "support/foreign_builder.hpp"

#include <catch2/catch.hpp>

namespace slipway::test {
namespace {

std::string solved(const ForeignBuilder& builder, std::uint32_t activity) {
    return answered(builder.schedule, computed(builder.schedule), activity);
}

} // namespace

TEST_CASE("a chain and a shorter one beside it have the floats and the longest path of P6") {
    ForeignBuilder p;
    const auto a = p.task("A", 3), b = p.task("B", 4), c = p.task("C", 2), d = p.task("D", 1);
    p.relation(a, b);
    p.relation(a, c);
    p.relation(b, d);
    p.relation(c, d);
    // A 1-3, B 4-9 (4, 5, 8, 9), C 4-5, D 10; C may end on the 9th: two days.
    CHECK(solved(p, a) == "01-01T08:00 01-03T17:00, late 01-01T08:00 01-03T17:00, float 0, free 0 driving");
    CHECK(solved(p, b) == "01-04T08:00 01-09T17:00, late 01-04T08:00 01-09T17:00, float 0, free 0 driving");
    CHECK(solved(p, c) == "01-04T08:00 01-05T17:00, late 01-08T08:00 01-09T17:00, float 960, free 960");
    CHECK(solved(p, d) == "01-10T08:00 01-10T17:00, late 01-10T08:00 01-10T17:00, float 0, free 0 driving");
}

TEST_CASE("a finish that waits for a start comes a minute after it in the versions before 8, and that minute is free") {
    ForeignBuilder p;
    p.schedule.version = "6.0.0";
    const auto first = p.task("F", 2), a = p.task("A", 1), b = p.task("B", 1), last = p.task("L", 5);
    p.relation(first, a);
    p.relation(a, b, RelationType::start_finish);
    p.constrain(b, ConstraintKind::finish_no_later, "2024-01-04T17:00");
    (void)last;
    // F 1-2, A 3: B ends a minute after 08:00 on the 3rd, and may end on the 4th at 17:00, so A may start at 16:59 of that day.
    CHECK(solved(p, b) == "01-02T08:01 01-03T08:01, late 01-04T08:00 01-04T17:00, float 959, free 1439");
    CHECK(solved(p, a) == "01-03T08:00 01-03T17:00, late 01-04T16:59 01-05T16:59, float 959, free 1");
    p.schedule.version = "19.12";
    CHECK(solved(p, b) == "01-02T08:00 01-02T17:00, late 01-04T08:00 01-04T17:00, float 960, free 1440");
}

TEST_CASE("an expected finish sets the remaining duration") {
    ForeignBuilder p;
    const auto a = p.task("A", 2), b = p.task("B", 5), c = p.task("C", 1);
    p.relation(a, b);
    p.relation(b, c);
    p[b].expected_finish = at("2024-01-12T16:00");
    // B begins on the 3rd and ends on the 12th at 16:00; C needs an hour more of that day.
    CHECK(solved(p, b).substr(0, 23) == "01-03T08:00 01-12T16:00");
    CHECK(solved(p, c).substr(0, 23) == "01-12T16:00 01-15T16:00");
    SECTION("also along a chain of them") {
        p[c].expected_finish = at("2024-01-19T17:00");
        CHECK(solved(p, c).substr(0, 23) == "01-12T16:00 01-19T17:00");
    }
    SECTION("but not when it has passed before the work can begin") {
        p[b].expected_finish = at("2024-01-02T17:00");
        CHECK(solved(p, b).substr(0, 23) == "01-03T08:00 01-09T17:00");
    }
    SECTION("nor when the file does not use it") {
        p.schedule.options.use_expected_finish = false;
        CHECK(solved(p, b).substr(0, 23) == "01-03T08:00 01-09T17:00");
    }
}

TEST_CASE("a finish milestone that must finish on the morning of a day sits there, and is late the evening before") {
    ForeignBuilder p;
    const auto work = p.task("W", 30), m = p.milestone("M", ForeignKind::finish_milestone);
    p.constrain(m, ConstraintKind::finish_no_earlier, "2024-01-12T08:00");
    p.constrain(m, ConstraintKind::finish_no_later, "2024-01-12T08:00");
    CHECK(solved(p, work).substr(0, 23) == "01-01T08:00 02-09T17:00"); // 30 days: 1 January to 9 February
    // Free until 9 February: 12 January to 9 February are 21 days.
    CHECK(solved(p, m) == "01-12T08:00 01-12T08:00, late 01-11T17:00 01-11T17:00, float 0, free 10080");
}

TEST_CASE("a finish milestone that is too late is late at the end of a shift") {
    ForeignBuilder p;
    const auto work = p.task("W", 5), m = p.milestone("M", ForeignKind::finish_milestone), after = p.task("A", 1);
    p.relation(work, m);
    p.relation(m, after);
    p.constrain(after, ConstraintKind::start_no_later, "2024-01-04T08:00");
    // A should begin on Thursday the 4th, so M is late on the evening of the 3rd, two days before it comes.
    CHECK(solved(p, m) == "01-05T17:00 01-05T17:00, late 01-03T17:00 01-03T17:00, float -960, free 0 driving");
}

TEST_CASE("a start milestone is late where work can begin, else at the end of the shift before") {
    ForeignBuilder p;
    const auto m = p.milestone("M", ForeignKind::start_milestone);
    const auto seven = p.task("S", 1, 1);
    p.relation(m, seven);
    p.schedule.projects[0].must_finish = at("2024-01-13T16:00"); // a Saturday, when S can work and M cannot
    CHECK(solved(p, seven) == "01-01T08:00 01-01T16:00, late 01-13T08:00 01-13T16:00, float 5760, free 0 driving");
    CHECK(solved(p, m) == "01-01T08:00 01-01T08:00, late 01-12T17:00 01-12T17:00, float 4800, free 0 driving");
    p.schedule.projects[0].must_finish = at("2024-01-15T16:00");
    CHECK(solved(p, m) == "01-01T08:00 01-01T08:00, late 01-15T08:00 01-15T08:00, float 4800, free 0 driving");
}

TEST_CASE("free float of a task before seven-day work counts the hours of its own calendar") {
    ForeignBuilder p;
    const auto a = p.task("A", 5), b = p.task("B", 1, 1);
    p.schedule.projects[0].data_date = at("2024-01-01T07:00");
    p[a].remaining = Minutes{5 * 480 - 60};
    p.relation(a, b);
    // A ends on Friday at 16:00, B begins on Saturday at 08:00: an hour of Friday is left.
    CHECK(solved(p, a) == "01-01T08:00 01-05T16:00, late 01-01T09:00 01-05T17:00, float 60, free 60 driving");
}

TEST_CASE("external dates hold work like constraints") {
    ForeignBuilder p;
    const auto a = p.task("A", 2), b = p.task("B", 10);
    p[a].external_early_start = at("2024-01-04T08:00");
    p[a].external_late_finish = at("2024-01-08T17:00");
    CHECK(solved(p, b).substr(0, 23) == "01-01T08:00 01-12T17:00");
    CHECK(solved(p, a) == "01-04T08:00 01-05T17:00, late 01-05T08:00 01-08T17:00, float 480, free 2400");
}

TEST_CASE("open ends are critical when the file says so") {
    ForeignBuilder p;
    const auto a = p.task("A", 2), b = p.task("B", 5);
    CHECK(solved(p, a) == "01-01T08:00 01-02T17:00, late 01-04T08:00 01-05T17:00, float 1440, free 1440");
    p.schedule.options.critical.open_ends = true;
    CHECK(solved(p, a) == "01-01T08:00 01-02T17:00, late 01-01T08:00 01-02T17:00, float 0, free 0");
    CHECK(solved(p, b).ends_with("driving"));
}

TEST_CASE("relations to other projects bind unless the file ignores them, and floats may go to the last project's end") {
    ForeignBuilder p;
    p.schedule.projects.push_back({.id = "2", .key = "q", .code = "Q", .name = "Q", .data_date = at("2024-01-03"), .line = 5});
    const auto a = p.task("A", 4), b = p.task("B", 1), c = p.task("C", 2);
    p[b].project = 1;
    p.relation(a, b);
    // A 1-4 ends before B, which is the last of Q on the 5th; C is of P, which ends on the 4th.
    CHECK(solved(p, b).substr(0, 23) == "01-05T08:00 01-05T17:00");
    CHECK(solved(p, c) == "01-01T08:00 01-02T17:00, late 01-03T08:00 01-04T17:00, float 960, free 960");
    SECTION("floats to all projects") {
        p.schedule.options.float_to_all_projects = true;
        CHECK(solved(p, c) == "01-01T08:00 01-02T17:00, late 01-04T08:00 01-05T17:00, float 1440, free 1440");
        CHECK(solved(p, a).ends_with("driving"));
    }
    SECTION("ignored") {
        p.schedule.options.ignore_other_projects = true;
        CHECK(solved(p, b).substr(0, 23) == "01-03T08:00 01-03T17:00"); // its own data date
        CHECK(solved(p, a) == "01-01T08:00 01-04T17:00, late 01-01T08:00 01-04T17:00, float 0, free 0 driving");
    }
}

TEST_CASE("a summary activity spans the unfinished work of its phase and of those below") {
    ForeignBuilder p;
    p.schedule.phases.push_back({.id = "1", .code = "1", .name = "All", .project = 0, .parent = std::nullopt, .line = 6});
    p.schedule.phases.push_back({.id = "2", .code = "2", .name = "Part", .project = 0, .parent = 0, .line = 7});
    const auto a = p.task("A", 2), b = p.task("B", 3), s = p.task("S", 0);
    p.relation(a, b);
    p[a].phase = 0;
    p[b].phase = 1;
    p[s].kind = ForeignKind::summary;
    p[s].phase = 0;
    CHECK(solved(p, s) == "01-01T08:00 01-05T17:00, late 01-01T08:00 01-05T17:00, float 0, free 0 driving");
    p.finished(a, "2023-12-28T08:00", "2023-12-29T17:00");
    p.constrain(b, ConstraintKind::start_no_earlier, "2024-01-03T08:00");
    CHECK(solved(p, s) == "01-03T08:00 01-05T17:00, late 01-03T08:00 01-05T17:00, float 0, free 0 driving");
}

TEST_CASE("a level of effort from started to later work is late with what is left of the first") {
    ForeignBuilder p;
    p.schedule.projects[0].data_date = at("2024-01-08");
    const auto a = p.task("A", 5), b = p.task("B", 3), other = p.task("O", 10), x = p.task("X", 0);
    p.started(a, "2024-01-03T08:00", 2);
    p.relation(a, b);
    p.relation(a, x, RelationType::start_start);
    p.relation(b, x, RelationType::finish_finish);
    p[x].kind = ForeignKind::level_of_effort;
    // A 8-9, B 10-12; O, 8-19, leaves them five days.
    CHECK(solved(p, other).ends_with("driving"));
    CHECK(solved(p, x) == "01-08T08:00 01-12T17:00, late 01-15T08:00 01-19T17:00, float 2400, free 0");
    // Once A is complete its late start is what B leaves it.
    p.finished(a, "2024-01-03T08:00", "2024-01-05T17:00");
    CHECK(solved(p, x) == "01-08T08:00 01-10T17:00, late 01-17T08:00 01-19T17:00, float 3360, free 0");
}

TEST_CASE("a level of effort lies on the longest path with the work that ends it") {
    ForeignBuilder p;
    const auto a = p.task("A", 2), b = p.task("B", 3), side = p.task("S", 1), effort = p.task("E", 0), other = p.task("O", 0);
    p[effort].kind = p[other].kind = ForeignKind::level_of_effort;
    p.relation(a, b);
    p.relation(a, effort, RelationType::start_start);
    p.relation(effort, b, RelationType::finish_finish);
    p.relation(a, other, RelationType::start_start);
    p.relation(side, other, RelationType::finish_finish);
    const auto ours = computed(p.schedule);
    CHECK(answers(p.schedule, ours, effort).driving == true);
    CHECK(answers(p.schedule, ours, other).driving == false); // it ends with S
    CHECK(answers(p.schedule, ours, side).driving == false);
}

TEST_CASE("a cycle is told with every activity and line on it") {
    ForeignBuilder p;
    const auto a = p.task("A", 2), b = p.task("B", 3);
    p.relation(a, b);
    p.relation(b, a, RelationType::start_start);
    const auto found = compute(p.schedule, 7);
    const auto* problems = std::get_if<std::vector<Diagnostic>>(&found);
    REQUIRE(problems != nullptr);
    REQUIRE(problems->size() == 1);
    CHECK(problems->front().code == "cycle");
    CHECK(problems->front().message == "these activities wait for each other: A (line 10) → B (line 11) → A (line 10)");
    CHECK(problems->front().advice.starts_with("B waits for A (FS) by line 100\nA waits for B (SS) by line 101\n"));
    REQUIRE(problems->front().span);
    CHECK(*problems->front().span == Span{7, 100, 0, 1});
}

TEST_CASE("a calendar without working time is an error only where work is measured by it") {
    ForeignBuilder p;
    p.schedule.calendars.push_back({"9", "never", {}, 8});
    const auto a = p.task("A", 2);
    CHECK(solved(p, a).starts_with("01-01T08:00"));
    p[a].calendar = 3;
    const auto found = compute(p.schedule);
    const auto* problems = std::get_if<std::vector<Diagnostic>>(&found);
    REQUIRE(problems != nullptr);
    CHECK(problems->front().code == "calendar-never-works");
}

TEST_CASE("inactive work has no dates and holds nothing") {
    ForeignBuilder p{ForeignTool::ms_project};
    const auto a = p.task("A", 5), b = p.task("B", 1);
    p.relation(a, b);
    p[a].kind = ForeignKind::inactive;
    const auto all = computed(p.schedule);
    CHECK_FALSE(all.schedule.has_forecast(a));
    CHECK(to_string(all.schedule.early_start(b)) == "2024-01-01T08:00");
}

} // namespace slipway::test
