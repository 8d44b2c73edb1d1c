// Looking after a store: verify, dump, backup.

#include "slipway/store/store.hpp"
#include "store/connection.hpp"
#include "store/entry_writer.hpp"
#include "store/migrations.hpp"
#include "store/rows.hpp"
#include "store/walk.hpp"

#include <SQLiteCpp/Statement.h>
#include <fmt/format.h>

#include <algorithm>
#include <ostream>

namespace slipway {
namespace {

namespace fs = std::filesystem;

void look_at_file(const SQLite::Database& database, std::vector<StoreFault>& faults) {
    SQLite::Statement whole{database, R"sql(PRAGMA integrity_check)sql"};
    while (whole.executeStep()) {
        auto message = whole.getColumn(0).getString();
        if (message != "ok") { faults.push_back({std::nullopt, "file", std::move(message)}); }
    }
    SQLite::Statement key{database, R"sql(PRAGMA foreign_key_check)sql"};
    while (key.executeStep()) {
        faults.push_back(
            {std::nullopt, "stray",
             fmt::format("a row of {} belongs to what is not in {}", key.getColumn(0).getString(), key.getColumn(2).getString())});
    }
}

std::vector<std::string> schema_of(const SQLite::Database& database) {
    SQLite::Statement part{database, R"sql(
        SELECT type || ' ' || name || ': ' || coalesce(sql, '') FROM sqlite_schema WHERE name NOT LIKE 'sqlite_stat%' ORDER BY 1)sql"};
    std::vector<std::string> parts;
    while (part.executeStep()) { parts.push_back(part.getColumn(0).getString()); }
    SQLite::Statement step{database, R"sql(SELECT 'migration ' || number || ': ' || name FROM migration ORDER BY number)sql"};
    while (step.executeStep()) { parts.push_back(step.getColumn(0).getString()); }
    std::ranges::sort(parts);
    return parts;
}

/// "trigger observation_is_not_changed".
std::string name_of_part(const std::string& part) { return part.substr(0, part.find(':')); }

/// A store has exactly the tables, triggers and migrations that this program makes.
void look_at_schema(const SQLite::Database& database, std::vector<StoreFault>& faults) {
    SQLite::Database fresh{":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE};
    migrate(fresh, migrations());
    const auto wanted = schema_of(fresh);
    const auto found = schema_of(database);
    std::vector<std::string> differences;
    std::ranges::set_difference(wanted, found, std::back_inserter(differences));
    for (const auto& part : differences) {
        faults.push_back({std::nullopt, "schema", fmt::format("the {} is gone or is another", name_of_part(part))});
    }
    differences.clear();
    std::ranges::set_difference(found, wanted, std::back_inserter(differences));
    for (const auto& part : differences) {
        const auto is_same_name = [&](const std::string& other) { return name_of_part(other) == name_of_part(part); };
        if (std::ranges::any_of(wanted, is_same_name)) { continue; }
        faults.push_back({std::nullopt, "schema", fmt::format("the {} is not ours", name_of_part(part))});
    }
}

/// Entries come through one after the other.
class ChainCheck {
public:
    explicit ChainCheck(Verification& found) : found_{&found} {}

    void see(const WalkedEntry& entry) {
        for (auto missing = last_ + 1; missing < entry.number; ++missing) {
            add(missing, "missing", fmt::format("entry {} is gone", missing));
        }
        last_ = entry.number;
        if (entry.stated.empty()) {
            add(entry.number, "altered", fmt::format("entry {} has no digest", entry.number));
        } else if (entry.stated != entry.digest) {
            add(entry.number, "altered", fmt::format("entry {} or the digest before it is not what was stored", entry.number));
        }
        ++found_->entries;
        found_->head = entry.stated;
    }

private:
    void add(EntryNumber entry, std::string code, std::string message) {
        found_->faults.push_back({entry, std::move(code), std::move(message)});
    }

    Verification* found_;
    EntryNumber last_ = 0;
};

void look_at_entries(const SQLite::Database& database, const std::optional<std::string>& head, Verification& found) {
    ChainCheck check{found};
    bool is_there = !head;
    const bool whole = walk(database, {{}, [&](const WalkedEntry& entry) {
                                           check.see(entry);
                                           is_there = is_there || (entry.stated == *head && entry.digest == *head);
                                       }});
    if (!whole) { found.faults.push_back({std::nullopt, "stray", "there are rows of entries that are not there"}); }
    if (!is_there) {
        found.faults.push_back(
            {std::nullopt, "head",
             fmt::format("no entry has the digest {}: entries were cut off or altered, or it is another store's", *head)});
    }
}

std::string head_line() { return "{\"row\":\"dump\",\"form\":\"slipway.store/1\"}\n"; }

std::string end_line(std::size_t entries, std::string_view head) {
    return fmt::format("{{\"row\":\"end\",\"entries\":{},\"head\":\"{}\"}}\n", entries, head);
}

/// Whether all that the store at `path` holds is in this one too, by the head of its chain.
bool is_earlier_self(const SQLite::Database& database, const fs::path& path) {
    const auto head = [&]() -> std::optional<std::string> {
        try {
            const auto other = fs::is_regular_file(path) ? StoreConnection::for_reading(path) : nullptr;
            return other ? std::optional{other->read([](const SQLite::Database& its) { return chain_head(its); })} : std::nullopt;
        } catch (const Error&) { return std::nullopt; }
    }();
    if (!head || head->empty()) { return head.has_value(); }
    SQLite::Statement link{database, R"sql(SELECT 1 FROM chain WHERE digest = ?)sql"};
    link.bind(1, *head);
    return link.executeStep();
}

/// A backup takes the place of nothing but an earlier copy that nobody is using.
void refuse_to_replace(const Attempt& attempt, const StoreConnection& connection, const fs::path& to) {
    if (!fs::exists(to)) { return; }
    const auto& from = connection.path();
    std::error_code unknown;
    if (fs::equivalent(from, to, unknown)) { fail(attempt, "that is this store itself; name another file"); }
    if (has_log(to)) { fail(attempt, fmt::format("{} is in use; name another file", to.string())); }
    if (!connection.read([&](const SQLite::Database& database) { return is_earlier_self(database, to); })) {
        fail(attempt, fmt::format("{} is there already and is no earlier copy of it; name another file", to.string()));
    }
}

} // namespace

Verification Store::verify(const std::optional<std::string>& head) const {
    Verification found;
    try {
        connection_->read_at_once([&](const SQLite::Database& database) {
            look_at_file(database, found.faults);
            look_at_schema(database, found.faults);
            look_at_entries(database, head, found);
            return true;
        });
    } catch (const Error& problem) { found.faults.push_back({std::nullopt, "file", problem.what()}); }
    return found;
}

void Store::dump(std::ostream& out) const {
    connection_->read_at_once([&](const SQLite::Database& database) {
        out << head_line();
        std::size_t entries = 0;
        std::string head;
        std::string link;
        const bool whole = walk(database, {[&](std::string_view line) { out << line; },
                                           [&](const WalkedEntry& entry) {
                                               link.clear();
                                               append_digest_line(link, entry.number, entry.stated);
                                               out << link;
                                               ++entries;
                                               head = entry.stated;
                                           }});
        if (!whole) { fail({"dump", connection_->path()}, "it holds rows of entries that are not there; see slipway db verify"); }
        out << end_line(entries, head);
        return true;
    });
}

void Store::backup(const fs::path& to) const {
    const Attempt attempt{"back up", connection_->path()};
    attempted(attempt, [&] {
        refuse_to_replace(attempt, *connection_, to);
        const FileBeside beside{to};
        connection_->copy_to(beside.path());
        beside.take_place();
    });
}

} // namespace slipway
