#pragma once
// Words as they are compared: widths, blanks and capitals do not matter.

#include <string>
#include <string_view>

namespace slipway::ledger {

/// Full-width letters made plain, blanks dropped, Latin letters small. Longer texts than any name lose only their capitals.
[[nodiscard]] std::string plain(std::string_view text);

/// A text without the blanks at its ends, full-width ones and those of web pages too.
[[nodiscard]] std::string_view trimmed(std::string_view text);

/// A text as a terminal may show it: line ends, tabs and other control letters are blanks.
[[nodiscard]] std::string one_line(std::string_view text);

} // namespace slipway::ledger
