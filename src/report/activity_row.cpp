#include "report/activity_row.hpp"

#include "report/bound_words.hpp"

#include <cmath>

namespace slipway {
namespace {

std::string without_prefix(const std::string& text, const std::string& prefix) {
    return text.starts_with(prefix) ? text.substr(prefix.size()) : text;
}

} // namespace

Json in_days(const Calendar& calendar, const std::optional<Minutes>& minutes) {
    if (!minutes) { return nullptr; }
    const auto day = calendar.per_day().count();
    if (minutes->count() % day == 0) { return minutes->count() / day; }
    return static_cast<double>(std::lround(100.0 * minutes->count() / day)) / 100;
}

std::string_view status_word(const ActivityFacts& facts) {
    if (facts.complete()) { return "complete"; }
    return facts.started ? "in-progress" : "not-started";
}

Json activity_row(const Portfolio& portfolio, const Outlook& outlook, std::uint32_t index, Language language) {
    const auto& activity = portfolio.activities[index];
    const auto& facts = outlook.progress.facts[index];
    const auto& calendar = portfolio.calendar_of(activity);
    const auto dates = shown_dates(portfolio, outlook, index);
    Json row;
    row["key"] = portfolio.full_key(index);
    row["name"] = activity.name().in(language);
    row["calendar"] = portfolio.calendars[activity.calendar].key;
    row["duration_wd"] = in_days(calendar, activity.duration.likely);
    row["early_start"] = json_date(dates.early_start);
    row["early_finish"] = json_date(dates.early_finish);
    row["late_start"] = json_date(dates.late_start);
    row["late_finish"] = json_date(dates.late_finish);
    row["total_float_wd"] = in_days(calendar, outlook.likely.total_float(index));
    row["free_float_wd"] = in_days(calendar, outlook.likely.free_float(index));
    row["critical"] = outlook.is_critical(portfolio, index);
    row["driver"] = early_driver(portfolio, outlook, index);
    row["status"] = status_word(facts);
    row["remaining_wd"] = in_days(calendar, outlook.progress.likely[index].remaining);
    row["actual_start"] = json_date(facts.started);
    row["actual_finish"] = facts.finished      ? json_date(facts.finished)
                           : facts.finished_by ? Json("<=" + facts.finished_by->words)
                                               : Json(nullptr);
    row["interfering_float_wd"] = in_days(calendar, outlook.likely.interfering_float(index));
    row["late_driver"] = late_driver(portfolio, outlook, index);
    return row;
}

std::vector<std::string> activity_columns() {
    return {"key",
            "name",
            "calendar",
            "duration_wd",
            "early_start",
            "early_finish",
            "late_start",
            "late_finish",
            "total_float_wd",
            "free_float_wd",
            "critical",
            "driver",
            "status",
            "remaining_wd",
            "actual_start",
            "actual_finish",
            "interfering_float_wd",
            "late_driver"};
}

Json for_readers(Json row, const std::string& project_key) {
    const auto prefix = project_key + "/";
    for (const auto* key : {"key", "driver", "late_driver"}) { row[key] = without_prefix(row[key].get<std::string>(), prefix); }
    const bool complete = row["status"] == "complete";
    if (complete) { row["early_finish"] = row["actual_finish"]; }
    row["critical"] = complete ? "✓" : row["critical"].get<bool>() ? "●" : "";
    return row;
}

} // namespace slipway
