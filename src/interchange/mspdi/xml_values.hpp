#pragma once
// The values that MS Project writes between its tags.

#include "slipway/base/date.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace slipway::interchange {

/// Why a text is no value of its type: it is written in another form, or lies outside what we can compute with.
enum class Fault : std::uint8_t { form, range };

/// A value; or a fault; or neither, when there is no text.
template <class Type>
struct Parsed {
    std::optional<Type> value;
    std::optional<Fault> fault;
};

/// Text with its entities and CDATA sections resolved and its comments left out; a fault at an entity that XML does not define.
[[nodiscard]] Parsed<std::string> parse_text(std::string_view content);

[[nodiscard]] Parsed<std::int64_t> parse_integer(std::string_view content);
[[nodiscard]] Parsed<double> parse_decimal(std::string_view content);
/// "1", "0", "true", "false".
[[nodiscard]] Parsed<bool> parse_boolean(std::string_view content);
/// "2024-03-05T08:00:00", to the nearest minute; a fraction or a time zone behind it means nothing. "NA" is no text.
[[nodiscard]] Parsed<Instant> parse_date_time(std::string_view content);
/// "08:00:00" as minutes after midnight, 0..1440.
[[nodiscard]] Parsed<int> parse_time(std::string_view content);
/// "PT8H30M0S", "P1DT2H": hours and minutes of work, a day being 24 hours; to the nearest minute.
[[nodiscard]] Parsed<Minutes> parse_work(std::string_view content);
/// Tenths of a minute.
[[nodiscard]] Parsed<Minutes> parse_tenths(std::string_view content);

/// The longest duration or lag, in minutes: almost two centuries.
inline constexpr std::int64_t most_minutes = 100'000'000;

/// How MS Project writes durations and lags: numbers of its own, "estimated" ones 32 above.
struct DurationFormat {
    bool elapsed = false; ///< counts on a calendar that never rests
    bool percent = false;
};
[[nodiscard]] DurationFormat duration_format(std::int64_t number);

} // namespace slipway::interchange
