#include "interchange/xer/text.hpp"

#include "interchange/xer/values.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace slipway::interchange {
namespace {

constexpr std::size_t most_sections = 10'000;
constexpr std::size_t most_columns = 2'000;
constexpr std::size_t longest_line = 1U << 25U;
constexpr std::string_view blanks = " \r\n";
constexpr std::string_view export_again = "export the project once more, and copy the file whole";

std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos) { return {}; }
    return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

/// Without the line ends behind it; tabs stay, they part empty cells.
std::string_view trimmed_end(std::string_view text) { return text.substr(0, text.find_last_not_of(blanks) + 1); }

/// The first line of a text with its end, taken from it.
std::string_view take_line(std::string_view& rest) {
    const auto end = rest.find('\n');
    const auto line = rest.substr(0, end == std::string_view::npos ? end : end + 1);
    rest.remove_prefix(line.size());
    return line;
}

/// The letter of "%T", "%F", "%R", "%E"; a blank for a line that begins no record.
char record_of(std::string_view line) {
    if (line.size() < 2 || line[0] != '%' || std::string_view{"TFRE"}.find(line[1]) == std::string_view::npos) { return ' '; }
    return line.size() == 2 || std::string_view{"\t\r\n "}.find(line[2]) != std::string_view::npos ? line[1] : ' ';
}

/// Cells of a line behind its first; all that goes beyond `most` is left out.
std::vector<std::string_view> cells_behind(std::string_view line, std::size_t most) {
    std::vector<std::string_view> cells;
    for (auto tab = line.find('\t'); tab != std::string_view::npos && cells.size() < most;) {
        const auto next = line.find('\t', tab + 1);
        cells.push_back(trimmed(line.substr(tab + 1, next == std::string_view::npos ? next : next - tab - 1)));
        tab = next;
    }
    return cells;
}

/// Walks the lines once.
class Cutter {
public:
    Cutter(std::string_view text, Problems& problems, Losses& losses) : rest_{text}, problems_{problems}, losses_{losses} {}

    XerText cut() {
        header();
        while (!rest_.empty() && !ended_ && !refused_) {
            const auto line = take_line(rest_);
            ++number_;
            record(line);
        }
        end_section(rest_.data());
        finish();
        return std::move(text_);
    }

private:
    void error(Complaint complaint) { problems_.error({0, number_, 0}, std::move(complaint)); }

    void header() {
        if (rest_.starts_with("%T\t")) { return miss_header(); }
        const auto line = take_line(rest_);
        number_ = 1;
        const auto cells = cells_behind(line, most_columns);
        if (!line.starts_with("ERMHDR") || cells.empty()) {
            refused_ = true;
            error({"not-a-xer", "the file does not begin with the header of a XER, \"ERMHDR\" and a version",
                   "export the project from Primavera P6 as XER"});
            return;
        }
        text_.version = cells.front();
    }

    /// Some programs that rewrite files leave it out; the tables stand for themselves.
    void miss_header() {
        text_.version = "?";
        problems_.warning({0, 1, 1}, {"header-missing", "the file begins with a table: the header with P6's version is missing",
                                      "it is read as a file of a recent version"});
    }

    void record(std::string_view line) {
        refuse_nul(line);
        if (line.size() > longest_line) { return refuse_length(); }
        switch (record_of(line)) {
        case 'T': begin_section(line); return;
        case 'F': columns(line); return;
        case 'R': row(line); return;
        case 'E':
            end_section(line.data());
            ended_ = true;
            return;
        default: more(line); return;
        }
    }

    void refuse_nul(std::string_view line) {
        if (line.find('\0') == std::string_view::npos) { return; }
        error({"nul-byte", fmt::format("line {} holds a NUL byte, so the file is no text", number_), std::string{export_again}});
    }

    void refuse_length() {
        refused_ = true;
        error({"line-too-long", fmt::format("a line holds more than {} bytes", longest_line),
               "no version of Primavera P6 writes such a line: see whether the file is damaged"});
    }

    void begin_section(std::string_view line) {
        end_section(line.data());
        const auto cells = cells_behind(line, 1);
        if (cells.empty() || cells.front().empty()) {
            error({"table-without-name", "a table has no name", std::string{export_again}});
            return;
        }
        open(cells.front());
    }

    void open(std::string_view table) {
        if (text_.sections.size() == most_sections) {
            refused_ = true;
            error({"too-many-tables", fmt::format("the file has more than {} tables", most_sections),
                   "no version of Primavera P6 writes such a file: see where it comes from"});
            return;
        }
        text_.sections.push_back({table, number_, {}, {}, 0, 0});
        open_ = true;
    }

