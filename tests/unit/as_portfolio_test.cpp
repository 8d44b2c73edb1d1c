// A foreign file in the words of our reports.

#include "slipway/interchange/portfolio.hpp"
#include "slipway/report/critical.hpp"
#include "slipway/report/report.hpp"
#include "slipway/report/tables.hpp"
#include "slipway/report/why.hpp"
#include "slipway/tracking/activity_dates.hpp"
#include "support/foreign.hpp"

#include <catch2/catch.hpp>

namespace slipway {
namespace {

using test::add_project;
using test::add_work;
using test::at;
using test::computed;
using test::empty_schedule;
using test::relate;

ForeignPortfolio seen(const ForeignSchedule& schedule) { return as_portfolio(schedule, computed(schedule), 7); }

/// "2024-03-04..2024-03-08" by the likely forecast, or what is actual.
std::string dates(const ForeignPortfolio& seen, std::string_view key) {
    const auto shown = shown_dates(seen.portfolio, seen.outlook, seen.portfolio.find_activity(key).value());
    const auto day = [](const std::optional<Date>& date) { return date ? to_string(*date) : std::string{"-"}; };
    return day(shown.early_start) + ".." + day(shown.early_finish);
}

/// Monday 2024-03-04: a done from 02-26 to 03-01 17:00, b under way with two and a half days left, then the milestone; d stands alone.
ForeignSchedule pier() {
    auto schedule = empty_schedule();
    add_project(schedule, "pier", at("2024-03-04T08:00"));
    auto& a = add_work(schedule, "a", 5);
    a.state = ForeignState::complete;
    a.actual_start = at("2024-02-26T08:00");
    a.actual_finish = at("2024-03-01T17:00");
    a.remaining = Minutes{0};
    auto& b = add_work(schedule, "b", 5);
    b.state = ForeignState::in_progress;
    b.actual_start = at("2024-03-01T13:00");
    b.remaining = Minutes{1200};
    add_work(schedule, "c", 0).kind = ForeignKind::finish_milestone;
    add_work(schedule, "d", 1);
    relate(schedule, "a", "b");
    relate(schedule, "b", "c", RelationType::finish_start, Minutes{960});
    return schedule;
}

TEST_CASE("a foreign file shows the days that its instants lie on") {
    const auto port = seen(pier());
    CHECK(dates(port, "pier/a") == "2024-02-26..2024-03-01");
    CHECK(dates(port, "pier/b") == "2024-03-04..2024-03-06"); // Monday morning to Wednesday noon
    CHECK(dates(port, "pier/c") == "2024-03-08..2024-03-08"); // two days later at noon
    CHECK(dates(port, "pier/d") == "2024-03-04..2024-03-04");
    CHECK(to_string(port.outlook.as_of) == "2024-03-04");
    CHECK(port.outlook.likely.early_finish(2) == at("2024-03-08T12:00"));
}

TEST_CASE("what finishes last without anything after it completes the project") {
    const auto port = seen(pier());
    const auto& project = port.portfolio.projects.front();
    CHECK(project.completion == port.portfolio.find_activity("pier/c"));
    CHECK(port.outlook.projects.front().forecast == parse_date("2024-03-08"));
    CHECK(port.outlook.is_critical(port.portfolio, 1));
    CHECK_FALSE(port.outlook.is_critical(port.portfolio, 3));
}

TEST_CASE("a midnight that nobody works up to is the day it begins") {
    auto schedule = pier();
    schedule.activities[0].actual_finish = at("2024-03-02T00:00"); // a day without a time: Saturday
    CHECK(dates(seen(schedule), "pier/a") == "2024-02-26..2024-03-02");
    schedule.activities[0].calendar = 2; // all hours: work went on until Friday was over
    CHECK(dates(seen(schedule), "pier/a") == "2024-02-26..2024-03-01");
}

TEST_CASE("facts of the file are spoken of as progress") {
    auto schedule = pier();
    schedule.activities[1].suspended = at("2024-03-02T08:00");
    schedule.activities[1].resume = at("2024-03-11T08:00");
    const auto port = seen(schedule);
    const auto& facts = port.outlook.progress.facts[1];
    CHECK(facts.started == parse_date("2024-03-01"));
    CHECK(facts.remaining == Minutes{1200});
    CHECK(facts.suspended == parse_date("2024-03-02"));
    CHECK(facts.resumes == parse_date("2024-03-11"));
    CHECK(dates(port, "pier/b") == "2024-03-11..2024-03-13");
    CHECK(port.outlook.progress.projects.front().stage == Stage::construction);
}

TEST_CASE("a date that the file must finish by is the promise of its project") {
    auto schedule = pier();
    schedule.projects[0].must_finish = at("2024-03-06T17:00");
    const auto port = seen(schedule);
    REQUIRE(port.portfolio.projects[0].commitment);
    CHECK(port.portfolio.projects[0].commitment->by.words == "2024-03-06");
    CHECK(port.outlook.projects[0].verdict == Verdict::cannot);
    CHECK(port.outlook.likely.total_float(2) == Minutes{-720}); // Wednesday evening to Friday noon
}

TEST_CASE("places in the file, lags and constraints are told") {
    auto schedule = pier();
    schedule.activities[3].constraints.push_back({ConstraintKind::start_no_earlier, at("2024-03-07T00:00")});
    relate(schedule, "a", "d", RelationType::start_start, Minutes{4320}, 2);
    const auto port = seen(schedule);
    CHECK(port.portfolio.relations[1].lag_text() == "2wd");
    CHECK(port.portfolio.relations[2].lag_text() == "72h"); // of another calendar than that of a
    CHECK(port.portfolio.relations[1].span() == Span{7, 501, 0, 1});
    CHECK(port.portfolio.activities[3].span() == Span{7, 103, 0, 1});
    REQUIRE(port.portfolio.activities[3].constraints().size() == 1);
    CHECK(port.portfolio.activities[3].constraints()[0].date->words == "2024-03-07");
    CHECK(dates(port, "pier/d") == "2024-03-07..2024-03-07");
}

TEST_CASE("calendars have keys made of their names, each its own") {
    auto schedule = pier();
    schedule.calendars.push_back({"4", "five  days!", test::five_days(), 6});
    schedule.calendars.push_back({"5", "日历", test::five_days(), 7});
    const auto port = seen(schedule);
    CHECK(port.portfolio.calendars[0].key == "five-days");
    CHECK(port.portfolio.calendars[2].key == "24-hours");
    CHECK(port.portfolio.calendars[3].key == "five-days-2");
    CHECK(port.portfolio.calendars[4].key == "calendar");
    CHECK(port.portfolio.calendars[4].name.zh == "日历");
}

TEST_CASE("the same file has the same revision, and another one another") {
    const auto once = seen(pier()).portfolio.revision;
    CHECK(once.size() == 64);
    CHECK(once == seen(pier()).portfolio.revision);
    auto other = pier();
    other.activities[1].remaining += Minutes{1};
    CHECK(once != seen(other).portfolio.revision);
}

/// Two projects with everything that is no plain work in one of them.
ForeignSchedule harbour() {
    auto schedule = pier();
    schedule.phases.push_back({.id = "1", .code = "1", .name = "All", .project = 0});
    add_work(schedule, "e-inactive", 3).kind = ForeignKind::inactive;
    add_work(schedule, "f-effort", 0).kind = ForeignKind::level_of_effort;
    auto& summary = add_work(schedule, "g-summary", 0);
    summary.kind = ForeignKind::summary;
    for (auto& one : schedule.activities) { one.phase = 0; }
    relate(schedule, "b", "f-effort", RelationType::start_start);
    relate(schedule, "c", "f-effort", RelationType::finish_finish);
    relate(schedule, "d", "e-inactive");
    add_project(schedule, "quay", at("2024-03-05T08:00"));
    schedule.projects.back().must_finish = at("2024-03-20T17:00");
    add_work(schedule, "h", 4, 1);
    relate(schedule, "c", "h");
    return schedule;
}

TEST_CASE("summaries and levels of effort span their work, inactive work has no dates") {
    const auto port = seen(harbour());
    CHECK(dates(port, "pier/f-effort") == "2024-03-04..2024-03-08");
    CHECK(dates(port, "pier/e-inactive") == "-..-");
    CHECK(dates(port, "quay/h") == "2024-03-08..2024-03-12"); // from Friday 13:00 to Tuesday: 300, 570, 570 and 480 minutes
    CHECK(port.portfolio.projects[0].completion == port.portfolio.find_activity("pier/c"));
}

TEST_CASE("every report can speak of a foreign file") {
    const auto port = seen(harbour());
    const std::vector<std::uint32_t> all{0, 1};
    const auto schedule = schedule_report(port.portfolio, port.outlook, all, Language::en);
    CHECK(schedule.machine.rows.size() == port.portfolio.activities.size());
    std::vector<std::uint32_t> targets{*port.portfolio.projects[0].completion, *port.portfolio.projects[1].completion};
    const auto critical = critical_report(port.portfolio, port.outlook, {.targets = targets, .paths = 3}, Language::zh);
    CHECK(critical.machine.rows.size() > 3);
    for (std::uint32_t i = 0; i < port.portfolio.activities.size(); ++i) {
        for (const auto date : {AskedDate::early_start, AskedDate::early_finish, AskedDate::late_start, AskedDate::late_finish}) {
            const auto answer = why(port.portfolio, port.outlook, {.activity = i, .date = date});
            const auto report = why_report(port.portfolio, port.outlook, answer, Language::en);
            CHECK_FALSE(report.title.empty());
        }
    }
}

} // namespace
} // namespace slipway
