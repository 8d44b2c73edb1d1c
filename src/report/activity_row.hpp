#pragma once
// One activity as a row, shared by the reports that list activities.

#include "slipway/report/report.hpp"
#include "slipway/tracking/outlook.hpp"

namespace slipway {

/// The days an activity shows; a complete one shows the actual days that are known.
struct ActivityDates {
    std::optional<Date> early_start, early_finish, late_start, late_finish;
};

[[nodiscard]] ActivityDates shown_dates(const Portfolio& portfolio, const Outlook& outlook, std::uint32_t activity);

/// Minutes as days of a calendar: whole when they are, else to two decimals; null when absent.
[[nodiscard]] Json in_days(const Calendar& calendar, const std::optional<Minutes>& minutes);

[[nodiscard]] Json activity_row(const Portfolio& portfolio, const Outlook& outlook, std::uint32_t index, Language language);
[[nodiscard]] std::vector<std::string> activity_columns();

/// The table for readers, and the cells of one of its rows.
[[nodiscard]] Table activity_table(Language language);
[[nodiscard]] std::vector<std::string> activity_cells(const Json& row, const std::string& shown_key);

} // namespace slipway
