// Overlays: what-if records laid over the records of a folder.

#include "unit/records_folder.hpp"

#include <catch2/catch.hpp>

#include <filesystem>
#include <string>
#include <vector>

namespace slipway {
namespace {

using namespace test;
namespace fs = std::filesystem;

constexpr auto template_t = R"([[template]]
key = "t"
[template.activities.design]
duration = "10wd"
[template.activities.works]
duration = "20wd"
after = "design SS+5wd"
[template.activities.completion]
milestone = "finish"
after = ["works", "design"]
enters = "completed"
)";

constexpr auto projects_a_b = R"([[plan]]
key = "p"
[[project]]
key = "a"
name = "first"
category = "road"
template = "t"
commitment = { by = "2024", provenance = "stated", because = "promised" }
outputs = { km = 3, stations = 2 }
cites = [ { plan = "p", at = "1" } ]
[project.activities.works]
condition = { kind = "land" }
constraint = { kind = "start-no-earlier", date = "2023-01", reason = "old" }
[project.activities.utilities]
duration = "8wd"
after = "design"
[[project.relation]]
from = "completion"
to = "b/design"
because = "same site"
[[project]]
key = "b"
category = "road"
template = "t"
)";

/// The records, and a place outside them for overlays.
class WithOverlays {
public:
    [[nodiscard]] LoadedPortfolio load(const std::vector<std::string>& overlays) const {
        std::vector<fs::path> paths;
        for (const auto& overlay : overlays) {
            paths.push_back(folder_ / ("overlay-" + std::to_string(paths.size() + 1) + ".toml"));
            std::ofstream{paths.back(), std::ios::binary} << overlay;
        }
        return load_portfolio(records(), paths);
    }
    [[nodiscard]] fs::path records() const { return folder_ / "records"; }
    [[nodiscard]] fs::path operator/(const std::string& name) const { return folder_ / name; }
    void write(const std::string& name, std::string_view text) const {
        fs::create_directories((folder_ / name).parent_path());
        std::ofstream{folder_ / name, std::ios::binary} << text;
    }

    WithOverlays() {
        write("records/portfolio.toml", horizon);
        write("records/t.toml", template_t);
        write("records/projects.toml", projects_a_b);
    }

private:
    Folder folder_;
};

/// The records with overlays that must be right.
template <class... Text>
Portfolio with(const Text&... overlays) {
    auto result = WithOverlays{}.load({std::string{overlays}...});
    std::string problems;
    for (const auto& one : result.diagnostics) { problems += render(one, result.sources); }
    INFO(problems);
    CHECK(problems.empty());
    return std::move(result.portfolio);
}

/// What is said of wrong overlays, their folder left out.
template <class... Text>
std::string said_of(const Text&... overlays) {
    const WithOverlays folder;
    const auto result = folder.load({std::string{overlays}...});
    std::string problems;
    for (const auto& one : result.diagnostics) { problems += render(one, result.sources); }
    const auto path = (folder / "").generic_string();
    for (auto at = problems.find(path); at != std::string::npos; at = problems.find(path)) { problems.erase(at, path.size()); }
    return problems;
}

const Project& project(const Portfolio& portfolio, const std::string& key) {
    return portfolio.projects.at(portfolio.find_project(key).value());
}

TEST_CASE("an overlay replaces the fields of a project that it writes, and no other") {
    const auto portfolio = with(R"([[project]]
key = "a"
name = "renamed"
commitment = { by = "2025", provenance = "stated" }
outputs = { km = 4 }
)");
    const auto& one = project(portfolio, "a");
    CHECK(one.name.zh == "renamed");
    CHECK(one.commitment.value().by.words == "2025");
    CHECK(one.commitment->because.empty());
    CHECK(one.outputs == std::map<std::string, double>{{"km", 4}});
    CHECK(one.category == Category::road);
    CHECK(one.template_key == "t");
    CHECK(one.cites.size() == 1);
}

TEST_CASE("an overlay changes the fields of an activity that it writes, and no other") {
    const auto portfolio = with("[[project]]\nkey = \"a\"\n[project.activities.works]\nduration = \"60wd\"\n");
    const auto& works = activity(portfolio, "a/works");
    CHECK(works.duration.likely == Minutes{60 * 480});
    CHECK(works.condition().value().kind == ConditionKind::land);
    CHECK(works.constraints().size() == 1);
    CHECK(into(portfolio, "a/works") == std::vector<std::string>{"design SS 5wd"});
    CHECK(activity(portfolio, "b/works").duration.likely == Minutes{20 * 480});
}

