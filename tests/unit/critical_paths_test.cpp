// The longest path into a milestone and the float paths after it.

#include "report/critical_paths.hpp"
#include "support/one_day.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <set>
#include <vector>

namespace slipway {
namespace {

using test::on;
using test::shipped;

const test::OneDay& known() {
    static const auto day = on("2023-06-30", shipped().portfolio);
    return day;
}

std::vector<std::uint32_t> targets() {
    std::vector<std::uint32_t> all;
    for (const auto& project : known().portfolio.projects) {
        if (project.completion && known().of(project.key).forecast) { all.push_back(*project.completion); }
    }
    return all;
}

TEST_CASE("shipped: one meter measures what the engine does for each target by itself") {
    DragMeter meter{known().outlook.likely_scheduled()};
    for (const auto target : targets()) {
        const auto path = longest_path(known().outlook.likely_scheduled(), target);
        const auto measured = meter.drags(target, path);
        const auto wanted = drags(known().outlook.likely_scheduled(), target, path);
        INFO(known().portfolio.full_key(target));
        CHECK(std::ranges::equal(
            measured, wanted, [](const Drag& one, const Drag& other) { return one.with == other.with && one.without == other.without; }));
    }
}

TEST_CASE("shipped: paths share no activity, the first is the longest path, the others stand by rising float") {
    DragMeter meter{known().outlook.likely_scheduled()};
    for (const auto target : targets()) {
        INFO(known().portfolio.full_key(target));
        const auto paths = critical_paths(known().portfolio, known().outlook, meter, target, 5);
        std::set<std::uint32_t> seen;
        for (std::size_t i = 0; i < paths.size(); ++i) {
            CHECK(paths[i].number == i + 1);
            CHECK(paths[i].relative_float.has_value() == (i > 0));
            if (i > 1) { CHECK(*paths[i - 1].relative_float <= *paths[i].relative_float); }
            for (const auto& step : paths[i].steps) { CHECK(seen.insert(step.activity).second); }
            if (i > 0) { CHECK(seen.contains(paths[i].joins.value())); }
        }
        CHECK(paths.front().steps.size() == longest_path(known().outlook.likely_scheduled(), target).size());
    }
}

} // namespace
} // namespace slipway
