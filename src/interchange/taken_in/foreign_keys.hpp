#pragma once
// Keys for what other tools only name.

#include <set>
#include <string>
#include <string_view>

namespace slipway {

/// What of a name a key can hold, in lower case with single hyphens for the rest; `otherwise` when that is nothing.
[[nodiscard]] std::string key_from(std::string_view name, std::string_view otherwise);

/// The key itself, or with the least number from 2 behind it that makes it new; it is taken from then on.
[[nodiscard]] std::string unique_key(const std::string& key, std::set<std::string>& taken);

} // namespace slipway
