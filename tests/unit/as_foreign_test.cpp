// Our portfolio for other tools.

#include "slipway/interchange/portfolio.hpp"
#include "support/foreign.hpp"
#include "support/one_day.hpp"

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include <map>

namespace slipway {
namespace {

using test::finished;
using test::on;
using test::one_road;
using test::OneDay;
using test::promise;
using test::remaining;
using test::road;
using test::road_template;
using test::stage;
using test::started;

ForeignSchedule written(const OneDay& known, const std::vector<std::uint32_t>& projects = {0}) {
    return as_foreign(known.portfolio, known.outlook, projects, Language::en);
}

const ForeignActivity& work(const ForeignSchedule& foreign, std::string_view key) {
    return foreign.activities[test::index_of(foreign, key)];
}

std::string shown(const std::optional<Instant>& instant) { return instant ? to_string(*instant) : "-"; }

std::string losses(const ForeignSchedule& foreign) {
    std::string text;
    for (const auto& one : foreign.losses) { text += fmt::format("{}{} {}", text.empty() ? "" : ", ", one.code, one.count); }
    return text;
}

TEST_CASE("a project is written with its forecast as the stored answers") {
    const auto foreign = written(on("2023-01-02", one_road(stage("preparatory", "2023-01-02") + promise("2023-06-30"))));
    REQUIRE(foreign.projects.size() == 1);
    CHECK(foreign.projects[0].code == "x");
    CHECK(shown(foreign.projects[0].data_date) == "2023-01-02T00:00");
    CHECK(shown(foreign.projects[0].must_finish) == "2023-06-30T17:00");
    const auto& works = work(foreign, "works");
    CHECK(works.duration == Minutes{40 * 480});
    CHECK(works.remaining == works.duration);
    CHECK(shown(works.answers.early_start) == "2023-02-13T08:00");
    CHECK(shown(works.answers.early_finish) == "2023-04-07T17:00");
    CHECK(works.answers.total_float == Minutes{60 * 480}); // twelve weeks to 30 June
    CHECK(works.answers.driving == true);
    CHECK(work(foreign, "completion").kind == ForeignKind::finish_milestone);
    CHECK(work(foreign, "works-start").kind == ForeignKind::start_milestone);
    CHECK(foreign.relations.size() == 4);
    CHECK(losses(foreign) == "duration-range 3");
}

TEST_CASE("baselines are written under the numbers they came with, and the current one as number 0") {
    const auto known = on("2023-01-02", one_road(stage("preparatory", "2023-01-02")));
    const auto baseline = [](std::string name, std::string_view start) {
        return Baseline{.name = std::move(name), .dates = {{"x/works", parse_date(start), parse_date("2023-03-03")}}};
    };
    const auto numbers = [&](const std::vector<Baseline>& baselines) {
        const auto foreign = as_foreign(known.portfolio, known.outlook, {0}, Language::en, baselines);
        std::string text;
        for (const auto& one : work(foreign, "works").baselines) {
            text += fmt::format("{} {} {} {}; ", one.number, shown(one.start), shown(one.finish), one.duration.value().count());
        }
        return text + losses(foreign);
    };
    CHECK(numbers({baseline("x-baseline-3", "2023-02-01"), baseline("x-baseline", "2023-03-02"), baseline("x-baseline", "2023-03-03")}) ==
          "0 2023-03-03T08:00 2023-03-03T17:00 480; 3 2023-02-01T08:00 2023-03-03T17:00 11040; duration-range 3");
    CHECK(numbers({baseline("own", "2023-03-02"), baseline("own", "2023-03-03"), baseline("x-baseline-3", "2023-03-03")}) ==
          "0 2023-03-03T08:00 2023-03-03T17:00 480; 3 2023-03-03T08:00 2023-03-03T17:00 480; duration-range 3");
    CHECK(numbers({baseline("x-baseline", "2023-03-03"), baseline("x-baseline-11", "2023-03-03"), baseline("own", "2023-03-03")}) ==
          "0 2023-03-03T08:00 2023-03-03T17:00 480; baseline 2, duration-range 3");
}

TEST_CASE("reported progress is written as it was reported") {
    const auto foreign = written(on("2023-03-06", one_road(stage("preparatory", "2023-01-02")),
                                    {started("x/design", "2023-01-03"), finished("x/design", "2023-02-17"),
                                     started("x/permit", "2023-02-20"), remaining("x/permit", "2023-03-06", "4wd")}));
    const auto& design = work(foreign, "design");
    CHECK(design.state == ForeignState::complete);
    CHECK(shown(design.actual_start) == "2023-01-03T08:00");
    CHECK(shown(design.actual_finish) == "2023-02-17T17:00");
    CHECK_FALSE(design.answers.early_start);
    const auto& permit = work(foreign, "permit");
    CHECK(permit.state == ForeignState::in_progress);
    CHECK(permit.remaining == Minutes{4 * 480});
    CHECK(permit.percent == Approx(60));
    CHECK(shown(permit.answers.early_finish) == "2023-03-09T17:00");
    CHECK(losses(foreign) == "duration-range 3");
}

TEST_CASE("what a stage implies gets the last day that it may have been done on") {
    const auto foreign = written(on("2023-03-06", one_road(stage("construction", "2023-01"))));
    CHECK(shown(work(foreign, "design").actual_finish) == "2023-01-31T17:00");
    CHECK(shown(work(foreign, "design").actual_start) == "2023-01-31T08:00");
    CHECK(shown(work(foreign, "works-start").actual_finish) == "2023-01-31T08:00");
    CHECK(losses(foreign) == "actual-start 2, duration-range 3, implied-actual 3");
}

TEST_CASE("the last day lies before the data date, and moves nothing after it") {
    const auto early = written(on("2023-01-16", one_road(stage("construction", "2023-01"))));
    CHECK(shown(work(early, "design").actual_finish) == "2023-01-16T00:00"); // Sunday evening, when nobody works
    const auto lagged = written(on(
        "2023-03-06", one_road(stage("construction", "2023-02") + "[project.activities.works]\n" + "after = [\"works-start FS+30wd\"]\n")));
    // Six weeks after 1 February is 14 March; after 28 February it would be 11 April.
    CHECK(shown(work(lagged, "works-start").actual_finish) == "2023-02-01T00:00");
    CHECK(shown(work(lagged, "works").answers.early_start) == "2023-03-15T08:00");
    CHECK(test::computed(lagged).schedule.early_start(test::index_of(lagged, "works")) == *work(lagged, "works").answers.early_start);
}

TEST_CASE("conditions, stages, programmes and tags are codes of the work") {
    const auto foreign =
        written(on("2023-01-02", one_road(stage("preparatory", "2023-01-02") +
                                          "[project.activities.works]\ncondition = { kind = \"land\", note = \"n\" }\n"
                                          "tags = [\"phase: 2 Works\", \"night\", \"Stage: old\"]\n") +
                                     "[[programme]]\nkey = \"ring\"\nkind = \"programme\"\nname = { zh = \"环路\", en = \"The ring\" }\n"
                                     "category = \"road\"\nmembers = [\"x\"]\n"));
    std::string tags;
    for (const auto& tag : work(foreign, "works").tags) { tags += tag.field + "=" + tag.value + ";"; }
    CHECK(tags == "phase=2 Works;Tag=night;Stage=old;Programme=The ring;Condition=land;");
}

TEST_CASE("relations to projects that stay behind become external dates") {
    const auto records = std::string{road_template} + road("x", stage("preparatory", "2023-01-02")) + "[[project.relation]]\n" +
                         "from = \"works\"\nto = \"y/works\"\nlag = \"5wd\"\n" + road("y", stage("preparatory", "2023-01-02")) +
                         "[[project.relation]]\nfrom = \"completion\"\nto = \"z/design\"\n" +
                         road("z", stage("preparatory", "2023-01-02") + promise("2023-12-29"));
    const auto known = on("2023-01-02", records);
    const auto foreign = written(known, {1});
    REQUIRE(foreign.activities.size() == 5);
    // The works of x end on 7 April; a week later is the 14th, and Monday the first day of those of y.
    CHECK(shown(work(foreign, "works").external_early_start) == "2023-04-17T08:00");
    // z, promised by Friday 29 December, takes 70 days like x: its design must begin on Monday 25 September.
    CHECK(shown(work(foreign, "completion").external_late_finish) == "2023-09-22T17:00");
    CHECK(losses(foreign) == "duration-range 3, relation-outside 2");
    const auto again = test::computed(foreign);
    CHECK(again.schedule.early_start(test::index_of(foreign, "works")) == test::at("2023-04-17T08:00"));
    CHECK(again.schedule.total_float(test::index_of(foreign, "works")) == known.outlook.likely.total_float(known.activity("y/works")));
}

TEST_CASE("a project without a forecast is written with what is known, and said") {
    const auto foreign = written(on("2023-01-02", one_road("")));
    CHECK(foreign.activities.size() == 5);
    CHECK_FALSE(work(foreign, "works").answers.early_start);
    CHECK(losses(foreign) == "duration-range 3, no-forecast 1");
}

TEST_CASE("calendars are written with the exceptions of the years around the work") {
    auto portfolio = test::read({{"portfolio.toml", std::string{test::horizon} + "calendar = \"site\"\n"}, {"records.toml", R"([[calendar]]
key = "site"
name = { zh = "工地", en = "Site" }
week = { mon = ["08:00-12:00", "13:00-17:00"], tue = "mon", wed = "mon", thu = "mon", fri = "mon" }
[[calendar.except]]
date = "2023-05-01"
hours = []
note = "Labour Day"
[[calendar.except]]
date = "2023-05-06"
hours = ["08:00-12:00"]
[[calendar.except]]
date = "1990-05-01"
hours = []
)" + one_road(stage("preparatory", "2023-01-02"))}})
                         .portfolio;
    const auto foreign = written(on("2023-01-02", std::move(portfolio)));
    REQUIRE(foreign.calendars.size() == 1);
    const auto& rules = foreign.calendars[0].rules;
    CHECK(foreign.calendars[0].name == "Site");
    CHECK(rules.week.at(4) == DayHours{{480, 720}, {780, 1020}});
    CHECK(rules.week.at(5).empty());
    REQUIRE(rules.exceptions.size() == 2);
    CHECK(rules.exceptions.at(test::day("2023-05-01")).name == "Labour Day");
    CHECK(rules.exceptions.at(test::day("2023-05-06")).hours == DayHours{{480, 720}});
    CHECK(losses(foreign) == "calendar-days 1, duration-range 3");
}

/// The projects that have a forecast.
std::vector<std::uint32_t> forecast_projects(const OneDay& known) {
    std::vector<std::uint32_t> found;
    for (std::uint32_t i = 0; i < known.portfolio.projects.size(); ++i) {
        if (known.outlook.projects[i].forecast && known.portfolio.projects[i].activity_count > 0) { found.push_back(i); }
    }
    return found;
}

/// Whether nothing in a project follows its completion, where other tools would hold it to the commitment, and no other project is tied to
/// it.
bool stands_alone(const OneDay& known, std::uint32_t project) {
    const auto& activities = known.outlook.network.activities;
    const auto own = [&](std::uint32_t i) { return activities[i].project == project; };
    for (const auto& one : activities) {
        if (one.project == project && one.after_completion) { return false; }
    }
    return std::ranges::none_of(known.outlook.network.relations, [&](const NetworkRelation& one) { return own(one.from) != own(one.to); });
}

std::string text_of(const ForeignAnswers& answers, bool late) {
    const auto minutes = [](std::optional<Minutes> work) { return work ? std::to_string(work->count()) : std::string{"-"}; };
    auto text = shown(answers.early_start) + " " + shown(answers.early_finish);
    if (late) {
        text += fmt::format(" {} {} {} {}", shown(answers.late_start), shown(answers.late_finish), minutes(answers.total_float),
                            minutes(answers.free_float));
    }
    return text;
}

TEST_CASE("the shipped portfolio keeps its early dates, and its late ones where no work follows a completion") {
    const auto known = on("2023-06-30", test::shipped().portfolio);
    const auto foreign = written(known, forecast_projects(known));
    const auto again = test::computed(foreign);
    std::map<std::uint32_t, bool> alone;
    std::size_t compared = 0;
    std::size_t late_compared = 0;
    for (std::uint32_t i = 0; i < foreign.activities.size(); ++i) {
        const auto& one = foreign.activities[i];
        if (!one.answers.early_finish) { continue; }
        const auto project = known.portfolio.find_project(foreign.projects[one.project].key).value();
        if (!alone.contains(project)) { alone[project] = stands_alone(known, project); }
        INFO(foreign.projects[one.project].key << "/" << one.key);
        CHECK(text_of(answers(foreign, again, i), alone[project]) == text_of(one.answers, alone[project]));
        ++compared;
        late_compared += alone[project] ? 1U : 0U;
    }
    CHECK(compared > 500);
    CHECK(late_compared > 300);
}

} // namespace
} // namespace slipway
