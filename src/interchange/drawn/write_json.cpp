// Keys and units: reports/schema/schedule-exchange-1.schema.json.

#include "interchange/drawn/drawing.hpp"
#include "slipway/schedule/explain.hpp"
#include "slipway/tracking/activity_dates.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <set>

namespace slipway {
namespace {

using Json = nlohmann::ordered_json;

Json day(const std::optional<Date>& date) { return date ? Json(to_string(*date)) : Json(nullptr); }

Json instant(Instant at) { return at == unknown_instant ? Json(nullptr) : Json(to_string(at)); }

template <class Value>
Json or_null(const std::optional<Value>& value) {
    return value ? Json(*value) : Json(nullptr);
}

Json minutes(const std::optional<Minutes>& work) { return work ? Json(work->count()) : Json(nullptr); }

Json days(const Calendar& calendar, const std::optional<Minutes>& work) { return work ? Json(in_days(calendar, *work)) : Json(nullptr); }

Json text(const std::string& words) { return clean(words); }

// --- Calendars

/// The days for which calendars are written out: whole years.
struct Years {
    Date first, last;
};

Json hours(const DayHours& periods) {
    const auto time = [](int minute) { return fmt::format("{:02}:{:02}", minute / 60, minute % 60); };
    Json all = Json::array();
    for (const auto& period : periods) { all.push_back(time(period.from) + "-" + time(period.to)); }
    return all;
}

Json week(const CalendarRules& rules) {
    constexpr std::array names{"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
    Json all = Json::object();
    for (std::size_t weekday = 0; weekday < names.size(); ++weekday) { all[names.at(weekday)] = hours(rules.week.at(weekday)); }
    return all;
}

Json calendar_json(const NamedCalendar& named, const Years& years, Language language) {
    const auto rules = named.calendar.rules();
    Json one;
    one["key"] = named.key;
    one["name"] = text(named.name.in(language));
    one["minutes_per_day"] = rules.per_day.count();
    one["week"] = week(rules);
    one["exceptions_from"] = to_string(years.first);
    one["exceptions_to"] = to_string(years.last);
    one["exceptions"] = Json::array();
    const auto end = rules.exceptions.upper_bound(years.last);
    for (auto at = rules.exceptions.lower_bound(years.first); at != end; ++at) {
        const auto& [date, exception] = *at;
        one["exceptions"].push_back({{"date", to_string(date)},
                                     {"hours", hours(exception.hours)},
                                     {"name", exception.name.empty() ? Json(nullptr) : text(exception.name)}});
    }
    return one;
}

// --- Projects

Json project_json(const Drawn& drawn, std::uint32_t index) {
    const auto& project = drawn.portfolio.projects[index];
    const auto& one = drawn.outlook.projects[index];
    Json row;
    row["key"] = project.key;
    row["name"] = text(project.name.in(drawn.language));
    row["category"] = word_of(category_words, project.category);
    row["stage"] = word_of(stage_words, drawn.outlook.progress.projects[index].stage);
    row["data_date"] = instant(drawn.outlook.likely_terms[index].data_date);
    row["completion"] = project.completion ? Json(drawn.portfolio.full_key(*project.completion)) : Json(nullptr);
    row["forecast"] = day(one.forecast);
    row["forecast_best"] = day(one.forecast_best);
    row["limit"] = to_string(one.limit);
    row["promised"] = one.promised;
    row["verdict"] = word_of(verdict_words, one.verdict);
    row["horizon_float_wd"] = or_null(one.horizon_float_wd);
    row["horizon_float_cd"] = or_null(one.horizon_float_cd);
    row["light"] = word_of(light_words, one.light);
    return row;
}

// --- Activities

Json constraints_json(const Activity& activity) {
    Json all = Json::array();
    for (const auto& constraint : activity.constraints()) {
        Json one{{"kind", word_of(constraint_words, constraint.kind)}, {"first", nullptr}, {"last", nullptr}};
        if (constraint.date) {
            one["first"] = to_string(constraint.date->first);
            one["last"] = to_string(constraint.date->last);
        }
        all.push_back(std::move(one));
    }
    return all;
}

void add_dates(Json& row, const Drawn& drawn, std::uint32_t activity) {
    const auto& likely = drawn.outlook.likely;
    const auto shown = shown_dates(drawn.portfolio, drawn.outlook, activity);
    const auto best = shown_dates(drawn.portfolio, drawn.outlook, activity, Scenario::best);
    row["early_start"] = day(shown.early_start);
    row["early_finish"] = day(shown.early_finish);
    row["late_start"] = day(shown.late_start);
    row["late_finish"] = day(shown.late_finish);
    row["best_start"] = day(best.early_start);
    row["best_finish"] = day(best.early_finish);
    const bool open = !drawn.outlook.progress.facts[activity].complete();
    row["early_start_at"] = open ? instant(likely.early_start(activity)) : Json(nullptr);
    row["early_finish_at"] = open ? instant(likely.early_finish(activity)) : Json(nullptr);
    row["late_start_at"] = instant(likely.late_start(activity));
    row["late_finish_at"] = instant(likely.late_finish(activity));
}

void add_progress(Json& row, const Drawn& drawn, std::uint32_t activity) {
    const auto& one = drawn.portfolio.activities[activity];
    const auto& calendar = drawn.portfolio.calendar_of(one);
    const auto& facts = drawn.outlook.progress.facts[activity];
    const auto remaining = facts.complete() ? Minutes{0} : drawn.outlook.progress.likely[activity].remaining;
    row["status"] = drawn_status(drawn, activity);
    row["percent"] = percent_done(drawn, activity);
    row["duration_min"] = one.duration.likely.count();
    row["duration_wd"] = in_days(calendar, one.duration.likely);
    row["remaining_min"] = remaining.count();
    row["remaining_wd"] = in_days(calendar, remaining);
    row["actual_start"] = day(facts.started);
    row["actual_finish"] = day(facts.finished);
    row["finished_by"] = facts.finished_by ? day(facts.finished_by->last) : Json(nullptr);
}

void add_floats(Json& row, const Drawn& drawn, std::uint32_t activity) {
    const auto& calendar = drawn.portfolio.calendar_of(drawn.portfolio.activities[activity]);
    const auto& likely = drawn.outlook.likely;
    row["total_float_min"] = minutes(likely.total_float(activity));
    row["total_float_wd"] = days(calendar, likely.total_float(activity));
    row["free_float_min"] = minutes(likely.free_float(activity));
    row["free_float_wd"] = days(calendar, likely.free_float(activity));
    row["interfering_float_min"] = minutes(likely.interfering_float(activity));
    row["interfering_float_wd"] = days(calendar, likely.interfering_float(activity));
}

Json activity_json(const Drawn& drawn, std::uint32_t activity, const std::vector<std::uint32_t>& critical) {
    const auto& one = drawn.portfolio.activities[activity];
    Json row;
    row["key"] = drawn.portfolio.full_key(activity);
    row["project"] = drawn.portfolio.projects[one.project].key;
    row["name"] = text(one.name().in(drawn.language));
    row["kind"] = word_of(drawn_kind_words, one.kind());
    row["calendar"] = drawn.portfolio.calendars[one.calendar].key;
    add_progress(row, drawn, activity);
    add_dates(row, drawn, activity);
    add_floats(row, drawn, activity);
    row["critical"] = drawn.outlook.is_critical(drawn.portfolio, activity);
    row["critical_for"] = Json::array();
    for (const auto project : critical) { row["critical_for"].push_back(drawn.portfolio.projects[project].key); }
    row["constraints"] = constraints_json(one);
    return row;
}

// --- Relations

Json relation_json(const Drawn& drawn, std::uint32_t index) {
    const auto& relation = drawn.portfolio.relations[index];
    const auto& calendar = drawn.portfolio.calendars[relation.lag_calendar];
    return {{"from", drawn.portfolio.full_key(relation.from)},           {"to", drawn.portfolio.full_key(relation.to)},
            {"type", word_of(relation_type_words, relation.type)},       {"lag_min", relation.lag.count()},
            {"lag_wd", in_days(calendar.calendar, relation.lag)},        {"lag_calendar", calendar.key},
            {"driving", drives(drawn.outlook.likely_scheduled(), index)}};
}

/// What is written, gathered first: calendars come before the work that needs them.
struct Chosen {
    std::vector<std::uint32_t> activities; ///< by project in the order wanted, in the order of the work
    std::vector<std::uint32_t> relations;  ///< with at least one end among them
    std::set<std::uint32_t> calendars;
    Years years;
};

Years years_of(const Drawn& drawn, const std::vector<std::uint32_t>& activities) {
    auto first = drawn.outlook.as_of;
    auto last = drawn.outlook.as_of;
    for (const auto activity : activities) {
        const auto drawn_now = drawn_days(drawn, activity);
        const auto shown = shown_dates(drawn.portfolio, drawn.outlook, activity);
        for (const auto& date : {drawn_now.start, drawn_now.finish, shown.late_start, shown.late_finish}) {
            first = std::min(first, date.value_or(first));
            last = std::max(last, date.value_or(last));
        }
    }
    const auto year_of = [](Date date) { return std::chrono::year_month_day{date}.year(); };
    return {Date{year_of(first) / 1 / 1}, Date{year_of(last) / 12 / 31}};
}

Chosen chosen(const Drawn& drawn) {
    Chosen all;
    const auto projects = chosen_projects(drawn);
    const auto& portfolio = drawn.portfolio;
    for (const auto project : drawn.projects) {
        for (const auto activity : portfolio.in_order_of_work(project)) { all.activities.push_back(activity); }
    }
    all.calendars.insert(portfolio.default_calendar);
    for (const auto activity : all.activities) { all.calendars.insert(portfolio.activities[activity].calendar); }
    for (std::uint32_t i = 0; i < portfolio.relations.size(); ++i) {
        const auto& relation = portfolio.relations[i];
        if (!projects[portfolio.activities[relation.from].project] && !projects[portfolio.activities[relation.to].project]) { continue; }
        all.relations.push_back(i);
        all.calendars.insert(relation.lag_calendar);
    }
    all.years = years_of(drawn, all.activities);
    return all;
}

Json head(const Drawn& drawn) {
    const auto& options = drawn.outlook.options;
    Json all;
    all["schema"] = "slipway.schedule-exchange/1";
    all["as_of"] = to_string(drawn.outlook.as_of);
    all["generated_from"] = drawn.portfolio.revision;
    all["name"] = text(drawn.portfolio.name.in(drawn.language));
    all["language"] = word_of(language_codes, drawn.language);
    all["horizon"] = to_string(drawn.portfolio.horizon);
    all["late_cap"] = word_of(late_cap_words, options.cap);
    all["total_float"] = word_of(float_kind_words, float_kind(options));
    all["progress"] = word_of(progress_logic_words, options.logic);
    all["rules"] = word_of(rule_set_words, options.rules);
    all["start_lag"] = options.start_lag_from_actual ? "actual" : "early";
    return all;
}

} // namespace

std::string write_json(const Drawn& drawn) {
    auto all = head(drawn);
    const auto what = chosen(drawn);
    const auto critical = critical_for(drawn);
    for (const auto* list : {"calendars", "projects", "activities", "relations"}) { all[list] = Json::array(); }
    for (const auto calendar : what.calendars) {
        all["calendars"].push_back(calendar_json(drawn.portfolio.calendars[calendar], what.years, drawn.language));
    }
    for (const auto project : drawn.projects) { all["projects"].push_back(project_json(drawn, project)); }
    for (const auto activity : what.activities) { all["activities"].push_back(activity_json(drawn, activity, critical[activity])); }
    for (const auto relation : what.relations) { all["relations"].push_back(relation_json(drawn, relation)); }
    return all.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

} // namespace slipway
