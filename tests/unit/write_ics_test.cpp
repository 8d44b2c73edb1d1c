// Milestones as a calendar (RFC 5545).

#include "slipway/base/text.hpp"
#include "support/drawn.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <string>
#include <vector>

namespace slipway {
namespace {

using test::finished;
using test::on;
using test::one_road;
using test::promise;
using test::stage;

const auto fresh = stage("preparatory", "2023-01-02");

struct Ics {
    std::string text;
    std::string losses;
};

Ics written(const test::OneDay& known, Language language = Language::en) {
    const test::AllDrawn all{known, language};
    Losses losses;
    auto text = write_ics(all.drawn(), losses);
    return {std::move(text), test::counts_of(losses)};
}

std::vector<std::string> physical_lines(std::string_view text) {
    std::vector<std::string> lines;
    while (!text.empty()) {
        const auto end = text.find("\r\n");
        REQUIRE(end != std::string_view::npos);
        lines.emplace_back(text.substr(0, end));
        text.remove_prefix(end + 2);
    }
    return lines;
}

/// Content lines, folds undone.
std::vector<std::string> lines(const std::string& text) {
    std::vector<std::string> all;
    for (const auto& line : physical_lines(text)) {
        if (line.starts_with(' ')) {
            REQUIRE(!all.empty());
            all.back() += line.substr(1);
            continue;
        }
        all.push_back(line);
    }
    return all;
}

/// The lines of the event of an activity.
std::vector<std::string> event(const Ics& ics, const std::string& key) {
    std::vector<std::string> one;
    for (const auto& line : lines(ics.text)) {
        if (line == "BEGIN:VEVENT") { one.clear(); }
        one.push_back(line);
        if (line == "END:VEVENT" && std::ranges::find(one, "UID:" + key + "@slipway") != one.end()) { return one; }
    }
    FAIL(key << " has no event");
    return {};
}

/// The value of a property of the event, by its name with parameters.
std::string value(const Ics& ics, const std::string& key, const std::string& property) {
    for (const auto& line : event(ics, key)) {
        if (line.starts_with(property + ":")) { return line.substr(property.size() + 1); }
    }
    return "-";
}

TEST_CASE("a calendar begins and ends as RFC 5545 says, and holds one event for each milestone") {
    const auto all = lines(written(on("2023-01-02", one_road(fresh))).text);
    CHECK(all.at(0) == "BEGIN:VCALENDAR");
    CHECK(all.at(1) == "VERSION:2.0");
    CHECK(all.at(2).starts_with("PRODID:"));
    CHECK(all.at(3) == "CALSCALE:GREGORIAN");
    CHECK(all.at(4) == "METHOD:PUBLISH");
    CHECK(all.back() == "END:VCALENDAR");
    CHECK(std::ranges::count(all, "BEGIN:VEVENT") == 2); // works-start and completion
    CHECK(std::ranges::count(all, "END:VEVENT") == 2);
}

TEST_CASE("a milestone takes the whole of its day, and ends before the next") {
    const auto ics = written(on("2023-01-02", one_road(fresh)));
    CHECK(value(ics, "x/completion", "DTSTART;VALUE=DATE") == "20230407"); // 70 working days from Monday 2023-01-02
    CHECK(value(ics, "x/completion", "DTEND;VALUE=DATE") == "20230408");
    CHECK(value(ics, "x/works-start", "DTSTART;VALUE=DATE") == "20230213"); // the Monday after the 30th working day
    CHECK(value(ics, "x/completion", "TRANSP") == "TRANSPARENT");
    CHECK(value(ics, "x/completion", "STATUS") == "TENTATIVE");
}

TEST_CASE("a milestone that was reached shows its actual day") {
    const auto ics = written(on("2023-03-01", one_road(stage("construction", "2023-02-20")), {finished("x/works-start", "2023-02-15")}));
    CHECK(value(ics, "x/works-start", "DTSTART;VALUE=DATE") == "20230215");
    CHECK(value(ics, "x/works-start", "STATUS") == "CONFIRMED");
    CHECK(value(ics, "x/works-start", "DESCRIPTION").find("Reached: 2023-02-15") != std::string::npos);
}

TEST_CASE("the stamp and the sequence of an event follow the day of the export, its name does not") {
    const auto early = written(on("2023-01-02", one_road(fresh)));
    const auto late = written(on("2023-01-09", one_road(fresh)));
    CHECK(value(early, "x/completion", "DTSTAMP") == "20230102T000000Z");
    CHECK(value(early, "x/completion", "SEQUENCE") == "19359"); // days since 1970-01-01
    CHECK(value(late, "x/completion", "SEQUENCE") == "19366");
    CHECK(value(late, "x/completion", "DTSTART;VALUE=DATE") == "20230414");
}

TEST_CASE("the description says how far the limit is, and whether it was promised") {
    const auto promised = value(written(on("2023-01-02", one_road(fresh + promise("2023-05-05")))), "x/completion", "DESCRIPTION");
    CHECK(promised.find("Project: x (x)\\n") == 0);
    CHECK(promised.find("Limit: 2023-05-05 (promised)") != std::string::npos);
    CHECK(promised.find("Completion to limit: 20 working days\\, 28 calendar days") != std::string::npos);
    CHECK(promised.find("Total float: 20 working days") != std::string::npos);
    const auto unpromised = value(written(on("2023-01-02", one_road(fresh)), Language::zh), "x/completion", "DESCRIPTION");
    CHECK(unpromised.find("期限：2025-12-31（规划期末，非承诺）") != std::string::npos);
}

TEST_CASE("commas, semicolons, backslashes and line ends of names are escaped") {
    const auto ics = written(on("2023-01-02", one_road(fresh + R"(name = { en = "A, B; C\\D\nE" })")));
    CHECK(value(ics, "x/completion", "SUMMARY") == R"(A\, B\; C\\D\nE: completion)");
}

TEST_CASE("no line is longer than 75 octets, and no fold cuts a character") {
    std::string name;
    for (int i = 0; i < 60; ++i) { name += "花都医院a"; }
    const auto ics = written(on("2023-01-02", one_road(fresh + "name = { zh = \"" + name + "\" }\n")), Language::zh);
    std::size_t folded = 0;
    for (const auto& line : physical_lines(ics.text)) {
        CHECK(line.size() <= 75);
        CHECK(!invalid_utf8(line));
        folded += line.starts_with(' ') ? 1U : 0U;
    }
    CHECK(folded > 10);
    CHECK(value(ics, "x/completion", "SUMMARY").starts_with(name + "：")); // unfolding gives the text back
}

TEST_CASE("a milestone without a forecast is a loss, and a calendar without events still holds a component") {
    const auto ics = written(on("2023-01-02", one_road("")));
    CHECK(ics.text.find("VEVENT") == std::string::npos);
    CHECK(ics.text.find("BEGIN:VTIMEZONE\r\n") != std::string::npos);
    CHECK(ics.losses == "no-forecast 2");
}

} // namespace
} // namespace slipway
