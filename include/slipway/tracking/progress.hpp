#pragma once
// Observations and stated stages → what is known of every activity and project on one day (SEMANTICS §3).

#include "slipway/model/portfolio.hpp"
#include "slipway/schedule/schedule.hpp"
#include "slipway/tracking/observation.hpp"

#include <optional>
#include <span>
#include <vector>

namespace slipway {

/// A point in time, not work: it is reached, and has no remaining work. A level of effort is none.
[[nodiscard]] constexpr bool is_milestone(ActivityKind kind) noexcept {
    return kind == ActivityKind::start_milestone || kind == ActivityKind::finish_milestone;
}

/// What is known of one activity.
struct ActivityFacts {
    std::optional<Date> started;
    std::optional<Date> finished;           ///< observed
    std::optional<PartialDate> finished_by; ///< derived: a stated stage says it was done by then
    std::optional<Date> remaining_said;     ///< the day for which the remaining duration or the expected finish was reported
    std::optional<Minutes> remaining;       ///< as reported on that day
    std::optional<Date> expected;           ///< finish expected on that day; the later of the two statements holds, the other is absent
    std::optional<Date> condition_resolved;

    [[nodiscard]] bool complete() const { return finished || finished_by; }
};

/// The last thing anybody said of a project.
struct LastWord {
    PartialDate date;
    std::string source; ///< plan and place, or who reported
    bool observed = false;
};

struct ProjectProgress {
    Stage stage = Stage::unstated;
    std::optional<std::uint32_t>
        statement; ///< the statement that gives the stage (index into Project::stages); absent when observed or unstated
    std::optional<LastWord> last_word;
    std::optional<Date> since; ///< work is known until then: the stage's document or the last observation
    bool has_forecast = false; ///< the stage is known, so the forward pass speaks
};

/// Arrays by activity (`facts`, `likely`, `best`) and by project.
struct Progress {
    std::vector<ActivityFacts> facts;
    std::vector<ProjectProgress> projects;
    std::vector<ActivityStatus> likely; ///< likely durations
    std::vector<ActivityStatus> best;   ///< optimistic durations, work ran on since it was last reported
};

/// What is known on `as_of`: statements and observations of later days do not exist. `observations` in recorded order; a later one of the
/// same kind supersedes. Those whose key names no activity are passed over.
[[nodiscard]] Progress fold(const Portfolio& portfolio, std::span<const Observation> observations, Date as_of);

/// Which of a project's stage statements holds on `as_of`: the latest explicit one; where dates overlap, the less advanced (plans/README).
/// Nothing when none is explicit.
[[nodiscard]] std::optional<std::uint32_t> holding_statement(const Project& project, Date as_of);

} // namespace slipway
