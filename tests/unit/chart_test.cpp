// Charts as characters and as SVG.

#include "report/chart_frame.hpp"
#include "report/renderers.hpp"
#include "report/svg_labels.hpp"
#include "slipway/base/text.hpp"
#include "unit/records_folder.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

namespace slipway {
namespace {

Date day(std::string_view text) { return parse_date(text).value(); }

ChartWords words() {
    return {.x = "report date",
            .y = "forecast date",
            .diagonal = "forecast = report date",
            .reported = "reported",
            .grey = "not reported",
            .reached = "reached",
            .several = "several here",
            .trend = "trend",
            .above = "(above)",
            .below = "(below)",
            .nothing = "nothing to draw"};
}

/// A milestone that slips by `slip` days a week; every fourth week is grey.
ChartSeries slipping(std::string label, std::string_view first, int weeks, int slip) {
    ChartSeries series{std::move(label), {}, {}, {}};
    for (int i = 0; i < weeks; ++i) {
        series.points.push_back(
            {day("2024-01-05") + Days{7 * i}, day(first) + Days{slip * i}, i % 4 == 3 ? ChartMark::grey : ChartMark::reported});
    }
    return series;
}

Chart chart_of(std::vector<ChartSeries> series) { return {"what it shows", words(), std::move(series), {}}; }

std::string joined(const std::vector<std::string>& lines) {
    std::string text;
    for (const auto& line : lines) { text += line + '\n'; }
    return text;
}

/// The part of a line that is drawn, between the axis and its end.
std::size_t column_of(const std::string& line, char mark) { return line.find(mark, line.find('|')); }

TEST_CASE("text chart: later forecasts stand higher, later reports further right, grey weeks in lower case") {
    const auto lines = chart_lines(chart_of({slipping("library", "2024-06-03", 4, 7)}), {});
    std::vector<std::size_t> columns;
    std::string marks;
    for (const auto& line : lines) {
        if (line.find('|') == std::string::npos) { continue; }
        for (const char mark : {'A', 'a'}) {
            if (const auto column = column_of(line, mark); column != std::string::npos) {
                columns.push_back(column);
                marks += mark;
            }
        }
    }
    CHECK(marks == "aAAA"); // from the top
    CHECK(std::ranges::is_sorted(columns, std::greater{}));
}

TEST_CASE("text chart: no line is wider than the screen, whatever it is, in Chinese too") {
    auto chart = chart_of({slipping("花都区人民医院新院区（二期工程及配套道路）· 建成并投入使用", "2024-06-03", 52, 9),
                           slipping("library", "2025-01-03", 52, 0)});
    chart.words.y = "预测日期";
    chart.references.push_back({ChartReferenceKind::limit, day("2025-12-31"), "规划期末", {0, 1}});
    for (const int width : {40, 57, 80, 132}) {
        INFO(width);
        for (const auto& line : chart_lines(chart, {.width = width})) { CHECK(display_width(line) <= width); }
    }
}

TEST_CASE("text chart: color adds nothing but color") {
    const auto chart = chart_of({slipping("library", "2024-06-03", 8, 7)});
    auto colored = joined(chart_lines(chart, {.color = true}));
    CHECK(colored.find("\033[90ma\033[0m") != std::string::npos); // grey is grey
    for (auto at = colored.find('\033'); at != std::string::npos; at = colored.find('\033')) {
        colored.erase(at, colored.find('m', at) - at + 1);
    }
    CHECK(colored == joined(chart_lines(chart, {})));
}

TEST_CASE("text chart: points of two series at one place are marked as several") {
    const auto text = joined(chart_lines(chart_of({slipping("one", "2024-06-03", 3, 0), slipping("two", "2024-06-03", 3, 0)}), {}));
    CHECK(text.find("several here") != std::string::npos);
    CHECK(text.find("A  one") != std::string::npos);
    CHECK(text.find("B  two") != std::string::npos);
}

TEST_CASE("text chart: a line too far off to be drawn is said to be above or below") {
    auto chart = chart_of({slipping("library", "2024-06-03", 5, 1)});
    chart.references.push_back({ChartReferenceKind::limit, day("2030-12-31"), "limit", {0}});
    chart.references.push_back({ChartReferenceKind::baseline_current, day("2024-06-20"), "baseline v1", {0}});
    const auto text = joined(chart_lines(chart, {}));
    CHECK(text.find("==  limit 2030-12-31 (above)") != std::string::npos);
    CHECK(text.find("--  baseline v1 2024-06-20\n") != std::string::npos);
    CHECK(text.find("|-----") != std::string::npos);
}

TEST_CASE("text chart: without a series it says so") { CHECK(joined(chart_lines(chart_of({}), {})) == "  nothing to draw\n"); }

TEST_CASE("a chart of one week has axes with some room") {
    const auto frame = frame_of(chart_of({slipping("library", "2024-06-03", 1, 0)}));
    CHECK(frame.x.days() >= 14);
    CHECK(frame.y.days() >= 28);
    CHECK(frame.x.holds(day("2024-01-05")));
    CHECK(frame.y.holds(day("2024-06-03")));
}

TEST_CASE("the axis of reports holds the days on which nothing was forecast") {
    auto chart = chart_of({slipping("library", "2024-06-03", 4, 0)});
    chart.series.front().missing = {day("2023-12-29"), day("2024-04-26")};
    CHECK(frame_of(chart).x.holds(day("2024-04-26")));
    CHECK(frame_of(chart).x.holds(day("2023-12-29")));
    CHECK_FALSE(frame_of(chart).y.holds(day("2024-12-29")));
}

TEST_CASE("SVG: long names beside the chart are cut to what fits in a wide font, and keep their dates") {
    std::string chinese;
    for (int i = 0; i < 40; ++i) { chinese += "馆"; }
    Report report;
    report.sections.push_back(
        {"S", {chart_of({slipping(std::string(80, 'W'), "2024-06-03", 4, 0), slipping(chinese, "2024-09-02", 4, 0)})}});
    const auto svg = render(report, Format::svg, Language::en);
    // 358 units of room: Latin letters of a bold face 8.4 each, the date and the letter too; Chinese ones 12.
    CHECK(svg.find(std::string(28, 'W')) != std::string::npos);
    const auto labels = svg.substr(svg.rfind("</g>"));
    CHECK(labels.find(std::string(29, 'W')) == std::string::npos);
    CHECK(labels.find("  2024-06-03</text>") != std::string::npos);
    CHECK(labels.find(chinese.substr(0, 3 * 19)) != std::string::npos);
    CHECK(labels.find(chinese.substr(0, 3 * 21)) == std::string::npos);
}

TEST_CASE("the diagonal is drawn when it is near, and not when it would press the points flat") {
    CHECK(frame_of(chart_of({slipping("near", "2024-03-01", 4, 1)})).y.holds(day("2024-01-26")));
    CHECK_FALSE(frame_of(chart_of({slipping("far", "2027-03-01", 4, 1)})).y.holds(day("2024-01-26")));
}

TEST_CASE("axes are marked at the beginnings of days, weeks, months, quarters or years, never more often than asked") {
    const auto labels = [](std::string_view from, std::string_view to, std::size_t most) {
        std::vector<std::string> all;
        for (const auto& tick : axis_ticks({day(from), day(to)}, most)) { all.push_back(tick.label); }
        return all;
    };
    using Labels = std::vector<std::string>;
    CHECK(labels("2024-01-03", "2024-01-05", 5) == Labels{"2024-01-03", "2024-01-04", "2024-01-05"});
    CHECK(labels("2024-01-03", "2024-01-23", 5) == Labels{"2024-01-08", "2024-01-15", "2024-01-22"});
    CHECK(labels("2024-01-03", "2024-04-01", 5) == Labels{"2024-02", "2024-03", "2024-04"});
    CHECK(labels("2023-11-03", "2024-10-05", 5) == Labels{"2024-01", "2024-04", "2024-07", "2024-10"});
    CHECK(labels("2021-05-01", "2025-12-31", 5) == Labels{"2022", "2023", "2024", "2025"});
    CHECK(axis_ticks({first_day, last_day}, 3).size() <= 3);
}

TEST_CASE("labels stay in order, apart and on the sheet") {
    const auto placed = spread({units(100), units(101), units(102), units(298), units(299)}, units(16), units(50), units(300));
    REQUIRE(placed.size() == 5);
    for (std::size_t i = 1; i < placed.size(); ++i) { CHECK(placed[i] >= placed[i - 1] + units(16)); }
    CHECK(placed.front() >= units(50));
    CHECK(placed.back() <= units(300));
    CHECK(spread({units(0), units(0), units(0)}, units(16), units(0), units(20)).back() == units(20)); // no room: closer
    CHECK(spread({}, units(16), units(0), units(20)).empty());
}

TEST_CASE("lengths are written to the tenth, text as XML takes it") {
    CHECK(to_string(Tenths{125}) == "12.5");
    CHECK(to_string(Tenths{-5}) == "-0.5");
    CHECK(to_string(units(7)) == "7");
    CHECK(xml_text("a<b> & \"c\"\x01") == "a&lt;b&gt; &amp; &quot;c&quot;");
}

TEST_CASE("SVG: every point is drawn, grey weeks hollow, a milestone reached with a ring, a trend as a dotted line") {
    auto series = slipping("library", "2024-06-03", 8, 7);
    series.points.back().mark = ChartMark::reached;
    series.trend = ChartLine{day("2024-01-05"), day("2024-06-03"), day("2024-02-23"), day("2024-07-22")};
    Report report;
    report.title = "T";
    report.preamble = {"what to know first"};
    report.sections.push_back({"S", {chart_of({series})}});
    const auto svg = render(report, Format::svg, Language::en);
    const auto drawn = svg.substr(svg.find("<polyline"), svg.find("</g>") - svg.find("<polyline"));
    const auto count = [&](std::string_view piece) {
        std::size_t found = 0;
        for (auto at = drawn.find(piece); at != std::string::npos; at = drawn.find(piece, at + 1)) { ++found; }
        return found;
    };
    CHECK(count("<circle") == 9);
    CHECK(count(R"(fill="#ffffff" stroke="#8a8a8a")") == 1); // the fourth week; the eighth is the one reached
    CHECK(count(R"(fill="none" stroke="#0072b2" stroke-width="1.5")") == 1);
    CHECK(count("clip-path") == 1);
    CHECK(svg.find("what to know first") != std::string::npos);
}

} // namespace
} // namespace slipway
