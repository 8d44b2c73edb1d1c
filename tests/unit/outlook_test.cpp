// The state of every project on a day: SEMANTICS §2 (horizon float), §3 (silence), §5 (limits and lights).

#include "slipway/tracking/outlook.hpp"
#include "support/one_day.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <vector>

namespace slipway {
namespace {

using test::day;
using test::finished;
using test::on;
using test::one_road;
using test::portfolio_of;
using test::promise;
using test::resolved;
using test::road;
using test::road_template;
using test::shipped;
using test::shown;
using test::stage;
using test::started;

std::string verdict_of(const test::OneDay& known, const char* project = "x") {
    return std::string{word_of(verdict_words, known.of(project).verdict)};
}

/// "red cannot-keep".
std::string light_of(const test::OneDay& known, const char* project = "x") {
    return std::string{word_of(light_words, known.of(project).light)} + " " +
           std::string{word_of(light_reason_words, known.of(project).reason)};
}

/// The light of a road on Monday 2023-01-02. Preparatory since that day it takes 70 wd = 14 weeks, to Friday 2023-04-07; at best 35 wd, to
/// 02-17.
std::string light(const std::string& facts, const std::vector<Observation>& news = {}) {
    return light_of(on("2023-01-02", one_road(facts), news));
}

const auto fresh = stage("preparatory", "2023-01-02");

TEST_CASE("on the day of the document the forecast is likely durations, the best one optimistic durations") {
    const auto known = on("2023-01-02", one_road(fresh));
    CHECK(shown(known.of("x").forecast) == "2023-04-07");
    CHECK(shown(known.of("x").forecast_best) == "2023-02-17");
}

TEST_CASE("silence moves the forecast with the data date and leaves the best one where it is") {
    // Five weeks of silence: 14 weeks from Monday 2023-02-06 end on Friday 05-12.
    const auto known = on("2023-02-06", one_road(fresh));
    CHECK(shown(known.of("x").forecast) == "2023-05-12");
    CHECK(shown(known.of("x").forecast_best) == "2023-02-17");
}

TEST_CASE("the best forecast of old words may lie before the data date") {
    CHECK(shown(on("2023-06-05", one_road(fresh)).of("x").forecast_best) == "2023-02-17");
}

TEST_CASE("a completed project shows its completion as reported") {
    const auto known = on("2023-06-05", one_road(fresh), {finished("x/completion", "2023-05-19")});
    CHECK(shown(known.of("x").forecast) == "2023-05-19");
    CHECK(shown(known.of("x").forecast_best) == "2023-05-19");
}

TEST_CASE("of a completion that a document implies no more is known than its last day") {
    const auto known = on("2023-06-05", one_road(stage("completed", "2022")));
    CHECK(shown(known.of("x").forecast) == "2022-12-31");
    CHECK(shown(known.of("x").forecast_best) == "2022-12-31");
}

TEST_CASE("a project of unstated stage has no forecast, no float and no verdict") {
    const auto known = on("2023-01-02", one_road(stage("unstated", "2021-05") + promise("2023")));
    CHECK_FALSE(known.of("x").forecast);
    CHECK_FALSE(known.of("x").forecast_best);
    CHECK_FALSE(known.of("x").horizon_float_wd);
    CHECK_FALSE(known.of("x").horizon_float_cd);
    CHECK(verdict_of(known) == "unknown");
}

TEST_CASE("of an unstated project with a promise the backward pass alone speaks") {
    // Promised by Friday 2023-12-29: works 40 wd = 8 weeks before it begin on Monday 2023-11-06; at best 20 wd, on 12-04.
    const auto known = on("2023-01-02", one_road(stage("unstated", "2021-05") + promise("2023-12-29")));
    const auto works = known.activity("x/works");
    REQUIRE(known.outlook.likely.has_late_dates(works));
    CHECK(shown(day_of(known.outlook.likely.late_start(works))) == "2023-11-06");
    CHECK(shown(day_of(known.outlook.best.late_start(works))) == "2023-12-04");
    CHECK_FALSE(known.outlook.likely.has_forecast(works));
}

const auto two_roads = "[[project.relation]]\nfrom = \"completion\"\nto = \"y/design\"\nbecause = \"待其建成后\"\n";

TEST_CASE("a project that waits for one of unstated stage has no forecast") {
    const auto known =
        on("2023-01-02", road_template + road("x", stage("unstated", "2021-05") + two_roads) + road("y", fresh + promise("2025")));
    CHECK_FALSE(known.of("y").forecast);
    CHECK(verdict_of(known, "y") == "unknown");
    CHECK(light_of(known, "y") == "grey waits-for-unknown");
}

TEST_CASE("a project that waits for another begins after it") {
    const auto known = on("2023-01-02", road_template + road("x", fresh + two_roads) + road("y", fresh));
    // y waits for x's 04-07: 70 wd = 14 weeks from Monday 04-10 end on Friday 07-14.
    CHECK(shown(known.of("y").forecast) == "2023-07-14");
}

TEST_CASE("the limit is the last day of the commitment") {
    const auto known = on("2023-01-02", one_road(fresh + promise("2024-Q3")));
    CHECK(to_string(known.of("x").limit) == "2024-09-30");
    CHECK(known.of("x").promised);
}

TEST_CASE("without a commitment the limit is the horizon, and nothing is promised") {
    const auto known = on("2023-01-02", one_road(fresh));
    CHECK(to_string(known.of("x").limit) == "2025-12-31");
    CHECK_FALSE(known.of("x").promised);
}

TEST_CASE("a promise holds while the likely forecast is not after it") {
    CHECK(verdict_of(on("2023-01-02", one_road(fresh + promise("2023-04-07")))) == "holds");
    CHECK(verdict_of(on("2023-01-02", one_road(fresh + promise("2023-04-06")))) == "could");
}

TEST_CASE("a promise could be kept while the best forecast is not after it") {
    CHECK(verdict_of(on("2023-01-02", one_road(fresh + promise("2023-02-17")))) == "could");
    CHECK(verdict_of(on("2023-01-02", one_road(fresh + promise("2023-02-16")))) == "cannot");
}

TEST_CASE("the horizon float is decided on dates, in days of the shipped calendar") {
    // Limit 2025-12-31, a Wednesday. 2026-01-01 to 01-03 are holidays, Sunday 01-04 is made up.
    const auto& calendar = shipped().portfolio.calendar();
    const auto limit = day("2025-12-31");
    CHECK(horizon_float_wd(calendar, limit, limit) == 0);
    CHECK(horizon_float_wd(calendar, day("2026-01-01"), limit) == 0);
    CHECK(horizon_float_wd(calendar, day("2026-01-04"), limit) == -1);
    CHECK(horizon_float_wd(calendar, day("2026-01-05"), limit) == -2);
    CHECK(horizon_float_wd(calendar, day("2025-12-30"), limit) == 1);
}

/// Records with the shipped calendars and one project whose only work ends on `finish` at the earliest.
test::OneDay ending_on(const std::string& finish) {
    test::Files files{{"portfolio.toml", "horizon = \"2025-12-31\"\ncalendar = \"cn\"\n"},
                      {"calendars/cn.toml", test::text_of(SLIPWAY_SOURCE_DIR "/projects/calendars/cn.toml")},
                      {"x.toml", R"([[project]]
key = "x"
category = "road"
stage = { value = "preparatory", as_of = "2025-12-01" }
[project.activities.completion]
duration = "1h"
calendar = "cn-7day"
enters = "completed"
constraint = { kind = "finish-no-earlier", date = ")" +
                                     finish + "\", reason = \"test\" }\n"}};
    for (const auto* year : {"2018", "2019", "2020", "2021", "2022", "2023", "2024", "2025", "2026"}) {
        const auto name = std::string{"calendars/cn-statutory-"} + year + ".csv";
        files[name] = test::text_of(std::string{SLIPWAY_SOURCE_DIR "/projects/"} + name);
    }
    return on("2025-12-01", test::read(files).portfolio);
}

TEST_CASE("a forecast on the limit has no float either way and holds") {
    const auto known = ending_on("2025-12-31");
    CHECK(shown(known.of("x").forecast) == "2025-12-31");
    CHECK(known.of("x").horizon_float_wd == 0);
    CHECK(known.of("x").horizon_float_cd == 0);
    CHECK(verdict_of(known) == "holds");
}

TEST_CASE("a forecast on the holiday after the limit misses it by a calendar day and by no working day") {
    const auto known = ending_on("2026-01-01");
    CHECK(shown(known.of("x").forecast) == "2026-01-01");
    CHECK(known.of("x").horizon_float_wd == 0);
    CHECK(known.of("x").horizon_float_cd == -1);
    CHECK(verdict_of(known) == "cannot");
}

TEST_CASE("a forecast on the make-up Sunday after the limit misses it by one working day") {
    const auto known = ending_on("2026-01-04");
    CHECK(shown(known.of("x").forecast) == "2026-01-04");
    CHECK(known.of("x").horizon_float_wd == -1);
    CHECK(known.of("x").horizon_float_cd == -4);
}

TEST_CASE("a completed or operating project is done, whatever its promise and however old its word") {
    CHECK(light(stage("completed", "2021-05") + promise("2020")) == "done finished");
    CHECK(light(stage("operating", "2021-05")) == "done finished");
    CHECK(light(fresh + promise("2022"), {finished("x/completion", "2023-01-02")}) == "done finished");
}

TEST_CASE("a suspended or cancelled project is grey") {
    CHECK(light(stage("suspended", "2023-01-02") + promise("2020")) == "grey suspended");
    CHECK(light(stage("cancelled", "2023-01-02")) == "grey cancelled");
}

TEST_CASE("a project without activities is grey") {
    const auto known = on("2023-01-02", "[[project]]\nkey = \"x\"\ncategory = \"road\"\n" + fresh);
    CHECK(light_of(known) == "grey no-schedule");
}

TEST_CASE("a project without activities that is completed is done") {
    const auto known = on("2023-01-02", "[[project]]\nkey = \"x\"\ncategory = \"road\"\n" + stage("completed", "2021-05"));
    CHECK(light_of(known) == "done finished");
}

TEST_CASE("a project of unstated stage is grey, promised or not") {
    CHECK(light(stage("unstated", "2023-01-02")) == "grey stage-unstated");
    CHECK(light(stage("unstated", "2023-01-02") + promise("2020")) == "grey stage-unstated");
}

TEST_CASE("a project that is only reserved is grey unless it is promised") {
    CHECK(light(stage("reserve", "2023-01-02")) == "grey only-reserved");
    CHECK(light(stage("reserve", "2023-01-02") + promise("2025")) == "green on-course");
    CHECK(light(stage("reserve", "2023-01-02") + promise("2023-02-16")) == "red cannot-keep");
}

TEST_CASE("a promise that even the best forecast misses is red without any report") {
    CHECK(light(fresh + promise("2023-02-16")) == "red cannot-keep");
    CHECK(light_of(on("2023-06-05", one_road(fresh + promise("2023-02-16")))) == "red cannot-keep");
}

TEST_CASE("a freshly reported forecast after the promise is red") { CHECK(light(fresh + promise("2023-04-06")) == "red misses-promise"); }

TEST_CASE("an old word is grey although the likely forecast misses the promise, and the verdict stands beside it") {
    // On 2023-02-07 the word of 01-02 is 36 days old. Forecast 70 wd from Tuesday 02-07: 05-15.
    const auto known = on("2023-02-07", one_road(fresh + promise("2023-05-12")));
    CHECK(light_of(known) == "grey old-word");
    CHECK(verdict_of(known) == "could");
}

TEST_CASE("a word as old as the reporting interval is fresh, a day older is old") {
    const auto last_fresh = on("2023-02-06", one_road(fresh));
    CHECK(last_fresh.of("x").silent_cd == 35);
    CHECK(last_fresh.of("x").reported);
    CHECK(light_of(last_fresh) == "green on-course");
    const auto first_old = on("2023-02-07", one_road(fresh));
    CHECK(first_old.of("x").silent_cd == 36);
    CHECK_FALSE(first_old.of("x").reported);
    CHECK(light_of(first_old) == "grey old-word");
}

TEST_CASE("the portfolio sets the reporting interval") {
    const auto known = on("2023-01-13", test::portfolio_of(one_road(fresh), "horizon = \"2025-12-31\"\nreporting_interval = \"10cd\"\n"));
    CHECK(light_of(known) == "grey old-word");
}

TEST_CASE("a report ends the silence") {
    const auto known = on("2023-06-05", one_road(fresh), {started("x/design", "2023-05-29")});
    CHECK(known.of("x").silent_cd == 7);
    CHECK(light_of(known) == "green on-course");
}

TEST_CASE("a promise that holds by less than the float threshold is amber") {
    // Forecast Friday 2023-04-07. The 20th working day after it is Friday 05-05.
    CHECK(light(fresh + promise("2023-05-04")) == "amber thin-float");
    CHECK(light(fresh + promise("2023-05-05")) == "green on-course");
    CHECK(light(fresh + promise("2023-04-07")) == "amber thin-float");
}

TEST_CASE("rules.toml sets the float threshold") {
    const auto records = one_road(fresh + promise("2023-05-05"));
    CHECK(light_of(on("2023-01-02", test::portfolio_of(records + "[thresholds]\nfloat_wd = 21\n"))) == "amber thin-float");
    CHECK(light_of(on("2023-01-02", test::portfolio_of(records + "[thresholds]\nfloat_wd = 20\n"))) == "green on-course");
}

/// Land of five working days that waits for nothing, with a deadline of its own and a condition.
std::string land(const std::string& deadline) {
    return "[project.activities.land]\nduration = \"5wd\"\ncondition = { kind = \"land\", note = \"not there\" }\nconstraint = { kind = \"deadline\", date = \"" +
           deadline + "\", reason = \"test\" }\n";
}

TEST_CASE("a promise that holds is amber while a condition is overdue") {
    // Five wd up to Thursday 2023-01-05 had to start on Friday 2022-12-30; up to Friday 01-06, on the data date.
    CHECK(light(fresh + promise("2025") + land("2023-01-05")) == "amber condition-overdue");
    CHECK(light(fresh + promise("2025") + land("2023-01-06")) == "green on-course");
}

TEST_CASE("a resolved condition is no longer overdue") {
    CHECK(light(fresh + promise("2025") + land("2023-01-05"), {resolved("x/land", "2023-01-02")}) == "green on-course");
}

TEST_CASE("little float comes before an overdue condition") {
    CHECK(light(fresh + promise("2023-05-04") + land("2023-01-05")) == "amber thin-float");
}

/// A road whose works take so long that the horizon passes: 800 wd from 2023-01-02 are more than three years.
const std::string long_works =
    "[project.activities.works]\nduration = { optimistic = \"700wd\", likely = \"800wd\", pessimistic = \"900wd\" }\n";

TEST_CASE("a forecast beyond a default horizon is amber, at worst") {
    CHECK(light(fresh + long_works) == "amber beyond-horizon");
    const auto known = on("2023-01-02", one_road(fresh + "[project.activities.works]\nduration = \"900wd\"\n"));
    CHECK(verdict_of(known) == "cannot");
    CHECK(light_of(known) == "amber beyond-horizon");
}

TEST_CASE("a default horizon is never red, however late and however fresh") {
    for (const auto* value : {"reserve", "preparatory", "started", "construction"}) {
        INFO(value);
        CHECK(on("2027-01-04", one_road(stage(value, "2027-01-04"))).of("x").light != Light::red);
        CHECK(on("2027-01-04", one_road(stage(value, "2021-05"))).of("x").light != Light::red);
    }
}

TEST_CASE("an overdue condition comes before a forecast beyond a default horizon") {
    // SEMANTICS §5: "holds by less than the float threshold, a condition is overdue, or beyond a default horizon".
    CHECK(light(fresh + long_works + land("2023-01-05")) == "amber condition-overdue");
}

TEST_CASE("an old word comes before every amber") {
    CHECK(light(stage("preparatory", "2022-11-27") + long_works) == "grey old-word");
    CHECK(light(stage("preparatory", "2022-11-27") + promise("2023-05-04")) == "grey old-word");
    CHECK(light(stage("preparatory", "2022-11-27") + promise("2025") + land("2023-01-05")) == "grey old-word");
}

TEST_CASE("a fresh word and a promise that holds amply is green") { CHECK(light(fresh + promise("2025")) == "green on-course"); }

TEST_CASE("a forecast within a default horizon is green") { CHECK(light(fresh) == "green on-course"); }

TEST_CASE("a condition is overdue from the day after the late start of its activity") {
    const auto records = one_road(fresh + promise("2025") + land("2023-02-10")); // five wd up to that Friday: late start Monday 02-06
    const auto overdue = [&](const char* as_of) {
        const auto known = on(as_of, records);
        return condition_overdue(known.portfolio, known.outlook, known.activity("x/land"));
    };
    CHECK_FALSE(overdue("2023-02-05"));
    CHECK_FALSE(overdue("2023-02-06"));
    CHECK(overdue("2023-02-07"));
}

TEST_CASE("a condition of finished work is not overdue") {
    const auto known = on("2023-06-05", one_road(fresh + promise("2025") + land("2023-02-10")), {finished("x/land", "2023-05-05")});
    CHECK_FALSE(condition_overdue(known.portfolio, known.outlook, known.activity("x/land")));
}

TEST_CASE("an activity without a condition is not overdue in that sense") {
    const auto known = on("2023-06-05", one_road(fresh + promise("2023-01-06")));
    CHECK_FALSE(condition_overdue(known.portfolio, known.outlook, known.activity("x/design")));
}

TEST_CASE("a condition of an unstated project is measured by its late dates") {
    const auto facts =
        stage("unstated", "2021-05") + promise("2023-12-29") + "[project.activities.works]\ncondition = { kind = \"site\" }\n";
    const auto before = on("2023-11-06", one_road(facts)); // late start of the works, see above
    CHECK_FALSE(condition_overdue(before.portfolio, before.outlook, before.activity("x/works")));
    const auto after = on("2023-11-07", one_road(facts));
    CHECK(condition_overdue(after.portfolio, after.outlook, after.activity("x/works")));
}

TEST_CASE("critical is what lies on the longest path to the project's own completion") {
    const auto known = on("2023-01-02", one_road(fresh + land("2024-12-31")));
    CHECK(known.outlook.is_critical(known.portfolio, known.activity("x/design")));
    CHECK(known.outlook.is_critical(known.portfolio, known.activity("x/completion")));
    CHECK_FALSE(known.outlook.is_critical(known.portfolio, known.activity("x/land")));
}

TEST_CASE("the critical path of a project reaches into the one it waits for, whose own path it is not") {
    const auto known = on("2023-01-02", road_template + road("x", fresh + two_roads) + road("y", fresh));
    const auto& path = known.outlook.critical.at(known.project("y"));
    CHECK(std::ranges::count(path, known.activity("x/works")) == 1);
    CHECK(std::ranges::count(known.outlook.critical.at(known.project("x")), known.activity("y/works")) == 0);
}

TEST_CASE("the outlook is computed by the portfolio's options, or by the caller's") {
    auto portfolio = portfolio_of(one_road(fresh + promise("2023-05-05")));
    const auto late_finish = [&](const Outlook& one) {
        const auto at = portfolio.find_activity("x/completion").value();
        return shown(finish_day(one.likely.late_finish(at)));
    };
    const auto network = test::network_of_right(portfolio);
    const auto as_of = day("2023-01-02");
    CHECK(late_finish(outlook(portfolio, network, {}, as_of)) == "2023-05-05");
    const auto asked = outlook(portfolio, network, fold(portfolio, {}, as_of), {.cap = LateCap::early_finish}, as_of);
    CHECK(late_finish(asked) == "2023-04-07");
    CHECK(asked.options.cap == LateCap::early_finish);
    portfolio.options.cap = LateCap::early_finish;
    CHECK(late_finish(outlook(portfolio, network, {}, as_of)) == "2023-04-07");
}

const test::OneDay& shipped_on(const char* as_of) {
    static std::map<std::string, test::OneDay> days;
    auto found = days.find(as_of);
    if (found == days.end()) { found = days.emplace(as_of, on(as_of, shipped().portfolio)).first; }
    return found->second;
}

constexpr std::array some_days{"2021-06-01", "2023-06-30", "2024-02-10"};

TEST_CASE("shipped: the records load without an error") {
    CHECK_FALSE(has_errors(shipped().diagnostics));
    CHECK(shipped().portfolio.projects.size() > 90);
}

TEST_CASE("shipped: no best forecast is after the likely one") {
    for (const auto* as_of : some_days) {
        const auto& known = shipped_on(as_of);
        for (const auto& project : known.portfolio.projects) {
            const auto& one = known.of(project.key);
            INFO(as_of << " " << project.key << " " << shown(one.forecast_best) << " " << shown(one.forecast));
            CHECK(one.forecast.has_value() == one.forecast_best.has_value());
            if (one.forecast) { CHECK(*one.forecast_best <= *one.forecast); }
        }
    }
}

void check_not_before(const test::OneDay& known, const Schedule& schedule, const std::vector<ActivityStatus>& status,
                      const std::vector<ProjectTerms>& terms) {
    for (std::uint32_t i = 0; i < known.portfolio.activities.size(); ++i) {
        if (status[i].state == ProgressState::complete || !schedule.has_forecast(i)) { continue; }
        INFO(known.portfolio.full_key(i));
        CHECK(schedule.early_start(i) >= terms[known.portfolio.activities[i].project].data_date);
    }
}

TEST_CASE("shipped: nothing that is not complete starts before the data date") {
    for (const auto* as_of : some_days) {
        INFO(as_of);
        const auto& known = shipped_on(as_of);
        for (const auto& terms : known.outlook.likely_terms) { CHECK(terms.data_date == Instant{day(as_of)}); }
        check_not_before(known, known.outlook.likely, known.outlook.progress.likely, known.outlook.likely_terms);
        check_not_before(known, known.outlook.best, known.outlook.progress.best, known.outlook.best_terms);
    }
}

void check_finish_start(const test::OneDay& known, const Schedule& schedule, const std::vector<ActivityStatus>& status) {
    for (const auto& relation : known.portfolio.relations) {
        if (relation.type != RelationType::finish_start || status[relation.to].state == ProgressState::complete) { continue; }
        if (!schedule.has_forecast(relation.from) || !schedule.has_forecast(relation.to)) { continue; }
        INFO(known.portfolio.full_key(relation.from) << " → " << known.portfolio.full_key(relation.to));
        const auto& lag_calendar = known.portfolio.calendars[relation.lag_calendar].calendar;
        CHECK(schedule.early_start(relation.to) >= lag_calendar.add(schedule.early_finish(relation.from), relation.lag));
    }
}

TEST_CASE("shipped: every finish-start relation between activities with forecasts is honoured") {
    for (const auto* as_of : some_days) {
        INFO(as_of);
        const auto& known = shipped_on(as_of);
        check_finish_start(known, known.outlook.likely, known.outlook.progress.likely);
        check_finish_start(known, known.outlook.best, known.outlook.progress.best);
    }
}

Verdict by_dates(const ProjectOutlook& one) {
    if (!one.forecast) { return Verdict::unknown; }
    if (*one.forecast <= one.limit) { return Verdict::holds; }
    return *one.forecast_best <= one.limit ? Verdict::could : Verdict::cannot;
}

TEST_CASE("shipped: the verdict, the floats and the light agree with the dates") {
    for (const auto* as_of : some_days) {
        const auto& known = shipped_on(as_of);
        for (const auto& project : known.portfolio.projects) {
            const auto& one = known.of(project.key);
            INFO(as_of << " " << project.key);
            CHECK(one.verdict == by_dates(one));
            CHECK(one.promised == project.commitment.has_value());
            CHECK(one.limit == (project.commitment ? project.commitment->by.last : known.portfolio.horizon));
            CHECK(one.horizon_float_cd.has_value() == one.forecast.has_value());
            if (one.forecast) {
                CHECK(*one.horizon_float_cd == days_between(*one.forecast, one.limit));
                CHECK((*one.horizon_float_wd > 0 ? *one.horizon_float_cd > 0 : true));
                CHECK((*one.horizon_float_wd < 0 ? *one.horizon_float_cd < 0 : true));
            }
            if (!one.promised) { CHECK(one.light != Light::red); }
            if (one.light == Light::green) { CHECK((one.verdict == Verdict::holds && one.reported)); }
        }
    }
}

} // namespace
} // namespace slipway
