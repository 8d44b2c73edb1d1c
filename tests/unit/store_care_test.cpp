#include "slipway/base/diagnostic.hpp"
#include "slipway/store/store.hpp"
#include "support/folder.hpp"
#include "support/stores.hpp"

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <sstream>

using namespace slipway;
using namespace slipway::test;
using Catch::Matchers::Contains;
namespace fs = std::filesystem;

namespace {

std::string dumped(const fs::path& path) {
    std::ostringstream out;
    Store::open_for_reading(path).value().dump(out);
    return out.str();
}

Verification verified(const fs::path& path, const std::optional<std::string>& head = std::nullopt) {
    return Store::open_for_reading(path).value().verify(head);
}

/// "3 altered" or "- schema", one for each fault.
std::vector<std::string> faults(const fs::path& path, const std::optional<std::string>& head = std::nullopt) {
    std::vector<std::string> found;
    for (const auto& fault : verified(path, head).faults) {
        found.push_back(fmt::format("{} {}", fault.entry ? std::to_string(*fault.entry) : "-", fault.code));
    }
    return found;
}

/// Changes a store as somebody would who knows how, and puts the triggers back.
void tamper(const fs::path& path, const std::string& change) {
    SQLite::Database database{path.string(), SQLite::OPEN_READWRITE};
    std::vector<std::string> triggers;
    {
        SQLite::Statement trigger{database, "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'"};
        std::vector<std::string> names;
        while (trigger.executeStep()) {
            names.push_back(trigger.getColumn(0).getString());
            triggers.push_back(trigger.getColumn(1).getString());
        }
        trigger.reset();
        for (const auto& name : names) { database.exec("DROP TRIGGER " + name); }
    }
    database.exec(change);
    for (const auto& sql : triggers) { database.exec(sql); }
}

std::vector<Diagnostic> loaded(const fs::path& path, const std::string& text) {
    std::istringstream in{text};
    Sources sources;
    return Store::open_for_writing(path).load(in, "dump.ndjson", sources);
}

std::string replaced(std::string text, std::string_view what, std::string_view with) {
    const auto at = text.find(what);
    REQUIRE(at != std::string::npos);
    return text.replace(at, what.size(), with);
}

} // namespace

TEST_CASE("a store that nobody touched is whole") {
    const Folder folder;
    fill(folder / "store.db");
    const auto found = verified(folder / "store.db");
    CHECK(found.faults.empty());
    CHECK(found.entries == 3);
    CHECK(found.head.size() == 64);
    CHECK(faults(folder / "store.db", found.head).empty());
    append(folder / "empty.db", {});
    CHECK(faults(folder / "empty.db").empty());
}

TEST_CASE("every value of every row that is altered is noticed in its entry") {
    const Folder folder;
    const std::vector<std::pair<std::string, std::string>> changes{
        {"UPDATE entry SET recorded_at = '2023-06-30T10:00:01Z' WHERE id = 2", "2 altered"},
        {"UPDATE entry SET command = 'x' WHERE id = 2", "2 altered"},
        {"UPDATE entry SET revision = 'x' WHERE id = 3", "3 altered"},
        {"UPDATE observation SET day = '2023-03-02' WHERE id = 1", "1 altered"},
        {"UPDATE observation SET said = '2023-06-29' WHERE id = 1", "1 altered"},
        {"UPDATE observation SET key = 'rail/work' WHERE id = 1", "1 altered"},
        {"UPDATE observation SET kind = 'finished' WHERE id = 1", "1 altered"},
        {"UPDATE observation SET value = '2023-03-02' WHERE id = 2", "1 altered"},
        {"UPDATE observation SET reason = ' ' WHERE id = 2", "1 altered"},
        {"UPDATE observation SET \"by\" = 'me' WHERE id = 2", "1 altered"},
        {"UPDATE observation SET source = '' WHERE id = 2", "1 altered"},
        {"UPDATE observation SET illustrative = 1 WHERE id = 2", "1 altered"},
        {"UPDATE observation SET illustrative = 2 WHERE id = 2", "1 altered"},
        {"UPDATE observation SET id = 3 WHERE id = 2", "1 altered"},
        {"UPDATE observation SET entry = 2 WHERE id = 2", "1 altered"},
        {"UPDATE observation SET id = -id; UPDATE observation SET id = 3 + id", "1 altered"},
        {"DELETE FROM observation WHERE id = 2", "1 altered"},
        {"INSERT INTO observation SELECT 3, entry, day, said, key, kind, value, reason, \"by\", source, 0 FROM observation WHERE id = 1",
         "1 altered"},
        {"UPDATE publication SET as_of = '2023-06-29'", "2 altered"},
        {"UPDATE publication SET illustrative = 1", "2 altered"},
        {"UPDATE rendering SET language = 'de' WHERE format = 'csv'", "2 altered"},
        {"UPDATE rendering SET bytes = x'00' WHERE format = 'csv'", "2 altered"},
        {"DELETE FROM rendering WHERE format = 'csv'", "2 altered"},
        {"UPDATE forecast SET finish = '2024-01-30' WHERE key = 'rail/works'", "2 altered"},
        {"UPDATE forecast SET reached = 1 WHERE key = 'rail/works'", "2 altered"},
        {"UPDATE forecast SET last_word = NULL WHERE key = 'rail/works'", "2 altered"},
        {"UPDATE baseline SET approved_by = 'me'", "3 altered"},
        {"UPDATE baseline_date SET finish = '2024-01-01'", "3 altered"},
        {"UPDATE record_file SET path = 'a/c.toml' WHERE path = 'a/b.toml'", "1 altered"},
        {"UPDATE record_file SET revision = 'x' WHERE path = 'a/b.toml'", "1 altered"},
        {"UPDATE chain SET digest = replace(digest, substr(digest, 1, 1), 'g') WHERE entry = 3", "3 altered"},
        {"DELETE FROM chain WHERE entry = 3", "3 altered"},
        {"UPDATE migration SET name = 'x' WHERE number = 2", "- schema"},
        {"DROP INDEX publication_as_of", "- schema"},
        {"CREATE TABLE extra (a)", "- schema"}};
    fill(folder / "honest.db");
    for (const auto& [change, fault] : changes) {
        INFO(change);
        fs::copy_file(folder / "honest.db", folder / "store.db", fs::copy_options::overwrite_existing);
        tamper(folder / "store.db", change);
        const auto found = faults(folder / "store.db");
        CHECK(std::ranges::find(found, fault) != found.end());
    }
}

