#include "interchange/given_out/exported.hpp"

#include <algorithm>

namespace slipway {
namespace {

/// The places of what was chosen, by its index.
std::vector<std::optional<std::uint32_t>> places_of(const std::vector<std::uint32_t>& chosen, std::size_t count) {
    std::vector<std::optional<std::uint32_t>> places(count);
    for (std::uint32_t place = 0; place < chosen.size(); ++place) { places[chosen[place]] = place; }
    return places;
}

std::vector<std::uint32_t> needed_calendars(const Exported& one) {
    std::vector<bool> needed(one.portfolio.calendars.size(), false);
    needed[one.portfolio.default_calendar] = true;
    for (const auto activity : one.activities) { needed[one.portfolio.activities[activity].calendar] = true; }
    for (const auto& relation : one.portfolio.relations) {
        if (one.activity_at[relation.from] && one.activity_at[relation.to]) { needed[relation.lag_calendar] = true; }
    }
    std::vector<std::uint32_t> calendars;
    for (std::uint32_t i = 0; i < needed.size(); ++i) {
        if (needed[i]) { calendars.push_back(i); }
    }
    return calendars;
}

} // namespace

Exported exported(const Portfolio& portfolio, const Outlook& outlook, const std::vector<std::uint32_t>& projects, Language language) {
    Exported one{.portfolio = portfolio, .outlook = outlook, .language = language, .projects = projects};
    std::ranges::sort(one.projects);
    const auto again = std::ranges::unique(one.projects);
    one.projects.erase(again.begin(), again.end());
    for (const auto project : one.projects) {
        const auto& record = portfolio.projects[project];
        for (std::uint32_t i = 0; i < record.activity_count; ++i) { one.activities.push_back(record.first_activity + i); }
    }
    one.project_at = places_of(one.projects, portfolio.projects.size());
    one.activity_at = places_of(one.activities, portfolio.activities.size());
    one.calendars = needed_calendars(one);
    one.calendar_at = places_of(one.calendars, portfolio.calendars.size());
    return one;
}

} // namespace slipway
