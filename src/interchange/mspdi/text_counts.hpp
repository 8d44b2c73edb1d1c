#pragma once
// Lines and letters counted fast: readers of long files count all of their text.

#include <bit>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace slipway::interchange {

/// Line ends of a text.
[[nodiscard]] inline std::uint32_t line_ends(std::string_view text) {
    std::uint32_t count = 0;
    for (auto at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1)) { ++count; }
    return count;
}

/// Code points of valid UTF-8: all bytes but those that continue one.
[[nodiscard]] inline std::uint32_t code_points(std::string_view text) {
    constexpr std::uint64_t low_bits = 0x0101010101010101U;
    int continued = 0;
    const auto size = static_cast<std::uint32_t>(text.size());
    for (; text.size() >= 8; text.remove_prefix(8)) {
        std::uint64_t word = 0;
        std::memcpy(&word, text.data(), sizeof word);
        continued += std::popcount((word >> 7U) & ~(word >> 6U) & low_bits);
    }
    for (const char c : text) { continued += (static_cast<unsigned char>(c) & 0xC0U) == 0x80U ? 1 : 0; }
    return size - static_cast<std::uint32_t>(continued);
}

} // namespace slipway::interchange
