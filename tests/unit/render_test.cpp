// Reports as bytes.

#include "slipway/base/text.hpp"
#include "slipway/report/report.hpp"
#include "unit/records_folder.hpp"

#include <catch2/catch.hpp>

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace slipway {
namespace {

using test::lines_of;

Report report_of(Block block) {
    Report report;
    report.title = "T";
    report.sections.push_back({"S", {std::move(block)}});
    return report;
}

Table hospitals() { return {{{"项目"}, {"天数", Align::right}}, {{"花都区人民医院", "12"}, {"road", "3"}}, 0}; }

std::string text(const Report& report, const Screen& screen = {}) { return render(report, Format::text, Language::en, screen); }

std::string markdown(const Report& report) { return render(report, Format::md, Language::en); }

TEST_CASE("text: a table of Chinese names is aligned by the columns that a terminal shows") {
    // 花都区人民医院 takes 14 columns, 天数 takes 4.
    CHECK(text(report_of(hospitals())) == "T\n"
                                          "\n"
                                          "S\n"
                                          "  项目            天数\n"
                                          "  --------------  ----\n"
                                          "  花都区人民医院    12\n"
                                          "  road               3\n");
}

TEST_CASE("text: rows that alarm are red where there is color, and stay aligned") {
    auto table = hospitals();
    table.alarming = {1};
    CHECK(text(report_of(table), {.color = true}).find("\n\033[31m  road               3\033[0m\n") != std::string::npos);
    CHECK(text(report_of(table)).find('\033') == std::string::npos);
}

TEST_CASE("text: a table in a pipe is never cut") {
    const Table table{{{"name"}}, {{std::string(300, 'x')}}, 0};
    CHECK(text(report_of(table)).find(std::string(300, 'x')) != std::string::npos);
}

TEST_CASE("text: a table on a terminal is cut to its width by the columns shown") {
    const Table table{{{"项目"}, {"缘由"}, {"天数", Align::right}},
                      {{"花都区人民医院新院区二期工程", "承诺无法兑现，须立即核实", "12"}, {"metro-line-24", "on course", "3"}},
                      0};
    for (const int width : {70, 50, 40, 34}) {
        INFO(width);
        for (const auto& line : lines_of(text(report_of(table), {.width = width}))) {
            INFO(line);
            CHECK(display_width(line) <= width);
        }
    }
}

TEST_CASE("text: what was cut ends in an ellipsis, and what fits stays whole") {
    // Two columns of 14 and 4 take 22 with their gaps; at 20 the name has 12 left: five characters and the ellipsis.
    const auto lines = lines_of(text(report_of(hospitals()), {.width = 20}));
    CHECK(lines.at(5) == "  花都区人民…     12");
    CHECK(lines.at(6) == "  road             3");
    CHECK(text(report_of(hospitals()), {.width = 22}) == text(report_of(hospitals())));
}

TEST_CASE("text: a provisional date is never cut, however narrow the terminal") {
    const Table table{{{"forecast"}, {"name"}}, {{"2026-03-09~", std::string(60, 'x')}}, 0};
    for (const int width : {60, 30, 10, 1}) {
        INFO(width);
        CHECK(text(report_of(table), {.width = width}).find("2026-03-09~") != std::string::npos);
    }
}

TEST_CASE("text: no line ends in blanks") {
    const Table table{{{"a"}, {"b"}}, {{"x", ""}, {"", ""}}, 0};
    for (const auto& line : lines_of(text(report_of(table)))) {
        INFO("\"" << line << "\"");
        CHECK_FALSE(line.ends_with(' '));
    }
}

TEST_CASE("text: points, their lines, paragraphs, preamble and notes stand in order, a blank line between blocks") {
    Report report;
    report.title = "T";
    report.preamble = {"first"};
    report.sections = {{"S", {Bullets{{{"point", {"under"}}}, 0}, Paragraph{"para"}}}};
    report.notes = {"note"};
    CHECK(text(report) == "T\nfirst\n\nS\n  · point\n    under\n\n  para\n\nnote\n");
}

TEST_CASE("text: a cut list says how many more there are, in the reader's language") {
    auto table = hospitals();
    table.more = 7;
    CHECK(text(report_of(table)).find("7 more") != std::string::npos);
    CHECK(render(report_of(table), Format::text, Language::zh).find("另有 7 项") != std::string::npos);
    CHECK(text(report_of(Bullets{{{"p", {}}}, 3})).find("3 more") != std::string::npos);
    CHECK(text(report_of(hospitals())).find("more") == std::string::npos);
}

TEST_CASE("text: headings are bold only in color") {
    CHECK(text(report_of(hospitals())).find('\033') == std::string::npos);
    CHECK(text(report_of(hospitals()), {.color = true}).find("\033[1mT\033[0m\n") == 0);
}

TEST_CASE("markdown: a table has a rule with its alignment") {
    CHECK(markdown(report_of(hospitals())) == "# T\n\n\n## S\n\n| 项目 | 天数 |\n| --- | ---: |\n| 花都区人民医院 | 12 |\n| road | 3 |\n");
}

TEST_CASE("markdown: a bar, an asterisk, an underscore, a backtick, a backslash and a tag are text") {
    const Table table{{{"a|b"}}, {{"1|2"}, {"*x* _y_ `z` \\ <b>"}}, 0};
    const auto out = markdown(report_of(table));
    CHECK(out.find("| a\\|b |") != std::string::npos);
    CHECK(out.find("| 1\\|2 |") != std::string::npos);
    CHECK(out.find("| \\*x\\* \\_y\\_ \\`z\\` \\\\ \\<b> |") != std::string::npos);
}

TEST_CASE("markdown: an entity is text and not a character") {
    const auto out = markdown(report_of(Paragraph{"R&amp;D &lt;b&gt;"}));
    CHECK(out.find(" &lt;") == std::string::npos);
}

TEST_CASE("markdown: a line break inside a cell does not break the table") {
    const Table table{{{"a"}}, {{"one\ntwo"}}, 0};
    CHECK(markdown(report_of(table)).find("| one two |\n") != std::string::npos);
}

TEST_CASE("markdown: titles, points and paragraphs are escaped as well") {
    auto report = report_of(Bullets{{{"a_b", {"c*d"}}}, 2});
    report.title = "x*y";
    const auto out = markdown(report);
    CHECK(out.find("# x\\*y\n") == 0);
    CHECK(out.find("- a\\_b\n  c\\*d\n") != std::string::npos);
    CHECK(out.find("2 more") != std::string::npos);
    CHECK(markdown(report_of(Paragraph{"p|q"})).find("p\\|q") != std::string::npos);
}

TEST_CASE("markdown: the report ends in one newline") {
    const auto out = markdown(report_of(hospitals()));
    CHECK(out.ends_with("\n"));
    CHECK_FALSE(out.ends_with("\n\n"));
}

Report rows() {
    Report report;
    auto& machine = report.machine;
    machine.head = {{"schema", "slipway.test/1"}, {"as_of", "2023-06-30"}};
    machine.rows_name = "rows";
    machine.columns = {"key", "name", "float", "critical", "list"};
    machine.rows = {
        {{"key", "a"}, {"name", "花都, \"new\"\ncampus"}, {"float", nullptr}, {"critical", true}, {"list", Json::array({"p", "q"})}},
        {{"key", "b"}, {"name", "plain"}, {"float", -2.5}, {"critical", false}, {"list", Json::array()}}};
    machine.tail = {{"count", 2}};
    return report;
}

TEST_CASE("csv: a heading, then one record a row; quotes are doubled, nulls empty, booleans words") {
    CHECK(render(rows(), Format::csv, Language::en) == "key,name,float,critical,list\n"
                                                       "a,\"花都, \"\"new\"\"\ncampus\",,true,p; q\n"
                                                       "b,plain,-2.5,false,\n");
}

TEST_CASE("csv: a carriage return is quoted") {
    auto report = rows();
    report.machine.columns = {"name"};
    report.machine.rows = {{{"name", "a\rb"}}};
    CHECK(render(report, Format::csv, Language::en) == "name\n\"a\rb\"\n");
}

TEST_CASE("csv: an empty report is its heading") {
    auto report = rows();
    report.machine.rows.clear();
    CHECK(render(report, Format::csv, Language::en) == "key,name,float,critical,list\n");
}

TEST_CASE("csv: an object does not lose the names of its parts") {
    auto report = rows();
    report.machine.columns = {"holidays"};
    report.machine.rows = {{{"holidays", {{"国庆节", 5}, {"中秋节", 1}}}}};
    const auto out = render(report, Format::csv, Language::en);
    INFO(out);
    CHECK(out.find("国庆节") != std::string::npos);
    CHECK(out.find("中秋节") != std::string::npos);
}

TEST_CASE("json: one object, head first, then the rows, then the tail, unknown as null") {
    const auto bytes = render(rows(), Format::json, Language::en);
    CHECK(bytes.ends_with("}\n"));
    const auto read = Json::parse(bytes);
    std::vector<std::string> keys;
    for (const auto& [key, value] : read.items()) { keys.push_back(key); }
    CHECK(keys == std::vector<std::string>{"schema", "as_of", "rows", "count"});
    CHECK(read.at("rows").at(0).at("float").is_null());
    CHECK(read.at("rows").at(0).at("name") == "花都, \"new\"\ncampus");
    CHECK(bytes.find("花都") != std::string::npos); // not escaped
}

TEST_CASE("json: an empty report has an empty list") {
    auto report = rows();
    report.machine.rows.clear();
    CHECK(Json::parse(render(report, Format::json, Language::en)).at("rows") == Json::array());
}

TEST_CASE("ndjson: one object a line, whatever it holds") {
    const auto lines = lines_of(render(rows(), Format::ndjson, Language::en));
    REQUIRE(lines.size() == 2);
    CHECK(Json::parse(lines[0]).at("name") == "花都, \"new\"\ncampus");
    CHECK(Json::parse(lines[0]).at("float").is_null());
    CHECK(Json::parse(lines[1]).at("critical") == false);
}

TEST_CASE("the same report gives the same bytes in every language where it is for programs") {
    for (const auto format : {Format::json, Format::ndjson, Format::csv}) {
        CHECK(render(rows(), format, Language::zh) == render(rows(), format, Language::en));
    }
}

TEST_CASE("a date is ISO 8601 in JSON, and an unknown one null") {
    CHECK(json_date(parse_date("2023-06-30")) == "2023-06-30");
    CHECK(json_date(std::nullopt).is_null());
}

TEST_CASE("every JSON answer begins with its schema, its day and the revision of the records") {
    Portfolio portfolio;
    portfolio.revision = "abc";
    CHECK(machine_head("slipway.x/1", parse_date("2023-06-30").value(), portfolio).dump() ==
          R"({"schema":"slipway.x/1","as_of":"2023-06-30","generated_from":"abc"})");
}

} // namespace
} // namespace slipway
