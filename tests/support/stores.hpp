#pragma once
// Stores and what goes into them, in one line each.

#include "slipway/base/date.hpp"
#include "slipway/store/store.hpp"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

#include <filesystem>
#include <fstream>
#include <optional>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace slipway::test {

inline Date day(std::string_view text) { return parse_date(text).value(); }

/// An observation that is well-formed in every field.
inline Observation started(std::string key, std::string recorded_at) {
    return {.day = day("2023-03-01"),
            .said = day("2023-06-30"),
            .recorded_at = std::move(recorded_at),
            .key = std::move(key),
            .kind = ObservationKind::started,
            .value = "2023-03-01",
            .by = "district office",
            .source = "minutes 12"};
}

/// A publication with one rendering.
inline Publication edition(std::string_view as_of, std::string recorded_at, std::string text) {
    return {.as_of = day(as_of),
            .recorded_at = std::move(recorded_at),
            .revision = "3f786850e387550f",
            .renderings = {{.format = "text", .language = "en", .bytes = std::move(text)}}};
}

/// One entry; it is of the moment of the first observation.
inline EntryNumber say(Store& store, const std::vector<Observation>& observations) {
    return store.write({.recorded_at = observations.empty() ? "2023-06-30T09:00:00Z" : observations.front().recorded_at,
                        .command = "update",
                        .revision = "3f786850e387550f",
                        .observations = observations});
}

inline EntryNumber publish(Store& store, const Publication& publication) {
    return store.write(
        {.recorded_at = publication.recorded_at, .command = "weekly", .revision = publication.revision, .publication = &publication});
}

/// Opens, says, closes.
inline void append(const std::filesystem::path& path, const std::vector<Observation>& observations) {
    auto store = Store::open_for_writing(path);
    say(store, observations);
}

/// A store with rows in every table, in three entries.
inline void fill(const std::filesystem::path& path) {
    auto store = Store::open_for_writing(path);
    const RecordsCopy records{"3f786850e387550f", {{"portfolio.toml", "horizon = \"2025-12-31\"\n"}, {"a/b.toml", "# 花都\n"}}};
    const std::vector<Observation> said{started("rail/works", "2023-06-30T09:00:00Z"), started("rail/tracks", "2023-06-30T09:00:00Z")};
    store.write({.recorded_at = "2023-06-30T09:00:00Z",
                 .command = "update",
                 .revision = records.revision,
                 .records = &records,
                 .observations = said});
    auto publication = edition("2023-06-30", "2023-06-30T10:00:00Z", "周报\n");
    publication.renderings.push_back({.format = "csv", .language = "zh", .bytes = std::string{"\xEF\xBB\xBF\0\xFF\"\\\t", 8}});
    publication.forecasts = {{"rail/works", day("2024-01-31"), false, day("2023-06-30")}, {"rail/tracks", day("2024-02-29"), true, {}}};
    publish(store, publication);
    const Baseline baseline{.name = "original",
                            .as_of = day("2023-06-30"),
                            .recorded_at = "2023-06-30T11:00:00Z",
                            .revision = records.revision,
                            .approved_by = "市发展改革委",
                            .reference = "穗发改〔2023〕1号",
                            .reason = "first",
                            .dates = {{"rail/works", day("2023-01-02"), std::nullopt, true, false}}};
    store.write({.recorded_at = baseline.recorded_at, .command = "baseline", .revision = baseline.revision, .baseline = &baseline});
}

/// A publication whole, in text and English.
inline std::optional<std::string> text_of(const Store& store, const std::optional<PublicationHead>& head) {
    return head ? store.rendering(head->entry, "text", "en") : std::nullopt;
}

inline std::vector<Observation> observations(const std::filesystem::path& path) {
    return Store::open_for_reading(path).value().observations();
}

inline std::string bytes_of(const std::filesystem::path& path) {
    std::ostringstream bytes;
    bytes << std::ifstream{path, std::ios::binary}.rdbuf();
    return bytes.str();
}

inline void run_sql(const std::filesystem::path& path, const std::string& sql) {
    SQLite::Database{path.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE}.exec(sql);
}

} // namespace slipway::test
