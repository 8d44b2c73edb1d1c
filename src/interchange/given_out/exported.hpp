#pragma once
// Which parts of a portfolio go into a foreign schedule, and at which places there.

#include "slipway/interchange/portfolio.hpp"

namespace slipway {

/// The chosen projects with their activities, and the calendars that these need. Refers to the portfolio and the outlook.
struct Exported {
    const Portfolio& portfolio;
    const Outlook& outlook;
    Language language = Language::zh;
    std::vector<std::uint32_t> projects;                   ///< of the portfolio, ascending
    std::vector<std::uint32_t> activities;                 ///< of the portfolio, ascending
    std::vector<std::uint32_t> calendars;                  ///< of the portfolio, ascending
    std::vector<std::optional<std::uint32_t>> project_at;  ///< by project of the portfolio, its place; absent when it was not chosen
    std::vector<std::optional<std::uint32_t>> activity_at; ///< by activity likewise
    std::vector<std::optional<std::uint32_t>> calendar_at; ///< by calendar likewise

    [[nodiscard]] const ActivityStatus& status(std::uint32_t activity) const { return outlook.progress.likely[activity]; }
    [[nodiscard]] const ActivityFacts& facts(std::uint32_t activity) const { return outlook.progress.facts[activity]; }
    [[nodiscard]] Instant data_date() const { return Instant{outlook.as_of}; }
};

[[nodiscard]] Exported exported(const Portfolio& portfolio, const Outlook& outlook, const std::vector<std::uint32_t>& projects,
                                Language language);

} // namespace slipway
