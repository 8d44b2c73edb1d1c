#include "sheet/merges.hpp"

#include "sheet/archive.hpp"
#include "sheet/xml.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

namespace slipway::sheet {
namespace {

constexpr std::uint32_t last_row = 1'048'576;
constexpr std::uint32_t last_column = 16'384;

std::string range_name(std::string_view sheet, const CellRange& range) {
    return fmt::format("{}:{}{}", cell_name({sheet, range.first.row, range.first.column}), column_letters(range.last.column),
                       range.last.row);
}

} // namespace

std::optional<CellAt> parse_cell_at(std::string_view text) noexcept {
    std::uint32_t column = 0;
    std::size_t letters = 0;
    for (; letters < text.size() && letters < 4 && text[letters] >= 'A' && text[letters] <= 'Z'; ++letters) {
        column = column * 26 + static_cast<std::uint32_t>(text[letters] - 'A') + 1;
    }
    const auto row = whole_number(text.substr(letters));
    if (column == 0 || column > last_column || !row || *row == 0 || *row > last_row) { return std::nullopt; }
    return CellAt{*row, column};
}

std::optional<CellRange> parse_cell_range(std::string_view text) noexcept {
    const auto colon = text.find(':');
    const auto first = parse_cell_at(text.substr(0, colon));
    const auto last = colon == std::string_view::npos ? first : parse_cell_at(text.substr(colon + 1));
    if (!first || !last || last->row < first->row || last->column < first->column) { return std::nullopt; }
    return CellRange{*first, *last};
}

Merges::Merges(std::vector<CellRange> ranges, const Limits& limits) : limits_{limits} {
    const auto place = [](const CellRange& range) {
        return std::tuple{range.first.row, range.first.column, range.last.row, range.last.column};
    };
    std::ranges::sort(ranges, {}, place);
    ranges_.reserve(ranges.size());
    for (const auto& range : ranges) { ranges_.push_back({range}); }
}

void Merges::advance_to(std::uint32_t row) {
    std::erase_if(crossing_, [&](std::size_t index) { return ranges_[index].cells.last.row < row; });
    for (; next_ < ranges_.size() && ranges_[next_].cells.first.row <= row; ++next_) {
        if (ranges_[next_].cells.last.row >= row) { crossing_.push_back(next_); }
    }
    if (crossing_.size() > limits_.merged_ranges_of_row) {
        refuse_damaged(fmt::format("more than {} merged ranges cross row {}", limits_.merged_ranges_of_row, row));
    }
}

void Merges::empty_covered(Row& row) {
    advance_to(row.number);
    for (const auto index : crossing_) {
        const auto& [first, last] = ranges_[index].cells;
        const auto from = first.row == row.number ? first.column : first.column - 1; // offset of the first cell to be emptied
        const auto to = std::min<std::size_t>(last.column, row.cells.size());
        for (std::size_t at = from; at < to; ++at) {
            row.cells[at].text.clear();
            row.cells[at].kind = CellKind::empty;
        }
    }
}

void Merges::note_data_row(const Row& row) {
    advance_to(row.number);
    for (const auto index : crossing_) { ranges_[index].crosses_data = true; }
}

void Merges::tell(std::string_view sheet, ProblemList& problems) const {
    for (const auto& [cells, crosses_data] : ranges_) {
        if (!crosses_data) { continue; }
        problems.warning(
            cell_name({sheet, cells.first.row, cells.first.column}),
            {"merged-cells",
             fmt::format("the cells {} are merged: the first holds the value, the others are read as empty", range_name(sheet, cells)),
             "unmerge them and write the value into every cell that it is meant for"});
    }
}

} // namespace slipway::sheet
