#include "report/row_table.hpp"

#include <algorithm>

namespace slipway {

const Json& value_at(const Json& row, std::string_view key) {
    const auto& members = row.get_ref<const Json::object_t&>();
    const auto found = std::ranges::find(members, key, [](const auto& member) { return std::string_view{member.first}; });
    return found != members.end() ? found->second : row.at(std::string{key});
}

std::string cell(const Json& value) {
    if (value.is_null()) { return ""; }
    return value.is_string() ? value.get<std::string>() : value.dump();
}

Table row_table(std::span<const RowColumn> columns, std::span<const Json> rows, Language language) {
    return row_table(columns, rows, language, [](const Json& row, std::string_view key) { return cell(value_at(row, key)); });
}

Table row_table(std::span<const RowColumn> columns, std::span<const Json> rows, Language language, const CellText& text) {
    Table table;
    for (const auto& column : columns) {
        table.columns.push_back({std::string{language == Language::zh ? column.zh : column.en}, column.align});
    }
    table.rows.reserve(rows.size());
    for (const auto& row : rows) {
        auto& cells = table.rows.emplace_back();
        cells.reserve(columns.size());
        for (const auto& column : columns) { cells.push_back(text(row, column.key)); }
    }
    return table;
}

} // namespace slipway
