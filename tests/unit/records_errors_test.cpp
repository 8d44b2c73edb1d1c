// Wrong records, one input a code: tests/errors/README.md says how they state what must be reported.

#include "slipway/records/load.hpp"
#include "unit/records_folder.hpp"

#include <catch2/catch.hpp>

#include <filesystem>
#include <map>
#include <regex>
#include <set>
#include <string>
#include <vector>

namespace slipway {
namespace {

namespace fs = std::filesystem;
using test::lines_of;
using test::RecordFolder;
using test::text_of;

const fs::path errors = fs::path{SLIPWAY_SOURCE_DIR} / "tests" / "errors";

/// "hospitals.toml:12: error: [bad-date]"; line 0 is the whole file.
using Report = std::string;

Report report(const std::string& file, std::uint32_t line, const std::string& severity, const std::string& code) {
    return file + ":" + std::to_string(line) + ": " + severity + ": [" + code + "]";
}

/// What the comments of one file state.
void add_expected(const fs::path& file, const std::string& name, std::multiset<Report>& expected) {
    static const std::regex statement{R"(# (file )?(error|warning):((?: \[[a-z0-9-]+\])+))"};
    static const std::regex code{R"(\[([a-z0-9-]+)\])"};
    std::uint32_t line = 0;
    for (const auto& text : lines_of(text_of(file))) {
        ++line;
        for (std::sregex_iterator at{text.begin(), text.end(), statement}; at != std::sregex_iterator{}; ++at) {
            const std::string codes = (*at)[3];
            for (std::sregex_iterator one{codes.begin(), codes.end(), code}; one != std::sregex_iterator{}; ++one) {
                expected.insert(report(name, (*at)[1].matched ? 0 : line, (*at)[2], (*one)[1]));
            }
        }
    }
}

std::multiset<Report> expected_in(const fs::path& folder) {
    std::multiset<Report> expected;
    for (const auto& entry : fs::recursive_directory_iterator{folder}) {
        if (entry.is_regular_file()) { add_expected(entry, entry.path().lexically_relative(folder).generic_string(), expected); }
    }
    return expected;
}

/// The records of an input and the overlays beside them.
LoadedPortfolio load(const fs::path& folder) {
    const auto records = folder / "records";
    if (!fs::is_directory(records)) { return load_portfolio(folder); }
    std::vector<fs::path> overlays;
    for (const auto& entry : fs::directory_iterator{folder}) {
        if (entry.path() != records) { overlays.push_back(entry.path()); }
    }
    std::ranges::sort(overlays);
    return load_portfolio(records, overlays);
}

std::multiset<Report> reported_in(const fs::path& folder) {
    const auto loaded = load(folder);
    std::multiset<Report> reported;
    for (const auto& one : loaded.diagnostics) {
        REQUIRE(one.span);
        CHECK_FALSE(one.message.empty());
        CHECK_FALSE(one.advice.empty());
        CHECK_FALSE(render(one, loaded.sources).empty());
        const auto name = fs::path{loaded.sources.path(one.span->file)}.lexically_relative(folder).generic_string();
        reported.insert(report(name, one.span->line, one.severity == DiagnosticSeverity::error ? "error" : "warning", one.code));
    }
    return reported;
}

/// The inputs below tests/errors, each as a folder.
std::vector<fs::path> inputs() {
    std::vector<fs::path> found;
    for (const auto& entry : fs::directory_iterator{errors}) {
        if (entry.is_directory() || entry.path().extension() == ".toml") { found.push_back(entry.path()); }
    }
    std::ranges::sort(found);
    return found;
}

TEST_CASE("every bad record is reported where its comment says, and nothing else is") {
    for (const auto& input : inputs()) {
        DYNAMIC_SECTION(input.filename().string()) {
            if (fs::is_directory(input)) {
                CHECK(reported_in(input) == expected_in(input));
                continue;
            }
            const RecordFolder folder{{{"portfolio.toml", "horizon = \"2025-12-31\"\n"}, {"case.toml", text_of(input)}}};
            CHECK(reported_in(folder.path()) == expected_in(folder.path()));
        }
    }
}

TEST_CASE("every code of the records room has a bad record") {
    static const std::regex code{R"re(\{"([a-z0-9]+(?:-[a-z0-9]+)+)",\s)re"};
    static const std::regex kind{R"re((?:find_or_report|unknown)\("([a-z]+)")re"};
    std::set<std::string> codes;
    for (const auto& entry : fs::directory_iterator{fs::path{SLIPWAY_SOURCE_DIR} / "src" / "records"}) {
        const auto text = text_of(entry);
        for (std::sregex_iterator at{text.begin(), text.end(), code}; at != std::sregex_iterator{}; ++at) { codes.insert((*at)[1]); }
        for (std::sregex_iterator at{text.begin(), text.end(), kind}; at != std::sregex_iterator{}; ++at) {
            codes.insert("unknown-" + std::string{(*at)[1]});
        }
    }
    CHECK(codes.size() > 20);
    std::string all = "[file-too-large]"; // its case is written when the test runs
    for (const auto& entry : fs::recursive_directory_iterator{errors}) {
        if (entry.is_regular_file()) { all += text_of(entry); }
    }
    for (const auto& one : codes) {
        INFO(one);
        CHECK(all.find("[" + one + "]") != std::string::npos);
    }
}

/// The first diagnostic of a folder as a terminal shows it, without the folder.
std::string shown(const RecordFolder& folder) {
    const auto loaded = load_portfolio(folder.path());
    REQUIRE_FALSE(loaded.diagnostics.empty());
    const auto text = render(loaded.diagnostics.front(), loaded.sources);
    return text.substr(folder.path().generic_string().size() + 1);
}

constexpr auto portfolio = "horizon = \"2025-12-31\"\n";

TEST_CASE("an unknown activity is underlined inside its text, and the near one is named with its line") {
    const RecordFolder folder{{{"portfolio.toml", portfolio}, {"rail/line-24.toml", R"([[project]]
key = "metro-line-24"
category = "rail"

[project.activities.completion]
milestone = "finish"
after = "tunnel"

[project.activities.tunnel]
duration = "24mo"

[[project.relation]]
from = "completion"
to = "metro-line-24/tunel"
)"}}};
    CHECK(shown(folder) == R"(rail/line-24.toml:14:21: error: unknown activity "tunel" [unknown-activity]
  to = "metro-line-24/tunel"
                      ^^^^^
  did you mean "tunnel" (line 9)?
)");
}

TEST_CASE("a near name in another file is named with its file") {
    const RecordFolder folder{{{"portfolio.toml", portfolio},
                               {"a.toml", "[[template]]\nkey = \"rail\"\n"},
                               {"b.toml", "[[project]]\nkey = \"x\"\ncategory = \"rail\"\ntemplate = \"raill\"\n"}}};
    CHECK(shown(folder) ==
          "b.toml:4:13: error: unknown template \"raill\" [unknown-template]\n  template = \"raill\"\n              ^^^^^\n"
          "  did you mean \"rail\" (" +
              (folder.path() / "a.toml").generic_string() + ":2)?\n");
}

TEST_CASE("after Chinese text the caret stands under the wrong word") {
    const RecordFolder folder{
        {{"portfolio.toml", portfolio},
         {"a.toml",
          "[[project]]\nkey = \"x\"\ncategory = \"rail\"\nstage = { words = \"建设\", value = \"startd\", as_of = \"2021\" }\n"}}};
    CHECK(shown(folder) == R"(a.toml:4:34: error: "value" cannot be "startd" [unknown-word]
  stage = { words = "建设", value = "startd", as_of = "2021" }
                                     ^^^^^^
  did you mean "started"?
  legal are "reserve", "preparatory", "started", "construction", "completed", "operating", "suspended", "cancelled", "unstated"
)");
}

TEST_CASE("a file too large to be a record is refused without reading it") {
    const RecordFolder folder{{{"portfolio.toml", portfolio},
                               {"huge.toml", ""},
                               {"x.toml", "[[project]]\nkey = \"x\"\ncategory = \"rail\"\ntemplate = \"in-huge\"\n"}}};
    fs::resize_file(folder.path() / "huge.toml", (64U << 20U) + 1);
    const auto loaded = load_portfolio(folder.path());
    REQUIRE(loaded.diagnostics.size() == 1);
    CHECK(loaded.diagnostics.front().code == "file-too-large");
}

TEST_CASE("a folder without a portfolio is the wrong world") {
    const RecordFolder folder{{{"other.toml", ""}}};
    CHECK_THROWS_AS(load_portfolio(folder.path()), Error);
    CHECK_THROWS_AS(load_portfolio(folder.path() / "nowhere"), Error);
}

} // namespace
} // namespace slipway
