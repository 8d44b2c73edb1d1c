// A chart in characters. Only ASCII is drawn: terminals of Chinese users show many other signs two columns wide.

#include "report/chart_frame.hpp"
#include "report/renderers.hpp"
#include "slipway/base/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace slipway {
namespace {

constexpr int rows = 21;
constexpr int width_in_a_pipe = 80;
constexpr int narrowest = 40;
constexpr char several_mark = '&';
constexpr char reached_mark = '*';
constexpr char diagonal_mark = ':';

constexpr std::array<std::string_view, most_series> series_colors{"34", "31", "32", "35", "36", "33", "1"};
constexpr std::string_view grey_color = "90";

struct Cell {
    char mark = ' ';
    std::string_view color;
    std::optional<std::size_t> series; ///< of a point
};

char mark_of(ChartReferenceKind kind) {
    switch (kind) {
    case ChartReferenceKind::baseline_current: return '-';
    case ChartReferenceKind::baseline_original: return '.';
    case ChartReferenceKind::limit: return '=';
    }
    return '-';
}

char mark_of(std::size_t series, ChartMark mark) {
    constexpr char to_lower_case = 'a' - 'A';
    if (mark == ChartMark::reached) { return reached_mark; }
    return static_cast<char>(series_letter(series) + (mark == ChartMark::grey ? to_lower_case : 0));
}

/// The place of a day on an axis of `places`, the nearest one.
int place(const DaySpan& span, Date day, int places) {
    const auto days = std::max(1, span.days());
    return (2 * days_between(span.from, day) * (places - 1) + days) / (2 * days);
}

class Canvas {
public:
    Canvas(const ChartFrame& frame, int columns) : frame_{frame}, columns_{columns}, cells_(static_cast<std::size_t>(rows * columns)) {}

    void draw_reference(const ChartReference& reference) {
        if (!frame_.y.holds(reference.y)) { return; }
        for (int column = 0; column < columns_; ++column) { at(row(reference.y), column) = {mark_of(reference.kind), {}, {}}; }
    }
    void draw_diagonal() {
        for (int column = 0; column < columns_; ++column) {
            const auto day = frame_.x.from + Days{frame_.x.days() * column / (columns_ - 1)};
            if (frame_.y.holds(day)) { at(row(day), column) = {diagonal_mark, {}, {}}; }
        }
    }
    void draw_point(std::size_t series, const ChartPoint& point) {
        auto& cell = at(row(point.y), column(point.x));
        if (cell.series && *cell.series != series) {
            cell = {several_mark, {}, series};
            several_ = true;
            return;
        }
        cell = {mark_of(series, point.mark), point.mark == ChartMark::grey ? grey_color : series_colors.at(series), series};
    }

    [[nodiscard]] std::string line(int row, bool color) const {
        std::string text;
        for (int column = 0; column < columns_; ++column) {
            const auto& cell = cells_[static_cast<std::size_t>(row * columns_ + column)];
            text += color && !cell.color.empty() ? fmt::format("\033[{}m{}\033[0m", cell.color, cell.mark) : std::string{cell.mark};
        }
        text.erase(text.find_last_not_of(' ') + 1);
        return text;
    }
    [[nodiscard]] int row(Date day) const { return rows - 1 - place(frame_.y, day, rows); }
    [[nodiscard]] int column(Date day) const { return place(frame_.x, day, columns_); }
    [[nodiscard]] int columns() const { return columns_; }
    [[nodiscard]] bool several() const { return several_; }

private:
    Cell& at(int row, int column) { return cells_[static_cast<std::size_t>(row * columns_ + column)]; }