    void columns(std::string_view line) {
        if (open_ && !text_.sections.back().columns.empty()) {
            end_section(line.data());
            open(text_.sections.back().table);
        }
        if (!open_) {
            error({"columns-without-table", "the line names columns, and no table stands before it", std::string{export_again}});
            return;
        }
        auto& section = text_.sections.back();
        section.columns = cells_behind(line, most_columns + 1);
        if (section.columns.size() <= most_columns) { return; }
        section.columns.clear();
        error({"too-many-columns", fmt::format("the table {} has more than {} columns", section.table, most_columns),
               "no version of Primavera P6 writes such a table: see where it comes from"});
    }

    void row(std::string_view line) {
        if (!open_ || text_.sections.back().columns.empty()) {
            error({"row-without-columns", "the row belongs to no table whose columns are named", std::string{export_again}});
            return;
        }
        auto& section = text_.sections.back();
        if (section.row_count++ == 0) {
            rows_ = line.data();
            section.rows_line = number_;
        }
    }

    /// A line that begins no record: the text of a row goes on after a line end.
    void more(std::string_view line) {
        if (trimmed(line).empty()) { return; }
        if (rows_ != nullptr) {
            losses_.add("line-break", "a text of several lines: its line ends are read as blanks", number_);
            return;
        }
        problems_.warning({0, number_, 1},
                          {"unknown-record", "the line begins with none of %T, %F, %R and %E; it is left out", std::string{export_again}});
    }

    void end_section(const char* here) {
        if (rows_ != nullptr) { text_.sections.back().rows = {rows_, static_cast<std::size_t>(here - rows_)}; }
        rows_ = nullptr;
        open_ = false;
    }

    void finish() {
        if (refused_) { return; }
        if (!ended_) {
            error({"truncated-file", "the file ends without its last line, %E: something is missing", std::string{export_again}});
            return;
        }
        if (rest_.find_first_not_of(std::string_view{" \t\r\n\0\x1A", 6}) == std::string_view::npos) { return; }
        problems_.warning({0, number_ + 1, 0}, {"text-after-end", "text stands behind the last line, %E; it is left out", {}});
    }

    std::string_view rest_;
    Problems& problems_;
    Losses& losses_;
    XerText text_;
    std::uint32_t number_ = 0;
    const char* rows_ = nullptr;
    bool open_ = false;
    bool ended_ = false;
    bool refused_ = false;
};

std::uint32_t code_points(std::string_view text) {
    return static_cast<std::uint32_t>(std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

} // namespace

XerText cut_xer(std::string_view text, Problems& problems, Losses& losses) { return Cutter{text, problems, losses}.cut(); }

void XerRow::read(std::string_view text, std::uint32_t line, std::size_t columns) {
    text_ = text;
    line_ = line;
    cells_.clear();
    auto tab = text.find('\t');
    while (tab != std::string_view::npos && cells_.size() < columns) {
        const auto next = text.find('\t', tab + 1);
        cells_.push_back(trimmed(text.substr(tab + 1, next == std::string_view::npos ? next : next - tab - 1)));
        tab = next;
    }
    more_text_ = tab != std::string_view::npos && text.find_first_not_of(" \t\r\n", tab) != std::string_view::npos;
}

Span XerRow::place(std::size_t column) const {
    if (column >= cells_.size() || cells_[column].empty()) { return {0, line_, 1}; }
    const auto cell = cells_[column];
    const std::string_view before{text_.data(), static_cast<std::size_t>(cell.data() - text_.data())};
    const auto lines = static_cast<std::uint32_t>(std::ranges::count(before, '\n'));
    const auto begin = before.rfind('\n') == std::string_view::npos ? 0 : before.rfind('\n') + 1;
    return {0, line_ + lines, code_points(before.substr(begin)) + 1, code_points(cell)};
}

bool XerRows::next(XerRow& row) {
    if (rest_.empty()) { return false; }
    const auto line = next_line_;
    const auto* begin = rest_.data();
    do {
        take_line(rest_);
        ++next_line_;
    } while (!rest_.empty() && record_of(rest_) != 'R');
    row.read(trimmed_end({begin, static_cast<std::size_t>(rest_.data() - begin)}), line, columns_);
    return true;
}

ColumnPlaces::ColumnPlaces(const XerSection& section, std::span<const std::string_view> wanted) {
    places_.reserve(wanted.size());
    for (const auto name : wanted) {
        const auto found = std::ranges::find_if(section.columns, [&](std::string_view column) { return same_word(column, name); });
        places_.push_back(static_cast<std::size_t>(found - section.columns.begin()));
    }
}

} // namespace slipway::interchange
