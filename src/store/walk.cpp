#include "store/walk.hpp"

#include "store/digest.hpp"
#include "store/entry_writer.hpp"
#include "store/row_inserter.hpp"

#include <SQLiteCpp/Statement.h>

#include <algorithm>
#include <vector>

namespace slipway {
namespace {

std::string stated_digest(SQLite::Statement& link, std::int64_t entry) {
    link.reset();
    link.bind(1, entry);
    return link.executeStep() ? link.getColumn(0).getString() : std::string{};
}

std::vector<RowCursor> all_cursors(const SQLite::Database& database) {
    std::vector<RowCursor> cursors;
    cursors.reserve(table_count);
    for (const auto& table : tables()) { cursors.emplace_back(database, table); }
    return cursors;
}

/// The lines of the entry. A row that comes behind its own entry, which only another hand can have put there, counts here too.
void walk_rows(std::vector<RowCursor>& cursors, std::int64_t entry, const std::function<void(std::string_view)>& line) {
    std::string text;
    for (std::size_t i = 0; i < table_count; ++i) {
        auto& cursor = cursors.at(i);
        for (; cursor.entry() && *cursor.entry() <= entry; cursor.advance()) {
            text.clear();
            append_line(text, tables()[i], cursor.row());
            line(text);
        }
    }
}

} // namespace

bool walk(const SQLite::Database& database, const Walker& walker) {
    SQLite::Statement link{database, R"sql(SELECT digest FROM chain WHERE entry = ?)sql"};
    auto cursors = all_cursors(database);
    DigestStream digest;
    std::string before;
    while (const auto number = cursors.front().entry()) {
        digest.add(before);
        digest.add("\n");
        walk_rows(cursors, *number, [&](std::string_view line) {
            digest.add(line);
            if (walker.line) { walker.line(line); }
        });
        before = stated_digest(link, *number);
        walker.entry({*number, digest.end(), before});
    }
    return std::ranges::none_of(cursors, [](const RowCursor& cursor) { return cursor.entry().has_value(); });
}

void chain_all(const SQLite::Database& database) {
    auto cursors = all_cursors(database);
    DigestStream digest;
    std::string before;
    while (const auto number = cursors.front().entry()) {
        digest.add(before);
        digest.add("\n");
        walk_rows(cursors, *number, [&](std::string_view line) { digest.add(line); });
        before = digest.end();
        insert_link(database, *number, before);
    }
}

} // namespace slipway
