#include "slipway/store/store.hpp"
#include "store/connection.hpp"
#include "store/migrations.hpp"
#include "support/folder.hpp"
#include "support/stores.hpp"

#include <catch2/catch.hpp>
#include <fmt/format.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <set>

using namespace slipway;
using namespace slipway::test;
using Catch::Matchers::Contains;
namespace fs = std::filesystem;

namespace {

/// While it lives we are nobody, not root: root may write everywhere, so permissions would mean nothing.
class AsNobody {
public:
    AsNobody() : was_root_{::geteuid() == 0} {
        if (was_root_) { REQUIRE(::setresuid(65534, 65534, 0) == 0); }
    }
    AsNobody(const AsNobody&) = delete;
    AsNobody& operator=(const AsNobody&) = delete;
    AsNobody(AsNobody&&) = delete;
    AsNobody& operator=(AsNobody&&) = delete;
    ~AsNobody() {
        if (was_root_ && ::setresuid(0, 0, 0) != 0) { std::abort(); }
    }

private:
    bool was_root_;
};

/// What opening a store says, for reading and for writing.
void check_both_refuse(const fs::path& path, const std::string& why) {
    CHECK_THROWS_WITH(Store::open_for_reading(path), Contains("cannot open the store " + path.string()) && Contains(why));
    CHECK_THROWS_WITH(Store::open_for_writing(path), Contains("cannot open the store " + path.string()) && Contains(why));
    CHECK_THROWS_AS(Store::open_for_reading(path), Error);
    CHECK_THROWS_AS(Store::open_for_writing(path), Error);
}

/// Runs `work` in a program of its own; the end of it is 0 unless `work` throws.
template <class Work>
pid_t in_another_program(Work work) {
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child != 0) { return child; }
    try {
        work();
    } catch (...) { ::_exit(1); }
    ::_exit(0);
}

int end_of(pid_t child) {
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    return status;
}

} // namespace

TEST_CASE("a store that is not there is nothing to read") {
    const Folder folder;
    CHECK_FALSE(Store::open_for_reading(folder / "store.db"));
    CHECK_FALSE(Store::open_for_reading(folder / "no/such/folder/store.db"));
    CHECK(folder.files().empty());
}

TEST_CASE("a file whose maker was killed before the first migration is nothing to read and can be written") {
    const Folder folder;
    std::ofstream{folder / "store.db"}.close();
    CHECK_FALSE(Store::open_for_reading(folder / "store.db"));
    run_sql(folder / "store.db", "PRAGMA journal_mode = WAL");
    CHECK_FALSE(Store::open_for_reading(folder / "store.db"));
    append(folder / "store.db", {started("rail/works", "2023-06-30T09:00:00Z")});
    CHECK(observations(folder / "store.db").size() == 1);
}

TEST_CASE("a new store makes its folder, and .slipway hides itself from git") {
    const Folder folder;
    append(folder / "portfolio/.slipway/store.db", {});
    CHECK(bytes_of(folder / "portfolio/.slipway/.gitignore") == "*\n");
    append(folder / "elsewhere/store.db", {});
    CHECK_FALSE(fs::exists(folder / "elsewhere/.gitignore"));
}

TEST_CASE("a .gitignore that is there stays") {
    const Folder folder;
    fs::create_directory(folder / ".slipway");
    std::ofstream{folder / ".slipway/.gitignore"} << "store.db\n";
    append(folder / ".slipway/store.db", {});
    CHECK(bytes_of(folder / ".slipway/.gitignore") == "store.db\n");
}

TEST_CASE("names that SQLite would read otherwise are files like any other") {
    const Folder folder;
    const auto before = fs::current_path();
    fs::create_directory(folder / "花都 50% #1?");
    fs::current_path(folder / "花都 50% #1?");
    for (const auto* name : {":memory:", "file:x?mode=memory", "计划 100%.db"}) {
        INFO(name);
        append(name, {started("rail/works", "2023-06-30T09:00:00Z")});
        CHECK(fs::exists(name));
        CHECK(observations(name).size() == 1);
    }
    fs::current_path(before);
}

