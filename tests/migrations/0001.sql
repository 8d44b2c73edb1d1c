-- A store of schema 1 with something in it, as sqlite3's .dump writes it. Never edit it: a migration must carry such stores over.
PRAGMA application_id = 1936486519;
PRAGMA user_version = 1;
PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE migration (
    number INTEGER PRIMARY KEY,
    name TEXT NOT NULL
) STRICT;
INSERT INTO migration VALUES(1,'observations and publications');
CREATE TABLE observation_kind (
    word TEXT NOT NULL PRIMARY KEY
) STRICT;
INSERT INTO observation_kind VALUES('started');
INSERT INTO observation_kind VALUES('finished');
INSERT INTO observation_kind VALUES('remaining');
INSERT INTO observation_kind VALUES('expected');
INSERT INTO observation_kind VALUES('resolved');
INSERT INTO observation_kind VALUES('note');
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
INSERT INTO observation VALUES(1,'2023-03-01','2023-06-30','2023-06-30T09:00:00Z','huadu-peoples-hospital/structure','started','2023-03-01','区住建局','会议纪要〔2023〕12号');
INSERT INTO observation VALUES(2,'2023-07-14','2023-07-14','2023-07-14T01:30:00Z','huadu-peoples-hospital/structure','note','it''s "on hold" — 等待钢材','O''Brien','');
CREATE TABLE publication (
    id INTEGER PRIMARY KEY,
    as_of TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    revision TEXT NOT NULL,
    CONSTRAINT "as_of is a day from 1970 to 2099" CHECK (as_of IS date(as_of, '+0 days') AND as_of BETWEEN '1970-01-01' AND '2099-12-31'),
    CONSTRAINT "recorded_at is like 2023-06-30T09:00:00Z" CHECK (recorded_at IS strftime('%Y-%m-%dT%H:%M:%SZ', recorded_at, '+0 days'))
) STRICT;
INSERT INTO publication VALUES(1,'2023-06-30','2023-06-30T09:00:00Z','3f786850e387550f');
INSERT INTO publication VALUES(2,'2023-06-30','2023-07-01T09:00:00Z','3f786850e387550f');
INSERT INTO publication VALUES(3,'2023-07-14','2023-07-14T09:00:00Z','89e6c98d92887913');
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
INSERT INTO rendering VALUES(1,1,'text','zh',X'e591a8e68aa50a');
INSERT INTO rendering VALUES(2,2,'text','zh',X'e591a8e68aa528e7acace4ba8ce78988290a');
INSERT INTO rendering VALUES(3,2,'text','en',X'7765656b6c792c207365636f6e642065646974696f6e0a');
INSERT INTO rendering VALUES(4,3,'text','zh',X'e591a8e68aa50a');
INSERT INTO rendering VALUES(5,3,'json','en',X'7b7d0a');
CREATE INDEX observation_recorded_at ON observation (recorded_at);
CREATE INDEX publication_as_of ON publication (as_of, recorded_at);
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
COMMIT;
