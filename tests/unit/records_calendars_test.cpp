// Calendars as records describe them, and which one measures what.

#include "unit/records_folder.hpp"

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace slipway {
namespace {

using namespace test;

TEST_CASE("a calendar inherits days and units, and its own exceptions beat the inherited") {
    const auto portfolio = loaded(Files{{"portfolio.toml", std::string{horizon} + "calendar = \"site\"\n"},
                                        {"days.csv", "2024-05-01,劳动节,true\n2024-05-05,补班,false\n"},
                                        {"c.toml", R"([[calendar]]
key = "base"
week = { mon = ["08:00-12:00"], tue = "mon" }
minutes_per_day = 240
days_per_week = 2
exceptions_csv = ["days.csv"]
[[calendar.except]]
from = "2024-01-01"
to = "2024-01-10"
hours = []
[[calendar]]
key = "site"
inherits = "base"
days_per_month = 9
week = { mon = ["06:00-09:00", "09:00-12:00"], sun = ["00:00-24:00"] }
[[calendar.except]]
date = "2024-01-08"
hours = ["10:00-11:00"]
note = "one hour"
)"}});
    const auto& site = portfolio.calendar();
    CHECK(site.per_day() == Minutes{240});
    CHECK(site.minutes({1, DurationUnit::weeks}) == Minutes{480});
    CHECK(site.minutes({1, DurationUnit::months}) == Minutes{9 * 240});
    CHECK_FALSE(site.works(parse_date("2024-01-01").value()));
    CHECK(site.works(parse_date("2024-01-08").value()));
    CHECK(site.exception_name(parse_date("2024-01-08").value()) == "one hour");
    CHECK(site.works(parse_date("2024-01-14").value()));
    CHECK_FALSE(site.works(parse_date("2024-01-16").value())); // the week is its own: no Tuesday
    // a make-up day has the hours of the calendar's own week
    const Instant make_up{parse_date("2024-05-05").value()};
    CHECK(site.between(make_up, make_up + Days{1}) == Minutes{360});
}

TEST_CASE("without any calendar the standard week serves") {
    const auto portfolio = loaded("[[project]]\nkey = \"x\"\ncategory = \"road\"\n[project.activities.completion]\nduration = \"2wd\"\n");
    REQUIRE(portfolio.calendars.size() == 1);
    CHECK(portfolio.calendars[0].key == "standard");
    CHECK(portfolio.calendar().works(parse_date("2024-02-12").value()));
    CHECK(activity(portfolio, "x/completion").duration.likely == Minutes{960});
}

TEST_CASE("calendar days count on a companion calendar, made once") {
    const auto portfolio = loaded(R"([[project]]
key = "x"
category = "road"
[project.activities.hearing]
duration = "30cd"
[project.activities.appeal]
duration = { likely = "60cd", start_day = "excluded" }
after = "hearing +15cd"
[project.activities.completion]
milestone = "finish"
after = ["appeal FS+2wd", "hearing"]
)");
    REQUIRE(portfolio.calendars.size() == 2);
    CHECK(portfolio.calendars[0].key == "standard");
    CHECK(portfolio.calendars[1].key == "standard-cd");
    const auto& hearing = activity(portfolio, "x/hearing");
    const auto& companion = portfolio.calendar_of(hearing);
    CHECK(calendar_key(portfolio, hearing) == "standard-cd");
    // n calendar days from day d end with d+n−1, a limit that excludes its first day with d+n
    const auto start = companion.start_of_day(parse_date("2024-03-01").value());
    CHECK(to_string(finish_day(companion.add(start, hearing.duration.likely))) == "2024-03-30");
    CHECK(to_string(finish_day(companion.add(start, activity(portfolio, "x/appeal").duration.likely))) == "2024-04-30");
    for (const auto& relation : portfolio.relations) {
        CHECK(portfolio.calendars[relation.lag_calendar].key == (relation.lag_text() == "15cd" ? "standard-cd" : "standard"));
    }
}

TEST_CASE("the portfolio chooses the calendar of lags") {
    const auto [word, calendar, minutes] = GENERATE(table<std::string, std::string, int>(
        {{"predecessor", "short", 2 * 60}, {"successor", "standard", 2 * 480}, {"project", "middle", 2 * 120}, {"24h", "24h", 2 * 1440}}));
    const auto portfolio = loaded(Files{
        {"portfolio.toml", std::string{horizon} + "calendar = \"standard\"\nlag_calendar = \"" + word + "\"\n"}, {"x.toml", R"([[calendar]]
key = "short"
week = { mon = ["08:00-09:00"] }
minutes_per_day = 60
[[calendar]]
key = "middle"
week = { mon = ["08:00-10:00"] }
minutes_per_day = 120
[[project]]
key = "x"
category = "road"
calendar = "middle"
[project.activities.one]
duration = "2wd"
calendar = "short"
[project.activities.completion]
calendar = "standard"
milestone = "finish"
after = "one FS+2wd"
)"}});
    const auto& relation = portfolio.relations.at(0);
    CHECK(portfolio.calendars[relation.lag_calendar].key == calendar);
    CHECK(relation.lag == Minutes{minutes});
}

TEST_CASE("a relation may name the calendar of its own lag, within a project and across") {
    const auto portfolio = loaded(R"([[calendar]]
key = "short"
week = { mon = ["08:00-09:00"] }
minutes_per_day = 60
[[project]]
key = "x"
category = "road"
[project.activities.one]
duration = "2wd"
[project.activities.completion]
milestone = "finish"
[[project.relation]]
from = "one"
to = "completion"
type = "SS"
lag = "2wd"
lag_calendar = "24h"
[[project.relation]]
from = "completion"
to = "y/completion"
lag = "-3wd"
lag_calendar = "short"
[[project]]
key = "y"
category = "road"
[project.activities.completion]
milestone = "finish"
)");
    REQUIRE(portfolio.relations.size() == 2);
    const auto calendar = [&](std::size_t at) { return portfolio.calendars[portfolio.relations[at].lag_calendar].key; };
    CHECK(calendar(0) == "short"); // relations stand in order of their first activity: completion, one
    CHECK(portfolio.relations[0].lag == Minutes{-180});
    CHECK(calendar(1) == "24h");
    CHECK(portfolio.relations[1].lag == Minutes{2 * 1440});
}

TEST_CASE("an unknown calendar of a lag is an error where it is written") {
    const RecordFolder folder{{{"portfolio.toml", horizon}, {"x.toml", R"([[project]]
key = "x"
category = "road"
[project.activities.one]
duration = "2wd"
[project.activities.completion]
milestone = "finish"
after = "one"
[[project.relation]]
from = "one"
to = "completion"
lag = "2wd"
lag_calendar = "nights"
)"}}};
    const auto result = load_portfolio(folder.path());
    REQUIRE(result.diagnostics.size() == 1);
    CHECK(result.diagnostics[0].code == "unknown-calendar");
    CHECK(result.diagnostics[0].span.value().line == 13);
}

} // namespace
} // namespace slipway
