#pragma once
// Pieces of SVG.

#include <cstdint>
#include <string>
#include <string_view>

namespace slipway {

/// A length or place in tenths of a unit: whole numbers, so that every machine writes the same.
struct Tenths {
    std::int64_t count = 0;

    friend auto operator<=>(const Tenths&, const Tenths&) = default;
    friend Tenths operator+(Tenths one, Tenths other) { return {one.count + other.count}; }
    friend Tenths operator-(Tenths one, Tenths other) { return {one.count - other.count}; }
};

[[nodiscard]] constexpr Tenths units(int whole) { return {std::int64_t{whole} * 10}; }

/// "12.5", "-3".
[[nodiscard]] std::string to_string(Tenths length);

/// Text as XML takes it: signs escaped, what XML does not allow left out.
[[nodiscard]] std::string xml_text(std::string_view text);

} // namespace slipway
