#include "report/renderers.hpp"

#include <fmt/format.h>

namespace slipway {
namespace {

/// Text in which Markdown reads no table, emphasis or HTML.
std::string escaped(const std::string& text) {
    std::string out;
    for (const char c : text) {
        if (c == '|' || c == '*' || c == '_' || c == '<' || c == '&' || c == '`' || c == '\\') { out += '\\'; }
        out += c == '\n' ? ' ' : c;
    }
    return out;
}

struct MarkdownBlocks {
    Language language;
    std::string out{};

    void operator()(const Paragraph& paragraph) { out += escaped(paragraph.text) + "\n\n"; }

    void operator()(const Bullets& bullets) {
        for (const auto& point : bullets.points) {
            out += "- " + escaped(point.line) + '\n';
            for (const auto& line : point.under) { out += "  " + escaped(line) + '\n'; }
        }
        out += '\n';
        more(bullets.more);
    }

    void operator()(const Table& table) {
        std::string headings{"|"};
        std::string rules{"|"};
        for (const auto& column : table.columns) {
            headings += fmt::format(" {} |", escaped(column.heading));
            rules += column.align == Align::right ? " ---: |" : " --- |";
        }
        out += headings + '\n' + rules + '\n';
        for (const auto& row : table.rows) {
            out += '|';
            for (const auto& cell : row) { out += fmt::format(" {} |", escaped(cell)); }
            out += '\n';
        }
        out += '\n';
        more(table.more);
    }

    void operator()(const Chart& chart) {
        out += "```text\n";
        for (const auto& line : chart_lines(chart, {})) { out += line + '\n'; }
        out += "```\n\n";
    }

private:
    void more(std::size_t count) {
        if (count > 0) { out += more_words(count, language) + "\n\n"; }
    }
};

} // namespace

std::string render_markdown(const Report& report, Language language) {
    MarkdownBlocks blocks{language};
    blocks.out = fmt::format("# {}\n\n", escaped(report.title));
    for (const auto& line : report.preamble) { blocks.out += escaped(line) + "  \n"; }
    for (const auto& section : report.sections) {
        blocks.out += section.heading.empty() ? "\n" : fmt::format("\n## {}\n\n", escaped(section.heading));
        for (const auto& block : section.blocks) { std::visit(blocks, block); }
    }
    if (!report.notes.empty()) { blocks.out += "---\n\n"; }
    for (const auto& line : report.notes) { blocks.out += escaped(line) + "  \n"; }
    while (blocks.out.ends_with("\n\n")) { blocks.out.pop_back(); }
    return blocks.out;
}

} // namespace slipway
