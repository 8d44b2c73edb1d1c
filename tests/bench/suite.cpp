#include "bench/suite.hpp"

#include "bench/engine.hpp"
#include "bench/floors.hpp"
#include "bench/incremental.hpp"
#include "bench/interchange.hpp"
#include "bench/loading.hpp"
#include "bench/storing.hpp"
#include "bench/tj3.hpp"
#include "slipway/schedule/rescheduler.hpp"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace slipway::bench {
namespace {

constexpr double activity_budget = 120;
constexpr double relation_budget = 24;

/// One comparison of times in a network of `activities`.
struct Compared {
    std::string_view name;
    std::uint32_t activities = 0;
    Nanoseconds ours{0};
    Nanoseconds floor{0};
    std::string_view floor_name;
};

Figure figure_of(const Compared& compared) {
    return {.name = std::string{compared.name},
            .activities = compared.activities,
            .ours = static_cast<double>(compared.ours.count()),
            .floor = static_cast<double>(compared.floor.count()),
            .floor_name = std::string{compared.floor_name},
            .unit = "ns"};
}

std::uint32_t size_of(const GeneratedNetwork& generated) { return static_cast<std::uint32_t>(generated.activities.size()); }

/// Small networks are soon done: more rounds make their least time steadier.
int rounds_for(const GeneratedNetwork& generated) { return std::clamp(static_cast<int>(3'000'000 / size_of(generated)), 5, 50); }

std::vector<Figure> full_figures(const GeneratedNetwork& generated) {
    PlainDates list;
    PlainDates rows;
    const std::array<Contestant, 3> contestants{[&] { return time_full(generated); }, [&] { return time_adjacency_list(generated, list); },
                                                [&] { return time_compressed_rows(generated, rows); }};
    const auto least = least_times(rounds_for(generated), contestants);
    return {figure_of({"full", size_of(generated), least[0], least[1], "adjacency_list"}),
            figure_of({"full", size_of(generated), least[0], least[2], "compressed_sparse_row_graph"})};
}

void redraw_durations(Dice& dice, GeneratedNetwork& generated) {
    for (auto& status : generated.status) { status.remaining = drawn_duration(dice, generated.work_unit); }
}

std::vector<Figure> passes_figures(GeneratedNetwork& generated) {
    const auto network = built_network(generated);
    const auto given = plain_network(generated, Numbering::as_given);
    const auto sorted = plain_network(generated, Numbering::sorted);
    PlainDates given_dates;
    PlainDates sorted_dates;
    Dice dice{size_of(generated)};
    Rescheduler rescheduler{network, generated.input()};
    const auto changed_passes = [&] {
        redraw_durations(dice, generated);
        return time_passes(rescheduler);
    };
    const std::array<Contestant, 3> contestants{changed_passes, [&] { return time_bare_sweep(given, given_dates); },
                                                [&] { return time_bare_sweep(sorted, sorted_dates); }};
    const auto least = least_times(rounds_for(generated), contestants);
    return {figure_of({"passes", size_of(generated), least[0], least[1], "bare sweep"}),
            figure_of({"passes", size_of(generated), least[0], least[2], "bare sweep, sorted for it"})};
}

struct Costs {
    std::vector<Figure> full;
    std::vector<Figure> passes;
};

Costs costs_of(std::uint32_t size) {
    auto generated = generated_network({.activities = size});
    check_floors(generated);
    check_inside_years(generated);
    auto full = full_figures(generated); // first: the passes draw other durations
    return {std::move(full), passes_figures(generated)};
}

/// A point of the curve: what an activity costs here, beside what it costs in the smallest network.
Figure each_figure(const Figure& here, const Figure& smallest) {
    return {.name = here.name + " each",
            .activities = here.activities,
            .ours = here.ours / here.activities,
            .floor = smallest.ours / smallest.activities,
            .floor_name = "at the smallest n",
            .unit = "ns/activity"};
}

Figure bytes_figure(Figure figure) {
    figure.floor_name = "budget";
    figure.unit = "bytes";
    return figure;
}

/// Two densities, two equations: peak = activities × a + relations × r.
std::vector<Figure> memory_figures(std::uint32_t size) {
    const auto sparse = generated_network({.activities = size, .relations_each = 3});
    const auto dense = generated_network({.activities = size, .relations_each = 6});
    const auto relations = static_cast<double>(sparse.relations.size());
    const auto peak = static_cast<double>(full_peak_bytes(sparse));
    const auto more_relations = static_cast<double>(dense.relations.size()) - relations;
    const auto each_relation = (static_cast<double>(full_peak_bytes(dense)) - peak) / more_relations;
    const auto each_activity = (peak - each_relation * relations) / size;
    const auto budget = activity_budget * size + relation_budget * relations;
    return {bytes_figure({.name = "memory", .activities = size, .ours = peak, .floor = budget}),
            bytes_figure({.name = "memory an activity", .activities = size, .ours = each_activity, .floor = activity_budget}),
            bytes_figure({.name = "memory a relation", .activities = size, .ours = each_relation, .floor = relation_budget})};
}

Figure changes_figure(std::uint32_t size, const IncrementalRun& how) {
    auto generated = generated_network({.activities = size});
    return incremental_figure(generated, how);
}

} // namespace

void run(const Suite& suite, const std::function<void(const std::string&)>& print) {
    const auto show = [&](const Figure& figure) { print(line(figure, suite.format)); };
    print(heading(suite.format));
    std::optional<Costs> smallest;
    std::uint32_t largest = 0;
    for (const auto size : Suite::sizes) {
        if (size > suite.most_activities) { break; }
        largest = size;
        const auto costs = costs_of(size);
        if (!smallest) { smallest = costs; }
        std::ranges::for_each(costs.full, show);
        show(each_figure(costs.full.front(), smallest->full.front()));
        std::ranges::for_each(costs.passes, show);
        show(each_figure(costs.passes.front(), smallest->passes.front()));
    }
    std::ranges::for_each(memory_figures(largest), show);
    show(changes_figure(Suite::sizes.front(), {.check_every = 1}));
    if (largest > Suite::sizes.front()) { show(changes_figure(largest, {})); }
    show(storing_figure(Suite::observations));
    for (const auto tasks : Suite::foreign_tasks) {
        if (tasks <= suite.most_activities) { std::ranges::for_each(mspdi_figures(tasks), show); }
    }
    for (const auto projects : Suite::projects) {
        if (projects <= suite.most_activities) { std::ranges::for_each(loading_figures(projects), show); }
    }
    for (const auto tasks : tj3_sizes) {
        if (const auto figure = tj3_figure(tasks)) { show(*figure); }
    }
}

} // namespace slipway::bench
