#pragma once
// One row of a sheet's XML made cells.

#include "sheet/book.hpp"
#include "sheet/problems.hpp"
#include "sheet/shared_strings.hpp"
#include "sheet/xml.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace slipway::sheet {

/// What the rows of one sheet refer to; everything must outlive them.
struct SheetContext {
    std::string_view sheet;
    const Book& book;
    const SharedStrings& strings;
    const Limits& limits;
};

/// Reads the rows of one sheet in order.
class SheetRows {
public:
    SheetRows(const SheetContext& context, ProblemList& problems) : context_{context}, problems_{problems} {}

    /// The row of a "<row>…</row>", parsed in place, its last cell not yet the last that is not empty. Valid, and may be changed, until the
    /// next call. Refuses rows and cells that do not rise, and more of them than the limits say.
    [[nodiscard]] Row& read(std::span<char> piece);

private:
    void read_cell(const pugi::xml_node& node);
    [[nodiscard]] Cell& cell_at(const pugi::xml_node& node);
    void read_value(const pugi::xml_node& node, std::string_view type, Cell& cell);
    void read_number(std::string_view value, std::string_view style, Cell& cell);
    void read_shared(std::string_view index, Cell& cell);
    void note_formula(const pugi::xml_node& node, Cell& cell);
    void check_text(Cell& cell);
    [[nodiscard]] std::string here() const;

    SheetContext context_;
    ProblemList& problems_;
    pugi::xml_document document_;
    Row row_;
    std::uint32_t column_ = 0; ///< of the cell read last
    std::uint64_t cells_ = 0;  ///< of all rows
};

} // namespace slipway::sheet
