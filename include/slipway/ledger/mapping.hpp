#pragma once
// A mapping file: what the headings and words of one office's ledgers mean.

#include "slipway/base/diagnostic.hpp"
#include "slipway/ledger/fields.hpp"

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>

namespace slipway::ledger {

struct MappedHeading {
    std::string heading; ///< as written
    FieldId field;
    std::optional<std::string> unit; ///< absent: as the heading says
};

struct Mapping {
    std::optional<std::string> sheet;
    std::optional<std::uint32_t> heading_row;                     ///< absent: the first row with a name column
    std::map<std::string, MappedHeading> columns;                 ///< by the heading in plain letters
    std::set<std::string> ignored;                                ///< headings in plain letters
    std::map<FieldId, std::map<std::string, std::string>> values; ///< what a cell says, in plain letters, → key or name
    std::map<FieldId, std::string> defaults;                      ///< of new projects whose cell is empty
};

/// A mapping with the text it was read from. With an error among `diagnostics` it serves for nothing.
struct LoadedMapping {
    Sources sources;
    Mapping mapping;
    std::vector<Diagnostic> diagnostics; ///< sorted
};

/// Reads
///   sheet = "2023"            heading_row = 2            ignore = ["序号"]
///   [columns]                 "项目" = "name_zh"         "投资" = { field = "investment_yi", unit = "万元" }
///   [values.category]         "综合医院" = "hospital"
///   [defaults]                category = "hospital"      stage_as_of = "2023-06"
/// Throws Error when the file cannot be read.
[[nodiscard]] LoadedMapping read_mapping(const std::filesystem::path& path);

} // namespace slipway::ledger
