#include "store/connection.hpp"

#include "slipway/base/file.hpp"
#include "store/migrations.hpp"

#include <SQLiteCpp/Backup.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <sqlite3.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <thread>
#include <utility>

namespace slipway {
namespace {

namespace fs = std::filesystem;

constexpr std::chrono::milliseconds patience{30'000};

struct Advice {
    int code;
    std::string_view text;
};

constexpr std::array<Advice, 10> advices{
    {{SQLITE_BUSY, "another program is writing to it; repeat the command when that one has ended"},
     {SQLITE_LOCKED, "another program is writing to it; repeat the command when that one has ended"},
     {SQLITE_FULL, "make room on the disk and repeat the command; nothing of it was kept"},
     {SQLITE_IOERR, "check that the disk has room and is sound, then repeat the command"},
     {SQLITE_READONLY, "check the permissions of the file and its folder, or choose another --store"},
     {SQLITE_PERM, "check the permissions of the file and its folder, or choose another --store"},
     {SQLITE_CANTOPEN, "check that the folder exists and that you may write to it, or choose another --store"},
     {SQLITE_NOTADB, "it is not a slipway store; choose another --store"},
     {SQLITE_CORRUPT, "repeat the command; if it says so again the file is damaged: put back your last copy of it"},
     {SQLITE_CONSTRAINT, "such a thing cannot be stored; nothing of the command was kept"}}};

std::string_view advice_for(int code) {
    const auto* found = std::ranges::find(advices, code & 0xFF, &Advice::code);
    return found == advices.end() ? "check the file, or choose another --store" : found->text;
}

bool may_write(const fs::path& path) { return ::faccessat(AT_FDCWD, path.c_str(), W_OK, AT_EACCESS) == 0; }

/// SQLite keeps its log beside the file, so it needs both.
bool store_may_be_written(const fs::path& path) { return may_write(path) && may_write(path.parent_path()); }

/// "file:///a%20b/store.db", as SQLite reads it.
std::string uri_of(const fs::path& path) {
    constexpr std::string_view plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~/";
    std::string uri = "file://";
    for (const char c : path.string()) {
        uri += plain.find(c) != std::string_view::npos ? std::string{c} : fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
    return uri;
}

/// SQLite does not wait by itself here, and programs that create one store at once do meet.
void use_write_ahead_log(SQLite::Database& database) {
    constexpr std::chrono::milliseconds pause{10};
    int result = SQLITE_BUSY;
    for (auto waited = pause; result == SQLITE_BUSY && waited <= patience; waited += pause) {
        result = database.tryExec(R"sql(PRAGMA journal_mode = WAL)sql");
        if (result == SQLITE_BUSY) { std::this_thread::sleep_for(pause); }
    }
    database.check(result);
}

struct Identity {
    int application = 0;
    int schema = 0;
    bool is_empty = true; ///< not one table: a new file, or one whose maker was killed before the first migration
};

Identity identity_of(SQLite::Database& database) {
    // One transaction, or the three answers could straddle another program's first migration.
    SQLite::Transaction transaction{database};
    const Identity identity{.application = database.execAndGet(R"sql(PRAGMA application_id)sql").getInt(),
                            .schema = schema_number(database),
                            .is_empty = database.execAndGet(R"sql(SELECT count(*) FROM sqlite_schema)sql").getInt() == 0};
    transaction.commit();
    return identity;
}

/// Nothing when the file has nothing in it yet; else how many migrations it has had. Another program's file or a newer store throws.
std::optional<int> known_schema(SQLite::Database& database, const Attempt& attempt) {
    const Identity identity = identity_of(database);
    if (identity.application == 0 && identity.schema == 0 && identity.is_empty) { return std::nullopt; }
    if (identity.application != store_application_id) { fail(attempt, "the file belongs to another program; choose another --store"); }
    const auto known = static_cast<int>(migrations().size());
    if (identity.schema > known) {
        fail(attempt,
             fmt::format(
                 "this store was written by a newer slipway (schema {}, this program knows {}): update slipway or choose another --store",
                 identity.schema, known));
    }
    return identity.schema;
}

/// Absolute, so that SQLite sees no name of its own (":memory:", "file:"), and without links, so that the log lies in the file's own
/// folder.
fs::path real_path(const fs::path& path) { return fs::weakly_canonical(fs::absolute(path)); }

} // namespace

bool has_log(const fs::path& path) {
    return std::ranges::any_of(std::array{"-wal", "-journal"}, [&](const char* suffix) {
        std::error_code absent;
        const auto size = fs::file_size(path.string() + suffix, absent);
        return !absent && size > 0;
    });
}

void fail(const Attempt& attempt, std::string_view why) {
    throw Error(fmt::format("cannot {} the store {}: {}", attempt.doing, attempt.path.string(), why));
}

void fail(const Attempt& attempt, const SQLite::Exception& problem) {
    fail(attempt, fmt::format("{}; {}", problem.what(), advice_for(problem.getErrorCode())));
}

void fail(const Attempt& attempt, const fs::filesystem_error& problem) {
    fail(attempt, fmt::format("{}; {}", problem.code().message(), advice_for(SQLITE_CANTOPEN)));
}

StoreConnection::StoreConnection(fs::path path, const std::string& name, int flags)
    : path_{std::move(path)}, database_{name, flags, static_cast<int>(patience.count())} {}

std::unique_ptr<StoreConnection> StoreConnection::for_writing(const fs::path& given) {
    const Attempt attempt{"open", given};
    return attempted(attempt, [&] {
        const auto path = real_path(given);
        make_own_folder(path.parent_path());
        // SQLite would open it for reading instead, and leave its log and index behind.
        if (fs::exists(path) && !store_may_be_written(path)) { throw SQLite::Exception("no permission to write", SQLITE_READONLY); }
        std::unique_ptr<StoreConnection> connection{new StoreConnection{path, path.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE}};
        auto& database = connection->database_;
        known_schema(database, attempt);
        use_write_ahead_log(database);
        database.exec(R"sql(PRAGMA foreign_keys = ON)sql");
        // In KiB: a large entry stays in memory until it is whole.
        database.exec(R"sql(PRAGMA cache_size = -65536)sql");
        migrate(database, migrations());
        return connection;
    });
}

std::unique_ptr<StoreConnection> StoreConnection::for_reading(const fs::path& given) {
    const Attempt attempt{"open", given};
    return attempted(attempt, [&]() -> std::unique_ptr<StoreConnection> {
        const auto path = real_path(given);
        if (!fs::exists(path)) { return nullptr; }
        auto connection = store_may_be_written(path) ? with_locks(path) : without_writing(path);
        const auto schema = known_schema(connection->database_, attempt);
        if (!schema) { return nullptr; }
        if (*schema < static_cast<int>(migrations().size())) {
            fail(attempt, fmt::format("it has the schema {} of an older slipway; run a command that writes once, such as `slipway update`",
                                      *schema));
        }
        return connection;
    });
}

void StoreConnection::copy_to(const fs::path& file) {
    attempted({"copy", path_}, [&] {
        SQLite::Database copy{file.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE};
        SQLite::Backup backup{copy, database_};
        const int result = backup.executeStep();
        if (result != SQLITE_DONE) { throw SQLite::Exception(::sqlite3_errstr(result), result); }
    });
}

std::unique_ptr<StoreConnection> StoreConnection::with_locks(const fs::path& path) {
    std::unique_ptr<StoreConnection> connection{new StoreConnection{path, path.string(), SQLite::OPEN_READWRITE}};
    connection->database_.exec(R"sql(PRAGMA query_only = ON)sql");
    return connection;
}

std::unique_ptr<StoreConnection> StoreConnection::without_writing(const fs::path& path) {
    const auto time = fs::last_write_time(path);
    const bool bare = !has_log(path);
    const std::string uri = uri_of(path) + (bare ? "?immutable=1" : "");
    std::unique_ptr<StoreConnection> connection{new StoreConnection{path, uri, SQLite::OPEN_READONLY | SQLite::OPEN_URI}};
    if (bare) {
        connection->watched_ = time;
    } else if (connection->database_.tryExec(R"sql(SELECT 1 FROM sqlite_schema)sql") == SQLITE_CANTOPEN) {
        fail({"open", path}, "its unfinished log cannot be read where you may not write; copy the folder to where you may");
    }
    return connection;
}

} // namespace slipway
