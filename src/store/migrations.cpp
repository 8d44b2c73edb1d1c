#include "store/migrations.hpp"

#include <SQLiteCpp/Statement.h>
#include <SQLiteCpp/Transaction.h>

#include <array>
#include <cassert>
#include <string>

namespace slipway {
namespace {

constexpr std::array<Migration, 1> all_migrations{{{1, "observations and publications", R"sql(
PRAGMA application_id = 0x736C7077;
PRAGMA user_version = 1;

CREATE TABLE migration (
    number INTEGER PRIMARY KEY,
    name TEXT NOT NULL
) STRICT;

CREATE TABLE observation_kind (
    word TEXT NOT NULL PRIMARY KEY
) STRICT;

INSERT INTO observation_kind (word) VALUES ('started'), ('finished'), ('remaining'), ('expected'), ('resolved'), ('note');

CREATE TABLE observation (
    id INTEGER PRIMARY KEY,
    day TEXT NOT NULL,
    said TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    key TEXT NOT NULL,
    kind TEXT NOT NULL REFERENCES observation_kind (word),
    value TEXT NOT NULL,
    "by" TEXT NOT NULL,
    source TEXT NOT NULL,
    CONSTRAINT "day is a day from 1970 to 2099" CHECK (day IS date(day, '+0 days') AND day BETWEEN '1970-01-01' AND '2099-12-31'),
    CONSTRAINT "said is a day from 1970 to 2099" CHECK (said IS date(said, '+0 days') AND said BETWEEN '1970-01-01' AND '2099-12-31'),
    CONSTRAINT "recorded_at is like 2023-06-30T09:00:00Z" CHECK (recorded_at IS strftime('%Y-%m-%dT%H:%M:%SZ', recorded_at, '+0 days')),
    CONSTRAINT "key is not empty" CHECK (key <> ''),
    CONSTRAINT "by is not empty" CHECK ("by" <> '')
) STRICT;

CREATE INDEX observation_recorded_at ON observation (recorded_at);

CREATE TABLE publication (
    id INTEGER PRIMARY KEY,
    as_of TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    revision TEXT NOT NULL,
    CONSTRAINT "as_of is a day from 1970 to 2099" CHECK (as_of IS date(as_of, '+0 days') AND as_of BETWEEN '1970-01-01' AND '2099-12-31'),
    CONSTRAINT "recorded_at is like 2023-06-30T09:00:00Z" CHECK (recorded_at IS strftime('%Y-%m-%dT%H:%M:%SZ', recorded_at, '+0 days'))
) STRICT;

CREATE INDEX publication_as_of ON publication (as_of, recorded_at);

CREATE TABLE rendering (
    id INTEGER PRIMARY KEY,
    publication INTEGER NOT NULL REFERENCES publication (id),
    format TEXT NOT NULL,
    language TEXT NOT NULL,
    bytes BLOB NOT NULL,
    UNIQUE (publication, format, language),
    CONSTRAINT "format is not empty" CHECK (format <> ''),
    CONSTRAINT "language is not empty" CHECK (language <> '')
) STRICT;

CREATE TRIGGER migration_is_not_changed BEFORE UPDATE ON migration
    BEGIN SELECT RAISE(ABORT, 'migration is append-only'); END;
CREATE TRIGGER migration_is_not_deleted BEFORE DELETE ON migration
    BEGIN SELECT RAISE(ABORT, 'migration is append-only'); END;
CREATE TRIGGER observation_kind_is_not_changed BEFORE UPDATE ON observation_kind
    BEGIN SELECT RAISE(ABORT, 'observation_kind is append-only'); END;
CREATE TRIGGER observation_kind_is_not_deleted BEFORE DELETE ON observation_kind
    BEGIN SELECT RAISE(ABORT, 'observation_kind is append-only'); END;
CREATE TRIGGER observation_is_not_changed BEFORE UPDATE ON observation
    BEGIN SELECT RAISE(ABORT, 'observation is append-only'); END;
CREATE TRIGGER observation_is_not_deleted BEFORE DELETE ON observation
    BEGIN SELECT RAISE(ABORT, 'observation is append-only'); END;
CREATE TRIGGER publication_is_not_changed BEFORE UPDATE ON publication
    BEGIN SELECT RAISE(ABORT, 'publication is append-only'); END;
CREATE TRIGGER publication_is_not_deleted BEFORE DELETE ON publication
    BEGIN SELECT RAISE(ABORT, 'publication is append-only'); END;
CREATE TRIGGER rendering_is_not_changed BEFORE UPDATE ON rendering
    BEGIN SELECT RAISE(ABORT, 'rendering is append-only'); END;
CREATE TRIGGER rendering_is_not_deleted BEFORE DELETE ON rendering
    BEGIN SELECT RAISE(ABORT, 'rendering is append-only'); END;
)sql"}}};

void record(SQLite::Database& database, const Migration& migration) {
    SQLite::Statement statement{database, R"sql(INSERT INTO migration (number, name) VALUES (?, ?))sql"};
    statement.bind(1, migration.number);
    statement.bind(2, std::string{migration.name});
    statement.exec();
}

void apply(SQLite::Database& database, const Migration& migration) {
    SQLite::Transaction transaction{database, SQLite::TransactionBehavior::IMMEDIATE};
    // Another program may have applied it while we waited for our turn.
    if (schema_number(database) >= migration.number) { return; }
    database.exec(migration.sql);
    assert(schema_number(database) == migration.number);
    record(database, migration);
    transaction.commit();
}

} // namespace

std::span<const Migration> migrations() noexcept { return all_migrations; }

int schema_number(const SQLite::Database& database) {
    SQLite::Statement statement{database, R"sql(PRAGMA user_version)sql"};
    statement.executeStep();
    return statement.getColumn(0).getInt();
}

void migrate(SQLite::Database& database, std::span<const Migration> steps) {
    for (const Migration& step : steps) {
        if (schema_number(database) < step.number) { apply(database, step); }
    }
}

} // namespace slipway
