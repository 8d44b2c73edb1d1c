#pragma once
// Merged cells: the first holds the value, the others are empty, and somebody has to know.

#include "sheet/problems.hpp"
#include "slipway/sheet/workbook.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace slipway::sheet {

/// Counted from 1.
struct CellAt {
    std::uint32_t row = 0;
    std::uint32_t column = 0;
};

/// Reads "F12". Nothing for another form, row or column 0, and more than Excel has.
[[nodiscard]] std::optional<CellAt> parse_cell_at(std::string_view text) noexcept;

/// Both corners inclusive.
struct CellRange {
    CellAt first;
    CellAt last;
};
/// Reads "A1:B2" or "A1".
[[nodiscard]] std::optional<CellRange> parse_cell_range(std::string_view text) noexcept;

/// The merged ranges of one sheet, asked row by row from the top.
class Merges {
public:
    Merges(std::vector<CellRange> ranges, const Limits& limits);

    /// Empties the cells of the row that are not the first of their range. Rows come in rising order. Refuses more ranges in a row than the
    /// limit: they would overlap.
    void empty_covered(Row& row);
    /// Notes that the row is one of the table, below its headings: the ranges that it crosses are to be told.
    void note_data_row(const Row& row);
    /// One warning for each range that crossed a data row, in order of rows.
    void tell(std::string_view sheet, ProblemList& problems) const;

private:
    struct Range {
        CellRange cells;
        bool crosses_data = false;
    };
    void advance_to(std::uint32_t row);

    const Limits& limits_;
    std::vector<Range> ranges_;         ///< by first row
    std::vector<std::size_t> crossing_; ///< those that cross the row at hand
    std::size_t next_ = 0;              ///< the first range below it
};

} // namespace slipway::sheet