TEST_CASE("an overlay that turns work into a milestone takes its duration") {
    const auto portfolio = with("[[project]]\nkey = \"a\"\n[project.activities.utilities]\nmilestone = \"finish\"\n");
    CHECK(activity(portfolio, "a/utilities").kind() == ActivityKind::finish_milestone);
    CHECK(activity(portfolio, "a/utilities").duration.likely == Minutes{0});
}

TEST_CASE("an overlay writes a list of constraints anew, and an empty one takes all away") {
    const auto portfolio = with(
        "[[project]]\nkey = \"a\"\n[project.activities.works]\nconstraint = { kind = \"deadline\", date = \"2024\", reason = \"new\" }\n");
    REQUIRE(activity(portfolio, "a/works").constraints().size() == 1);
    CHECK(activity(portfolio, "a/works").constraints()[0].kind == ConstraintKind::deadline);
    CHECK(activity(with("[[project]]\nkey = \"a\"\n[project.activities.works]\nconstraint = []\n"), "a/works").constraints().empty());
}

TEST_CASE("an overlay adds activities and relations") {
    const auto portfolio = with(R"([[project]]
key = "b"
[project.activities.testing]
duration = "5wd"
after = "works"
[[project.relation]]
from = "testing"
to = "completion"
type = "FF"
)");
    CHECK(into(portfolio, "b/testing") == std::vector<std::string>{"works FS"});
    CHECK(into(portfolio, "b/completion") == std::vector<std::string>{"design FS", "testing FF", "works FS"});
    CHECK(into(portfolio, "b/design") == std::vector<std::string>{"a/completion FS"});
}

TEST_CASE("an overlay drops activities, even those that the records describe") {
    const auto portfolio = with("[[project]]\nkey = \"a\"\ndrop = [\"works\", \"utilities\"]\n");
    CHECK_FALSE(portfolio.find_activity("a/works"));
    CHECK_FALSE(portfolio.find_activity("a/utilities"));
    CHECK(into(portfolio, "a/completion") == std::vector<std::string>{"design FS", "design SS 5wd"});
}

TEST_CASE("an activity that a later overlay describes is dropped no more") {
    const auto portfolio = with("[[project]]\nkey = \"a\"\ndrop = \"utilities\"\n",
                                "[[project]]\nkey = \"a\"\n[project.activities.utilities]\nduration = \"9wd\"\n");
    CHECK(activity(portfolio, "a/utilities").duration.likely == Minutes{9 * 480});
}

TEST_CASE("an overlay adds projects, plans, districts and agencies") {
    const auto portfolio = with(R"([[plan]]
key = "q"
[[district]]
key = "huadu"
[[agency]]
key = "roads"
districts = "huadu"
categories = "road"
[[project]]
key = "c"
category = "road"
district = "huadu"
template = "t"
cites = [ { plan = "q" } ]
)");
    const auto& one = project(portfolio, "c");
    CHECK(portfolio.agencies.at(one.owner.value()).key == "roads");
    CHECK(portfolio.plans.at(one.cites.at(0).plan).key == "q");
    CHECK(one.activity_count == 3);
}

TEST_CASE("an overlay replaces a template whole") {
    const auto portfolio = with("[[template]]\nkey = \"t\"\n[template.activities.design]\nduration = \"1wd\"\n"
                                "[template.activities.completion]\nmilestone = \"finish\"\nafter = \"design\"\n"
                                "[[project]]\nkey = \"a\"\n[project.activities.works]\nduration = \"2wd\"\n");
    CHECK(project(portfolio, "b").activity_count == 2);
    CHECK(activity(portfolio, "b/design").duration.likely == Minutes{480});
    CHECK(activity(portfolio, "a/works").duration.likely == Minutes{2 * 480});
    CHECK(into(portfolio, "a/works").empty());
}

