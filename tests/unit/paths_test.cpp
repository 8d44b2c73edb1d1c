// Walks back through a schedule: the longest path along driving relations, and the chain of bounds.

#include "slipway/schedule/explain.hpp"
#include "slipway/schedule/paths.hpp"
#include "support/graph.hpp"

#include <catch2/catch.hpp>

#include <string>

namespace slipway {
namespace {

constexpr auto nothing = "";

using test::named;
using test::solve;
using test::Solved;

std::string path(const Solved& solved, const char* target) {
    return named(solved.graph, longest_path(solved.scheduled(), solved.graph.at(target)));
}

std::string chain(const Solved& solved, const char* target) {
    return named(solved.graph, bound_chain(solved.scheduled(), solved.graph.at(target)));
}

constexpr auto fork = R"(
data-date 2024-01-01
A P five 5wd
B P five 3wd after A
C P five 2wd after A
D P five 1wd after B, C
)";

TEST_CASE("the longest path leaves out what has slack") { CHECK(path(solve(fork), "D") == "A B D"); }

TEST_CASE("the longest path into an activity in the middle ends there") {
    CHECK(path(solve(fork), "C") == "A C");
    CHECK(path(solve(fork), "A") == "A");
}

TEST_CASE("two ways of one length are both on the longest path, and the chain of bounds is one of them") {
    const auto solved = solve(R"(
data-date 2024-01-01
A P five 5wd
B P five 3wd after A
C P five 3wd after A
D P five 1wd after B, C
)");
    CHECK(path(solved, "D") == "A B C D");
    CHECK(chain(solved, "D") == "D B A"); // a tie breaks by the least key
}

TEST_CASE("the longest path goes through start-start and finish-finish relations that drive") {
    CHECK(path(solve(R"(
data-date 2024-01-01
A P five 5wd
B P five 5wd after A SS+2wd
C P five 1wd after B FF+2wd
)"),
               "C") == "A B C");
}

TEST_CASE("seven-day work that ends on a Saturday drives a Monday start") {
    // From Monday 2024-01-01 six days to Saturday 01-06; B of five days a week begins on Monday 01-08.
    CHECK(path(solve(R"(
data-date 2024-01-01
A P seven 6wd
B P five 1wd after A
)"),
               "B") == "A B");
}

TEST_CASE("finished work is not on the longest path, nor what lies before it") {
    const auto solved = solve(R"(
data-date 2024-01-15
A P five 5wd
A finished 2024-01-05
B P five 5wd after A
B finished 2024-01-12
C P five 5wd after B
)");
    CHECK(path(solved, "C") == "C");
}

TEST_CASE("unfinished work drives through a finished activity") {
    const auto solved = solve(R"(
data-date 2024-01-15
A P five 5wd
B P five 5wd after A
B finished 2024-01-12
C P five 5wd after B
)");
    CHECK(path(solved, "C") == "A C");
    CHECK(chain(solved, "C") == "C B A");
}

TEST_CASE("the longest path crosses into other projects") {
    CHECK(path(solve(R"(
data-date 2024-01-01
A P five 5wd
B Q five 3wd after A
C Q five 2wd
D Q five 1wd after B, C
)"),
               "D") == "A B D");
}

TEST_CASE("without a forecast there is no longest path") {
    CHECK(path(solve(R"(
data-date 2024-01-01
project P unknown
A P five 5wd
B P five 5wd after A
)"),
               "B") == nothing);
}

TEST_CASE("the chain of bounds ends at the activity that the data date, a constraint or a fact holds") {
    CHECK(chain(solve(fork), "D") == "D B A");
    CHECK(chain(solve(R"(
data-date 2024-01-01
A P five 5wd
B P five 3wd after A
B start-no-earlier 2024-01-15
C P five 1wd after B
)"),
                "C") == "C B");
    CHECK(chain(solve(R"(
data-date 2024-01-08
A P five 5wd
A finished 2024-01-05
B P five 3wd after A
)"),
                "A") == "A");
}

} // namespace
} // namespace slipway
