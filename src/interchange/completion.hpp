#pragma once
// Which activity of a foreign project completes it: other tools do not say.

#include "slipway/interchange/computed.hpp"

#include <optional>
#include <vector>

namespace slipway {

/// By project: of the work nothing unfinished of the project waits for, the one that finishes last; work that is complete only where all
/// is. Levels of effort, summaries and inactive work complete nothing. Of several the first by key; nothing in a project without work.
[[nodiscard]] std::vector<std::optional<std::uint32_t>> completions(const ForeignSchedule& foreign, const ForeignComputed& computed);

} // namespace slipway
