#pragma once
// The text of a XER: tables of rows, each row a line of cells parted by tabs.

#include "interchange/problems.hpp"
#include "slipway/interchange/foreign.hpp"

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace slipway::interchange {

/// One table as it stands in the text; a table may stand there more than once.
struct XerSection {
    std::string_view table;
    std::uint32_t line = 0;
    std::vector<std::string_view> columns;
    std::string_view rows; ///< from the first %R to the next record that is none
    std::uint32_t rows_line = 0;
    std::size_t row_count = 0;
};

/// A text cut into sections; all views point into it.
struct XerText {
    std::string_view version; ///< "19.12"
    std::vector<XerSection> sections;
};

/// Cuts a text in UTF-8 into its tables. A file that does not begin as a XER, or that ends early, is an error.
[[nodiscard]] XerText cut_xer(std::string_view text, Problems& problems, Losses& losses);

/// A row while it is visited; its cells point into the text.
class XerRow {
public:
    /// Cuts a row; cells beyond `columns` are not kept.
    void read(std::string_view text, std::uint32_t line, std::size_t columns);

    /// Without the blanks around it; empty when the row ends before it.
    [[nodiscard]] std::string_view cell(std::size_t column) const { return column < cells_.size() ? cells_[column] : std::string_view{}; }
    [[nodiscard]] std::size_t cells() const noexcept { return cells_.size(); }
    [[nodiscard]] bool has_more_text() const noexcept { return more_text_; }
    /// Whether a text of it goes on in the next line.
    [[nodiscard]] bool is_broken() const noexcept { return text_.find('\n') != std::string_view::npos; }
    [[nodiscard]] std::uint32_t line() const noexcept { return line_; }
    /// The place of a cell, for a diagnostic; of the row, when it has no such cell.
    [[nodiscard]] Span place(std::size_t column) const;

private:
    std::string_view text_;
    std::uint32_t line_ = 0;
    std::vector<std::string_view> cells_;
    bool more_text_ = false;
};

/// The rows of a section one by one.
class XerRows {
public:
    explicit XerRows(const XerSection& section) : rest_{section.rows}, next_line_{section.rows_line}, columns_{section.columns.size()} {}
    [[nodiscard]] bool next(XerRow& row);

private:
    std::string_view rest_;
    std::uint32_t next_line_;
    std::size_t columns_;
};

/// Where the columns stand that a reader asks for, by its own number of them.
class ColumnPlaces {
public:
    ColumnPlaces(const XerSection& section, std::span<const std::string_view> wanted);
    [[nodiscard]] std::size_t operator[](std::size_t wanted) const { return places_[wanted]; }

private:
    std::vector<std::size_t> places_;
};

} // namespace slipway::interchange
