#pragma once
// The forward and backward pass with progress, and what they leave: dates, floats and driving relations.
// Rules and formulas: SEMANTICS §2 and §3.

#include "slipway/calendar/calendar.hpp"
#include "slipway/schedule/network.hpp"

#include <array>
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
    std::optional<Instant> resume;        ///< an activity does not begin, or go on, before it
};

/// A date constraint; `at` is a first working instant for the start kinds, a last one for the others; as late as possible has none.
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
    std::optional<Instant> floats_to; ///< in place of its own early finish, for the late dates and for the floats of what comes last
};

struct GivenDates;

/// One instant not known: no forecast, or no late date.
inline constexpr Instant unknown_instant = Instant::max();
/// A float not known.
inline constexpr Minutes unknown_work = Minutes::min();

/// All that the passes read beside the network. `status` has one entry an activity; `constraints` are sorted by activity.
struct ScheduleInput {
    std::span<const Calendar> calendars;
    std::span<const ActivityStatus> status;
    std::span<const ActivityConstraint> constraints;
    std::span<const ProjectTerms> projects;
    ScheduleOptions options;
};

/// What the passes found; every argument is an activity as the caller numbered it, unless it says otherwise. A complete activity keeps its
/// actual dates as early dates and has no late dates and no float.
class Schedule {
public:
    /// Of the remaining work, once started.
    [[nodiscard]] Instant early_start(std::uint32_t activity) const { return early_[at(activity)].start(); }
    [[nodiscard]] Instant early_finish(std::uint32_t activity) const { return early_[at(activity)].finish(); }
    [[nodiscard]] Instant late_start(std::uint32_t activity) const { return late_[at(activity)].start(); }
    [[nodiscard]] Instant late_finish(std::uint32_t activity) const { return late_[at(activity)].finish(); }
    [[nodiscard]] bool has_forecast(std::uint32_t activity) const { return early_finish(activity) != unknown_instant; }
    [[nodiscard]] bool has_late_dates(std::uint32_t activity) const { return late_finish(activity) != unknown_instant; }
    /// In the activity's own calendar, by ScheduleOptions::total_float.
    [[nodiscard]] std::optional<Minutes> total_float(std::uint32_t activity) const { return known(total_float_[at(activity)]); }
    /// The least link free float over the successors that are not complete, never below 0; without one, up to the project's finish (under
    /// the Microsoft rule sets: the total float).
    [[nodiscard]] std::optional<Minutes> free_float(std::uint32_t activity) const { return known(free_float_[at(activity)]); }
    /// Total minus free float: what it may still slip after it has begun to push its successors.
    [[nodiscard]] std::optional<Minutes> interfering_float(std::uint32_t activity) const;
    /// A complete activity through which an unfinished predecessor still drives: until when. Unknown for all others.
    [[nodiscard]] Instant through(std::uint32_t activity) const { return through_.empty() ? unknown_instant : through_[at(activity)]; }
    /// Whether a relation, by its slot in the network, drives its successor (SEMANTICS §2).
    [[nodiscard]] bool drives(std::uint32_t slot) const { return (driving_[slot / 64] >> (slot % 64) & 1U) != 0; }
    /// The latest early finish of a project; unknown when one of its open activities has no forecast.
    [[nodiscard]] Instant project_finish(std::uint32_t project) const { return project_finish_[project]; }

    /// Whether all dates, floats and drives are the same; both schedules are of one network.
    [[nodiscard]] friend bool operator==(const Schedule& left, const Schedule& right) {
        return left.early_ == right.early_ && left.late_ == right.late_ && left.total_float_ == right.total_float_ &&
               left.free_float_ == right.free_float_ && left.through_ == right.through_ && left.driving_ == right.driving_ &&
               left.project_finish_ == right.project_finish_;
    }

private:
    friend class Rules;
    friend class Passes;
    friend Schedule given_schedule(const Network& network, std::span<const GivenDates> dates, const std::vector<bool>& drives,
                                   std::size_t projects);

    /// Start and finish, beside each other so that one is chosen by an index.
    struct Dates {
        std::array<Instant, 2> ends{unknown_instant, unknown_instant};
        [[nodiscard]] Instant start() const noexcept { return ends[0]; }
        [[nodiscard]] Instant finish() const noexcept { return ends[1]; }
        friend bool operator==(const Dates&, const Dates&) = default;
    };

    [[nodiscard]] std::uint32_t at(std::uint32_t activity) const { return (*position_)[activity]; }
    static std::optional<Minutes> known(Minutes work) { return work == unknown_work ? std::nullopt : std::optional{work}; }

    std::shared_ptr<const LargeVector<std::uint32_t>> position_;
    LargeVector<Dates> early_, late_; ///< by position, like the floats
    LargeVector<Minutes> total_float_, free_float_;
    std::vector<Instant> through_, through_late_; ///< empty when nothing is complete
    std::vector<std::uint64_t> driving_;
    std::vector<Instant> project_finish_;
};

/// A schedule with what it was computed from: what every question about its dates needs. The two references must outlive it.
struct Scheduled {
    const Network& network;
    ScheduleInput input;
    const Schedule& schedule;
};

/// Both passes over a network. Cost: O(activities + relations), each bound O(1).
[[nodiscard]] Schedule schedule(const Network& network, const ScheduleInput& input);

/// The day shown as the start or the finish of an activity: a finish is its last worked day, a milestone shows one day for both (SEMANTICS
/// §1).
[[nodiscard]] Date shown_start(ActivityKind kind, Instant start);
[[nodiscard]] Date shown_finish(ActivityKind kind, Instant start, Instant finish);

} // namespace slipway
