// The quick way through the passes against the rules: on large networks both give the same schedule, and so does a change followed from
// activity to activity.

#include "bench/generated.hpp"
#include "slipway/schedule/rescheduler.hpp"

#include <catch2/catch.hpp>

namespace slipway::test {
namespace {

/// A network with everything that its input views.
struct Case {
    explicit Case(const bench::Shape& shape) : generated{bench::generated_network(shape)} {
        network = std::get<Network>(build_network(generated.activities, generated.relations));
    }

    [[nodiscard]] ScheduleInput input() const {
        auto one = generated.input();
        one.constraints = constraints;
        return one;
    }

    bench::GeneratedNetwork generated;
    std::vector<ActivityConstraint> constraints;
    Network network;
};

/// A constraint that says nothing new: whoever has one is left to the rules.
void leave_to_the_rules(Case& one) {
    for (std::uint32_t i = 0; i < one.generated.activities.size(); ++i) {
        one.constraints.push_back({i, ConstraintKind::start_no_earlier, one.generated.projects[0].data_date});
    }
}

/// Some milestones, some work begun and some done, so that plain activities have neighbours that are not.
void mix_in_progress(Case& one, bench::Dice& dice) {
    auto& generated = one.generated;
    const auto data_date = generated.projects[0].data_date;
    for (std::uint32_t i = 0; i < generated.activities.size(); ++i) {
        auto& status = generated.status[i];
        if (dice.chance(5)) {
            one.network.activities[i].kind = dice.chance(50) ? ActivityKind::start_milestone : ActivityKind::finish_milestone;
            status.remaining = Minutes{0};
        } else if (dice.chance(8)) {
            status.state = ProgressState::in_progress;
            status.actual_start = data_date - Days{dice.between(1, 20)};
        } else if (dice.chance(8)) {
            status.state = ProgressState::complete;
            status.actual_finish = data_date - Days{dice.between(1, 20)};
        }
    }
}

bool same_either_way(Case one) {
    const auto quick = schedule(one.network, one.input());
    leave_to_the_rules(one);
    return quick == schedule(one.network, one.input());
}

} // namespace

TEST_CASE("the quick way gives the schedule of the rules") {
    for (std::uint64_t seed = 1; seed <= 4; ++seed) {
        INFO("seed " << seed);
        CHECK(same_either_way(Case{{.activities = 3'000, .seed = seed}}));
    }
}

TEST_CASE("the quick way and the rules join without a seam where work has begun or is done") {
    for (std::uint64_t seed = 11; seed <= 18; ++seed) {
        Case one{{.activities = 2'000, .seed = seed}};
        bench::Dice dice{seed};
        mix_in_progress(one, dice);
        INFO("seed " << seed);
        CHECK(same_either_way(std::move(one)));
    }
}

TEST_CASE("an activity may wait for any number of others") {
    for (const std::uint32_t most : {16U, 17U, 33U, 100U}) {
        Case one{{.activities = 500, .seed = 41}};
        auto relations = one.generated.relations;
        const auto last = one.generated.order.back();
        std::erase_if(relations, [&](const NetworkRelation& relation) { return relation.to == last; });
        for (std::uint32_t i = 0; i < most; ++i) { relations.push_back({.from = one.generated.order[i], .to = last}); }
        one.network = std::get<Network>(build_network(one.generated.activities, relations));
        INFO(most << " relations into one activity");
        CHECK(same_either_way(std::move(one)));
    }
}

TEST_CASE("lags in calendars of their own go the quick way too") {
    Case one{{.activities = 2'000, .seed = 21}};
    bench::Dice dice{21};
    auto relations = one.generated.relations;
    for (auto& relation : relations) { relation.lag_calendar = dice.below(8); }
    one.network = std::get<Network>(build_network(one.generated.activities, relations));
    CHECK(same_either_way(std::move(one)));
}

TEST_CASE("a schedule kept up to date equals one computed afresh after every kind of change") {
    Case one{{.activities = 1'000, .seed = 31}};
    bench::Dice dice{31};
    mix_in_progress(one, dice);
    Rescheduler rescheduler{one.network, one.input()};
    for (int change = 0; change < 200; ++change) {
        const auto activity = dice.below(1'000);
        auto& status = one.generated.status[activity];
        if (dice.chance(70)) {
            status.remaining = bench::drawn_duration(dice, one.generated.work_unit);
        } else if (dice.chance(50)) {
            status.state = ProgressState::in_progress;
            status.actual_start = one.generated.projects[0].data_date - Days{3};
        } else {
            status = {.remaining = bench::drawn_duration(dice, one.generated.work_unit)};
        }
        rescheduler.changed(activity);
        INFO("change " << change << " of activity " << activity);
        REQUIRE(rescheduler.early_finish(activity) == schedule(one.network, one.input()).early_finish(activity));
        if (change % 10 == 0) { REQUIRE(rescheduler.schedule() == schedule(one.network, one.input())); }
    }
}

} // namespace slipway::test
