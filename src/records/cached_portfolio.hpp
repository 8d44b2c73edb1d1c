#pragma once
// A resolved portfolio as sections of the cache, and back.

#include "records/cache_file.hpp"
#include "slipway/records/load.hpp"

namespace slipway::records {

/// `rules`: what its calendars were compiled from, in their order.
[[nodiscard]] CachedPortfolio kept_portfolio(const LoadedPortfolio& loaded, const std::vector<CalendarRules>& rules, CacheDraft& draft);

/// Fills portfolio and diagnostics, whose places count on the same files in the same order. Throws Damaged.
void load_kept(const CacheFile& cache, LoadedPortfolio& loaded);

} // namespace slipway::records
