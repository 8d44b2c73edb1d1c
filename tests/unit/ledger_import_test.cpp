#include "slipway/ledger/import.hpp"
#include "unit/records_folder.hpp"
#include "unit/sheet_workbooks.hpp"

#include <catch2/catch.hpp>

namespace slipway::ledger {
namespace {

using Lines = std::vector<std::string>;

Portfolio library() {
    return test::loaded(R"(
[[project]]
key = "library"
name = { zh = "图书馆（新馆）", en = "Library" }
aliases = ["新馆"]
category = "culture"
investment_yi = 2
note = "a note [old.csv:3]"

[[project]]
key = "twin-a"
name = "双子楼"
category = "other"

[[project]]
key = "twin-b"
name = "双子楼"
category = "other"

[[project]]
key = "ledger-0007"
name = "七"
category = "other"

[[programme]]
key = "culture-programme"
name = "文化工程"
kind = "programme"
category = "culture"
)");
}

Import import_text(std::string_view text, const ImportQuestion& question = {}) {
    const test::Folder folder;
    test::write_file(folder / "l.csv", text);
    return import_ledger(folder / "l.csv", library(), question);
}

/// "2 new ledger-0008".
Lines rows(const Import& import) {
    Lines lines;
    for (const auto& row : import.rows) {
        lines.push_back(std::to_string(row.number) + " " + std::string{word_of(row_state_words, row.state)} +
                        (row.key.empty() ? "" : " " + row.key));
    }
    return lines;
}

/// "2:1 no-name".
Lines problems(const Import& import) {
    Lines lines;
    for (const auto& one : import.problems) { lines.push_back(one.cell + " " + one.code); }
    return lines;
}

} // namespace

TEST_CASE("a project is known by its key, its name or an alias") {
    const auto import = import_text("项目编号,项目名称,总投资（亿元）\nlibrary,另一个名字,2\n,新馆,3\n");
    CHECK(rows(import) == Lines{"2 different library", "3 refused"});
    CHECK(problems(import) == Lines{"3:2 project-twice"});
    CHECK(import.rows[0].differences == std::vector<Difference>{{field_id("name_zh"), "另一个名字", "图书馆（新馆）"}});
    CHECK(rows(import_text("项目名称,总投资（亿元）\n图书馆(新馆),2\n")) == Lines{"2 known library"});
    CHECK(rows(import_text("项目名称\n新 馆\n")) == Lines{"2 known library"});
    CHECK(rows(import_text("Name (English)\nlibrary\n")) == Lines{"2 known library"});
}

TEST_CASE("an empty cell says nothing, and neither does the place that an import notes") {
    CHECK(rows(import_text("项目名称,类别,总投资（亿元）,备注\n新馆,,,a note\n")) == Lines{"2 known library"});
    CHECK(rows(import_text("项目名称,备注\n新馆,another note\n")) == Lines{"2 different library"});
}

TEST_CASE("keys of new projects go on from the last of their prefix") {
    const std::string ledger = "项目编号,项目名称,类别\n,甲,其他\nHD-01,乙,其他\n,丙,其他\nledger-0009,丁,其他\n";
    CHECK(rows(import_text(ledger)) == Lines{"2 new ledger-0010", "3 new hd-01", "4 new ledger-0011", "5 new ledger-0009"});
    CHECK(rows(import_text(ledger, {.prefix = "hd"})) == Lines{"2 new hd-0002", "3 new hd-01", "4 new hd-0003", "5 new ledger-0009"});
}

TEST_CASE("keys and names that cannot be are told") {
    CHECK(problems(import_text("项目编号,项目名称,类别\n12,甲,其他\n")) == Lines{"2:2 bad-key"});
    CHECK(problems(import_text("项目编号,项目名称,类别\nculture-programme,甲,其他\n")) == Lines{"2:2 bad-key"});
    CHECK(problems(import_text("项目编号,项目名称,类别\nnew,新馆,其他\n")) == Lines{"2:2 name-known"});
    CHECK(problems(import_text("项目名称,类别\n双子楼,其他\n")) == Lines{"2:1 ambiguous-name"});
    CHECK(problems(import_text("项目名称,类别\n甲,其他\n甲,其他\n")) == Lines{"3:1 project-twice"});
    CHECK(problems(import_text("项目名称,类别\n,其他\n")) == Lines{"2:1 no-name"});
}

TEST_CASE("titles above the headings, blank rows and totals are no projects") {
    const auto import =
        import_text("2024年重点项目,,\n单位：万元,,\n序号,项目名称,类别\n1,甲,其他\n2,,\n,,\n,医院小计,\n合计,,其他\n3,乙,其他\n");
    CHECK(rows(import) == Lines{"4 new ledger-0008", "7 skipped", "8 skipped", "9 new ledger-0009"});
    CHECK(problems(import).empty());
    CHECK(rows(import_text("项目编号,项目名称,类别\nall,总计,其他\n")) == Lines{"2 new all"});
}

TEST_CASE("the mapping says which row holds the headings") {
    CHECK(rows(import_text("项目名称,类别\n名称,类别\n甲,其他\n", {.mapping = {.heading_row = 2}})) == Lines{"3 new ledger-0008"});
    CHECK(problems(import_text("项目名称,类别\n甲,其他\n", {.mapping = {.heading_row = 5}})).empty());
    CHECK(problems(import_text("甲,类别\n乙,其他\n")) == Lines{"1:1 unmapped-heading", "1:1 no-name-column"});
}

TEST_CASE("defaults complete new projects and are no difference of known ones") {
    ImportQuestion question;
    question.mapping.defaults = {{field_id("category"), "医院"}, {field_id("stage_as_of"), "2023年6月"}};
    const auto import = import_text("项目名称,阶段\n甲,在建\n新馆,\n", question);
    CHECK(rows(import) == Lines{"2 new ledger-0008", "3 known library"});
    CHECK(record_text(import).find("category = \"hospital\"") != std::string::npos);
    CHECK(record_text(import).find("as_of = \"2023-06\"") != std::string::npos);
    question.mapping.defaults[field_id("category")] = "医远";
    CHECK(problems(import_text("项目名称\n甲\n", question)) == Lines{"2:1 no-category", " unknown-category"});
}

TEST_CASE("a stage without a day holds on the day on which the ledger is read") {
    const auto import = import_text("项目名称,类别,阶段\n甲,其他,在建\n乙,其他,\n", {.read_on = parse_date("2024-01-02").value()});
    const auto text = record_text(import);
    CHECK(text.find("as_of = \"2024-01-02\"") != std::string::npos);
    CHECK(text.find("as_of", text.find("as_of") + 1) == std::string::npos);
}

TEST_CASE("what a new record cannot do without is an error of its cell") {
    CHECK(problems(import_text("项目名称\n甲\n")) == Lines{"2:1 no-category"});
    CHECK(problems(import_text("项目名称,类别\n甲,\n")) == Lines{"2:2 no-category"});
    CHECK(problems(import_text("项目名称,类别,规划原文\n甲,其他,建甲\n")) == Lines{"2:3 no-plan"});
    CHECK(problems(import_text("项目名称,类别\n甲,医远\n")) == Lines{"2:2 unknown-category"});
}

TEST_CASE("too many projects are an error that names the limit") {
    const auto import = import_text("项目名称,类别\n甲,其他\n乙,其他\n丙,其他\n丁,其他\n", {.limits = {.projects = 2}});
    CHECK(rows(import) == Lines{"2 new ledger-0008", "3 new ledger-0009"});
    CHECK(problems(import) == Lines{"4:1 too-many-projects"});
    CHECK(import.problems.front().message.find("more than 2 projects") == 0);
    CHECK(problems(import_text("项目名称,类别\n甲,其他\n乙,其他\n", {.limits = {.text_bytes = 3}})) == Lines{"3:1 too-many-projects"});
}

TEST_CASE("many errors are counted, the first of each kind told") {
    std::string text = "项目名称,类别\n";
    for (int i = 0; i < 50; ++i) { text += "项目" + std::to_string(i) + ",错\n"; }
    const auto import = import_text(text, {.limits = {.problems_of_code = 10}});
    CHECK(import.errors == 50);
    CHECK(import.problems.size() == 11);
    CHECK(import.count(RowState::refused) == 50);
}

TEST_CASE("formulas, merged cells and errors of a workbook are told by cell") {
    const test::Folder folder;
    const auto text = [](const std::string& cell, const std::string& words) {
        return "<c r=\"" + cell + "\" t=\"inlineStr\"><is><t>" + words + "</t></is></c>";
    };
    test::write_zip(folder / "l.xlsx",
                    test::workbook_parts("<sheetData><row r=\"1\">" + text("A1", "项目名称") + text("B1", "类别") +
                                         text("C1", "总投资（亿元）") + text("D1", "联系电话") + "</row><row r=\"2\">" + text("A2", "甲") +
                                         text("B2", "其他") + "<c r=\"C2\"><f>1+1</f><v>2</v></c></row><row r=\"3\">" + text("A3", "乙") +
                                         text("B3", "其他") + "<c r=\"C3\" t=\"e\"><v>#DIV/0!</v></c>" +
                                         "<c r=\"D3\" t=\"e\"><v>#N/A</v></c></row></sheetData>" +
                                         "<mergeCells><mergeCell ref=\"B2:B3\"/></mergeCells>"));
    const auto import = import_ledger(folder / "l.xlsx", library(), {});
    CHECK(import.sheet == "Sheet1");
    CHECK(rows(import)[0] == "2 new ledger-0008");
    CHECK(rows(import)[1] == "3 refused");
    const auto found = problems(import);
    for (const auto* wanted : {"Sheet1!C2 formula", "Sheet1!C3 error-value", "Sheet1!D3 error-value", "Sheet1!D1 unmapped-heading"}) {
        INFO(wanted);
        CHECK(std::ranges::count(found, std::string{wanted}) == 1);
    }
    CHECK(std::ranges::any_of(found, [](const std::string& one) { return one.starts_with("Sheet1!B2"); }));
    CHECK(std::ranges::count(found, "Sheet1!B3 no-category") == 1); // its value stands in the first cell of the merged ones
    CHECK(import.errors == 2);
    CHECK(record_text(import).find("note = \"[l.xlsx Sheet1:2]\"") != std::string::npos);
}

TEST_CASE("a record is written with all that its row says") {
    const auto import =
        import_text("项目名称,类别,阶段,阶段日期,计划完成时间,2024年计划投资（万元）,2023年完成投资（亿元）,财政资金（亿元）,别名,备注\n"
                    "\"=甲 \"\"A\"\"\",其他,停工,2023年6月,2025年底,5000,1,2,\"乙；丙\",\"两\n行\"\n");
    CHECK(problems(import).empty());
    CHECK(record_text(import) == R"([[project]]
key = "ledger-0008"
name = { zh = "=甲 \"A\"" }
category = "other"
stage = { value = "suspended", as_of = "2023-06", words = "停工" }
funding = { budget = 2 }
years = [
  { year = 2023, actual_yi = 1 },
  { year = 2024, plan_yi = 0.5 },
]
commitment = { by = "2025", provenance = "stated", because = "2025年底" }
aliases = ["乙", "丙"]
note = "两\n行 [l.csv:2]"
)");
}

} // namespace slipway::ledger
