#pragma once
// One parsed file → its records as written.

#include "records/raw.hpp"
#include "records/table_reader.hpp"

#include <functional>

namespace slipway::records {

/// What a file may hold beside records.
enum class FileKind : std::uint8_t { records, portfolio, overlay };

/// Reads one file: each project goes to `keep`, everything else into `records`, which say of which overlay it is.
void read_file(const Node& document, FileKind kind, Problems& problems, Records& records, const std::function<void(RawProject)>& keep);

/// Readers of one record each; nothing when it has no key to be known by.
[[nodiscard]] std::optional<RawCalendar> read_calendar(TableReader table);
[[nodiscard]] std::optional<RawLayer> read_layer(TableReader table);
[[nodiscard]] std::optional<RawTemplate> read_template(TableReader table);
/// `overlay` as in Records: a project of an overlay may leave out what its records beneath say.
[[nodiscard]] std::optional<RawProject> read_project(TableReader table, std::optional<std::uint32_t> overlay);
[[nodiscard]] std::optional<RawProgramme> read_programme(TableReader table);
[[nodiscard]] std::optional<RawTarget> read_target(TableReader table);
/// The activities of `[template.activities]` or `[project.activities]`, by key.
[[nodiscard]] std::vector<RawActivity> read_activities(TableReader& table);

} // namespace slipway::records
