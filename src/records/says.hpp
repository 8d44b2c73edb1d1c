#pragma once
// What documents say of a record, and what that is held by: cites, stages, promises, amounts. Projects and programmes have these alike.

#include "records/fields.hpp"

namespace slipway::records {

/// Money and quantities.
inline constexpr NumberRange amounts{0, 1e12};

[[nodiscard]] std::optional<RawCiteIndex> cite_at(TableReader& table);
[[nodiscard]] std::optional<RawStage> read_stage(TableReader table);
[[nodiscard]] std::optional<RawCommitment> read_commitment(TableReader table);
/// A cite without a plan keeps its place, for others count on the order.
[[nodiscard]] std::optional<RawCite> read_cite(TableReader table);
/// The table `outputs`; nothing when it was not written.
[[nodiscard]] std::optional<Outputs> outputs_at(TableReader& table);
/// The texts at a key; nothing when it was not written.
[[nodiscard]] std::optional<std::vector<std::string>> texts_at(TableReader& table, std::string_view key);

/// Each table at a key, read with `read_one`.
template <class Record, class ReadOne>
[[nodiscard]] std::vector<Record> each_at(TableReader& record, std::string_view key, const ReadOne& read_one) {
    std::vector<Record> records;
    for (auto& table : record.tables(key)) {
        if (std::optional<Record> one = read_one(std::move(table))) { records.push_back(std::move(*one)); }
    }
    return records;
}

/// The same, but nothing for an absent key.
template <class Record, class ReadOne>
[[nodiscard]] std::optional<std::vector<Record>> each_written_at(TableReader& record, std::string_view key, const ReadOne& read_one) {
    if (!record.has(key)) { return std::nullopt; }
    return each_at<Record>(record, key, read_one);
}

} // namespace slipway::records
