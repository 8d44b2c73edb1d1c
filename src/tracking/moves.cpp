// What moves between two worlds.

#include "slipway/tracking/what_if.hpp"

#include <algorithm>
#include <map>

namespace slipway {
namespace {

Shift shift(const Calendar& calendar, std::optional<Date> before, std::optional<Date> after) {
    Shift one{before, after, {}, {}};
    if (before && after) {
        one.cd = days_between(*before, *after);
        one.wd = calendar.working_days(*before, *after);
    }
    return one;
}

/// Where a key stands before and after.
struct Pair {
    std::optional<std::uint32_t> before, after;
};

bool changes(const ProjectOutlook& before, const ProjectOutlook& after) {
    return before.forecast != after.forecast || before.verdict != after.verdict || before.light != after.light;
}

ProjectMove project_move(const World& before, const World& after, const Pair& pair) {
    const auto forecast = [](const World& world, const std::optional<std::uint32_t>& index) {
        return index ? world.outlook.projects[*index].forecast : std::nullopt;
    };
    return {pair.before, pair.after, shift(after.portfolio.calendar(), forecast(before, pair.before), forecast(after, pair.after))};
}

ActivityMove activity_move(const World& before, const World& after, const Pair& pair) {
    const auto was = pair.before ? shown_dates(before.portfolio, before.outlook, *pair.before) : ActivityDates{};
    const auto is = pair.after ? shown_dates(after.portfolio, after.outlook, *pair.after) : ActivityDates{};
    const auto& calendar = pair.after ? after.portfolio.calendar_of(after.portfolio.activities[*pair.after])
                                      : before.portfolio.calendar_of(before.portfolio.activities[*pair.before]);
    return {pair.before,
            pair.after,
            shift(calendar, was.early_start, is.early_start),
            shift(calendar, was.early_finish, is.early_finish),
            shift(calendar, was.late_start, is.late_start),
            shift(calendar, was.late_finish, is.late_finish),
            pair.before && before.outlook.is_critical(before.portfolio, *pair.before),
            pair.after && after.outlook.is_critical(after.portfolio, *pair.after)};
}

bool changes(const ActivityMove& move) {
    return !move.before || !move.after || move.early_start.moves() || move.early_finish.moves() || move.late_start.moves() ||
           move.late_finish.moves() || move.was_critical != move.is_critical;
}

/// Slips before gains, each by their size; what has only one of the two dates comes first of all.
std::pair<int, int> severity(const Shift& shift) {
    if (!shift.cd) { return {shift.moves() ? 0 : 3, 0}; }
    return {*shift.cd > 0 ? 1 : *shift.cd < 0 ? 2 : 3, -std::abs(*shift.cd)};
}

/// The keys of both worlds with their places in each; `keys` lists those of one world in its order.
template <class Keys>
std::map<std::string, Pair> paired(const World& before, const World& after, Keys keys) {
    std::map<std::string, Pair> all;
    std::uint32_t at = 0;
    for (const auto& key : keys(before.portfolio)) { all[key].before = at++; }
    at = 0;
    for (const auto& key : keys(after.portfolio)) { all[key].after = at++; }
    return all;
}

std::vector<std::string> project_keys(const Portfolio& portfolio) {
    std::vector<std::string> keys;
    keys.reserve(portfolio.projects.size());
    for (const auto& project : portfolio.projects) { keys.push_back(project.key); }
    return keys;
}

std::vector<std::string> activity_keys(const Portfolio& portfolio) {
    std::vector<std::string> keys;
    keys.reserve(portfolio.activities.size());
    for (std::uint32_t i = 0; i < portfolio.activities.size(); ++i) { keys.push_back(portfolio.full_key(i)); }
    return keys;
}

} // namespace

Moves moves(const World& before, const World& after) {
    Moves found;
    for (const auto& [key, pair] : paired(before, after, project_keys)) {
        const bool both = pair.before && pair.after;
        if (!both || changes(before.outlook.projects[*pair.before], after.outlook.projects[*pair.after])) {
            found.projects.push_back(project_move(before, after, pair));
        }
    }
    for (const auto& [key, pair] : paired(before, after, activity_keys)) {
        if (auto move = activity_move(before, after, pair); changes(move)) { found.activities.push_back(move); }
    }
    std::ranges::stable_sort(found.projects, {}, [](const ProjectMove& move) { return severity(move.forecast); });
    std::ranges::stable_sort(found.activities, {}, [](const ActivityMove& move) { return severity(move.early_finish); });
    return found;
}

} // namespace slipway
