// Which programmes a project is a part of.

#include "slipway/model/membership.hpp"
#include "support/one_day.hpp"

#include <catch2/catch.hpp>

namespace slipway {
namespace {

constexpr auto records = R"([[project]]
key = "hall"
category = "culture"
[[project]]
key = "library"
category = "culture"
[[project]]
key = "park"
category = "culture"
[[programme]]
key = "five-halls"
kind = "programme"
members = ["hall", "library"]
[[programme]]
key = "culture"
kind = "programme"
members = ["five-halls", "library"]
[[programme]]
key = "readers"
kind = "policy"
)";

std::vector<std::string> holding(const Portfolio& portfolio, std::string_view project) {
    std::vector<std::string> keys;
    const auto all = programmes_by_project(portfolio);
    for (const auto programme : all.at(portfolio.find_project(project).value())) { keys.push_back(portfolio.programmes[programme].key); }
    return keys;
}

TEST_CASE("a project is a part of the programmes that name it and of those that name these, once") {
    const auto portfolio = test::portfolio_of(records);
    CHECK(holding(portfolio, "hall") == std::vector<std::string>{"culture", "five-halls"});
    CHECK(holding(portfolio, "library") == std::vector<std::string>{"culture", "five-halls"});
    CHECK(holding(portfolio, "park").empty());
}

} // namespace
} // namespace slipway
