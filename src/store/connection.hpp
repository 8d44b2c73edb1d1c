#pragma once
// An open store file: who may open it and how, and what SQLite throws turned into Errors.

#include "slipway/base/diagnostic.hpp"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Exception.h>
#include <SQLiteCpp/Transaction.h>

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>

namespace slipway {

/// What we are doing to which file: "cannot `doing` the store `path`: …".
struct Attempt {
    std::string_view doing;
    const std::filesystem::path& path;
};

[[noreturn]] void fail(const Attempt& attempt, std::string_view why);
[[noreturn]] void fail(const Attempt& attempt, const SQLite::Exception& problem);
[[noreturn]] void fail(const Attempt& attempt, const std::filesystem::filesystem_error& problem);

/// The result of `work`; what SQLite or the file system throws leaves as an Error with advice.
template <class Work>
auto attempted(const Attempt& attempt, Work work) -> decltype(work()) {
    try {
        return work();
    } catch (const SQLite::Exception& problem) { fail(attempt, problem); } catch (const std::filesystem::filesystem_error& problem) {
        fail(attempt, problem);
    }
}

/// Whether a writer is at work on the file or was killed in the middle: then the file alone is not the whole truth.
[[nodiscard]] bool has_log(const std::filesystem::path& path);

/// One open file that is a store of this program's schema. A reader that may write to the folder takes SQLite's locks like everybody else
/// (its log and index vanish on closing); one that may not reads the bare file without locks, and so watches whether it changes.
class StoreConnection {
public:
    /// See Store::open_for_writing and Store::open_for_reading.
    static std::unique_ptr<StoreConnection> for_writing(const std::filesystem::path& given);
    static std::unique_ptr<StoreConnection> for_reading(const std::filesystem::path& given);

    [[nodiscard]] const std::filesystem::path& path() const { return path_; }

    /// Runs `work` on the database in one transaction, kept whole or, when anything throws, not at all.
    template <class Work>
    void write(std::string_view doing, Work work) {
        attempted({doing, path_}, [&] {
            SQLite::Transaction transaction{database_, SQLite::TransactionBehavior::IMMEDIATE};
            work(database_);
            transaction.commit();
        });
    }

    /// Runs `work` in one transaction, kept when it returns true.
    template <class Work>
    void write_if(std::string_view doing, Work work) {
        attempted({doing, path_}, [&] {
            SQLite::Transaction transaction{database_, SQLite::TransactionBehavior::IMMEDIATE};
            if (work(database_)) { transaction.commit(); }
        });
    }

    /// What `work` finds in the database as it is at one moment.
    template <class Work>
    auto read_at_once(Work work) {
        return read([&](const SQLite::Database& database) {
            SQLite::Transaction transaction{database_};
            return work(database);
        });
    }

    /// Copies the database of this moment into an empty file.
    void copy_to(const std::filesystem::path& file);

    /// What `work` finds in the database.
    template <class Work>
    auto read(Work work) const {
        const Attempt attempt{"read", path_};
        return attempted(attempt, [&] {
            auto found = work(database_);
            if (watched_ && *watched_ != std::filesystem::last_write_time(path_)) {
                fail(attempt, "somebody wrote to it meanwhile; repeat the command");
            }
            return found;
        });
    }

private:
    StoreConnection(std::filesystem::path path, const std::string& name, int flags);
    static std::unique_ptr<StoreConnection> with_locks(const std::filesystem::path& path);
    static std::unique_ptr<StoreConnection> without_writing(const std::filesystem::path& path);

    std::filesystem::path path_;
    SQLite::Database database_;
    std::optional<std::filesystem::file_time_type> watched_; ///< the time of the file when we opened it; only without locks
};

} // namespace slipway
