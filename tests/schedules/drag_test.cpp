// Drag by its meaning: the target's finish, and its finish in a network where the activity has no work left.

#include "schedules/generator.hpp"
#include "schedules/shrinking.hpp"
#include "slipway/schedule/paths.hpp"
#include "support/graph.hpp"

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include <numeric>

namespace slipway::test {
namespace {

std::vector<std::uint32_t> all_of(const Graph& graph) {
    std::vector<std::uint32_t> all(graph.names.size());
    std::iota(all.begin(), all.end(), 0U);
    return all;
}

/// The drag of every activity on the target in working days of `five`, in order.
std::string dragged(const Solved& solved, std::string_view target) {
    const auto all = all_of(solved.graph);
    const auto& calendar = compiled_calendars()[0];
    std::string out;
    const auto found = drags(solved.scheduled(), solved.graph.at(target), all);
    for (const auto i : all) {
        const auto work = calendar.between(found[i].without, found[i].with);
        out += fmt::format("{} {:.4g}\n", solved.graph.names[i], static_cast<double>(work.count()) / calendar.per_day().count());
    }
    return out;
}

Solved without_work(const Graph& graph, std::uint32_t activity) {
    auto changed = graph;
    changed.status[activity].remaining = Minutes{0};
    return solve(changed);
}

/// Every drag that is not what two whole schedules give.
std::string wrong_drags(const Graph& graph) {
    const auto solved = solve(graph);
    const auto all = all_of(graph);
    std::vector<Schedule> without;
    without.reserve(all.size());
    for (const auto i : all) { without.push_back(without_work(graph, i).schedule); }
    std::string out;
    for (const auto target : all) {
        if (!solved.schedule.has_forecast(target)) { continue; }
        const auto told = drags(solved.scheduled(), target, all);
        const auto with = solved.schedule.early_finish(target);
        for (const auto i : all) {
            const auto anew = without[i].early_finish(target);
            if (told.at(i).with == with && told.at(i).without == anew) { continue; }
            out += fmt::format("{} on {}: {} to {}, anew {} to {}\n", graph.names[i], graph.names[target], to_string(told[i].with),
                               to_string(told[i].without), to_string(with), to_string(anew));
        }
    }
    return out;
}

} // namespace

TEST_CASE("the drag of critical work is its duration, or what the next longest path is shorter by") {
    CHECK(dragged(solve(R"(
        A P five 4wd                         # 1-4
        B P five 3wd after A                 # 5 8 9
        C P five 1wd after A                 # 5
        M P five finish-milestone after B, C # the 9th
    )"),
                  "M") == squeezed(R"(
        A 4                                  # nothing beside it: all four days
        B 2                                  # without it C ends with the 5th
        C 0                                  # not critical
        M 0
    )"));
}

TEST_CASE("parallel critical work has no drag, each holds what the other would let go") {
    CHECK(dragged(solve(R"(
        A P five 4wd
        B P five 4wd
        M P five finish-milestone after A, B
    )"),
                  "M") == squeezed("A 0\nB 0\nM 0"));
}

TEST_CASE("the drag of a target on itself is its own duration") {
    CHECK(dragged(solve("A P five 4wd\nB P five 3wd after A"), "B") == squeezed("A 4\nB 3"));
}

TEST_CASE("work off the way to the target has no drag on it, whatever it drags elsewhere") {
    CHECK(dragged(solve("A P five 4wd\nB P five 3wd after A\nC P five 9wd after A"), "B") == squeezed("A 4\nB 3\nC 0"));
}

TEST_CASE("a start-start successor feels nothing of the duration") {
    CHECK(dragged(solve(R"(
        A P five 9wd                         # 1-11
        B P five 4wd after A SS+2wd          # 3-8
    )"),
                  "B") == squeezed("A 0\nB 4"));
}

TEST_CASE("drag is negative where the duration pulls a start forward that others hang on") {
    CHECK(dragged(solve(R"(
        A P five 10wd                        # 1-12
        B P five 5wd after A FF              # ends with the 12th: 8-12
        C P five 2wd after B SS              # 8 9
    )"),
                  "C") == squeezed(R"(
        A 5                                  # B begins on the 1st, C too: 2 instead of 9
        B -5                                 # without work B begins when A has ended, on the 15th, and C is 15 16
        C 2                                  # nothing on the 8th: the end of the 5th, or the beginning of the 8th
    )"));
}

TEST_CASE("drag counts working time of the calendars it passes") {
    CHECK(dragged(solve(R"(
        A P five 3wd                         # 1 2 3
        B P seven 4wd after A                # 4 5 6 7
        M P five 1wd after B                 # 8
    )"),
                  "M") == squeezed(R"(
        A 1                                  # B 1-4, M 5: three days less of work, one day of five gained
        B 2                                  # M 4
        M 1
    )"));
}

TEST_CASE("complete work has no drag") {
    CHECK(dragged(solve(R"(
        data-date 2024-01-08
        A P five 5wd
        A finished 2024-01-05 started 2024-01-01
        B P five 3wd after A
    )"),
                  "B") == squeezed("A 0\nB 3"));
}

TEST_CASE("drag is what a whole schedule without the work says, to the minute") {
    const int count = case_count(1000);
    for (int number = 0; number < count; ++number) {
        const auto graph = Generator{static_cast<unsigned>(number) + 8'000'000U, {}}.draw();
        if (wrong_drags(graph).empty()) { continue; }
        const auto small = shrunk(graph, [](const Graph& one) { return !wrong_drags(one).empty(); });
        FAIL("case " << number << "\n" << write_graph(small) << wrong_drags(small));
    }
    SUCCEED();
}

} // namespace slipway::test
