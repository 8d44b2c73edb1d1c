#include "slipway/sheet/workbook.hpp"
#include "slipway/sheet/write.hpp"
#include "support/folder.hpp"
#include "unit/sheet_workbooks.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <sstream>

namespace slipway::sheet {
namespace {

using Texts = std::vector<std::string>;

std::string csv(const Texts& headings, const std::vector<ValueRow>& rows, bool bom = false) {
    std::ostringstream out;
    write_csv(out, headings, rows, bom);
    return out.str();
}

/// Texts that spreadsheets and files make trouble of.
const Texts& awkward_texts() {
    static const Texts texts{"=1+1",
                             "+1",
                             "-1",
                             "@SUM(A1)",
                             "\t=1",
                             "\r=1",
                             "\n=1",
                             "'=1",
                             "''=1",
                             "'",
                             "''",
                             "'abc",
                             "＝1",
                             "'＝1",
                             "a,b",
                             "a;b",
                             "a\tb",
                             "say \"x\"",
                             "two\nlines",
                             "a\r\nb",
                             " blank ",
                             "_x000D_",
                             "_x41",
                             "a_x000D_",
                             "花都区",
                             "<&>",
                             "00123",
                             "1e5",
                             "TRUE",
                             "2023-06",
                             "=cmd|' /C calc'!A0",
                             "😀",
                             "\x01",
                             "#N/A",
                             "_x005F_x000D_"};
    return texts;
}

/// The first cells of the rows below the heading.
Texts first_cells(const WholeSheet& whole) {
    Texts texts;
    for (std::size_t row = 1; row < whole.sheet.rows.size(); ++row) { texts.push_back(whole.sheet.rows[row].cells.at(0).text); }
    return texts;
}

std::vector<ValueRow> as_rows(const Texts& texts) {
    std::vector<ValueRow> rows;
    for (const auto& text : texts) { rows.push_back({text, 1.0}); }
    return rows;
}

/// A part of a written workbook.
std::string part_of(const std::filesystem::path& path, const char* name) {
    auto* archive = ::zip_open(path.c_str(), ZIP_RDONLY, nullptr);
    REQUIRE(archive != nullptr);
    auto* file = ::zip_fopen(archive, name, 0);
    REQUIRE(file != nullptr);
    std::string text(1U << 20U, '\0');
    text.resize(static_cast<std::size_t>(::zip_fread(file, text.data(), text.size())));
    ::zip_fclose(file);
    ::zip_discard(archive);
    return text;
}

bool holds(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

} // namespace

TEST_CASE("a CSV holds numbers as numbers, days as days and texts that are no formulas") {
    const Date day{std::chrono::year{2023} / 6 / 30};
    CHECK(csv({"key", "invested", "by"}, {{"a-1", 0.1, day}, {"=1+1", -5.0, {}}, {"-5", std::nan(""), "2023-06"}}) ==
          "key,invested,by\na-1,0.1,2023-06-30\n'=1+1,-5,\n'-5,,2023-06\n");
    CHECK(csv({"a"}, {{"x;y"}, {"x\ty"}, {"\"q\""}, {""}}) == "a\n\"x;y\"\n\"x\ty\"\n\"\"\"q\"\"\"\n\"\"\n");
    CHECK(csv({"a"}, {}, true) == "\xEF\xBB\xBF"
                                  "a\n");
    CHECK(csv({"=a"}, {}) == "'=a\n");
}

TEST_CASE("every text comes back from a CSV as it went") {
    const test::Folder folder;
    for (const bool bom : {false, true}) {
        test::write_file(folder / "a.csv", csv({"text", "n"}, as_rows(awkward_texts()), bom));
        const auto whole = read_whole_sheet(folder / "a.csv");
        CHECK(whole.problems.empty());
        CHECK(first_cells(whole) == awkward_texts());
    }
}

TEST_CASE("every text comes back from a workbook as it went") {
    const test::Folder folder;
    const Table table{"台账", {{"text"}, {"n"}}, as_rows(awkward_texts())};
    write_xlsx(folder / "a.xlsx", std::span{&table, 1});
    const auto whole = read_whole_sheet(folder / "a.xlsx");
    CHECK(whole.problems.empty());
    CHECK(whole.sheet.name == "台账");
    CHECK(first_cells(whole) == awkward_texts());
    CHECK(std::ranges::all_of(whole.sheet.rows, [](const Row& row) { return row.cells[0].kind == CellKind::text; }));
    CHECK_FALSE(holds(part_of(folder / "a.xlsx", "xl/worksheets/sheet1.xml"), "<f"));
}

TEST_CASE("a workbook keeps numbers, days and gaps") {
    const test::Folder folder;
    const Date day{std::chrono::year{2023} / 6 / 1};
    const Table table{
        "Sheet1", {{"key"}, {"invested"}, {"by"}}, {{"a", 0.1, day}, {"b", {}, {}}, {"", -5.0, "2023-06"}, {"", INFINITY, {}}}};
    write_xlsx(folder / "a.xlsx", std::span{&table, 1});
    const auto rows = read_whole_sheet(folder / "a.xlsx").sheet.rows;
    REQUIRE(rows.size() == 4);
    CHECK(rows[1].cells == std::vector<Cell>{{"a", CellKind::text}, {"0.1", CellKind::number}, {"2023-06-01", CellKind::date}});
    CHECK(rows[2].cells == std::vector<Cell>{{"b", CellKind::text}});
    CHECK(rows[3].cells == std::vector<Cell>{{}, {"-5", CellKind::number}, {"2023-06", CellKind::text}});
}

TEST_CASE("the same tables give the same bytes") {
    const test::Folder folder;
    const std::vector<Table> tables{{"a", {{.heading = "x", .words = {"yes", "no"}}}, as_rows(awkward_texts())}, {"b", {{"y"}}, {}}};
    write_xlsx(folder / "1.xlsx", tables);
    write_xlsx(folder / "2.xlsx", tables);
    CHECK(test::text_of_file(folder / "1.xlsx") == test::text_of_file(folder / "2.xlsx"));
}

TEST_CASE("a form has lists of words, locked cells, widths and a heading that stays") {
    const test::Folder folder;
    Texts many;
    for (int word = 0; word < 200; ++word) { many.push_back("word, " + std::to_string(word)); }
    const std::vector<Table> tables{{"form",
                                     {{.heading = "key", .locked = true},
                                      {.heading = "花都区人民医院"},
                                      {.heading = "stage", .words = many},
                                      {.heading = "w", .width = 30},
                                      {.heading = "day", .days = DayRange{*parse_date("2023-01-01"), *parse_date("2023-06-30")}},
                                      {.heading = "%", .numbers = NumberRange{0, 100}}},
                                     {{"a-1", {}, {}, {}, {}, {}}},
                                     2}};
    write_xlsx(folder / "form.xlsx", tables);
    const auto sheet = part_of(folder / "form.xlsx", "xl/worksheets/sheet1.xml");
    CHECK(holds(sheet, "<sheetProtection sheet=\"1\""));
    CHECK(holds(sheet, "state=\"frozen\""));
    CHECK(holds(sheet, "<formula1>lists!$A$1:$A$200</formula1>"));
    CHECK(holds(sheet, "sqref=\"C2:C1048576\""));
    CHECK(holds(sheet, "xSplit=\"2\" ySplit=\"1\""));
    CHECK(holds(sheet, "type=\"list\""));
    CHECK(holds(sheet, "<formula1>44927</formula1><formula2>45107</formula2>"));
    CHECK(holds(sheet, "type=\"decimal\""));
    CHECK(holds(sheet, "<formula1>0</formula1><formula2>100</formula2>"));
    CHECK(holds(sheet, "min=\"2\" max=\"2\" width=\"16.7109375\"")); // 14 columns and the margin
    CHECK(holds(sheet, "min=\"4\" max=\"4\" width=\"30.7109375\""));
    CHECK(sheet_names(folder / "form.xlsx").names == Texts{"form"}); // "lists" is hidden
    CHECK(read_whole_sheet(folder / "form.xlsx", {.sheet = "lists"}).sheet.rows.size() == 200);
    CHECK(folder.files() == std::set<std::string>{"form.xlsx"});
}

TEST_CASE("of a form only cells to fill in are white, and it prints with its headings") {
    const test::Folder folder;
    const std::vector<Table> tables{{.name = "form",
                                     .columns = {{.heading = "key", .locked = true},
                                                 {.heading = "%", .numbers = NumberRange{0, 99}, .hint = Hint{"percent <1>", "0 to 99"}},
                                                 {.heading = "words", .words = {"yes", "no"}, .hint = Hint{"choose", "yes or no"}}},
                                     .rows = {{"a", {}, {}}, {"b"}},
                                     .closed = {{1, 1}}},
                                    {.name = "plain", .columns = {{"x"}}, .rows = {{"y"}}}};
    write_xlsx(folder / "form.xlsx", tables);
    const auto sheet = part_of(folder / "form.xlsx", "xl/worksheets/sheet1.xml");
    const auto style = [&](const std::string& cell) {
        const auto from = sheet.find("<c r=\"" + cell + "\" s=\"");
        REQUIRE(from != std::string::npos);
        const auto number = sheet.find("s=\"", from) + 3;
        return sheet.substr(number, sheet.find('"', number) - number);
    };
    CHECK(style("B2") != style("B3"));
    CHECK(style("C2") == style("C3"));
    CHECK(holds(sheet, "fitToPage=\"1\""));
    CHECK(holds(sheet, "orientation=\"landscape\""));
    CHECK(holds(sheet, "errorTitle=\"percent &lt;1&gt;\" error=\"0 to 99\" promptTitle=\"percent &lt;1&gt;\" prompt=\"0 to 99\""));
    CHECK(holds(sheet, "errorTitle=\"choose\" error=\"yes or no\""));
    const auto styles = part_of(folder / "form.xlsx", "xl/styles.xml");
    CHECK(holds(styles, "<fgColor rgb=\"FFEDEDED\"/>"));
    CHECK(holds(styles, "<fgColor rgb=\"FFFFFFFF\"/>"));
    CHECK(holds(part_of(folder / "form.xlsx", "xl/workbook.xml"), "_xlnm.Print_Titles"));
    CHECK_FALSE(holds(part_of(folder / "form.xlsx", "xl/worksheets/sheet2.xml"), "landscape"));
    CHECK(read_whole_sheet(folder / "form.xlsx").sheet.rows.at(2).cells.size() == 1); // coloured cells are empty
}

TEST_CASE("what a workbook cannot hold is an error, and the file that was there stays") {
    const test::Folder folder;
    test::write_file(folder / "a.xlsx", "before");
    const auto write = [&](const Table& table) { write_xlsx(folder / "a.xlsx", std::span{&table, 1}); };
    CHECK_THROWS_WITH(write({"Sheet1", {{"a"}}, {{std::string(32'768, 'x')}}}), Catch::Contains("Sheet1!A2"));
    CHECK_THROWS_WITH(write({"Sheet1", {{"a"}, {"b"}}, {{"", "\xff"}}}), Catch::Contains("Sheet1!B2"));
    CHECK_THROWS_AS(write({"Sheet1", {{std::string("a\0b", 3)}}, {}}), Error);
    CHECK_THROWS_AS(write({"a:b", {{"a"}}, {}}), Error);
    CHECK_THROWS_AS(write({std::string(32, 'a'), {{"a"}}, {}}), Error);
    CHECK_THROWS_AS(write({"", {{"a"}}, {}}), Error);
    CHECK_THROWS_AS(write({"lists", {{.heading = "a", .words = {"x"}}}, {}}), Error);
    CHECK_THROWS_AS(write({"Sheet1", std::vector<Column>(16'385, Column{"a"}), {}}), Error);
    CHECK_THROWS_AS(write_xlsx(folder / "a.xlsx", {}), Error);
    const std::vector<Table> twins{{"a", {{"x"}}, {}}, {"A", {{"x"}}, {}}};
    CHECK_THROWS_AS(write_xlsx(folder / "a.xlsx", twins), Error);
    CHECK(test::text_of_file(folder / "a.xlsx") == "before");
    CHECK(folder.files() == std::set<std::string>{"a.xlsx"});
    CHECK_THROWS_AS(write_xlsx(folder / "no/such/folder.xlsx", twins), Error);
    std::ostringstream out;
    CHECK_THROWS_AS(write_csv(out, Texts{"a"}, std::vector<ValueRow>{{"\xff"}}), Error);
}

} // namespace slipway::sheet
