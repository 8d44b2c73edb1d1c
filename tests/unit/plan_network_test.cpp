// From the portfolio to the engine.

#include "slipway/schedule/plan_network.hpp"
#include "support/one_day.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace slipway {
namespace {

using test::one_road;
using test::portfolio_of;

std::vector<Diagnostic> cycles(const LoadedPortfolio& loaded) {
    auto built = network_of(loaded.portfolio, loaded.sources);
    REQUIRE(std::holds_alternative<std::vector<Diagnostic>>(built));
    return std::get<std::vector<Diagnostic>>(std::move(built));
}

TEST_CASE("the network has the activities and relations of the portfolio, by the same indices") {
    const auto portfolio = portfolio_of(one_road(""));
    const auto network = test::network_of_right(portfolio);
    REQUIRE(network.activities.size() == portfolio.activities.size());
    REQUIRE(network.relations.size() == portfolio.relations.size());
    for (std::size_t i = 0; i < portfolio.activities.size(); ++i) {
        CHECK(network.activities[i].kind == portfolio.activities[i].kind());
        CHECK(network.activities[i].calendar == portfolio.activities[i].calendar);
        CHECK(network.activities[i].project == portfolio.activities[i].project);
    }
    for (std::size_t i = 0; i < portfolio.relations.size(); ++i) {
        CHECK(network.relations[i].from == portfolio.relations[i].from);
        CHECK(network.relations[i].to == portfolio.relations[i].to);
        CHECK(network.relations[i].type == portfolio.relations[i].type);
        CHECK(network.relations[i].lag == portfolio.relations[i].lag);
        CHECK(network.relations[i].lag_calendar == portfolio.relations[i].lag_calendar);
    }
}

TEST_CASE("the engine reads the calendars in the order of the portfolio") {
    const auto portfolio = test::with_six_day_works();
    const auto calendars = calendars_of(portfolio);
    REQUIRE(calendars.size() == portfolio.calendars.size());
    const auto works = portfolio.activities[portfolio.find_activity("x/works").value()].calendar;
    CHECK(calendars[works].works(test::day("2023-01-07"))); // a Saturday
    CHECK_FALSE(calendars[portfolio.default_calendar].works(test::day("2023-01-07")));
}

constexpr auto circle = R"([[project]]
key = "a"
category = "road"
[project.activities.land]
duration = "5wd"
after = "permit"
[project.activities.design]
duration = "5wd"
after = "land"
[project.activities.permit]
duration = "5wd"
after = "design SS"
[project.activities.completion]
milestone = "finish"
after = "permit"
)";

TEST_CASE("a cycle names every relation on it with its file and line") {
    const auto loaded = test::read({{"portfolio.toml", "horizon = \"2025-12-31\"\n"}, {"roads/a.toml", circle}});
    const auto problems = cycles(loaded);
    REQUIRE(problems.size() == 1);
    CHECK(problems[0].code == "cycle");
    CHECK(problems[0].severity == DiagnosticSeverity::error);
    for (const auto* key : {"a/land", "a/design", "a/permit"}) { CHECK(problems[0].message.find(key) != std::string::npos); }
    CHECK(problems[0].message.find("a/completion") == std::string::npos);
    for (const auto* relation : {"roads/a.toml:6", "roads/a.toml:9", "roads/a.toml:12"}) {
        INFO(problems[0].advice);
        CHECK(problems[0].advice.find(relation) != std::string::npos);
    }
    CHECK(problems[0].advice.find("a/permit waits for a/design (SS) at ") != std::string::npos);
    CHECK(problems[0].advice.find("a/land waits for a/permit (FS) at ") != std::string::npos);
}

TEST_CASE("the path of a cycle ends where it begins") {
    const auto loaded = test::read({{"portfolio.toml", "horizon = \"2025-12-31\"\n"}, {"roads/a.toml", circle}});
    const auto message = cycles(loaded).at(0).message;
    const auto colon = message.find(": ");
    const auto path = message.substr(colon + 2);
    const auto first = path.substr(0, path.find(" → "));
    INFO(path);
    CHECK(path.ends_with(" → " + first));
}

