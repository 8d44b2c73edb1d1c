#include "store/row_inserter.hpp"

#include "store/packing.hpp"

#include <SQLiteCpp/Column.h>
#include <SQLiteCpp/Exception.h>
#include <sqlite3.h>

namespace slipway {
namespace {

std::string_view bytes_in(const SQLite::Column& column) {
    const auto size = static_cast<std::size_t>(column.getBytes());
    return size == 0 ? std::string_view{} : std::string_view{static_cast<const char*>(column.getBlob()), size};
}

sqlite3_stmt* prepared(sqlite3* database, const char* sql) {
    sqlite3_stmt* statement = nullptr;
    const int result = ::sqlite3_prepare_v2(database, sql, -1, &statement, nullptr);
    if (result != SQLITE_OK) { throw SQLite::Exception(database, result); }
    return statement;
}

} // namespace

void RowInserter::Finalize::operator()(sqlite3_stmt* statement) const { ::sqlite3_finalize(statement); }

RowInserter::RowInserter(const SQLite::Database& database, const Table& table)
    : table_{&table}, statement_{prepared(database.getHandle(), table.insert)} {}

void RowInserter::insert(std::span<const Cell> row) {
    for (std::size_t i = 0; i < row.size(); ++i) {
        if (const auto why = objection(table_->columns[i], row[i])) { throw SQLite::Exception(*why, SQLITE_CONSTRAINT); }
        bind(i, row[i]);
    }
    const int result = ::sqlite3_step(statement_.get());
    if (result == SQLITE_DONE) {
        ::sqlite3_reset(statement_.get());
        return;
    }
    const SQLite::Exception problem{::sqlite3_db_handle(statement_.get()), result};
    ::sqlite3_reset(statement_.get());
    throw problem;
}

void RowInserter::bind(std::size_t column, const Cell& cell) {
    const auto at = static_cast<int>(column) + 1;
    auto* statement = statement_.get();
    if (const auto* number = std::get_if<std::int64_t>(&cell)) {
        ::sqlite3_bind_int64(statement, at, *number);
    } else if (const auto* text = std::get_if<std::string_view>(&cell)) {
        const bool packs = table_->columns[column].kind == ColumnKind::packed;
        if (packs) { packed_ = packed(*text); }
        const std::string_view bytes = packs ? packed_ : text->data() == nullptr ? "" : *text; // a null pointer would be bound as NULL
        const int result = packs ? ::sqlite3_bind_blob64(statement, at, bytes.data(), bytes.size(), SQLITE_STATIC)
                                 : ::sqlite3_bind_text64(statement, at, bytes.data(), bytes.size(), SQLITE_STATIC, SQLITE_UTF8);
        if (result != SQLITE_OK) { throw SQLite::Exception(::sqlite3_db_handle(statement), result); }
    } else {
        ::sqlite3_bind_null(statement, at);
    }
}

RowCursor::RowCursor(const SQLite::Database& database, const Table& table)
    : table_{&table}, statement_{database, table.select}, cells_(table.columns.size()) {
    advance();
}

void RowCursor::advance() { entry_ = statement_.executeStep() ? std::optional{statement_.getColumn(0).getInt64()} : std::nullopt; }

std::span<const Cell> RowCursor::row() {
    for (std::size_t i = 0; i < cells_.size(); ++i) {
        cells_[i] = cell_in(statement_.getColumn(static_cast<int>(i)), table_->columns[i].kind);
    }
    return cells_;
}

Cell RowCursor::cell_in(const SQLite::Column& column, ColumnKind kind) {
    if (column.isNull()) { return std::monostate{}; }
    if (column.isInteger()) { return column.getInt64(); }
    if (kind != ColumnKind::packed) { return bytes_in(column); }
    auto text = unpacked(bytes_in(column));
    if (!text) { return std::monostate{}; }
    unpacked_ = std::move(*text);
    return std::string_view{unpacked_};
}

} // namespace slipway
