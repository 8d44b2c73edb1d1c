#pragma once
// What a form says of how it is filled in.

#include "slipway/model/portfolio.hpp"
#include "slipway/sheet/write.hpp"
#include "slipway/tracking/observation.hpp"

#include <optional>

namespace slipway::forms {

/// What a cell of a column tells whoever goes to it, or writes into it what it does not take. Nothing for free text.
[[nodiscard]] std::optional<sheet::Hint> hint(ObservationKind kind, Language language, Date as_of);

} // namespace slipway::forms
