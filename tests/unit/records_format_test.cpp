// The canonical form of record files.

#include "slipway/records/format.hpp"
#include "unit/records_folder.hpp"

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <random>

namespace slipway {
namespace {

namespace fs = std::filesystem;

/// The canonical form, which must be its own.
std::string formatted(const std::string& text) {
    const auto once = format_records("records.toml", text);
    REQUIRE(once.diagnostics.empty());
    const auto twice = format_records("records.toml", *once.value);
    CHECK(*twice.value == *once.value);
    return *once.value;
}

/// The value of a key as it is written in canonical form.
std::string value(const std::string& written) {
    const auto text = formatted("key = " + written);
    return text.substr(6, text.size() - 7);
}

TEST_CASE("keys stand in the order of the readers, unknown ones last as they stood") {
    CHECK(formatted(R"(zoo=1
language = "zh"
ark = 2
horizon="2025-12-31"
[[project]]
cites = []
name = { en = "Library", zh = "图书馆" }
"key" = "library"
)") == R"(horizon = "2025-12-31"
language = "zh"
zoo = 1
ark = 2

[[project]]
key = "library"
name = { zh = "图书馆", en = "Library" }
cites = []
)");
    CHECK(formatted("name.en = \"b\"\nkey = 1\nname . 'zh' = \"a\"\n") == "name.en = \"b\"\nname.zh = \"a\"\nkey = 1\n");
}

TEST_CASE("sub-tables follow the keys of their record, activities stay in the order of the work") {
    CHECK(formatted(R"([[project]]
key = "a"
[[project.relation]]
to = "b/works"
from = "works"
[project.activities.works]
after = ["design"]
duration = "3mo"
[ project . activities . design ]
[[project]]
key = "b"
)") == R"([[project]]
key = "a"

[project.activities.works]
duration = "3mo"
after = ["design"]

[project.activities.design]

[[project.relation]]
from = "works"
to = "b/works"

[[project]]
key = "b"
)");
}

TEST_CASE("comments stay with what they speak of") {
    const std::string canonical = R"(# The file.

# about the first record
[[project]]   # its heading
# the whole of it

key = "a"          # aligned
category = "rail"  # with this
# about the district

# and more
district = "huadu"
tags = [ # all of them
  "one",   # the first
  # about the second
  "two",
  # no more
]
note = "n"
# the end of a

[[project]]
key = "b"
# the end of b

# the end of the file
)";
    CHECK(formatted(canonical) == canonical);
    CHECK(formatted("[a]\nname = 1\n# about the key\nkey = 2 # end\n") == "[a]\nname = 1\n# about the key\nkey = 2 # end\n");
    CHECK(formatted("[[project]]\nname = \"n\"\n\n# about the key\nkey = \"a\"\t# end  \n") ==
          "[[project]]\n# about the key\nkey = \"a\" # end\nname = \"n\"\n");
    CHECK(formatted("a = [1 # one\n , # still one\n 2]#end") == "a = [\n  1, # one\n  # still one\n  2,\n] #end\n");
    CHECK(formatted("# only a comment") == "# only a comment\n");
}

TEST_CASE("lines are ended by LF, with no blanks before it, and the last one too") {
    CHECK(formatted("\xEF\xBB\xBF\r\n\r\na=1  \r\n\r\n\r\n\r\nb=2\t\r\n[c]\r\n\r\nd=3") == "a = 1\n\nb = 2\n\n[c]\nd = 3\n");
    CHECK(formatted("").empty());
    CHECK(formatted("\n \n").empty());
}

TEST_CASE("a list stands on one line as long as that fits") {
    const std::string item(42, 'x');
    const auto fits = fmt::format("a = [\"{0}\", \"{0}\", \"{1}\"]\n", item, std::string(40, 'y'));
    REQUIRE(fits.size() == 141);
    CHECK(formatted(fits) == fits);
    CHECK(formatted(fmt::format("a = [\"{0}\", \"{0}\", \"{1}\"]\n", item, std::string(41, 'y'))) ==
          fmt::format("a = [\n  \"{0}\",\n  \"{0}\",\n  \"{1}\",\n]\n", item, std::string(41, 'y')));
    CHECK(value("[ 1,2,\n3, ]") == "[1, 2, 3]");
    CHECK(value("[\n]") == "[]");
    CHECK(value("[[1,2],[ ]]") == "[[1, 2], []]");
}

TEST_CASE("a list of tables has one a line, a table stands on one line") {
    CHECK(formatted("cites=[{at=\"x\",plan=\"p\"}]") == "cites = [\n  { at = \"x\", plan = \"p\" },\n]\n");
    CHECK(value("{}") == "{}");
    CHECK(value("{ a=[{b=[1,2]}],'c d'.e=1 }") == "{ a = [{ b = [1, 2] }], \"c d\".e = 1 }");
    CHECK(value("{ a=[1, # one\n2] }") == "{ a = [\n  1, # one\n  2,\n] }");
}

TEST_CASE("texts stand in quotes with no escape that is not needed") {
    CHECK(value("'plain'") == "\"plain\"");
    CHECK(value("'C:\\x'") == "'C:\\x'");
    CHECK(value("'say \"no\"'") == "'say \"no\"'");
    CHECK(value(R"("\u533b\u0022\u0041\u000A\u007f")") == R"("医\"A\n\u007F")");
    CHECK(value(R"("\u200b\U0000FEFF\U000e0001")") == R"("\u200B\uFEFF\U000E0001")");
    CHECK(value("\"a\tb\"") == R"("a\tb")");
    CHECK(value(R"("""one "line" ''""")") == R"("one \"line\" ''")");
    CHECK(value("'''it's \"one\"'''") == "'''it's \"one\"'''");
    CHECK(value("\"\"\"\r\nseveral  \r\n lines\\\r\n  \"\"\"\"\"") == "\"\"\"\nseveral  \n lines\\\n  \"\"\"\"\"");
    CHECK(formatted(R"("a-b" = 1)"
                    "\n"
                    R"("c d" = 2)"
                    "\n'' = 3") == "a-b = 1\n\"c d\" = 2\n\"\" = 3\n");
}

TEST_CASE("numbers are as short as they can be and stay whole or not") {
    CHECK(value("+1_000") == "1000");
    CHECK(value("-0") == "0");
    CHECK(value("0xFF") == "255");
    CHECK(value("0o17") == "15");
    CHECK(value("0b101") == "5");
    CHECK(value("-9223372036854775808") == "-9223372036854775808");
    CHECK(value("8.500") == "8.5");
    CHECK(value("1_0e2") == "1000.0");
    CHECK(value("1e22") == "1e+22");
    CHECK(value("-0.0") == "-0.0");
    CHECK(value("+inf") == "inf");
    CHECK(value("-nan") == "nan");
    CHECK(value("1979-05-27 07:32:00Z") == "1979-05-27 07:32:00Z");
    CHECK(value("07:32:00") == "07:32:00");
    CHECK(value("true") == "true");
}

TEST_CASE("what is no TOML in UTF-8 has no canonical form") {
    const std::vector<std::string> wrong{"key = ", "a = 1\na = 2\n", "a = \"\xFF\"", "b = \"\\q\"", "a = [1", std::string{"\n\0", 2}};
    for (const auto& text : wrong) {
        const auto result = format_records("records.toml", text);
        CHECK_FALSE(result.value);
        REQUIRE(result.diagnostics.size() == 1);
        CHECK(result.diagnostics.front().span->file == 0);
    }
}

/// Comments, blanks and values at random, as a hand would never write them.
class RandomRecords {
public:
    explicit RandomRecords(unsigned seed) : random_{seed} {}

    std::string text() {
        std::string out = one_of({"", "\xEF\xBB\xBF"}) + lines();
        for (int record = below(4); record > 0; --record) {
            out += fmt::format("[[{}]]{}", one_of({"project", "template", "programme", "odd"}), end());
            out += entries();
            if (below(2) > 0) { out += "[project.activities.x]" + end() + entries(); }
            out += lines();
            if (below(2) > 0) { out += "[[project.relation]]" + end() + entries(); }
        }
        return out;
    }

private:
    int below(int limit) { return std::uniform_int_distribution{0, limit - 1}(random_); }
    std::string one_of(const std::vector<std::string>& some) {
        return some[static_cast<std::size_t>(below(static_cast<int>(some.size())))];
    }
    std::string blanks() { return one_of({"", " ", "  ", "\t"}); }
    std::string comment() { return fmt::format("#{} {}{}", ++comments_, one_of({"", "[", "\"", "、", "= ]"}), blanks()); }
    std::string line_end() { return one_of({"\n", "\n", "\r\n"}); }
    std::string end() { return blanks() + one_of({"", "", comment()}) + line_end(); }
    std::string lines() {
        std::string out;
        for (int line = below(4); line > 0; --line) { out += blanks() + one_of({"", comment()}) + line_end(); }
        return out;
    }
    std::string gap() { return blanks() + (below(4) == 0 ? comment() + line_end() + lines() : std::string{}); }
    std::string text_value() {
        return one_of(
            {"\"a\\u4e2d\\\"#\"", "'a\"#]'", "'plain'", "\"\"\"a\r\n \"\" \\\n  b\"\"\"", "'''x'\n'''", "\"\"", "\"\"\"\"q\"\"\"\"\""});
    }
    std::string some_value(int depth) {
        const int kind = depth > 3 ? 2 : below(5);
        if (kind == 0) { return list(depth); }
        if (kind == 1) { return table(depth); }
        return below(2) > 0 ? text_value() : one_of({"+1", "0x1f", "1.50", "-0.0", "1e3", "true", "1979-05-27", "07:32:00", "nan"});
    }
    std::string list(int depth) {
        std::string out = "[";
        const int items = below(4);
        for (int item = 0; item < items; ++item) {
            out += gap() + some_value(depth + 1) + gap() + (item + 1 < items || below(2) > 0 ? "," : "");
        }
        return out + gap() + "]";
    }
    std::string table(int depth) {
        std::string out = "{";
        for (const auto& key : keys()) {
            out += (out.size() > 1 ? "," : "") + blanks() + key + blanks() + "=" + blanks() + some_value(depth + 1) + blanks();
        }
        return out + "}";
    }
    std::vector<std::string> keys() {
        std::vector<std::string> all{"key", "name.zh", "'zh'", "\"cites\"", "plan", "likely", "why", "other", "note"};
        std::ranges::shuffle(all, random_);
        all.resize(static_cast<std::size_t>(below(5)));
        return all;
    }
    std::string entries() {
        std::string out;
        for (const auto& key : keys()) { out += lines() + blanks() + key + blanks() + "=" + blanks() + some_value(0) + end(); }
        return out;
    }

    std::mt19937 random_;
    int comments_ = 0;
};

/// The numbers of the comments of RandomRecords.
std::vector<std::string> comments_in(const std::string& text) {
    std::vector<std::string> found;
    for (auto at = text.find('#'); at != std::string::npos; at = text.find('#', at + 1)) {
        const auto end = text.find(' ', at);
        if (end != std::string::npos && end > at + 1 && std::isdigit(static_cast<unsigned char>(text[at + 1])) != 0) {
            found.push_back(text.substr(at, end - at));
        }
    }
    std::ranges::sort(found);
    return found;
}

TEST_CASE("no comment is lost, and formatting twice changes nothing, whatever the layout") {
    std::size_t right = 0;
    for (unsigned seed = 0; seed < 1500; ++seed) {
        const auto text = RandomRecords{seed}.text();
        const auto result = format_records("records.toml", text);
        if (!result.value) { continue; } // a sub-table of a record that is not there twice, …
        ++right;
        INFO(text);
        REQUIRE(*format_records("records.toml", *result.value).value == *result.value);
        // A comment without words ends with its number.
        const auto marked = [](std::string all) {
            for (auto at = all.find('\n'); at != std::string::npos; at = all.find('\n', at + 2)) { all.insert(at, " "); }
            return all;
        };
        REQUIRE(comments_in(marked(*result.value)) == comments_in(marked(text)));
    }
    CHECK(right > 700);
}

TEST_CASE("the shipped records and the examples of their README are in canonical form") {
    const fs::path folder{SLIPWAY_SOURCE_DIR "/projects"};
    for (const auto& path : record_files(folder)) {
        const auto text = test::text_of(path);
        INFO(path);
        CHECK(formatted(text) == text);
    }
    const auto readme = test::text_of(folder / "README.md");
    const std::string fence = "```toml\n";
    std::size_t examples = 0;
    for (auto at = readme.find(fence); at != std::string::npos; at = readme.find(fence, at)) {
        at += fence.size();
        const auto example = readme.substr(at, readme.find("```", at) - at);
        CHECK(formatted(example) == example);
        ++examples;
    }
    CHECK(examples == 4);
}

} // namespace
} // namespace slipway
