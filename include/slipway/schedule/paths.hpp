#pragma once
// Which activities make a milestone as late as it is, and by how much each of them does.

#include "slipway/schedule/schedule.hpp"

#include <optional>
#include <vector>

namespace slipway {

/// The longest path into `target`: every unfinished activity reached by walking back along driving relations only, `target` included,
/// ascending. Empty without a forecast.
[[nodiscard]] std::vector<std::uint32_t> longest_path(const Scheduled& scheduled, std::uint32_t target);

/// One float path: a chain of unfinished activities, each driven by the one before it.
struct FloatPath {
    Minutes relative_float{0};             ///< what the chain can slip before it moves the target, in the calendars of the ties it slips by
    std::vector<std::uint32_t> activities; ///< from the first work to the last that is in no earlier path
    std::optional<std::uint32_t> joins;    ///< the activity of an earlier path that the last one is tied to; absent for the first path
};

/// The `most` float paths into `target`, by rising relative float. The first is the driving chain of the target. Each next one begins at
/// the tie into the paths found so far that has the least relative float left (that of the activity it joins, and its own link float; none
/// when it drives), and follows driving relations back until it meets what is taken. Ties break by the least activity.
/// (P6 calls these multiple float paths, by free float.)
[[nodiscard]] std::vector<FloatPath> float_paths(const Scheduled& scheduled, std::uint32_t target, std::size_t most);

/// How much earlier `target` would finish if the remaining duration of `activity` were zero, as the span between the two finishes; it may
/// be negative: without its duration, what hangs on its finish pulls its start later.
struct Drag {
    Instant with{};    ///< finish of the target as it is
    Instant without{}; ///< and with no work left in the activity
};

/// The drag of each of `activities` on `target`, in their order. Precondition: the target has a forecast.
/// Cost: each what the change moves.
[[nodiscard]] std::vector<Drag> drags(const Scheduled& scheduled, std::uint32_t target, const std::vector<std::uint32_t>& activities);

} // namespace slipway
