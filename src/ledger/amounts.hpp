#pragma once
// Amounts of a field in the units that ledgers use for it.

#include "slipway/ledger/fields.hpp"
#include "slipway/sheet/values.hpp"

namespace slipway::ledger {

/// The amount of a cell in the field's own unit; `heading` is the unit of a number that has none.
[[nodiscard]] sheet::LedgerAmount amount_of(FieldId field, std::string_view text, const std::optional<std::string>& heading);

} // namespace slipway::ledger
