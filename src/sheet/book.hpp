#pragma once
// What a workbook says of itself: its sheets, its dates, and where the rest is.

#include "sheet/archive.hpp"
#include "sheet/number_format.hpp"

#include <optional>
#include <string>
#include <vector>

namespace slipway::sheet {

struct BookSheet {
    std::string name;
    std::string part; ///< "xl/worksheets/sheet1.xml"
    bool hidden = false;
};

struct Book {
    std::vector<BookSheet> sheets; ///< those with cells, in the order of their tabs
    Epoch epoch = Epoch::from_1900;
    std::vector<Shown> shown;                ///< by the style of a cell
    std::optional<std::string> strings_part; ///< of the shared strings
};

/// Refuses an archive without a workbook.
[[nodiscard]] Book read_book(const Archive& archive);

} // namespace slipway::sheet
