#pragma once
// Is a schedule sound? The DCMA 14 points, the GAO practices that can be computed, and what the network itself gives away.
// Definitions: DCMA-EA PAM 200.1, EVMS Program Analysis Pamphlet (October 2012), sections 3.1.2.3, 3.1.2.4 and 4; GAO-16-89G, Schedule
// Assessment Guide (December 2015); SEMANTICS §6.

#include "slipway/tracking/outlook.hpp"

#include <array>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace slipway {

/// What is known of the work beside the schedule; by activity, empty when nothing is known of any.
struct QualityFacts {
    std::vector<std::optional<Date>> baseline_finish; ///< the finish of the baseline that holds
    std::vector<bool> has_resources;                  ///< empty: the plan carries no resources, so that check cannot be made
    std::vector<bool> summary;                        ///< is no activity of its own: spans other work, or is switched off
    bool from_a_file = false;                         ///< of another tool, which says neither who reported nor when
};

enum class QualityGroup : std::uint8_t { dcma, gao, network };

inline constexpr std::array<Words<QualityGroup>, 3> quality_group_words{
    {{QualityGroup::dcma, "dcma"}, {QualityGroup::gao, "gao"}, {QualityGroup::network, "network"}}};

/// Where a check is defined: "DCMA-EA PAM 200.1", "§4.1", and where to read it.
struct QualityDefinition {
    std::string_view document, place, link;
};

/// A check as documents define it.
struct QualityCheck {
    std::string_view code; ///< "dcma-01-logic"
    QualityGroup group = QualityGroup::dcma;
    std::string_view zh, en;             ///< its name
    std::string_view means_zh, means_en; ///< what is counted, of what, in a line
    QualityDefinition definition;
};
[[nodiscard]] std::span<const QualityCheck> quality_checks();

enum class QualityVerdict : std::uint8_t { passes, fails, not_judged };

inline constexpr std::array<Words<QualityVerdict>, 3> quality_verdict_words{
    {{QualityVerdict::passes, "passes"}, {QualityVerdict::fails, "fails"}, {QualityVerdict::not_judged, "not-judged"}}};

/// What a check found. A share is in percent, an index (CPLI, BEI) a ratio; unrounded.
struct QualityResult {
    std::string_view code;
    QualityVerdict verdict = QualityVerdict::not_judged;
    std::optional<double> value;           ///< share, index or number; absent when there is nothing to judge
    std::optional<double> threshold;       ///< the bound that decides, inclusive on the good side; absent: it only informs
    bool at_least = false;                 ///< whether the value must be at least the threshold, else at most
    std::size_t counted = 0;               ///< numerator
    std::size_t of = 0;                    ///< denominator
    std::string_view unit;                 ///< "%", "ratio", "count"
    std::vector<std::uint32_t> activities; ///< the objects, ascending
    std::vector<std::uint32_t> relations;
    std::string_view because_zh, because_en; ///< why it was not judged; empty otherwise
};

/// All checks, in the order of `quality_checks`, over the activities of the chosen projects (all when empty).
[[nodiscard]] std::vector<QualityResult> quality(const Portfolio& portfolio, const Outlook& outlook, const QualityFacts& facts,
                                                 const std::vector<bool>& projects);

/// Relations that say nothing that the others do not: the transitive reduction leaves them out. A finish-start relation without lag counts
/// as said when a path of two or more finish-start relations with no negative lag, through no level of effort, leads from its one end to
/// the other. Ascending. Cost: linear for the usual network, n²/64 steps at worst; no n×n matrix.
[[nodiscard]] std::vector<std::uint32_t> redundant_relations(const Network& network);

} // namespace slipway
