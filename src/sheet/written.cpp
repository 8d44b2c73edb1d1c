#include "sheet/written.hpp"

#include "slipway/base/text.hpp"

#include <fmt/format.h>

namespace slipway::sheet {

void check_text(std::string_view text, const Place& place) {
    if (text.find('\0') == std::string_view::npos && !invalid_utf8(text)) { return; }
    throw Error(fmt::format("cannot write the cell {}: its text holds NUL or bytes that are not UTF-8", cell_name(place)));
}

} // namespace slipway::sheet
