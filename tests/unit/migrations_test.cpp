#include "slipway/cli/cli.hpp"
#include "slipway/store/store.hpp"
#include "store/migrations.hpp"
#include "support/folder.hpp"
#include "support/stores.hpp"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Exception.h>
#include <SQLiteCpp/Statement.h>
#include <catch2/catch.hpp>
#include <fmt/format.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <filesystem>
#include <fstream>
#include <sstream>
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
    const auto publications = store.publications();
    REQUIRE(publications.size() == 2);
    CHECK(publications[0].as_of == day("2023-06-30"));
    CHECK(publications[1].as_of == day("2023-07-14"));
    CHECK(publications[1].revision == "89e6c98d92887913");
    const auto edition = store.publication(day("2023-06-30")).value();
    CHECK(edition.recorded_at == "2023-07-01T09:00:00Z");
    CHECK(store.rendering(edition.entry, "text", "zh") == "周报(第二版)\n");
    CHECK(store.rendering(edition.entry, "text", "en") == "weekly, second edition\n");
    const auto first = store.publication(day("2023-06-30"), {.at = "2023-06-30T23:00:00Z"}).value();
    CHECK(store.rendering(first.entry, "text", "zh") == "周报\n");
    CHECK_FALSE(store.rendering(first.entry, "text", "en"));
}

TEST_CASE("a store of any released schema is whole when it was migrated, and grows from there") {
    for (const auto& migration : migrations()) {
        const Folder folder;
        run_sql(folder / "store.db", bytes_of(released_store(migration.number)));
        auto store = Store::open_for_writing(folder / "store.db");
        const auto before = store.verify();
        INFO(migration.number);
        CHECK(before.faults.empty());
        CHECK(before.entries > 2);
        CHECK(say(store, {started("rail/works", "2023-08-01T00:00:00Z")}) == static_cast<EntryNumber>(before.entries) + 1);
        CHECK(store.verify(before.head).faults.empty());
    }
}

TEST_CASE("an update brings a store of schema 1 up to date, a trial of one does not") {
    const Folder folder;
    std::ofstream{folder / "portfolio.toml"} << "horizon = \"2025-12-31\"\n[[project]]\nkey = \"rail\"\ncategory = \"rail\"\n"
                                                "[project.activities]\nworks = { duration = \"10wd\" }\n"
                                                "completion = { milestone = \"finish\", after = [\"works\"] }\n";
    const auto path = folder / "store.db";
    run_sql(path, bytes_of(released_store(1)));
    const auto updated = [&](std::vector<std::string> more) {
        std::vector<std::string> words{"update",  "rail/works", "--note", "begun", "--by", "me", "-C", path.parent_path().string(),
                                       "--store", path.string()};
        words.insert(words.end(), more.begin(), more.end());
        std::ostringstream out;
        std::ostringstream err;
        return run(words, {.out = out, .err = err, .today = day("2023-08-01"), .now = "2023-08-01T09:00:00Z"});
    };
    CHECK((updated({"--dry-run"}) == Exit::world));
    CHECK((updated({}) == Exit::done));
    CHECK(Store::open_for_reading(path).value().observations().size() == 3);
}

TEST_CASE("two programs that migrate one store at once do no harm") {
    for (int round = 0; round < 5; ++round) {
        const Folder folder;
        run_sql(folder / "store.db", bytes_of(released_store(1)));
        std::array<pid_t, 4> children{};
        for (auto& child : children) {
            child = ::fork();
            REQUIRE(child >= 0);
            if (child != 0) { continue; }
            try {
                auto store = Store::open_for_writing(folder / "store.db");
                say(store, {started("rail/works", "2023-08-01T00:00:00Z")});
            } catch (...) { ::_exit(1); }
            ::_exit(0);
        }
        for (const auto child : children) {
            int status = -1;
            REQUIRE(::waitpid(child, &status, 0) == child);
            CHECK(status == 0);
        }
        const auto found = Store::open_for_reading(folder / "store.db").value().verify();
        CHECK(found.faults.empty());
        CHECK(found.entries == 5 + children.size());
    }
}
