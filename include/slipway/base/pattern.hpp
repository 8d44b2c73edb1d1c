#pragma once
// Patterns with * and ?, as shells have them.

#include <string_view>

namespace slipway {

/// Whether text is a pattern rather than itself.
[[nodiscard]] bool is_pattern(std::string_view text) noexcept;

/// Whether `pattern` fits the whole of `text`: * stands for any characters, also none, ? for one character of UTF-8 text.
[[nodiscard]] bool matches_pattern(std::string_view pattern, std::string_view text) noexcept;

} // namespace slipway
