// Why "float at or below zero" and "on the longest path" do not name the same activities.

#include "report/disagreement.hpp"
#include "slipway/schedule/paths.hpp"
#include "support/one_day.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

namespace slipway {
namespace {

using test::nothing;
using test::on;
using test::one_road;
using test::promise;
using test::road;
using test::road_template;
using test::stage;

const auto fresh = stage("preparatory", "2023-01-02");

/// Garden work after the design, beside permit and works, which take 50 wd to Friday 2023-04-07.
std::string garden(const std::string& duration, const std::string& more = "") {
    return "[project.activities.garden]\nduration = \"" + duration + "\"\nafter = \"design\"\n" + more +
           "[project.activities.completion]\nmilestone = \"finish\"\nafter = [\"works\", \"garden\"]\n";
}

std::vector<Disagreement> all_of(const test::OneDay& known, std::uint32_t target) {
    return disagreements(known.portfolio, known.outlook, target, longest_path(known.outlook.likely_scheduled(), target));
}

/// "off missed-commitment by x/completion: x/garden", one line each.
std::string said(const test::OneDay& known, const char* target = "x/completion") {
    std::string all;
    for (const auto& one : all_of(known, known.activity(target))) {
        all += (one.on_path ? "on " : "off ") + std::string{word_of(disagreement_words, one.reason)};
        if (one.by) { all += " by " + known.portfolio.full_key(*one.by); }
        all += ":";
        for (const auto activity : one.activities) { all += " " + known.portfolio.full_key(activity); }
        all += "\n";
    }
    return all;
}

std::string sentence(const test::OneDay& known, Language language) {
    const auto target = known.activity("x/completion");
    return disagreement_sentence(known.portfolio, known.outlook, all_of(known, target).at(0), target, language);
}

TEST_CASE("without a promise the path has no float, and what has more is off it: both tests agree") {
    CHECK(said(on("2023-01-02", one_road(fresh + garden("12wd")))) == nothing);
}

TEST_CASE("against a missed promise work off the path has no float either") {
    // The garden has 1 wd less than permit and works; the promise of 03-31 is missed by 5 wd.
    const auto known = on("2023-01-02", one_road(fresh + promise("2023-03-31") + garden("49wd")));
    CHECK(said(known) == "off missed-commitment by x/completion: x/garden\n");
    CHECK(sentence(known, Language::en) == "1 more has no float but is not on the longest path: the promise of 2023-03-31 is missed, and "
                                           "against a missed date nearly every activity is late (garden -4 wd).");
    CHECK(sentence(known, Language::zh).find("garden -4 wd") != std::string::npos);
}

TEST_CASE("a promise that holds leaves float to the whole path") {
    const auto known = on("2023-01-02", one_road(fresh + promise("2023-05-05")));
    CHECK(said(known) == "on kept-commitment by x/completion: x/completion x/design x/permit x/works x/works-start\n");
}

TEST_CASE("a constraint takes the float of work that is not on the path") {
    // The garden ends on 02-14 and is due on 02-01.
    const auto known = on("2023-01-02", one_road(fresh + garden("12wd", "constraint = { kind = \"deadline\", date = \"2023-02-01\" }\n")));
    CHECK(said(known) == "off constraint by x/garden: x/garden\n");
    CHECK(sentence(known, Language::en).find("a constraint limits them, not the milestone: garden deadline") != std::string::npos);
}

TEST_CASE("a day off in the successor's calendar is a day's float of what drives it") {
    // Six-day works of 10 wd from Monday 01-02 end on Thursday 01-12; of 12 wd, on Saturday 01-14. The handover of the five-day week begins
    // on Monday all the same.
    const auto six_days = test::with_six_day_works();
    REQUIRE(six_days.find_activity("x/works"));
    const auto known = on("2023-01-02", test::portfolio_of(R"([[calendar]]
key = "five"
week = { mon = ["08:00-12:00", "13:00-17:00"], tue = "mon", wed = "mon", thu = "mon", fri = "mon" }
[[calendar]]
key = "seven"
inherits = "five"
week = { mon = ["08:00-12:00", "13:00-17:00"], tue = "mon", wed = "mon", thu = "mon", fri = "mon", sat = "mon", sun = "mon" }
[[project]]
key = "x"
category = "road"
stage = { value = "preparatory", as_of = "2023-01-02", words = "words" }
[project.activities]
pile = { duration = "6wd", calendar = "seven" }
report = { duration = "2wd", after = ["pile"] }
completion = { milestone = "finish", after = ["report"] }
)",
                                                           std::string{test::horizon} + "calendar = \"five\"\n"));
    CHECK(said(known) == "on mixed-calendars: x/pile\n");
    CHECK(sentence(known, Language::en).find("pile 1 wd") != std::string::npos);
}

TEST_CASE("work that ends after the completion decides the project's last day, not its completion") {
    const auto known = on("2023-01-02", one_road(fresh + "[project.activities.move]\nduration = \"100wd\"\n"));
    // The move takes 100 wd, the road 70: the completion has 30 wd of float, and so has its path.
    CHECK(said(known) == "off beyond by x/move: x/move\non beyond: x/completion x/design x/permit x/works x/works-start\n");
}

TEST_CASE("work after the completion may hold up another project") {
    // A promise caps nothing after the completion, so that only y limits the move.
    const auto known = on("2023-01-02", road_template +
                                            road("x", fresh + promise("2023-04-07") +
                                                          "[project.activities.move]\nduration = \"5wd\"\nafter = \"completion\"\n"
                                                          "[[project.relation]]\nfrom = \"move\"\nto = \"y/design\"\n") +
                                            road("y", fresh));
    CHECK(said(known) == "off other-project by y/completion: x/move\n");
}

TEST_CASE("about a milestone only what comes before it is compared") {
    const auto known = on("2023-01-02", one_road(fresh + promise("2023-03-31") + garden("49wd")));
    CHECK(said(known, "x/works-start") == nothing);
}

} // namespace
} // namespace slipway
