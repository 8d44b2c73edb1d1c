#pragma once
// Relations and constraints of summaries, said of the work that they span.

#include "slipway/interchange/computed.hpp"

#include <optional>

namespace slipway {

/// The schedule with every relation from or to a summary replaced by relations of the work it spans, and its start-no-earlier and
/// finish-no-later constraints given to that work. What has no equal is said as it falls now, and is a loss: a relation from the start of
/// a summary begins at the work that starts first, one to its finish ends at the work that finishes last. Nothing when no summary has any.
/// Precondition: `computed` is of `foreign`.
[[nodiscard]] std::optional<ForeignSchedule> without_summary_links(const ForeignSchedule& foreign, const ForeignComputed& computed,
                                                                   Losses& losses);

} // namespace slipway
