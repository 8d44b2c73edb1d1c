#pragma once
// Writing schedules for other tools. Each returns the whole text; what the format cannot hold is added to `losses`.

#include "slipway/interchange/foreign.hpp"

#include <string>

namespace slipway {

/// XER 19.12 in UTF-8 with CRLF, as P6 writes it.
[[nodiscard]] std::string write_xer(const ForeignSchedule& foreign, Losses& losses);

/// MS Project XML in the element order of the published schema (2007 and later), UTF-8. MS Project knows no data date: work not begun gets
/// a start-no-earlier at it where nothing else holds it there.
[[nodiscard]] std::string write_mspdi(const ForeignSchedule& foreign, Losses& losses);

} // namespace slipway
