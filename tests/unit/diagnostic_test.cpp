#include "slipway/base/diagnostic.hpp"
#include "slipway/base/text.hpp"

#include <catch2/catch.hpp>

namespace slipway {
namespace {

Diagnostic problem(std::string code, Span span, std::string message = "wrong") {
    return {DiagnosticSeverity::error, std::move(code), std::move(message), span, ""};
}

/// Codes in order, with blanks between.
std::string codes(const std::vector<Diagnostic>& diagnostics) {
    std::string out;
    for (const auto& one : diagnostics) { out += (out.empty() ? "" : " ") + one.code; }
    return out;
}

/// The rendered lines.
std::vector<std::string> lines(const std::string& text) {
    std::vector<std::string> out{""};
    for (const char c : text) {
        if (c == '\n') {
            out.emplace_back();
        } else {
            out.back() += c;
        }
    }
    return out;
}

} // namespace

TEST_CASE("a diagnostic shows its line, a caret under the word, and the advice") {
    Sources sources;
    const auto file = sources.add("projects/rail/line-24.toml", "[[project.relation]]\nto = \"metro-line-24/tunel\"\n");
    const Diagnostic diagnostic{DiagnosticSeverity::error, "unknown-activity", "unknown activity \"tunel\"", Span{file, 2, 21, 5},
                                "did you mean \"tunnel\" (line 9)?"};
    CHECK(render(diagnostic, sources) == R"(projects/rail/line-24.toml:2:21: error: unknown activity "tunel" [unknown-activity]
  to = "metro-line-24/tunel"
                      ^^^^^
  did you mean "tunnel" (line 9)?
)");
}

TEST_CASE("a caret stands under its word when Chinese text comes before it") {
    Sources sources;
    const auto file = sources.add("a.toml", "name = \"花都区tunel\"\n");
    // Columns are code points: n=1 … the quote=8, 花都区=9..11, t=12. On the screen: 8 columns and three characters of two, 14.
    CHECK(render(problem("x", Span{file, 1, 12, 5}), sources) == "a.toml:1:12: error: wrong [x]\n"
                                                                 "  name = \"花都区tunel\"\n"
                                                                 "                ^^^^^\n");
}

TEST_CASE("carets under Chinese text are as wide as the text") {
    Sources sources;
    const auto file = sources.add("a.toml", "kind = \"医院\"");
    CHECK(render(problem("x", Span{file, 1, 9, 2}), sources) == "a.toml:1:9: error: wrong [x]\n"
                                                                "  kind = \"医院\"\n"
                                                                "          ^^^^\n");
}

TEST_CASE("a caret stands under its word behind a tab, and behind the end of the line") {
    Sources sources;
    const auto file = sources.add("a.toml", "\tx = 1\r\n");
    const auto after_tab = lines(render(problem("x", Span{file, 1, 2, 1}), sources));
    REQUIRE(after_tab.size() == 4);
    CHECK(after_tab[1].find('x') == after_tab[2].find('^'));
    CHECK(after_tab[1].find('\r') == std::string::npos);
    const auto at_end = lines(render(problem("x", Span{file, 1, 7, 1}), sources));
    REQUIRE(at_end.size() == 4);
    CHECK(at_end[2].find('^') == at_end[1].size());
}

TEST_CASE("a long line is cut around the caret") {
    Sources sources;
    const std::string text = "words = \"" + std::string(300, 'a') + "建WRONG设" + std::string(300, 'b') + "\"";
    const auto file = sources.add("a.toml", text);
    const auto shown = lines(render(problem("x", Span{file, 1, 311, 5}), sources));
    REQUIRE(shown.size() == 4);
    CHECK(display_width(shown[1]) <= 162);
    const auto at = shown[1].find("WRONG");
    REQUIRE(at != std::string::npos);
    CHECK(display_width(shown[1].substr(0, at)) == static_cast<int>(shown[2].find('^')));
    CHECK(shown[2].substr(shown[2].find('^')) == "^^^^^");
}

TEST_CASE("a problem of a whole file names the file only") {
    Sources sources;
    const auto file = sources.add("a.toml", "x = 1\n");
    CHECK(render(problem("bad-encoding", Span{file, 0, 0, 1}), sources) == "a.toml: error: wrong [bad-encoding]\n");
}

TEST_CASE("a problem without a place has neither a file nor a line, and advice may have several lines") {
    const Diagnostic diagnostic{DiagnosticSeverity::warning, "no-such-day", "no such day", std::nullopt,
                                "write 2024-02-29\nor leave it out"};
    CHECK(render(diagnostic, {}) == "warning: no such day [no-such-day]\n"
                                    "  write 2024-02-29\n"
                                    "  or leave it out\n");
}

TEST_CASE("colour is on the severity only") {
    const auto colored = render({DiagnosticSeverity::error, "x", "wrong", std::nullopt, ""}, {}, true);
    CHECK(colored.starts_with("\033["));
    CHECK(colored.ends_with("\033[0m wrong [x]\n"));
}

TEST_CASE("diagnostics sort by path, place and code, and repetitions go") {
    Sources sources;
    const auto later = sources.add("b.toml", "");
    const auto earlier = sources.add("a.toml", "");
    std::vector<Diagnostic> diagnostics{problem("e", {later, 1, 1}),
                                        problem("d", {earlier, 10, 1}),
                                        problem("c", {earlier, 2, 9}),
                                        problem("b", {earlier, 2, 1}),
                                        problem("a", {earlier, 2, 1}),
                                        problem("d", {earlier, 10, 1}),
                                        problem("b", {earlier, 2, 1}, "another")};
    sort_diagnostics(diagnostics, sources);
    CHECK(codes(diagnostics) == "a b b c d e");
}

TEST_CASE("only errors count as errors") {
    CHECK_FALSE(has_errors({}));
    Diagnostic warning{DiagnosticSeverity::warning, "x", "doubtful", std::nullopt, ""};
    CHECK_FALSE(has_errors({warning}));
    CHECK(has_errors({warning, problem("y", {})}));
}

TEST_CASE("sources give back their lines") {
    Sources sources;
    const auto file = sources.add("a.toml", "first\r\n\nthird");
    CHECK(sources.size() == 1);
    CHECK(sources.path(file) == "a.toml");
    CHECK(sources.line({file, 1}) == "first");
    CHECK(sources.line({file, 2}).empty());
    CHECK(sources.line({file, 3}) == "third");
    CHECK(sources.line({file, 4}).empty());
    CHECK(sources.line({file, 0}).empty());
}

} // namespace slipway
