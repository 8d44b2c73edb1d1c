#pragma once
// What observations alone say of activities and projects, before any stage is considered.

#include "slipway/tracking/progress.hpp"

#include <map>
#include <optional>
#include <vector>

namespace slipway {

/// Days on which nothing was done: from the first until the one on which work went on, or for good.
struct StillSpell {
    Date from{};
    std::optional<Date> until;
};

struct Heard {
    std::vector<ActivityFacts> facts;      ///< by activity
    std::vector<ProjectProgress> projects; ///< without their stages
    std::map<std::uint32_t, std::vector<StillSpell>> still_activities;
    std::map<std::uint32_t, std::vector<StillSpell>> still_projects;
    std::map<std::uint32_t, Date> unfinished_on; ///< the last day on which an activity was suspended, or waited for something
    std::map<std::uint32_t, Date> gone_on;       ///< the day on which a project went on that no observation had suspended
};

[[nodiscard]] Heard heard(const Portfolio& portfolio, std::span<const Observation> observations, Date as_of);

/// Takes a word when it is later than the last one, or as late and somebody's report.
void hear(ProjectProgress& project, LastWord word);
void note_progress(ProjectProgress& project, Date day);

/// Working time between two instants without what fell into still spells.
[[nodiscard]] Minutes worked(const Calendar& calendar, Instant from, Instant until, std::vector<StillSpell> spells);

} // namespace slipway
