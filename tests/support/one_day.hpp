#pragma once
// Records written as text → what is known on one day, so that a test reads as the case an officer would describe.

#include "slipway/records/load.hpp"
#include "slipway/tracking/outlook.hpp"
#include "unit/records_folder.hpp"

#include <catch2/catch.hpp>

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace slipway::test {

/// An empty text, so that a failed comparison shows what was there instead.
inline constexpr auto nothing = "";

inline Date day(std::string_view text) { return parse_date(text).value(); }

/// ISO 8601, or "-" for a day that is not known.
inline std::string shown(const std::optional<Date>& date) { return date ? to_string(*date) : "-"; }

/// Working days of eight hours, as most test calendars have them.
constexpr Minutes wd(int days) { return Minutes{480 * days}; }

/// Records that must be right.
inline LoadedPortfolio read(const Files& files) {
    const RecordFolder folder{files};
    auto loaded = load_portfolio(folder.path());
    std::string problems;
    for (const auto& one : loaded.diagnostics) { problems += render(one, loaded.sources); }
    CHECK(problems == nothing);
    return loaded;
}

/// One file of records under the horizon 2025-12-31. Without a calendar of their own they count Monday to Friday, eight hours, no holidays.
inline Portfolio portfolio_of(const std::string& records, const std::string& portfolio_keys = horizon) {
    return read({{"portfolio.toml", portfolio_keys}, {"records.toml", records}}).portfolio;
}

inline Network network_of_right(const Portfolio& portfolio, const Sources& sources = {}) {
    auto network = network_of(portfolio, sources);
    REQUIRE(std::holds_alternative<Network>(network));
    return std::get<Network>(std::move(network));
}

/// A portfolio and all that is computed of it for one day.
struct OneDay {
    Portfolio portfolio;
    Outlook outlook;

    [[nodiscard]] std::uint32_t activity(std::string_view key) const { return portfolio.find_activity(key).value(); }
    [[nodiscard]] std::uint32_t project(std::string_view key) const { return portfolio.find_project(key).value(); }
    [[nodiscard]] const ActivityFacts& facts(std::string_view key) const { return outlook.progress.facts[activity(key)]; }
    [[nodiscard]] const ActivityStatus& likely(std::string_view key) const { return outlook.progress.likely[activity(key)]; }
    [[nodiscard]] const ActivityStatus& best(std::string_view key) const { return outlook.progress.best[activity(key)]; }
    [[nodiscard]] const ProjectProgress& progress(std::string_view key) const { return outlook.progress.projects[project(key)]; }
    [[nodiscard]] const ProjectOutlook& of(std::string_view key) const { return outlook.projects[project(key)]; }
    [[nodiscard]] Date start(std::string_view key) const {
        const auto at = activity(key);
        return shown_start(portfolio.activities[at].kind(), outlook.likely.early_start(at));
    }
    [[nodiscard]] Date finish(std::string_view key) const {
        const auto at = activity(key);
        return shown_finish(portfolio.activities[at].kind(), outlook.likely.early_start(at), outlook.likely.early_finish(at));
    }
};

inline OneDay on(std::string_view as_of, Portfolio portfolio, const std::vector<Observation>& observations = {}) {
    auto network = network_of_right(portfolio);
    auto all = outlook(portfolio, std::move(network), observations, day(as_of));
    return {std::move(portfolio), std::move(all)};
}

inline OneDay on(std::string_view as_of, const std::string& records, const std::vector<Observation>& observations = {}) {
    return on(as_of, portfolio_of(records), observations);
}

inline Observation observed(ObservationKind kind, std::string key, std::string_view true_for, std::string_view said, std::string value) {
    return {.day = day(true_for),
            .said = day(said),
            .recorded_at = std::string{said} + "T09:00:00Z",
            .key = std::move(key),
            .kind = kind,
            .value = std::move(value),
            .by = "office",
            .source = ""};
}

/// Facts of a day, reported on that day.
inline Observation started(std::string key, const std::string& date) {
    return observed(ObservationKind::started, std::move(key), date, date, date);
}
inline Observation finished(std::string key, const std::string& date) {
    return observed(ObservationKind::finished, std::move(key), date, date, date);
}
inline Observation resolved(std::string key, const std::string& date) {
    return observed(ObservationKind::resolved, std::move(key), date, date, date);
}
/// What was said on a day.
inline Observation remaining(std::string key, const std::string& said, std::string duration) {
    return observed(ObservationKind::remaining, std::move(key), said, said, std::move(duration));
}
inline Observation expected(std::string key, const std::string& said, std::string date) {
    return observed(ObservationKind::expected, std::move(key), said, said, std::move(date));
}
inline Observation note(std::string key, const std::string& said) {
    return observed(ObservationKind::note, std::move(key), said, said, "seen");
}

/// A project of 20 + 10 + 40 likely working days (10 + 5 + 20 at best) in a row: design, permit, [works-start], works, [completion].
/// `facts` are further lines of the project; tables go last.
inline std::string road(const std::string& key, const std::string& facts) {
    return R"([[project]]
key = ")" + key +
           R"("
category = "road"
template = "road"
)" + facts +
           "\n";
}

inline constexpr auto road_template = R"([[template]]
key = "road"
[template.activities.design]
duration = { optimistic = "10wd", likely = "20wd", pessimistic = "30wd", why = "test" }
[template.activities.permit]
duration = { optimistic = "5wd", likely = "10wd", pessimistic = "15wd", why = "test" }
after = "design"
[template.activities.works-start]
milestone = "start"
after = "permit"
enters = ["started", "construction"]
[template.activities.works]
duration = { optimistic = "20wd", likely = "40wd", pessimistic = "60wd", why = "test" }
after = "works-start"
[template.activities.completion]
milestone = "finish"
after = "works"
enters = ["completed", "operating"]
)";

/// The template, and one project x of it.
inline std::string one_road(const std::string& facts) { return road_template + road("x", facts); }

/// One road in a five-day calendar, its works in a six-day one; both of eight hours.
inline Portfolio with_six_day_works() {
    constexpr auto calendars = R"([[calendar]]
key = "five"
week = { mon = ["08:00-12:00", "13:00-17:00"], tue = "mon", wed = "mon", thu = "mon", fri = "mon" }
[[calendar]]
key = "six"
inherits = "five"
week = { mon = ["08:00-12:00", "13:00-17:00"], tue = "mon", wed = "mon", thu = "mon", fri = "mon", sat = "mon" }
days_per_week = 6
)";
    return portfolio_of(
        calendars +
            one_road("stage = { value = \"construction\", as_of = \"2023-01-02\" }\n[project.activities.works]\ncalendar = \"six\"\n"),
        std::string{horizon} + "calendar = \"five\"\n");
}

/// "stage = …" as a line of a record.
inline std::string stage(const std::string& value, const std::string& as_of) {
    return "stage = { value = \"" + value + "\", as_of = \"" + as_of + "\", words = \"words\" }\n";
}

/// "commitment = …" as a line of a record.
inline std::string promise(const std::string& by) {
    return "commitment = { by = \"" + by + "\", provenance = \"stated\", because = \"by then\" }\n";
}

/// The records that the product ships.
inline const LoadedPortfolio& shipped() {
    static const auto loaded = load_portfolio(SLIPWAY_SOURCE_DIR "/projects");
    return loaded;
}

} // namespace slipway::test
