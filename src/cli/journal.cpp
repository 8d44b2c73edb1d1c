#include "cli/journal.hpp"

#include "cli/update_table.hpp"
#include "slipway/forms/updates.hpp"

#include <algorithm>

namespace slipway {
namespace {

namespace fs = std::filesystem;

struct Week {
    Date day{};
    fs::path path;
};

std::vector<Week> weeks_below(const fs::path& folder) {
    std::vector<Week> weeks;
    std::error_code none;
    for (const auto& entry : fs::directory_iterator{folder / "illustrative" / "journal", none}) {
        const auto day = parse_date(entry.path().stem().string());
        if (day && entry.path().extension() == ".ndjson") { weeks.push_back({*day, entry.path()}); }
    }
    std::ranges::sort(weeks, {}, &Week::day);
    return weeks;
}

} // namespace

std::optional<std::vector<Observation>> journal(const Call& call, const Portfolio& portfolio, const fs::path& folder) {
    std::vector<Observation> all;
    for (const auto& week : weeks_below(folder)) {
        const auto recorded_at = to_string(week.day) + "T09:00:00Z";
        if (call.known_at && recorded_at > *call.known_at) { break; }
        auto updates = forms::read_updates(
            week.path, portfolio,
            {.as_of = week.day, .recorded_at = recorded_at, .illustrative = true, .condition_words = chinese_conditions()});
        print_problems(call, updates);
        if (updates.refused()) { return std::nullopt; }
        std::ranges::transform(updates.updates, std::back_inserter(all), [](forms::Update& one) { return std::move(one.observation); });
    }
    return all;
}

} // namespace slipway
