#pragma once
// A schedule on GanttProject's grid: whole days of one calendar, the portfolio's default one. What does not fit is counted as a loss.

#include "interchange/drawn/drawing.hpp"

#include <optional>
#include <vector>

namespace slipway {

/// GanttProject writes a relation into the task that comes first.
struct GanRelation {
    int to = 0;         ///< id of the task that follows
    int type = 2;       ///< 1 start-start, 2 finish-start, 3 finish-finish, 4 start-finish
    int difference = 0; ///< lag in working days
};

struct GanTask {
    int id = 0;
    std::uint32_t activity = 0;
    Date start{};
    Date finish{};
    int duration = 1;     ///< working days from start to finish, at least 1
    int complete = 0;     ///< percent
    bool implied = false; ///< nobody recorded its days
    std::optional<Date> earliest_start;
    std::vector<GanRelation> relations;
};

struct GanProject {
    int id = 0;
    std::uint32_t project = 0;
    Date start{};
    Date finish{};
    int duration = 1;
    int complete = 0;           ///< of the working days of its tasks
    std::vector<GanTask> tasks; ///< in the order of the work; not empty
};

/// Projects and work without a forecast are left out.
[[nodiscard]] std::vector<GanProject> gan_plan(const Drawn& drawn, Losses& losses);

} // namespace slipway
