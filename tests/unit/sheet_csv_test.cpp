#include "slipway/sheet/workbook.hpp"
#include "support/folder.hpp"
#include "unit/sheet_workbooks.hpp"

#include <catch2/catch.hpp>

namespace slipway::sheet {
namespace {

/// The rows of a CSV, "number|cell|cell" each.
std::vector<std::string> rows_of(const WholeSheet& whole) {
    std::vector<std::string> rows;
    for (const auto& row : whole.sheet.rows) {
        auto& line = rows.emplace_back(std::to_string(row.number));
        for (const auto& cell : row.cells) { line += '|' + cell.text; }
    }
    return rows;
}

WholeSheet read_text(std::string_view text, const ReadOptions& options = {}) {
    const test::Folder folder;
    test::write_file(folder / "ledger.csv", text);
    return read_whole_sheet(folder / "ledger.csv", options);
}

std::vector<std::string> rows_in(std::string_view text) {
    const auto whole = read_text(text);
    CHECK(whole.problems.empty());
    return rows_of(whole);
}

/// "cell code" of the first problem.
std::string first_problem(const WholeSheet& whole) {
    return whole.problems.empty() ? "none" : whole.problems.front().cell + " " + whole.problems.front().code;
}

using Lines = std::vector<std::string>;

} // namespace

TEST_CASE("rows of a CSV are numbered by their lines") {
    CHECK(rows_in("a,b\n1,2\n") == Lines{"1|a|b", "2|1|2"});
    CHECK(rows_in("a,b\r\n1,2\r\n") == Lines{"1|a|b", "2|1|2"});
    CHECK(rows_in("a,b\r1,2\r") == Lines{"1|a|b", "2|1|2"});
    CHECK(rows_in("a,b\n1,2") == Lines{"1|a|b", "2|1|2"});
    CHECK(rows_in("\n\na,b\n,,\n\n1,2") == Lines{"3|a|b", "6|1|2"});
}

TEST_CASE("cells of a CSV are texts or empty, and empty ones at the end are left out") {
    const auto whole = read_text("a,,b,,\n");
    REQUIRE(whole.sheet.rows.size() == 1);
    CHECK(whole.sheet.name.empty());
    CHECK(whole.sheet.rows[0].cells == std::vector<Cell>{{"a", CellKind::text}, {"", CellKind::empty}, {"b", CellKind::text}});
}

TEST_CASE("quoted cells hold delimiters, quotes and line ends") {
    CHECK(rows_in("name,note\n\"a,b\",\"say \"\"yes\"\"\"\n\"two\r\nlines\",x\ny,z\n") ==
          Lines{"1|name|note", "2|a,b|say \"yes\"", "3|two\r\nlines|x", "5|y|z"});
    CHECK(rows_in("a,5\" pipe\n") == Lines{"1|a|5\" pipe"});
    CHECK(rows_in("\"\",\"x\"\n") == Lines{"1||x"});
}

TEST_CASE("the delimiter is the one most frequent in the first row") {
    CHECK(rows_in("a;b;c\n1,5;2;3\n") == Lines{"1|a|b|c", "2|1,5|2|3"});
    CHECK(rows_in("a\tb\n1,5\t2\n") == Lines{"1|a|b", "2|1,5|2"});
    CHECK(rows_in("\"a,b,c\";d\n1;2\n") == Lines{"1|a,b,c|d", "2|1|2"});
    CHECK(rows_in("alone\n1\n") == Lines{"1|alone", "2|1"});
}

TEST_CASE("UTF-8 with and without a byte order mark and GB18030 are one text") {
    const Lines same{"1|项目|投资", "2|花都区人民医院|33亿元"};
    CHECK(rows_in("项目,投资\n花都区人民医院,33亿元\n") == same);
    CHECK(rows_in("\xEF\xBB\xBF项目,投资\n花都区人民医院,33亿元\n") == same);
    CHECK(rows_in("\xcf\xee\xc4\xbf,\xcd\xb6\xd7\xca\n\xbb\xa8\xb6\xbc\xc7\xf8\xc8\xcb\xc3\xf1\xd2\xbd\xd4\xba,33\xd2\xda\xd4\xaa\n") ==
          same);
    CHECK(rows_in("\xcf\xee\xc4\xbf,\x82\x35\x87\x38\n") == Lines{"1|项目|䶵"}); // four bytes
}

TEST_CASE("a character cut by the end of a block is read whole") {
    for (const std::size_t before : {65534U, 65535U, 65536U}) {
        std::string text = "a,b\n";
        while (text.size() < before) { text += text.size() % 64 == 0 ? '\n' : 'x'; }
        CHECK(rows_of(read_text(text + "花\n")).back().ends_with("花"));
        CHECK(rows_of(read_text(text + "\xbb\xa8\n")).back().ends_with("花"));
    }
}

TEST_CASE("a file in neither encoding is refused with its line") {
    const auto whole = read_text("a,b\n1,\xff\xff\n");
    CHECK(first_problem(whole) == "2 bad-encoding");
    CHECK(whole.problems[0].message == "the file is neither UTF-8 (see line 2) nor GB18030 (see line 2)");
    CHECK(whole.sheet.rows.empty());
    CHECK(first_problem(read_text("a,b\n1,\xe8")) == "2 bad-encoding"); // cut short
    CHECK(first_problem(read_text({"\xff\xfe"
                                   "a\0b\0",
                                   6})) == " bad-encoding");
}

TEST_CASE("a NUL byte is refused with its line") {
    using namespace std::string_view_literals;
    CHECK(first_problem(read_text("a,b\n1,2\n3,\0\n"sv)) == "3 nul-byte");
    CHECK(read_text("a,b\n1,2\n3,\0\n"sv).sheet.rows.empty());
}

TEST_CASE("a quote that is never closed is an error where it opens") {
    CHECK(first_problem(read_text("a,b\n1,\"open\n2,3\n")) == "2:2 open-quote");
    CHECK(first_problem(read_text("a,b\n\"x\"y,2\n")) == "2:1 text-behind-quote");
}

TEST_CASE("the apostrophe before a formula's sign is taken off, any other stays") {
    CHECK(rows_in("a\n'=1+1\n''=1\n'-5\n'@x\n'abc\n'\n-5\n") == Lines{"1|a", "2|=1+1", "3|'=1", "4|-5", "5|@x", "6|'abc", "7|'", "8|-5"});
}

TEST_CASE("one line of ten megabytes is refused") {
    CHECK(first_problem(read_text("a,b\n" + std::string(10'000'000, 'x'))) == "2:1 cell-too-long");
    CHECK(first_problem(read_text("a,b\n" + std::string(10'000'000, ','))) == "2:16385 too-many-columns");
    std::string wide;
    for (int cell = 0; cell < 10'000; ++cell) { wide += std::string(1'000, 'x') + ','; }
    CHECK(first_problem(read_text("a,b\n" + wide)) == "2 row-too-long");
    CHECK(first_problem(read_text("a,b\n\"" + std::string(10'000'000, '\n'))) == "2:1 cell-too-long");
}

