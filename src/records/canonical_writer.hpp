#pragma once
// A laid-out record file in canonical form (slipway/records/format.hpp says which).

#include "records/layout.hpp"

#include <string>

namespace slipway::records {

/// Orders the blocks and entries of `file`, and writes them.
[[nodiscard]] std::string in_canonical_form(LaidFile file);

} // namespace slipway::records