TEST_CASE("an overlay declares calendars, and a later one replaces them whole") {
    const std::string six = "calendar = \"six\"\n";
    const auto portfolio = with(six, "[[calendar]]\nkey = \"six\"\nweek = { mon = [\"08:00-12:00\"], sat = \"mon\" }\n",
                                "[[calendar]]\nkey = \"six\"\nweek = { sun = [\"08:00-12:00\"] }\n");
    CHECK(portfolio.calendars.at(portfolio.default_calendar).key == "six");
    CHECK(portfolio.calendar().works(parse_date("2024-01-07").value()));
    CHECK_FALSE(portfolio.calendar().works(parse_date("2024-01-06").value()));
}

TEST_CASE("an overlay writes settings as portfolio.toml does") {
    const auto portfolio = with("horizon = \"2030-12-31\"\nlanguage = \"en\"\nreporting_interval = \"7cd\"\nlag_calendar = \"24h\"\n"
                                "[scheduling]\nprogress = \"override\"\nrules = \"msp2013\"\n",
                                "[scheduling]\nprogress = \"actual-dates\"\n");
    CHECK(to_string(portfolio.horizon) == "2030-12-31");
    CHECK(portfolio.language == Language::en);
    CHECK(portfolio.rules.not_reported_cd == 7);
    CHECK(portfolio.options.logic == ProgressLogic::actual_dates);
    CHECK(portfolio.options.rules == RuleSet::msp2013);
    const auto& lagged = portfolio.relations.at(0);
    CHECK(portfolio.calendars[lagged.lag_calendar].key == "24h");
}

TEST_CASE("an overlay sets thresholds and severities") {
    const auto portfolio = with("[thresholds]\nfloat_wd = 5\n[severity]\nno-schedule = \"red\"\n", "[severity]\nno-schedule = \"off\"\n");
    CHECK(portfolio.rules.float_wd == 5);
    CHECK(portfolio.rules.severity.at("no-schedule").word == "off");
}

TEST_CASE("of two overlays the later has the last word, and what it does not write stays") {
    const auto portfolio =
        with("[[project]]\nkey = \"a\"\nname = \"one\"\n[project.activities.works]\nduration = \"1wd\"\nname = \"dig\"\n",
             "[[project]]\nkey = \"a\"\nname = \"two\"\n[project.activities.works]\nduration = \"2wd\"\n");
    CHECK(project(portfolio, "a").name.zh == "two");
    CHECK(activity(portfolio, "a/works").duration.likely == Minutes{2 * 480});
    CHECK(activity(portfolio, "a/works").name().zh == "dig");
}

TEST_CASE("a relation of a template is dropped in one project alone") {
    const auto portfolio = with("[[project]]\nkey = \"a\"\n[[project.drop_relation]]\nfrom = \"design\"\nto = \"works\"\ntype = \"SS\"\n");
    CHECK(into(portfolio, "a/works").empty());
    CHECK(into(portfolio, "b/works") == std::vector<std::string>{"design SS 5wd"});
}

TEST_CASE("a relation to another project is dropped, whatever its type") {
    const auto portfolio = with("[[project]]\nkey = \"a\"\n[[project.drop_relation]]\nfrom = \"completion\"\nto = \"b/design\"\n");
    CHECK(into(portfolio, "b/design").empty());
}

TEST_CASE("an overlay that drops a relation and adds it with a lag changes it") {
    const auto portfolio = with(R"([[project]]
key = "a"
[[project.drop_relation]]
from = "completion"
to = "b/design"
[[project.relation]]
from = "completion"
to = "b/design"
lag = "20wd"
)");
    CHECK(into(portfolio, "b/design") == std::vector<std::string>{"a/completion FS 20wd"});
}

TEST_CASE("an overlay drops what an earlier one added") {
    const auto portfolio = with("[[project]]\nkey = \"b\"\n[[project.relation]]\nfrom = \"works\"\nto = \"a/utilities\"\n",
                                "[[project]]\nkey = \"b\"\n[[project.drop_relation]]\nfrom = \"works\"\nto = \"a/utilities\"\n");
    CHECK(into(portfolio, "a/utilities") == std::vector<std::string>{"design FS"});
}

TEST_CASE("a relation that is not there is not dropped, and the message names what there is") {
    CHECK(said_of("[[project]]\nkey = \"a\"\n[[project.drop_relation]]\nfrom = \"design\"\nto = \"works\"\ntype = \"FF\"\n") ==
          R"(overlay-1.toml:5:7: error: no FF relation from "a/design" to "a/works" [unknown-relation]
  to = "works"
        ^^^^^
  "a/design" goes on to "a/completion FS", "a/utilities FS", "a/works SS+5wd"
  "a/works" waits for "a/design SS+5wd"
)");
}

