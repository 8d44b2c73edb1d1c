#pragma once
// The work of a project: activities and the relations between them.

#include "slipway/calendar/calendar.hpp"
#include "slipway/model/places.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace slipway {

/// What an activity waits for (要素). Unresolved until an observation says otherwise.
struct Condition {
    ConditionKind kind = ConditionKind::land;
    std::string note;
    std::optional<PartialDate> since;
    Span span;
};

struct Constraint {
    ConstraintKind kind = ConstraintKind::start_no_earlier;
    std::optional<PartialDate> date; ///< absent for as late as possible only
    std::string reason;
    Span span;
};

/// Planning assumptions, in minutes of the activity's calendar. One duration stands for all three; optimistic ≤ likely ≤ pessimistic.
struct DurationRange {
    Minutes optimistic{0};
    Minutes likely{0};
    Minutes pessimistic{0};
};

/// What the records write of an activity. The projects whose template gives it unchanged share one: most activities of a portfolio are a
/// template's.
struct ActivityRecord {
    std::string key; ///< inside its project
    Name name;
    ActivityKind kind = ActivityKind::task;
    std::string why;           ///< of the durations
    std::vector<Stage> enters; ///< reaching it puts the project into these stages
    std::optional<Condition> condition;
    std::vector<Constraint> constraints;
    bool open = false; ///< the record keeps it open although a stated stage would complete it
    Span span;
    std::vector<std::string> tags; ///< as written
};

/// An activity of one project. Its record lives in the Portfolio that holds it, and in copies of that.
struct Activity {
    const ActivityRecord* record = nullptr;
    std::uint32_t project = 0;
    std::uint32_t calendar = 0; ///< index into Portfolio::calendars
    DurationRange duration;
    std::uint32_t rank = 0; ///< place in the order of the project's work, from 0

    [[nodiscard]] const std::string& key() const noexcept { return record->key; }
    [[nodiscard]] const Name& name() const noexcept { return record->name; }
    [[nodiscard]] ActivityKind kind() const noexcept { return record->kind; }
    [[nodiscard]] const std::string& why() const noexcept { return record->why; }
    [[nodiscard]] const std::vector<Stage>& enters() const noexcept { return record->enters; }
    [[nodiscard]] const std::optional<Condition>& condition() const noexcept { return record->condition; }
    [[nodiscard]] const std::vector<Constraint>& constraints() const noexcept { return record->constraints; }
    [[nodiscard]] bool open() const noexcept { return record->open; }
    [[nodiscard]] const std::vector<std::string>& tags() const noexcept { return record->tags; }
    [[nodiscard]] const Span& span() const noexcept { return record->span; }
};

/// What the records write of a relation beside its ends; shared like that of an activity.
struct RelationRecord {
    std::string lag_text; ///< as written: "20wd"; empty when there is none
    std::string because;
    std::optional<std::uint32_t> cite; ///< index into the cites of the project that holds the relation
    Span span;
};

/// A relation between two activities (indices into Portfolio::activities).
struct Relation {
    const RelationRecord* record = nullptr;
    std::uint32_t from = 0;
    std::uint32_t to = 0;
    Minutes lag{0}; ///< working time of `lag_calendar`
    std::uint32_t lag_calendar = 0;
    RelationType type = RelationType::finish_start;

    [[nodiscard]] const std::string& lag_text() const noexcept { return record->lag_text; }
    [[nodiscard]] const std::string& because() const noexcept { return record->because; }
    [[nodiscard]] const std::optional<std::uint32_t>& cite() const noexcept { return record->cite; }
    [[nodiscard]] const Span& span() const noexcept { return record->span; }
};

} // namespace slipway
