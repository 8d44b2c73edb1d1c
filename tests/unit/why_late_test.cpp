// Why a late date is what it is, and the bounds that did not set a date.

#include "slipway/report/why.hpp"
#include "slipway/tracking/activity_dates.hpp"
#include "support/one_day.hpp"

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include <numeric>
#include <string>
#include <vector>

namespace slipway {
namespace {

using test::on;
using test::one_road;
using test::promise;
using test::shipped;
using test::shown;
using test::stage;

const auto fresh = stage("preparatory", "2023-01-02");

Why why_date(const test::OneDay& known, const char* key, AskedDate date) {
    return why(known.portfolio, known.outlook, {known.activity(key), Scenario::likely, date});
}

/// One line a hop: "works FS 2023-03-06..2023-04-28 54 = 40 + 14".
std::string hops(const test::OneDay& known, const Why& answer) {
    std::string all;
    for (const auto& hop : answer.hops) {
        const auto relation =
            hop.relation ? std::string{word_of(relation_type_words, known.portfolio.relations[*hop.relation].type)} : std::string{"root"};
        all += fmt::format("{} {} {}..{} {} = {} + {}\n", known.portfolio.activities[hop.activity].key(), relation, to_string(hop.from),
                           to_string(hop.until), hop.cost_cd, hop.worked, hop.weekend);
    }
    return all;
}

/// "relation x/works 2023-03-10 weaker 5".
std::string runners_up(const test::OneDay& known, const Why& answer) {
    std::string all;
    for (const auto& one : answer.runners_up) {
        const bool relation = one.by.kind == Bound::Kind::relation;
        const auto other =
            relation ? " " + known.portfolio.full_key(is_late(answer.question.date) ? known.portfolio.relations[one.by.index].to
                                                                                    : known.portfolio.relations[one.by.index].from)
                     : std::string{};
        all += fmt::format("{}{} {} weaker {}\n", static_cast<int>(one.by.kind), other, to_string(one.at), one.weaker_cd);
    }
    return all;
}

TEST_CASE("a late start is walked back from the promise") {
    // Promised by Sunday 2023-05-07: the works end on Friday 05-05, 40 wd before which is Monday 03-13; the permit's 10 wd begin on 02-27.
    const auto known = on("2023-01-02", one_road(fresh + promise("2023-05-07")));
    CHECK(hops(known, why_date(known, "x/permit", AskedDate::late_start)) == "completion root 2023-05-06..2023-05-07 2 = 0 + 2\n"
                                                                             "works FS 2023-03-13..2023-05-05 54 = 40 + 14\n"
                                                                             "works-start FS 2023-03-13..2023-03-12 0 = 0 + 0\n"
                                                                             "permit FS 2023-02-27..2023-03-12 14 = 10 + 4\n");
    // Its late finish, Friday 03-10, is two weeks later: only the weekend lies between it and the start of works.
    CHECK(hops(known, why_date(known, "x/permit", AskedDate::late_finish)) == "completion root 2023-05-06..2023-05-07 2 = 0 + 2\n"
                                                                              "works FS 2023-03-13..2023-05-05 54 = 40 + 14\n"
                                                                              "works-start FS 2023-03-13..2023-03-12 0 = 0 + 0\n"
                                                                              "permit FS 2023-03-11..2023-03-12 2 = 0 + 2\n");
}

TEST_CASE("without a promise the root of a late date is the project's own early finish") {
    const auto known = on("2023-01-02", one_road(fresh));
    const auto answer = why_date(known, "x/works", AskedDate::late_finish);
    CHECK(hops(known, answer) == "completion root 2023-04-08..2023-04-07 0 = 0 + 0\nworks FS 2023-04-08..2023-04-07 0 = 0 + 0\n");
}

TEST_CASE("the late dates of an unstated project are walked back from its promise alone") {
    const auto known = on("2023-01-02", one_road(stage("unstated", "2021-05") + promise("2023-12-29")));
    const auto answer = why_date(known, "x/works", AskedDate::late_start);
    CHECK(hops(known, answer) == "completion root 2023-12-30..2023-12-29 0 = 0 + 0\nworks FS 2023-11-06..2023-12-29 54 = 40 + 14\n");
}

TEST_CASE("a constraint is the root of a late date") {
    const auto known = on("2023-01-02", one_road(fresh + "[project.activities.permit]\nduration = \"10wd\"\nafter = \"design\"\n"
                                                         "constraint = { kind = \"deadline\", date = \"2023-02-03\" }\n"));
    // Due on Friday 02-03: two weeks before it is Monday 01-23.
    CHECK(hops(known, why_date(known, "x/design", AskedDate::late_finish)) == "permit root 2023-01-23..2023-02-03 12 = 10 + 2\n"
                                                                              "design FS 2023-01-21..2023-01-22 2 = 0 + 2\n");
}

TEST_CASE("a late date is walked back through complete work to what drives through it") {
    // In construction, the permit kept open: the works begin by Monday 2023-03-13 (see above), the permit ends by Friday 03-10.
    const auto known =
        on("2023-01-02", one_road(stage("construction", "2021-05") + promise("2023-05-07") + "[project.activities.permit]\nopen = true\n"));
    CHECK(hops(known, why_date(known, "x/permit", AskedDate::late_start)) == "completion root 2023-05-06..2023-05-07 2 = 0 + 2\n"
                                                                             "works FS 2023-03-13..2023-05-05 54 = 40 + 14\n"
                                                                             "works-start FS 2023-03-13..2023-03-12 0 = 0 + 0\n"
                                                                             "permit FS 2023-02-27..2023-03-12 14 = 10 + 4\n");
}

TEST_CASE("what is complete, or limited by nothing, has no late date") {
    const auto known = on("2023-01-02", one_road(stage("construction", "2023-01-02")));
    CHECK(why_date(known, "x/design", AskedDate::late_finish).hops.empty());
    const auto unknown = on("2023-01-02", one_road(stage("unstated", "2021-05")));
    const auto answer = why_date(unknown, "x/works", AskedDate::late_finish);
    CHECK(answer.hops.empty());
    CHECK_FALSE(answer.waits_for.empty());
}

TEST_CASE("an early start is reached without the activity's own work") {
    const auto known = on("2023-01-02", one_road(fresh));
    CHECK(hops(known, why_date(known, "x/permit", AskedDate::early_start)) == "design root 2023-01-02..2023-01-27 26 = 20 + 6\n"
                                                                              "permit FS 2023-01-28..2023-01-29 2 = 0 + 2\n");
}

TEST_CASE("the bounds that did not set an early date are named with what they would allow") {
    // The works wait for the start of works on 02-13; the garden would let them go on Tuesday 01-31, the data date on 01-02.
    const auto known =
        on("2023-01-02", one_road(fresh + "[project.activities.garden]\nduration = \"21wd\"\n"
                                          "[project.activities.works]\nduration = \"40wd\"\nafter = [\"works-start\", \"garden\"]\n"));
    const auto answer = why_date(known, "x/works", AskedDate::early_start);
    CHECK(runners_up(known, answer) == fmt::format("{} x/garden 2023-01-31 weaker 13\n{} 2023-01-02 weaker 42\n",
                                                   static_cast<int>(Bound::Kind::relation), static_cast<int>(Bound::Kind::data_date)));
    CHECK(answer.runners_up.at(0).weaker == test::wd(9));
}

TEST_CASE("the bounds that did not set a late date are named likewise") {
    const auto known = on("2023-01-02", one_road(fresh + promise("2023-05-05")));
    const auto answer = why_date(known, "x/works", AskedDate::late_finish);
    CHECK(runners_up(known, answer) == fmt::format("{} 2023-05-05 weaker 0\n", static_cast<int>(Bound::Kind::cap)));
}

TEST_CASE("what is done has no other bounds") {
    const auto known = on("2023-01-02", one_road(stage("construction", "2023-01-02")));
    CHECK(why_date(known, "x/design", AskedDate::early_finish).runners_up.empty());
}

/// Sums and seams of the hops of a late date.
void check_late(const test::OneDay& known, std::uint32_t activity, AskedDate date) {
    const auto answer = why(known.portfolio, known.outlook, {activity, Scenario::likely, date});
    INFO(known.portfolio.full_key(activity) << " " << word_of(asked_date_words, date));
    REQUIRE_FALSE(answer.hops.empty());
    const auto total =
        std::accumulate(answer.hops.begin(), answer.hops.end(), 0, [](int sum, const WhyHop& hop) { return sum + hop.cost_cd; });
    CHECK(total == days_between(answer.hops.back().from, answer.hops.front().until) + 1);
    for (std::size_t i = 1; i < answer.hops.size(); ++i) { CHECK(answer.hops[i].until == answer.hops[i - 1].from - Days{1}); }
    CHECK(answer.hops.back().activity == activity);
    const auto dates = shown_dates(known.portfolio, known.outlook, activity);
    if (known.portfolio.activities[activity].kind() == ActivityKind::task) {
        CHECK(answer.hops.back().from == (is_start(date) ? *dates.late_start : *dates.late_finish + Days{1}));
    }
}

TEST_CASE("shipped: the hops of every late date sum to the whole way back from its limit") {
    const auto known = on("2023-06-30", shipped().portfolio);
    for (std::uint32_t i = 0; i < known.portfolio.activities.size(); ++i) {
        if (!known.outlook.likely.has_late_dates(i)) { continue; }
        for (const auto date : {AskedDate::late_start, AskedDate::late_finish}) { check_late(known, i, date); }
    }
}

TEST_CASE("the report of a late date names limit, successors and sum") {
    const auto known = on("2023-01-02", one_road(fresh + promise("2023-05-05")));
    const auto report = why_report(known.portfolio, known.outlook, why_date(known, "x/permit", AskedDate::late_start), Language::en);
    CHECK(report.title.find("late start 2023-02-27") != std::string::npos);
    CHECK(report.machine.head.at("date") == "late-start");
    CHECK(report.machine.head.at("answer") == "2023-02-27");
    CHECK(report.machine.rows.front().at("bound") == "cap");
    CHECK(report.machine.rows.back().at("successor") == "x/works-start");
    const auto text = render(report, Format::text, Language::en);
    CHECK(text.find("the cap: promised by 2023-05-05") != std::string::npos);
    CHECK(text.find("comes before x/works-start FS") != std::string::npos);
    CHECK(text.find("In all: 2023-02-27 to 2023-05-05, 68 days") != std::string::npos);
}

} // namespace
} // namespace slipway
