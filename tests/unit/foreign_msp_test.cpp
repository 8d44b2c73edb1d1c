// MS Project's side of computing a foreign schedule. All days are of January 2024, which begins on a Monday; work is 08:00-12:00 and
// 13:00-17:00 from Monday to Friday, and the project begins on Monday 1 at 08:00.

#include "slipway/interchange/computed.hpp"

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include <algorithm>

namespace slipway {
namespace {

CalendarRules office_hours() {
    CalendarRules rules;
    for (std::size_t day = 0; day < 5; ++day) { rules.week.at(day) = {{480, 720}, {780, 1020}}; }
    return rules;
}

CalendarRules around_the_clock() {
    CalendarRules rules;
    rules.week.fill({{0, 1440}});
    rules.per_day = Minutes{1440};
    return rules;
}

CalendarRules with_saturdays() {
    auto rules = office_hours();
    rules.week.at(5) = rules.week.at(0);
    return rules;
}

constexpr std::uint32_t office = 0;
constexpr std::uint32_t clock = 1;
constexpr std::uint32_t six_days = 2;
constexpr std::uint32_t elapsed = 3; // as the reader makes it

/// "5 17:00": the fifth of January 2024.
Instant at(int day, int hour, int minute = 0) {
    return Instant{Date{std::chrono::year{2024} / 1 / 1}} + Days{day - 1} + Minutes{hour * 60 + minute};
}

std::string said(const std::optional<Instant>& instant) {
    if (!instant) { return "-"; }
    const auto text = to_string(*instant);
    return text.substr(5, 5) + " " + text.substr(11);
}

std::string hours(const std::optional<Minutes>& work) { return work ? fmt::format("{}", work->count() / 60.0) : "-"; }

/// A schedule that grows task by task; the word of a task is its index.
struct Sheet {
    ForeignSchedule foreign;

    Sheet() {
        foreign.tool = ForeignTool::ms_project;
        foreign.options.schedule.rules = RuleSet::msp2013;
        foreign.calendars = {{"1", "office", office_hours(), 1},
                             {"2", "clock", around_the_clock(), 2},
                             {"3", "six", with_saturdays(), 3},
                             {"elapsed", "elapsed", around_the_clock(), 0}};
        foreign.projects.push_back({.id = "1", .key = "p", .code = "p", .name = "p", .data_date = at(1, 8)});
    }

    ForeignActivity& operator[](std::uint32_t index) { return foreign.activities.at(index); }

    std::uint32_t task(int work_hours, std::optional<std::uint32_t> phase = std::nullopt) {
        const auto index = static_cast<std::uint32_t>(foreign.activities.size());
        ForeignActivity one;
        one.id = one.code = one.key = one.name = std::to_string(index);
        one.phase = phase;
        one.duration = one.remaining = Minutes{work_hours * 60};
        one.kind = work_hours == 0 ? ForeignKind::finish_milestone : ForeignKind::task;
        one.line = index + 10;
        foreign.activities.push_back(one);
        return index;
    }
    /// A summary task and its phase; work within it is given the phase of that index.
    std::uint32_t summary(std::uint32_t& phase, std::optional<std::uint32_t> parent = std::nullopt) {
        phase = static_cast<std::uint32_t>(foreign.phases.size());
        foreign.phases.push_back({.id = std::to_string(phase), .code = "s", .name = "s", .parent = parent});
        const auto index = task(0, phase);
        foreign.activities.back().kind = ForeignKind::summary;
        return index;
    }
    void link(std::uint32_t from, std::uint32_t to, RelationType type = RelationType::finish_start, int lag_hours = 0,
              std::uint32_t calendar = office) {
        foreign.relations.push_back({from, to, type, Minutes{lag_hours * 60}, calendar, 100});
    }
    void by_hand(std::uint32_t index, Instant from, Instant to) {
        foreign.activities[index].manual = true;
        foreign.activities[index].manual_start = from;
        foreign.activities[index].manual_finish = to;
    }
    void hold(std::uint32_t index, ConstraintKind kind, std::optional<Instant> when = std::nullopt) {
        foreign.activities[index].constraints.push_back({kind, when});
    }
    void start(std::uint32_t index, Instant when, int remaining_hours) {
        auto& one = foreign.activities[index];
        one.state = ForeignState::in_progress;
        one.actual_start = when;
        one.remaining = Minutes{remaining_hours * 60};
    }
    void finish(std::uint32_t index, Instant from, Instant to) {
        auto& one = foreign.activities[index];
        one.state = ForeignState::complete;
        one.actual_start = from;
        one.actual_finish = to;
        one.remaining = Minutes{0};
    }

