#include "bench/storing.hpp"

#include "bench/portfolio_files.hpp"
#include "bench/timing.hpp"
#include "slipway/store/store.hpp"

#include <fmt/format.h>
#include <sqlite3.h>

#include <array>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <vector>

namespace slipway::bench {
namespace {

namespace fs = std::filesystem;

constexpr int rounds = 7;

std::vector<Observation> generated_observations(std::uint32_t count) {
    std::vector<Observation> observations;
    observations.reserve(count);
    for (std::uint32_t i = 0; i < count; ++i) {
        const auto& [kind, word] = observation_words.at(i % observation_words.size());
        observations.push_back({.day = first_day + Days{19'000 + i % 300},
                                .said = first_day + Days{19'400},
                                .recorded_at = "2023-06-30T09:00:00Z",
                                .key = fmt::format("project-{}/activity-{}", i / 20, i % 20),
                                .kind = kind,
                                .value = i % 3 == 0 ? "20wd" : "2023-03-01",
                                .by = "花都区住房和城乡建设局",
                                .source = "周例会 2023-06-30"});
    }
    return observations;
}

/// The columns of a row as SQLite is given them.
struct PlainRow {
    std::string day, said, kind;
    const Observation* observation = nullptr;
};

std::vector<PlainRow> plain_rows(const std::vector<Observation>& observations) {
    std::vector<PlainRow> rows;
    rows.reserve(observations.size());
    for (const auto& one : observations) {
        rows.push_back({to_string(one.day), to_string(one.said), std::string{word_of(observation_words, one.kind)}, &one});
    }
    return rows;
}

void require(int result, int wanted) {
    if (result != wanted) { throw std::runtime_error(fmt::format("bare SQLite failed: {}", ::sqlite3_errstr(result))); }
}

void exec(sqlite3* database, const char* sql) { require(::sqlite3_exec(database, sql, nullptr, nullptr, nullptr), SQLITE_OK); }

void insert(sqlite3_stmt* statement, std::int64_t id, const PlainRow& row) {
    const auto& one = *row.observation;
    ::sqlite3_bind_int64(statement, 1, 1);
    ::sqlite3_bind_int64(statement, 2, id);
    int at = 3;
    for (const auto* text : {&row.day, &row.said, &one.key, &row.kind, &one.value, &one.reason, &one.by, &one.source}) {
        ::sqlite3_bind_text(statement, at++, text->data(), static_cast<int>(text->size()), SQLITE_STATIC);
    }
    ::sqlite3_bind_int64(statement, at, 0);
    require(::sqlite3_step(statement), SQLITE_DONE);
    ::sqlite3_reset(statement);
}

/// The floor.
Nanoseconds time_bare(const fs::path& path, const std::vector<PlainRow>& rows) {
    sqlite3* database = nullptr;
    require(::sqlite3_open(path.c_str(), &database), SQLITE_OK);
    exec(database, "PRAGMA journal_mode = WAL");
    exec(database, R"sql(CREATE TABLE observation (id INTEGER PRIMARY KEY, entry INTEGER NOT NULL, day TEXT NOT NULL, said TEXT NOT NULL,
        key TEXT NOT NULL, kind TEXT NOT NULL, value TEXT NOT NULL, reason TEXT NOT NULL, "by" TEXT NOT NULL, source TEXT NOT NULL,
        illustrative INTEGER NOT NULL) STRICT)sql");
    const Stopwatch watch;
    exec(database, "BEGIN IMMEDIATE");
    sqlite3_stmt* statement = nullptr;
    require(::sqlite3_prepare_v2(database, R"sql(
        INSERT INTO observation (entry, id, day, said, key, kind, value, reason, "by", source, illustrative)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?))sql",
                                 -1, &statement, nullptr),
            SQLITE_OK);
    std::int64_t id = 0;
    for (const auto& row : rows) { insert(statement, ++id, row); }
    ::sqlite3_finalize(statement);
    exec(database, "COMMIT");
    const auto elapsed = watch.elapsed();
    ::sqlite3_close(database);
    return elapsed;
}

Nanoseconds time_ours(const fs::path& path, const std::vector<Observation>& observations) {
    auto store = Store::open_for_writing(path);
    const Stopwatch watch;
    store.write({.recorded_at = "2023-06-30T09:00:00Z", .command = "update", .observations = observations});
    return watch.elapsed();
}

} // namespace

Figure storing_figure(std::uint32_t count) {
    const auto observations = generated_observations(count);
    const auto rows = plain_rows(observations);
    const std::array<Contestant, 2> contestants{[&] {
                                                    const GeneratedFolder folder;
                                                    return time_ours(folder.path() / "store.db", observations);
                                                },
                                                [&] {
                                                    const GeneratedFolder folder;
                                                    return time_bare(folder.path() / "bare.db", rows);
                                                }};
    const auto least = least_times(rounds, contestants);
    return {.name = "store-observations",
            .activities = count,
            .ours = static_cast<double>(least[0].count()),
            .floor = static_cast<double>(least[1].count()),
            .floor_name = "bare SQLite, may be half",
            .unit = "ns"};
}

} // namespace slipway::bench
