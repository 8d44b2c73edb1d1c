#pragma once
// The settings of portfolio.toml, which an overlay may write again.

#include "records/raw.hpp"
#include "records/table_reader.hpp"

namespace slipway::records {

/// All absent ones stay absent, the horizon too.
[[nodiscard]] RawPortfolio read_settings(TableReader& file);

/// Adds what another file of the same layer says; a setting written a second time is a duplicate-key, and the first stays.
void add_settings(RawPortfolio& settings, const RawPortfolio& more, Problems& problems);

/// Replaces what the overlay writes.
void lay_over(RawPortfolio& below, const RawPortfolio& overlay);

/// The settings of the table [scheduling], the rest by default.
[[nodiscard]] ScheduleOptions schedule_options(const RawPortfolio& settings);

} // namespace slipway::records
