#pragma once
// Why a date is what it is: the bounds on it, which of them sets it, and the walk from bound to bound.

#include "slipway/schedule/schedule.hpp"

#include <optional>
#include <vector>

namespace slipway {

/// What may set a date. `index` names the relation (as given) or the constraint (position in ScheduleInput::constraints).
struct Bound {
    enum class Kind : std::uint8_t { none, data_date, project_start, resume, constraint, relation, actual, cap };
    Kind kind = Kind::none;
    std::uint32_t index = 0;

    friend bool operator==(const Bound&, const Bound&) = default;
};

/// A bound and the date that it alone would give: the early start it allows, moved into the activity's working time, or the late finish.
struct BoundAt {
    Bound by;
    Instant at{};
};

/// Every bound on the early start of an activity, the one that sets it first, the others from the strongest to the weakest; at a tie a
/// relation comes before a constraint, and the relation with the least other end first. Empty without a forecast. A complete activity has
/// its actual finish for a bound, or the relation by which an unfinished predecessor drives through it.
[[nodiscard]] std::vector<BoundAt> early_bounds(const Scheduled& scheduled, std::uint32_t activity);
/// Every bound on the late finish, the one that sets it first. Empty without late dates. A complete activity, which has none, hands on what
/// its successors ask of the unfinished work that drives through it.
[[nodiscard]] std::vector<BoundAt> late_bounds(const Scheduled& scheduled, std::uint32_t activity);

/// The bound that sets the early, or the late dates; `none` without a date.
[[nodiscard]] Bound early_bound(const Scheduled& scheduled, std::uint32_t activity);
[[nodiscard]] Bound late_bound(const Scheduled& scheduled, std::uint32_t activity);

/// The walk of bounds that sets the early dates of an activity: it and the activities before it, each the other end of the relation that
/// bound the one before, until a bound is no relation. The last one is the root.
[[nodiscard]] std::vector<std::uint32_t> bound_chain(const Scheduled& scheduled, std::uint32_t activity);
/// The same for the late dates: it and the activities after it, until a cap or a constraint.
[[nodiscard]] std::vector<std::uint32_t> late_chain(const Scheduled& scheduled, std::uint32_t activity);

/// Link free float of a relation in the predecessor's calendar (SEMANTICS §2); nothing when an end is complete or has no forecast.
[[nodiscard]] std::optional<Minutes> link_float(const Scheduled& scheduled, std::uint32_t relation);
/// Whether a relation, by its index, drives its successor.
[[nodiscard]] bool drives(const Scheduled& scheduled, std::uint32_t relation);

} // namespace slipway
