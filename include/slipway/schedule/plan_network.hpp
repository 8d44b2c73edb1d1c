#pragma once
// From the portfolio to what the engine reads.

#include "slipway/model/portfolio.hpp"
#include "slipway/schedule/schedule.hpp"

#include <variant>

namespace slipway {

/// The network of all projects: activity and relation indices are the portfolio's. With cycles, one diagnostic for each, which names every
/// relation on it with its file and line.
[[nodiscard]] std::variant<Network, std::vector<Diagnostic>> network_of(const Portfolio& portfolio, const Sources& sources);

/// The constraints of all activities as instants of their calendars: a start binds at the first day of its span, a limit at the last
/// (SEMANTICS §1).
[[nodiscard]] std::vector<ActivityConstraint> constraints_of(const Portfolio& portfolio);

/// The portfolio's calendars, in its order.
[[nodiscard]] std::vector<Calendar> calendars_of(const Portfolio& portfolio);

} // namespace slipway
