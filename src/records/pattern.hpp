#pragma once
// What a template gives alike to every project that only fills it in. Most of a large portfolio is that.

#include "records/activities.hpp"

#include <optional>
#include <vector>

namespace slipway::records {

/// The calendars of the two ends of a relation and of the project that holds it.
struct LagEnds {
    std::uint32_t predecessor = 0;
    std::uint32_t successor = 0;
    std::uint32_t project = 0;
};

/// Sets the lag of a relation, measured as the portfolio wishes.
void set_lag(Relation& relation, const Lag& lag, LagCalendar measure, const LagEnds& ends, CalendarBook& calendars);

/// The order in which a portfolio holds its relations.
[[nodiscard]] bool goes_before(const Relation& left, const Relation& right);

/// The activities and relations of a template for one default calendar in one place; numbers count from the project's first activity.
struct Pattern {
    bool usable = false; ///< all of it lies inside the project
    Work work;
    std::vector<ResolvedActivity> activities; ///< with ranks
    std::vector<std::uint32_t> each_anew;     ///< activities with dates that count from a project's own plan
    std::vector<std::uint32_t> untied;        ///< levels of effort that wait for nothing
    std::vector<Relation> relations;          ///< in order
    std::optional<std::uint32_t> completion;
};

/// Precondition: the source of `context` has a template.
[[nodiscard]] Pattern pattern_of(const ActivityContext& context, LagCalendar measure, const UnreadKeys& unread);

/// A project's own activities, beside those of the pattern that they change; nothing when the project changes more than what the
/// activities of the template are: which there are, what they wait for, by which calendar they work.
[[nodiscard]] std::optional<std::vector<std::uint32_t>> filled_in(const Pattern& pattern, const RawProject& project);

} // namespace slipway::records
