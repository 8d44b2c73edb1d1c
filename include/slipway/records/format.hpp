#pragma once
// The canonical form of a record file. Comments stay where they are; formatting twice changes nothing, and never what the file says.
//
// Order   Keys stand in the order of projects/README.md and of the readers, in [[project]], in its sub-tables and in { inline tables };
//         unknown keys come last, as they stood. Sub-tables ([project.activities.design], [[project.relation]]) follow the keys of
//         their record in the same order; activities and records stay as they stood.
// Lines   One blank line before every [heading] and its comments, at most one between keys, none below a heading; `key = value`; LF, no
//         blanks at the end of a line, one line end at the end of the file, no byte order mark.
// Values  Texts in "basic" quotes with no escape that is not needed; a 'literal' text stays one while it holds quotes or backslashes; a
//         text of several lines stays as it is, and so does an escape for a letter that nobody would see. Numbers as short as they can be,
//         whole ones in decimal. Dates without quotes stay.
// Tables  { a = 1, b = 2 } on one line. A list stands on one line when that has no more than 140 columns, else one item a line, indented
//         by two, with a comma after the last; a list of tables, or one with comments, always. A list inside { } stays on its line.
// Comments  A comment on a line of its own stays before the table, the key or the item it precedes; one that follows a key at once and has
//         a blank line below stays at the end of its table, one that heads a file or a table with a blank line below stays at its head.
//         A comment at the end of a line keeps the blanks before it, at least one (a tab is one).

#include "slipway/base/diagnostic.hpp"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace slipway {

/// The text in canonical form, in time linear in its size; no value, and the reason, when it is no TOML in UTF-8. `path` names it in
/// messages; the spans of the diagnostics are those of a Sources that holds this text alone. Throws std::logic_error, which is a bug of
/// ours, when the canonical form would say something else.
[[nodiscard]] Loaded<std::string> format_records(std::string path, std::string text);

/// A text as a TOML string.
[[nodiscard]] std::string quoted_text(std::string_view text);

/// Every *.toml below a folder, hidden files and folders apart, in order of paths. Throws Error when it cannot be listed.
[[nodiscard]] std::vector<std::filesystem::path> record_files(const std::filesystem::path& folder);

} // namespace slipway
