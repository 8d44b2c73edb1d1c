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
    std::optional<double> percent;          ///< done of the duration on `remaining_said`; the later of the three statements holds
    std::optional<Condition> raised;        ///< a condition that observations brought; in the place of the record's until it is resolved
    std::optional<Date> condition_resolved; ///< of the record's condition; where it has none, of what was raised last
    std::optional<Date> suspended;          ///< work stands still from then on; absent once it has gone on again
    std::optional<Date> resumes;            ///< and is expected to go on from then; nobody has reported yet that it did
    std::string suspended_because;

    [[nodiscard]] bool complete() const { return finished || finished_by; }
};

/// The condition that an activity waits for: one that was raised, else its record's; nothing once it is resolved. Of finished work as well.
[[nodiscard]] const Condition* condition_in_force(const Activity& activity, const ActivityFacts& facts);

/// What was said to remain on `remaining_said`, by a duration or by a percentage of `duration`; nothing when neither was said.
[[nodiscard]] std::optional<Minutes> remaining_said(const ActivityFacts& facts, Minutes duration);

/// The last thing anybody said of a project.
struct LastWord {
    PartialDate date;
    std::string source; ///< plan and place, or who reported
    bool observed = false;
};

/// A light that a person judged.
struct JudgedRating {
    std::string light; ///< a word of light_words
    Date day{};
    std::string by;
    std::string reason;
};

struct ProjectProgress {
    Stage stage = Stage::unstated;
    std::optional<std::uint32_t>
        statement; ///< the statement that gives the stage (index into Project::stages); absent when observed or unstated
    std::optional<LastWord> last_word;
    std::optional<Date> since;       ///< work is known until then: the stage's document or the last observation
    bool has_forecast = false;       ///< the stage is known, so the forward pass speaks
    std::optional<Date> last_report; ///< the last day on which anybody reported anything of it; documents apart
    std::optional<Date> suspended;   ///< the whole project stands still from then on, as somebody reported; absent once it has gone on. A
                                     ///< suspended project has a forecast when `resumes` is known
    std::optional<Date> resumes;
    std::string suspended_because;
    Outputs delivered;              ///< in total so far
    std::optional<double> spent_yi; ///< in total so far
    std::optional<JudgedRating> rating;
    bool illustrative = false; ///< something illustrative counts in it
};

/// Arrays by activity (`facts`, `likely`, `best`) and by project.
struct Progress {
    std::vector<ActivityFacts> facts;
    std::vector<ProjectProgress> projects;
    std::vector<ActivityStatus> likely; ///< likely durations
    std::vector<ActivityStatus> best;   ///< optimistic durations, work ran on since it was last reported
};

/// What is known on `as_of`: statements and observations of later days do not exist. `observations` in recorded order; a later one of the
/// same kind supersedes. Of what remains the one of the last day holds, of one moment a duration before an expected finish before a
/// percentage. Amounts and ratings: that of the last day. Those whose key names neither activity nor project are passed over.
[[nodiscard]] Progress fold(const Portfolio& portfolio, std::span<const Observation> observations, Date as_of);

/// Which of a project's stage statements holds on `as_of`: the latest explicit one; where dates overlap, the less advanced (plans/README).
/// Nothing when none is explicit.
[[nodiscard]] std::optional<std::uint32_t> holding_statement(const Project& project, Date as_of);

} // namespace slipway
