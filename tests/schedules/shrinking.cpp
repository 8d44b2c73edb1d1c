#include "schedules/shrinking.hpp"

#include "schedules/generator.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

namespace slipway::test {
namespace {

Graph without_activity(const Graph& graph, std::uint32_t gone) {
    Graph out = graph;
    const auto at = static_cast<std::ptrdiff_t>(gone);
    out.names.erase(out.names.begin() + at);
    out.activities.erase(out.activities.begin() + at);
    out.status.erase(out.status.begin() + at);
    std::erase_if(out.relations, [&](const NetworkRelation& one) { return one.from == gone || one.to == gone; });
    std::erase_if(out.constraints, [&](const ActivityConstraint& one) { return one.activity == gone; });
    const auto closed_up = [&](std::uint32_t& index) { index -= index > gone ? 1 : 0; };
    for (auto& relation : out.relations) {
        closed_up(relation.from);
        closed_up(relation.to);
    }
    for (auto& constraint : out.constraints) { closed_up(constraint.activity); }
    return out;
}

/// Collects changed copies of a graph.
class Variants {
public:
    explicit Variants(const Graph& graph) : graph_{graph} {}

    template <class Change>
    void with(Change change) {
        change(all_.emplace_back(graph_));
    }

    void relations() {
        for (std::size_t i = 0; i < graph_.relations.size(); ++i) {
            with([&](Graph& one) { one.relations.erase(one.relations.begin() + static_cast<std::ptrdiff_t>(i)); });
            if (graph_.relations[i].lag == Minutes{0}) { continue; }
            with([&](Graph& one) { one.relations[i].lag = Minutes{0}; });
            if (graph_.relations[i].lag_calendar == graph_.activities[graph_.relations[i].from].calendar) { continue; }
            with([&](Graph& one) { one.relations[i].lag_calendar = one.activities[one.relations[i].from].calendar; });
        }
    }

    void constraints() {
        for (std::size_t i = 0; i < graph_.constraints.size(); ++i) {
            with([&](Graph& one) { one.constraints.erase(one.constraints.begin() + static_cast<std::ptrdiff_t>(i)); });
        }
    }

    void activities() {
        for (std::uint32_t i = 0; i < graph_.names.size(); ++i) { all_.push_back(without_activity(graph_, i)); }
        for (std::size_t i = 0; i < graph_.status.size(); ++i) {
            const bool task = graph_.activities[i].kind == ActivityKind::task;
            const auto& status = graph_.status[i];
            if (status.resume) {
                with([&](Graph& one) { one.status[i].resume.reset(); });
            }
            if (status.state == ProgressState::not_started) { continue; }
            with([&](Graph& one) {
                one.status[i] = {};
                if (task) { one.status[i].remaining = std::max(status.remaining, Minutes{480}); }
            });
        }
    }

    void terms() {
        for (std::size_t i = 0; i < graph_.terms.size(); ++i) {
            if (graph_.terms[i].commitment) {
                with([&](Graph& one) { one.terms[i].commitment.reset(); });
            }
            if (graph_.terms[i].planned_start) {
                with([&](Graph& one) { one.terms[i].planned_start.reset(); });
            }
        }
    }

    /// Each option by itself set back to what it is by default.
    void options() {
        const auto reset = [&](auto option) {
            const ScheduleOptions by_default;
            if (graph_.options.*option == by_default.*option) { return; }
            with([&](Graph& one) { one.options.*option = by_default.*option; });
        };
        reset(&ScheduleOptions::logic);
        reset(&ScheduleOptions::start_lag_from_actual);
        reset(&ScheduleOptions::rules);
        reset(&ScheduleOptions::total_float);
        reset(&ScheduleOptions::cap);
    }

    [[nodiscard]] const std::vector<Graph>& all() const { return all_; }

private:
    const Graph& graph_;
    std::vector<Graph> all_;
};

/// Every graph that is one step simpler.
std::vector<Graph> simpler(const Graph& graph) {
    Variants variants{graph};
    variants.activities();
    variants.relations();
    variants.constraints();
    variants.terms();
    variants.options();
    return variants.all();
}

} // namespace

Graph shrunk(Graph graph, const Failing& fails) {
    for (bool smaller = true; smaller;) {
        const auto candidates = simpler(graph);
        const auto found =
            std::ranges::find_if(candidates, [&](const Graph& one) { return !one.names.empty() && settled(one) && fails(one); });
        smaller = found != candidates.end();
        if (smaller) { graph = *found; }
    }
    return graph;
}

TEST_CASE("a failing network shrinks to what makes it fail") {
    const auto graph = read_graph(R"(
        options override float-start
        project P start 2024-01-05 commit 2024-02-02
        A P five 3wd
        A started 2023-12-28 remaining 3wd resume 2024-01-08
        B P five 2wd after A
        C P five 2wd after B SS+1wd, A
        C deadline 2024-01-12
    )");
    const auto small = shrunk(graph, [](const Graph& one) {
        return std::ranges::any_of(one.relations,
                                   [](const NetworkRelation& relation) { return relation.type == RelationType::start_start; });
    });
    CHECK(write_graph(small) == "data-date 2024-01-01T00:00\n"
                                "project P\n"
                                "B P five 2wd\n"
                                "C P five 2wd after B SS\n");
}

} // namespace slipway::test
