#pragma once
// The units of ledgers.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace slipway::sheet {

enum class Measure : std::uint8_t { money, area, length, count };

/// A unit is numerator · 10^power / denominator of its measure's base: yuan, square metre, metre, one.
struct Unit {
    Measure measure = Measure::count;
    std::string_view counted; ///< what is counted ("张"), so that beds are not flats; empty for the other measures
    unsigned numerator = 1;
    int power = 0;
    unsigned denominator = 1;
};

/// The unit of a word in plain letters ("m2", not "㎡").
[[nodiscard]] std::optional<Unit> unit_of(std::string_view word);

} // namespace slipway::sheet
