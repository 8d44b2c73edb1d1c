#pragma once
// Civil days and instants. There are no time zones: a day is a day of the civil (Gregorian) calendar.

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace slipway {

/// One civil day. Arithmetic is the library's: `day + std::chrono::days{1}`, `later - earlier`.
using Date = std::chrono::local_days;
using Days = std::chrono::days;

/// A count of minutes; 32 bits reach four thousand years.
using Minutes = std::chrono::duration<std::int32_t, std::ratio<60>>;

/// A civil minute, half-open: work starts *at* an instant and ends *before* one. A Date converts to its first instant (00:00).
using Instant = std::chrono::local_time<Minutes>;

/// The years in which the product works; a date outside them is an error where it is read (SEMANTICS §1).
inline constexpr int first_year = 1970;
inline constexpr int last_year = 2099;
inline constexpr Date first_day{std::chrono::local_days{std::chrono::year{first_year} / 1 / 1}};
inline constexpr Date last_day{std::chrono::local_days{std::chrono::year{last_year} / 12 / 31}};

/// The civil day that holds an instant.
[[nodiscard]] constexpr Date day_of(Instant instant) noexcept { return std::chrono::floor<Days>(instant); }

/// The day that a finish shows: the last minute worked lies on it (SEMANTICS §1).
[[nodiscard]] constexpr Date finish_day(Instant finish) noexcept { return day_of(finish - Minutes{1}); }

/// "2023-06-30" exactly; nothing for another form, an impossible day or a year outside [first_year, last_year].
[[nodiscard]] std::optional<Date> parse_date(std::string_view text);

/// ISO 8601: "2023-06-30".
[[nodiscard]] std::string to_string(Date day);
/// ISO 8601 to the minute: "2023-06-30T08:00".
[[nodiscard]] std::string to_string(Instant instant);

/// Whole days between two dates, positive when `to` is later.
[[nodiscard]] constexpr int days_between(Date from, Date to) noexcept { return static_cast<int>((to - from).count()); }

/// ISO week, as in "2023-W26".
[[nodiscard]] std::string iso_week(Date day);

} // namespace slipway
