#include "store/entry_writer.hpp"

#include <SQLiteCpp/Statement.h>

namespace slipway {
namespace {

constexpr std::size_t enough_to_digest = 1U << 16U;

std::int64_t next_entry(const SQLite::Database& database) {
    SQLite::Statement last{database, R"sql(SELECT coalesce(max(id), 0) FROM entry)sql"};
    last.executeStep();
    return last.getColumn(0).getInt64() + 1;
}

} // namespace

EntryWriter::EntryWriter(SQLite::Database& database, const Head& head) : database_{&database}, number_{next_entry(database)} {
    digest_.add(chain_head(database));
    digest_.add("\n");
    add(TableName::entry, std::array<Cell, 4>{number_, head.recorded_at, head.command, head.revision});
}

void EntryWriter::add(TableName name, std::span<const Cell> row) {
    const auto& table = table_of(name);
    auto& inserter = inserters_.at(static_cast<std::size_t>(name));
    if (!inserter) { inserter.emplace(*database_, table); }
    inserter->insert(row);
    append_line(lines_, table, row);
    if (lines_.size() < enough_to_digest) { return; }
    digest_.add(lines_);
    lines_.clear();
}

std::string EntryWriter::end() {
    digest_.add(lines_);
    lines_.clear();
    auto digest = digest_.end();
    insert_link(*database_, number_, digest);
    return digest;
}

std::string chain_head(const SQLite::Database& database) {
    SQLite::Statement last{database, R"sql(SELECT digest FROM chain ORDER BY entry DESC LIMIT 1)sql"};
    return last.executeStep() ? last.getColumn(0).getString() : std::string{};
}

void insert_link(const SQLite::Database& database, std::int64_t entry, const std::string& digest) {
    SQLite::Statement link{database, R"sql(INSERT INTO chain (entry, digest) VALUES (?, ?))sql"};
    link.bind(1, entry);
    link.bind(2, digest);
    link.exec();
}

} // namespace slipway
