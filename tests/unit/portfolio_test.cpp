// The resolved domain: finding things by their keys.

#include "slipway/model/portfolio.hpp"
#include "support/one_day.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

namespace slipway {
namespace {

using test::portfolio_of;
using test::road;
using test::road_template;

Portfolio two_roads() {
    return portfolio_of(std::string{"[[district]]\nkey = \"huadu\"\n"} + road_template + road("b", "") + road("a", ""));
}

TEST_CASE("projects and their activities are found by key") {
    const auto portfolio = two_roads();
    CHECK(portfolio.projects.at(portfolio.find_project("a").value()).key == "a");
    CHECK(portfolio.projects.at(portfolio.find_project("b").value()).key == "b");
    CHECK(portfolio.full_key(portfolio.find_activity("a/works").value()) == "a/works");
    CHECK(portfolio.full_key(portfolio.find_activity("b/works-start").value()) == "b/works-start");
}

TEST_CASE("every activity is found by its full key") {
    const auto& portfolio = test::shipped().portfolio;
    for (std::uint32_t i = 0; i < portfolio.activities.size(); ++i) {
        const auto found = portfolio.find_activity(portfolio.full_key(i));
        INFO(portfolio.full_key(i));
        CHECK(found == i);
    }
}

TEST_CASE("what is not there is not found") {
    const auto portfolio = two_roads();
    CHECK_FALSE(portfolio.find_project("c"));
    CHECK_FALSE(portfolio.find_project(""));
    for (const auto* key : {"a", "a/", "/works", "a/gone", "c/works", "", "a/works/more", "works"}) {
        INFO(key);
        CHECK_FALSE(portfolio.find_activity(key));
    }
    CHECK_FALSE(portfolio.find_district("nansha"));
}

TEST_CASE("a district is found by key") { CHECK(two_roads().find_district("huadu") == 0U); }

TEST_CASE("the activities of a project stand in the order of the work") {
    const auto portfolio = two_roads();
    std::vector<std::string> keys;
    for (const auto activity : portfolio.in_order_of_work(portfolio.find_project("b").value())) {
        keys.push_back(portfolio.activities[activity].key());
    }
    CHECK(keys == std::vector<std::string>{"design", "permit", "works-start", "works", "completion"});
}

TEST_CASE("a project without activities has no order of work") {
    const auto portfolio = portfolio_of("[[project]]\nkey = \"x\"\ncategory = \"road\"\n");
    CHECK(portfolio.in_order_of_work(0).empty());
    CHECK_FALSE(portfolio.projects.at(0).completion);
}

TEST_CASE("a name given in one language serves for both") {
    CHECK(Name{"花都", "Huadu"}.in(Language::zh) == "花都");
    CHECK(Name{"花都", "Huadu"}.in(Language::en) == "Huadu");
    CHECK(Name{"花都", ""}.in(Language::en) == "花都");
    CHECK(Name{"", "Huadu"}.in(Language::zh) == "Huadu");
}

TEST_CASE("the calendar of an activity is its own, that of the portfolio the default") {
    const auto portfolio = test::with_six_day_works();
    const auto saturday = test::day("2023-01-07");
    CHECK_FALSE(portfolio.calendar().works(saturday));
    CHECK(portfolio.calendar_of(portfolio.activities[portfolio.find_activity("x/works").value()]).works(saturday));
    CHECK_FALSE(portfolio.calendar_of(portfolio.activities[portfolio.find_activity("x/design").value()]).works(saturday));
}

} // namespace
} // namespace slipway
