#include "slipway/store/store.hpp"

#include "store/connection.hpp"
#include "store/packing.hpp"

#include <SQLiteCpp/Statement.h>
#include <fmt/format.h>
#include <sqlite3.h>

#include <utility>

namespace slipway {
namespace {

Date day_in(const SQLite::Column& column) {
    const auto day = parse_date(column.getString());
    if (!day) { throw SQLite::Exception(fmt::format("\"{}\" is not a day", column.getString()), SQLITE_CORRUPT); }
    return *day;
}

std::optional<Date> optional_day_in(const SQLite::Column& column) { return column.isNull() ? std::nullopt : std::optional{day_in(column)}; }

ObservationKind kind_in(const SQLite::Column& column) {
    const auto kind = value_of(observation_words, column.getString());
    if (!kind) { throw SQLite::Exception(fmt::format("\"{}\" is not a kind of observation", column.getString()), SQLITE_CORRUPT); }
    return *kind;
}

/// What was packed.
std::string text_in(const SQLite::Column& column) {
    auto text = unpacked({static_cast<const char*>(column.getBlob()), static_cast<std::size_t>(column.getBytes())});
    if (!text) { throw SQLite::Exception("a stored text cannot be unpacked", SQLITE_CORRUPT); }
    return std::move(*text);
}

/// :known_at and :before.
void bind(SQLite::Statement& statement, const Known& known) {
    if (known.at) {
        statement.bind(":known_at", *known.at);
    } else {
        statement.bind(":known_at");
    }
    if (known.before) {
        statement.bind(":before", *known.before);
    } else {
        statement.bind(":before");
    }
}

void bind_with_illustrative(SQLite::Statement& statement, const Known& known) {
    bind(statement, known);
    statement.bind(":illustrative", known.illustrative ? 1 : 0);
}

Observation observation_in(SQLite::Statement& row) {
    return {.day = day_in(row.getColumn(0)),
            .said = day_in(row.getColumn(1)),
            .recorded_at = row.getColumn(2).getString(),
            .key = row.getColumn(3).getString(),
            .kind = kind_in(row.getColumn(4)),
            .value = row.getColumn(5).getString(),
            .reason = row.getColumn(6).getString(),
            .by = row.getColumn(7).getString(),
            .source = row.getColumn(8).getString(),
            .illustrative = row.getColumn(9).getInt() != 0};
}

/// In the row: entry, as_of, recorded_at, revision, illustrative.
PublicationHead publication_in(SQLite::Statement& row) {
    return {.entry = row.getColumn(0).getInt64(),
            .as_of = day_in(row.getColumn(1)),
            .recorded_at = row.getColumn(2).getString(),
            .revision = row.getColumn(3).getString(),
            .illustrative = row.getColumn(4).getInt() != 0};
}

std::vector<BaselineDates> dates_of(const SQLite::Database& database, EntryNumber baseline) {
    SQLite::Statement row{database, R"sql(
        SELECT key, start, finish, started, finished FROM baseline_date WHERE entry = ? ORDER BY key)sql"};
    row.bind(1, baseline);
    std::vector<BaselineDates> dates;
    while (row.executeStep()) {
        dates.push_back({row.getColumn(0).getString(), optional_day_in(row.getColumn(1)), optional_day_in(row.getColumn(2)),
                         row.getColumn(3).getInt() != 0, row.getColumn(4).getInt() != 0});
    }
    return dates;
}

} // namespace

Store::Store(std::unique_ptr<StoreConnection> connection) : connection_{std::move(connection)} {}
Store::Store(Store&&) noexcept = default;
Store& Store::operator=(Store&&) noexcept = default;
Store::~Store() = default;

Store Store::open_for_writing(const std::filesystem::path& path) { return Store{StoreConnection::for_writing(path)}; }

std::optional<Store> Store::open_for_reading(const std::filesystem::path& path) {
    auto connection = StoreConnection::for_reading(path);
    if (!connection) { return std::nullopt; }
    return Store{std::move(connection)};
}

std::vector<Observation> Store::observations(const Known& known) const {
    return connection_->read([&](const SQLite::Database& database) {
        SQLite::Statement row{database, R"sql(
            SELECT o.day, o.said, e.recorded_at, o.key, o.kind, o.value, o.reason, o."by", o.source, o.illustrative
            FROM observation o JOIN entry e ON e.id = o.entry
            WHERE (:known_at IS NULL OR e.recorded_at <= :known_at) AND (:before IS NULL OR e.id < :before)
                AND o.illustrative <= :illustrative
            ORDER BY e.recorded_at, o.id)sql"};
        bind_with_illustrative(row, known);
        std::vector<Observation> observations;
        while (row.executeStep()) { observations.push_back(observation_in(row)); }
        return observations;
    });
}

std::optional<PublicationHead> Store::publication(Date as_of, const Known& known) const {
    return connection_->read([&](const SQLite::Database& database) -> std::optional<PublicationHead> {
        SQLite::Statement row{database, R"sql(
            SELECT e.id, p.as_of, e.recorded_at, e.revision, p.illustrative FROM publication p JOIN entry e ON e.id = p.entry
            WHERE p.as_of = :as_of AND (:known_at IS NULL OR e.recorded_at <= :known_at) AND (:before IS NULL OR e.id < :before)
                AND p.illustrative <= :illustrative
            ORDER BY e.recorded_at DESC, e.id DESC LIMIT 1)sql"};
        row.bind(":as_of", to_string(as_of));
        bind_with_illustrative(row, known);
        return row.executeStep() ? std::optional{publication_in(row)} : std::nullopt;
    });
}

std::optional<PublicationHead> Store::publication_before(Date as_of, const Known& known) const {
    return connection_->read([&](const SQLite::Database& database) -> std::optional<PublicationHead> {
        SQLite::Statement row{database, R"sql(
            SELECT e.id, p.as_of, e.recorded_at, e.revision, p.illustrative FROM publication p JOIN entry e ON e.id = p.entry
            WHERE p.as_of < :as_of AND (:known_at IS NULL OR e.recorded_at <= :known_at) AND (:before IS NULL OR e.id < :before)
                AND p.illustrative <= :illustrative
            ORDER BY p.as_of DESC, e.recorded_at DESC, e.id DESC LIMIT 1)sql"};
        row.bind(":as_of", to_string(as_of));
        bind_with_illustrative(row, known);
        return row.executeStep() ? std::optional{publication_in(row)} : std::nullopt;
    });
}

std::vector<PublicationHead> Store::publications(const Known& known) const {
    return connection_->read([&](const SQLite::Database& database) {
        SQLite::Statement row{database, R"sql(
            SELECT e.id, p.as_of, e.recorded_at, e.revision, p.illustrative FROM publication p JOIN entry e ON e.id = p.entry
            WHERE (:known_at IS NULL OR e.recorded_at <= :known_at) AND (:before IS NULL OR e.id < :before)
                AND p.illustrative <= :illustrative
            ORDER BY p.as_of, e.recorded_at, e.id)sql"};
        bind_with_illustrative(row, known);
        std::vector<PublicationHead> heads;
        while (row.executeStep()) {
            auto head = publication_in(row);
            if (!heads.empty() && heads.back().as_of == head.as_of) { heads.pop_back(); }
            heads.push_back(std::move(head));
        }
        return heads;
    });
}

std::optional<std::string> Store::rendering(EntryNumber publication, std::string_view format, std::string_view language) const {
    return connection_->read([&](const SQLite::Database& database) -> std::optional<std::string> {
        SQLite::Statement row{database, R"sql(SELECT bytes FROM rendering WHERE entry = ? AND format = ? AND language = ?)sql"};
        row.bind(1, publication);
        row.bind(2, std::string{format});
        row.bind(3, std::string{language});
        return row.executeStep() ? std::optional{text_in(row.getColumn(0))} : std::nullopt;
    });
}

std::vector<PublishedForecast> Store::forecasts(EntryNumber publication) const {
    return connection_->read([&](const SQLite::Database& database) {
        SQLite::Statement row{database, R"sql(
            SELECT key, finish, reached, last_word FROM forecast WHERE entry = ? ORDER BY key)sql"};
        row.bind(1, publication);
        std::vector<PublishedForecast> forecasts;
        while (row.executeStep()) {
            forecasts.push_back({row.getColumn(0).getString(), day_in(row.getColumn(1)), row.getColumn(2).getInt() != 0,
                                 optional_day_in(row.getColumn(3))});
        }
        return forecasts;
    });
}

std::vector<StoredBaseline> Store::baselines(const Known& known) const {
    return connection_->read([&](const SQLite::Database& database) {
        SQLite::Statement row{database, R"sql(
            SELECT e.id, b.name, b.as_of, e.recorded_at, e.revision, b.approved_by, b.reference, b.reason, b.illustrative
            FROM baseline b JOIN entry e ON e.id = b.entry
            WHERE (:known_at IS NULL OR e.recorded_at <= :known_at) AND (:before IS NULL OR e.id < :before)
                AND b.illustrative <= :illustrative
            ORDER BY e.id)sql"};
        bind_with_illustrative(row, known);
        std::vector<StoredBaseline> baselines;
        while (row.executeStep()) {
            const auto entry = row.getColumn(0).getInt64();
            baselines.push_back({entry,
                                 {.name = row.getColumn(1).getString(),
                                  .as_of = day_in(row.getColumn(2)),
                                  .recorded_at = row.getColumn(3).getString(),
                                  .revision = row.getColumn(4).getString(),
                                  .approved_by = row.getColumn(5).getString(),
                                  .reference = row.getColumn(6).getString(),
                                  .reason = row.getColumn(7).getString(),
                                  .illustrative = row.getColumn(8).getInt() != 0,
                                  .dates = dates_of(database, entry)}});
        }
        return baselines;
    });
}

bool Store::holds_records(std::string_view revision) const {
    return connection_->read([&](const SQLite::Database& database) {
        SQLite::Statement row{database, R"sql(SELECT 1 FROM record_file WHERE revision = ? LIMIT 1)sql"};
        row.bind(1, std::string{revision});
        return row.executeStep();
    });
}

std::optional<std::vector<NamedText>> Store::records(std::string_view revision) const {
    return connection_->read([&](const SQLite::Database& database) -> std::optional<std::vector<NamedText>> {
        SQLite::Statement row{database, R"sql(
            SELECT f.path, t.bytes FROM record_file f JOIN text t ON t.digest = f.digest WHERE f.revision = ? ORDER BY f.path)sql"};
        row.bind(1, std::string{revision});
        std::vector<NamedText> texts;
        while (row.executeStep()) { texts.push_back({row.getColumn(0).getString(), text_in(row.getColumn(1))}); }
        return texts.empty() ? std::nullopt : std::optional{std::move(texts)};
    });
}

std::optional<std::string> Store::revision(const Known& known) const {
    return connection_->read([&](const SQLite::Database& database) -> std::optional<std::string> {
        SQLite::Statement row{database, R"sql(
            SELECT e.revision FROM entry e
            WHERE (:known_at IS NULL OR e.recorded_at <= :known_at) AND (:before IS NULL OR e.id < :before)
                AND EXISTS (SELECT 1 FROM record_file f WHERE f.revision = e.revision)
            ORDER BY e.recorded_at DESC, e.id DESC LIMIT 1)sql"};
        bind(row, known);
        return row.executeStep() ? std::optional{row.getColumn(0).getString()} : std::nullopt;
    });
}

} // namespace slipway