TEST_CASE("more rows than the limit are refused, and a table without rows is an error") {
    const auto whole = read_text("a\n1\n2\n3\n", {.limits = {.rows = 3}});
    CHECK(first_problem(whole) == "4 too-many-rows");
    CHECK(whole.sheet.rows.size() == 3);
    CHECK(first_problem(read_text("a,b\n1,2\n", {.limits = {.cells = 3}})) == "2 too-many-rows");
    CHECK(first_problem(read_text("a,b\n1,2\n", {.limits = {.file_bytes = 4}})) == " file-too-large");
    CHECK(first_problem(read_text("")) == " no-rows");
    CHECK(first_problem(read_text(",,\n\n")) == " no-rows");
}

TEST_CASE("many problems of one kind are counted, not listed") {
    std::string text = "a,b\n";
    for (int row = 0; row < 500; ++row) { text += "\"x\"y,2\n"; }
    const auto whole = read_text(text);
    REQUIRE(whole.problems.size() == 101);
    CHECK(whole.problems.back().message == "400 more cells of the same");
    CHECK(whole.problems.back().severity == DiagnosticSeverity::error);
    CHECK(whole.sheet.rows.size() == 501);
}

TEST_CASE("what is no file is an error of the world") {
    const test::Folder folder;
    CHECK_THROWS_AS(read_whole_sheet(folder / "none.csv"), Error);
    CHECK_THROWS_AS(read_whole_sheet(folder / "."), Error);
}

TEST_CASE("a cell is named as a spreadsheet names it") {
    CHECK(cell_name({"Sheet1", 12, 6}) == "Sheet1!F12");
    CHECK(cell_name({"台账", 1, 1}) == "台账!A1");
    CHECK(cell_name({"2023 ledger", 2, 27}) == "'2023 ledger'!AA2");
    CHECK(cell_name({"it's", 2, 702}) == "'it''s'!ZZ2");
    CHECK(cell_name({"2023", 2, 703}) == "'2023'!AAA2");
    CHECK(cell_name({"", 12, 3}) == "12:3");
    CHECK(column_letters(16384) == "XFD");
}

} // namespace slipway::sheet
