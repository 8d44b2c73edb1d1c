#pragma once
// The readers of the two forms. Both refuse by throwing a Refusal; `read_sheet` catches it.

#include "sheet/problems.hpp"
#include "sheet/text_stream.hpp"
#include "slipway/sheet/workbook.hpp"

#include <filesystem>

namespace slipway::sheet {

void read_csv(const TextOrigin& origin, const Limits& limits, ProblemList& problems, const RowReader& reader);
void read_xlsx(const std::filesystem::path& path, const ReadOptions& options, ProblemList& problems, const RowReader& reader);

/// The sheets of a workbook that are not hidden.
[[nodiscard]] std::vector<std::string> xlsx_sheet_names(const std::filesystem::path& path, const Limits& limits);

} // namespace slipway::sheet
