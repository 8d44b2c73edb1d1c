#include "report/row_table.hpp"

namespace slipway {

std::string cell(const Json& value) {
    if (value.is_null()) { return ""; }
    return value.is_string() ? value.get<std::string>() : value.dump();
}

Table row_table(std::span<const RowColumn> columns, const std::vector<Json>& rows, Language language) {
    Table table;
    for (const auto& column : columns) {
        table.columns.push_back({std::string{language == Language::zh ? column.zh : column.en}, column.align});
    }
    for (const auto& row : rows) {
        auto& cells = table.rows.emplace_back();
        for (const auto& column : columns) { cells.push_back(cell(row.at(std::string{column.key}))); }
    }
    return table;
}

} // namespace slipway
