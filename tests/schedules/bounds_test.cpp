// What explains a date, held to its word: take away the bound that sets it and the date gives way; take away a weaker one and it stays.

#include "schedules/generator.hpp"
#include "schedules/shrinking.hpp"
#include "slipway/schedule/explain.hpp"
#include "support/graph.hpp"

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <functional>

namespace slipway::test {
namespace {

template <class Entries>
void erase_at(Entries& entries, std::uint32_t index) {
    entries.erase(entries.begin() + static_cast<std::ptrdiff_t>(index));
}

/// Whether a bound is the activity's own, so that without it nothing before or after the activity changes.
bool is_local(const Bound& bound) {
    return bound.kind == Bound::Kind::relation || bound.kind == Bound::Kind::constraint || bound.kind == Bound::Kind::resume;
}

/// The network in which a bound on an early date is gone, or lies long before.
Graph relaxed_early(Graph graph, std::uint32_t activity, const Bound& bound) {
    const auto project = graph.activities[activity].project;
    switch (bound.kind) {
    case Bound::Kind::data_date:
        for (auto& terms : graph.terms) { terms.data_date -= Days{7}; }
        break;
    case Bound::Kind::project_start: graph.terms[project].planned_start.reset(); break;
    case Bound::Kind::resume: graph.status[activity].resume.reset(); break;
    case Bound::Kind::constraint: erase_at(graph.constraints, bound.index); break;
    case Bound::Kind::relation: erase_at(graph.relations, bound.index); break;
    case Bound::Kind::actual: graph.status[activity].actual_start = graph.terms[project].data_date - Days{7}; break;
    case Bound::Kind::cap:
    case Bound::Kind::none: FAIL("no bound of an early date");
    }
    return graph;
}

/// The same for a late date.
Graph relaxed_late(Graph graph, std::uint32_t activity, const Bound& bound) {
    switch (bound.kind) {
    case Bound::Kind::constraint: erase_at(graph.constraints, bound.index); break;
    case Bound::Kind::relation: erase_at(graph.relations, bound.index); break;
    case Bound::Kind::cap: *graph.terms[graph.activities[activity].project].commitment += Days{60}; break;
    default: FAIL("no bound of a late date");
    }
    return graph;
}

/// The network with the cap of every project written down, so that no change of an early date moves one.
Graph with_caps_stated(const Solved& solved) {
    auto graph = solved.graph;
    for (std::uint32_t project = 0; project < graph.terms.size(); ++project) {
        auto& commitment = graph.terms[project].commitment;
        if (commitment && graph.options.cap == LateCap::commitment) { continue; }
        const auto finish = solved.schedule.project_finish(project);
        commitment = finish == unknown_instant ? std::nullopt : std::optional{finish};
    }
    graph.options.cap = LateCap::commitment;
    return graph;
}

bool decides_alone(const Graph& graph, std::uint32_t activity) {
    return std::ranges::any_of(graph.constraints, [&](const ActivityConstraint& one) {
        return one.activity == activity && (one.kind == ConstraintKind::mandatory_start || one.kind == ConstraintKind::mandatory_finish);
    });
}

/// Complete work has facts, a level of effort has ties, and a mandatory date needs no bound.
bool has_bounds(const Graph& graph, std::uint32_t activity) {
    return graph.status[activity].state != ProgressState::complete && graph.activities[activity].kind != ActivityKind::level_of_effort &&
           !decides_alone(graph, activity);
}

/// The order that explain.hpp promises of two bounds of one list that give the same instant.
bool in_tie_order(const Graph& graph, std::uint32_t activity, const Bound& left, const Bound& right) {
    if (left.kind == Bound::Kind::constraint && right.kind == Bound::Kind::relation) { return false; }
    if (left.kind != Bound::Kind::relation || right.kind != Bound::Kind::relation) { return true; }
    const auto other_end = [&](const Bound& bound) {
        const auto& relation = graph.relations[bound.index];
        return relation.to == activity ? relation.from : relation.to;
    };
    return other_end(left) <= other_end(right);
}

/// The early or the late side of an activity, asked alike.
struct Side {
    bool early;

