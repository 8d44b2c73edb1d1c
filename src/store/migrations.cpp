#include "store/migrations.hpp"

#include "store/packing.hpp"
#include "store/walk.hpp"

#include <SQLiteCpp/Statement.h>
#include <SQLiteCpp/Transaction.h>
#include <sqlite3.h>

#include <array>
#include <cassert>
#include <string>

namespace slipway {
namespace {

void pack_value(sqlite3_context* context, int /*count*/, sqlite3_value** values) {
    const auto* bytes = static_cast<const char*>(::sqlite3_value_blob(*values));
    const auto size = static_cast<std::size_t>(::sqlite3_value_bytes(*values));
    try {
        const auto blob = packed(bytes == nullptr ? std::string_view{} : std::string_view{bytes, size});
        ::sqlite3_result_blob64(context, blob.data(), blob.size(), SQLITE_TRANSIENT); // NOLINT: the cast is SQLite's own
    } catch (const std::exception&) { ::sqlite3_result_error_nomem(context); }
}

/// slipway_packed(bytes), for the steps.
void provide_packing(SQLite::Database& database) {
    database.createFunction("slipway_packed", 1, true, nullptr, pack_value, nullptr, nullptr, nullptr);
}

constexpr std::array<Migration, 2> all_migrations{{{1, "observations and publications", R"sql(
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
)sql"},
                                                   {2, "entries, more kinds of observations, baselines, records", R"sql(
PRAGMA user_version = 2;

CREATE TABLE entry (
    id INTEGER PRIMARY KEY,
    recorded_at TEXT NOT NULL,
    command TEXT NOT NULL,
    revision TEXT NOT NULL,
    CONSTRAINT "recorded_at is like 2023-06-30T09:00:00Z" CHECK (recorded_at IS strftime('%Y-%m-%dT%H:%M:%SZ', recorded_at, '+0 days')),
    CONSTRAINT "command is not empty" CHECK (command <> '')
) STRICT;

CREATE INDEX entry_recorded_at ON entry (recorded_at);

-- What schema 1 stored side by side: all observations of one moment are one entry, each publication is one.
INSERT INTO entry (id, recorded_at, command, revision)
    SELECT row_number() OVER (ORDER BY recorded_at, publication), recorded_at, command, revision FROM (
        SELECT DISTINCT recorded_at, 0 AS publication, 'update' AS command, '' AS revision FROM observation
        UNION ALL
        SELECT recorded_at, id, 'weekly', revision FROM publication);

CREATE TABLE said_observation (
    id INTEGER PRIMARY KEY,
    entry INTEGER NOT NULL REFERENCES entry (id),
    day TEXT NOT NULL,
    said TEXT NOT NULL,
    key TEXT NOT NULL,
    kind TEXT NOT NULL,
    value TEXT NOT NULL,
    reason TEXT NOT NULL,
    "by" TEXT NOT NULL,
    source TEXT NOT NULL,
    illustrative INTEGER NOT NULL,
    CONSTRAINT "key is not empty" CHECK (key <> ''),
    CONSTRAINT "by is not empty" CHECK ("by" <> '')
) STRICT;

-- Numbered anew, so that the numbers grow with the entries.
INSERT INTO said_observation (id, entry, day, said, key, kind, value, reason, "by", source, illustrative)
    SELECT row_number() OVER (ORDER BY e.id, o.id), e.id, o.day, o.said, o.key, o.kind, o.value, '', o."by", o.source, 0
    FROM observation o JOIN entry e ON e.recorded_at = o.recorded_at AND e.command = 'update' ORDER BY e.id, o.id;

CREATE TABLE edition (
    entry INTEGER PRIMARY KEY REFERENCES entry (id),
    as_of TEXT NOT NULL,
    illustrative INTEGER NOT NULL
) STRICT;

CREATE TABLE edition_rendering (
    entry INTEGER NOT NULL REFERENCES edition (entry),
    format TEXT NOT NULL,
    language TEXT NOT NULL,
    bytes BLOB NOT NULL,
    UNIQUE (entry, format, language),
    CONSTRAINT "format is not empty" CHECK (format <> ''),
    CONSTRAINT "language is not empty" CHECK (language <> '')
) STRICT;

-- The editions of one moment keep their order.
CREATE TEMP TABLE edition_of AS
    SELECT p.id AS publication, e.id AS entry FROM
        (SELECT id, recorded_at, row_number() OVER (PARTITION BY recorded_at ORDER BY id) AS place FROM publication) p
        JOIN (SELECT id, recorded_at, row_number() OVER (PARTITION BY recorded_at ORDER BY id) AS place FROM entry
              WHERE command = 'weekly') e
        ON e.recorded_at = p.recorded_at AND e.place = p.place;
INSERT INTO edition (entry, as_of, illustrative)
    SELECT m.entry, p.as_of, 0 FROM publication p JOIN edition_of m ON m.publication = p.id;
INSERT INTO edition_rendering (entry, format, language, bytes)
    SELECT m.entry, r.format, r.language, slipway_packed(r.bytes) FROM rendering r JOIN edition_of m ON m.publication = r.publication
    ORDER BY m.entry, r.id;
DROP TABLE edition_of;

DROP TABLE rendering;
DROP TABLE publication;
DROP TABLE observation;
DROP TABLE observation_kind;
ALTER TABLE said_observation RENAME TO observation;
ALTER TABLE edition RENAME TO publication;
ALTER TABLE edition_rendering RENAME TO rendering;
CREATE INDEX publication_as_of ON publication (as_of);

CREATE TABLE forecast (
    entry INTEGER NOT NULL REFERENCES publication (entry),
    key TEXT NOT NULL,
    finish TEXT NOT NULL,
    reached INTEGER NOT NULL,
    last_word TEXT,
    PRIMARY KEY (entry, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE baseline (
    entry INTEGER PRIMARY KEY REFERENCES entry (id),
    name TEXT NOT NULL,
    as_of TEXT NOT NULL,
    approved_by TEXT NOT NULL,
    reference TEXT NOT NULL,
    reason TEXT NOT NULL,
    illustrative INTEGER NOT NULL,
    CONSTRAINT "name is not empty" CHECK (name <> ''),
    CONSTRAINT "approved_by is not empty" CHECK (approved_by <> ''),
    CONSTRAINT "reference is not empty" CHECK (reference <> ''),
    CONSTRAINT "reason is not empty" CHECK (reason <> '')
) STRICT;

CREATE TABLE baseline_date (
    entry INTEGER NOT NULL REFERENCES baseline (entry),
    key TEXT NOT NULL,
    start TEXT,
    finish TEXT,
    started INTEGER NOT NULL,
    finished INTEGER NOT NULL,
    PRIMARY KEY (entry, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE text (
    digest TEXT NOT NULL UNIQUE,
    entry INTEGER NOT NULL REFERENCES entry (id),
    bytes BLOB NOT NULL,
    UNIQUE (entry, digest)
) STRICT;

CREATE TABLE record_file (
    revision TEXT NOT NULL,
    path TEXT NOT NULL,
    entry INTEGER NOT NULL REFERENCES entry (id),
    digest TEXT NOT NULL REFERENCES text (digest),
    PRIMARY KEY (revision, path),
    UNIQUE (entry, path)
) STRICT, WITHOUT ROWID;

-- The digest of the digest before it and of all rows that the entry brought.
CREATE TABLE chain (
    entry INTEGER PRIMARY KEY REFERENCES entry (id),
    digest TEXT NOT NULL
) STRICT;

CREATE TRIGGER entry_is_not_changed BEFORE UPDATE ON entry
    BEGIN SELECT RAISE(ABORT, 'entry is append-only'); END;
CREATE TRIGGER entry_is_not_deleted BEFORE DELETE ON entry
    BEGIN SELECT RAISE(ABORT, 'entry is append-only'); END;
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
CREATE TRIGGER forecast_is_not_changed BEFORE UPDATE ON forecast
    BEGIN SELECT RAISE(ABORT, 'forecast is append-only'); END;
CREATE TRIGGER forecast_is_not_deleted BEFORE DELETE ON forecast
    BEGIN SELECT RAISE(ABORT, 'forecast is append-only'); END;
CREATE TRIGGER baseline_is_not_changed BEFORE UPDATE ON baseline
    BEGIN SELECT RAISE(ABORT, 'baseline is append-only'); END;
CREATE TRIGGER baseline_is_not_deleted BEFORE DELETE ON baseline
    BEGIN SELECT RAISE(ABORT, 'baseline is append-only'); END;
CREATE TRIGGER baseline_date_is_not_changed BEFORE UPDATE ON baseline_date
    BEGIN SELECT RAISE(ABORT, 'baseline_date is append-only'); END;
CREATE TRIGGER baseline_date_is_not_deleted BEFORE DELETE ON baseline_date
    BEGIN SELECT RAISE(ABORT, 'baseline_date is append-only'); END;
CREATE TRIGGER text_is_not_changed BEFORE UPDATE ON text
    BEGIN SELECT RAISE(ABORT, 'text is append-only'); END;
CREATE TRIGGER text_is_not_deleted BEFORE DELETE ON text
    BEGIN SELECT RAISE(ABORT, 'text is append-only'); END;
CREATE TRIGGER chain_is_not_changed BEFORE UPDATE ON chain
    BEGIN SELECT RAISE(ABORT, 'chain is append-only'); END;
CREATE TRIGGER chain_is_not_deleted BEFORE DELETE ON chain
    BEGIN SELECT RAISE(ABORT, 'chain is append-only'); END;
CREATE TRIGGER record_file_is_not_changed BEFORE UPDATE ON record_file
    BEGIN SELECT RAISE(ABORT, 'record_file is append-only'); END;
CREATE TRIGGER record_file_is_not_deleted BEFORE DELETE ON record_file
    BEGIN SELECT RAISE(ABORT, 'record_file is append-only'); END;
)sql",
                                                    chain_all}}};

void record(SQLite::Database& database, const Migration& migration) {
    SQLite::Statement statement{database, R"sql(INSERT INTO migration (number, name) VALUES (?, ?))sql"};
    statement.bind(1, migration.number);
    statement.bind(2, std::string{migration.name});
    statement.exec();
}

void apply(SQLite::Database& database, const Migration& migration) {
    database.exec(migration.sql);
    if (migration.then != nullptr) { migration.then(database); }
    assert(schema_number(database) == migration.number);
    record(database, migration);
}

} // namespace

std::span<const Migration> migrations() noexcept { return all_migrations; }

int schema_number(const SQLite::Database& database) {
    SQLite::Statement statement{database, R"sql(PRAGMA user_version)sql"};
    statement.executeStep();
    return statement.getColumn(0).getInt();
}

void migrate(SQLite::Database& database, std::span<const Migration> steps) {
    provide_packing(database);
    if (steps.empty() || schema_number(database) >= steps.back().number) { return; }
    SQLite::Transaction transaction{database, SQLite::TransactionBehavior::IMMEDIATE};
    // Another program may have applied them while we waited for our turn.
    for (const Migration& step : steps) {
        if (schema_number(database) < step.number) { apply(database, step); }
    }
    transaction.commit();
}

} // namespace slipway
