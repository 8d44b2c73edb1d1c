// What the report of quality says to readers and to programs.

#include "slipway/report/quality.hpp"
#include "support/quality_graph.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <string>

namespace slipway {
namespace {

using test::judged;

constexpr auto two_tasks =
    "S P five start-milestone\nA P five 50wd after S\nB P five 46wd after A FS+2wd\nM P five finish-milestone after B\n";

Report report_of(const test::JudgedGraph& known, Language language = Language::en, bool all = false) {
    const auto results = known.results();
    return quality_report({known.portfolio, known.outlook, known.facts, results, "", all}, language);
}

Json row(const Report& report, const std::string& code) {
    const auto found = std::ranges::find_if(report.machine.rows, [&](const Json& one) { return one.at("code") == code; });
    REQUIRE(found != report.machine.rows.end());
    return *found;
}

bool says(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

TEST_CASE("a row a check: verdict, value, bound, what was counted, and where it is defined") {
    const auto report = report_of(judged(two_tasks));
    CHECK(report.machine.rows.size() == quality_checks().size());
    const auto lags = row(report, "dcma-03-lags");
    CHECK(lags.at("group") == "dcma");
    CHECK(lags.at("verdict") == "fails");
    CHECK(lags.at("value").get<double>() == Approx(50));
    CHECK(lags.at("threshold") == 5);
    CHECK(lags.at("at_least") == false);
    CHECK(lags.at("counted") == 1);
    CHECK(lags.at("of") == 2); // that into the milestone does not count
    CHECK(lags.at("unit") == "%");
    CHECK(lags.at("because").is_null());
    CHECK(lags.at("link").get<std::string>().starts_with("https://"));
    const auto missed = row(report, "dcma-11-missed");
    CHECK(missed.at("verdict") == "not-judged");
    CHECK(missed.at("value").is_null());
    CHECK(missed.at("because") == "no baseline is approved");
    for (const auto& one : report.machine.rows) {
        for (const auto& column : report.machine.columns) { CHECK(one.contains(column)); }
    }
}

TEST_CASE("what failed checks found stands under the rows, the worst first") {
    const auto report = report_of(judged(two_tasks));
    std::string found;
    for (const auto& object : report.machine.tail.at("objects")) {
        if (object.at("code") == "dcma-08-durations") {
            found += object.at("key").get<std::string>() + " " + object.at("what").get<std::string>() + "; ";
        }
        if (object.at("code") == "dcma-03-lags") {
            CHECK(object.at("kind") == "relation");
            CHECK(object.at("from") == "P/A");
            CHECK(object.at("key") == "P/B");
            CHECK(object.at("what") == "FS+2wd");
        }
    }
    CHECK(found == "P/A 50 wd; P/B 46 wd; ");
}

TEST_CASE("a reader sees every check with its verdict, then the objects of those that fail, then why others were not judged") {
    const auto text = render(report_of(judged(two_tasks)), Format::text, Language::en);
    CHECK(says(text, "30 checks: "));
    CHECK(says(text, "No baseline is approved: missed tasks and BEI cannot be judged."));
    CHECK(says(test::squeezed(text), "High duration 100.0 % ≤ 5 % FAILS 2/2 dcma-08-durations"));
    CHECK(says(text, "Lags: 50.0 % (bound ≤ 5 %)\n"));
    CHECK(says(text, "P/A → P/B"));
    CHECK(says(text, "· Without resources: the plan carries no resources\n"));
    const auto chinese = render(report_of(judged(two_tasks), Language::zh), Format::text, Language::zh);
    CHECK(says(chinese, "工期过长"));
    CHECK(says(chinese, "不合格"));
    CHECK(says(chinese, "未判定及原因"));
}

TEST_CASE("lists show twenty unless all are wanted") {
    std::string text;
    for (int i = 0; i < 25; ++i) { text += "A" + std::to_string(i) + " P five 50wd\n"; }
    const auto known = judged(text);
    CHECK(says(render(report_of(known), Format::text, Language::en), "… 5 more (--all lists them)"));
    CHECK_FALSE(says(render(report_of(known, Language::en, true), Format::text, Language::en), "more (--all lists them)"));
}

TEST_CASE("a value just beyond its bound does not read like the bound") {
    std::string text;
    for (int i = 0; i < 2001; ++i) { text += "A" + std::to_string(i) + " P five " + (i < 101 ? "50wd\n" : "5wd\n"); }
    CHECK(says(render(report_of(judged(text)), Format::text, Language::en), "High duration: 5.05 %"));
}

TEST_CASE("dates, constraints and baselines are shown with what they are about") {
    auto known = judged("data-date 2024-01-15\nA P five 5wd\nB P five 5wd after A\nA finished 2024-01-12\nB mandatory-start 2024-01-16\n");
    known.baseline("A", "2024-01-10");
    const auto text = render(report_of(known), Format::text, Language::en);
    CHECK(says(text, "2024-01-10 → 2024-01-12"));
    CHECK(says(text, "mandatory-start 2024-01-16"));
    CHECK(says(text, "before: FS; after: none"));
}

} // namespace
} // namespace slipway
