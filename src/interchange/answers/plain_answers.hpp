#pragma once
// The engine's dates and floats as answers, before a tool's own words for them.

#include "slipway/interchange/computed.hpp"

namespace slipway {

/// What the engine knows of unfinished work; nothing of complete or inactive work. `driving` is absent.
[[nodiscard]] ForeignAnswers plain_answers(const ForeignComputed& computed, std::uint32_t activity);

} // namespace slipway