    [[nodiscard]] Instant date(const Solved& solved, std::uint32_t i) const {
        return early ? solved.schedule.early_start(i) : solved.schedule.late_finish(i);
    }
    [[nodiscard]] std::vector<BoundAt> bounds(const Solved& solved, std::uint32_t i) const {
        return early ? early_bounds(solved.scheduled(), i) : late_bounds(solved.scheduled(), i);
    }
    [[nodiscard]] Bound bound(const Solved& solved, std::uint32_t i) const {
        return early ? early_bound(solved.scheduled(), i) : late_bound(solved.scheduled(), i);
    }
    [[nodiscard]] Instant without(const Solved& solved, std::uint32_t i, const Bound& by) const {
        return date(solve(early ? relaxed_early(solved.graph, i, by) : relaxed_late(solved.graph, i, by)), i);
    }
    /// Whether the date could move from `held` to `at` when less holds it.
    [[nodiscard]] bool gives_way(Instant held, Instant at) const { return early ? at < held : at > held; }
};

std::string order_complaint(const Side& side, const Solved& solved, std::uint32_t i, const std::vector<BoundAt>& bounds) {
    for (std::size_t k = 1; k < bounds.size(); ++k) {
        const auto& [by, at] = bounds[k - 1];
        const auto& [next, next_at] = bounds[k];
        const bool ordered = at == next_at ? in_tie_order(solved.graph, i, by, next) : side.gives_way(at, next_at);
        if (!ordered) { return fmt::format("{} comes after {}\n", word_of(solved, next, i), word_of(solved, by, i)); }
    }
    return {};
}

std::string complaint(const Side& side, const Solved& solved, std::uint32_t i) {
    const auto bounds = side.bounds(solved, i);
    const auto date = side.date(solved, i);
    if (bounds.empty() != (date == unknown_instant)) { return "bounds without a date, or a date without bounds\n"; }
    if (side.bound(solved, i) != (bounds.empty() ? Bound{} : bounds[0].by)) { return "the bound is not the first of the bounds\n"; }
    if (bounds.empty()) { return {}; }
    if (bounds[0].at != date) {
        return fmt::format("{} gives {}, not {}\n", word_of(solved, bounds[0].by, i), to_string(bounds[0].at), to_string(date));
    }
    auto out = order_complaint(side, solved, i, bounds);
    const bool shared = bounds.size() > 1 && bounds[1].at == date;
    for (const auto& [by, at] : bounds) {
        const bool weaker = at != date;
        if (weaker && !is_local(by)) { continue; }
        const auto without = side.without(solved, i, by);
        if (weaker ? without == date : side.gives_way(date, without) || (shared && without == date)) { continue; }
        out += fmt::format("{} without {} at {}\n", to_string(without), word_of(solved, by, i), to_string(at));
    }
    return out;
}

/// Everything that is wrong with the bounds of one side, by activity.
std::string complaints(const Side& side, const Solved& solved) {
    std::string out;
    for (std::uint32_t i = 0; i < solved.graph.names.size(); ++i) {
        const auto one = has_bounds(solved.graph, i) ? complaint(side, solved, i) : std::string{};
        if (!one.empty()) { out += fmt::format("{} at {}: {}", solved.graph.names[i], to_string(side.date(solved, i)), one); }
    }
    return out;
}

/// Work as late as possible is where what comes after lets it be, and the Microsoft sets hold early dates from behind: no bound of either
/// can be taken away like the others.
constexpr Recipe bounded{.as_late_as_possible = false, .microsoft = false};

void require_none(unsigned seed, int count, const std::function<std::string(const Graph&)>& wrong) {
    for (int number = 0; number < count; ++number) {
        const auto graph = Generator{seed + static_cast<unsigned>(number), bounded}.draw();
        if (wrong(graph).empty()) { continue; }
        const auto small = shrunk(graph, [&](const Graph& one) { return !wrong(one).empty(); });
        FAIL("case " << number << "\n" << write_graph(small) << wrong(small));
    }
    SUCCEED();
}

} // namespace

TEST_CASE("without the bound that sets it an early date gives way, without a weaker one it stays") {
    require_none(5'000'000U, case_count(2000), [](const Graph& graph) { return complaints({.early = true}, solve(graph)); });
}

TEST_CASE("without the bound that sets it a late date gives way, without a weaker one it stays") {
    require_none(6'000'000U, case_count(2000),
                 [](const Graph& graph) { return complaints({.early = false}, solve(with_caps_stated(solve(graph)))); });
}

TEST_CASE("a commitment on the early finish of its project changes no late date") {
    require_none(6'500'000U, case_count(1000), [](const Graph& graph) {
        const auto drawn = solve(graph);
        const auto stated = solve(with_caps_stated(drawn));
        std::string out;
        for (std::uint32_t i = 0; i < graph.names.size(); ++i) {
            if (stated.schedule.late_finish(i) != drawn.schedule.late_finish(i)) { out += graph.names[i] + "\n"; }
        }
        return out;
    });
}

} // namespace slipway::test
