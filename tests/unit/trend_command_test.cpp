// `trend` over stores that hold forecasts and baselines.

#include "slipway/cli/cli.hpp"
#include "slipway/report/report.hpp"
#include "slipway/store/store.hpp"
#include "unit/records_folder.hpp"

#include <catch2/catch.hpp>

#include <sstream>

namespace slipway {
namespace {

Date day(std::string_view text) { return parse_date(text).value(); }

constexpr auto project = R"([[project]]
key = "library"
name = { zh = "图书馆", en = "Library" }
category = "culture"
stage = { value = "preparatory", as_of = "2024-01-05", words = "前期工作" }
[project.activities]
works = { duration = "30wd" }
roofed = { milestone = "finish", after = ["works"] }
completion = { milestone = "finish", after = ["roofed"] }
)";

/// Records, their store, and what the program answers.
class Published {
public:
    Published() : folder_{{{"portfolio.toml", test::horizon}, {"library.toml", project}}} {}

    void publish(std::string_view as_of, std::vector<PublishedForecast> forecasts) const {
        const Publication publication{.as_of = day(as_of),
                                      .recorded_at = {},
                                      .revision = {},
                                      .renderings = {{.format = "text", .language = "en", .bytes = "a report"}},
                                      .forecasts = std::move(forecasts)};
        write({.recorded_at = std::string{as_of} + "T09:00:00Z", .command = "weekly", .revision = "r", .publication = &publication});
    }
    void approve(std::string name, std::string_view as_of, std::vector<BaselineDates> dates) const {
        const Baseline baseline{.name = std::move(name),
                                .as_of = day(as_of),
                                .approved_by = "council",
                                .reference = "minutes 1",
                                .reason = "approval",
                                .dates = std::move(dates)};
        write({.recorded_at = std::string{as_of} + "T10:00:00Z", .command = "baseline", .revision = "r", .baseline = &baseline});
    }
    [[nodiscard]] std::string answer(std::vector<std::string> words) const {
        words.insert(words.end(), {"-C", folder_.path().string(), "--as-of", "2024-02-09", "--lang", "en"});
        std::ostringstream out;
        std::ostringstream err;
        const auto code = run(words, {.out = out, .err = err, .today = day("2024-02-09"), .now = "2024-02-09T09:00:00Z"});
        INFO(err.str());
        REQUIRE(code == Exit::done);
        return out.str();
    }

private:
    void write(Entry entry) const {
        const RecordsCopy copy{"r", {{"portfolio.toml", test::horizon}}};
        auto store = Store::open_for_writing(folder_.path() / ".slipway" / "store.db");
        if (!store.holds_records("r")) { entry.records = &copy; }
        store.write(entry);
    }

    test::RecordFolder folder_;
};

PublishedForecast forecast(std::string key, std::string_view finish, std::optional<Date> last_word, bool reached = false) {
    return {std::move(key), day(finish), reached, last_word};
}

TEST_CASE("trend reads the forecasts that publications keep, of every milestone") {
    const Published published;
    published.publish("2024-01-12", {forecast("library/completion", "2024-03-01", day("2024-01-11")),
                                     forecast("library/roofed", "2024-02-01", day("2024-01-11"))});
    published.publish("2024-01-19", {forecast("library/completion", "2024-03-04", day("2024-01-11"))});
    published.publish("2024-01-26", {forecast("library/completion", "2024-03-02", day("2024-01-26")),
                                     forecast("library/roofed", "2024-01-25", day("2024-01-26"), true)});
    CHECK(published.answer({"trend", "library*", "library/*", "--format", "csv"}) ==
          "key,as_of,recorded_at,forecast,change_cd,reported,reached\n"
          "library/completion,2024-01-12,2024-01-12T09:00:00Z,2024-03-01,,true,false\n"
          "library/completion,2024-01-19,2024-01-19T09:00:00Z,2024-03-04,3,false,false\n"
          "library/completion,2024-01-26,2024-01-26T09:00:00Z,2024-03-02,-2,true,false\n"
          "library/roofed,2024-01-12,2024-01-12T09:00:00Z,2024-02-01,,true,false\n"
          "library/roofed,2024-01-19,2024-01-19T09:00:00Z,,,false,false\n"
          "library/roofed,2024-01-26,2024-01-26T09:00:00Z,2024-01-25,-7,true,true\n");
    const auto tail = Json::parse(published.answer({"trend", "library/roofed", "--format", "json"})).at("milestones").at(0);
    CHECK(tail.at("trend") == "reached");
    CHECK(tail.at("implied").is_null());
    CHECK(tail.at("move_cd") == -7);
}

TEST_CASE("trend compares with the first and the last baseline that cover the project") {
    const Published published;
    published.approve("v1", "2024-01-05", {{"library/completion", {}, day("2024-02-20"), false, false}});
    published.approve("other", "2024-01-06", {{"zoo/completion", {}, day("2024-05-20"), false, false}});
    published.approve("v2", "2024-01-19", {{"library/completion", {}, day("2024-03-08"), false, false}});
    published.approve("v3", "2024-02-12", {{"library/completion", {}, day("2024-04-08"), false, false}}); // after the data date
    published.publish("2024-01-12", {forecast("library/completion", "2024-03-01", day("2024-01-11"))});
    const auto answer = Json::parse(published.answer({"trend", "library", "--format", "json"}));
    CHECK(answer.at("schema") == "slipway.trend/1");
    CHECK(answer.at("milestones").at(0).at("baseline_original") == "2024-02-20");
    CHECK(answer.at("milestones").at(0).at("baseline_current") == "2024-03-08");
    const auto text = published.answer({"trend", "library"});
    CHECK(text.find("--  current baseline v2 2024-03-08\n") != std::string::npos);
    CHECK(text.find("..  original baseline v1 2024-02-20\n") != std::string::npos);
}

TEST_CASE("a publication made again counts once, in its newest edition") {
    const Published published;
    published.publish("2024-01-12", {forecast("library/completion", "2024-03-01", day("2024-01-11"))});
    published.publish("2024-01-12", {forecast("library/completion", "2024-03-08", day("2024-01-11"))});
    const auto answer = Json::parse(published.answer({"trend", "library", "--format", "json"}));
    REQUIRE(answer.at("points").size() == 1);
    CHECK(answer.at("points").at(0).at("forecast") == "2024-03-08");
}

} // namespace
} // namespace slipway
