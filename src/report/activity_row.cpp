#include "report/activity_row.hpp"

#include "report/bound_words.hpp"

#include <cmath>

namespace slipway {
namespace {

/// Members of a row in their order. Where the row has them already only values are written: nothing is looked up, keys are not made again.
class RowMembers {
public:
    RowMembers(Json& row, std::size_t count) : members_{object(row)} { members_.reserve(count); }
    void add(std::string_view key, Json value) {
        if (at_ < members_.size()) {
            members_[at_].second = std::move(value);
        } else {
            members_.emplace_back(key, std::move(value));
        }
        ++at_;
    }

private:
    static Json::object_t::Container& object(Json& row) {
        if (!row.is_object()) { row = Json::object(); }
        return row.get_ref<Json::object_t&>();
    }

    Json::object_t::Container& members_;
    std::size_t at_ = 0;
};

constexpr std::size_t row_members = 19; ///< one more than the columns, for the mark of illustrative data

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
    Json row;
    write_activity_row(row, portfolio, outlook, index, language);
    return row;
}

void write_activity_row(Json& into, const Portfolio& portfolio, const Outlook& outlook, std::uint32_t index, Language language) {
    const auto& activity = portfolio.activities[index];
    const auto& facts = outlook.progress.facts[index];
    const auto& calendar = portfolio.calendar_of(activity);
    const auto dates = shown_dates(portfolio, outlook, index);
    RowMembers row{into, row_members};
    row.add("key", portfolio.full_key(index));
    row.add("name", activity.name().in(language));
    row.add("calendar", portfolio.calendars[activity.calendar].key);
    row.add("duration_wd", in_days(calendar, activity.duration.likely));
    row.add("early_start", json_date(dates.early_start));
    row.add("early_finish", json_date(dates.early_finish));
    row.add("late_start", json_date(dates.late_start));
    row.add("late_finish", json_date(dates.late_finish));
    row.add("total_float_wd", in_days(calendar, outlook.likely.total_float(index)));
    row.add("free_float_wd", in_days(calendar, outlook.likely.free_float(index)));
    row.add("critical", outlook.is_critical(portfolio, index));
    row.add("driver", early_driver(portfolio, outlook, index));
    row.add("status", status_word(facts));
    row.add("remaining_wd", in_days(calendar, outlook.progress.likely[index].remaining));
    row.add("actual_start", json_date(facts.started));
    row.add("actual_finish", facts.finished      ? json_date(facts.finished)
                             : facts.finished_by ? Json("<=" + facts.finished_by->words)
                                                 : Json(nullptr));
    row.add("interfering_float_wd", in_days(calendar, outlook.likely.interfering_float(index)));
    row.add("late_driver", late_driver(portfolio, outlook, index));
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

CellText reader_cells(const std::string& project_key) {
    return [prefix = project_key + "/"](const Json& row, std::string_view key) -> std::string {
        const bool complete = value_at(row, "status") == "complete";
        if (key == "critical") { return complete ? "✓" : value_at(row, key).get<bool>() ? "●" : ""; }
        auto text = cell(value_at(row, complete && key == "early_finish" ? "actual_finish" : key));
        const bool names_work = key == "key" || key == "driver" || key == "late_driver";
        return names_work && text.starts_with(prefix) ? text.substr(prefix.size()) : text;
    };
}

} // namespace slipway
