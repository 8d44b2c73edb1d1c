#pragma once
// One parsed file → its records as written.

#include "records/files.hpp"
#include "records/raw.hpp"
#include "records/table_reader.hpp"

namespace slipway::records {

/// Adds the records of one file. `files` finds the calendar CSVs that they name.
void read_file(const Node& document, RecordFiles& files, Problems& problems, Records& records);

/// Readers of one record each; nothing when it has no key to be known by.
[[nodiscard]] std::optional<RawCalendar> read_calendar(TableReader table, RecordFiles& files);
[[nodiscard]] std::optional<RawTemplate> read_template(TableReader table);
/// `overlay` as in Records: a project of an overlay may leave out what its records beneath say.
[[nodiscard]] std::optional<RawProject> read_project(TableReader table, std::optional<std::uint32_t> overlay);
/// The activities of `[template.activities]` or `[project.activities]`, by key.
[[nodiscard]] std::vector<RawActivity> read_activities(TableReader& table);

} // namespace slipway::records
