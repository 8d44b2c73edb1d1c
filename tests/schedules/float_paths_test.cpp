// Float paths into a milestone, peeled off one by one.

#include "schedules/hand_worked.hpp"

#include <catch2/catch.hpp>
#include <fmt/format.h>

namespace slipway::test {
namespace {

/// One line a path: relative float in working days, its activities, and what they join.
std::string paths_into(const Solved& solved, std::string_view target, std::size_t most) {
    std::string out;
    for (const auto& path : float_paths(solved.scheduled(), solved.graph.at(target), most)) {
        out += fmt::format("{:.4g}: {}", static_cast<double>(path.relative_float.count()) / 480, named(solved.graph, path.activities));
        out += path.joins ? " joins " + solved.graph.names[*path.joins] + "\n" : "\n";
    }
    return out;
}

constexpr std::string_view tributaries = R"(
    A P five 4wd                             # 1-4
    B P five 3wd after A                     # 5 8 9
    C P five 1wd after A, G                  # 5
    D P five 1wd after B, C, F               # 10
    E P five 1wd                             # 1
    F P five 1wd after E                     # 2
    G P five 2wd                             # 1 2
)";

} // namespace

TEST_CASE("float paths begin with the driving chain and rise by the float of the tie where they join") {
    CHECK(paths_into(solve(tributaries), "D", 9) == squeezed(R"(
        0: A B D
        2: C joins D                         # 8 9 lie between; A, which drives it, is taken
        4: G joins C                         # 3 4, and the two of C
        5: E F joins D                       # 3 4 5 8 9
    )"));
}

TEST_CASE("no more float paths are found than asked for, and than there are") {
    const auto solved = solve(tributaries);
    CHECK(paths_into(solved, "D", 2) == squeezed("0: A B D\n2: C joins D"));
    CHECK(paths_into(solved, "D", 0).empty());
    CHECK(paths_into(solved, "A", 5) == squeezed("0: A"));
}

TEST_CASE("of float paths that tie the one by the least activity comes first") {
    CHECK(paths_into(solve(R"(
        A P five 2wd                         # 1 2
        B P five 5wd                         # 1-5
        C P five 2wd                         # 1 2
        M P five finish-milestone after C, B, A
    )"),
                     "M", 9) == squeezed(R"(
        0: B M
        3: A joins M
        3: C joins M
    )"));
}

TEST_CASE("a second chain that drives as well has no float, whatever its calendar") {
    CHECK(paths_into(solve(R"(
        A P five 5wd                         # 1-5
        B P seven 6wd                        # 1-6: drives Monday though Sunday is free
        D P five 1wd after A, B              # 8
    )"),
                     "D", 9) == squeezed("0: A D\n0: B joins D"));
}

TEST_CASE("complete work is on no float path") {
    CHECK(paths_into(solve(R"(
        data-date 2024-01-08
        A P five 5wd
        A finished 2024-01-05 started 2024-01-01
        B P five 3wd after A                 # 8 9 10
        C P five 1wd                         # 8
        D P five 1wd after B, C              # 11
    )"),
                     "D", 9) == squeezed("0: B D\n2: C joins D"));
}

} // namespace slipway::test
