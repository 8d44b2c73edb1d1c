#pragma once
// The lines of a stream that diagnostics speak of, to be shown beside them.

#include "slipway/base/diagnostic.hpp"

#include <istream>
#include <string>
#include <vector>

namespace slipway::interchange {

/// A text in UTF-8 that has these lines at their places, and nothing on the others: the source to show the diagnostics with. Reads the
/// stream from its beginning once more, as far as needed; what it cannot read again, or what is too long to show, stays empty.
[[nodiscard]] std::string told_lines(std::istream& in, const std::vector<Diagnostic>& diagnostics);

} // namespace slipway::interchange
