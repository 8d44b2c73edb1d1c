#include "slipway/base/text.hpp"

#include "report/renderers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

namespace slipway {
namespace {

constexpr int narrowest_column = 12; ///< so that a date is never cut

std::vector<int> widths(const Table& table) {
    std::vector<int> wide;
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
        int widest = display_width(table.columns[c].heading);
        for (const auto& row : table.rows) { widest = std::max(widest, display_width(row[c])); }
        wide.push_back(widest);
    }
    return wide;
}

/// Takes width from the widest columns until the row fits.
void fit(std::vector<int>& wide, int available) {
    const auto gaps = 2 * static_cast<int>(wide.size());
    while (std::accumulate(wide.begin(), wide.end(), gaps) > available) {
        const auto widest = std::ranges::max_element(wide);
        if (*widest <= narrowest_column) { return; }
        --*widest;
    }
}

std::string table_line(const Table& table, const std::vector<std::string>& cells, const std::vector<int>& wide) {
    std::string line = " ";
    for (std::size_t c = 0; c < cells.size(); ++c) {
        const auto cell = cut_to_width(cells[c], wide[c]);
        line += ' ';
        line += table.columns[c].align == Align::right ? pad_left(cell, wide[c]) : pad_right(cell, wide[c]);
        line += ' ';
    }
    line.erase(line.find_last_not_of(' ') + 1);
    return line + '\n';
}

/// One renderer over all kinds of blocks.
struct TextBlocks {
    Language language;
    Screen screen;
    std::string out{};

    void operator()(const Paragraph& paragraph) { out += "  " + paragraph.text + '\n'; }

    void operator()(const Bullets& bullets) {
        for (const auto& point : bullets.points) {
            out += "  · " + point.line + '\n';
            for (const auto& line : point.under) { out += "    " + line + '\n'; }
        }
        more(bullets.more);
    }

    void operator()(const Table& table) {
        auto wide = widths(table);
        if (screen.width) { fit(wide, *screen.width); }
        std::vector<std::string> headings;
        for (const auto& column : table.columns) { headings.push_back(column.heading); }
        out += table_line(table, headings, wide);
        out += "  " + fmt::format("{}\n", fmt::join(rules(wide), "  "));
        for (std::size_t i = 0; i < table.rows.size(); ++i) {
            const bool red = screen.color && std::ranges::binary_search(table.alarming, i);
            auto line = table_line(table, table.rows[i], wide);
            if (red) { line = "\033[31m" + line.substr(0, line.size() - 1) + "\033[0m\n"; }
            out += line;
        }
        more(table.more);
    }

    void operator()(const Chart& chart) {
        for (const auto& line : chart_lines(chart, screen)) { out += line + '\n'; }
    }

private:
    static std::vector<std::string> rules(const std::vector<int>& wide) {
        std::vector<std::string> lines;
        lines.reserve(wide.size());
        for (const auto width : wide) { lines.emplace_back(static_cast<std::size_t>(width), '-'); }
        return lines;
    }

    void more(std::size_t count) {
        if (count > 0) { out += "  " + more_words(count, language) + '\n'; }
    }
};

std::string bold(const std::string& text, const Screen& screen) { return screen.color ? "\033[1m" + text + "\033[0m" : text; }

} // namespace

std::string render_text(const Report& report, Language language, const Screen& screen) {
    TextBlocks blocks{language, screen};
    blocks.out = bold(report.title, screen) + '\n';
    for (const auto& line : report.preamble) { blocks.out += line + '\n'; }
    for (const auto& section : report.sections) {
        blocks.out += '\n' + (section.heading.empty() ? std::string{} : bold(section.heading, screen) + '\n');
        for (const auto& block : section.blocks) {
            if (&block != &section.blocks.front()) { blocks.out += '\n'; }
            std::visit(blocks, block);
        }
    }
    if (!report.notes.empty()) { blocks.out += '\n'; }
    for (const auto& line : report.notes) { blocks.out += line + '\n'; }
    return blocks.out;
}

} // namespace slipway
