#pragma once
// What work a project is made of, before anything is known of it.

#include "slipway/report/report.hpp"

namespace slipway {

/// One row an activity in the order of the work: key, name, kind ("task", "start", "finish", "level-of-effort"), calendar, duration_wd (the
/// likely one in days of its calendar; null where there is none) with optimistic_wd and pessimistic_wd, and `after`, its predecessors as
/// records write them ("design SS+30wd").
[[nodiscard]] Report activities_report(const Portfolio& portfolio, std::uint32_t project, Date as_of, Language language);

} // namespace slipway
