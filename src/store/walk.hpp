#pragma once
// The whole store, entry after entry, as the lines that are dumped and chained.

#include <SQLiteCpp/Database.h>

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace slipway {

/// An entry when its lines are through.
struct WalkedEntry {
    std::int64_t number = 0;
    std::string digest; ///< of the digest that the chain states for the entry before it, and of its lines
    std::string stated; ///< as the chain states it; empty when it has no link
};

struct Walker {
    std::function<void(std::string_view)> line; ///< each line with its end; the digest's line not among them. May be empty
    std::function<void(const WalkedEntry&)> entry;
};

/// Walks over all entries; returns whether every row belonged to one of them. Wants a transaction around it, so that what other programs
/// store meanwhile is not seen.
bool walk(const SQLite::Database& database, const Walker& walker);

/// Gives every entry its link, in a store that has none.
void chain_all(const SQLite::Database& database);

} // namespace slipway
