#pragma once
// Which column of a ledger is which field.

#include "ledger/cell_problems.hpp"
#include "slipway/ledger/mapping.hpp"
#include "slipway/sheet/workbook.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace slipway::ledger {

/// A column that is read.
struct MappedColumn {
    FieldId field;
    std::uint32_t number = 0;        ///< from 1
    std::optional<std::string> unit; ///< of amounts without one
};

/// What a heading means without any mapping: one of the table's, in either language, or a field's key; blanks, widths and units do not
/// matter. An own heading, written as an export writes it, has the field's own unit.
[[nodiscard]] std::optional<MappedColumn> default_column(std::string_view heading);

/// Whether a row has a name column, by the mapping or by default.
[[nodiscard]] bool names_projects(const sheet::Row& row, const Mapping& mapping);

/// The columns of the heading row. Headings that nobody maps are warnings, two of one field and no name column errors.
[[nodiscard]] std::vector<MappedColumn> mapped_columns(std::string_view sheet, const sheet::Row& row, const Mapping& mapping,
                                                       CellProblems& problems);

} // namespace slipway::ledger