TEST_CASE("one byte that is altered anywhere in a packed text is noticed") {
    const Folder folder;
    fill(folder / "honest.db");
    const auto size =
        SQLite::Database{(folder / "honest.db").string()}.execAndGet("SELECT length(bytes) FROM rendering WHERE format = 'csv'").getInt();
    REQUIRE(size > 12);
    for (int at = 1; at <= size; ++at) {
        fs::copy_file(folder / "honest.db", folder / "store.db", fs::copy_options::overwrite_existing);
        for (const auto* bit : {"01", "80"}) {
            INFO(at);
            SQLite::Database database{(folder / "store.db").string(), SQLite::OPEN_READWRITE};
            SQLite::Statement read{database, "SELECT bytes FROM rendering WHERE format = 'csv'"};
            REQUIRE(read.executeStep());
            auto blob = read.getColumn(0).getString();
            read.reset();
            blob[static_cast<std::size_t>(at - 1)] =
                static_cast<char>(blob[static_cast<std::size_t>(at - 1)] ^ (*bit == '8' ? '\x80' : '\x01'));
            database.exec("DROP TRIGGER IF EXISTS rendering_is_not_changed");
            SQLite::Statement write{database, "UPDATE rendering SET bytes = ? WHERE format = 'csv'"};
            write.bind(1, blob.data(), static_cast<int>(blob.size()));
            write.exec();
        }
        const auto found = faults(folder / "store.db");
        CHECK(std::ranges::find(found, "2 altered") != found.end());
    }
}

TEST_CASE("an entry that is removed is noticed, at the end by whoever noted the head") {
    const Folder folder;
    fill(folder / "store.db");
    const auto head = verified(folder / "store.db").head;
    SECTION("from the middle") {
        tamper(folder / "store.db",
               "DELETE FROM forecast; DELETE FROM rendering; DELETE FROM publication; DELETE FROM chain WHERE entry = 2; "
               "DELETE FROM entry WHERE id = 2");
        CHECK(faults(folder / "store.db") == std::vector<std::string>{"2 missing", "3 altered"});
    }
    SECTION("from the end") {
        tamper(folder / "store.db",
               "DELETE FROM baseline_date; DELETE FROM baseline; DELETE FROM chain WHERE entry = 3; DELETE FROM entry WHERE id = 3");
        CHECK(faults(folder / "store.db").empty());
        CHECK(faults(folder / "store.db", head) == std::vector<std::string>{"- head"});
    }
}

TEST_CASE("a store without a trigger is not as it was made") {
    const Folder folder;
    fill(folder / "store.db");
    run_sql(folder / "store.db", "DROP TRIGGER observation_is_not_changed");
    CHECK(faults(folder / "store.db") == std::vector<std::string>{"- schema"});
}

