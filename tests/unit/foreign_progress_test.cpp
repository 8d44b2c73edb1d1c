// Begun and complete work in P6 files. 2024-01-01 is a Monday; a day of the five-day calendar is 08-12 and 13-17.

#include "support/foreign_builder.hpp"

#include <catch2/catch.hpp>

namespace slipway::test {
namespace {

std::string solved(const ForeignBuilder& builder, std::uint32_t activity) {
    return answered(builder.schedule, computed(builder.schedule), activity);
}

} // namespace

TEST_CASE("a lag from the start of started work counts from its early start, less what was worked") {
    ForeignBuilder p;
    p.schedule.projects[0].data_date = at("2024-01-08");
    const auto a = p.task("A", 10), b = p.task("B", 2);
    p.relation(a, b, RelationType::start_start, 6);
    p.started(a, "2024-01-03T08:00", 7); // worked: 3, 4, 5
    // Three of the six days are left: A goes on on the 8th, B begins on the 11th.
    CHECK(solved(p, b).substr(0, 23) == "01-11T08:00 01-12T17:00");
    SECTION("and has run out when as much was worked") {
        p.schedule.relations[0].lag = Minutes{3 * 480};
        CHECK(solved(p, b).substr(0, 23) == "01-08T08:00 01-09T17:00");
    }
    SECTION("without the days of a suspension") {
        p[a].suspended = at("2024-01-04T08:00");
        p[a].resume = at("2024-01-05T08:00");
        CHECK(solved(p, b).substr(0, 23) == "01-12T08:00 01-15T17:00"); // worked: 3, 5
    }
    SECTION("from its actual start when the file says so") {
        p.schedule.options.schedule.start_lag_from_actual = true;
        CHECK(solved(p, b).substr(0, 23) == "01-11T08:00 01-12T17:00"); // 3, 4, 5, 8, 9, 10
    }
}

TEST_CASE("a start holds started work, and started work may start no later than what waits for its start") {
    ForeignBuilder p;
    p.schedule.projects[0].data_date = at("2024-01-08");
    const auto first = p.task("F", 2), a = p.task("A", 2), b = p.task("B", 4), c = p.task("C", 3);
    p.relation(first, a);
    p.relation(a, b, RelationType::start_start, 1);
    p.relation(b, c, RelationType::start_start);
    p.started(b, "2024-01-04T08:00", 2);
    // F 8-9, A 10-11; what is left of B waits a day after the start of A: 11-12. C begins with it: 11, 12, 15.
    CHECK(solved(p, a) == "01-10T08:00 01-11T17:00, late 01-10T08:00 01-11T17:00, float 0, free 0 driving");
    CHECK(solved(p, b) == "01-11T08:00 01-12T17:00, late 01-11T08:00 01-12T17:00, float 0, free 0 driving");
    CHECK(solved(p, c) == "01-11T08:00 01-15T17:00, late 01-11T08:00 01-15T17:00, float 0, free 0 driving");
    SECTION("but not when progress overrides the logic") {
        p.schedule.options.schedule.logic = ProgressLogic::override_;
        CHECK(solved(p, b).substr(0, 23) == "01-08T08:00 01-09T17:00");
    }
    SECTION("nor does a start that has happened lay a lag through complete work") {
        p.started(a, "2024-01-05T08:00", 2);
        p.schedule.relations[1].lag = Minutes{10 * 480};
        p.finished(b, "2024-01-04T08:00", "2024-01-05T17:00");
        CHECK(solved(p, a).substr(0, 23) == "01-10T08:00 01-11T17:00");
        CHECK(solved(p, c).substr(0, 23) == "01-10T08:00 01-12T17:00");
    }
}

TEST_CASE("a lead from the start of started work lays nothing") {
    ForeignBuilder p;
    p.schedule.projects[0].data_date = at("2024-01-08");
    const auto first = p.task("F", 3), a = p.task("A", 5), b = p.task("B", 1);
    p.relation(first, a);
    p.relation(a, b, RelationType::start_start, -2);
    p.started(a, "2024-01-05T08:00", 4);
    CHECK(solved(p, b).substr(0, 23) == "01-11T08:00 01-11T17:00"); // A goes on after F, on the 11th
    SECTION("from the data date where the file counts from actual starts") {
        p.schedule.options.schedule.start_lag_from_actual = true;
        CHECK(solved(p, b).substr(0, 23) == "01-08T08:00 01-08T17:00");
    }
}

TEST_CASE("complete work binds by the data date and what is left of a lag") {
    ForeignBuilder p;
    p.schedule.projects[0].data_date = at("2024-01-08");
    const auto done = p.task("D", 2), next = p.task("N", 1);
    p.relation(done, next, RelationType::finish_start, 3);
    p.finished(done, "2024-01-03T08:00", "2024-01-04T17:00");
    CHECK(solved(p, next).substr(0, 23) == "01-10T08:00 01-10T17:00"); // one of three days has run
    SECTION("a finish after the data date drives nothing") {
        p.finished(done, "2024-01-03T08:00", "2024-01-17T17:00");
        p.schedule.relations[0].lag = Minutes{0};
        CHECK(solved(p, next).substr(0, 23) == "01-08T08:00 01-08T17:00");
    }
    SECTION("a start is a point as well") {
        p.schedule.relations[0].type = RelationType::start_start;
        CHECK(solved(p, next).substr(0, 23) == "01-08T08:00 01-08T17:00"); // three days have run
    }
    SECTION("started work waits for the lag, too") {
        p.started(next, "2024-01-05T08:00", 1);
        CHECK(solved(p, next).substr(0, 23) == "01-10T08:00 01-10T17:00");
    }
    SECTION("no lag lies between complete work") {
        const auto wait = p.task("W", 1), last = p.task("L", 1);
        p.relation(wait, done);
        p.relation(next, last);
        p.finished(next, "2024-01-03T08:00", "2024-01-04T17:00");
        CHECK(solved(p, last).substr(0, 23) == "01-09T08:00 01-09T17:00"); // after W, on the 8th
    }
}

TEST_CASE("finish constraints do not move work that has begun, and a mandatory one says nothing of it any more") {
    ForeignBuilder p;
    p.schedule.projects[0].data_date = at("2024-01-08");
    const auto a = p.task("A", 3), last = p.task("L", 5);
    (void)last;
    p.started(a, "2024-01-05T08:00", 2);
    p.constrain(a, ConstraintKind::finish_no_earlier, "2024-01-11T17:00");
    CHECK(solved(p, a).substr(0, 23) == "01-08T08:00 01-09T17:00");
    SECTION("a mandatory finish") {
        p[a].constraints.clear();
        p.constrain(a, ConstraintKind::mandatory_finish, "2024-01-10T17:00");
        CHECK(solved(p, a).find("late 01-11T08:00 01-12T17:00, float 1440") != std::string::npos);
    }
    SECTION("a finish on a day caps it") {
        p.constrain(a, ConstraintKind::finish_no_later, "2024-01-11T17:00");
        CHECK(solved(p, a).find("late 01-10T08:00 01-11T17:00, float 960") != std::string::npos);
    }
}

TEST_CASE("work that overrides its logic still ends with what it must end with") {
    ForeignBuilder p;
    p.schedule.projects[0].data_date = at("2024-01-08");
    p.schedule.options.schedule.logic = ProgressLogic::override_;
    const auto a = p.task("A", 4), b = p.task("B", 2);
    p.relation(a, b, RelationType::finish_finish);
    p.started(b, "2024-01-05T08:00", 1);
    CHECK(solved(p, b).substr(0, 23) == "01-11T08:00 01-11T17:00");
    p.schedule.relations[0].type = RelationType::finish_start;
    CHECK(solved(p, b).substr(0, 23) == "01-08T08:00 01-08T17:00");
}

TEST_CASE("complete work through which unfinished work drives takes its free float") {
    ForeignBuilder p;
    p.schedule.projects[0].data_date = at("2024-01-08");
    const auto a = p.task("A", 1), b = p.task("B", 3), done = p.task("D", 1), last = p.task("L", 1);
    p.relation(a, done);
    p.relation(b, done);
    p.relation(done, last);
    p.finished(done, "2024-01-02T08:00", "2024-01-02T17:00");
    // D was done out of sequence: L still waits for B, until the 10th, and A may end as late as B does.
    CHECK(solved(p, a) == "01-08T08:00 01-08T17:00, late 01-10T08:00 01-10T17:00, float 960, free 960");
    CHECK(solved(p, b) == "01-08T08:00 01-10T17:00, late 01-08T08:00 01-10T17:00, float 0, free 0 driving");
    CHECK(solved(p, last).substr(0, 23) == "01-11T08:00 01-11T17:00");
}

} // namespace slipway::test
