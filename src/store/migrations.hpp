#pragma once
// The schema of the store as a sequence of steps. A released step is never edited: tests/migrations holds a store of each.

#include <SQLiteCpp/Database.h>

#include <cstdint>
#include <span>
#include <string_view>

namespace slipway {

/// `PRAGMA application_id` of our stores: "slpw".
inline constexpr std::int32_t store_application_id = 0x736C7077;

/// `sql` sets `PRAGMA user_version` to `number`, which counts from 1, and may call slipway_packed(bytes); `then` does what SQL cannot.
struct Migration {
    int number;
    std::string_view name;
    const char* sql;
    void (*then)(const SQLite::Database& database) = nullptr;
};

/// All of them, ascending without a gap.
[[nodiscard]] std::span<const Migration> migrations() noexcept;

/// How many migrations the store has had: its `PRAGMA user_version`.
[[nodiscard]] int schema_number(const SQLite::Database& database);

/// Applies what the store lacks, all of it in one transaction: a program that is killed leaves no schema in between, which readers would
/// have to refuse. Several programs may do so at once.
void migrate(SQLite::Database& database, std::span<const Migration> steps);

} // namespace slipway
