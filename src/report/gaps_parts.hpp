#pragma once
// The parts of the report of gaps.

#include "slipway/report/gaps.hpp"

#include <array>
#include <string>
#include <vector>

namespace slipway {

struct GapsContext {
    const GapsInput& input;
    Language language;
    std::vector<Gap> gaps; ///< those that the report is about

    [[nodiscard]] const Portfolio& portfolio() const { return input.portfolio; }
    [[nodiscard]] bool zh() const { return language == Language::zh; }
    [[nodiscard]] std::string say(std::string_view chinese, std::string_view english) const {
        return std::string{zh() ? chinese : english};
    }
    [[nodiscard]] std::string heading(std::size_t rule) const { return say(gap_rules()[rule].zh, gap_rules()[rule].en); }

    /// Keeps the worst of a list unless all are wanted; returns how many were left out.
    template <class List>
    std::size_t keep(List& list) const {
        constexpr std::size_t worst = 20;
        if (input.all || list.size() <= worst) { return 0; }
        const auto more = list.size() - worst;
        list.resize(worst);
        return more;
    }
};

/// Projects that belong together.
struct GapsGroup {
    std::string key; ///< empty: of those that have none
    std::string name;
    std::vector<std::uint32_t> projects;
};

/// Not for `field`. The largest group first, ties by key.
[[nodiscard]] std::vector<GapsGroup> gaps_groups(const GapsContext& context, GapsBy by);

/// How many of some projects should have each thing, and how many lack it; by place in gap_rules().
struct GapCounts {
    std::array<std::size_t, project_gap_rules> asked{};
    std::array<std::size_t, project_gap_rules> lacking{};
};
[[nodiscard]] GapCounts gap_counts(const GapsContext& context, const std::vector<std::uint32_t>& projects);

[[nodiscard]] std::string by_words(const GapsContext& context, GapsBy by);

// Sections; without blocks when there is nothing to say.
[[nodiscard]] Section counts_section(const GapsContext& context, GapsBy by);
[[nodiscard]] std::vector<Section> project_sections(const GapsContext& context, GapsBy by);
[[nodiscard]] std::vector<Section> target_sections(const GapsContext& context);
[[nodiscard]] Section programme_section(const GapsContext& context);
[[nodiscard]] Section legend_section(const GapsContext& context);

[[nodiscard]] MachineFace gaps_machine(const GapsContext& context, const std::vector<GapsBy>& counted);

} // namespace slipway
