#pragma once
// Days and percentages in a workbook: numbers that a number format calls so.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace slipway::sheet {

/// Where day 1 is: 1900-01-01 (with the 29th of February 1900 that there never was) or 1904-01-02.
enum class Epoch : std::uint8_t { from_1900, from_1904 };

/// What a number format shows: of a date its smallest span; `number` is any other number, and a time without a date.
enum class Shown : std::uint8_t { number, percent, year, month, day };

/// What a format of the standard's own table shows (ECMA-376 part 1, 18.8.30, with the numbers that Chinese offices use).
[[nodiscard]] Shown built_in_format(std::uint32_t id) noexcept;
/// What the first section of a format shows, by its letters outside quotes and brackets: d a day, m a month when it is no minute, y or e a
/// year, % a percentage.
[[nodiscard]] Shown written_format(std::string_view code);

/// "2023-06-30", with "T08:00" or "T08:00:05" when the number is not whole, to the nearest second. The first day of a span is the span when
/// the format shows no more: "2023-06", "2023". Nothing before day 1, for the day that never was, after the year 9999, and for no date.
[[nodiscard]] std::optional<std::string> iso_date(double serial, Epoch epoch, Shown shown);

/// "40%" of 0.4, as near as fifteen digits tell it: what was typed.
[[nodiscard]] std::string percentage(double number);
/// A number in its shortest form; "0" for minus zero.
[[nodiscard]] std::string shortest(double number);
/// All of a text as a finite number.
[[nodiscard]] std::optional<double> finite_number(std::string_view text) noexcept;

} // namespace slipway::sheet
