// What one command stores: Store::write.

#include "slipway/store/store.hpp"
#include "store/connection.hpp"
#include "store/entry_writer.hpp"

#include <SQLiteCpp/Statement.h>
#include <fmt/format.h>
#include <sqlite3.h>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace slipway {
namespace {

/// A day as text. Neighbouring rows mostly have the same one.
class DayText {
public:
    std::string_view operator()(Date day) {
        if (text_.empty() || day != day_) {
            day_ = day;
            text_ = to_string(day);
        }
        return text_;
    }

private:
    Date day_{};
    std::string text_;
};

Cell flag(bool is_set) { return std::int64_t{is_set ? 1 : 0}; }

Cell cell_of(DayText& text, const std::optional<Date>& day) { return day ? Cell{text(*day)} : Cell{}; }

/// Pointers to the values in the order of their lines.
template <class Value, class Order>
std::vector<const Value*> in_order(const std::vector<Value>& values, Order order) {
    std::vector<const Value*> sorted;
    sorted.reserve(values.size());
    for (const auto& value : values) { sorted.push_back(&value); }
    std::ranges::sort(sorted, [&](const Value* a, const Value* b) { return order(*a) < order(*b); });
    return sorted;
}

std::int64_t last_observation_in(const SQLite::Database& database) {
    SQLite::Statement last{database, R"sql(SELECT coalesce(max(id), 0) FROM observation)sql"};
    last.executeStep();
    return last.getColumn(0).getInt64();
}

void write_observations(SQLite::Database& database, EntryWriter& writer, const std::filesystem::path& path,
                        std::span<const Observation> observations) {
    if (observations.empty()) { return; }
    auto id = last_observation_in(database);
    DayText day;
    DayText said;
    for (const auto& one : observations) {
        const auto kind = word_of(observation_words, one.kind);
        const std::array<Cell, 11> row{writer.number(), ++id,   day(one.day), said(one.said),        one.key, kind, one.value,
                                       one.reason,      one.by, one.source,   flag(one.illustrative)};
        try {
            writer.add(TableName::observation, row);
        } catch (const SQLite::Exception& problem) { fail({fmt::format("add \"{}\" of {} to", kind, one.key), path}, problem); }
    }
}

void write_publication(EntryWriter& writer, const Publication& publication) {
    DayText day;
    DayText other;
    writer.add(TableName::publication, std::array<Cell, 3>{writer.number(), day(publication.as_of), flag(publication.illustrative)});
    for (const auto* one : in_order(publication.renderings, [](const Rendering& it) { return std::tie(it.format, it.language); })) {
        writer.add(TableName::rendering, std::array<Cell, 4>{writer.number(), one->format, one->language, one->bytes});
    }
    for (const auto* one : in_order(publication.forecasts, [](const PublishedForecast& it) { return std::tie(it.key); })) {
        writer.add(TableName::forecast,
                   std::array<Cell, 5>{writer.number(), one->key, day(one->finish), flag(one->reached), cell_of(other, one->last_word)});
    }
}

void write_baseline(EntryWriter& writer, const Baseline& baseline) {
    DayText day;
    DayText other;
    writer.add(TableName::baseline, std::array<Cell, 7>{writer.number(), baseline.name, day(baseline.as_of), baseline.approved_by,
                                                        baseline.reference, baseline.reason, flag(baseline.illustrative)});
    for (const auto* one : in_order(baseline.dates, [](const BaselineDates& it) { return std::tie(it.key); })) {
        writer.add(TableName::baseline_date, std::array<Cell, 6>{writer.number(), one->key, cell_of(day, one->start),
                                                                 cell_of(other, one->finish), flag(one->started), flag(one->finished)});
    }
}

bool holds(const SQLite::Database& database, const char* sql, const std::string& what) {
    SQLite::Statement row{database, sql};
    row.bind(1, what);
    return row.executeStep();
}

/// A text that is here already, of another revision, is not stored again.
void write_records(const SQLite::Database& database, EntryWriter& writer, const RecordsCopy& records) {
    if (holds(database, R"sql(SELECT 1 FROM record_file WHERE revision = ?)sql", records.revision)) { return; }
    std::map<std::string, const NamedText*> texts;
    std::map<std::string, std::string> digests;
    for (const auto& file : records.files) {
        auto digest = sha256(file.text);
        texts.emplace(digest, &file);
        digests.emplace(file.path, std::move(digest));
    }
    for (const auto& [digest, file] : texts) {
        if (holds(database, R"sql(SELECT 1 FROM text WHERE digest = ?)sql", digest)) { continue; }
        writer.add(TableName::text, std::array<Cell, 3>{writer.number(), digest, file->text});
    }
    for (const auto& [path, digest] : digests) {
        writer.add(TableName::record_file, std::array<Cell, 4>{writer.number(), records.revision, path, digest});
    }
}

/// What was said, since the command looked, of something that it speaks of too. A publication and a baseline speak of everything.
void refuse_what_was_overtaken(const SQLite::Database& database, const Entry& entry, const std::filesystem::path& path) {
    if (!entry.seen) { return; }
    std::set<std::string_view> keys;
    for (const auto& one : entry.observations) { keys.insert(one.key); }
    SQLite::Statement later{database, R"sql(SELECT key FROM observation WHERE id > ? ORDER BY id)sql"};
    later.bind(1, *entry.seen);
    while (later.executeStep()) {
        const auto key = later.getColumn(0).getString();
        const bool of_everything = entry.publication != nullptr || entry.baseline != nullptr;
        if (!of_everything && !keys.contains(key)) { continue; }
        throw Overtaken(fmt::format("cannot write to the store {}: another program has just stored something of {}; repeat the command",
                                    path.string(), key));
    }
}

EntryNumber write_entry(SQLite::Database& database, const Entry& entry, const std::filesystem::path& path) {
    EntryWriter writer{database, {entry.recorded_at, entry.command, entry.revision}};
    write_observations(database, writer, path, entry.observations);
    if (entry.publication != nullptr) { write_publication(writer, *entry.publication); }
    if (entry.baseline != nullptr) { write_baseline(writer, *entry.baseline); }
    if (entry.records != nullptr) { write_records(database, writer, *entry.records); }
    writer.end();
    return writer.number();
}

} // namespace

EntryNumber Store::write(const Entry& entry) { return write_all(std::span{&entry, 1}); }

EntryNumber Store::write_all(std::span<const Entry> entries) {
    EntryNumber number = 0;
    connection_->write("write to", [&](SQLite::Database& database) {
        for (const auto& entry : entries) { refuse_what_was_overtaken(database, entry, connection_->path()); }
        for (const auto& entry : entries) { number = write_entry(database, entry, connection_->path()); }
    });
    return number;
}

std::int64_t Store::last_observation() const { return connection_->read(last_observation_in); }

} // namespace slipway
