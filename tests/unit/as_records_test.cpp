// Foreign schedules as records and observations: what is written gives the schedule again.

#include "schedules/generator.hpp"
#include "slipway/base/text.hpp"
#include "slipway/records/format.hpp"
#include "slipway/tracking/admission.hpp"
#include "support/imported.hpp"

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include <set>

namespace slipway {
namespace {

using test::add_project;
using test::add_work;
using test::at;
using test::computed;
using test::empty_schedule;
using test::Imported;
using test::imported;
using test::relate;
using test::table;

std::string text_of(const Imported& result, const std::string& path) {
    for (const auto& one : result.records.texts) {
        if (one.path == path) { return one.text; }
    }
    return "no " + path;
}

/// "time-of-day 2, unused-calendar 1".
std::string losses(const Imported& result) {
    std::string text;
    for (const auto& one : result.records.losses) { text += fmt::format("{}{} {}", text.empty() ? "" : ", ", one.code, one.count); }
    return text;
}

/// Work in three calendars with every kind of relation, done, begun and not begun, on Monday 2024-03-04.
ForeignSchedule pier() {
    auto schedule = empty_schedule();
    schedule.calendars[0].rules.exceptions[*parse_date("2024-03-06")] = {{}, "Founders"};
    schedule.calendars[0].rules.exceptions[*parse_date("2024-03-07")] = {{}, "Founders"};
    schedule.calendars[0].rules.exceptions[*parse_date("2024-03-09")] = {{{480, 720}}, ""};
    add_project(schedule, "pier", at("2024-03-04T00:00"));
    auto& a = add_work(schedule, "a", 5);
    a.state = ForeignState::complete;
    a.actual_start = at("2024-02-26T08:00");
    a.actual_finish = at("2024-03-01T17:00");
    a.remaining = Minutes{0};
    auto& b = add_work(schedule, "b", 5);
    b.state = ForeignState::in_progress;
    b.actual_start = at("2024-02-29T08:00");
    b.remaining = Minutes{1234};
    b.percent = 48.6;
    add_work(schedule, "c", 0).kind = ForeignKind::finish_milestone;
    add_work(schedule, "d", 3, 1).duration = Minutes{1201};
    schedule.activities.back().remaining = Minutes{1201};
    schedule.activities.back().constraints = {{ConstraintKind::start_no_earlier, at("2024-03-11T07:00")},
                                              {ConstraintKind::deadline, at("2024-03-13T18:00")}};
    add_work(schedule, "e-effort", 0).kind = ForeignKind::level_of_effort;
    relate(schedule, "a", "b");
    relate(schedule, "b", "c", RelationType::finish_start, Minutes{960});
    relate(schedule, "b", "d", RelationType::start_start, Minutes{90});
    relate(schedule, "d", "c", RelationType::finish_finish, Minutes{-60}, 2);
    relate(schedule, "b", "e-effort", RelationType::start_start);
    relate(schedule, "d", "e-effort", RelationType::finish_finish);
    schedule.options.critical.longest_path = true;
    schedule.options.schedule.start_lag_from_actual = true;
    return schedule;
}

TEST_CASE("a project becomes a record in canonical form") {
    const auto result = imported(pier());
    CHECK(text_of(result, "imported/pier/project-pier.toml") == R"([[project]]
key = "pier"
name = "Project pier"
category = "other"
stage = { value = "construction", as_of = "2024-03-04", words = "drop/Pier 7.xer: 5 activities, 2 begun, 1 complete" }
calendar = "pier-five-days"
aliases = ["pier"]
note = "drop/Pier 7.xer:10, Primavera P6"

[project.activities.a]
name = "Work a"
duration = "5wd"

[project.activities.b]
name = "Work b"
duration = "5wd"
after = ["a"]

[project.activities.c]
name = "Work c"
milestone = "finish"
after = ["b FS+2wd"]
enters = ["completed"]

[project.activities.d]
name = "Work d"
duration = "1201min"
after = ["b SS+90min"]
calendar = "pier-six-days"
constraint = [
  { kind = "start-no-earlier", date = "2024-03-11", reason = "drop/Pier 7.xer:103" },
  { kind = "deadline", date = "2024-03-13", reason = "drop/Pier 7.xer:103" },
]

[project.activities.e-effort]
name = "Work e-effort"
level_of_effort = true
after = ["b SS", "d FF"]

[[project.relation]]
from = "d"
to = "c"
type = "FF"
lag = "-1h"
lag_calendar = "pier-24-hours"
because = "drop/Pier 7.xer:503"
)");
    for (const auto& one : result.records.texts) { CHECK(*format_records(one.path, one.text).value == one.text); }
}

TEST_CASE("calendars become records with their exceptions in runs") {
    const auto result = imported(pier());
    CHECK(text_of(result, "imported/pier/calendars.toml").starts_with(R"([[calendar]]
key = "pier-five-days"
name = "Five Days"
week = { mon = ["08:00-12:00", "13:00-17:00"], tue = "mon", wed = "mon", thu = "mon", fri = "mon" }
minutes_per_day = 480
days_per_week = 5
days_per_month = 21

[[calendar.except]]
from = "2024-03-06"
to = "2024-03-07"
hours = []
note = "Founders"

[[calendar.except]]
date = "2024-03-09"
hours = ["08:00-12:00"]

[[calendar]]
key = "pier-six-days"
)"));
    CHECK(result.records.settings == R"(name = "Project pier"
horizon = "2025-12-31"
calendar = "pier-five-days"
lag_calendar = "predecessor"

[scheduling]
progress = "retained"
rules = "p6"
late_cap = "commitment"
start_lag_from = "actual-start"
begun_work = "as-p6"
)");
}

TEST_CASE("progress becomes observations of the data date") {
    auto foreign = pier();
    foreign.activities[1].suspended = at("2024-03-01T08:00");
    foreign.activities[1].resume = at("2024-03-08T08:00");
    const auto result = imported(foreign);
    std::string said;
    for (const auto& one : result.records.observations) {
        said += fmt::format("{} {} {} {}\n", to_string(one.day), one.key, word_of(observation_words, one.kind), one.value);
    }
    CHECK(said == "2024-02-26 pier/a started 2024-02-26\n"
                  "2024-03-01 pier/a finished 2024-03-01\n"
                  "2024-02-29 pier/b started 2024-02-29\n"
                  "2024-03-01 pier/b suspended 2024-03-01\n"
                  "2024-03-04 pier/b resumed 2024-03-08\n"
                  "2024-03-04 pier/b remaining 1234min\n");
    CHECK(refusals(result.loaded.portfolio, std::span<const Observation>{}, result.records.observations, result.records.as_of).empty());
    CHECK(table(result) == table(foreign, computed(foreign).schedule));
}

TEST_CASE("records read again give the same dates and floats to the minute") {
    const auto foreign = pier();
    const auto result = imported(foreign);
    CHECK(table(result) == table(foreign, computed(foreign).schedule));
    CHECK(losses(result) == "started-lag 1");
}

TEST_CASE("phases and activity codes become tags of the work") {
    auto foreign = pier();
    foreign.phases = {{"1", "P", "Pier", 0, {}, 20}, {"2", "2", "Piles", 0, 0, 21}, {"3", "3", "Deck", 0, 0, 22}};
    foreign.activities[0].phase = 1;
    foreign.activities[0].code = "№ 5/A";
    foreign.activities[0].tags = {{"Trade", "Marine"}, {"", "night work"}};
    const auto result = imported(foreign);
    const auto one = result.loaded.portfolio.find_activity("pier/a").value();
    CHECK(result.loaded.portfolio.activities[one].tags() ==
          std::vector<std::string>{"code: № 5/A", "phase: P.2 Piles", "Trade: Marine", "night work"});
    CHECK(losses(result) == "empty-phase 2, started-lag 1");
}

TEST_CASE("projects of one file wait for each other, and a date to finish by is a promise") {
    auto foreign = pier();
    add_project(foreign, "quay", at("2024-03-04T00:00"));
    foreign.projects.back().must_finish = at("2024-03-15T17:00");
    add_work(foreign, "f", 4);
    add_work(foreign, "g", 1);
    relate(foreign, "c", "f", RelationType::finish_start, Minutes{480});
    relate(foreign, "f", "g");
    const auto result = imported(foreign);
    CHECK(table(result) == table(foreign, computed(foreign).schedule));
    CHECK(losses(result) == "started-lag 1");
    CHECK(result.loaded.portfolio.projects[1].commitment->by.words == "2024-03-15");
    CHECK(result.outlook.likely.total_float(result.loaded.portfolio.find_activity("quay/g").value()).value().count() == -3 * 480);
}

TEST_CASE("what records cannot say is lost by name, and the rest still reads") {
    auto foreign = pier();
    foreign.activities[1].percent = 10;
    foreign.activities[3].constraints[0].at = at("2024-03-11T09:00");
    foreign.activities[0].baselines = {{0, at("2024-02-01T08:00"), {}, {}}, {1, at("2024-02-02T08:00"), {}, {}}};
    foreign.activities[0].manual = true;
    foreign.calendars.push_back({"9", "Idle", {}, 77});
    foreign.options.critical.longest_path = false;
    foreign.options.critical.open_ends = true;
    add_work(foreign, "f", 2).kind = ForeignKind::inactive;
    add_work(foreign, "g", 0).kind = ForeignKind::level_of_effort;
    add_work(foreign, "h", 0).kind = ForeignKind::summary;
    relate(foreign, "c", "f");
    const auto result = imported(foreign);
    CHECK(losses(result) == "critical-open-ends 1, critical-rule 1, inactive-work 1, manual-scheduling 1, percent-complete 1, "
                            "planned-dates 1, started-lag 1, summary-work 1, time-of-day 1, untied-effort 1, unused-calendar 1");
    CHECK_FALSE(result.loaded.portfolio.find_activity("pier/f"));
    CHECK(text_of(result, "imported/pier/project-pier.toml").find("finish-no-later") == std::string::npos);
}

TEST_CASE("work scheduled by hand begins where it was put") {
    auto foreign = empty_schedule();
    foreign.tool = ForeignTool::ms_project;
    foreign.options.schedule.rules = RuleSet::msp2013;
    add_project(foreign, "pier", at("2024-03-04T08:00"));
    add_work(foreign, "a", 5);
    auto& b = add_work(foreign, "b", 2);
    b.manual = true;
    b.manual_start = at("2024-03-06T08:00");
    b.manual_finish = at("2024-03-07T17:00");
    b.constraints = {{ConstraintKind::start_no_earlier, at("2024-05-01T08:00")}};
    relate(foreign, "a", "b");
    const auto result = imported(foreign);
    const auto held = result.loaded.portfolio.find_activity("pier/b").value();
    REQUIRE(result.loaded.portfolio.activities[held].constraints().size() == 1);
    CHECK(result.loaded.portfolio.activities[held].constraints()[0].kind == ConstraintKind::mandatory_start);
    CHECK(result.outlook.likely.early_start(held) == at("2024-03-06T08:00"));
    CHECK(result.outlook.likely.early_finish(held) == at("2024-03-07T17:00"));
}

TEST_CASE("a data date in the evening is the morning after, and one at noon a time of day") {
    auto foreign = pier();
    foreign.projects[0].data_date = at("2024-03-01T17:00");
    foreign.calendars[1].rules = test::five_days();
    const auto evening = imported(foreign);
    CHECK(to_string(evening.records.as_of) == "2024-03-01"); // the 24 hours that only a lag counts in work on
    CHECK(losses(evening) == "started-lag 1, time-of-day 1");
    foreign.relations.erase(foreign.relations.begin() + 3);
    const auto alone = imported(foreign);
    CHECK(to_string(alone.records.as_of) == "2024-03-02");
    CHECK(losses(alone) == "started-lag 1, unused-calendar 1");
    CHECK(table(alone) == table(foreign, computed(foreign).schedule));
}

TEST_CASE("a file all of whose work is complete is a completed project") {
    auto foreign = empty_schedule();
    add_project(foreign, "pier", at("2024-03-04T00:00"));
    for (const auto* key : {"a", "b"}) {
        auto& one = add_work(foreign, key, 1);
        one.state = ForeignState::complete;
        one.remaining = Minutes{0};
        one.actual_start = at("2024-02-27T08:00");
        one.actual_finish = at("2024-02-27T17:00");
    }
    const auto result = imported(foreign);
    CHECK(result.outlook.projects[0].light == Light::done);
    CHECK(result.outlook.projects[0].forecast == parse_date("2024-02-27"));
}

TEST_CASE("long, odd durations read back to the minute") {
    for (const int minutes : {1, 59, 60, 479, 480, 100'000, 100'001, 100'020, 6'000'001, 9'999'999}) {
        auto foreign = empty_schedule();
        add_project(foreign, "pier", at("2024-03-04T00:00"));
        auto& one = add_work(foreign, "a", 1, 2);
        one.duration = one.remaining = Minutes{minutes};
        const auto result = imported(foreign);
        CHECK(result.loaded.portfolio.activities[0].duration.likely == Minutes{minutes});
    }
}

TEST_CASE("any name reads back as it was") {
    auto foreign = pier();
    foreign.activities[0].name = "\"Quoted\" \\ back\tslash \x01 and 码头\n第二行";
    foreign.calendars[0].name = "5*8 \"days\" 'x' 24h-cd";
    foreign.projects[0].name = "";
    const auto result = imported(foreign);
    CHECK(result.loaded.portfolio.activities[0].name().zh == foreign.activities[0].name);
    CHECK(result.loaded.portfolio.calendars[1].name.zh == foreign.calendars[0].name);
    CHECK(is_key(result.loaded.portfolio.calendars[1].key));
}

/// An instant at the edge of its day's working time, so that a day says it.
Instant at_edge(const Calendar& calendar, Instant instant, bool start) {
    return start ? calendar.start_of_day(day_of(instant)) : calendar.end_of_day(finish_day(instant));
}

bool is_start(ConstraintKind kind) {
    return kind == ConstraintKind::start_no_earlier || kind == ConstraintKind::start_no_later || kind == ConstraintKind::mandatory_start;
}

ForeignActivity foreign_activity(const test::Graph& graph, std::uint32_t i) {
    const auto& network = graph.activities[i];
    const auto& calendar = test::compiled_calendars()[network.calendar];
    const auto& status = graph.status[i];
    static constexpr std::array kinds{ForeignKind::task, ForeignKind::start_milestone, ForeignKind::finish_milestone,
                                      ForeignKind::level_of_effort};
    ForeignActivity one{.id = graph.names[i], .code = graph.names[i], .project = network.project, .calendar = network.calendar};
    one.kind = kinds.at(static_cast<std::size_t>(network.kind));
    one.state = static_cast<ForeignState>(status.state);
    one.duration = one.remaining = status.remaining;
    const bool at_start = network.kind == ActivityKind::start_milestone;
    // A milestone is reached on one day.
    const bool milestone = at_start || network.kind == ActivityKind::finish_milestone;
    if (status.actual_start && !milestone) { one.actual_start = at_edge(calendar, *status.actual_start, true); }
    if (status.actual_finish) { one.actual_finish = at_edge(calendar, *status.actual_finish, at_start); }
    if (status.resume && one.actual_start) {
        one.suspended = *one.actual_start;
        one.resume = at_edge(calendar, *status.resume, true);
    }
    return one;
}

/// The network as another tool might have written it, with dates that days can say.
ForeignSchedule foreign_of(const test::Graph& graph) {
    ForeignSchedule foreign;
    foreign.options.schedule = graph.options;
    foreign.options.schedule.cap = LateCap::commitment;
    foreign.options.critical.longest_path = true;
    for (const auto& one : test::test_calendars()) { foreign.calendars.push_back({one.name, one.name, one.rules, 1}); }
    const auto& five = test::compiled_calendars()[0];
    for (std::size_t i = 0; i < graph.projects.size(); ++i) {
        const auto& terms = graph.terms[i];
        ForeignProject project{.id = graph.projects[i], .code = graph.projects[i], .data_date = Instant{day_of(terms.data_date)}};
        if (terms.planned_start) { project.planned_start = Instant{day_of(*terms.planned_start)}; }
        if (terms.commitment) { project.must_finish = at_edge(five, *terms.commitment, false); }
        foreign.projects.push_back(project);
    }
    for (std::uint32_t i = 0; i < graph.names.size(); ++i) { foreign.activities.push_back(foreign_activity(graph, i)); }
    for (const auto& one : graph.constraints) {
        auto& activity = foreign.activities[one.activity];
        ForeignConstraint constraint{one.kind, {}};
        if (one.kind != ConstraintKind::as_late_as_possible) {
            constraint.at = at_edge(test::compiled_calendars()[activity.calendar], one.at, is_start(one.kind));
        }
        activity.constraints.push_back(constraint);
    }
    for (const auto& one : graph.relations) { foreign.relations.push_back({one.from, one.to, one.type, one.lag, one.lag_calendar, 1}); }
    assign_keys(foreign);
    return foreign;
}

/// Losses after which the dates may be others.
bool keeps_dates(const ForeignRecords& records) {
    static const std::set<std::string> harmless{"unused-calendar"};
    return std::ranges::all_of(records.losses, [](const Loss& loss) { return harmless.contains(loss.code); });
}

TEST_CASE("random networks have the same dates and floats once they are imported") {
    const test::Recipe recipe{.microsoft = false};
    const int count = test::case_count(60);
    int compared = 0;
    for (int number = 0; number < count; ++number) {
        const auto foreign = foreign_of(test::Generator{static_cast<unsigned>(number), recipe}.draw());
        const auto solved = computed(foreign);
        const auto result = imported(foreign, solved);
        if (!keeps_dates(result.records)) { continue; }
        ++compared;
        INFO("network " << number << "\n" << text_of(result, "imported/p1/project-p1.toml"));
        CHECK(table(result) == table(foreign, solved.schedule));
    }
    CHECK(compared > count / 3);
}

} // namespace
} // namespace slipway
