// What an activity may be and what may hold it: levels of effort, constraints, durations.

#include "unit/records_folder.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

namespace slipway {
namespace {

using namespace test;

/// A project x of the activities given as tables.
std::string road(const std::string& activities) { return "[[project]]\nkey = \"x\"\ncategory = \"road\"\n" + activities; }

/// Works with a milestone before and after them, and more.
std::string works_and(const std::string& more) {
    return R"([project.activities.works-start]
milestone = "start"
[project.activities.works]
duration = "40d"
after = "works-start"
[project.activities.acceptance]
milestone = "finish"
after = "works"
)" + more;
}

constexpr auto supervision = R"([project.activities.supervision]
level_of_effort = true
after = ["works-start SS", "acceptance FF"]
)";

std::vector<Constraint> held_by(const std::string& constraint) {
    const auto portfolio = loaded(road("[project.activities.works]\nduration = \"40wd\"\nconstraint = " + constraint + "\n"));
    return activity(portfolio, "x/works").constraints();
}

TEST_CASE("a mandatory start and a mandatory finish keep their date and their reason") {
    const auto constraints = held_by(R"([ { kind = "mandatory-start", date = "2024-03-01", reason = "the road closes" },
  { kind = "mandatory-finish", date = "2024-06", reason = "the road opens" } ])");
    REQUIRE(constraints.size() == 2);
    CHECK(constraints[0].kind == ConstraintKind::mandatory_start);
    CHECK(to_string(constraints[0].date.value().first) == "2024-03-01");
    CHECK(constraints[0].reason == "the road closes");
    CHECK(constraints[1].kind == ConstraintKind::mandatory_finish);
    CHECK(to_string(constraints[1].date.value().last) == "2024-06-30");
}

TEST_CASE("as late as possible needs no date") {
    const auto constraints = held_by(R"({ kind = "as-late-as-possible", reason = "funds come late" })");
    REQUIRE(constraints.size() == 1);
    CHECK(constraints[0].kind == ConstraintKind::as_late_as_possible);
    CHECK_FALSE(constraints[0].date);
    CHECK(constraints[0].reason == "funds come late");
    CHECK(constraints[0].span.line == 6);
}

TEST_CASE("20d are twenty working days") {
    const auto portfolio =
        loaded(road("[project.activities.a]\nduration = \"20d\"\n[project.activities.b]\nduration = \"20wd\"\nafter = \"a SS+3d\"\n"));
    CHECK(activity(portfolio, "x/a").duration.likely == activity(portfolio, "x/b").duration.likely);
    CHECK(portfolio.relations.at(0).lag == Minutes{3 * 480});
}

TEST_CASE("a level of effort has no duration and is tied to what it spans") {
    const auto portfolio = loaded(road(works_and(supervision)));
    const auto& one = activity(portfolio, "x/supervision");
    CHECK(one.kind() == ActivityKind::level_of_effort);
    CHECK(one.duration.optimistic == Minutes{0});
    CHECK(one.duration.likely == Minutes{0});
    CHECK(one.duration.pessimistic == Minutes{0});
    CHECK(into(portfolio, "x/supervision") == std::vector<std::string>{"acceptance FF", "works-start SS"});
}

TEST_CASE("a level of effort may come from a template") {
    const auto portfolio = loaded(R"([[template]]
key = "t"
[template.activities.works]
duration = "40wd"
[template.activities.supervision]
level_of_effort = true
after = ["works SS", "works FF"]
)" + road("template = \"t\"\n"));
    CHECK(activity(portfolio, "x/supervision").kind() == ActivityKind::level_of_effort);
}

TEST_CASE("a project may turn a level of effort of the template into work") {
    const auto portfolio = loaded(R"([[template]]
key = "t"
[template.activities.works]
duration = "40wd"
[template.activities.supervision]
level_of_effort = true
after = ["works SS", "works FF"]
)" + road("template = \"t\"\n[project.activities.supervision]\nlevel_of_effort = false\nduration = \"5wd\"\n"));
    CHECK(activity(portfolio, "x/supervision").kind() == ActivityKind::task);
    CHECK(activity(portfolio, "x/supervision").duration.likely == Minutes{5 * 480});
}

TEST_CASE("a level of effort at the end completes nothing: what it spans does") {
    const auto portfolio = loaded(road(works_and(supervision)));
    CHECK(portfolio.full_key(portfolio.projects.at(0).completion.value()) == "x/acceptance");
}

TEST_CASE("a level of effort is not the completion even when it is called so") {
    const auto portfolio =
        loaded(road(works_and("[project.activities.completion]\nlevel_of_effort = true\nafter = [\"works SS\", \"works FF\"]\n")));
    CHECK(portfolio.full_key(portfolio.projects.at(0).completion.value()) == "x/acceptance");
}

TEST_CASE("a level of effort may be tied by another project's relation alone") {
    const auto portfolio =
        loaded(road("[project.activities.supervision]\nlevel_of_effort = true\n[project.activities.works]\nduration = \"1wd\"\n") +
               "[[project]]\nkey = \"y\"\ncategory = \"road\"\n[project.activities.works]\nduration = \"1wd\"\n"
               "[[project.relation]]\nfrom = \"works\"\nto = \"x/supervision\"\ntype = \"SS\"\n");
    CHECK(into(portfolio, "x/supervision") == std::vector<std::string>{"y/works SS"});
}

TEST_CASE("a dropped level of effort leaves no relation behind") {
    const auto portfolio = loaded(R"([[template]]
key = "t"
[template.activities.works]
duration = "40wd"
[template.activities.supervision]
level_of_effort = true
after = ["works SS", "works FF"]
[template.activities.report]
duration = "5wd"
after = ["works", "supervision"]
)" + road("template = \"t\"\ndrop = \"supervision\"\n"));
    CHECK(into(portfolio, "x/report") == std::vector<std::string>{"works FS"});
}

TEST_CASE("an activity keeps its tags, its own in the place of the template's") {
    const auto portfolio = loaded(R"([[template]]
key = "road"
[template.activities.works]
duration = "40wd"
tags = ["phase: 2"]
[template.activities.completion]
milestone = "finish"
after = "works"
tags = ["end"]
[[project]]
key = "x"
category = "road"
template = "road"
[project.activities.works]
tags = ["Trade: Marine", "night"]
)");
    CHECK(activity(portfolio, "x/works").tags() == std::vector<std::string>{"Trade: Marine", "night"});
    CHECK(activity(portfolio, "x/completion").tags() == std::vector<std::string>{"end"});
}

} // namespace
} // namespace slipway