    ChartFrame frame_;
    int columns_;
    std::vector<Cell> cells_;
    bool several_ = false;
};

Canvas drawn(const Chart& chart, const ChartFrame& frame, int columns) {
    Canvas canvas{frame, columns};
    for (const auto& reference : chart.references) { canvas.draw_reference(reference); }
    canvas.draw_diagonal();
    for (std::size_t i = 0; i < chart.series.size(); ++i) {
        for (const auto& point : chart.series[i].points) { canvas.draw_point(i, point); }
    }
    return canvas;
}

/// The axis of report dates: marks on a line, days under it.
std::vector<std::string> report_axis(const ChartFrame& frame, const Canvas& canvas) {
    constexpr int label_room = 12;
    std::string line(static_cast<std::size_t>(canvas.columns()), '-');
    std::string labels;
    for (const auto& tick : axis_ticks(frame.x, static_cast<std::size_t>(std::max(2, canvas.columns() / label_room)))) {
        const auto column = static_cast<std::size_t>(canvas.column(tick.day));
        line[column] = '+';
        const auto from = std::min(column, line.size() - tick.label.size());
        if (!labels.empty() && from < labels.size() + 1) { continue; }
        labels.resize(from, ' ');
        labels += tick.label;
    }
    return {line, labels};
}

std::string place_words(const Chart& chart, const DaySpan& drawn, Date day) {
    if (drawn.holds(day)) { return {}; }
    return " " + (day < drawn.from ? chart.words.below : chart.words.above);
}

std::string reference_words(const Chart& chart, const ChartReference& reference) {
    const auto letters = letters_of(chart, reference);
    return fmt::format("{} {}{}", reference.label, to_string(reference.y), letters.empty() ? "" : " (" + letters + ")");
}

std::string marks_legend(const Chart& chart, const Canvas& canvas) {
    bool grey = false;
    bool reached = false;
    for (const auto& series : chart.series) {
        grey = grey || std::ranges::any_of(series.points, [](const ChartPoint& point) { return point.mark == ChartMark::grey; });
        reached = reached || std::ranges::any_of(series.points, [](const ChartPoint& point) { return point.mark == ChartMark::reached; });
    }
    auto text = fmt::format("A {}", chart.words.reported);
    if (grey) { text += fmt::format("   a {}", chart.words.grey); }
    if (reached) { text += fmt::format("   {} {}", reached_mark, chart.words.reached); }
    if (canvas.several()) { text += fmt::format("   {} {}", several_mark, chart.words.several); }
    return text;
}

std::vector<std::string> legend(const Chart& chart, const ChartFrame& frame, const Canvas& canvas) {
    std::vector<std::string> lines;
    for (std::size_t i = 0; i < chart.series.size(); ++i) {
        lines.push_back(fmt::format("{}  {}", series_letter(i), chart.series[i].label));
    }
    lines.push_back(marks_legend(chart, canvas));
    const bool meets = frame.x.to >= frame.y.from && frame.x.from <= frame.y.to;
    lines.push_back(fmt::format("{}{}  {}{}", diagonal_mark, diagonal_mark, chart.words.diagonal,
                                meets ? "" : " " + (frame.x.to < frame.y.from ? chart.words.below : chart.words.above)));
    for (const auto& reference : chart.references) {
        const auto mark = mark_of(reference.kind);
        lines.push_back(fmt::format("{}{}  {}{}", mark, mark, reference_words(chart, reference), place_words(chart, frame.y, reference.y)));
    }
    return lines;
}

std::vector<std::string> row_labels(const ChartFrame& frame, const Canvas& canvas) {
    std::vector<std::string> labels(rows);
    for (const auto& tick : axis_ticks(frame.y, rows / 3)) { labels[static_cast<std::size_t>(canvas.row(tick.day))] = tick.label; }
    return labels;
}

} // namespace

std::vector<std::string> chart_lines(const Chart& chart, const Screen& screen) {
    if (chart.series.empty()) { return {"  " + chart.words.nothing}; }
    const auto width = std::max(narrowest, screen.width.value_or(width_in_a_pipe));
    constexpr int label_width = 10;
    constexpr int gutter = 2 + label_width + 2;
    const auto frame = frame_of(chart);
    const auto canvas = drawn(chart, frame, width - gutter);
    const auto labels = row_labels(frame, canvas);
    std::vector<std::string> lines{"  " + chart.words.y};
    for (int row = 0; row < rows; ++row) {
        lines.push_back("  " + pad_left(labels[static_cast<std::size_t>(row)], label_width) + " |" + canvas.line(row, screen.color));
    }
    const auto axis = report_axis(frame, canvas);
    lines.push_back(std::string(gutter - 1, ' ') + "+" + axis[0]);
    lines.push_back(std::string(gutter, ' ') + axis[1]);
    lines.push_back(pad_left(chart.words.x, width));
    for (const auto& line : legend(chart, frame, canvas)) { lines.push_back("  " + cut_to_width(line, width - 2)); }
    return lines;
}

} // namespace slipway
