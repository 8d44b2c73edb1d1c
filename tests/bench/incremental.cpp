#include "bench/incremental.hpp"

#include "bench/engine.hpp"
#include "bench/timing.hpp"
#include "slipway/schedule/rescheduler.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <stdexcept>

namespace slipway::bench {
namespace {

std::string shown(Instant instant) { return instant == unknown_instant ? "unknown" : to_string(instant); }

/// All that a schedule says of one activity.
std::string dates_of(const Schedule& schedule, std::uint32_t activity) {
    const auto minutes = [](std::optional<Minutes> work) { return work ? std::to_string(work->count()) : "unknown"; };
    return fmt::format("early {} to {}, late {} to {}, total float {}, free float {}", shown(schedule.early_start(activity)),
                       shown(schedule.early_finish(activity)), shown(schedule.late_start(activity)), shown(schedule.late_finish(activity)),
                       minutes(schedule.total_float(activity)), minutes(schedule.free_float(activity)));
}

/// Where two schedules of one network part.
std::string difference(const Network& network, const Schedule& kept, const Schedule& full) {
    for (const auto activity : network.order) {
        const auto left = dates_of(kept, activity);
        const auto right = dates_of(full, activity);
        if (left != right) { return fmt::format("activity {}\n  kept: {}\n  full: {}", activity, left, right); }
    }
    for (std::uint32_t slot = 0; slot < network.incoming.size(); ++slot) {
        if (kept.drives(slot) != full.drives(slot)) { return fmt::format("the drive of relation {}", network.incoming[slot].relation); }
    }
    return "neither an activity nor a drive";
}

/// Where the run stands, for the message.
struct Place {
    std::uint32_t change = 0;
    std::uint32_t activity = 0;
};

/// Throws when the rescheduler does not hold what a full schedule gives.
void check(Rescheduler& rescheduler, const Network& network, const ScheduleInput& input, const Place& place) {
    const auto& kept = rescheduler.schedule();
    const auto full = schedule(network, input);
    if (kept == full) { return; }
    throw std::logic_error(fmt::format("after change {} (activity {}) of {} activities the rescheduler differs from a full schedule in {}",
                                       place.change, place.activity, network.activities.size(), difference(network, kept, full)));
}

Nanoseconds time_change(Rescheduler& rescheduler, std::uint32_t activity) {
    const Stopwatch watch;
    rescheduler.changed(activity);
    return watch.elapsed();
}

Spread spread_of(std::vector<Nanoseconds> times) {
    std::ranges::sort(times);
    const auto at = [&](std::size_t percent) { return static_cast<double>(times[(times.size() - 1) * percent / 100].count()); };
    return {.median = at(50), .p99 = at(99)};
}

} // namespace

Figure incremental_figure(GeneratedNetwork& generated, const IncrementalRun& run) {
    const auto network = built_network(generated);
    const auto input = generated.input();
    const auto count = static_cast<std::uint32_t>(network.activities.size());
    Rescheduler rescheduler{network, input};
    Dice dice{count};
    std::vector<Nanoseconds> times;
    for (std::uint32_t change = 1; change <= run.changes; ++change) {
        const auto activity = dice.below(count);
        generated.status[activity].remaining = drawn_duration(dice, generated.work_unit);
        times.push_back(time_change(rescheduler, activity));
        if (change % run.check_every == 0 || change == run.changes) {
            check(rescheduler, network, input, {.change = change, .activity = activity});
        }
    }
    const auto spread = spread_of(std::move(times));
    const std::array<Contestant, 1> full_pass{[&] { return time_schedule(network, input); }};
    return {.name = "incremental",
            .activities = count,
            .ours = spread.median,
            .floor = static_cast<double>(least_times(5, full_pass).front().count()),
            .floor_name = "full pass",
            .unit = "ns",
            .spread = spread};
}

} // namespace slipway::bench
