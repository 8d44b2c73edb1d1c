#pragma once
// Judged lights beside computed ones (SEMANTICS §5).

#include "slipway/tracking/outlook.hpp"

namespace slipway {

/// Whether a person judged another light than the computed one. A computed light that judges nothing, grey or done, agrees with all.
[[nodiscard]] bool rating_disagrees(const Outlook& outlook, std::uint32_t project);

} // namespace slipway
