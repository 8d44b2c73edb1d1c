#pragma once
// A foreign schedule imported: its records read again and scheduled on their day, and tables of dates to compare.

#include "slipway/interchange/records.hpp"
#include "slipway/records/load.hpp"
#include "slipway/tracking/outlook.hpp"
#include "support/foreign.hpp"

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include <string>

namespace slipway::test {

/// What an import wrote, read again and scheduled on its day.
struct Imported {
    ForeignRecords records;
    LoadedPortfolio loaded;
    Outlook outlook;
};

inline Imported imported(const ForeignSchedule& foreign, const ForeignComputed& computed) {
    Imported result{as_records(foreign, computed, "drop/Pier 7.xer"), {}, {}};
    auto texts = result.records.texts;
    texts.insert(texts.begin(), {"portfolio.toml", result.records.settings});
    result.loaded = load_portfolio(texts, "records");
    std::string problems;
    for (const auto& one : result.loaded.diagnostics) { problems += render(one, result.loaded.sources); }
    REQUIRE(problems == "");
    auto network = network_of(result.loaded.portfolio, result.loaded.sources);
    REQUIRE(std::holds_alternative<Network>(network));
    result.outlook =
        outlook(result.loaded.portfolio, std::get<Network>(std::move(network)), result.records.observations, result.records.as_of);
    return result;
}

inline Imported imported(const ForeignSchedule& foreign) { return imported(foreign, computed(foreign)); }

inline std::string row(const Schedule& schedule, std::uint32_t i) {
    const auto shown = [](Instant at) { return at == unknown_instant ? std::string{"-"} : to_string(at); };
    const auto minutes = [](std::optional<Minutes> work) { return work ? std::to_string(work->count()) : std::string{"-"}; };
    return fmt::format("{} {} {} {} {} {}", shown(schedule.early_start(i)), shown(schedule.early_finish(i)), shown(schedule.late_start(i)),
                       shown(schedule.late_finish(i)), minutes(schedule.total_float(i)), minutes(schedule.free_float(i)));
}

/// The dates and floats of all work, by full key, as one text.
inline std::string table(const ForeignSchedule& foreign, const Schedule& schedule) {
    std::string text;
    for (std::uint32_t i = 0; i < foreign.activities.size(); ++i) {
        const auto& one = foreign.activities[i];
        text += fmt::format("{}/{} {}\n", foreign.projects[one.project].key, one.key, row(schedule, i));
    }
    return text;
}

inline std::string table(const Imported& result) {
    std::string text;
    for (std::uint32_t i = 0; i < result.loaded.portfolio.activities.size(); ++i) {
        text += fmt::format("{} {}\n", result.loaded.portfolio.full_key(i), row(result.outlook.likely, i));
    }
    return text;
}

} // namespace slipway::test
