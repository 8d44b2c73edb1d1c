#include "report/activity_row.hpp"
#include "report/bound_words.hpp"
#include "slipway/report/activities.hpp"

#include <fmt/format.h>

#include <array>

namespace slipway {
namespace {

constexpr std::array columns{RowColumn{"key", "工作", "activity"}, RowColumn{"name", "名称", "name"},
                             RowColumn{"duration_wd", "工期", "wd", Align::right}, RowColumn{"after", "紧前工作", "after"}};

constexpr std::array<Words<ActivityKind>, 4> kind_words{{{ActivityKind::task, "task"},
                                                         {ActivityKind::start_milestone, "start"},
                                                         {ActivityKind::finish_milestone, "finish"},
                                                         {ActivityKind::level_of_effort, "level-of-effort"}}};

/// "design", "design SS+30wd", "other-project/completion".
std::string predecessor_words(const Portfolio& portfolio, const Relation& relation) {
    const auto& from = portfolio.activities[relation.from];
    const bool own = from.project == portfolio.activities[relation.to].project;
    const auto key = own ? from.key() : portfolio.full_key(relation.from);
    const auto link = link_words(relation);
    return link == "FS" ? key : fmt::format("{} {}", key, link);
}

Json row_of(const Portfolio& portfolio, std::uint32_t index) {
    const auto& activity = portfolio.activities[index];
    const auto& calendar = portfolio.calendar_of(activity);
    const bool works = activity.kind() == ActivityKind::task;
    const auto days = [&](Minutes minutes) { return works ? in_days(calendar, minutes) : Json(nullptr); };
    Json row;
    row["key"] = activity.key();
    row["name"] = nullptr;
    row["kind"] = word_of(kind_words, activity.kind());
    row["calendar"] = portfolio.calendars[activity.calendar].key;
    row["duration_wd"] = days(activity.duration.likely);
    row["optimistic_wd"] = days(activity.duration.optimistic);
    row["pessimistic_wd"] = days(activity.duration.pessimistic);
    row["after"] = Json::array();
    return row;
}

} // namespace

Report activities_report(const Portfolio& portfolio, std::uint32_t project, Date as_of, Language language) {
    const auto& record = portfolio.projects[project];
    const bool zh = language == Language::zh;
    Report report;
    report.title = fmt::format("{}  {}", record.key, record.name.in(language));
    report.preamble = {zh ? "工期为规划假设（工作日）。" : "Durations are planning assumptions, in working days."};
    report.machine.head = machine_head("slipway.activities/1", as_of, portfolio);
    report.machine.rows_name = "activities";
    report.machine.columns = {"key", "name", "kind", "calendar", "duration_wd", "optimistic_wd", "pessimistic_wd", "after"};
    std::map<std::uint32_t, std::size_t> row_at;
    for (const auto activity : portfolio.in_order_of_work(project)) {
        row_at[activity] = report.machine.rows.size();
        report.machine.rows.push_back(row_of(portfolio, activity));
        report.machine.rows.back()["name"] = portfolio.activities[activity].name().in(language);
    }
    for (const auto& relation : portfolio.relations) {
        const auto found = row_at.find(relation.to);
        if (found != row_at.end()) { report.machine.rows[found->second]["after"].push_back(predecessor_words(portfolio, relation)); }
    }
    auto shown = report.machine.rows;
    for (auto& row : shown) {
        std::string after;
        for (const auto& one : row["after"]) { after += fmt::format("{}{}", after.empty() ? "" : ", ", one.get<std::string>()); }
        row["after"] = after;
    }
    report.sections.push_back({{}, {row_table(columns, shown, language)}});
    return report;
}

} // namespace slipway
