#pragma once
// Writes one entry: its rows and, at the end, its link in the chain of digests.

#include "store/digest.hpp"
#include "store/row_inserter.hpp"

#include <SQLiteCpp/Database.h>

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace slipway {

/// Within one transaction: construct, add the rows table after table in their order, end.
class EntryWriter {
public:
    struct Head {
        std::string_view recorded_at;
        std::string_view command;
        std::string_view revision;
    };
    EntryWriter(SQLite::Database& database, const Head& head);

    [[nodiscard]] std::int64_t number() const { return number_; }
    void add(TableName table, std::span<const Cell> row);
    /// Returns the digest.
    std::string end();

private:
    SQLite::Database* database_;
    std::int64_t number_;
    std::array<std::optional<RowInserter>, table_count> inserters_;
    DigestStream digest_;
    std::string lines_;
};

/// The digest of the last entry; empty when there is none.
[[nodiscard]] std::string chain_head(const SQLite::Database& database);

/// Adds a link to the chain.
void insert_link(const SQLite::Database& database, std::int64_t entry, const std::string& digest);

} // namespace slipway
