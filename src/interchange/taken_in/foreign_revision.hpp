#pragma once
// What tells one state of a foreign schedule from another.

#include "slipway/interchange/foreign.hpp"

namespace slipway {

/// SHA-256, in hexadecimal, of all that decides its dates: the same file gives the same revision. Throws Error when OpenSSL cannot.
[[nodiscard]] std::string revision_of(const ForeignSchedule& foreign);

} // namespace slipway
