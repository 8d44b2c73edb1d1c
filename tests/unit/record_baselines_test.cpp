// Baselines of a foreign schedule as ours.

#include "slipway/interchange/records.hpp"
#include "support/foreign.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

namespace slipway {
namespace {

using test::add_project;
using test::add_work;
using test::at;
using test::computed;
using test::empty_schedule;
using test::relate;

TEST_CASE("each numbered baseline of MS Project becomes one of ours, number 0 the last") {
    auto foreign = empty_schedule();
    foreign.tool = ForeignTool::ms_project;
    foreign.options.schedule.rules = RuleSet::msp2013;
    add_project(foreign, "pier", at("2024-03-04T00:00"));
    add_work(foreign, "a", 3).baselines = {{0, at("2024-03-04T08:00"), at("2024-03-05T17:00"), Minutes{960}},
                                           {7, at("2024-03-04T08:00"), at("2024-03-04T12:00"), Minutes{480}}};
    // A moment between two days is the end of the first for a finish milestone, the beginning of the second for a start milestone.
    auto& done = add_work(foreign, "b", 0);
    done.kind = ForeignKind::finish_milestone;
    done.baselines = {{0, at("2024-03-06T08:00"), at("2024-03-06T08:00"), Minutes{0}}};
    auto& begun = add_work(foreign, "c", 0);
    begun.kind = ForeignKind::start_milestone;
    begun.baselines = {{0, at("2024-03-05T17:00"), at("2024-03-05T17:00"), Minutes{0}}};
    add_work(foreign, "d", 0).kind = ForeignKind::summary;
    foreign.activities.back().baselines = {{0, at("2024-03-04T08:00"), {}, {}}};
    relate(foreign, "a", "b");
    const auto records = as_records(foreign, computed(foreign), "drop/Pier 7.xml");
    const auto& all = records.baselines;
    const auto day = [](std::string_view text) { return parse_date(text).value(); };
    REQUIRE(all.size() == 2);
    CHECK(all[0].name == "pier-baseline-7");
    CHECK(all[0].dates == std::vector<BaselineDates>{{"pier/a", day("2024-03-04"), day("2024-03-04")}, {"pier/b"}, {"pier/c"}});
    CHECK(all[1].name == "pier-baseline");
    CHECK(all[1].as_of == records.as_of);
    CHECK(all[1].reference == "drop/Pier 7.xml");
    CHECK(all[1].dates == std::vector<BaselineDates>{{"pier/a", day("2024-03-04"), day("2024-03-05")},
                                                     {"pier/b", day("2024-03-05"), day("2024-03-05")},
                                                     {"pier/c", day("2024-03-06"), day("2024-03-06")}});
    const auto count = [&](std::string_view code) {
        const auto found = std::ranges::find(records.losses, code, &Loss::code);
        return found == records.losses.end() ? 0 : found->count;
    };
    CHECK(count("baseline") == 1); // of the summary
    CHECK(count("baseline-duration") == 1);
    CHECK(count("time-of-day") == 1);
}

} // namespace
} // namespace slipway
