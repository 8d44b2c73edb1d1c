#include "report/activity_row.hpp"
#include "slipway/findings/wording.hpp"
#include "slipway/report/tables.hpp"

#include <fmt/format.h>

#include <cmath>

namespace slipway {

std::string driver_words(const Portfolio& portfolio, const Outlook& outlook, std::uint32_t activity) {
    const auto& bound = outlook.likely.early_bound[activity];
    switch (bound.kind) {
    case Bound::Kind::none: return "";
    case Bound::Kind::data_date: return "data-date";
    case Bound::Kind::project_start: return "project-start";
    case Bound::Kind::resume: return "resume";
    case Bound::Kind::actual: return "actual";
    case Bound::Kind::cap: return "cap";
    case Bound::Kind::constraint: return std::string{word_of(constraint_words, outlook.constraints[bound.index].kind)};
    case Bound::Kind::relation: break;
    }
    const auto& relation = portfolio.relations[bound.index];
    const bool lead = relation.lag_text.starts_with('-');
    return fmt::format("{} {}{}{}", portfolio.full_key(relation.from), word_of(relation_type_words, relation.type),
                       relation.lag_text.empty() || lead ? "" : "+", relation.lag_text);
}

Json in_days(const Calendar& calendar, const std::optional<Minutes>& minutes) {
    if (!minutes) { return nullptr; }
    const auto day = calendar.per_day().count();
    if (minutes->count() % day == 0) { return minutes->count() / day; }
    return static_cast<double>(std::lround(100.0 * minutes->count() / day)) / 100;
}

ActivityDates shown_dates(const Portfolio& portfolio, const Outlook& outlook, std::uint32_t activity) {
    const auto kind = portfolio.activities[activity].kind;
    const auto& facts = outlook.progress.facts[activity];
    const auto& schedule = outlook.likely;
    ActivityDates dates;
    if (facts.complete()) {
        dates.early_start = facts.started ? facts.started : kind == ActivityKind::task ? std::nullopt : facts.finished;
        dates.early_finish = facts.finished;
        return dates;
    }
    if (schedule.has_forecast(activity)) {
        dates.early_start = shown_start(kind, schedule.early_start[activity]);
        dates.early_finish = shown_finish(kind, schedule.early_start[activity], schedule.early_finish[activity]);
    }
    if (schedule.has_late_dates(activity)) {
        dates.late_start = shown_start(kind, schedule.late_start[activity]);
        dates.late_finish = shown_finish(kind, schedule.late_start[activity], schedule.late_finish[activity]);
    }
    return dates;
}

Json activity_row(const Portfolio& portfolio, const Outlook& outlook, std::uint32_t index, Language language) {
    const auto& activity = portfolio.activities[index];
    const auto& facts = outlook.progress.facts[index];
    const auto& calendar = portfolio.calendar_of(activity);
    const auto dates = shown_dates(portfolio, outlook, index);
    Json row;
    row["key"] = portfolio.full_key(index);
    row["name"] = activity.name.in(language);
    row["calendar"] = portfolio.calendars[activity.calendar].key;
    row["duration_wd"] = in_days(calendar, activity.duration.likely);
    row["early_start"] = json_date(dates.early_start);
    row["early_finish"] = json_date(dates.early_finish);
    row["late_start"] = json_date(dates.late_start);
    row["late_finish"] = json_date(dates.late_finish);
    row["total_float_wd"] = in_days(calendar, outlook.likely.total_float[index]);
    row["free_float_wd"] = in_days(calendar, outlook.likely.free_float[index]);
    row["critical"] = outlook.is_critical(portfolio, index);
    row["driver"] = driver_words(portfolio, outlook, index);
    row["status"] = facts.complete() ? "complete" : facts.started ? "in-progress" : "not-started";
    row["remaining_wd"] = in_days(calendar, outlook.progress.likely[index].remaining);
    row["actual_start"] = json_date(facts.started);
    row["actual_finish"] = facts.finished      ? json_date(facts.finished)
                           : facts.finished_by ? Json("<=" + facts.finished_by->words)
                                               : Json(nullptr);
    return row;
}

std::vector<std::string> activity_columns() {
    return {"key",        "name",         "calendar",       "duration_wd",   "early_start", "early_finish",
            "late_start", "late_finish",  "total_float_wd", "free_float_wd", "critical",    "driver",
            "status",     "remaining_wd", "actual_start",   "actual_finish"};
}

std::string cell(const Json& value) {
    if (value.is_null()) { return ""; }
    return value.is_string() ? value.get<std::string>() : value.dump();
}

Table activity_table(Language language) {
    const auto say = [&](std::string_view zh, std::string_view en) { return std::string{language == Language::zh ? zh : en}; };
    return {{{say("工作", "activity")},
             {say("名称", "name")},
             {say("工期", "wd"), Align::right},
             {say("最早开始", "early start")},
             {say("最早完成", "early finish")},
             {say("最迟开始", "late start")},
             {say("最迟完成", "late finish")},
             {say("总时差", "TF wd"), Align::right},
             {say("自由时差", "FF wd"), Align::right},
             {say("关键", "critical")},
             {say("由何决定", "driver")}},
            {},
            0};
}

std::vector<std::string> activity_cells(const Json& row, const std::string& shown_key) {
    const bool complete = row.at("status") == "complete";
    return {shown_key,
            cell(row.at("name")),
            cell(row.at("remaining_wd")),
            cell(row.at("early_start")),
            complete ? cell(row.at("actual_finish")) : cell(row.at("early_finish")),
            cell(row.at("late_start")),
            cell(row.at("late_finish")),
            cell(row.at("total_float_wd")),
            cell(row.at("free_float_wd")),
            complete                         ? "✓"
            : row.at("critical").get<bool>() ? "●"
                                             : "",
            cell(row.at("driver"))};
}

Report schedule_report(const Portfolio& portfolio, const Outlook& outlook, std::span<const std::uint32_t> projects, Language language) {
    Report report;
    const bool zh = language == Language::zh;
    report.title =
        zh ? fmt::format("进度表 {}", to_string(outlook.as_of)) : fmt::format("Schedule, data date {}", to_string(outlook.as_of));
    report.preamble = {
        zh ? "工期（剩余，工作日）为规划假设；✓ 已完成（≤ 表示据阶段推得），● 关键；最迟日期以项目自身承诺为上限，无承诺者以其最早完成为上限。"
           : "Durations (remaining, in working days) are planning assumptions; ✓ complete (≤: implied by the stage), ● critical; the late cap is the project's "
             "commitment, else its own early finish."};
    report.machine.head = machine_head("slipway.schedule/1", outlook.as_of, portfolio);
    report.machine.rows_name = "activities";
    report.machine.columns = activity_columns();
    for (const auto project : projects) {
        Section section{fmt::format("{}  {}", portfolio.projects[project].key, portfolio.projects[project].name.in(language)), {}};
        auto table = activity_table(language);
        for (const auto activity : portfolio.in_order_of_work(project)) {
            report.machine.rows.push_back(activity_row(portfolio, outlook, activity, language));
            table.rows.push_back(activity_cells(report.machine.rows.back(), portfolio.activities[activity].key));
        }
        section.blocks.emplace_back(std::move(table));
        report.sections.push_back(std::move(section));
    }
    return report;
}

} // namespace slipway
