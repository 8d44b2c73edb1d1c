// Tables of updates, as people and machines write them.

#include "slipway/forms/updates.hpp"
#include "support/folder.hpp"
#include "support/one_day.hpp"
#include "unit/sheet_workbooks.hpp"

#include <catch2/catch.hpp>

#include <sstream>
#include <string>
#include <vector>

namespace slipway {
namespace {

using forms::read_update_csv;
using forms::read_update_lines;
using forms::read_updates;
using forms::UpdateQuestion;
using forms::Updates;
using test::day;
using Lines = std::vector<std::string>;

const Portfolio& portfolio() {
    static const auto made = test::portfolio_of(test::one_road(""));
    return made;
}

UpdateQuestion question() {
    return {.as_of = day("2023-06-30"),
            .recorded_at = "2023-06-30T09:00:00Z",
            .by = "office",
            .condition_words = {{"征拆", ConditionKind::demolition}}};
}

Updates lines(const std::string& text, const UpdateQuestion& asked = question()) {
    std::istringstream in{text};
    return read_update_lines(in, "week.ndjson", portfolio(), asked);
}

Updates csv(const std::string& text, const UpdateQuestion& asked = question()) {
    return read_update_csv(text, "week.csv", portfolio(), asked);
}

/// "x/works started 2023-06-01".
Lines said(const Updates& updates) {
    Lines all;
    for (const auto& [observation, subject, place] : updates.updates) {
        all.push_back(observation.key + " " + std::string{word_of(observation_words, observation.kind)} + " " + observation.value);
    }
    return all;
}

/// "2:started bad-date".
Lines problems(const Updates& updates) {
    Lines all;
    for (const auto& one : updates.problems) {
        CHECK_FALSE(one.message.empty());
        CHECK_FALSE(one.advice.empty());
        all.push_back(one.cell + " " + one.code);
    }
    return all;
}

TEST_CASE("a line says several things of one key, each for its own day") {
    const auto updates = lines(R"({"key":"x/works","started":"2023-06-01","remaining":20,"by":"site","source":"form"})");
    CHECK(problems(updates).empty());
    CHECK(said(updates) == Lines{"x/works started 2023-06-01", "x/works remaining 20wd"});
    const auto& started = updates.updates[0];
    CHECK(started.place == "1:started");
    CHECK(started.subject == forms::Subject{portfolio().find_activity("x/works").value(), false});
    CHECK(started.observation == Observation{.day = day("2023-06-01"),
                                             .said = day("2023-06-30"),
                                             .recorded_at = "2023-06-30T09:00:00Z",
                                             .key = "x/works",
                                             .kind = ObservationKind::started,
                                             .value = "2023-06-01",
                                             .by = "site",
                                             .source = "form"});
    CHECK(updates.updates[1].observation.day == day("2023-06-30"));
}

TEST_CASE("values become canonical whatever way they were written") {
    const auto value = [](const std::string& object) {
        const auto updates = lines("{" + object + "}");
        INFO(object);
        CHECK(problems(updates).empty());
        std::string all;
        for (const auto& one : updates.updates) { all += (all.empty() ? "" : " ") + one.observation.value; }
        return all;
    };
    CHECK(value(R"("key":"x/works","started":"2023年6月1日")") == "2023-06-01");
    CHECK(value(R"("key":"x/works","finished":"2023/6/1")") == "2023-06-01");
    CHECK(value(R"("key":"x/works","expected":"预计2023.12.31")") == "2023-12-31");
    CHECK(value(R"("key":"x/works","remaining":"20")") == "20wd");
    CHECK(value(R"("key":"x/works","remaining":"20个工作日")") == "20wd");
    CHECK(value(R"("key":"x/works","remaining":"3 w")") == "3w");
    CHECK(value(R"("key":"x/works","percent":"40%")") == "40");
    CHECK(value(R"("key":"x/works","percent":"0.4％")") == "0.4");
    CHECK(value(R"("key":"x/works","percent":37.5)") == "37.5");
    CHECK(value(R"("key":"x/works","percent":1)") == "1");
    CHECK(value(R"("key":"x/works","raised":"征拆")") == "demolition");
    CHECK(value(R"("key":"x","spent":"12500万元")") == "1.25");
    CHECK(value(R"("key":"x","spent":1.25)") == "1.25");
    CHECK(value(R"("key":"x","rating":"黄灯")") == "amber");
    CHECK(value(R"("key":"x","delivered":"beds=500；里程= 1.5 公里")") == "beds=500 km=1.5");
    CHECK(value(R"("key":"x","delivered":{"beds":"1,500","km":1.5})") == "beds=1500 km=1.5");
    CHECK(value(R"("key":"x","withdrawn":"实际开始、note")") == "started note");
}

TEST_CASE("a form of another day is refused, once, though its rows say nothing") {
    const std::string form = "键,截止日,实际开始\nx/design,2023-06-30,\nx/works,2023-06-23,\nx/permit,2023/6/23,2023-06-01\n";
    const auto updates = csv(form);
    CHECK(problems(updates) == Lines{"3:截止日 form-of-another-day"});
    CHECK(updates.refused());
    CHECK(updates.problems.front().advice == "give --as-of 2023-06-23");
    CHECK(problems(csv("键,截止日,实际开始\nx/works,2023/6/30,2023-06-01\n")).empty());
    CHECK(problems(csv("key,as_of,started\nx/works,,2023-06-01\n")).empty());
    CHECK(problems(csv("key,Data date,started\nx/works,soon,\n")) == Lines{"2:Data date bad-date"});
    CHECK(problems(lines(R"({"key":"x/works","as_of":"2023-06-29","started":"2023-06-01"})")) == Lines{"1:as_of form-of-another-day"});
}

TEST_CASE("what has two readings is refused") {
    const auto codes = [](const std::string& cell) {
        std::string all;
        for (const auto& one : lines("{\"key\":\"x/works\"," + cell + "}").problems) { all += (all.empty() ? "" : " ") + one.code; }
        return all;
    };
    CHECK(codes(R"("started":"2023-06")") == "inexact-date");
    CHECK(codes(R"("started":"6月30日")") == "bad-date");
    CHECK(codes(R"("started":"计划2023年6月30日")") == "planned-date");
    CHECK(codes(R"("finished":"2023年6月30日前")") == "inexact-date");
    CHECK(codes(R"("started":"2023-02-30")") == "bad-date");
    CHECK(codes(R"("percent":0.4)") == "doubtful-percent");
    CHECK(codes(R"("percent":"-3")") == "bad-percent");
    CHECK(codes(R"("percent":"nan")") == "bad-percent");
    CHECK(codes(R"("remaining":"20天")") == "bad-duration");
    CHECK(codes(R"("remaining":-1)") == "bad-duration");
    CHECK(codes(R"("raised":"weather")") == "unknown-condition");
    CHECK(codes(R"("withdrawn":"withdrawn")") == "bad-withdrawal");
    CHECK(codes(R"("kind":"自评灯色","value":"红")") == "not-of-an-activity");
}

TEST_CASE("a percentage of a workbook is what its cell shows") {
    const test::Folder folder;
    const auto percent = [&](const std::string& cell) {
        auto parts = test::workbook_parts("<sheetData><row><c t=\"str\"><v>键</v></c><c t=\"str\"><v>完成百分比</v></c></row><row>"
                                          "<c t=\"str\"><v>x/works</v></c>" +
                                          cell + "</row></sheetData>");
        parts["xl/styles.xml"] = "<styleSheet><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"9\"/></cellXfs></styleSheet>";
        test::write_zip(folder / "week.xlsx", parts);
        const auto updates = read_updates(folder / "week.xlsx", portfolio(), question());
        return updates.refused() ? problems(updates) : said(updates);
    };
    CHECK(percent("<c s=\"1\"><v>0.4</v></c>") == Lines{"x/works percent 40"});
    CHECK(percent("<c s=\"1\"><v>0.01</v></c>") == Lines{"x/works percent 1"});
    CHECK(percent("<c><v>1</v></c>") == Lines{"x/works percent 1"});
    CHECK(percent("<c><v>40</v></c>") == Lines{"x/works percent 40"});
    CHECK(percent("<c><v>0.4</v></c>") == Lines{"Sheet1!B2 doubtful-percent"});
}

TEST_CASE("a file of lines is known by its first letter where its name does not tell") {
    const test::Folder folder;
    const auto read = [&](const std::string& name, const std::string& text) {
        test::write_file(folder / name, text);
        const auto updates = read_updates(folder / name, portfolio(), question());
        return updates.refused() ? problems(updates) : said(updates);
    };
    const std::string line = R"({"key":"x/works","started":"2023-06-01"})";
    const Lines started{"x/works started 2023-06-01"};
    CHECK(read("week.json", line) == started);
    CHECK(read("week.txt", "\xEF\xBB\xBF\r\n  \n" + line + "\n{\"key\":\"x\",\"note\":\"n\"}\n") ==
          Lines{"x/works started 2023-06-01", "x note n"});
    CHECK(read("week.txt", "key,started\nx/works,2023-06-01\n") == started);
    CHECK(read("week.ndjson", line) == started);
    CHECK(read("list.json", "[\n]\n") == Lines{" no-headings"}); // no lines of objects: read as a CSV, and refused
    CHECK(read("empty.json", "") == Lines{" no-rows"});
    CHECK_THROWS_AS(read_updates(folder / "none.json", portfolio(), question()), Error);
}

TEST_CASE("rows that say nothing are counted and need nobody who says so") {
    auto asked = question();
    asked.by.clear();
    const auto updates = lines("{\"key\":\"x/works\",\"project\":\"X\",\"started\":null,\"note\":\" \"}\n\n{}\n", asked);
    CHECK(problems(updates).empty());
    CHECK(updates.rows == 2);
    CHECK(updates.silent == 2);
    CHECK(problems(lines(R"({"key":"x/works","note":"n"})", asked)) == Lines{"1 no-reporter"});
}

TEST_CASE("two rows that contradict each other are refused, and equal ones are not") {
    const auto twice = [](const std::string& one, const std::string& other) {
        return problems(lines("{\"key\":\"x/works\"," + one + "}\n{\"key\":\"x/works\"," + other + "}"));
    };
    CHECK(twice(R"("started":"2023-06-01")", R"("started":"2023-06-02")") == Lines{"2:started said-twice"});
    CHECK(twice(R"("started":"2023-06-01")", R"("started":"2023年6月1日")").empty());
    CHECK(twice(R"("note":"one")", R"("note":"other")").empty());
}

TEST_CASE("a reason belongs to what wants one") {
    const auto updates = lines(R"({"key":"x/works","started":"2023-06-01","suspended":"2023-06-20","reason":"flood"})");
    REQUIRE(updates.updates.size() == 2);
    CHECK(updates.updates[0].observation.reason.empty());
    CHECK(updates.updates[1].observation.reason == "flood");
    CHECK(problems(lines(R"({"key":"x/works","reason":"flood"})")) == Lines{"1:reason reason-of-nothing"});
}

TEST_CASE("illustrative rows are refused unless they are asked for") {
    const std::string row = R"({"key":"x/works","note":"n","provenance":"illustrative"})";
    CHECK(problems(lines(row)) == Lines{"1:provenance illustrative-not-asked"});
    auto asked = question();
    asked.illustrative = true;
    const auto updates = lines(row, asked);
    CHECK(problems(updates).empty());
    CHECK(updates.updates.at(0).observation.illustrative);
}

TEST_CASE("hostile lines are told and nothing else is lost") {
    auto asked = question();
    asked.limits.row_bytes = 1000;
    asked.limits.rows = 5;
    const std::string good = R"({"key":"x/works","note":"n"})";
    const auto all =
        lines("\xEF\xBB\xBF" + good + "\r\n" + std::string(10'000'000, '[') + "\n{\"key\":\"x\",\"note\":\"a\\u0007b" +
                  std::string(1, '\0') + "\"}\n{\"key\":\"x\",\"note\":\"\xC3\x28\"}\n{\"key\":\"x\",\"note\":{\"a\":[1]}}\n" + good + "\n",
              asked);
    CHECK(problems(all) == Lines{"2 row-too-long", "3:28 bad-json", "4:21 bad-json", "5:note bad-value"});
    CHECK(said(all) == Lines{"x/works note n", "x/works note n"});
    CHECK(problems(lines(good + "\n" + good + "\n" + good + "\n" + good + "\n" + good + "\n" + good, asked)) == Lines{"6 too-many-rows"});
    CHECK(problems(lines("")) == Lines{" no-rows"});
    CHECK(problems(lines(R"({"key":"x","note":"1","note":"2"})")) == Lines{"1:note key-twice"});
    CHECK(said(lines(R"({"key":"x","note":"\u001b[31mred"})")) == Lines{"x note  [31mred"});
}

TEST_CASE("headings are known in both languages, and unknown ones are an error") {
    const auto updates = csv("\xEF\xBB\xBF键,项目,Actual start,累计投资（万元）,说明\nx/works,X,2023-06-01,,\nx,X,,\"12,500\",好\n");
    CHECK(problems(updates).empty());
    CHECK(said(updates) == Lines{"x/works started 2023-06-01", "x spent 1.25", "x note 好"});
    CHECK(updates.updates.at(1).place == "3:累计投资（万元）");
    CHECK(problems(csv("键,实际开始,实际开始\nx/works,2023-06-01,\n")) == Lines{"1:3 heading-twice"});
    CHECK(problems(csv("键,strated\nx/works,2023-06-01\n")) == Lines{"1:2 unknown-heading"});
    CHECK(problems(csv("项目,实际开始\nx,2023-06-01\n")) == Lines{"1:1 no-key-column"});
    CHECK(problems(csv("键,实际开始\nx/works,2023-06-01,3\n")) == Lines{"2:3 no-heading"});
    CHECK(problems(csv("")) == Lines{" no-rows"});
    CHECK_FALSE(csv(std::string{"key,note\nx,a\0b\n", 15}).problems.empty());
}

TEST_CASE("cells of a workbook: dates, formulas, errors, merged cells, a share that may be a percentage") {
    const test::Folder folder;
    const auto text = [](const std::string& cell, const std::string& words) {
        return "<c r=\"" + cell + "\" t=\"inlineStr\"><is><t>" + words + "</t></is></c>";
    };
    const auto sheet = "<sheetData><row r=\"1\">" + text("A1", "键") + text("B1", "实际开始") + text("C1", "完成百分比") +
                       "</row><row r=\"2\">" + text("A2", "x/works") +
                       "<c r=\"B2\" s=\"1\"><v>45078</v></c><c r=\"C2\"><v>0.4</v></c></row><row r=\"3\">" + text("A3", "x/permit") +
                       "<c r=\"B3\"><v>45078</v></c><c r=\"C3\"><f>20*2</f><v>40</v></c></row><row r=\"4\">" + text("A4", "x/design") +
                       "<c r=\"B4\" t=\"e\"><v>#REF!</v></c>" + text("C4", "40%") +
                       "</row></sheetData><mergeCells><mergeCell ref=\"A4:A5\"/></mergeCells>";
    test::write_zip(folder / "week.xlsx", test::workbook_parts(sheet));
    const auto updates = read_updates(folder / "week.xlsx", portfolio(), question());
    CHECK(problems(updates) == Lines{"Sheet1!C2 doubtful-percent", "Sheet1!C3 formula", "Sheet1!B3 bad-date", "Sheet1!A4 merged-cells",
                                     "Sheet1!B4 error-value"});
    CHECK(said(updates) == Lines{"x/works started 2023-06-01", "x/permit percent 40", "x/design percent 40"});
}

TEST_CASE("a problem told too often is counted, and near keys are not looked for for ever") {
    std::string text;
    for (int row = 0; row < 2000; ++row) { text += "{\"key\":\"y" + std::to_string(row) + "/works\",\"note\":\"n\"}\n"; }
    const auto updates = lines(text);
    CHECK(updates.refused());
    CHECK(updates.problems.size() == question().limits.problems_of_code + 1);
}

} // namespace
} // namespace slipway