TEST_CASE("after writing and after reading only the file remains, and reading changes no byte of it") {
    const Folder folder;
    append(folder / "store.db", {started("rail/works", "2023-06-30T09:00:00Z")});
    CHECK(folder.files() == std::set<std::string>{"store.db"});
    const auto before = bytes_of(folder / "store.db");
    CHECK(observations(folder / "store.db").size() == 1);
    CHECK(folder.files() == std::set<std::string>{"store.db"});
    CHECK(bytes_of(folder / "store.db") == before);
}

TEST_CASE("a store open for reading cannot be written") {
    const Folder folder;
    append(folder / "store.db", {});
    auto store = Store::open_for_reading(folder / "store.db").value();
    CHECK_THROWS_WITH(say(store, {started("rail/works", "2023-06-30T09:00:00Z")}), Contains("cannot write to"));
    CHECK_THROWS_AS(publish(store, edition("2023-06-30", "2023-06-30T09:00:00Z", "report")), Error);
}

TEST_CASE("a reader sees what a writer has just stored, while the writer goes on") {
    const Folder folder;
    auto writer = Store::open_for_writing(folder / "store.db");
    const auto reader = Store::open_for_reading(folder / "store.db").value();
    say(writer, {started("rail/works", "2023-06-30T09:00:00Z")});
    CHECK(reader.observations().size() == 1);
}

TEST_CASE("a store in a folder that may not be written can be read, leaving nothing behind") {
    const Folder folder;
    fs::create_directory(folder / "50% #1?");
    const auto path = folder / "50% #1?/store.db";
    append(path, {started("rail/works", "2023-06-30T09:00:00Z")});
    fs::permissions(path.parent_path(), fs::perms{0555});
    {
        const AsNobody nobody;
        CHECK(observations(path).size() == 1);
        CHECK_THROWS_WITH(Store::open_for_writing(path), Contains("cannot open the store") && Contains("check the permissions"));
    }
    fs::permissions(path.parent_path(), fs::perms{0755});
    CHECK(std::distance(fs::directory_iterator{path.parent_path()}, {}) == 1);
}

TEST_CASE("a file that may not be written can be read in a folder that may, leaving nothing behind") {
    const Folder folder;
    append(folder / "store.db", {started("rail/works", "2023-06-30T09:00:00Z")});
    fs::permissions(folder / "store.db", fs::perms{0444});
    fs::permissions(folder / "", fs::perms{0777});
    const AsNobody nobody;
    CHECK(observations(folder / "store.db").size() == 1);
    CHECK_THROWS_WITH(Store::open_for_writing(folder / "store.db"), Contains("check the permissions"));
    CHECK(folder.files() == std::set<std::string>{"store.db"});
}

TEST_CASE("a reader without locks notices that somebody wrote meanwhile") {
    if (::geteuid() != 0) {
        WARN("needs root, who writes where the reader may not");
        return;
    }
    const Folder folder;
    append(folder / "store.db", {});
    fs::last_write_time(folder / "store.db", fs::file_time_type{} + std::chrono::hours{1});
    const auto reader = [&] {
        const AsNobody nobody;
        return Store::open_for_reading(folder / "store.db").value();
    }();
    CHECK(reader.observations().empty());
    append(folder / "store.db", {started("rail/works", "2023-06-30T09:00:00Z")});
    CHECK_THROWS_WITH(reader.observations(), Contains("somebody wrote to it meanwhile; repeat the command"));
}

