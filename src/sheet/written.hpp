#pragma once
// What both writers refuse.

#include "slipway/sheet/workbook.hpp"

#include <string_view>

namespace slipway::sheet {

/// Throws Error, naming the place, for a text that is not UTF-8 or holds NUL.
void check_text(std::string_view text, const Place& place);

} // namespace slipway::sheet
