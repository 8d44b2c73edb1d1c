#pragma once
// Random networks. Every network is a function of its number, so a failure comes back.

#include "support/graph.hpp"

#include <optional>
#include <random>
#include <vector>

namespace slipway::test {

/// How many cases a property runs: ten times as many under SLIPWAY_LONG.
[[nodiscard]] int case_count(int by_default);

/// Numbers that are the same on every machine; the distributions of <random> are not.
class Dice {
public:
    explicit Dice(unsigned seed) : engine_{seed} {}
    /// Between `low` and `high`, both included.
    int number(int low, int high) { return low + static_cast<int>(engine_() % static_cast<unsigned>(high - low + 1)); }
    bool chance(int percent) { return number(1, 100) <= percent; }
    template <class Value>
    Value one_of(const std::vector<Value>& values) {
        return values[static_cast<std::size_t>(number(0, static_cast<int>(values.size()) - 1))];
    }

private:
    std::mt19937 engine_;
};

/// What kinds of network to draw.
struct Recipe {
    bool one_calendar = false; ///< `five` for everything, and no progress, constraint, option, level of effort or unknown project
    bool as_late_as_possible = true;
    bool mandatory = true;
    bool levels_of_effort = true;
    bool microsoft = true;
};

/// Nothing in it but relations and constraints decides a date, and none is decided from behind.
inline constexpr Recipe plain{.as_late_as_possible = false, .mandatory = false, .levels_of_effort = false, .microsoft = false};

/// False where neither SEMANTICS nor a header says what the answer is.
[[nodiscard]] bool settled(const Graph& graph, const NetworkRelation& relation);
[[nodiscard]] bool settled(const Graph& graph, const ActivityConstraint& constraint);
[[nodiscard]] bool settled(const Graph& graph);

class Generator {
public:
    Generator(unsigned seed, const Recipe& recipe) : dice_{seed}, recipe_{recipe} {}

    Graph draw();
    /// Another relation that makes no cycle, when one can be found. Needs: `draw` came first.
    std::optional<NetworkRelation> another_relation();
    /// Another status for an activity. Needs: `draw` came first.
    ActivityStatus another_status(std::uint32_t activity);

private:
    void draw_calendars();
    void draw_options();
    Instant moment(int earliest_day, int latest_day);
    void draw_projects();
    void draw_activity(int number);
    Minutes task_duration(std::uint32_t calendar);
    ActivityStatus complete_status();
    ActivityStatus started_status(Minutes remaining);
    void draw_ranks();
    void draw_progress();
    void draw_relations();
    std::optional<NetworkRelation> draw_relation(std::uint32_t from, std::uint32_t to);
    ActivityConstraint draw_constraint(std::uint32_t activity);
    void draw_constraints();

    Dice dice_;
    Recipe recipe_;
    Graph graph_;
    Instant data_date_{};
    std::vector<std::uint32_t> calendars_;
    std::vector<std::uint32_t> rank_; ///< relations go from a lower rank to a higher one
};

} // namespace slipway::test