TEST_CASE("a reader that may not write sees what a writer has not yet folded into the file, or says that it cannot") {
    const Folder folder;
    append(folder / "store.db", {});
    auto writer = Store::open_for_writing(folder / "store.db");
    say(writer, {started("rail/works", "2023-06-30T09:00:00Z")});
    fs::permissions(folder / "", fs::perms{0555});
    SECTION("with the writer's index beside it") {
        const AsNobody nobody;
        CHECK(observations(folder / "store.db").size() == 1);
    }
    SECTION("with the log alone, as on a medium copied in the middle of writing") {
        const Folder medium;
        fs::copy_file(folder / "store.db", medium / "store.db");
        fs::copy_file(folder / "store.db-wal", medium / "store.db-wal");
        fs::permissions(medium / "", fs::perms{0555});
        const AsNobody nobody;
        CHECK_THROWS_WITH(Store::open_for_reading(medium / "store.db"), Contains("unfinished log") && Contains("copy the folder"));
    }
    fs::permissions(folder / "", fs::perms{0755});
}

TEST_CASE("a file of another program is refused and left as it is") {
    const Folder folder;
    const auto path = folder / "store.db";
    SECTION("with an application_id") { run_sql(path, "PRAGMA application_id = 1234; CREATE TABLE t (a)"); }
    SECTION("without one, but with tables") { run_sql(path, "CREATE TABLE t (a)"); }
    SECTION("without one, but with a version") { run_sql(path, "PRAGMA user_version = 1"); }
    const auto before = bytes_of(path);
    check_both_refuse(path, "belongs to another program; choose another --store");
    CHECK(bytes_of(path) == before);
    CHECK(folder.files() == std::set<std::string>{"store.db"});
}

TEST_CASE("a store of a newer slipway is refused with advice") {
    const Folder folder;
    append(folder / "store.db", {});
    run_sql(folder / "store.db", "PRAGMA user_version = 7");
    check_both_refuse(
        folder / "store.db",
        fmt::format("this store was written by a newer slipway (schema 7, this program knows {}): update slipway or choose another --store",
                    migrations().size()));
}

TEST_CASE("what is no database is refused and left as it is") {
    const Folder folder;
    std::ofstream{folder / "store.db"} << "name = \"花都\"\n";
    check_both_refuse(folder / "store.db", "it is not a slipway store; choose another --store");
    CHECK(bytes_of(folder / "store.db") == "name = \"花都\"\n");
    fs::create_directory(folder / "folder.db");
    check_both_refuse(folder / "folder.db", "choose another --store");
}

TEST_CASE("a store cannot be made under a file") {
    const Folder folder;
    std::ofstream{folder / "file"}.close();
    CHECK_THROWS_AS(Store::open_for_writing(folder / "file/store.db"), Error);
    CHECK_THROWS_WITH(Store::open_for_writing(""), Contains("cannot open the store"));
}

TEST_CASE("a folder that may not be entered is an error, not an absent store") {
    const Folder folder;
    append(folder / "closed/store.db", {});
    fs::permissions(folder / "closed", fs::perms{0000});
    {
        const AsNobody nobody;
        check_both_refuse(folder / "closed/store.db", "check that the folder exists");
    }
    fs::permissions(folder / "closed", fs::perms{0755});
}

TEST_CASE("a damaged store is said to be damaged") {
    const Folder folder;
    append(folder / "store.db", {started("rail/works", "2023-06-30T09:00:00Z")});
    auto bytes = bytes_of(folder / "store.db");
    std::fill(bytes.begin() + 4096, bytes.end(), '\x5A');
    std::ofstream{folder / "store.db", std::ios::binary} << bytes;
    CHECK_THROWS_WITH(observations(folder / "store.db"), Contains("the file is damaged: put back your last copy of it"));
    CHECK_THROWS_AS(observations(folder / "store.db"), Error);
}

