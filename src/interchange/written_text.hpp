#pragma once
// Texts and identities as other tools' files can hold them.

#include "slipway/interchange/foreign.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace slipway {

/// A text and where it stands in the file that it came from.
struct ForeignText {
    std::string_view text;
    std::uint32_t line = 0;
};

/// The text in one line and at most `most` characters: line ends, tabs and other control characters become blanks, what is longer is cut;
/// each is a loss.
[[nodiscard]] std::string one_line(ForeignText given, std::size_t most, Losses& losses);

/// As `one_line`, for what must stay unique: instead of its end, what is cut has "~" and a number.
[[nodiscard]] std::string one_code(ForeignText given, std::size_t most, std::uint32_t number, Losses& losses);

/// 128 bits made of a text alone: the same in every export, on every machine.
[[nodiscard]] std::array<std::uint8_t, 16> identity_of(std::string_view text);

/// As P6 writes one: 22 characters of base 64.
[[nodiscard]] std::string p6_guid(std::string_view text);

} // namespace slipway
