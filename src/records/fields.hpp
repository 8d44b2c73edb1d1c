#pragma once
// The values that several records have: names, days, durations, hours, relations as one word.

#include "records/raw.hpp"
#include "records/table_reader.hpp"

namespace slipway::records {

/// A string, which serves both languages, or { zh, en }.
[[nodiscard]] std::optional<Name> name_at(TableReader& table, std::string_view key);

/// One exact day; bad-date otherwise.
[[nodiscard]] std::optional<Date> day_at(TableReader& table, std::string_view key);

/// Whole calendar days: "35cd" or "5w"; bad-duration otherwise.
[[nodiscard]] std::optional<int> calendar_days_at(TableReader& table, std::string_view key);

/// A duration that begins with a digit ("nan" and "inf" are none).
[[nodiscard]] std::optional<DurationText> plain_duration(std::string_view text);
/// Reports `part` of a word as a bad-duration, with the units.
void report_bad_duration(const Word& written, std::string_view part, Problems& problems);

/// A duration that is not negative; bad-duration otherwise.
[[nodiscard]] std::optional<DurationText> duration_of(const Word& written, Problems& problems);

/// A duration or { optimistic, likely, pessimistic, why, start_day }.
[[nodiscard]] std::optional<RawDuration> duration_at(TableReader& table, std::string_view key);

/// "20wd", "+20wd" or "-5wd".
[[nodiscard]] std::optional<RawLag> lag_at(TableReader& table, std::string_view key);

/// Periods like "08:00-12:00", sorted; bad-hours for what cannot be read or overlaps.
[[nodiscard]] DayHours hours_of(const Node::Array& items, std::string_view key, const TableReader& table);

/// "KEY", "KEY SS+30wd", "project/KEY FF-5wd"; bad-relation otherwise.
[[nodiscard]] std::optional<RawAfter> after_of(const Word& written, Problems& problems);

/// "KEY" or "project/KEY"; bad-relation otherwise.
[[nodiscard]] std::optional<RawEnd> end_of(const Word& written, Problems& problems);

/// Reports a date that is none, with the forms that are.
void report_bad_date(const Word& written, Problems& problems);

} // namespace slipway::records
