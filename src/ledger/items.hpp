#pragma once
// Several names in one cell.

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace slipway::ledger {

/// "甲；乙". An item that would not come back from that stands in double quotes, its own quotes doubled.
[[nodiscard]] std::string joined(std::span<const std::string> items);

/// The items of a cell, parted by ; ； 、 or line ends, blanks around them dropped; items in double quotes as they are. Nothing when a
/// quote does not end.
[[nodiscard]] std::optional<std::vector<std::string>> items_of(std::string_view text);

} // namespace slipway::ledger
