#include "slipway/store/store.hpp"

#include "store/connection.hpp"

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

ObservationKind kind_in(const SQLite::Column& column) {
    const auto kind = value_of(observation_words, column.getString());
    if (!kind) { throw SQLite::Exception(fmt::format("\"{}\" is not a kind of observation", column.getString()), SQLITE_CORRUPT); }
    return *kind;
}

void bind_known_at(SQLite::Statement& statement, const std::optional<std::string>& known_at) {
    if (known_at) {
        statement.bind(":known_at", *known_at);
    } else {
        statement.bind(":known_at");
    }
}

void insert(SQLite::Statement& statement, const Observation& observation) {
    statement.bind(1, to_string(observation.day));
    statement.bind(2, to_string(observation.said));
    statement.bind(3, observation.recorded_at);
    statement.bind(4, observation.key);
    statement.bind(5, std::string{word_of(observation_words, observation.kind)});
    statement.bind(6, observation.value);
    statement.bind(7, observation.by);
    statement.bind(8, observation.source);
    statement.exec();
    statement.reset();
}

void insert_all(SQLite::Database& database, const std::filesystem::path& path, std::span<const Observation> observations) {
    SQLite::Statement statement{database, R"sql(
        INSERT INTO observation (day, said, recorded_at, key, kind, value, "by", source) VALUES (?, ?, ?, ?, ?, ?, ?, ?))sql"};
    for (const Observation& observation : observations) {
        const auto doing = fmt::format("add \"{}\" of {} to", word_of(observation_words, observation.kind), observation.key);
        attempted({doing, path}, [&] { insert(statement, observation); });
    }
}

Observation observation_in(SQLite::Statement& row) {
    return {.day = day_in(row.getColumn(0)),
            .said = day_in(row.getColumn(1)),
            .recorded_at = row.getColumn(2).getString(),
            .key = row.getColumn(3).getString(),
            .kind = kind_in(row.getColumn(4)),
            .value = row.getColumn(5).getString(),
            .by = row.getColumn(6).getString(),
            .source = row.getColumn(7).getString()};
}

/// Stores the publication without its renderings; returns its id.
std::int64_t insert(SQLite::Database& database, const Publication& publication) {
    SQLite::Statement statement{database, R"sql(INSERT INTO publication (as_of, recorded_at, revision) VALUES (?, ?, ?))sql"};
    statement.bind(1, to_string(publication.as_of));
    statement.bind(2, publication.recorded_at);
    statement.bind(3, publication.revision);
    statement.exec();
    return database.getLastInsertRowid();
}

void insert_all(SQLite::Database& database, std::int64_t publication, std::span<const Rendering> renderings) {
    SQLite::Statement statement{database, R"sql(INSERT INTO rendering (publication, format, language, bytes) VALUES (?, ?, ?, ?))sql"};
    for (const Rendering& rendering : renderings) {
        statement.bind(1, publication);
        statement.bind(2, rendering.format);
        statement.bind(3, rendering.language);
        statement.bind(4, rendering.bytes.data(), static_cast<int>(rendering.bytes.size()));
        statement.exec();
        statement.reset();
    }
}

std::vector<Rendering> renderings_of(const SQLite::Database& database, std::int64_t publication) {
    SQLite::Statement row{database, R"sql(SELECT format, language, bytes FROM rendering WHERE publication = ? ORDER BY id)sql"};
    row.bind(1, publication);
    std::vector<Rendering> renderings;
    while (row.executeStep()) {
        renderings.push_back({row.getColumn(0).getString(), row.getColumn(1).getString(), row.getColumn(2).getString()});
    }
    return renderings;
}

/// The publication in the first row of id, as_of, recorded_at, revision.
std::optional<Publication> first_publication(const SQLite::Database& database, SQLite::Statement& row) {
    if (!row.executeStep()) { return std::nullopt; }
    return Publication{.as_of = day_in(row.getColumn(1)),
                       .recorded_at = row.getColumn(2).getString(),
                       .revision = row.getColumn(3).getString(),
                       .renderings = renderings_of(database, row.getColumn(0).getInt64())};
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

void Store::append(std::span<const Observation> observations) {
    connection_->write("add observations to", [&](SQLite::Database& database) { insert_all(database, connection_->path(), observations); });
}

std::vector<Observation> Store::observations(const std::optional<std::string>& known_at) const {
    return connection_->read([&](const SQLite::Database& database) {
        SQLite::Statement row{database, R"sql(
            SELECT day, said, recorded_at, key, kind, value, "by", source FROM observation
            WHERE :known_at IS NULL OR recorded_at <= :known_at
            ORDER BY recorded_at, id)sql"};
        bind_known_at(row, known_at);
        std::vector<Observation> observations;
        while (row.executeStep()) { observations.push_back(observation_in(row)); }
        return observations;
    });
}

void Store::publish(const Publication& publication) {
    connection_->write("publish to",
                       [&](SQLite::Database& database) { insert_all(database, insert(database, publication), publication.renderings); });
}

std::optional<Publication> Store::publication(Date as_of, const std::optional<std::string>& known_at) const {
    return connection_->read([&](const SQLite::Database& database) {
        SQLite::Statement row{database, R"sql(
            SELECT id, as_of, recorded_at, revision FROM publication
            WHERE as_of = :as_of AND (:known_at IS NULL OR recorded_at <= :known_at)
            ORDER BY recorded_at DESC, id DESC LIMIT 1)sql"};
        row.bind(":as_of", to_string(as_of));
        bind_known_at(row, known_at);
        return first_publication(database, row);
    });
}

std::optional<Publication> Store::publication_before(Date as_of, const std::optional<std::string>& known_at) const {
    return connection_->read([&](const SQLite::Database& database) {
        SQLite::Statement row{database, R"sql(
            SELECT id, as_of, recorded_at, revision FROM publication
            WHERE as_of < :as_of AND (:known_at IS NULL OR recorded_at <= :known_at)
            ORDER BY as_of DESC, recorded_at DESC, id DESC LIMIT 1)sql"};
        row.bind(":as_of", to_string(as_of));
        bind_known_at(row, known_at);
        return first_publication(database, row);
    });
}

std::vector<Date> Store::published_days(const std::optional<std::string>& known_at) const {
    return connection_->read([&](const SQLite::Database& database) {
        SQLite::Statement row{database, R"sql(
            SELECT DISTINCT as_of FROM publication WHERE :known_at IS NULL OR recorded_at <= :known_at ORDER BY as_of)sql"};
        bind_known_at(row, known_at);
        std::vector<Date> days;
        while (row.executeStep()) { days.push_back(day_in(row.getColumn(0))); }
        return days;
    });
}

} // namespace slipway
