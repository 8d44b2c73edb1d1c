#pragma once
// The forward and backward pass with progress, and what they leave: dates, floats, and the bound that set each date.
// Rules and formulas: SEMANTICS §2 and §3, rule set `p6`.

#include "slipway/calendar/calendar.hpp"
#include "slipway/schedule/network.hpp"

#include <optional>
#include <span>
#include <vector>

namespace slipway {

enum class ProgressState : std::uint8_t { not_started, in_progress, complete };

/// What is known of an activity on the data date.
struct ActivityStatus {
    ProgressState state = ProgressState::not_started;
    Minutes remaining{0};                 ///< remaining duration in the activity's own calendar; ignored when complete
    std::optional<Instant> actual_start;  ///< absent on a complete activity whose start nobody recorded
    std::optional<Instant> actual_finish; ///< needed when complete
    std::optional<Instant> resume;        ///< an in-progress activity does not go on before it
};

/// A date constraint; `at` is a first working instant for the start kinds, a last one for the others.
struct ActivityConstraint {
    std::uint32_t activity = 0;
    ConstraintKind kind = ConstraintKind::start_no_earlier;
    Instant at{};
};

/// What holds for all activities of one project.
struct ProjectTerms {
    Instant data_date{}; ///< unfinished work is never before it
    std::optional<Instant> planned_start;
    std::optional<Instant>
        commitment; ///< the late cap of all up to the completion; without one the project's own early finish is the cap (SEMANTICS §2)
    bool forecast = true; ///< false: nothing is known of its stage, so it has late dates only, and so has whatever waits for it; what is
                          ///< complete waits no more
};

/// How work done out of sequence counts (SEMANTICS §3).
enum class ProgressLogic : std::uint8_t { retained, override_ };

struct ScheduleOptions {
    ProgressLogic logic = ProgressLogic::retained;
    bool start_lag_from_actual = false; ///< a lag from the start of a started predecessor counts from its actual start, not its early start
};

/// What set a date. `index` names the relation or the constraint (position in ScheduleInput::constraints).
struct Bound {
    enum class Kind : std::uint8_t { none, data_date, project_start, resume, constraint, relation, actual, cap };
    Kind kind = Kind::none;
    std::uint32_t index = 0;

    friend bool operator==(const Bound&, const Bound&) = default;
};

/// One instant not known: no forecast, or no late date.
inline constexpr Instant unknown_instant = Instant::max();

/// All that the passes read beside the network. `status` has one entry an activity; `constraints` are sorted by activity.
struct ScheduleInput {
    std::span<const Calendar> calendars;
    std::span<const ActivityStatus> status;
    std::span<const ActivityConstraint> constraints;
    std::span<const ProjectTerms> projects;
    ScheduleOptions options;
};

/// Arrays by activity, unless said otherwise. A complete activity keeps its actual dates as early dates and has no late dates and no float.
struct Schedule {
    std::vector<Instant> early_start; ///< of the remaining work, once started
    std::vector<Instant> early_finish;
    std::vector<Instant> late_start;
    std::vector<Instant> late_finish;
    std::vector<Bound> early_bound;
    std::vector<Bound> late_bound;
    std::vector<std::optional<Minutes>> total_float; ///< late finish − early finish, in the activity's own calendar
    std::vector<std::optional<Minutes>> free_float;  ///< never below 0
    std::vector<Instant> through; ///< a complete activity through which an unfinished predecessor still drives: until when
    std::vector<bool> driving;    ///< by relation
    std::vector<std::optional<Minutes>> link_float; ///< by relation: link free float, in the predecessor's calendar
    std::vector<Instant> project_finish;            ///< by project: its latest early finish

    [[nodiscard]] bool has_forecast(std::uint32_t activity) const { return early_finish[activity] != unknown_instant; }
    [[nodiscard]] bool has_late_dates(std::uint32_t activity) const { return late_finish[activity] != unknown_instant; }
};

/// Both passes over a network. Cost: O(activities + relations), each bound O(1).
[[nodiscard]] Schedule schedule(const Network& network, const ScheduleInput& input);

/// The longest path into `target`: every unfinished activity reached by walking back along driving relations only, `target` included,
/// ascending.
[[nodiscard]] std::vector<std::uint32_t> longest_path(const Network& network, const Schedule& schedule, const ScheduleInput& input,
                                                      std::uint32_t target);

/// The walk of bounds that sets the early dates of an activity: it and the activities before it, each the other end of the relation that
/// bound the one before, until a bound is no relation. The last one is the root.
[[nodiscard]] std::vector<std::uint32_t> bound_chain(const Network& network, const Schedule& schedule, std::uint32_t activity);

/// The day shown as the start or the finish of an activity: a finish is its last worked day, a milestone shows one day for both (SEMANTICS
/// §1).
[[nodiscard]] Date shown_start(ActivityKind kind, Instant start);
[[nodiscard]] Date shown_finish(ActivityKind kind, Instant start, Instant finish);

} // namespace slipway
