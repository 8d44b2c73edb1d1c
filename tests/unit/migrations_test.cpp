#include "slipway/store/store.hpp"
#include "store/migrations.hpp"
#include "support/folder.hpp"
#include "support/stores.hpp"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Exception.h>
#include <SQLiteCpp/Statement.h>
#include <catch2/catch.hpp>
#include <fmt/format.h>

#include <filesystem>
#include <string>
#include <vector>

using namespace slipway;
using namespace slipway::test;
namespace fs = std::filesystem;

namespace {

SQLite::Database empty_database() { return {":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE}; }

fs::path released_store(int number) { return fs::path{SLIPWAY_SOURCE_DIR} / fmt::format("tests/migrations/{:04}.sql", number); }

std::vector<std::string> rows(const SQLite::Database& database, const char* query) {
    SQLite::Statement statement{database, query};
    std::vector<std::string> found;
    while (statement.executeStep()) { found.push_back(statement.getColumn(0).getString()); }
    return found;
}

std::vector<std::string> schema_of(const SQLite::Database& database) {
    return rows(database, "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY type, name");
}

} // namespace

TEST_CASE("migrations are numbered from one without a gap") {
    int number = 0;
    for (const auto& migration : migrations()) { CHECK(migration.number == ++number); }
}

TEST_CASE("a migrated store names itself, its schema and its migrations") {
    auto database = empty_database();
    migrate(database, migrations());
    CHECK(database.execAndGet("PRAGMA application_id").getInt() == store_application_id);
    CHECK(schema_number(database) == static_cast<int>(migrations().size()));
    std::vector<std::string> names;
    for (const auto& migration : migrations()) { names.emplace_back(migration.name); }
    CHECK(rows(database, "SELECT name FROM migration ORDER BY number") == names);
}

TEST_CASE("every table is strict and append-only") {
    auto database = empty_database();
    migrate(database, migrations());
    const auto tables =
        rows(database, "SELECT name FROM pragma_table_list WHERE schema = 'main' AND name NOT LIKE 'sqlite_%' ORDER BY name");
    CHECK_FALSE(tables.empty());
    CHECK(rows(database, "SELECT name FROM pragma_table_list WHERE strict ORDER BY name") == tables);
    CHECK(rows(database, "SELECT tbl_name FROM sqlite_schema WHERE type = 'trigger' AND sql LIKE '%BEFORE UPDATE ON%' ORDER BY 1") ==
          tables);
    CHECK(rows(database, "SELECT tbl_name FROM sqlite_schema WHERE type = 'trigger' AND sql LIKE '%BEFORE DELETE ON%' ORDER BY 1") ==
          tables);
}

TEST_CASE("migrating again changes nothing") {
    auto database = empty_database();
    migrate(database, migrations());
    const auto changes = database.getTotalChanges();
    migrate(database, migrations());
    CHECK(database.getTotalChanges() == changes);
}

TEST_CASE("a later migration is applied to a store that has the earlier ones") {
    auto database = empty_database();
    migrate(database, migrations());
    const auto next = static_cast<int>(migrations().size()) + 1;
    const auto sql = fmt::format("PRAGMA user_version = {}; CREATE TABLE alert (id INTEGER PRIMARY KEY) STRICT;", next);
    std::vector<Migration> steps{migrations().begin(), migrations().end()};
    steps.push_back({next, "alerts", sql.c_str()});
    migrate(database, steps);
    CHECK(schema_number(database) == next);
    CHECK(database.tableExists("alert"));
    CHECK(rows(database, "SELECT name FROM migration").back() == "alerts");
}

TEST_CASE("a migration that fails leaves the store as it was") {
    auto database = empty_database();
    migrate(database, migrations());
    const auto before = schema_of(database);
    const auto next = static_cast<int>(migrations().size()) + 1;
    const auto sql =
        fmt::format("PRAGMA user_version = {}; CREATE TABLE alert (id INTEGER) STRICT; CREATE TABLE alert (id INTEGER);", next);
    std::vector<Migration> steps{migrations().begin(), migrations().end()};
    steps.push_back({next, "alerts", sql.c_str()});
    CHECK_THROWS_AS(migrate(database, steps), SQLite::Exception);
    CHECK(schema_of(database) == before);
    CHECK(schema_number(database) == next - 1);
    CHECK(rows(database, "SELECT name FROM migration").size() == migrations().size());
}

TEST_CASE("every released schema has a store in tests/migrations, which migrates to the schema of a new store") {
    auto fresh = empty_database();
    migrate(fresh, migrations());
    for (const auto& migration : migrations()) {
        INFO(released_store(migration.number));
        REQUIRE(fs::exists(released_store(migration.number)));
        auto database = empty_database();
        database.exec(bytes_of(released_store(migration.number)));
        CHECK(schema_number(database) == migration.number);
        migrate(database, migrations());
        CHECK(schema_of(database) == schema_of(fresh));
        CHECK(rows(database, "PRAGMA integrity_check") == std::vector<std::string>{"ok"});
        CHECK(rows(database, "PRAGMA foreign_key_check").empty());
    }
}

TEST_CASE("a store of schema 1 opens and holds what it held") {
    const Folder folder;
    run_sql(folder / "store.db", bytes_of(released_store(1)));
    const auto store = Store::open_for_writing(folder / "store.db");
    CHECK(store.observations() == std::vector<Observation>{{.day = day("2023-03-01"),
                                                            .said = day("2023-06-30"),
                                                            .recorded_at = "2023-06-30T09:00:00Z",
                                                            .key = "huadu-peoples-hospital/structure",
                                                            .kind = ObservationKind::started,
                                                            .value = "2023-03-01",
                                                            .by = "区住建局",
                                                            .source = "会议纪要〔2023〕12号"},
                                                           {.day = day("2023-07-14"),
                                                            .said = day("2023-07-14"),
                                                            .recorded_at = "2023-07-14T01:30:00Z",
                                                            .key = "huadu-peoples-hospital/structure",
                                                            .kind = ObservationKind::note,
                                                            .value = "it's \"on hold\" — 等待钢材",
                                                            .by = "O'Brien",
                                                            .source = ""}});
    CHECK(store.published_days() == std::vector{day("2023-06-30"), day("2023-07-14")});
    const auto edition = store.publication(day("2023-06-30"));
    CHECK(edition.value().recorded_at == "2023-07-01T09:00:00Z");
    CHECK(edition.value().renderings == std::vector<Rendering>{{.format = "text", .language = "zh", .bytes = "周报(第二版)\n"},
                                                               {.format = "text", .language = "en", .bytes = "weekly, second edition\n"}});
    CHECK(store.publication(day("2023-06-30"), "2023-06-30T23:00:00Z").value().renderings.size() == 1);
}