    /// "early start, early finish | late start, late finish | total, free", with a star when critical.
    [[nodiscard]] std::vector<std::string> told() const {
        const auto made = compute(foreign);
        REQUIRE(std::holds_alternative<ForeignComputed>(made));
        std::vector<std::string> lines;
        for (std::uint32_t i = 0; i < foreign.activities.size(); ++i) {
            const auto one = answers(foreign, std::get<ForeignComputed>(made), i);
            lines.push_back(fmt::format("{}, {} | {}, {} | {}, {}{}", said(one.early_start), said(one.early_finish), said(one.late_start),
                                        said(one.late_finish), hours(one.total_float), hours(one.free_float),
                                        one.driving.value_or(false) ? " *" : ""));
        }
        return lines;
    }
    [[nodiscard]] std::string told(std::uint32_t index) const { return told().at(index); }
    [[nodiscard]] Schedule schedule() const {
        auto made = compute(foreign);
        REQUIRE(std::holds_alternative<ForeignComputed>(made));
        return std::get<ForeignComputed>(std::move(made)).schedule;
    }
};

using enum RelationType;
using enum ConstraintKind;

} // namespace

TEST_CASE("MS Project ends work with its shift and begins what follows with the next one") {
    Sheet sheet;
    const auto a = sheet.task(16); // Mon 1, Tue 2
    const auto b = sheet.task(8);  // Wed 3
    const auto c = sheet.task(40); // Mon 1 to Fri 5
    sheet.link(a, b);
    CHECK(sheet.told(a) == "01-01 08:00, 01-02 17:00 | 01-03 08:00, 01-04 17:00 | 16, 0"); // b's late start Fri 5 08:00 is Thu 4 17:00
    CHECK(sheet.told(b) == "01-03 08:00, 01-03 17:00 | 01-05 08:00, 01-05 17:00 | 16, 16");
    CHECK(sheet.told(c) == "01-01 08:00, 01-05 17:00 | 01-01 08:00, 01-05 17:00 | 0, 0 *");
}

TEST_CASE("the rule set of a version changes nothing for tasks that MS Project schedules itself") {
    Sheet sheet;
    const auto a = sheet.task(8);
    const auto b = sheet.task(8);
    sheet.link(a, b, start_start, 8);
    const auto before = sheet.told();
    sheet.foreign.options.schedule.rules = RuleSet::msp2016;
    CHECK(sheet.told() == before);
}

TEST_CASE("the four relations with a lag of two days bind MS Project's early and late dates") {
    Sheet sheet;
    const auto last = sheet.task(80); // Mon 1 to Fri 12
    const auto chain = [&](RelationType type) {
        const auto from = sheet.task(8);
        sheet.link(from, sheet.task(8), type, 16);
        return from;
    };
    const auto fs = chain(finish_start);
    const auto ss = chain(start_start);
    const auto ff = chain(finish_finish);
    const auto sf = chain(start_finish);
    CHECK(sheet.told(last) == "01-01 08:00, 01-12 17:00 | 01-01 08:00, 01-12 17:00 | 0, 0 *");
    // Late: the successors on Fri 12; two days before its start is Wed 10 08:00, the end of Tue 9.
    CHECK(sheet.told(fs) == "01-01 08:00, 01-01 17:00 | 01-09 08:00, 01-09 17:00 | 48, 0");
    CHECK(sheet.told(fs + 1) == "01-04 08:00, 01-04 17:00 | 01-12 08:00, 01-12 17:00 | 48, 48");
    CHECK(sheet.told(ss) == "01-01 08:00, 01-01 17:00 | 01-10 08:00, 01-10 17:00 | 56, 0");
    CHECK(sheet.told(ss + 1) == "01-03 08:00, 01-03 17:00 | 01-12 08:00, 01-12 17:00 | 56, 56");
    CHECK(sheet.told(ff) == "01-01 08:00, 01-01 17:00 | 01-10 08:00, 01-10 17:00 | 56, 0");
    CHECK(sheet.told(ff + 1) == "01-03 08:00, 01-03 17:00 | 01-12 08:00, 01-12 17:00 | 56, 56");
    // From the start of Mon 1 two days reach the end of Tue 2; late, two days before Fri 12 17:00 begin with Thu 11.
    CHECK(sheet.told(sf) == "01-01 08:00, 01-01 17:00 | 01-11 08:00, 01-11 17:00 | 64, 0");
    CHECK(sheet.told(sf + 1) == "01-02 08:00, 01-02 17:00 | 01-12 08:00, 01-12 17:00 | 64, 64");
}

TEST_CASE("a task that is scheduled by hand keeps its dates, and its late finish where its successor begins") {
    Sheet sheet;
    const auto last = sheet.task(40); // to Fri 5
    const auto a = sheet.task(8);
    const auto b = sheet.task(8);
    const auto c = sheet.task(8);
    sheet[a].manual = true;
    sheet[a].manual_start = at(1, 8);
    sheet[a].manual_finish = at(1, 17);
    sheet.link(a, b);                                                                      // Tue 2
    sheet.link(a, c, start_start, 8);                                                      // Tue 2
    CHECK(sheet.told(a) == "01-01 08:00, 01-01 17:00 | 01-04 08:00, 01-05 08:00 | 24, 0"); // the relation from its start does not pull
    CHECK(sheet.told(b) == "01-02 08:00, 01-02 17:00 | 01-05 08:00, 01-05 17:00 | 24, 24");
    CHECK(sheet.told(c) == "01-02 08:00, 01-02 17:00 | 01-05 08:00, 01-05 17:00 | 24, 24");
    CHECK(sheet.told(last) == "01-01 08:00, 01-05 17:00 | 01-01 08:00, 01-05 17:00 | 0, 0 *");
}

TEST_CASE("by hand a task begins when it is told to, at night and before its predecessors as well") {
    Sheet sheet;
    const auto a = sheet.task(16);
    const auto b = sheet.task(8);
    const auto c = sheet.task(8);
    sheet[b].manual = true;
    sheet[b].manual_start = at(1, 22);
    sheet[b].manual_finish = at(2, 19);
    sheet.link(a, b);
    sheet.link(b, c); // the next working time after Tue 2 19:00
    CHECK(sheet.told(b) == "01-01 22:00, 01-02 19:00 | 01-02 08:00, 01-03 08:00 | 0, 0 *");
    CHECK(sheet.told(c) == "01-03 08:00, 01-03 17:00 | 01-03 08:00, 01-03 17:00 | 0, 0 *");
    CHECK(sheet.told(a) == "01-01 08:00, 01-02 17:00 | 12-29 08:00, 01-01 17:00 | -8, 0 *"); // b's late start is Tue 2
}

TEST_CASE("by hand a task that has begun keeps the late start of all its work") {
    Sheet sheet;
    const auto last = sheet.task(40); // to Fri 5
    const auto a = sheet.task(16);
    sheet.start(a, at(1, 8), 8);
    sheet[a].manual = true;
    sheet[a].manual_start = at(1, 8);
    sheet[a].manual_finish = at(2, 17);
    CHECK(sheet.told(a) == "01-01 08:00, 01-02 17:00 | 01-04 08:00, 01-05 17:00 | 24, 24");
    CHECK(sheet.told(last).ends_with("| 0, 0 *"));
}

TEST_CASE("a milestone sits where the work before it ended, and late where the work after it must begin") {
    Sheet sheet;
    const auto a = sheet.task(16);
    const auto m = sheet.task(0);
    const auto b = sheet.task(8);
    const auto end = sheet.task(0);
    sheet.link(a, m);
    sheet.link(m, b);
    sheet.link(b, end);
    CHECK(sheet.told(m) == "01-02 17:00, 01-02 17:00 | 01-03 08:00, 01-03 08:00 | 0, 0 *");
    CHECK(sheet.told(a) == "01-01 08:00, 01-02 17:00 | 01-01 08:00, 01-02 17:00 | 0, 0 *");
    CHECK(sheet.told(b) == "01-03 08:00, 01-03 17:00 | 01-03 08:00, 01-03 17:00 | 0, 0 *");
    CHECK(sheet.told(end) == "01-03 17:00, 01-03 17:00 | 01-03 17:00, 01-03 17:00 | 0, 0 *");
}

TEST_CASE("a milestone after work in another calendar sits outside its own working time") {
    Sheet sheet;
    const auto a = sheet.task(15);
    sheet[a].calendar = clock;
    const auto m = sheet.task(0);
    const auto b = sheet.task(8);
    sheet.link(a, m, finish_start, 0, office);
    sheet.link(m, b);
    CHECK(sheet.told(a).starts_with("01-01 08:00, 01-01 23:00 | "));
    CHECK(sheet.told(m) == "01-01 23:00, 01-01 23:00 | 01-02 08:00, 01-02 08:00 | 0, 0 *");
    CHECK(sheet.told(b) == "01-02 08:00, 01-02 17:00 | 01-02 08:00, 01-02 17:00 | 0, 0 *");
}

TEST_CASE("work in progress begins when it began, and only its finish can slip") {
    Sheet sheet;
    const auto a = sheet.task(24);
    const auto b = sheet.task(24);
    sheet.start(a, at(1, 8), 2);  // ends Wed 3
    sheet.start(b, at(4, 8), 18); // out of the way of a; six hours done: goes on Thu 4 at 15:00, ends Mon 8
    sheet.link(a, b);
    CHECK(sheet.told(a) == "01-01 08:00, 01-03 17:00 | 01-01 08:00, 01-04 15:00 | 6, 0"); // its successor needs it where it goes on
    CHECK(sheet.told(b) == "01-04 08:00, 01-08 17:00 | 01-04 08:00, 01-08 17:00 | 0, 0 *");
    CHECK(sheet.schedule().early_start(b) == at(4, 15));
}

TEST_CASE("progress that was put off goes on at its resume date") {
    Sheet sheet;
    const auto a = sheet.task(24);
    sheet.start(a, at(1, 8), 16);
    sheet[a].suspended = at(1, 17);
    sheet[a].resume = at(4, 8); // Thu 4, Fri 5
    CHECK(sheet.told(a) == "01-01 08:00, 01-05 17:00 | 01-01 08:00, 01-05 17:00 | 0, 0 *");
    sheet[a].resume = at(1, 17); // not put off
    CHECK(sheet.told(a) == "01-01 08:00, 01-03 17:00 | 01-01 08:00, 01-03 17:00 | 0, 0 *");
}

TEST_CASE("a finish stays where a relation puts it, in working time or not") {
    Sheet sheet;
    const auto a = sheet.task(24); // Tue 2 to Thu 4
    sheet.hold(a, start_no_earlier, at(2, 8));
    const auto b = sheet.task(8);
    const auto c = sheet.task(8);
    const auto m = sheet.task(0);
    sheet.link(a, b, start_finish);               // to the start of a, that is through Mon 1
    sheet.link(a, c, finish_finish, 48, elapsed); // to Sat 6 17:00, that is through Fri 5
    sheet.link(a, m, finish_start, 48, elapsed);  // Sat 6 17:00
    CHECK(sheet.told(b) == "01-01 08:00, 01-02 08:00 | 01-05 08:00, 01-05 17:00 | 32, 32");
    CHECK(sheet.told(c) == "01-05 08:00, 01-06 17:00 | 01-05 08:00, 01-05 17:00 | 0, 0 *");
    CHECK(sheet.told(m) == "01-06 17:00, 01-06 17:00 | 01-06 17:00, 01-06 17:00 | 0, 0 *");
}

TEST_CASE("work that must not end before an hour nobody works at ends at it") {
    Sheet sheet;
    const auto a = sheet.task(8);
    sheet.hold(a, finish_no_earlier, at(6, 12)); // a Saturday
    CHECK(sheet.told(a).starts_with("01-05 08:00, 01-06 12:00 | "));
}

TEST_CASE("what lasts by the clock begins when the work before it ends") {
    Sheet sheet;
    const auto a = sheet.task(40); // to Fri 5 17:00
    const auto b = sheet.task(48); // by the clock
    const auto c = sheet.task(8);
    sheet[b].calendar = elapsed;
    sheet.link(a, b);
    sheet.link(b, c);
    CHECK(sheet.told(b) == "01-05 17:00, 01-07 17:00 | 01-06 08:00, 01-08 08:00 | 15, 15");
    CHECK(sheet.told(c) == "01-08 08:00, 01-08 17:00 | 01-08 08:00, 01-08 17:00 | 0, 0 *");
}

TEST_CASE("free float is what a task can slip before the lag behind it reaches what follows") {
    Sheet sheet;
    const auto a = sheet.task(32); // to Thu 4
    const auto b = sheet.task(8);  // two days of the clock later it is Saturday: Mon 8
    sheet.link(a, b, finish_start, 48, elapsed);
    CHECK(sheet.told(a) == "01-01 08:00, 01-04 17:00 | 01-02 08:00, 01-05 17:00 | 8, 8");
    CHECK(sheet.told(b) == "01-08 08:00, 01-08 17:00 | 01-08 08:00, 01-08 17:00 | 0, 0 *");
}

TEST_CASE("work with a break in it takes longer, early and late") {
    Sheet sheet;
    const auto a = sheet.task(16); // Mon 1, and Thu 4
    const auto b = sheet.task(40); // to Fri 5
    sheet[a].breaks = {{Minutes{480}, Minutes{960}}};
    CHECK(sheet.told(a) == "01-01 08:00, 01-04 17:00 | 01-02 08:00, 01-05 17:00 | 8, 8");
    sheet.start(a, at(1, 8), 12);
    CHECK(sheet.told(a) == "01-01 08:00, 01-04 17:00 | 01-01 08:00, 01-05 17:00 | 8, 8");
    CHECK(sheet.schedule().early_start(a) == at(1, 12));
    CHECK(sheet.told(b).ends_with("| 0, 0 *"));
}

TEST_CASE("a project that is scheduled from its finish keeps that finish") {
    Sheet sheet;
    const auto a = sheet.task(8);
    const auto b = sheet.task(8);
    sheet.link(a, b);
    sheet.hold(a, as_late_as_possible);
    sheet.hold(b, as_late_as_possible);
    sheet.foreign.projects.front().must_finish = at(5, 17);
    CHECK(sheet.told(a) == "01-01 08:00, 01-01 17:00 | 01-04 08:00, 01-04 17:00 | 0, 0 *");
    CHECK(sheet.told(b) == "01-02 08:00, 01-02 17:00 | 01-05 08:00, 01-05 17:00 | 0, 0 *");
    CHECK(sheet.schedule().early_start(a) == at(4, 8)); // as late as possible
}

TEST_CASE("a summary is critical by its own float") {
    Sheet sheet;
    std::uint32_t phase = 0;
    const auto all = sheet.summary(phase);
    const auto early = sheet.task(8, phase);
    const auto late = sheet.task(8, phase);
    const auto end = sheet.task(8);
    sheet.hold(late, mandatory_start, at(3, 8));
    sheet.hold(end, start_no_earlier, at(5, 8));
    CHECK(sheet.told(late) == "01-03 08:00, 01-03 17:00 | 01-03 08:00, 01-03 17:00 | 0, 0 *");
    CHECK(sheet.told(early) == "01-01 08:00, 01-01 17:00 | 01-05 08:00, 01-05 17:00 | 32, 32");
    CHECK(sheet.told(all) == "01-01 08:00, 01-03 17:00 | 01-03 08:00, 01-05 17:00 | 16, 16");
}

TEST_CASE("a summary that is scheduled by hand holds its work up, but does not stretch with it") {
    Sheet sheet;
    std::uint32_t phase = 0;
    const auto all = sheet.summary(phase);
    const auto a = sheet.task(8, phase);
    const auto b = sheet.task(8, phase);
    const auto c = sheet.task(8);
    sheet.link(a, b);
    sheet.link(all, c);
    sheet.by_hand(all, at(2, 8), at(2, 17)); // its work ends on Wed 3
    CHECK(sheet.told(a) == "01-02 08:00, 01-02 17:00 | 01-01 08:00, 01-01 17:00 | -8, 0 *");
    CHECK(sheet.told(b) == "01-03 08:00, 01-03 17:00 | 01-02 08:00, 01-02 17:00 | -8, 0 *");  // c begins on Wed 3
    CHECK(sheet.told(c) == "01-03 08:00, 01-03 17:00 | 01-03 08:00, 01-03 17:00 | 0, 0 *");   // after what was entered
    CHECK(sheet.told(all) == "01-02 08:00, 01-02 17:00 | 01-01 08:00, 01-02 17:00 | 0, 0 *"); // never too late
}

TEST_CASE("work with a date of its own does not follow what is asked of a summary that is scheduled by hand") {
    Sheet sheet;
    std::uint32_t phase = 0;
    const auto all = sheet.summary(phase);
    const auto a = sheet.task(8, phase);
    const auto b = sheet.task(8, phase);
    const auto c = sheet.task(40);
    sheet.link(all, c); // Tue 2 to Mon 8
    sheet.by_hand(all, at(1, 8), at(1, 17));
    sheet.hold(b, start_no_earlier, at(1, 8));
    CHECK(sheet.told(a) == "01-01 08:00, 01-01 17:00 | 01-01 08:00, 01-01 17:00 | 0, 0 *");
    CHECK(sheet.told(b) == "01-01 08:00, 01-01 17:00 | 01-08 08:00, 01-08 17:00 | 40, 40");
    CHECK(sheet.told(all) == "01-01 08:00, 01-01 17:00 | 01-01 08:00, 01-08 17:00 | 0, 0 *");
}

TEST_CASE("a relation to a summary needs the dates that were entered for the work in it") {
    Sheet sheet;
    std::uint32_t phase = 0;
    const auto a = sheet.task(8);
    const auto all = sheet.summary(phase);
    const auto b = sheet.task(8, phase);
    const auto end = sheet.task(40); // to Fri 5
    sheet.link(a, all);
    sheet.by_hand(b, at(3, 8), at(3, 17));
    CHECK(sheet.told(b) == "01-03 08:00, 01-03 17:00 | 01-05 08:00, 01-05 17:00 | 16, 16");
    CHECK(sheet.told(a) == "01-01 08:00, 01-01 17:00 | 01-02 08:00, 01-02 17:00 | 8, 8"); // though b could be done on Fri 5
    CHECK(sheet.told(end).ends_with("| 0, 0 *"));
}

TEST_CASE("progress that was interrupted goes on where the file says") {
    Sheet sheet;
    const auto a = sheet.task(24);
    sheet.start(a, at(1, 8), 8); // two days of work lie before Thu 4, and one of none
    sheet[a].suspended = sheet[a].resume = at(4, 8);
    CHECK(sheet.told(a) == "01-01 08:00, 01-04 17:00 | 01-01 08:00, 01-04 17:00 | 0, 0 *");
    sheet[a].suspended = sheet[a].resume = at(2, 17); // what a file says that was not brought up to date
    CHECK(sheet.told(a).starts_with("01-01 08:00, 01-03 17:00 | "));
}

TEST_CASE("what is complete binds by its actual dates and needs nothing from what came before") {
    Sheet sheet;
    const auto a = sheet.task(8);
    const auto b = sheet.task(8);
    const auto c = sheet.task(8);
    sheet.finish(b, at(2, 8), at(3, 12));
    sheet.link(a, b);
    sheet.link(b, c); // from Wed 3 13:00 to Thu 4 12:00
    CHECK(sheet.told(a) == "01-01 08:00, 01-01 17:00 | 01-03 13:00, 01-04 12:00 | 20, 20");
    CHECK(sheet.told(b) == "-, - | -, - | -, -");
    CHECK(sheet.told(c) == "01-03 13:00, 01-04 12:00 | 01-03 13:00, 01-04 12:00 | 0, 0 *");
}

TEST_CASE("constraints win over relations, whatever the file says of honoring them") {
    Sheet sheet;
    const auto a = sheet.task(24); // Mon 1 to Wed 3
    const auto b = sheet.task(8);
    sheet.link(a, b);
    sheet.hold(b, mandatory_start, at(2, 8));
    CHECK(sheet.told(a) == "01-01 08:00, 01-03 17:00 | 12-28 08:00, 01-01 17:00 | -16, 0 *"); // b must begin on Tue 2
    CHECK(sheet.told(b) == "01-02 08:00, 01-02 17:00 | 01-02 08:00, 01-02 17:00 | -16, 0 *"); // a asks for Thu 4
    sheet.foreign.options.honor_constraints = false;                                          // as MS Project writes where it does
    CHECK(sheet.told(b) == "01-02 08:00, 01-02 17:00 | 01-02 08:00, 01-02 17:00 | -16, 0 *");
    sheet[b].constraints = {{finish_no_later, at(2, 17)}};
    CHECK(sheet.told(b) == "01-02 08:00, 01-02 17:00 | 01-02 08:00, 01-02 17:00 | -16, 0 *");
    sheet[b].constraints = {{start_no_earlier, at(5, 8)}};
    CHECK(sheet.told(b) == "01-05 08:00, 01-05 17:00 | 01-05 08:00, 01-05 17:00 | 0, 0 *");
    CHECK(sheet.told(a) == "01-01 08:00, 01-03 17:00 | 01-02 08:00, 01-04 17:00 | 8, 8");
}

TEST_CASE("a constraint to begin before the project does so, when nothing comes before") {
    Sheet sheet;
    const auto a = sheet.task(8);
    sheet.hold(a, start_no_earlier, Instant{Date{std::chrono::year{2023} / 12 / 28}} + Minutes{480});
    CHECK(sheet.told(a) == "12-28 08:00, 12-28 17:00 | 12-28 08:00, 12-28 17:00 | 0, 0 *");
}

TEST_CASE("a deadline counts for late dates only") {
    Sheet sheet;
    const auto a = sheet.task(24);
    sheet.hold(a, deadline, at(2, 17));
    CHECK(sheet.told(a) == "01-01 08:00, 01-03 17:00 | 12-29 08:00, 01-02 17:00 | -8, 0 *");
}

TEST_CASE("as late as possible prints early dates, has no slack, and holds back what follows") {
    Sheet sheet;
    const auto last = sheet.task(40); // to Fri 5
    const auto a = sheet.task(8);
    const auto b = sheet.task(8);
    sheet.link(a, b);
    sheet.hold(a, as_late_as_possible);
    CHECK(sheet.told(a) == "01-01 08:00, 01-01 17:00 | 01-04 08:00, 01-04 17:00 | 0, 0 *");
    CHECK(sheet.told(b) == "01-05 08:00, 01-05 17:00 | 01-05 08:00, 01-05 17:00 | 0, 0 *");
    CHECK(sheet.schedule().early_start(a) == at(4, 8));
    CHECK(sheet.told(last).ends_with("| 0, 0 *"));
}

TEST_CASE("a levelling delay is elapsed time before a start, and the work before it does not have it for slack") {
    Sheet sheet;
    const auto a = sheet.task(8); // Mon 1
    const auto b = sheet.task(8); // Tue 2 08:00 and two days by the clock: Thu 4
    sheet.link(a, b);
    sheet[b].levelling_delay = Minutes{2 * 1440};
    CHECK(sheet.told(b) == "01-04 08:00, 01-04 17:00 | 01-04 08:00, 01-04 17:00 | 0, 0 *");
    CHECK(sheet.told(a) == "01-01 08:00, 01-01 17:00 | 01-01 08:00, 01-01 17:00 | 0, 0 *");
}

TEST_CASE("work in a resource calendar ends by it, and its slack is counted in the calendar of the task") {
    Sheet sheet;
    const auto a = sheet.task(48);
    const auto b = sheet.task(56);                                     // Mon 1 to Tue 9
    sheet[a].parts = {{six_days, Minutes{48 * 60}, Minutes{48 * 60}}}; // Mon 1 to Sat 6
    CHECK(sheet.told(b) == "01-01 08:00, 01-09 17:00 | 01-01 08:00, 01-09 17:00 | 0, 0 *");
    // Late: six days back from Tue 9 are Tue 9, Mon 8, Sat 6, Fri 5, Thu 4, Wed 3. From Mon 1 to Wed 3 two days, from Sat 6 to Tue 9 two.
    CHECK(sheet.told(a) == "01-01 08:00, 01-06 17:00 | 01-03 08:00, 01-09 17:00 | 16, 16");
}

TEST_CASE("a lag runs in its own calendar") {
    Sheet sheet;
    const auto a = sheet.task(40); // to Fri 5 17:00
    const auto b = sheet.task(8);
    const auto c = sheet.task(8);
    sheet.link(a, b, finish_start, 24, clock); // Sat 6 17:00, so Mon 8
    sheet.link(a, c, finish_start, 8);         // Mon 8 17:00, so Tue 9
    CHECK(sheet.told(b).starts_with("01-08 08:00, 01-08 17:00 | "));
    CHECK(sheet.told(c).starts_with("01-09 08:00, 01-09 17:00 | "));
}

TEST_CASE("a lead can begin before the project, but not for the sake of a finish") {
    Sheet sheet;
    const auto a = sheet.task(8);
    const auto b = sheet.task(8);
    const auto c = sheet.task(40);
    sheet.link(a, b, finish_start, -16); // a day before Mon 1: Fri 29
    sheet.link(a, c, finish_finish);     // four days before the project, were it not for its start
    CHECK(sheet.told(b).starts_with("12-29 08:00, 12-29 17:00 | "));
    CHECK(sheet.told(c).starts_with("01-01 08:00, 01-05 17:00 | "));
}

TEST_CASE("a relation to a summary holds all the work it spans, also in a summary within") {
    Sheet sheet;
    std::uint32_t outer = 0;
    std::uint32_t inner = 0;
    const auto a = sheet.task(16); // Mon 1, Tue 2
    const auto s = sheet.summary(outer);
    const auto t = sheet.summary(inner, outer);
    const auto b = sheet.task(8, outer);
    const auto c = sheet.task(16, inner);
    sheet.link(a, s);
    CHECK(sheet.told(b) == "01-03 08:00, 01-03 17:00 | 01-04 08:00, 01-04 17:00 | 8, 8");
    CHECK(sheet.told(c) == "01-03 08:00, 01-04 17:00 | 01-03 08:00, 01-04 17:00 | 0, 0 *");
    CHECK(sheet.told(t) == "01-03 08:00, 01-04 17:00 | 01-03 08:00, 01-04 17:00 | 0, 0 *");
    CHECK(sheet.told(s) == "01-03 08:00, 01-04 17:00 | 01-03 08:00, 01-04 17:00 | 0, 0 *");
    CHECK(sheet.told(a) == "01-01 08:00, 01-02 17:00 | 01-01 08:00, 01-02 17:00 | 0, 0 *");
}

TEST_CASE("a relation from a summary counts from its last finish, or its first start") {
    Sheet sheet;
    std::uint32_t phase = 0;
    const auto s = sheet.summary(phase);
    const auto a = sheet.task(8, phase);  // Mon 1
    const auto b = sheet.task(24, phase); // Tue 2 to Thu 4, after a
    const auto c = sheet.task(8);         // Fri 5
    const auto d = sheet.task(8);         // Tue 2
    sheet.link(a, b);
    sheet.link(s, c);
    sheet.link(s, d, start_start, 8);
    CHECK(sheet.told(s) == "01-01 08:00, 01-04 17:00 | 01-01 08:00, 01-04 17:00 | 0, 0 *");
    CHECK(sheet.told(c) == "01-05 08:00, 01-05 17:00 | 01-05 08:00, 01-05 17:00 | 0, 0 *");
    CHECK(sheet.told(d) == "01-02 08:00, 01-02 17:00 | 01-05 08:00, 01-05 17:00 | 24, 24");
    CHECK(sheet.told(b) == "01-02 08:00, 01-04 17:00 | 01-02 08:00, 01-04 17:00 | 0, 0 *");
}

TEST_CASE("from the start of a summary only the work that begins first is held") {
    Sheet sheet;
    std::uint32_t phase = 0;
    const auto s = sheet.summary(phase);
    const auto a = sheet.task(8, phase); // Mon 1
    const auto b = sheet.task(8, phase); // Mon 1 as well, but from 13:00
    sheet.hold(b, start_no_earlier, at(1, 13));
    const auto c = sheet.task(32); // begins a day after the summary: Tue 2 to Fri 5
    sheet.link(s, c, start_start, 8);
    CHECK(sheet.told(c) == "01-02 08:00, 01-05 17:00 | 01-02 08:00, 01-05 17:00 | 0, 0 *");
    CHECK(sheet.told(a) == "01-01 08:00, 01-01 17:00 | 01-01 08:00, 01-01 17:00 | 0, 0 *");
    CHECK(sheet.told(b) == "01-01 13:00, 01-02 12:00 | 01-05 08:00, 01-05 17:00 | 28, 28");
}

TEST_CASE("constraints of a summary hold the work it spans") {
    Sheet sheet;
    std::uint32_t phase = 0;
    const auto s = sheet.summary(phase);
    const auto a = sheet.task(8, phase);
    const auto last = sheet.task(80); // to Fri 12
    sheet.hold(s, start_no_earlier, at(3, 8));
    sheet.hold(s, finish_no_later, at(5, 17));
    CHECK(sheet.told(a) == "01-03 08:00, 01-03 17:00 | 01-05 08:00, 01-05 17:00 | 16, 16");
    CHECK(sheet.told(last).ends_with("| 0, 0 *"));
}

TEST_CASE("through inactive work what follows it waits for what comes before it") {
    Sheet sheet;
    const auto a = sheet.task(8); // Mon 1
    const auto idle = sheet.task(16);
    const auto b = sheet.task(8);    // Tue 2; late Fri 5
    const auto c = sheet.task(24);   // Tue 2 to Thu 4; late from Wed 3
    const auto end = sheet.task(40); // to Fri 5
    sheet[idle].kind = ForeignKind::inactive;
    sheet.link(a, idle);
    sheet.link(idle, b);
    sheet.link(idle, c);
    CHECK(sheet.told(a) == "01-01 08:00, 01-01 17:00 | 01-04 08:00, 01-04 17:00 | 24, 0"); // held by the later of b and c
    CHECK(sheet.told(idle) == "-, - | -, - | -, -");
    CHECK(sheet.told(b) == "01-02 08:00, 01-02 17:00 | 01-05 08:00, 01-05 17:00 | 24, 24");
    CHECK(sheet.told(c) == "01-02 08:00, 01-04 17:00 | 01-03 08:00, 01-05 17:00 | 8, 8");
    CHECK(sheet.told(end).ends_with("| 0, 0 *"));
}

TEST_CASE("inactive work that nothing comes before binds nothing, and is in no schedule") {
    Sheet sheet;
    const auto a = sheet.task(24);
    const auto b = sheet.task(8);
    sheet[a].kind = ForeignKind::inactive;
    sheet.link(a, b);
    CHECK(sheet.told(a) == "-, - | -, - | -, -");
    CHECK(sheet.told(b) == "01-01 08:00, 01-01 17:00 | 01-01 08:00, 01-01 17:00 | 0, 0 *");
}

TEST_CASE("with several critical paths each open end is on one of its own") {
    Sheet sheet;
    const auto a = sheet.task(8);
    const auto b = sheet.task(24);
    sheet.foreign.options.critical.open_ends = true;
    CHECK(sheet.told(a) == "01-01 08:00, 01-01 17:00 | 01-01 08:00, 01-01 17:00 | 0, 0 *");
    CHECK(sheet.told(b).ends_with("| 0, 0 *"));
}

TEST_CASE("tasks are critical up to the slack that the file says") {
    Sheet sheet;
    const auto a = sheet.task(8);
    const auto b = sheet.task(16);
    sheet.foreign.options.critical.most_total_float = Minutes{480};
    CHECK(sheet.told(a).ends_with("| 8, 8 *"));
    CHECK(sheet.told(b).ends_with("| 0, 0 *"));
}

TEST_CASE("a cycle through a summary is told with the activities on it") {
    Sheet sheet;
    std::uint32_t phase = 0;
    const auto s = sheet.summary(phase);
    const auto a = sheet.task(8, phase);
    const auto b = sheet.task(8);
    sheet.link(b, s); // b before all of the summary
    sheet.link(a, b); // and after a, which the summary spans
    const auto made = compute(sheet.foreign);
    REQUIRE(std::holds_alternative<std::vector<Diagnostic>>(made));
    const auto& problems = std::get<std::vector<Diagnostic>>(made);
    REQUIRE(problems.size() == 1);
    CHECK(problems.front().code == "cycle");
    for (const auto index : {s, a, b}) { CHECK(problems.front().message.find(std::to_string(index)) != std::string::npos); }
}

TEST_CASE("the schedule of a file says which relations drive") {
    Sheet sheet;
    const auto a = sheet.task(8);
    const auto b = sheet.task(16);
    const auto c = sheet.task(8);
    sheet.link(a, c);
    sheet.link(b, c);
    const auto made = compute(sheet.foreign);
    const auto& computed = std::get<ForeignComputed>(made);
    CHECK_FALSE(computed.schedule.drives(computed.network.slot_of(0)));
    CHECK(computed.schedule.drives(computed.network.slot_of(1)));
}

} // namespace slipway
