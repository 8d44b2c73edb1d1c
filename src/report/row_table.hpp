#pragma once
// Tables for readers out of the machine's rows.

#include "slipway/report/report.hpp"

#include <span>

namespace slipway {

/// A column of a table: the key of the rows it shows, and its heading in both languages.
struct RowColumn {
    std::string_view key;
    std::string_view zh;
    std::string_view en;
    Align align = Align::left;
};

/// A value as a cell: nothing for null.
[[nodiscard]] std::string cell(const Json& value);

/// Precondition: every row has every key.
[[nodiscard]] Table row_table(std::span<const RowColumn> columns, const std::vector<Json>& rows, Language language);

} // namespace slipway
