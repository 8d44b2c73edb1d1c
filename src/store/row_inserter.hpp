#pragma once
// Rows into a table, and rows out of it, by one prepared statement each.

#include "store/rows.hpp"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

#include <memory>
#include <string>
#include <vector>

struct sqlite3_stmt;

namespace slipway {

/// Inserts rows. SQLite reads texts where they lie, and nothing is allocated for a row: a bulk update is most of its time in here.
class RowInserter {
public:
    RowInserter(const SQLite::Database& database, const Table& table);

    /// Throws SQLite::Exception with SQLITE_CONSTRAINT when a cell is not of its column's kind, or as SQLite says.
    void insert(std::span<const Cell> row);

private:
    struct Finalize {
        void operator()(sqlite3_stmt* statement) const;
    };
    void bind(std::size_t column, const Cell& cell);

    const Table* table_;
    std::unique_ptr<sqlite3_stmt, Finalize> statement_;
    std::string packed_;
};

/// Walks over all rows of a table in the order of entries.
class RowCursor {
public:
    RowCursor(const SQLite::Database& database, const Table& table);

    /// The entry of the row; nothing behind the last.
    [[nodiscard]] std::optional<std::int64_t> entry() const { return entry_; }
    /// The cells of the row, until `advance`. A packed text is unpacked; null when it cannot be.
    [[nodiscard]] std::span<const Cell> row();
    void advance();

private:
    Cell cell_in(const SQLite::Column& column, ColumnKind kind);

    const Table* table_;
    SQLite::Statement statement_;
    std::optional<std::int64_t> entry_;
    std::vector<Cell> cells_;
    std::string unpacked_;
};

} // namespace slipway
