#pragma once
// The parts of the report of differences.

#include "report/slip_parts.hpp"
#include "slipway/report/diff.hpp"

#include <map>

namespace slipway {

using KindCounts = std::array<std::size_t, difference_words.size()>;

/// How the projects of one agency fare.
struct AgencyDifference {
    Json agency = nullptr; ///< its key
    std::size_t projects = 0;
    KindCounts counts{};
    std::size_t drifted = 0;           ///< how many of the slips are drift
    const Difference* worst = nullptr; ///< the greatest slip of a milestone, or of the work that is listed
};

struct DiffContext {
    const DiffInput& input;
    Voice voice;
    std::map<std::string, AgencyDifference> agencies; ///< by name

    [[nodiscard]] const SnapshotPair& comparison() const { return input.comparison; }
    /// The portfolio that knows a project, the later one first.
    [[nodiscard]] const Portfolio& knowing(const std::string& project) const;
    /// Of a project, or of an activity.
    [[nodiscard]] std::string name(const std::string& key) const;
    [[nodiscard]] std::string agency_name(const std::string& project) const;
    [[nodiscard]] Json agency(const std::string& project) const;
};

[[nodiscard]] DiffContext diff_context(const DiffInput& input, Language language);

/// How often each kind occurs.
[[nodiscard]] KindCounts counts_of(const Differences& differences);

/// How many of the slips are drift.
[[nodiscard]] std::size_t drifted_count(const Differences& differences);

/// The projects of which nobody reported, one row each: what is due, and what drifted. Empty when there are none.
[[nodiscard]] Section drift_section(const DiffContext& context);

[[nodiscard]] MachineFace diff_machine(const DiffContext& context);

} // namespace slipway
