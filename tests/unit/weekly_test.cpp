// The weekly report.

#include "slipway/base/text.hpp"
#include "slipway/report/weekly.hpp"
#include "support/one_day.hpp"

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace slipway {
namespace {

using test::finished;
using test::lines_of;
using test::on;
using test::one_road;
using test::promise;
using test::road;
using test::road_template;
using test::shipped;
using test::stage;

const auto fresh = stage("preparatory", "2023-01-02");

Report weekly_of(const test::OneDay& known, std::optional<PreviousReport> previous = std::nullopt, Language language = Language::en,
                 bool all = false) {
    const auto findings = find(known.portfolio, known.outlook);
    return weekly({known.portfolio, known.outlook, findings, std::move(previous), all}, language);
}

Json json_of(const Report& report) { return Json::parse(render(report, Format::json, Language::en)); }

Json json_on(const char* as_of, const std::string& records, const std::vector<Observation>& news = {}) {
    return json_of(weekly_of(on(as_of, records, news)));
}

std::string text_of(const Report& report, Language language = Language::en) { return render(report, Format::text, language); }

bool has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

constexpr auto plan = "[[plan]]\nkey = \"p\"\nissued = \"2021-05\"\n";

TEST_CASE("the JSON begins with schema, day, revision and horizon") {
    const auto json = json_on("2023-01-02", one_road(fresh));
    std::vector<std::string> keys;
    for (const auto& [key, value] : json.items()) { keys.push_back(key); }
    CHECK(keys == std::vector<std::string>{"schema", "as_of", "generated_from", "late_cap", "total_float", "progress", "rules", "start_lag",
                                           "horizon", "previous", "projects", "findings", "changes"});
    CHECK(json.at("schema") == "slipway.weekly/1");
    CHECK(json.at("as_of") == "2023-01-02");
    CHECK(json.at("horizon") == "2025-12-31");
    CHECK_FALSE(json.at("generated_from").get<std::string>().empty());
}

TEST_CASE("a project's row has its key, kind, place, stage, both forecasts, verdict, promise, floats, light, last word and sources") {
    const auto json = json_on(
        "2023-01-02", plan + std::string{"[[district]]\nkey = \"huadu\"\n"} +
                          one_road("district = \"huadu\"\ncites = [{ plan = \"p\", at = \"page 3\" }]\n" + fresh + promise("2023-Q2")));
    const auto& row = json.at("projects").at(0);
    CHECK(row.at("key") == "x");
    CHECK(row.at("category") == "road");
    CHECK(row.at("district") == "huadu");
    CHECK(row.at("stage") == "preparatory");
    CHECK(row.at("forecast") == "2023-04-07");      // 70 wd = 14 weeks from Monday 2023-01-02
    CHECK(row.at("forecast_best") == "2023-02-17"); // 35 wd = 7 weeks
    CHECK(row.at("verdict") == "holds");
    CHECK(row.at("commitment") == "2023-06-30");
    CHECK(row.at("commitment_provenance") == "stated");
    CHECK(row.at("horizon_float_wd") == 60); // 12 weeks from Friday 04-07 to Friday 06-30
    CHECK(row.at("horizon_float_cd") == 84);
    CHECK(row.at("light") == "green");
    CHECK(row.at("last_word").at("date") == "2023-01-02");
    CHECK(row.at("last_word").at("silent_cd") == 0);
    CHECK(row.at("cites") == Json::array({{{"plan", "p"}, {"at", "page 3"}}}));
}

TEST_CASE("what is not known is null, and a default horizon is not a commitment") {
    const auto json = json_on("2023-01-02", one_road(""));
    const auto& row = json.at("projects").at(0);
    for (const auto* key :
         {"forecast", "forecast_best", "commitment", "horizon_float_wd", "horizon_float_cd", "last_word", "district", "owner"}) {
        INFO(key);
        CHECK(row.at(key).is_null());
    }
    CHECK(row.at("verdict") == "unknown");
    CHECK(row.at("commitment_provenance") == "plan-default");
    CHECK(row.at("stage") == "unstated");
    CHECK(row.at("cites") == Json::array());
}

TEST_CASE("every row has the same keys, which are the columns of the CSV") {
    const auto report = weekly_of(on("2023-06-30", shipped().portfolio));
    for (const auto& row : report.machine.rows) {
        std::vector<std::string> keys;
        for (const auto& [key, value] : row.items()) { keys.push_back(key); }
        CHECK(keys == report.machine.columns);
    }
    CHECK(lines_of(render(report, Format::ndjson, Language::en)).size() == shipped().portfolio.projects.size());
}

TEST_CASE("a finding's row has code, severity, key, message, owner and due day") {
    const auto json = json_on("2023-01-02", one_road(fresh + promise("2023-02-16")));
    const auto& findings = json.at("findings");
    REQUIRE_FALSE(findings.empty());
    const auto& row = findings.at(0);
    CHECK(row.at("code") == "cannot-keep-commitment");
    CHECK(row.at("severity") == "red");
    CHECK(row.at("key") == "x");
    CHECK_FALSE(row.at("message").get<std::string>().empty());
    CHECK(row.at("owner") == "no agency named");
    CHECK(row.at("due") == "2023-02-16");
}

TEST_CASE("the JSON has every finding of the day") {
    const auto known = on("2023-06-30", shipped().portfolio);
    CHECK(json_of(weekly_of(known)).at("findings").size() == find(known.portfolio, known.outlook).size());
}

PreviousReport previous(const char* as_of, const std::string& records, const std::vector<Observation>& news = {}) {
    return {test::day(as_of), json_on(as_of, records, news)};
}

/// "x stage preparatory → construction; …".
std::string changes(const Json& json) {
    std::string all;
    const auto plain = [](const Json& value) { return value.is_null() ? std::string{"null"} : value.get<std::string>(); };
    for (const auto& one : json.at("changes")) {
        all += fmt::format("{} {} {} → {}; ", plain(one.at("key")), plain(one.at("field")), plain(one.at("from")), plain(one.at("to")));
    }
    return all;
}

TEST_CASE("a first report has no changes to tell and says so") {
    const auto report = weekly_of(on("2023-01-02", one_road(fresh)));
    CHECK(json_of(report).at("changes").is_null());
    CHECK(json_of(report).at("previous").is_null());
    CHECK(has(text_of(report), "first report"));
}

TEST_CASE("the same state as last time has an empty list of changes") {
    const auto records = one_road(fresh);
    const auto report = weekly_of(on("2023-01-02", records), previous("2023-01-02", records));
    CHECK(json_of(report).at("changes") == Json::array());
    CHECK(json_of(report).at("previous") == "2023-01-02");
    CHECK_FALSE(has(text_of(report), "first report"));
}

TEST_CASE("a forecast that moved is a change from the old day to the new") {
    const auto records = one_road(fresh);
    const auto report = weekly_of(on("2023-01-09", records), previous("2023-01-02", records));
    CHECK(changes(json_of(report)) == "x forecast 2023-04-07 → 2023-04-14; ");
}

TEST_CASE("a stage that was reached is a change of stage, and the forecast follows") {
    const auto records = one_road(fresh + promise("2025"));
    const std::vector<Observation> news{finished("x/works-start", "2023-01-06")};
    // Reached on Friday; works of 40 wd = 8 weeks from Monday 2023-01-09.
    const auto report = weekly_of(on("2023-01-09", records, news), previous("2023-01-02", records));
    CHECK(changes(json_of(report)) == "x stage preparatory → construction; x forecast 2023-04-07 → 2023-03-03; ");
}

TEST_CASE("a promise that can no longer be kept changes light and verdict") {
    const auto records = one_road(fresh + promise("2023-04-07"));
    const auto report = weekly_of(on("2023-01-09", records), previous("2023-01-02", records));
    CHECK(changes(json_of(report)) == "x light amber → red; x verdict holds → could; x forecast 2023-04-07 → 2023-04-14; ");
}

TEST_CASE("a new promise is a change") {
    const auto report = weekly_of(on("2023-01-02", one_road(fresh + promise("2025"))), previous("2023-01-02", one_road(fresh)));
    CHECK(changes(json_of(report)) == "x commitment null → 2025-12-31; ");
}

TEST_CASE("a project that was added and one that was dropped are changes") {
    const auto before = previous("2023-01-02", road_template + road("x", fresh) + road("old", fresh));
    const auto report = weekly_of(on("2023-01-02", road_template + road("x", fresh) + road("new", fresh)), before);
    CHECK(changes(json_of(report)) == "new project null → new; old project listed → null; ");
    CHECK(has(text_of(report), "old"));
}

TEST_CASE("a forecast that moved only because nobody reported is counted, not listed") {
    const auto records = one_road(fresh);
    const auto report = weekly_of(on("2023-03-06", records), previous("2023-02-27", records));
    CHECK(changes(json_of(report)) == "x forecast 2023-06-02 → 2023-06-09; ");
    CHECK(has(text_of(report), "only because time passed"));
}

TEST_CASE("the first forty lines say how many, what changed, who cannot keep a promise, what is critical and whom to call") {
    const auto lines = lines_of(text_of(weekly_of(on("2023-06-30", shipped().portfolio)), Language::en));
    std::string fold;
    for (std::size_t i = 0; i < std::min<std::size_t>(40, lines.size()); ++i) { fold += lines[i] + "\n"; }
    INFO(fold);
    CHECK(has(fold, "2023-06-30"));
    CHECK(has(fold, "2023-W26"));
    CHECK(has(fold, "projects"));
    CHECK(has(fold, "red "));
    CHECK(has(fold, "first report"));
    CHECK(has(fold, "Promises in the red"));
    CHECK(has(fold, "critical"));
    CHECK(has(fold, "Whom to call"));
    CHECK(has(fold, "due"));
}

TEST_CASE("the first forty lines of the Chinese report say the same") {
    const auto report = weekly_of(on("2023-06-30", shipped().portfolio), std::nullopt, Language::zh);
    const auto lines = lines_of(text_of(report, Language::zh));
    std::string fold;
    for (std::size_t i = 0; i < std::min<std::size_t>(40, lines.size()); ++i) { fold += lines[i] + "\n"; }
    INFO(fold);
    for (const auto* part : {"周报 2023-06-30", "首次报告", "亮红灯的承诺", "关键线路", "请联系"}) { CHECK(has(fold, part)); }
}

TEST_CASE("the lights in the headline add up to the projects") {
    const auto known = on("2023-06-30", shipped().portfolio);
    std::map<std::string, int> counts;
    for (const auto& one : known.outlook.projects) { ++counts[std::string{word_of(light_words, one.light)}]; }
    const auto text = text_of(weekly_of(known));
    const auto line = fmt::format("red {} · amber {} · green {} · grey {} · done {}", counts["red"], counts["amber"], counts["green"],
                                  counts["grey"], counts["done"]);
    CHECK(has(text, line));
    CHECK(has(text, fmt::format("{} projects", known.portfolio.projects.size())));
}

/// Many roads that cannot keep their promise.
std::string many(int count) {
    std::string records = road_template;
    for (int i = 0; i < count; ++i) { records += road(fmt::format("x{:02}", i), fresh + promise("2023-02-16")); }
    return records;
}

std::size_t lines_with(const std::string& text, std::string_view part) {
    const auto lines = lines_of(text);
    return static_cast<std::size_t>(std::ranges::count_if(lines, [&](const std::string& line) { return has(line, part); }));
}

TEST_CASE("a list shows the worst twenty and says how many more there are, or all of them") {
    const auto known = on("2023-01-02", many(25));
    const auto cut = text_of(weekly_of(known));
    CHECK(has(cut, "5 more")); // of 25 promises below the fold
    const auto whole = text_of(weekly_of(known, std::nullopt, Language::en, true));
    CHECK_FALSE(has(whole, "more (--all"));
    CHECK(lines_with(whole, "x24") > lines_with(cut, "x24"));
}

TEST_CASE("the JSON does not depend on how long the lists are") {
    const auto known = on("2023-01-02", many(25));
    CHECK(json_of(weekly_of(known)) == json_of(weekly_of(known, std::nullopt, Language::en, true)));
}

TEST_CASE("dates beyond the published calendars are marked as provisional") {
    const auto known = on("2023-06-30", shipped().portfolio);
    const auto text = text_of(weekly_of(known));
    CHECK(has(text, "~ provisional"));
    CHECK(has(text, "2026-12-31")); // the last day of the last statutory year
}

TEST_CASE("a report without findings has no section for them, and still says how things stand") {
    const auto text = text_of(weekly_of(on("2023-01-02", one_road(fresh + promise("2025")))));
    CHECK_FALSE(has(text, "Whom to call"));
    CHECK_FALSE(has(text, "Promises in the red"));
    CHECK(has(text, "red 0 · amber 0 · green 1 · grey 0 · done 0"));
}

TEST_CASE("an empty portfolio has a report") {
    const auto known = on("2023-01-02", std::string{"[[plan]]\nkey = \"p\"\n"});
    CHECK(json_of(weekly_of(known)).at("projects") == Json::array());
    CHECK(has(text_of(weekly_of(known)), "0 projects"));
}

TEST_CASE("the same day gives the same bytes") {
    const auto bytes = [] { return text_of(weekly_of(on("2023-06-30", shipped().portfolio)), Language::en); };
    CHECK(bytes() == bytes());
}

} // namespace
} // namespace slipway
