#pragma once
// What an update may say: the checks before anything is stored.

#include "slipway/base/diagnostic.hpp"
#include "slipway/tracking/progress.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace slipway {

/// One thing that is wrong with new observations, and with which of them, by place.
struct Refusal {
    std::size_t news = 0;
    Diagnostic problem;
};

/// What is wrong with new observations about one activity, given what was known of it and the data date of the report: a date that is no
/// day, a fact after the data date, a finish before the start, a duration that is none, remaining work on a milestone or on finished work,
/// a percentage of what has not started, a resumption of what was never suspended, … Empty when all may be stored. What they withdraw has
/// to be gone from `known`.
[[nodiscard]] std::vector<Refusal> refusals(const Portfolio& portfolio, std::uint32_t activity, const ActivityFacts& known,
                                            std::span<const Observation> news, Date as_of);
[[nodiscard]] std::vector<Diagnostic> refused(const Portfolio& portfolio, std::uint32_t activity, const ActivityFacts& known,
                                              std::span<const Observation> news, Date as_of);

/// The same of new observations about one project.
[[nodiscard]] std::vector<Refusal> refusals(const Portfolio& portfolio, std::uint32_t project, const ProjectProgress& known,
                                            std::span<const Observation> news, Date as_of);

/// The same of new observations about any activities and projects, which the portfolio must know: those of one key are judged together,
/// after what was said `earlier` (in recorded order) and is not withdrawn by them. Ordered by their place in `news`.
[[nodiscard]] std::vector<Refusal> refusals(const Portfolio& portfolio, std::span<const Observation> earlier,
                                            std::span<const Observation> news, Date as_of);

} // namespace slipway
