#pragma once
// One seeded network as files of several tools: the same tasks, durations and relations for everybody, and the dates that are right.

#include "slipway/base/date.hpp"

#include <cstdint>
#include <filesystem>
#include <vector>

namespace slipway::bench {

struct PlainTask {
    int days = 0;                         ///< working days; 0 is a milestone
    std::vector<std::uint32_t> waits_for; ///< finish to start, without lag; each a task of lower number, ascending
};

/// Work from Monday to Friday, eight hours a day, no holidays, from `network_start`.
using PlainTasks = std::vector<PlainTask>;

inline constexpr Date network_start{std::chrono::local_days{std::chrono::year{2025} / 1 / 6}}; // a Monday

struct TaskShape {
    std::uint32_t tasks = 1'000;
    /// The mean of the relations into a task, before repetitions go; they number 1 to twice the mean less 1.
    std::uint32_t relations_each = 2;
    std::uint32_t milestone_every = 50;
    std::uint64_t seed = 1;
};

/// Every task waits for tasks of the window before it, a twentieth of all; durations are 1 to 20 days.
[[nodiscard]] PlainTasks drawn_tasks(const TaskShape& shape);

/// The reference: by task, the working days before its early start, and before the end of all.
struct PlainAnswer {
    std::vector<int> early_start;
    int length = 0;
};
[[nodiscard]] PlainAnswer answer_of(const PlainTasks& tasks);

/// The day of working day number `days`, from 0.
[[nodiscard]] constexpr Date working_day(int days) { return network_start + Days{days / 5 * 7 + days % 5}; }

/// TaskJuggler 3: tasks t0, t1, …, and a report "rep.csv" with the start and the end of each.
void write_tjp(const std::filesystem::path& path, const PlainTasks& tasks);
/// MS Project XML: tasks T0, T1, …
void write_mspdi(const std::filesystem::path& path, const PlainTasks& tasks);

} // namespace slipway::bench