TEST_CASE("a dump that is loaded gives the same dump and the same head") {
    const Folder folder;
    fill(folder / "store.db");
    const auto text = dumped(folder / "store.db");
    CHECK(loaded(folder / "copy.db", text).empty());
    CHECK(dumped(folder / "copy.db") == text);
    CHECK(faults(folder / "copy.db", verified(folder / "store.db").head).empty());
    CHECK(observations(folder / "copy.db") == observations(folder / "store.db"));
    append(folder / "copy.db", {started("rail/power", "2023-07-01T00:00:00Z")});
    CHECK(faults(folder / "copy.db").empty());
}

TEST_CASE("a dump that is wrong is not loaded, and each of its lines says why") {
    const Folder folder;
    fill(folder / "store.db");
    const auto text = dumped(folder / "store.db");
    const auto check = [&](const std::string& wrong, const std::vector<std::string>& codes) {
        std::vector<std::string> found;
        for (const auto& one : loaded(folder / "copy.db", wrong)) {
            found.push_back(fmt::format("{} {}", one.span.value().line, one.code));
        }
        CHECK(found == codes);
        CHECK(observations(folder / "copy.db").empty());
        CHECK(verified(folder / "copy.db").entries == 0);
    };
    SECTION("a line that is no JSON, and a field that is none") {
        check(replaced(replaced(text, "{\"row\":\"observation\"", "{row:\"observation\""), "\"reached\":true", "\"reached\":3"),
              {"3 dump-syntax", "14 dump-row"});
    }
    SECTION("a value") { check(replaced(text, "\"kind\":\"started\"", "\"kind\":\"guessed\""), {"3 dump-row"}); }
    SECTION("a value that is another than the digest says") { check(replaced(text, "rail/works", "rail/worKs"), {"9 dump-digest"}); }
    SECTION("a text that is another than its digest says") { check(replaced(text, "# 花都", "# 番禺"), {"6 dump-digest"}); }
    SECTION("half of it") { check(text.substr(0, text.find("{\"row\":\"entry\",\"entry\":2")), {"9 dump-cut"}); }
    SECTION("an entry left out") {
        const auto from = text.find("{\"row\":\"entry\",\"entry\":2");
        const auto rest = text.substr(text.find("{\"row\":\"entry\",\"entry\":3"));
        CHECK_FALSE(loaded(folder / "copy.db", text.substr(0, from) + rest).empty());
        CHECK(observations(folder / "copy.db").empty());
    }
    SECTION("nothing") { check("", {"0 dump-cut"}); }
}

TEST_CASE("a dump is loaded into an empty store only") {
    const Folder folder;
    fill(folder / "store.db");
    const auto problems = loaded(folder / "store.db", dumped(folder / "store.db"));
    REQUIRE(problems.size() == 1);
    CHECK(problems.front().code == "store-not-empty");
    CHECK(verified(folder / "store.db").entries == 3);
}

TEST_CASE("a backup is the store of one moment, while a writer goes on") {
    const Folder folder;
    fill(folder / "store.db");
    const auto before = dumped(folder / "store.db");
    auto writer = Store::open_for_writing(folder / "store.db");
    const auto reader = Store::open_for_reading(folder / "store.db").value();
    reader.backup(folder / "copy.db");
    say(writer, {started("rail/power", "2023-07-01T00:00:00Z")});
    CHECK(dumped(folder / "copy.db") == before);
    reader.backup(folder / "copy.db");
    CHECK(dumped(folder / "copy.db") == dumped(folder / "store.db"));
    CHECK(faults(folder / "copy.db").empty());
}

TEST_CASE("a backup takes the place of no other file, and not of the store itself") {
    const Folder folder;
    fill(folder / "store.db");
    const auto store = Store::open_for_reading(folder / "store.db").value();
    std::ofstream{folder / "letter.txt"} << "words that are longer than sixteen bytes\n";
    CHECK_THROWS_WITH(store.backup(folder / "letter.txt"), Contains("is no earlier copy of it; name another file"));
    CHECK_THROWS_WITH(store.backup(folder / "store.db"), Contains("that is this store itself"));
    CHECK_THROWS_AS(store.backup(folder / "no/such/folder/copy.db"), Error);
    CHECK(bytes_of(folder / "letter.txt") == "words that are longer than sixteen bytes\n");
    append(folder / "another.db", {started("rail/power", "2023-07-01T00:00:00Z")});
    CHECK_THROWS_WITH(store.backup(folder / "another.db"), Contains("is no earlier copy of it; name another file"));
    CHECK(observations(folder / "another.db").size() == 1);
    const auto busy = Store::open_for_writing(folder / "busy.db");
    auto other = Store::open_for_writing(folder / "busy.db");
    say(other, {started("rail/power", "2023-07-01T00:00:00Z")});
    CHECK_THROWS_WITH(store.backup(folder / "busy.db"), Contains("is in use; name another file"));
}
