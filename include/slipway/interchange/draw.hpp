#pragma once
// Schedules for programs that show them: GanttProject, calendars, graphs, tables, scripts. Each returns the whole text.

#include "slipway/base/diagnostic.hpp"
#include "slipway/interchange/foreign.hpp"
#include "slipway/tracking/outlook.hpp"

#include <string>
#include <vector>

namespace slipway {

struct Drawn {
    const Portfolio& portfolio;
    const Outlook& outlook;
    const std::vector<std::uint32_t>& projects; ///< in the order wanted
    Language language = Language::zh;
};

/// GanttProject 3 XML.
[[nodiscard]] std::string write_gan(const Drawn& drawn, Losses& losses);

/// iCalendar (RFC 5545): one all-day event for each milestone, on its forecast or actual day. The UID is made of the full key alone.
/// SEQUENCE is the number of days from 1970-01-01 to `as_of`, so a later export always replaces an earlier one; DTSTAMP is `as_of`.
/// A milestone without a forecast has no day, and is a loss.
[[nodiscard]] std::string write_ics(const Drawn& drawn, Losses& losses);

/// Graphviz: one node an activity, clusters by project; the longest path to each completion emphasised.
[[nodiscard]] std::string write_dot(const Drawn& drawn);

/// One object that holds projects, calendars, activities with dates and floats, and relations; its schema is
/// reports/schema/schedule-exchange-1.schema.json, and `schema` names it ("slipway.schedule-exchange/1").
[[nodiscard]] std::string write_json(const Drawn& drawn);

/// One row an activity, UTF-8, RFC 4180 but for the line ends, which are ours (LF); no text becomes a formula where it is opened. Every
/// date, float and relation of it, predecessors as "KEY FS+5wd; KEY SS".
[[nodiscard]] std::string write_table(const Drawn& drawn, bool excel);

} // namespace slipway