TEST_CASE("a cycle points at one of its relations") {
    const test::RecordFolder folder{{{"portfolio.toml", "horizon = \"2025-12-31\"\n"}, {"roads/a.toml", circle}}};
    const auto loaded = load_portfolio(folder.path());
    const auto problem = cycles(loaded).at(0);
    REQUIRE(problem.span);
    CHECK(loaded.sources.path(problem.span->file).ends_with("roads/a.toml"));
    const auto shown = render(problem, loaded.sources);
    CHECK(shown.find("[cycle]") != std::string::npos);
    CHECK(shown.find("after = ") != std::string::npos);
}

TEST_CASE("a cycle across projects names the relations in both files") {
    const auto waits = [](const std::string& key, const std::string& other) {
        return "[[project]]\nkey = \"" + key +
               "\"\ncategory = \"road\"\n[project.activities.completion]\nmilestone = \"finish\"\n[[project.relation]]\n" +
               "from = \"completion\"\nto = \"" + other + "/completion\"\nbecause = \"待其建成\"\n";
    };
    const auto loaded =
        test::read({{"portfolio.toml", "horizon = \"2025-12-31\"\n"}, {"a.toml", waits("a", "b")}, {"b.toml", waits("b", "a")}});
    const auto problems = cycles(loaded);
    REQUIRE(problems.size() == 1);
    INFO(problems[0].advice);
    CHECK(problems[0].advice.find("a.toml:8") != std::string::npos);
    CHECK(problems[0].advice.find("b.toml:8") != std::string::npos);
}

TEST_CASE("two cycles that do not touch are two problems") {
    auto other = std::string{circle};
    other.replace(other.find("\"a\""), 3, "\"b\"");
    const auto loaded = test::read({{"portfolio.toml", "horizon = \"2025-12-31\"\n"}, {"a.toml", circle}, {"b.toml", other}});
    CHECK(cycles(loaded).size() == 2);
}

/// "start-no-earlier 2023-06-01T08:00" of the works of a road.
std::vector<std::string> constraints(const std::string& kind, const std::string& date) {
    const auto portfolio = portfolio_of(
        one_road("[project.activities.works]\nconstraint = { kind = \"" + kind + "\", date = \"" + date + "\", reason = \"test\" }\n"));
    std::vector<std::string> all;
    for (const auto& one : constraints_of(portfolio)) {
        CHECK(portfolio.full_key(one.activity) == "x/works");
        all.push_back(std::string{word_of(constraint_words, one.kind)} + " " + to_string(one.at));
    }
    return all;
}

using Lines = std::vector<std::string>;

TEST_CASE("a no-earlier constraint binds at the first day of its span") {
    // June 2023 begins on a Thursday and ends on a Friday.
    CHECK(constraints("start-no-earlier", "2023-06") == Lines{"start-no-earlier 2023-06-01T08:00"});
    CHECK(constraints("finish-no-earlier", "2023-06") == Lines{"finish-no-earlier 2023-06-01T17:00"});
}

TEST_CASE("a no-later constraint and a deadline bind at the last day of their span") {
    CHECK(constraints("start-no-later", "2023-06") == Lines{"start-no-later 2023-06-30T08:00"});
    CHECK(constraints("finish-no-later", "2023-06") == Lines{"finish-no-later 2023-06-30T17:00"});
    CHECK(constraints("deadline", "2023-06") == Lines{"deadline 2023-06-30T17:00"});
}

TEST_CASE("start-on and finish-on are a pair of bounds") {
    CHECK(constraints("start-on", "2023-06-05") == Lines{"start-no-earlier 2023-06-05T08:00", "start-no-later 2023-06-05T08:00"});
    CHECK(constraints("finish-on", "2023-06-05") == Lines{"finish-no-earlier 2023-06-05T17:00", "finish-no-later 2023-06-05T17:00"});
}

TEST_CASE("constraints are sorted by activity") {
    const auto all = constraints_of(test::shipped().portfolio);
    CHECK(std::ranges::is_sorted(all, {}, &ActivityConstraint::activity));
}

} // namespace
} // namespace slipway
