#pragma once
// Decimal numbers as people write them, converted without an error on the way.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace slipway::sheet {

/// mantissa · 10^exponent.
struct Decimal {
    bool negative = false;
    std::uint64_t mantissa = 0; ///< at most 17 digits
    int exponent = 0;
};

/// A number taken from the front of a text, or why there is none. `text` is left behind it.
struct TakenDecimal {
    std::optional<Decimal> number;
    std::string message;
};
/// Takes "3,300.5", "-5", "3.3e5" from the front: commas part threes, no blanks.
[[nodiscard]] TakenDecimal take_decimal(std::string_view& text);

/// numerator · 10^power / denominator; numerator and denominator products of 2, 3 and 5 up to 6.
struct Ratio {
    unsigned numerator = 1;
    int power = 0;
    unsigned denominator = 1;
};
/// The double nearest to number · ratio (when 3 stays in the denominator: the quotient of the nearest double). Nothing when it has none.
[[nodiscard]] std::optional<double> scaled(const Decimal& number, Ratio ratio);

} // namespace slipway::sheet
