#pragma once
// Records as written → Portfolio: every key an index, every date a span of days.

#include "records/names.hpp"
#include "records/raw.hpp"
#include "slipway/model/portfolio.hpp"

namespace slipway::records {

struct Resolved {
    Portfolio portfolio;
    std::vector<CalendarRules> rules; ///< what its calendars were compiled from, in their order
};

/// Resolves whatever could be read, overlays laid over already; what names nothing is reported and left out, so that no index dangles. The
/// revision stays empty.
[[nodiscard]] Resolved resolve(Records records, const UnreadKeys& unread, const Sources& sources, Problems& problems);

} // namespace slipway::records
