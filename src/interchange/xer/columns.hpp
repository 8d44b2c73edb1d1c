#pragma once
// What the tables and columns of a XER hold that a schedule has no place for.

#include "slipway/interchange/foreign.hpp"

#include <string_view>

namespace slipway::interchange {

struct XerText;

/// Columns that are no statement of a person about the work: who wrote the row when, and what the tool derives from other columns, or uses
/// for its screens and for rows to come.
[[nodiscard]] bool says_nothing_of_work(std::string_view table, std::string_view column);

/// Tells every table with rows that no reader reads.
void tell_lost_tables(const XerText& text, Losses& losses);

} // namespace slipway::interchange
