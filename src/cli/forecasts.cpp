#include "cli/forecasts.hpp"

#include <algorithm>

namespace slipway {
std::vector<PublishedForecast> forecasts(const Portfolio& portfolio, const Outlook& outlook) {
    std::vector<PublishedForecast> all;
    for (std::uint32_t i = 0; i < portfolio.activities.size(); ++i) {
        if (!is_milestone(portfolio.activities[i].kind())) { continue; }
        const auto day = expected_day(portfolio, outlook.progress, outlook.likely, i);
        if (!day) { continue; }
        const auto& project = outlook.progress.projects[portfolio.activities[i].project];
        all.push_back({portfolio.full_key(i), *day, outlook.progress.facts[i].complete(), project.last_report});
    }
    std::ranges::sort(all, {}, &PublishedForecast::key);
    return all;
}

} // namespace slipway
