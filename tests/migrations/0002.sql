-- A store of schema 2 with something in it, as sqlite3's .dump writes it. Never edit it: a migration must carry such stores over.
PRAGMA application_id = 1936486519;
PRAGMA user_version = 2;
PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
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
INSERT INTO "baseline" VALUES(3,'original','2023-06-30','市发展改革委','穗发改〔2023〕1号','first',0);
CREATE TABLE baseline_date (
    entry INTEGER NOT NULL REFERENCES baseline (entry),
    key TEXT NOT NULL,
    start TEXT,
    finish TEXT,
    started INTEGER NOT NULL,
    finished INTEGER NOT NULL,
    PRIMARY KEY (entry, key)
) STRICT, WITHOUT ROWID;
INSERT INTO "baseline_date" VALUES(3,'rail/works','2023-01-02',NULL,1,0);
CREATE TABLE chain (
    entry INTEGER PRIMARY KEY REFERENCES entry (id),
    digest TEXT NOT NULL
) STRICT;
INSERT INTO "chain" VALUES(1,'af661a754dbc93753498ff28978eced5c7ba2143d249f847e090ee1d8f61de39');
INSERT INTO "chain" VALUES(2,'77c227d41cdfa420b605bea936a23a79d60fbc649e23cf6041ee6268b662d8bd');
INSERT INTO "chain" VALUES(3,'fdf6c5414ee0ceae5a12f8a147ded1c9fb37801ea66c3153a6a7bb0af1cf1acd');
CREATE TABLE entry (
    id INTEGER PRIMARY KEY,
    recorded_at TEXT NOT NULL,
    command TEXT NOT NULL,
    revision TEXT NOT NULL,
    CONSTRAINT "recorded_at is like 2023-06-30T09:00:00Z" CHECK (recorded_at IS strftime('%Y-%m-%dT%H:%M:%SZ', recorded_at, '+0 days')),
    CONSTRAINT "command is not empty" CHECK (command <> '')
) STRICT;
INSERT INTO "entry" VALUES(1,'2023-06-30T09:00:00Z','update','3f786850e387550f');
INSERT INTO "entry" VALUES(2,'2023-06-30T10:00:00Z','weekly','3f786850e387550f');
INSERT INTO "entry" VALUES(3,'2023-06-30T11:00:00Z','baseline','3f786850e387550f');
CREATE TABLE forecast (
    entry INTEGER NOT NULL REFERENCES publication (entry),
    key TEXT NOT NULL,
    finish TEXT NOT NULL,
    reached INTEGER NOT NULL,
    last_word TEXT,
    PRIMARY KEY (entry, key)
) STRICT, WITHOUT ROWID;
INSERT INTO "forecast" VALUES(2,'rail/tracks','2024-02-29',1,NULL);
INSERT INTO "forecast" VALUES(2,'rail/works','2024-01-31',0,'2023-06-30');
CREATE TABLE migration (
    number INTEGER PRIMARY KEY,
    name TEXT NOT NULL
) STRICT;
INSERT INTO "migration" VALUES(1,'observations and publications');
INSERT INTO "migration" VALUES(2,'entries, more kinds of observations, baselines, records');
CREATE TABLE "observation" (
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
INSERT INTO "observation" VALUES(1,1,'2023-03-01','2023-06-30','rail/works','started','2023-03-01','','district office','minutes 12',0);
INSERT INTO "observation" VALUES(2,1,'2023-03-01','2023-06-30','rail/tracks','started','2023-03-01','','district office','minutes 12',0);
CREATE TABLE "publication" (
    entry INTEGER PRIMARY KEY REFERENCES entry (id),
    as_of TEXT NOT NULL,
    illustrative INTEGER NOT NULL
) STRICT;
INSERT INTO "publication" VALUES(2,'2023-06-30',0);
CREATE TABLE record_file (
    revision TEXT NOT NULL,
    path TEXT NOT NULL,
    entry INTEGER NOT NULL REFERENCES entry (id),
    digest TEXT NOT NULL REFERENCES text (digest),
    PRIMARY KEY (revision, path),
    UNIQUE (entry, path)
) STRICT, WITHOUT ROWID;
INSERT INTO "record_file" VALUES('3f786850e387550f','a/b.toml',1,'c3aa1b0f4b012d74d19632de682d34ca8e28f741d7fd2026c55a563cc21b8936');
INSERT INTO "record_file" VALUES('3f786850e387550f','portfolio.toml',1,'74cad9192beda1240c49ec315446e0340d1db29bab776d14599f3f1841fc0ecd');
CREATE TABLE "rendering" (
    entry INTEGER NOT NULL REFERENCES "publication" (entry),
    format TEXT NOT NULL,
    language TEXT NOT NULL,
    bytes BLOB NOT NULL,
    UNIQUE (entry, format, language),
    CONSTRAINT "format is not empty" CHECK (format <> ''),
    CONSTRAINT "language is not empty" CHECK (language <> '')
) STRICT;
INSERT INTO "rendering" VALUES(2,'csv','zh',X'9888405C0000000000000008789C7BBF7B3FC37FA5184E00163A03F0');
INSERT INTO "rendering" VALUES(2,'text','en',X'2E400FBE0000000000000007789C7B3A71C5B3AEA55C001382043E');
CREATE TABLE text (
    digest TEXT NOT NULL UNIQUE,
    entry INTEGER NOT NULL REFERENCES entry (id),
    bytes BLOB NOT NULL,
    UNIQUE (entry, digest)
) STRICT;
INSERT INTO "text" VALUES('74cad9192beda1240c49ec315446e0340d1db29bab776d14599f3f1841fc0ecd',1,X'338F35650000000000000017789CCBC82FCAACCACF53B0555032323032D53534D2353654E20200547005BF');
INSERT INTO "text" VALUES('c3aa1b0f4b012d74d19632de682d34ca8e28f741d7fd2026c55a563cc21b8936',1,X'BD761D860000000000000009789C535678D1B5F165F35E2E0015FE049A');
CREATE TRIGGER migration_is_not_changed BEFORE UPDATE ON migration
    BEGIN SELECT RAISE(ABORT, 'migration is append-only'); END;
CREATE TRIGGER migration_is_not_deleted BEFORE DELETE ON migration
    BEGIN SELECT RAISE(ABORT, 'migration is append-only'); END;
CREATE INDEX entry_recorded_at ON entry (recorded_at);
CREATE INDEX publication_as_of ON publication (as_of);
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
COMMIT;