TEST_CASE("a misspelt project is not a new one") {
    CHECK(said_of("[[project]]\nkey = \"bb\"\nname = \"x\"\n") ==
          R"(overlay-1.toml:2:8: error: unknown project "bb" [unknown-project]
  key = "bb"
         ^^
  did you mean "b" (records/projects.toml:22)?
)");
}

TEST_CASE("a wrong value is shown in the overlay that wrote it") {
    CHECK(said_of("[[project]]\nkey = \"a\"\n", "[[project]]\nkey = \"a\"\n[project.activities.works]\nafter = \"desing\"\n") ==
          R"(overlay-2.toml:4:10: error: unknown activity "desing" [unknown-activity]
  after = "desing"
           ^^^^^^
  did you mean "design" (records/t.toml:3)?
)");
}

TEST_CASE("an overlay may be a folder of files") {
    const WithOverlays folder;
    folder.write("what-if/a/one.toml", "[[project]]\nkey = \"a\"\nname = \"one\"\n");
    folder.write("what-if/two.toml", "[[project]]\nkey = \"b\"\nname = \"two\"\n");
    folder.write("what-if/.hidden/three.toml", "[[project]]\nkey = \"b\"\nname = \"three\"\n");
    const auto result = load_portfolio(folder.records(), std::vector{folder / "what-if"});
    CHECK(result.diagnostics.empty());
    CHECK(project(result.portfolio, "a").name.zh == "one");
    CHECK(project(result.portfolio, "b").name.zh == "two");
}

TEST_CASE("an overlay may lie in a hidden folder of the records") {
    const WithOverlays folder;
    folder.write("records/.what-if/one.toml", "[[project]]\nkey = \"a\"\nname = \"one\"\n");
    const auto result = load_portfolio(folder.records(), std::vector{folder / "records/.what-if/one.toml"});
    CHECK(project(result.portfolio, "a").name.zh == "one");
}

TEST_CASE("the revision differs by what is laid over the records, and in which order") {
    const WithOverlays folder;
    const std::string one = "[[project]]\nkey = \"a\"\nname = \"one\"\n";
    const std::string two = "[[project]]\nkey = \"a\"\nname = \"two\"\n";
    const auto revision = [&](const std::vector<std::string>& overlays) { return folder.load(overlays).portfolio.revision; };
    const auto plain = load_portfolio(folder.records()).portfolio.revision;
    CHECK(revision({}) == plain);
    CHECK(revision({""}) == plain);
    CHECK(revision({one}) != plain);
    CHECK(revision({one}) == revision({one}));
    CHECK(revision({one}) != revision({two}));
    CHECK(revision({one, two}) != revision({two, one}));
}

TEST_CASE("an overlay that cannot be laid over the records is the wrong world") {
    const WithOverlays folder;
    fs::create_directory(folder / "empty");
    folder.write("outside.toml", "");
    const auto load = [&](const std::vector<fs::path>& overlays) { (void)load_portfolio(folder.records(), overlays); };
    CHECK_THROWS_AS(load({folder / "nowhere.toml"}), Error);
    CHECK_THROWS_AS(load({folder / "empty"}), Error);
    CHECK_THROWS_AS(load({folder / "records/projects.toml"}), Error);
    CHECK_THROWS_AS(load({folder.records()}), Error);
    CHECK_THROWS_AS(load({folder / "outside.toml", folder / "outside.toml"}), Error);
    CHECK_NOTHROW(load({folder / "outside.toml"}));
}

TEST_CASE("overlays on another path of the same disk are different files") {
    const WithOverlays folder;
    folder.write("one.toml", "[[project]]\nkey = \"a\"\nname = \"one\"\n");
    folder.write("two.toml", "[[project]]\nkey = \"b\"\nname = \"two\"\n");
    const auto relative = fs::relative(folder.records());
    const auto result = load_portfolio(relative, std::vector{folder / "one.toml", folder / "two.toml"});
    CHECK(project(result.portfolio, "a").name.zh == "one");
    CHECK(project(result.portfolio, "b").name.zh == "two");
}

} // namespace
} // namespace slipway