TEST_CASE("a value that only another hand can have written is said to be damage") {
    const Folder folder;
    append(folder / "store.db", {started("rail/works", "2023-06-30T09:00:00Z")});
    std::string why;
    SECTION("a day") {
        run_sql(folder / "store.db",
                "PRAGMA ignore_check_constraints = ON; DROP TRIGGER observation_is_not_changed; UPDATE observation SET day = 'soon'");
        why = "\"soon\" is not a day";
    }
    SECTION("a kind") {
        run_sql(folder / "store.db", "DROP TRIGGER observation_is_not_changed; UPDATE observation SET kind = 'guess'");
        why = "\"guess\" is not a kind of observation";
    }
    CHECK_THROWS_WITH(observations(folder / "store.db"),
                      Contains("cannot read the store") && Contains(why) && Contains("the file is damaged"));
}

TEST_CASE("a disk that takes no more keeps nothing of the batch and the rest as it was") {
    const Folder folder;
    append(folder / "store.db", {started("rail/works", "2023-06-30T09:00:00Z")});
    auto store = Store::open_for_writing(folder / "store.db");
    auto large = started("rail/tracks", "2023-06-30T09:00:00Z");
    large.value = std::string(100'000, 'x');
    rlimit before{};
    REQUIRE(::getrlimit(RLIMIT_FSIZE, &before) == 0);
    const rlimit small{.rlim_cur = 1'000'000, .rlim_max = before.rlim_max};
    auto* const handler = std::signal(SIGXFSZ, SIG_IGN);
    REQUIRE(handler != SIG_ERR);
    REQUIRE(::setrlimit(RLIMIT_FSIZE, &small) == 0);
    CHECK_THROWS_WITH(say(store, std::vector(100, large)), Contains("check that the disk has room"));
    REQUIRE(::setrlimit(RLIMIT_FSIZE, &before) == 0);
    REQUIRE(std::signal(SIGXFSZ, handler) == SIG_IGN);
    CHECK(store.observations().size() == 1);
    CHECK_NOTHROW(say(store, std::vector(100, large)));
}

TEST_CASE("programs that create and fill one store at once lose nothing") {
    const Folder folder;
    constexpr std::size_t programs = 4;
    constexpr std::size_t appends = 100;
    std::array<pid_t, programs> children{};
    for (std::size_t program = 0; program < programs; ++program) {
        children.at(program) = in_another_program([&] {
            auto store = Store::open_for_writing(folder / ".slipway/store.db");
            for (std::size_t i = 0; i < appends; ++i) {
                say(store, {started(fmt::format("program-{}/activity-{}", program, i), "2023-06-30T09:00:00Z")});
            }
        });
    }
    for (const pid_t child : children) { CHECK(end_of(child) == 0); }
    std::set<std::string> keys;
    for (const auto& observation : observations(folder / ".slipway/store.db")) { keys.insert(observation.key); }
    CHECK(keys.size() == programs * appends);
    CHECK(std::distance(fs::directory_iterator{folder / ".slipway"}, {}) == 2);
}

TEST_CASE("a store whose writer was killed holds all that was appended and no half of a batch") {
    const Folder folder;
    const auto path = folder / "store.db";
    std::size_t promised = 0;
    for (int kills = 1; kills <= 10; ++kills) {
        std::array<int, 2> pipe{};
        REQUIRE(::pipe(pipe.data()) == 0);
        const pid_t child = in_another_program([&] {
            auto store = Store::open_for_writing(path);
            for (;;) {
                say(store, {started("rail/works", "2023-06-30T09:00:00Z"), started("rail/tracks", "2023-06-30T09:00:00Z")});
                if (::write(pipe[1], "!", 1) != 1) { ::_exit(1); }
            }
        });
        char mark = 0;
        for (int i = 0; i < kills; ++i) {
            REQUIRE(::read(pipe[0], &mark, 1) == 1);
            promised += 2;
        }
        ::kill(child, SIGKILL);
        CHECK(WIFSIGNALED(end_of(child)));
        ::close(pipe[0]);
        ::close(pipe[1]);
        const auto kept = observations(path).size();
        CHECK(kept >= promised);
        CHECK(kept % 2 == 0);
        promised = kept;
    }
    CHECK(folder.files() == std::set<std::string>{"store.db"});
}
