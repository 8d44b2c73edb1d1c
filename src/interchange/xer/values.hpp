#pragma once
// What the cells of a XER mean.

#include "slipway/base/date.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace slipway::interchange {

/// Letters a to z without regard to capitals.
[[nodiscard]] bool same_word(std::string_view left, std::string_view right) noexcept;

/// A name as people read it: doubled quotes single, line ends and control characters blanks.
[[nodiscard]] std::string plain_name(std::string_view cell);

/// A cell as a message shows it: its beginning.
[[nodiscard]] std::string shown(std::string_view cell);

/// The code of what a table or a column loses: "task-priority-type".
[[nodiscard]] std::string loss_code(std::string_view of, std::string_view name);

/// "8", "7.5", "7,5", "1.234,5": the last point or comma parts the fraction. Nothing for what is no number, or none that a double holds.
[[nodiscard]] std::optional<double> decimal(std::string_view cell);

/// Hours as minutes, to the nearest one; nothing beyond a hundred years.
[[nodiscard]] std::optional<Minutes> minutes_of_hours(double hours);

/// "2024-03-05 08:00", "2024-03-05", "2024-3-05T8:00:59"; seconds are dropped, and 24:00 is the next midnight. Nothing for another form and
/// for a year outside [first_year, last_year].
[[nodiscard]] std::optional<Instant> parse_instant(std::string_view cell);

/// Minutes after midnight of "8:00", "08:00", "24:00", "08:30 PM"; nothing for another form.
[[nodiscard]] std::optional<int> minute_of_day(std::string_view text);

} // namespace slipway::interchange
