#pragma once
// The journal of a made-up year that lies beside records, read as if it had been recorded week by week.

#include "cli/session.hpp"

#include <filesystem>
#include <optional>
#include <vector>

namespace slipway {

/// What `illustrative/journal/2023-01-06.ndjson` and its like below the folder of the records say, each as recorded at nine on the day that
/// names it, in order of days; empty when there is no such folder. What was recorded after --known-at is left out. Nothing when one of them
/// is wrong: the reasons are printed.
[[nodiscard]] std::optional<std::vector<Observation>> journal(const Call& call, const Portfolio& portfolio,
                                                              const std::filesystem::path& folder);

} // namespace slipway
