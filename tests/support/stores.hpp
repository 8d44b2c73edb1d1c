#pragma once
// Stores and what goes into them, in one line each.

#include "slipway/base/date.hpp"
#include "slipway/store/store.hpp"

#include <SQLiteCpp/Database.h>

#include <filesystem>
#include <fstream>
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

/// Opens, appends, closes.
inline void append(const std::filesystem::path& path, const std::vector<Observation>& observations) {
    auto store = Store::open_for_writing(path);
    store.append(observations);
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
