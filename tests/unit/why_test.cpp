// Why a date is what it is: every hop with what it costs.

#include "slipway/report/why.hpp"
#include "support/one_day.hpp"

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <optional>
#include <string>
#include <vector>

namespace slipway {
namespace {

using test::finished;
using test::on;
using test::road;
using test::road_template;
using test::shipped;
using test::shown;
using test::stage;
using test::started;
using test::wd;

const auto fresh = stage("preparatory", "2023-01-02");

/// A project x of the activities given, begun on Monday 2023-01-02.
std::string project(const std::string& activities) { return "[[project]]\nkey = \"x\"\ncategory = \"road\"\n" + fresh + activities; }

/// "after = [...]".
std::string after_line(const std::vector<std::string>& after) { return fmt::format("after = [\"{}\"]\n", fmt::join(after, R"(", ")")); }

std::string task(const std::string& key, const std::string& duration, const std::vector<std::string>& after = {}) {
    return "[project.activities." + key + "]\nduration = \"" + duration + "\"\n" + (after.empty() ? "" : after_line(after));
}

std::string completion(const std::vector<std::string>& after) {
    return "[project.activities.completion]\nmilestone = \"finish\"\n" + after_line(after) + "enters = \"completed\"\n";
}

Why why_of(const test::OneDay& known, const char* key, Scenario scenario = Scenario::likely) {
    return why(known.portfolio, known.outlook, {known.activity(key), scenario, AskedDate::early_finish});
}

/// One line a hop: "first  2023-01-02..2023-01-13  12 = 10 worked + 2 free".
std::string hops(const test::OneDay& known, const Why& answer) {
    std::string all;
    for (const auto& hop : answer.hops) {
        const auto& activity = known.portfolio.activities[hop.activity];
        const auto relation =
            hop.relation ? std::string{word_of(relation_type_words, known.portfolio.relations[*hop.relation].type)} : std::string{"root"};
        all += fmt::format("{} {} {}..{} {} = {} + {}", activity.key(), relation, to_string(hop.from), to_string(hop.until), hop.cost_cd,
                           hop.worked, hop.weekend);
        for (const auto& [name, days] : hop.holidays) { all += fmt::format(" + {} {}", name, days); }
        all += '\n';
    }
    return all;
}

int cost(const Why& answer) {
    return std::accumulate(answer.hops.begin(), answer.hops.end(), 0, [](int sum, const WhyHop& hop) { return sum + hop.cost_cd; });
}

/// What holds for the hops of any answer.
void check_hops(const test::OneDay& known, const Why& answer) {
    const auto& portfolio = known.portfolio;
    REQUIRE_FALSE(answer.hops.empty());
    CHECK(answer.hops.back().activity == answer.question.activity);
    CHECK_FALSE(answer.hops.front().relation);
    CHECK(cost(answer) == days_between(answer.hops.front().from, answer.hops.back().until) + 1);
    for (std::size_t i = 0; i < answer.hops.size(); ++i) {
        const auto& hop = answer.hops[i];
        INFO(portfolio.full_key(hop.activity));
        CHECK(hop.cost_cd == days_between(hop.from, hop.until) + 1);
        if (hop.cost_cd >= 0) {
            const auto held =
                std::accumulate(hop.holidays.begin(), hop.holidays.end(), 0, [](int sum, const auto& named) { return sum + named.second; });
            CHECK(hop.worked + hop.weekend + held == hop.cost_cd);
        }
        if (i == 0) { continue; }
        REQUIRE(hop.relation);
        CHECK(portfolio.relations[*hop.relation].to == hop.activity);
        CHECK(portfolio.relations[*hop.relation].from == answer.hops[i - 1].activity);
        CHECK(hop.from == answer.hops[i - 1].until + Days{1});
    }
}

TEST_CASE("a chain of finish-start relations costs its working days and the weekends between them") {
    const auto known = on("2023-01-02", project(task("first", "10wd") + task("second", "5wd", {"first"}) + completion({"second"})));
    const auto answer = why_of(known, "x/completion");
    CHECK(hops(known, answer) == "first root 2023-01-02..2023-01-13 12 = 10 + 2\n"
                                 "second FS 2023-01-14..2023-01-20 7 = 5 + 2\n"
                                 "completion FS 2023-01-21..2023-01-20 0 = 0 + 0\n");
    check_hops(known, answer);
}

TEST_CASE("lags, start-start and finish-finish relations are part of the hop that waits for them") {
    // first 01-02..01-13; second 5 wd later, 01-23..02-03; third starts 5 wd after second, 01-30..02-10; fourth ends 3 wd after third,
    // on Wednesday 02-15, so its 2 wd begin on 02-14. Second lets third go on the eve of its own start, 01-22.
    const auto known = on("2023-01-02", project(task("first", "10wd") + task("second", "10wd", {"first FS+5wd"}) +
                                                task("third", "10wd", {"second SS+5wd"}) + task("fourth", "2wd", {"third FF+3wd"}) +
                                                completion({"fourth"})));
    const auto answer = why_of(known, "x/completion");
    CHECK(shown(known.start("x/fourth")) == "2023-02-14");
    CHECK(hops(known, answer) == "first root 2023-01-02..2023-01-13 12 = 10 + 2\n"
                                 "second FS 2023-01-14..2023-01-22 9 = 5 + 4\n"
                                 "third SS 2023-01-23..2023-02-10 19 = 15 + 4\n"
                                 "fourth FF 2023-02-11..2023-02-15 5 = 3 + 2\n"
                                 "completion FS 2023-02-16..2023-02-15 0 = 0 + 0\n");
    check_hops(known, answer);
}

TEST_CASE("a lead is a hop that costs less than its work") {
    // second begins 3 wd before first ends: Wednesday 01-11, 5 wd to Tuesday 01-17; from the 13th it costs 4 days, two of them a weekend.
    const auto known = on("2023-01-02", project(task("first", "10wd") + task("second", "5wd", {"first FS-3wd"}) + completion({"second"})));
    const auto answer = why_of(known, "x/completion");
    CHECK(shown(known.start("x/second")) == "2023-01-11");
    CHECK(hops(known, answer) == "first root 2023-01-02..2023-01-13 12 = 10 + 2\n"
                                 "second FS 2023-01-14..2023-01-17 4 = 2 + 2\n"
                                 "completion FS 2023-01-18..2023-01-17 0 = 0 + 0\n");
    check_hops(known, answer);
}

TEST_CASE("a lead longer than the work is a hop of negative cost") {
    // second begins 8 wd before first ends, on Wednesday 01-04, and takes one day.
    const auto known = on("2023-01-02", project(task("first", "10wd") + task("second", "1wd", {"first FS-8wd"}) + completion({"second"})));
    const auto answer = why_of(known, "x/completion");
    REQUIRE(answer.hops.size() == 3);
    CHECK(answer.hops[1].cost_cd == -9); // back from 01-13 to 01-04
    check_hops(known, answer);
}

TEST_CASE("a named exception that takes a working day away is a holiday by its name; the days of a make-up weekend are worked") {
    // 10 wd from Monday 2023-09-25: 4 that week; the holiday takes Friday 09-29 and 10-02 to 10-06; 10-07 and 10-08 are made up; then 4
    // more.
    const auto all =
        test::read({{"portfolio.toml", "horizon = \"2025-12-31\"\ncalendar = \"cn\"\n"},
                    {"calendars/cn.toml", R"([[calendar]]
key = "cn"
week = { mon = ["08:00-12:00", "13:00-17:00"], tue = "mon", wed = "mon", thu = "mon", fri = "mon" }
exceptions_csv = "cn-statutory-2023.csv"
)"},
                    {"calendars/cn-statutory-2023.csv", test::text_of(SLIPWAY_SOURCE_DIR "/projects/calendars/cn-statutory-2023.csv")},
                    {"x.toml", "[[project]]\nkey = \"x\"\ncategory = \"road\"\n" + stage("preparatory", "2023-09-25") +
                                   task("first", "10wd") + completion({"first"})}});
    const auto known = on("2023-09-25", all.portfolio);
    const auto answer = why_of(known, "x/completion");
    CHECK(shown(known.of("x").forecast) == "2023-10-12");
    // 18 days: 10 worked, Saturday 09-30 and Sunday 10-01 are the week's, six are the holiday's.
    CHECK(hops(known, answer) == "first root 2023-09-25..2023-10-12 18 = 10 + 2 + 中秋节、国庆节 6\n"
                                 "completion FS 2023-10-13..2023-10-12 0 = 0 + 0\n");
    check_hops(known, answer);
}

TEST_CASE("the root of started work is where the remaining work begins") {
    const auto known = on("2023-01-09", project(task("first", "10wd") + completion({"first"})), {started("x/first", "2023-01-02")});
    const auto answer = why_of(known, "x/completion");
    REQUIRE(answer.hops.size() == 2);
    CHECK(shown(answer.hops.front().from) == "2023-01-09");
    check_hops(known, answer);
}

TEST_CASE("the root held by a constraint begins there") {
    const auto known = on("2023-01-02", project(task("first", "5wd") +
                                                "constraint = { kind = \"start-no-earlier\", date = \"2023-02-06\", reason = \"test\" }\n" +
                                                completion({"first"})));
    const auto answer = why_of(known, "x/completion");
    CHECK(hops(known, answer) == "first root 2023-02-06..2023-02-10 5 = 5 + 0\n"
                                 "completion FS 2023-02-11..2023-02-10 0 = 0 + 0\n");
}

TEST_CASE("the best scenario has its own chain") {
    // At best 10 + 5 + 20 wd from 2023-01-02; on 02-06 the likely one counts from there.
    const auto known = on("2023-02-06", test::one_road(fresh));
    const auto best = why_of(known, "x/completion", Scenario::best);
    CHECK(shown(best.hops.front().from) == "2023-01-02");
    CHECK(shown(best.hops.back().until) == "2023-02-17");
    check_hops(known, best);
    CHECK(shown(why_of(known, "x/completion").hops.front().from) == "2023-02-06");
}

TEST_CASE("an activity kept open drives through the done ones to the date") {
    const auto known = on("2023-01-02", test::one_road(stage("construction", "2021-05") + "[project.activities.permit]\nopen = true\n"));
    const auto answer = why_of(known, "x/completion");
    CHECK(hops(known, answer) == "permit root 2023-01-02..2023-01-13 12 = 10 + 2\n"
                                 "works-start FS 2023-01-14..2023-01-13 0 = 0 + 0\n"
                                 "works FS 2023-01-14..2023-03-10 56 = 40 + 16\n"
                                 "completion FS 2023-03-11..2023-03-10 0 = 0 + 0\n");
    check_hops(known, answer);
}

TEST_CASE("a finished activity ends on the day it finished, whatever still waits before it") {
    const auto known = on("2023-01-16", project(task("first", "20wd") + task("second", "5wd", {"first"}) + completion({"second"})),
                          {finished("x/second", "2023-01-13")});
    const auto answer = why_of(known, "x/second");
    REQUIRE_FALSE(answer.hops.empty());
    CHECK(shown(answer.hops.back().until) == "2023-01-13");
}

/// y/handover waits for y/prep (20 wd, to Friday 2023-01-27) and, as `relation` says, for x/completion.
test::OneDay weaker(const std::string& x_days, const std::string& relation, const std::string& handover = "10wd") {
    return on("2023-01-02", project(task("first", x_days) + completion({"first"})) + "[[project]]\nkey = \"y\"\ncategory = \"road\"\n" +
                                fresh + task("prep", "20wd") + task("handover", handover, {"prep", "x/completion " + relation}) +
                                completion({"handover"}));
}

TEST_CASE("a bound from another project that did not hold is named, with the days by which it is weaker") {
    // x ends on Friday 01-13 and would allow Monday 01-16; prep allows Monday 01-30.
    const auto known = weaker("10wd", "FS");
    const auto answer = why_of(known, "y/completion");
    REQUIRE(answer.weaker.size() == 1);
    CHECK(known.portfolio.full_key(known.portfolio.relations[answer.weaker[0].relation].from) == "x/completion");
    CHECK(answer.weaker[0].weaker_cd == 14);
}

TEST_CASE("a bound that would have let go a day earlier is weaker by a day") {
    // prep ends on Wednesday 01-11, x on Tuesday 01-10; the handover begins on Thursday and could have begun on Wednesday.
    const auto known =
        on("2023-01-02", project(task("first", "7wd") + completion({"first"})) + "[[project]]\nkey = \"y\"\ncategory = \"road\"\n" + fresh +
                             task("prep", "8wd") + task("handover", "10wd", {"prep", "x/completion"}) + completion({"handover"}));
    const auto answer = why_of(known, "y/completion");
    REQUIRE(answer.weaker.size() == 1);
    CHECK(answer.weaker[0].weaker_cd == 1);
}

TEST_CASE("a weaker finish-finish bound is measured at the finish") {
    // x ends on Friday 01-20, the handover of 10 wd begins on Monday 01-30 and ends on Friday 02-10: three weeks later.
    const auto known = weaker("15wd", "FF");
    const auto answer = why_of(known, "y/completion");
    REQUIRE(answer.weaker.size() == 1);
    CHECK(answer.weaker[0].weaker_cd == 21);
    // A long handover from 01-30 to 04-07 and an x that ends on Friday 02-03, after its start, is weaker all the same.
    const auto late = weaker("25wd", "FF", "50wd");
    const auto late_answer = why_of(late, "y/completion");
    REQUIRE(late_answer.weaker.size() == 1);
    CHECK(late_answer.weaker[0].weaker_cd == 63);
}

TEST_CASE("the bound that holds, and one that holds as much, are not weaker") {
    CHECK(why_of(weaker("30wd", "FS"), "y/completion").weaker.empty());
    CHECK(why_of(weaker("20wd", "FS"), "y/completion").weaker.empty());
}

TEST_CASE("weaker bounds stand strongest first, and those inside the project are left out") {
    const auto other = [](const char* key, const char* days) {
        return std::string{"[[project]]\nkey = \""} + key + "\"\ncategory = \"road\"\n" + fresh + task("first", days) +
               completion({"first"});
    };
    const auto known =
        on("2023-01-02", other("a", "5wd") + other("b", "15wd") + other("c", "10wd") + "[[project]]\nkey = \"y\"\ncategory = \"road\"\n" +
                             fresh + task("prep", "20wd") + task("own", "1wd") +
                             task("handover", "5wd", {"prep", "own", "a/completion", "b/completion", "c/completion"}) +
                             completion({"handover"}));
    std::string order;
    for (const auto& bound : why_of(known, "y/completion").weaker) {
        order += known.portfolio.full_key(known.portfolio.relations[bound.relation].from) + " ";
    }
    CHECK(order == "b/completion c/completion a/completion ");
}

TEST_CASE("without a forecast the answer names the activities of unstated projects that it waits for") {
    const auto known =
        on("2023-01-02", road_template +
                             road("a", stage("unstated", "2021-05") + "[[project.relation]]\nfrom = \"completion\"\nto = \"x/design\"\n") +
                             road("x", fresh));
    const auto answer = why_of(known, "x/completion");
    CHECK(answer.hops.empty());
    REQUIRE(answer.waits_for.size() == 1);
    CHECK(known.portfolio.full_key(answer.waits_for[0]) == "a/design");
}

TEST_CASE("the report says the date, the sum, and one row a hop") {
    const auto known = on("2023-01-02", project(task("first", "10wd") + task("second", "5wd", {"first FS+5wd"}) + completion({"second"})));
    const auto report = why_report(known.portfolio, known.outlook, why_of(known, "x/completion"), Language::en);
    CHECK(report.title.find("2023-01-27") != std::string::npos);
    const auto json = Json::parse(render(report, Format::json, Language::en));
    CHECK(json.at("schema") == "slipway.why/1");
    CHECK(json.at("key") == "x/completion");
    CHECK(json.at("scenario") == "likely");
    REQUIRE(json.at("hops").size() == 3);
    CHECK(json.at("hops").at(0).at("bound") == "data-date");
    CHECK(json.at("hops").at(0).at("predecessor").is_null());
    CHECK(json.at("hops").at(1).at("predecessor") == "x/first");
    CHECK(json.at("hops").at(1).at("bound_words") == "FS+5wd");
    CHECK(json.at("hops").at(1).at("cost_cd") == 14);
    CHECK(json.at("hops").at(1).at("worked_days") == 10);
    CHECK(json.at("hops").at(1).at("weekend_days") == 4);
    CHECK(json.at("weaker") == Json::array());
    const auto text = render(report, Format::text, Language::en);
    CHECK(text.find("2023-01-02 to 2023-01-27, 26 days") != std::string::npos);
}

TEST_CASE("the report without a forecast says of what nothing is known") {
    const auto known = on("2023-01-02", test::one_road("stage = { value = \"unstated\", as_of = \"2021-05\", words = \"加快推进\" }\n"));
    const auto report = why_report(known.portfolio, known.outlook, why_of(known, "x/completion"), Language::zh);
    const auto text = render(report, Format::text, Language::zh);
    CHECK(text.find("x/design") != std::string::npos);
    CHECK(text.find("加快推进") != std::string::npos);
    CHECK(Json::parse(render(report, Format::json, Language::zh)).at("waits_for") == Json::array({"x/design"}));
}

/// One activity changed by some of its own working time, all else as it is.
struct Change {
    std::uint32_t activity = 0;
    Minutes more{0};
};

/// The early finish of `target` when one activity takes longer.
Instant with_longer(const test::OneDay& known, std::uint32_t target, const Change& change) {
    auto status = known.outlook.progress.likely;
    status[change.activity].remaining += change.more;
    const auto& all = known.outlook;
    return schedule(all.network, {all.calendars, status, all.constraints, all.likely_terms, {}}).early_finish(target);
}

/// The same when it starts that much later.
Instant with_later(const test::OneDay& known, std::uint32_t target, const Change& change) {
    const auto& all = known.outlook;
    auto constraints = all.constraints;
    const auto& calendar = known.portfolio.calendar_of(known.portfolio.activities[change.activity]);
    const auto start = calendar.next_work(calendar.add(all.likely.early_start(change.activity), change.more));
    constraints.push_back({change.activity, ConstraintKind::start_no_earlier, start});
    std::ranges::stable_sort(constraints, {}, &ActivityConstraint::activity);
    return schedule(all.network, {all.calendars, all.progress.likely, constraints, all.likely_terms, {}}).early_finish(target);
}

bool from_start(RelationType type) { return type == RelationType::start_start || type == RelationType::start_finish; }
bool to_finish(RelationType type) { return type == RelationType::finish_finish || type == RelationType::start_finish; }

/// The duration of a hop counts when it is held at its start and lets the next go at its finish.
bool duration_counts(const test::OneDay& known, const Why& answer, std::size_t hop) {
    const auto type = [&](std::size_t at) { return known.portfolio.relations[*answer.hops[at].relation].type; };
    const bool held_at_start = !answer.hops[hop].relation || !to_finish(type(hop));
    return held_at_start && !from_start(type(hop + 1));
}

/// Lengthens, or where only its start counts delays, the predecessor that each hop names; the date must move.
void check_predecessors_matter(const test::OneDay& known, const Why& answer, Minutes more) {
    const auto target = answer.question.activity;
    const auto now = known.outlook.likely.early_finish(target);
    for (std::size_t i = 0; i + 1 < answer.hops.size(); ++i) {
        const auto predecessor = answer.hops[i].activity;
        const auto& record = known.portfolio.activities[predecessor];
        const auto state = known.outlook.progress.likely[predecessor].state;
        if (state == ProgressState::complete) { continue; }
        INFO(known.portfolio.full_key(target) << ": " << known.portfolio.full_key(predecessor));
        if (record.kind() == ActivityKind::task && duration_counts(known, answer, i)) {
            CHECK(with_longer(known, target, {predecessor, more}) > now);
        }
        if (state == ProgressState::not_started) { CHECK(with_later(known, target, {predecessor, more}) > now); }
    }
}

/// What has free float and is not in the chain may take a little less than that longer, and the date stays.
void check_others_do_not_matter(const test::OneDay& known, const Why& answer) {
    const auto& likely = known.outlook.likely;
    const auto now = likely.early_finish(answer.question.activity);
    for (std::uint32_t i = 0; i < known.portfolio.activities.size(); ++i) {
        const auto& record = known.portfolio.activities[i];
        const auto in_chain = std::ranges::find(answer.hops, i, &WhyHop::activity) != answer.hops.end();
        if (in_chain || record.kind() != ActivityKind::task || known.outlook.progress.likely[i].state == ProgressState::complete) {
            continue;
        }
        std::optional<Minutes> least;
        for (const auto index : known.outlook.network.out_of(i)) {
            const auto slack = link_float(known.outlook.likely_scheduled(), index);
            if (slack) { least = std::min(least.value_or(*slack), *slack); }
        }
        if (!least || *least <= Minutes{1}) { continue; }
        INFO(known.portfolio.full_key(i) << " has " << least->count() << " minutes");
        CHECK(with_longer(known, answer.question.activity, {i, *least - Minutes{1}}) == now);
    }
}

TEST_CASE("lengthening the predecessor that a hop names by five working days moves the date") {
    for (const auto* links : {"first", "first FS+5wd", "first SS+5wd", "first FF+3wd", "first FS-3wd"}) {
        INFO(links);
        const auto known =
            on("2023-01-02", project(task("first", "10wd") + task("second", "8wd", {links}) + task("beside", "12wd", {"first"}) +
                                     task("third", "10wd", {"second"}) + completion({"third", "beside"})));
        const auto answer = why_of(known, "x/completion");
        check_hops(known, answer);
        check_predecessors_matter(known, answer, wd(5));
    }
}

TEST_CASE("lengthening an activity outside the chain by less than its link float moves nothing") {
    const auto known = on("2023-01-02", project(task("first", "10wd") + task("second", "8wd", {"first"}) +
                                                task("beside", "3wd", {"first"}) + task("short", "2wd") +
                                                task("third", "10wd", {"second", "beside", "short FF+1wd"}) + completion({"third"})));
    const auto answer = why_of(known, "x/completion");
    CHECK(known.outlook.likely.free_float(known.activity("x/beside")) == wd(5));
    check_others_do_not_matter(known, answer);
    // And by more than that, it does.
    CHECK(with_longer(known, answer.question.activity, {known.activity("x/beside"), wd(6)}) >
          known.outlook.likely.early_finish(answer.question.activity));
}

TEST_CASE("shipped: the hops of every completion sum to the whole way from the root to the date") {
    for (const auto* as_of : {"2021-06-01", "2023-06-30", "2024-02-10"}) {
        const auto known = on(as_of, shipped().portfolio);
        for (const auto& record : known.portfolio.projects) {
            if (!record.completion) { continue; }
            for (const auto scenario : {Scenario::likely, Scenario::best}) {
                INFO(as_of << " " << record.key << (scenario == Scenario::best ? " at best" : ""));
                const auto answer = why(known.portfolio, known.outlook, {*record.completion, scenario, AskedDate::early_finish});
                const auto& date = scenario == Scenario::best ? known.of(record.key).forecast_best : known.of(record.key).forecast;
                CHECK(answer.hops.empty() == !date.has_value());
                CHECK(answer.waits_for.empty() == date.has_value());
                if (answer.hops.empty()) { continue; }
                check_hops(known, answer);
                if (!known.outlook.progress.facts[*record.completion].complete()) { CHECK(answer.hops.back().until == *date); }
            }
        }
    }
}

TEST_CASE("shipped: every hop stands up to perturbation") {
    // Two months, so that no lunar New Year break swallows the delay.
    const auto known = on("2023-06-30", shipped().portfolio);
    for (std::size_t i = 0; i < known.portfolio.projects.size(); i += 7) {
        const auto& record = known.portfolio.projects[i];
        if (!record.completion || !known.of(record.key).forecast) { continue; }
        check_predecessors_matter(
            known, why(known.portfolio, known.outlook, {*record.completion, Scenario::likely, AskedDate::early_finish}), wd(42));
    }
}

TEST_CASE("shipped: what is outside a chain has its float") {
    const auto known = on("2023-06-30", shipped().portfolio);
    for (const auto* key : {"huadu-peoples-hospital", "metro-line-24"}) {
        const auto at = known.portfolio.find_project(key);
        if (!at || !known.of(key).forecast) { continue; }
        check_others_do_not_matter(known, why(known.portfolio, known.outlook,
                                              {*known.portfolio.projects[*at].completion, Scenario::likely, AskedDate::early_finish}));
    }
}

} // namespace
} // namespace slipway
