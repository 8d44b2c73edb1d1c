#include "bench/engine.hpp"

#include "bench/memory.hpp"

#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace slipway::bench {
namespace {

/// The arrays that a caller gives away.
struct Given {
    std::vector<NetworkActivity> activities;
    std::vector<NetworkRelation> relations;
};

Given given(const GeneratedNetwork& generated) { return {generated.activities, generated.relations}; }

Network built(Given arrays) {
    auto network = build_network(std::move(arrays.activities), std::move(arrays.relations));
    if (!std::holds_alternative<Network>(network)) {
        throw std::logic_error("the generated network has a cycle; look at draw_relations in tests/bench/generated.cpp");
    }
    return std::get<Network>(std::move(network));
}

} // namespace

Network built_network(const GeneratedNetwork& generated) { return built(given(generated)); }

Nanoseconds time_full(const GeneratedNetwork& generated) {
    auto arrays = given(generated);
    const Stopwatch watch;
    const auto network = built(std::move(arrays));
    const auto dates = schedule(network, generated.input());
    benchmark::DoNotOptimize(&dates);
    benchmark::ClobberMemory();
    return watch.elapsed();
}

Nanoseconds time_passes(Rescheduler& rescheduler) {
    const Stopwatch watch;
    const auto& dates = rescheduler.all_changed();
    benchmark::DoNotOptimize(&dates);
    benchmark::ClobberMemory();
    return watch.elapsed();
}

Nanoseconds time_schedule(const Network& network, const ScheduleInput& input) {
    const Stopwatch watch;
    const auto dates = schedule(network, input);
    benchmark::DoNotOptimize(&dates);
    benchmark::ClobberMemory();
    return watch.elapsed();
}

std::int64_t full_peak_bytes(const GeneratedNetwork& generated) {
    auto arrays = given(generated);
    return peak_bytes([&] {
        const auto network = built(std::move(arrays));
        const auto dates = schedule(network, generated.input());
        benchmark::DoNotOptimize(&dates);
    });
}

void check_inside_years(const GeneratedNetwork& generated) {
    const auto finish = schedule(built_network(generated), generated.input()).project_finish(0);
    const bool known = finish != unknown_instant;
    if (!known || std::ranges::any_of(generated.calendars, [&](const Calendar& calendar) { return calendar.at_edge(finish); })) {
        throw std::logic_error(fmt::format("the network of {} activities finishes on {}, where calendars end; give it a smaller work_unit",
                                           generated.activities.size(), known ? to_string(day_of(finish)) : "no day"));
    }
}

} // namespace slipway::bench
