#pragma once
// Published holidays and make-up working days, one CSV a year: `date,name_zh,off_day`.

#include "slipway/base/diagnostic.hpp"
#include "slipway/calendar/calendar.hpp"

namespace slipway {

/// Reads the rows of one file, already added to `sources`, into `rules.exceptions`: off_day=true takes the day's work away, false gives it
/// the hours of the weekly pattern's first working day (a make-up day). A row that restates the pattern is legal. Moves `published_until`
/// to the end of the last year read. Returns what is wrong with the rows.
[[nodiscard]] std::vector<Diagnostic> read_statutory_days(const Sources& sources, std::uint32_t file, CalendarRules& rules);

} // namespace slipway
