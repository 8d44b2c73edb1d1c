#pragma once
// One activity as a row, shared by the reports that list activities.

#include "report/row_table.hpp"
#include "slipway/tracking/activity_dates.hpp"

namespace slipway {

/// Minutes as days of a calendar: whole when they are, else to two decimals; null when absent.
[[nodiscard]] Json in_days(const Calendar& calendar, const std::optional<Minutes>& minutes);

/// "complete", "in-progress" or "not-started".
[[nodiscard]] std::string_view status_word(const ActivityFacts& facts);

[[nodiscard]] Json activity_row(const Portfolio& portfolio, const Outlook& outlook, std::uint32_t index, Language language);
/// The same over the row of another activity, or into one that is empty.
void write_activity_row(Json& into, const Portfolio& portfolio, const Outlook& outlook, std::uint32_t index, Language language);
[[nodiscard]] std::vector<std::string> activity_columns();

/// The cell of such a row as a reader sees it in the section of one project: keys of its own activities short, what is done with its actual
/// finish, `critical` as a mark.
[[nodiscard]] CellText reader_cells(const std::string& project_key);

} // namespace slipway
