#pragma once
// Tables for readers out of the machine's rows.

#include "slipway/report/report.hpp"

#include <functional>
#include <span>
#include <string>
#include <string_view>

namespace slipway {

/// A column of a table: the key of the rows it shows, and its heading in both languages.
struct RowColumn {
    std::string_view key;
    std::string_view zh;
    std::string_view en;
    Align align = Align::left;
};

/// The value of a key that the row has.
[[nodiscard]] const Json& value_at(const Json& row, std::string_view key);

/// A value as a cell: nothing for null.
[[nodiscard]] std::string cell(const Json& value);

/// What stands in the cell of a row below a column of that key.
using CellText = std::function<std::string(const Json& row, std::string_view key)>;

/// Precondition: every row has every key.
[[nodiscard]] Table row_table(std::span<const RowColumn> columns, std::span<const Json> rows, Language language);
/// The same with cells in the caller's words.
[[nodiscard]] Table row_table(std::span<const RowColumn> columns, std::span<const Json> rows, Language language, const CellText& text);

} // namespace slipway
