// Activities as rows.

#include "support/drawn.hpp"

#include <catch2/catch.hpp>

#include <map>
#include <string>
#include <vector>

namespace slipway {
namespace {

using test::finished;
using test::nothing;
using test::on;
using test::one_road;
using test::promise;
using test::remaining;
using test::stage;
using test::started;

const auto fresh = stage("preparatory", "2023-01-02");

/// The fields of a line of CSV.
std::vector<std::string> fields(const std::string& line) {
    std::vector<std::string> all{""};
    bool quoted = false;
    for (std::size_t at = 0; at < line.size(); ++at) {
        if (line[at] == '"' && quoted && at + 1 < line.size() && line[at + 1] == '"') {
            all.back() += line[++at];
        } else if (line[at] == '"') {
            quoted = !quoted;
        } else if (line[at] == ',' && !quoted) {
            all.emplace_back();
        } else {
            all.back() += line[at];
        }
    }
    REQUIRE(!quoted);
    return all;
}

using Row = std::map<std::string, std::string>; ///< by heading

std::map<std::string, Row> rows(const test::OneDay& known) {
    const test::AllDrawn all{known};
    const auto lines = test::lines_of(write_table(all.drawn(), false));
    const auto headings = fields(lines.at(0));
    std::map<std::string, Row> by_key;
    for (std::size_t at = 1; at < lines.size(); ++at) {
        const auto values = fields(lines[at]);
        REQUIRE(values.size() == headings.size());
        Row row;
        for (std::size_t column = 0; column < values.size(); ++column) { row[headings[column]] = values[column]; }
        by_key[row.at("key")] = row;
    }
    return by_key;
}

TEST_CASE("a row has every date and float of an activity") {
    const auto all = rows(on("2023-01-02", one_road(fresh + promise("2023-05-05"))));
    CHECK(all.size() == 5);
    const auto& permit = all.at("x/permit");
    CHECK(permit.at("project") == "x");
    CHECK(permit.at("kind") == "task");
    CHECK(permit.at("duration_wd") == "10");
    CHECK(permit.at("early_start") == "2023-01-30");
    CHECK(permit.at("early_finish") == "2023-02-10");
    CHECK(permit.at("late_start") == "2023-02-27");
    CHECK(permit.at("late_finish") == "2023-03-10");
    CHECK(permit.at("best_finish") == "2023-01-20"); // 10 and 5 working days at best
    CHECK(permit.at("total_float_wd") == "20");
    CHECK(permit.at("free_float_wd") == "0");
    CHECK(permit.at("interfering_float_wd") == "20");
    CHECK(permit.at("critical") == "true");
    CHECK(permit.at("critical_for") == "x");
    CHECK(permit.at("actual_start") == nothing);
}

TEST_CASE("relations are written as a record would, with the type always there") {
    const auto all = rows(on("2023-01-02", test::two_roads(fresh, "to = \"y/design\"\ntype = \"SS\"\nlag = \"5wd\"")));
    CHECK(all.at("x/permit").at("predecessors") == "x/design FS");
    CHECK(all.at("x/completion").at("successors") == "y/design SS+5wd");
    CHECK(all.at("y/design").at("predecessors") == "x/completion SS+5wd");
    CHECK(all.at("y/design").at("driving_predecessors") == "x/completion SS+5wd");
    CHECK(all.at("y/permit").at("predecessors") == "y/design FS");
}

TEST_CASE("several relations and constraints stand in one field") {
    const auto all = rows(on("2023-01-02", one_road(fresh + R"([project.activities.a]
duration = "2wd"
after = ["design SS+5wd", "permit FF-1wd"]
constraint = { kind = "start-no-earlier", date = "2023-02", reason = "funds" }
)")));
    CHECK(all.at("x/a").at("predecessors") == "x/design SS+5wd; x/permit FF-1wd");
    CHECK(all.at("x/a").at("constraints") == "start-no-earlier 2023-02");
}

TEST_CASE("progress has fields of its own") {
    const auto all = rows(on("2023-02-06", one_road(fresh),
                             {started("x/design", "2023-01-04"), finished("x/design", "2023-01-31"), started("x/permit", "2023-02-01"),
                              remaining("x/permit", "2023-02-06", "6wd")}));
    CHECK(all.at("x/design").at("status") == "complete");
    CHECK(all.at("x/design").at("actual_finish") == "2023-01-31");
    CHECK(all.at("x/design").at("remaining_wd") == "0");
    CHECK(all.at("x/design").at("total_float_wd") == nothing);
    CHECK(all.at("x/permit").at("status") == "in-progress");
    CHECK(all.at("x/permit").at("percent") == "40");
    CHECK(all.at("x/permit").at("remaining_wd") == "6");
    CHECK(rows(on("2023-03-01", one_road(stage("construction", "2023-02-20")))).at("x/permit").at("actual_finish") == "<=2023-02-20");
}

TEST_CASE("for a spreadsheet the table begins with a byte order mark, and no name becomes a formula") {
    const auto known = on("2023-01-02", one_road(fresh + "name = { en = \"=1, \\\"2\\\"\" }\n"));
    const test::AllDrawn all{known};
    CHECK(write_table(all.drawn(), true) == "\xEF\xBB\xBF" + write_table(all.drawn(), false));
    CHECK(write_table(all.drawn(), false).find(R"(,"'=1, ""2""",)") != std::string::npos);
}

} // namespace
} // namespace slipway
