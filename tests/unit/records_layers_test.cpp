// Layers of calendars, and calendars by place.

#include "unit/records_folder.hpp"

#include <catch2/catch.hpp>

namespace slipway {
namespace {

using test::activity;
using test::loaded;

constexpr auto portfolio_file = "horizon = \"2025-12-31\"\ncalendar = \"plain\"\n";

constexpr auto layers = R"(
[[calendar]]
key = "plain"
week = { mon = ["08:00-12:00", "13:00-17:00"], tue = "mon", wed = "mon", thu = "mon", fri = "mon" }
[[calendar.except]]
date = "2024-06-10"
hours = []
[[calendar_layer]]
key = "heat"
yearly = [ { from = "06-01", to = "09-30", hours = ["07:00-11:00"] } ]
[[calendar_layer]]
key = "break"
except = [ { from = "2024-06-12", to = "2024-06-13", hours = [] }, { date = "2024-06-15", hours = ["08:00-12:00"] } ]
yearly = [ { from = "06-20", to = "06-20", hours = [] } ]
[[calendar]]
key = "site"
inherits = "plain"
layers = ["heat", "break"]
[[calendar.except]]
date = "2024-06-13"
hours = ["08:00-10:00"]
)";

Minutes worked(const Calendar& calendar, const char* day) {
    const Instant start{parse_date(day).value()};
    return calendar.between(start, start + Days{1});
}

const Calendar& calendar(const Portfolio& portfolio, std::string_view key) {
    return std::ranges::find(portfolio.calendars, key, &NamedCalendar::key)->calendar;
}

} // namespace

TEST_CASE("a layer's yearly hours stand on worked days alone, its own days beat them, the calendar's beat both") {
    const auto portfolio = loaded(test::Files{{"portfolio.toml", portfolio_file}, {"records.toml", layers}});
    const auto& site = calendar(portfolio, "site");
    CHECK(worked(site, "2024-05-31") == Minutes{480});
    CHECK(worked(site, "2024-06-03") == Minutes{240}); // the heat, in every year
    CHECK(worked(site, "2031-09-30") == Minutes{240});
    CHECK(worked(site, "2024-06-08") == Minutes{0});   // a Saturday stays free
    CHECK(worked(site, "2024-06-10") == Minutes{0});   // so does a holiday of the calendar beneath
    CHECK(worked(site, "2024-06-12") == Minutes{0});   // the break
    CHECK(worked(site, "2024-06-13") == Minutes{120}); // the calendar itself
    CHECK(worked(site, "2024-06-15") == Minutes{240}); // a day of a layer may add work
    CHECK(worked(site, "2024-06-20") == Minutes{0});   // the later layer
    CHECK(worked(calendar(portfolio, "plain"), "2024-06-03") == Minutes{480});
}

TEST_CASE("a place has its own calendar for a template's, by category; the nearest place says which") {
    const auto records = std::string{layers} + R"(
[[district]]
key = "province"
[district.category_calendars]
road = { plain = "site" }
school = { plain = "site" }
[[district]]
key = "town"
parent = "province"
[district.category_calendars]
school = { plain = "24h" }
[[template]]
key = "works"
[template.activities.dig]
duration = "1wd"
calendar = "plain"
[template.activities.completion]
milestone = "finish"
after = "dig"
[[project]]
key = "hall"
category = "culture"
district = "town"
template = "works"
[[project]]
key = "road"
category = "road"
district = "town"
template = "works"
[[project]]
key = "school"
category = "school"
district = "town"
template = "works"
[[project]]
key = "own"
category = "school"
district = "town"
template = "works"
[project.activities.dig]
calendar = "plain"
)";
    const auto portfolio = loaded(test::Files{{"portfolio.toml", portfolio_file}, {"records.toml", records}});
    const auto of = [&](const char* key) { return portfolio.calendars[activity(portfolio, key).calendar].key; };
    CHECK(of("hall/dig") == "plain");
    CHECK(of("road/dig") == "site");
    CHECK(of("school/dig") == "24h");
    CHECK(of("own/dig") == "plain"); // what a project says of itself holds
    CHECK(activity(portfolio, "road/dig").record == activity(portfolio, "hall/dig").record);
}

} // namespace slipway
