#include "slipway/sheet/workbook.hpp"
#include "support/folder.hpp"
#include "unit/sheet_workbooks.hpp"

#include <catch2/catch.hpp>

namespace slipway::sheet {
namespace {

/// "cell code" of the last problem of a workbook; "none" when it has none.
std::string problem_of(const test::Parts& parts, const Limits& limits = {}) {
    const test::Folder folder;
    test::write_zip(folder / "ledger.xlsx", parts);
    const auto problems = read_sheet(folder / "ledger.xlsx", {.limits = limits}, [](std::string_view, const Row&) {});
    return problems.empty() ? "none" : problems.back().cell + " " + problems.back().code;
}

std::string problem_of_rows(const std::string& rows, const Limits& limits = {}) {
    return problem_of(test::workbook_parts("<sheetData>" + rows + "</sheetData>"), limits);
}

std::string problem_of_part(const std::string& name, const std::string& text) {
    auto parts = test::workbook_parts("<sheetData><row><c t=\"s\"><v>0</v></c></row></sheetData>");
    parts["xl/sharedStrings.xml"] = "<sst><si><t>x</t></si></sst>";
    parts[name] = text;
    return problem_of(parts);
}

std::string problem_of_file(std::string_view name, std::string_view text) {
    const test::Folder folder;
    test::write_file(folder / name, text);
    const auto whole = read_whole_sheet(folder / name);
    return whole.problems.empty() ? "none" : whole.problems.back().code;
}

const std::string row = "<row><c><v>1</v></c></row>";

} // namespace

TEST_CASE("a zip bomb is refused before a row of it is given") {
    const test::Folder folder;
    test::write_zip(folder / "bomb.xlsx", test::workbook_parts("<sheetData>" + row + "</sheetData>" + std::string(64U << 20U, ' ')));
    CHECK(std::filesystem::file_size(folder / "bomb.xlsx") < 100'000);
    std::size_t rows = 0;
    const auto problems = read_sheet(folder / "bomb.xlsx", {}, [&](std::string_view, const Row&) { ++rows; });
    REQUIRE(problems.size() == 1);
    CHECK(problems[0].code == "zip-bomb");
    CHECK(problems[0].message == "xl/worksheets/sheet1.xml unpacks to more than 250 times its size");
    CHECK(rows == 0);
}

TEST_CASE("a bomb among the shared strings or the styles is refused") {
    CHECK(problem_of_part("xl/sharedStrings.xml", "<sst><si><t>" + std::string(64U << 20U, 'x') + "</t></si></sst>") == " row-too-long");
    CHECK(problem_of_part("xl/sharedStrings.xml", "<sst>" + std::string(64U << 20U, ' ') + "</sst>") == " zip-bomb");
    CHECK(problem_of_part("xl/styles.xml", "<styleSheet>" + std::string(64U << 20U, ' ') + "</styleSheet>") == " part-too-large");
    std::string many = "<sst>";
    for (int item = 0; item < 100; ++item) { many += "<si><t>0123456789</t></si>"; }
    auto parts = test::workbook_parts("<sheetData>" + row + "</sheetData>");
    parts["xl/sharedStrings.xml"] = many + "</sst>";
    CHECK(problem_of(parts, {.shared_strings = 99}) == " too-many-strings");
    CHECK(problem_of(parts, {.shared_string_bytes = 999}) == " too-many-strings");
    CHECK(problem_of(parts) == "none");
}

TEST_CASE("a workbook beyond the limits is refused") {
    CHECK(problem_of_rows("<row r=\"4\"><c><v>1</v></c></row>", {.rows = 3}) == "Sheet1!A4 too-many-rows");
    CHECK(problem_of_rows("<row><c r=\"D1\"><v>1</v></c></row>", {.columns = 3}) == "Sheet1!D1 too-many-columns");
    CHECK(problem_of_rows(row + row + row, {.cells = 2}) == "Sheet1!A3 too-many-rows");
    CHECK(problem_of_rows("<row>" + std::string(1000, ' ') + "</row>", {.row_bytes = 500}) == " row-too-long");
    CHECK(problem_of_rows("<row" + std::string(1'000'000, ' '), {.row_bytes = 500}) == " row-too-long");
    CHECK(problem_of_rows(row, {.part_bytes = 10}) == " part-too-large");
    CHECK(problem_of_rows(row, {.parts = 3}) == " too-many-parts");
    CHECK(problem_of_rows("<row><c t=\"str\"><v>12345</v></c></row>", {.cell_bytes = 4}) == "Sheet1!A1 cell-too-long");
    std::string ranges;
    for (int range = 0; range < 10; ++range) { ranges += "<mergeCell ref=\"A1:B9\"/>"; }
    CHECK(problem_of_rows(row + ranges, {.merged_ranges = 9}) == " too-many-merged-cells");
    CHECK(problem_of_rows(row + ranges, {.merged_ranges_of_row = 9}) == " damaged-workbook");
}

TEST_CASE("document types and entities are refused") {
    const std::string entity = "<!DOCTYPE w [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]>";
    CHECK(problem_of_part("xl/worksheets/sheet1.xml", entity + "<worksheet><sheetData>" + row + "</sheetData></worksheet>") ==
          " document-type");
    CHECK(problem_of_part("xl/sharedStrings.xml", "<!doctype w><sst/>") == " document-type");
    CHECK(problem_of_part("xl/workbook.xml", entity + "<workbook/>") == " document-type");
    // cut in two by the end of a block
    for (const std::size_t before : {65530U, 65535U, 65536U}) {
        CHECK(problem_of_part("xl/worksheets/sheet1.xml", std::string(before, ' ') + entity + "<worksheet/>") == " document-type");
    }
}

TEST_CASE("a damaged workbook is refused with a reason") {
    CHECK(problem_of_rows("<row><c><v>1</c></row>") == " damaged-workbook");
    CHECK(problem_of_rows("<row><c><v>1</v></c>") == " damaged-workbook");
    CHECK(problem_of_rows("<row r=\"2\"/><row r=\"2\"/>") == " damaged-workbook");
    CHECK(problem_of_rows("<row r=\"x\"/>") == " damaged-workbook");
    CHECK(problem_of_rows("<row r=\"1\"><c r=\"B1\"/><c r=\"A1\"/></row>") == " damaged-workbook");
    CHECK(problem_of_rows("<row r=\"1\"><c r=\"A2\"/></row>") == " damaged-workbook");
    CHECK(problem_of_rows("<row><c t=\"s\"><v>7</v></c></row>") == " damaged-workbook");
    CHECK(problem_of_rows(row + "<mergeCell ref=\"nowhere\"/>") == " damaged-workbook");
    CHECK(problem_of_part("xl/worksheets/sheet1.xml", "\xFF\xFE<\0w\0") == " damaged-workbook");
    CHECK(problem_of_part("xl/worksheets/sheet1.xml", "") == " no-rows");
    CHECK(problem_of_part("xl/workbook.xml", "<workbook><sheets/></workbook>") == " damaged-workbook");
    CHECK(problem_of_part("xl/workbook.xml", "no XML") == " damaged-workbook");
    CHECK(problem_of_part("_rels/.rels", "<Relationships/>") == " not-a-workbook");
    auto parts = test::workbook_parts("");
    parts.erase("xl/worksheets/sheet1.xml");
    CHECK(problem_of(parts) == " damaged-workbook");
}

TEST_CASE("bytes that are no text are an error of their cell") {
    CHECK(problem_of_rows("<row><c t=\"str\"><v>a\xff</v></c></row>") == "Sheet1!A1 bad-encoding");
    CHECK(problem_of_rows("<row><c t=\"str\"><v>a_x0000_b</v></c></row>") == "Sheet1!A1 nul-byte");
    CHECK(problem_of_rows("<row><c><v>twelve</v></c></row>") == "Sheet1!A1 bad-number");
    CHECK(problem_of_rows("<row><c><v>1e999</v></c></row>") == "Sheet1!A1 bad-number");
}

TEST_CASE("what is no workbook says what it is") {
    CHECK(problem_of_file("a.xlsx", "a,b\n1,2\n") == "not-a-zip");
    CHECK(problem_of_file("a.xlsx", "") == "not-a-zip");
    CHECK(problem_of_file("a.csv", "PK\x03\x04 and then nothing") == "not-a-zip");
    CHECK(problem_of_file("a.xlsx", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 compound") == "not-a-zip");
    const test::Folder folder;
    test::write_zip(folder / "locked.xlsx", test::workbook_parts(""), "secret");
    CHECK(read_whole_sheet(folder / "locked.xlsx").problems.back().code == "encrypted");
    test::write_zip(folder / "other.xlsx", {{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"}});
    CHECK(read_whole_sheet(folder / "other.xlsx").problems.back().code == "not-a-workbook");
}

TEST_CASE("a workbook cut anywhere is refused or read, never worse") {
    const test::Folder folder;
    auto parts = test::workbook_parts("<sheetData>" + row + "</sheetData>");
    parts["xl/sharedStrings.xml"] = "<sst><si><t>x</t></si></sst>";
    test::write_zip(folder / "whole.xlsx", parts);
    const auto whole = test::text_of_file(folder / "whole.xlsx");
    for (std::size_t at = 0; at < whole.size(); at += 7) {
        auto bent = whole;
        bent[at] = static_cast<char>(bent[at] ^ 0x55);
        test::write_file(folder / "bent.xlsx", bent);
        (void)read_whole_sheet(folder / "bent.xlsx");
        test::write_file(folder / "cut.xlsx", std::string_view{whole}.substr(0, at));
        CHECK_FALSE(read_whole_sheet(folder / "cut.xlsx").problems.empty());
    }
}

TEST_CASE("a row that ends at the end of a block is read whole") {
    for (std::size_t before = 65450; before < 65540; ++before) {
        auto parts = test::workbook_parts("<sheetData>" + std::string(before, ' ') + row + row + "</sheetData>");
        CHECK(problem_of(parts) == "none");
    }
}

} // namespace slipway::sheet
