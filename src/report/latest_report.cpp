#include "report/activity_row.hpp"
#include "report/scheduling.hpp"
#include "report/weekly_parts.hpp"
#include "slipway/report/latest.hpp"

#include <fmt/format.h>

#include <array>

namespace slipway {
namespace {

constexpr std::array columns{RowColumn{"late_start", "最迟开始", "latest start"},
                             RowColumn{"late_finish", "最迟完成", "latest finish"},
                             RowColumn{"past", "已过", "past"},
                             RowColumn{"key", "工作", "activity"},
                             RowColumn{"name", "名称", "name"},
                             RowColumn{"remaining_wd", "工期", "wd", Align::right},
                             RowColumn{"early_start", "最早开始", "early start"},
                             RowColumn{"early_finish", "最早完成", "early finish"},
                             RowColumn{"slack_wd", "余地wd", "slack wd", Align::right},
                             RowColumn{"slack_cd", "余地cd", "slack cd", Align::right},
                             RowColumn{"owner", "责任单位", "owner"}};

struct Context {
    const Portfolio& portfolio;
    const Outlook& outlook;
    const LatestQuestion& question;
    std::span<const LatestDates> activities;
    Language language;

    [[nodiscard]] bool zh() const { return language == Language::zh; }
    [[nodiscard]] std::string say(std::string_view chinese, std::string_view english) const {
        return std::string{zh() ? chinese : english};
    }
    [[nodiscard]] bool best() const { return question.scenario == Scenario::best; }
    [[nodiscard]] const Activity& target() const { return portfolio.activities[question.target]; }
};

Json machine_row(const Context& context, const LatestDates& one) {
    const auto& activity = context.portfolio.activities[one.activity];
    const auto& project = context.portfolio.projects[activity.project];
    const auto& calendar = context.portfolio.calendar_of(activity);
    const auto& status = context.best() ? context.outlook.progress.best : context.outlook.progress.likely;
    Json row;
    row["key"] = context.portfolio.full_key(one.activity);
    row["name"] = activity.name().in(context.language);
    row["late_start"] = json_date(one.dates.late_start);
    row["late_finish"] = json_date(one.dates.late_finish);
    row["start_past"] = one.start_past;
    row["finish_past"] = one.finish_past;
    row["remaining_wd"] = in_days(calendar, status[one.activity].remaining);
    row["status"] = status_word(context.outlook.progress.facts[one.activity]);
    row["early_start"] = json_date(one.dates.early_start);
    row["early_finish"] = json_date(one.dates.early_finish);
    row["slack_wd"] = in_days(calendar, one.slack);
    row["slack_cd"] = one.slack_cd ? Json(*one.slack_cd) : Json(nullptr);
    row["owner"] = owner_name(context.portfolio, project).in(context.language);
    return row;
}

Json reader_row(const Context& context, Json row, const LatestDates& one) {
    const auto& activity = context.portfolio.activities[one.activity];
    if (activity.project == context.target().project) { row["key"] = activity.key(); }
    row["past"] = one.finish_past ? "‼" : one.start_past ? "!" : "";
    return row;
}

std::string target_words(const Context& context) {
    const auto& project = context.portfolio.projects[context.target().project];
    return fmt::format("{}  {} · {}", context.portfolio.full_key(context.question.target), project.name.in(context.language),
                       context.target().name().in(context.language));
}

/// "5 of 14 had to start before the data date; the first: …".
std::string past_words(const Context& context) {
    const auto past = [](const LatestDates& one) { return one.start_past || one.finish_past; };
    const auto count = std::ranges::count_if(context.activities, past);
    if (count == 0) { return context.say("截止日前须开始的都已开始。", "Nothing of it had to start before the data date."); }
    const auto first = std::ranges::find_if(context.activities, past);
    const auto key = context.portfolio.full_key(first->activity);
    return context.zh()
               ? fmt::format("{} 项未完工作中，{} 项的最迟日期已过（! 该开始，‼ 该完成），最早的是 {}，须于 {} 开始。",
                             context.activities.size(), count, key, to_string(*first->dates.late_start))
               : fmt::format(
                     "Of {} open activities {} should by now have begun or ended (! to start, ‼ to finish); the first is {}, to start by {}.",
                     context.activities.size(), count, key, to_string(*first->dates.late_start));
}

std::vector<std::string> preamble(const Context& context) {
    const auto early = shown_dates(context.portfolio, context.outlook, context.question.target, context.question.scenario).early_finish;
    std::vector<std::string> lines{fmt::format(
        "{} {} · {} {} · {} {}", context.say("截止日", "data date"), to_string(context.outlook.as_of), context.say("目标", "target"),
        to_string(context.question.by), context.best() ? context.say("最佳预测", "at best") : context.say("预测", "forecast"),
        report_date(context.portfolio, early))};
    lines.push_back(fmt::format(
        "{}{}{}", context.best() ? context.say("按最短工期", "By shortest durations") : context.say("按一般工期", "By likely durations"),
        context.say("自目标日倒排，只看这一个日期：其他承诺与期限不计。余地即对目标日的时差，",
                    ", back from the target date and from that alone: no other promise or deadline counts. Slack is the float "
                    "against the target: "),
        float_and_other_settings(context.outlook.options, context.language)));
    lines.push_back(context.say("工期为规划假设。", "Durations are planning assumptions."));
    if (!context.activities.empty()) { lines.push_back(past_words(context)); }
    return lines;
}

MachineFace machine(const Context& context) {
    MachineFace face;
    face.head = scheduling_head("slipway.latest/1", context.outlook.as_of, context.portfolio, context.outlook.options);
    face.head["late_cap"] = "target";
    face.head["key"] = context.portfolio.full_key(context.question.target);
    face.head["by"] = to_string(context.question.by);
    face.head["scenario"] = context.best() ? "best" : "likely";
    face.rows_name = "activities";
    face.columns = {"key",    "name",        "late_start",   "late_finish", "start_past", "finish_past", "remaining_wd",
                    "status", "early_start", "early_finish", "slack_wd",    "slack_cd",   "owner"};
    for (const auto& one : context.activities) { face.rows.push_back(machine_row(context, one)); }
    return face;
}

} // namespace

Report latest_report(const Portfolio& portfolio, const Outlook& outlook, const LatestQuestion& question,
                     std::span<const LatestDates> activities, Language language) {
    const Context context{portfolio, outlook, question, activities, language};
    Report report;
    report.title = fmt::format("{}{}", context.say("倒排：", "Plan back: "), target_words(context));
    report.preamble = preamble(context);
    report.machine = machine(context);
    if (activities.empty()) {
        const bool reached = outlook.progress.facts[question.target].complete();
        report.sections = {
            {"",
             {Paragraph{
                 reached ? context.say("该节点已达到，前面没有未完的工作。", "It has been reached: nothing before it is open.")
                         : context.say("所选项目没有通向该节点的未完工作。", "No open activity of the projects selected leads to it.")}}}};
        return report;
    }
    std::vector<Json> shown;
    std::vector<std::size_t> alarming;
    for (std::size_t i = 0; i < activities.size(); ++i) {
        shown.push_back(reader_row(context, report.machine.rows[i], activities[i]));
        if (activities[i].start_past || activities[i].finish_past) { alarming.push_back(i); }
    }
    auto table = row_table(columns, shown, language);
    table.alarming = std::move(alarming);
    report.sections = {{"", {std::move(table)}}};
    return report;
}

} // namespace slipway
