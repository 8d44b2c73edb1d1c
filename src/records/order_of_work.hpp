#pragma once
// The order of a project's work, and the activity that completes it.

#include "records/work.hpp"
#include "slipway/model/portfolio.hpp"

#include <optional>
#include <span>
#include <vector>

namespace slipway::records {

/// The place of each activity in the order of the work: by the longest chain of relations before it, then by key. Activities on a circle,
/// and what follows them, come last. Precondition: `work.activities` stand in order of keys.
[[nodiscard]] std::vector<std::uint32_t> ranks_of(const Work& work);

/// The activity that enters "completed" (of several: the one with key "completion", else the last in the order of the work), else the one
/// with key "completion", else the only one without a successor in the project. A level of effort completes nothing, and follows nothing.
[[nodiscard]] std::optional<std::uint32_t> completion_of(const Work& work, std::span<const Activity> activities);

} // namespace slipway::records
