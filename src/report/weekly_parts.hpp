#pragma once
// The sections of the weekly report, one function each.

#include "slipway/report/weekly.hpp"

#include <algorithm>

namespace slipway {

/// What every section needs: the input, the language, and how many rows a list may show.
struct WeeklyContext {
    const WeeklyInput& input;
    Language language;
    std::vector<std::uint32_t> projects; ///< those that the report is about, ascending

    [[nodiscard]] const Portfolio& portfolio() const { return input.portfolio; }
    [[nodiscard]] const Outlook& outlook() const { return input.outlook; }
    [[nodiscard]] std::string say(std::string_view zh, std::string_view en) const {
        return std::string{language == Language::zh ? zh : en};
    }
    [[nodiscard]] const std::string& name(std::uint32_t project) const { return portfolio().projects[project].name.in(language); }

    /// Keeps the first `count` of a list unless all are wanted; returns how many were left out.
    template <class List>
    std::size_t keep(List& list, std::size_t count) const {
        if (input.all || list.size() <= count) { return 0; }
        const auto more = list.size() - count;
        list.resize(count);
        return more;
    }
};

inline constexpr std::size_t headline_rows = 5; ///< lists above the fold
inline constexpr std::size_t list_rows = 20;    ///< lists below it

/// A date as the reports print it: provisional ones, beyond the published calendars, carry "~".
[[nodiscard]] std::string report_date(const Portfolio& portfolio, const std::optional<Date>& day);

/// How a project stands against its limit: "-612 wd / -890 cd".
[[nodiscard]] std::string float_words(const ProjectOutlook& one);

/// Indices of the projects for which `wanted` holds, those that miss their limit by most first, ties by key.
template <class Wanted>
std::vector<std::uint32_t> worst_first(const WeeklyContext& context, Wanted wanted) {
    std::vector<std::uint32_t> found;
    for (const auto i : context.projects) {
        if (wanted(context.outlook().projects[i])) { found.push_back(i); }
    }
    std::ranges::stable_sort(found, {},
                             [&](std::uint32_t i) { return context.outlook().projects[i].horizon_float_cd.value_or(1'000'000); });
    return found;
}

// Above the fold
[[nodiscard]] Section state_section(const WeeklyContext& context, const Json& changes);
[[nodiscard]] Section broken_promises_section(const WeeklyContext& context);
[[nodiscard]] Section critical_section(const WeeklyContext& context);
[[nodiscard]] Section calls_section(const WeeklyContext& context);

// Below it
[[nodiscard]] Section breakdown_section(const WeeklyContext& context);
[[nodiscard]] Section changes_section(const WeeklyContext& context, const Json& changes);
[[nodiscard]] Section slippage_section(const WeeklyContext& context);
[[nodiscard]] Section promises_section(const WeeklyContext& context);
[[nodiscard]] Section confirm_section(const WeeklyContext& context);
[[nodiscard]] Section beyond_section(const WeeklyContext& context);
[[nodiscard]] Section conditions_section(const WeeklyContext& context);
[[nodiscard]] Section suspended_section(const WeeklyContext& context);
[[nodiscard]] Section ratings_section(const WeeklyContext& context);
[[nodiscard]] Section delivered_section(const WeeklyContext& context);
[[nodiscard]] Section unscheduled_section(const WeeklyContext& context);
[[nodiscard]] Section unreported_section(const WeeklyContext& context);
[[nodiscard]] Section findings_section(const WeeklyContext& context);

/// Adds to rows of projects the dates of their original and current baselines, and the slip of their completions.
void add_slippage(const WeeklyContext& context, std::vector<Json>& rows);

/// What changed since the previous publication: an array of {key, field, from, to}; null when there was none. Only those listed are
/// compared when the report is not about the whole portfolio.
[[nodiscard]] Json changes_since(const std::optional<PreviousReport>& previous, const std::vector<Json>& projects, bool whole);

} // namespace slipway
