#include "sheet/merges.hpp"
#include "sheet/number_format.hpp"
#include "slipway/sheet/workbook.hpp"
#include "support/folder.hpp"
#include "unit/sheet_workbooks.hpp"

#include <catch2/catch.hpp>

namespace slipway::sheet {
namespace {

WholeSheet read_parts(const test::Parts& parts, const ReadOptions& options = {}) {
    const test::Folder folder;
    test::write_zip(folder / "ledger.xlsx", parts);
    return read_whole_sheet(folder / "ledger.xlsx", options);
}

/// The sheet of a workbook with these rows.
WholeSheet read_rows(const std::string& rows, const std::string& behind = "") {
    return read_parts(test::workbook_parts("<sheetData>" + rows + "</sheetData>" + behind));
}

/// The cells of one row.
std::vector<Cell> cells_of(const std::string& cells) {
    const auto whole = read_rows("<row r=\"1\">" + cells + "</row>");
    REQUIRE(whole.sheet.rows.size() == 1);
    return whole.sheet.rows[0].cells;
}

/// "cell code" of every problem.
std::vector<std::string> problems_of(const WholeSheet& whole) {
    std::vector<std::string> found;
    for (const auto& one : whole.problems) { found.push_back(one.cell + " " + one.code); }
    return found;
}

using Cells = std::vector<Cell>;
using Lines = std::vector<std::string>;

} // namespace

TEST_CASE("cells of a workbook keep their kinds") {
    CHECK(cells_of("<c r=\"A1\"><v>0.10000000000000001</v></c><c r=\"C1\" t=\"b\"><v>1</v></c><c t=\"str\"><v>x</v></c>"
                   "<c r=\"E1\" t=\"inlineStr\"><is><t xml:space=\"preserve\"> in </t></is></c><c r=\"F1\" s=\"1\"/>") ==
          Cells{{"0.1", CellKind::number}, {}, {"true", CellKind::boolean}, {"x", CellKind::text}, {" in ", CellKind::text}});
    CHECK(cells_of("<c><v>100000000</v></c><c><v>-0</v></c><c><v>1E+20</v></c><c t=\"d\"><v>2023-06-30T00:00:00</v></c>") ==
          Cells{{"100000000", CellKind::number}, {"0", CellKind::number}, {"1e+20", CellKind::number}, {"2023-06-30", CellKind::date}});
}

TEST_CASE("shared strings lose their phonetic runs and keep their blanks") {
    auto parts =
        test::workbook_parts("<sheetData><row><c t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c><c t=\"s\"><v>2</v></c></row></sheetData>");
    parts["xl/sharedStrings.xml"] =
        "<sst><si><t>花都</t><rPh sb=\"0\" eb=\"1\"><t>huadu</t></rPh></si>"
        "<si><r><rPr><b/></rPr><t>rich </t></r><r><t xml:space=\"preserve\"> </t></r><r><t>&lt;text&gt;</t></r></si>"
        "<si><t>a_x000D_b_x005F_x000D_</t></si></sst>";
    const auto whole = read_parts(parts);
    REQUIRE(whole.sheet.rows.size() == 1);
    CHECK(whole.sheet.rows[0].cells == Cells{{"花都", CellKind::text}, {"rich  <text>", CellKind::text}, {"a\rb_x000D_", CellKind::text}});
}

TEST_CASE("a number that is shown as a date is one") {
    CHECK(
        cells_of(
            "<c s=\"1\"><v>45107</v></c><c s=\"1\"><v>45107.333333333336</v></c><c s=\"2\"><v>45078</v></c><c s=\"2\"><v>45107</v></c>") ==
        Cells{{"2023-06-30", CellKind::date},
              {"2023-06-30T08:00", CellKind::date},
              {"2023-06", CellKind::date},
              {"2023-06-30", CellKind::date}});
    auto parts = test::workbook_parts("<sheetData><row><c s=\"0\"><v>43645</v></c></row></sheetData>");
    parts["xl/workbook.xml"].replace(parts["xl/workbook.xml"].find("<workbookPr/>"), 13, "<workbookPr date1904=\"1\"/>");
    parts["xl/styles.xml"] =
        "<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@\"/></numFmts>"
        "<cellXfs><xf numFmtId=\"164\"/></cellXfs></styleSheet>";
    CHECK(read_parts(parts).sheet.rows.at(0).cells == Cells{{"2023-06-30", CellKind::date}});
}

TEST_CASE("a number that is shown as a percentage is one") {
    auto parts = test::workbook_parts("<sheetData><row><c s=\"0\"><v>0.4</v></c><c s=\"1\"><v>7.0000000000000007E-2</v></c>"
                                      "<c s=\"2\"><v>0.375</v></c><c s=\"3\"><v>1</v></c><c s=\"0\"><f>1/3</f><v>0.5</v></c>"
                                      "<c s=\"4\"><v>0.4</v></c></row></sheetData>");
    parts["xl/styles.xml"] = "<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"0.0%;[Red]-0.0%\"/>"
                             "<numFmt numFmtId=\"165\" formatCode=\"0.0&quot;%&quot;\"/></numFmts><cellXfs><xf numFmtId=\"9\"/>"
                             "<xf numFmtId=\"9\"/><xf numFmtId=\"10\"/><xf numFmtId=\"164\"/><xf numFmtId=\"165\"/></cellXfs></styleSheet>";
    CHECK(read_parts(parts).sheet.rows.at(0).cells == Cells{{"40%", CellKind::text},
                                                            {"7%", CellKind::text},
                                                            {"37.5%", CellKind::text},
                                                            {"100%", CellKind::text},
                                                            {"50%", CellKind::formula},
                                                            {"0.4", CellKind::number}});
}

TEST_CASE("days are counted as Excel counts them") {
    const auto iso = [](double serial) { return iso_date(serial, Epoch::from_1900, Shown::day).value_or("none"); };
    CHECK(iso(1) == "1900-01-01");
    CHECK(iso(59) == "1900-02-28");
    CHECK(iso(60) == "none");
    CHECK(iso(61) == "1900-03-01");
    CHECK(iso(45107.999999) == "2023-07-01");
    CHECK(iso(45107.00005787037) == "2023-06-30T00:00:05");
    CHECK(iso(2958465) == "9999-12-31");
    CHECK(iso(2958466) == "none");
    CHECK(iso(0) == "none");
    CHECK(iso(-5) == "none");
    CHECK(iso_date(0.5, Epoch::from_1904, Shown::day) == std::nullopt);
    CHECK(iso_date(44927, Epoch::from_1900, Shown::year) == "2023");
    CHECK(iso_date(44928, Epoch::from_1900, Shown::month) == "2023-01-02");
}

TEST_CASE("a number format says what of a date it shows") {
    for (const auto* day :
         {"yyyy-mm-dd", "d/m/yy", "[$-804]yyyy\"年\"m\"月\"d\"日\";@", "m\"月\"d\"日\"", "yyyy-mm-dd hh:mm:ss.000", "DD-MMM-YYYY"}) {
        INFO(day);
        CHECK(written_format(day) == Shown::day);
    }
    for (const auto* month : {"yyyy\"年\"m\"月\"", "mmm-yy", "yyyy.mm", "mmmm"}) {
        INFO(month);
        CHECK(written_format(month) == Shown::month);
    }
    CHECK(written_format("yyyy\"年\"") == Shown::year);
    for (const auto* none : {"General", "G/通用格式", "0.00", "#,##0\"d\"", "0.00E+00", "hh:mm", "[h]:mm:ss", "mm:ss", "@", "", "[Red]0",
                             "0\\d", "\"yd", "[y"}) {
        INFO(none);
        CHECK(written_format(none) == Shown::number);
    }
    CHECK(built_in_format(14) == Shown::day);
    CHECK(built_in_format(57) == Shown::month);
    CHECK(built_in_format(4) == Shown::number);
    CHECK(built_in_format(45) == Shown::number);
}

TEST_CASE("a formula gives its stored value and a warning") {
    const auto whole = read_rows(
        "<row r=\"12\"><c r=\"E12\"><f>SUM(A1:A9)</f><v>5</v></c><c r=\"F12\" t=\"str\"><f>A1</f><v>x</v></c><c><f>B1</f></c>"
        "<c t=\"e\"><f>1/0</f><v>#DIV/0!</v></c><c s=\"1\"><f>TODAY()</f><v>45107</v></c><c t=\"str\"><f>\"\"</f><v></v></c></row>");
    REQUIRE(whole.sheet.rows.size() == 1);
    CHECK(whole.sheet.rows[0].number == 12);
    const Cells expected{{"5", CellKind::formula},
                         {"x", CellKind::formula},
                         {"", CellKind::formula},
                         {"#DIV/0!", CellKind::error},
                         {"2023-06-30", CellKind::formula}};
    CHECK(Cells{whole.sheet.rows[0].cells.begin() + 4, whole.sheet.rows[0].cells.end()} == expected);
    CHECK(problems_of(whole) == Lines{"Sheet1!E12 formula", "Sheet1!F12 formula", "Sheet1!G12 formula-without-value",
                                      "Sheet1!H12 error-value", "Sheet1!H12 formula", "Sheet1!I12 formula"});
    CHECK_FALSE(std::ranges::any_of(whole.problems, [](const Problem& one) { return one.severity == DiagnosticSeverity::error; }));
}

TEST_CASE("of merged cells the first holds the value, and those below the headings are told") {
    const auto whole =
        read_rows("<row r=\"1\"><c t=\"str\"><v>title</v></c></row><row r=\"2\"><c><v>1</v></c><c><v>2</v></c></row>"
                  "<row r=\"3\"><c><v>3</v></c><c><v>4</v></c></row><row r=\"4\"><c><v>5</v></c><c><v>6</v></c></row>",
                  "<mergeCells count=\"3\"><mergeCell ref=\"A1:H1\"/><mergeCell ref=\"B3:B4\"/><mergeCell ref=\"A90:B99\"/></mergeCells>");
    REQUIRE(whole.sheet.rows.size() == 4);
    CHECK(whole.sheet.rows[2].cells == Cells{{"3", CellKind::number}, {"4", CellKind::number}});
    CHECK(whole.sheet.rows[3].cells == Cells{{"5", CellKind::number}});
    CHECK(problems_of(whole) == Lines{"Sheet1!B3 merged-cells"});
    CHECK(whole.problems[0].message == "the cells Sheet1!B3:B4 are merged: the first holds the value, the others are read as empty");
}

TEST_CASE("rows keep the sheet's numbers, hidden ones too, and empty ones are left out") {
    const auto whole =
        read_rows("<row r=\"3\" hidden=\"1\"><c><v>1</v></c></row><row r=\"5\"/><row><c s=\"1\"/></row><row><c><v>2</v></c></row>");
    REQUIRE(whole.sheet.rows.size() == 2);
    CHECK(whole.sheet.rows[0].number == 3);
    CHECK(whole.sheet.rows[1].number == 7);
    CHECK(whole.sheet.name == "Sheet1");
}

TEST_CASE("prefixes of names and attributes with > in them change nothing") {
    auto parts = test::workbook_parts("");
    parts["xl/worksheets/sheet1.xml"] =
        "<?xml version=\"1.0\"?><x:worksheet xmlns:x=\"u\"><x:sheetData><x:row r=\"1\" note='a>b/>'><x:c t=\"inlineStr\"><x:is><x:t>in"
        "</x:t></x:is></x:c></x:row ><x:rowBreaks/></x:sheetData></x:worksheet>";
    CHECK(read_parts(parts).sheet.rows.at(0).cells == Cells{{"in", CellKind::text}});
}

TEST_CASE("the sheet is the first that is not hidden, or the one named") {
    auto parts = test::workbook_parts("<sheetData><row><c><v>1</v></c></row></sheetData>");
    parts["xl/worksheets/sheet2.xml"] = "<worksheet><sheetData><row><c><v>2</v></c></row></sheetData></worksheet>";
    auto& book = parts["xl/workbook.xml"];
    book.replace(book.find("<sheets>"), 8, "<sheets><sheet name=\"目录\" state=\"hidden\" r:id=\"s2\"/>");
    auto& relations = parts["xl/_rels/workbook.xml.rels"];
    relations.insert(relations.find("</Rel"), "<Relationship Id=\"s2\" Type=\"x/worksheet\" Target=\"../xl/worksheets/sheet2.xml\"/>");
    CHECK(read_parts(parts).sheet.rows.at(0).cells == Cells{{"1", CellKind::number}});
    CHECK(read_parts(parts, {.sheet = "目录"}).sheet.rows.at(0).cells == Cells{{"2", CellKind::number}});
    const auto wrong = read_parts(parts, {.sheet = "Sheet"});
    CHECK(problems_of(wrong).at(0) == " unknown-sheet");
    CHECK(wrong.problems[0].advice == "did you mean \"Sheet1\"?");
    const test::Folder folder;
    test::write_zip(folder / "a.xlsx", parts);
    CHECK(sheet_names(folder / "a.xlsx").names == Lines{"Sheet1"});
}

TEST_CASE("references of cells and ranges are read or refused") {
    REQUIRE(parse_cell_at("F12"));
    CHECK(parse_cell_at("F12")->row == 12);
    CHECK(parse_cell_at("XFD1048576")->column == 16384);
    for (const auto* wrong :
         {"", "F", "12", "f12", "F0", "F012345678", "XFE1", "AAAA1", "A1048577", "A-1", "A1 ", "$A$1", "A99999999999"}) {
        INFO(wrong);
        CHECK_FALSE(parse_cell_at(wrong));
    }
    CHECK(parse_cell_range("A1:B2")->last.column == 2);
    CHECK(parse_cell_range("A1")->last.row == 1);
    CHECK_FALSE(parse_cell_range("B2:A1"));
    CHECK_FALSE(parse_cell_range("A1:"));
}

} // namespace slipway::sheet
