// The work of a project: its template, what it overrides, what it drops.

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

/// A template of four activities in a row, and the project x that uses it.
std::string chain(const std::string& project) {
    return R"([[template]]
key = "t"
[template.activities.one]
duration = "10wd"
[template.activities.two]
duration = "10wd"
after = "one SS+5wd"
condition = { kind = "land" }
[template.activities.three]
duration = "10wd"
after = ["two FF+3wd", "one"]
[template.activities.completion]
milestone = "finish"
after = "three"
enters = ["completed", "operating"]
[[project]]
key = "x"
category = "road"
template = "t"
)" + project;
}

TEST_CASE("a project overrides only the keys that it gives") {
    const auto portfolio = loaded(chain("[project.activities.two]\nduration = \"4wd\"\n[project.activities.three]\nafter = \"one\"\n"));
    const auto& two = activity(portfolio, "x/two");
    CHECK(two.duration.likely == Minutes{4 * 480});
    CHECK(two.condition().has_value());
    CHECK(into(portfolio, "x/two") == std::vector<std::string>{"one SS 5wd"});
    CHECK(into(portfolio, "x/three") == std::vector<std::string>{"one FS"});
    CHECK(activity(portfolio, "x/three").duration.likely == Minutes{10 * 480});
}

TEST_CASE("a project may turn a milestone of the template into work") {
    const auto portfolio = loaded(chain("[project.activities.completion]\nduration = \"4wd\"\n"));
    CHECK(activity(portfolio, "x/completion").kind() == ActivityKind::task);
    CHECK(activity(portfolio, "x/completion").enters() == std::vector<Stage>{Stage::completed, Stage::operating});
}

TEST_CASE("what waited for a dropped activity waits for its predecessors, lags added") {
    const auto portfolio = loaded(chain("drop = [\"two\"]\n"));
    CHECK(into(portfolio, "x/three") == std::vector<std::string>{"one FS", "one SF 5wd + 3wd"});
    const auto& joined = portfolio.relations.at(1);
    CHECK(joined.lag == Minutes{8 * 480});
    CHECK(portfolio.projects.at(0).activity_count == 3);
}

TEST_CASE("two dropped activities in a row are joined over") {
    const auto portfolio = loaded(chain("drop = [\"two\", \"three\"]\n"));
    CHECK(into(portfolio, "x/completion") == std::vector<std::string>{"one FS", "one SS 5wd + 3wd"});
}

TEST_CASE("start-on and finish-on are pairs of constraints") {
    const auto portfolio = loaded(R"([[project]]
key = "x"
category = "road"
[project.activities.completion]
milestone = "finish"
constraint = [ { kind = "start-on", date = "2024-05" }, { kind = "finish-on", date = "2024-06", reason = "why" }, { kind = "deadline", date = "2025" } ]
)");
    std::vector<ConstraintKind> kinds;
    for (const auto& one : activity(portfolio, "x/completion").constraints()) { kinds.push_back(one.kind); }
    using enum ConstraintKind;
    CHECK(kinds == std::vector{start_no_earlier, start_no_later, finish_no_earlier, finish_no_later, deadline});
}

TEST_CASE("completion is what enters completed, else the key, else the only end") {
    const auto completion = [](const std::string& activities) {
        const auto portfolio = loaded("[[project]]\nkey = \"x\"\ncategory = \"road\"\n" + activities);
        return portfolio.activities[portfolio.projects.at(0).completion.value()].key();
    };
    CHECK(
        completion(
            "[project.activities.a]\nduration = \"1wd\"\nenters = \"completed\"\n[project.activities.completion]\nmilestone = \"finish\"\n") ==
        "a");
    CHECK(completion("[project.activities.a]\nduration = \"1wd\"\n[project.activities.completion]\nmilestone = \"finish\"\n") ==
          "completion");
    CHECK(completion("[project.activities.a]\nduration = \"1wd\"\nafter = \"b\"\n[project.activities.b]\nduration = \"1wd\"\n") == "a");
    CHECK_FALSE(loaded("[[project]]\nkey = \"x\"\ncategory = \"road\"\n").projects.at(0).completion);
}

TEST_CASE("work stands in order of the longest chain before it, then of keys") {
    const auto portfolio = loaded(chain("[project.activities.a]\nduration = \"1wd\"\nafter = \"two\"\n"));
    std::string order;
    for (const auto at : portfolio.in_order_of_work(0)) { order += portfolio.activities[at].key() + " "; }
    CHECK(order == "one two a three completion ");
}

TEST_CASE("an activity may wait for another project's") {
    const auto portfolio =
        loaded("[[project]]\nkey = \"z\"\ncategory = \"road\"\n[project.activities.completion]\nmilestone = \"finish\"\n" +
               chain("[project.activities.one]\nafter = \"z/completion SS-2wd\"\n"));
    CHECK(into(portfolio, "x/one") == std::vector<std::string>{"z/completion SS -2wd"});
}

} // namespace
} // namespace slipway
