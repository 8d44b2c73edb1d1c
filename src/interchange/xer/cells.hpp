#pragma once
// The cells of a row by what a reader calls them, with what is wrong about them told.

#include "interchange/xer/text.hpp"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace slipway::interchange {

/// What all readers of one XER share; the views of its text hold as long as its sources.
struct XerReading {
    const XerText& text;
    Problems& problems;
    Losses& losses;
    std::size_t lost_columns = 0; ///< columns told as lost so far
};

/// The columns of a table: those that a reader asks for, and those that say nothing of work, dates or logic.
template <std::size_t Count>
struct XerColumns {
    std::string_view table;
    std::array<std::string_view, Count> wanted;
};

/// One row; columns are numbered as the reader's own list has them.
class XerCells {
public:
    XerCells(const XerRow& row, const ColumnPlaces& places, std::span<const std::string_view> names, Problems& problems)
        : row_{row}, places_{places}, names_{names}, problems_{problems} {}

    [[nodiscard]] std::string_view text(std::size_t column) const { return row_.cell(places_[column]); }
    [[nodiscard]] std::string name(std::size_t column) const;
    [[nodiscard]] std::uint32_t line() const noexcept { return row_.line(); }

    /// An empty cell gives nothing, a wrong one too, after an error.
    [[nodiscard]] std::optional<Instant> instant(std::size_t column) const;
    [[nodiscard]] std::optional<double> number(std::size_t column) const;
    [[nodiscard]] std::optional<Minutes> hours(std::size_t column) const; ///< a cell in hours
    [[nodiscard]] std::optional<bool> flag(std::size_t column) const;     ///< "Y" or "N"

    /// The same of what the tool computed: a wrong cell is a warning, for our schedule does not need it.
    [[nodiscard]] std::optional<Instant> stored_instant(std::size_t column) const;
    [[nodiscard]] std::optional<Minutes> stored_hours(std::size_t column) const;

    [[nodiscard]] Span place(std::size_t column) const { return row_.place(places_[column]); }
    void error(std::size_t column, Complaint complaint) const { problems_.error(row_.place(places_[column]), std::move(complaint)); }
    void warning(std::size_t column, Complaint complaint) const { problems_.warning(row_.place(places_[column]), std::move(complaint)); }

private:
    [[nodiscard]] Complaint no_date(std::size_t column) const;
    [[nodiscard]] Complaint no_number(std::size_t column) const;

    const XerRow& row_;
    const ColumnPlaces& places_;
    std::span<const std::string_view> names_;
    Problems& problems_;
};

/// Tells what a section holds that nobody reads: values of other columns, rows longer or shorter than the columns.
class LeftOver {
public:
    LeftOver(const XerSection& section, std::span<const std::string_view> wanted, XerReading& reading);
    void see(const XerRow& row);
    /// Ends the section.
    void tell();

private:
    struct Column {
        std::size_t place = 0;
        std::uint32_t line = 0; ///< of the first value
        std::size_t count = 0;
    };
    const XerSection& section_;
    XerReading& reading_;
    std::vector<Column> columns_;
};

/// Calls `visit` with the cells of every row of a table, in the order of the file.
template <std::size_t Count, class Visit>
void each_row(XerReading& reading, const XerColumns<Count>& columns, Visit visit) {
    XerRow row;
    for (const auto& section : reading.text.sections) {
        if (section.table != columns.table) { continue; }
        const ColumnPlaces places{section, columns.wanted};
        LeftOver left{section, columns.wanted, reading};
        for (XerRows rows{section}; rows.next(row);) {
            left.see(row);
            visit(XerCells{row, places, columns.wanted, reading.problems});
        }
        left.tell();
    }
}

/// The same of a table whose other columns are told as lost elsewhere.
template <std::size_t Count, class Visit>
void each_row_quietly(XerReading& reading, const XerColumns<Count>& columns, Visit visit) {
    XerRow row;
    for (const auto& section : reading.text.sections) {
        if (section.table != columns.table) { continue; }
        const ColumnPlaces places{section, columns.wanted};
        for (XerRows rows{section}; rows.next(row);) { visit(XerCells{row, places, columns.wanted, reading.problems}); }
    }
}

} // namespace slipway::interchange
