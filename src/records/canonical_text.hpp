#pragma once
// Keys and single values in canonical form.

#include <string>
#include <string_view>

namespace slipway::records {

/// One part of a key: bare where it can be.
[[nodiscard]] std::string canonical_key_part(std::string_view written);

/// A text, a number, true, false or a date.
[[nodiscard]] std::string canonical_token(std::string_view written);

} // namespace slipway::records
