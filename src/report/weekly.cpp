#include "slipway/report/weekly.hpp"

#include "report/scheduling.hpp"
#include "report/weekly_parts.hpp"
#include "slipway/base/text.hpp"

#include <fmt/format.h>

#include <numeric>

namespace slipway {
namespace {

std::vector<std::string> preamble(const WeeklyContext& context) {
    const auto& portfolio = context.portfolio();
    const auto left_wd = portfolio.calendar().working_days(context.outlook().as_of, portfolio.horizon);
    const auto left_cd = days_between(context.outlook().as_of, portfolio.horizon);
    std::size_t activities = 0;
    for (const auto i : context.projects) { activities += portfolio.projects[i].activity_count; }
    return {
        context.language == Language::zh
            ? fmt::format("规划期末 {}，还剩 {} 个工作日（{} 天）。项目 {} 个，工作与节点 {} 项。", to_string(portfolio.horizon), left_wd,
                          left_cd, context.projects.size(), activities)
            : fmt::format("Horizon {}: {} working days ({} calendar days) left. {}, {} activities and milestones.",
                          to_string(portfolio.horizon), left_wd, left_cd, counted(context.projects.size(), "project"), activities),
        context.say(
            "工期是本库的规划假设，不出自任何规划。预测：一般工期，未完工作从今日起算；最佳：最短工期，且自最后一次说明后未停工。",
            "Durations are planning assumptions of ours, not of any plan. Forecast: likely durations, open work starts today; best: shortest durations, "
            "work ran on since the last word.")};
}

std::vector<std::string> notes(const WeeklyContext& context) {
    std::vector<std::string> lines;
    if (const auto until = context.portfolio().calendar().published_until()) {
        lines.push_back(context.language == Language::zh
                            ? fmt::format("~ {} 之后的放假安排尚未公布，日期为暂定。", to_string(*until))
                            : fmt::format("~ provisional: no holiday notice is published for days after {}.", to_string(*until)));
    }
    lines.push_back(context.say(
        "灯色：红＝承诺无法兑现，或新近填报的预测晚于承诺；黄＝时差不足、要素逾期或超出规划期；灰＝久未填报、阶段不明、仅储备或无法排期，不等于正常。",
        "Lights: red, a promise that cannot be kept or a fresh forecast after it; amber, little float, a condition overdue, or beyond the horizon; "
        "grey, not reported, stage unstated, only reserved or no schedule: never the same as green."));
    lines.push_back(context.say("“推定”的责任单位按部门职能列出，规划并未指明。",
                                "“Assumed” owners follow from the agencies' functions; no plan names them."));
    lines.push_back(scheduling_words(context.outlook().options, context.language));
    return lines;
}

std::vector<std::string> keys_of(const std::vector<Json>& rows) {
    std::vector<std::string> keys;
    if (rows.empty()) { return {"key"}; }
    for (const auto& [key, value] : rows.front().items()) { keys.push_back(key); }
    return keys;
}

std::vector<std::uint32_t> listed(const WeeklyInput& input) {
    if (input.projects) { return *input.projects; }
    std::vector<std::uint32_t> all(input.portfolio.projects.size());
    std::iota(all.begin(), all.end(), 0U);
    return all;
}

MachineFace machine(const WeeklyContext& context) {
    MachineFace face;
    const auto& outlook = context.outlook();
    face.head = scheduling_head("slipway.weekly/1", outlook.as_of, context.portfolio(), outlook.options);
    face.head["horizon"] = to_string(context.portfolio().horizon);
    face.head["previous"] = context.input.previous ? Json(to_string(context.input.previous->as_of)) : Json(nullptr);
    face.rows_name = "projects";
    for (const auto i : context.projects) { face.rows.push_back(project_row(context.portfolio(), outlook, i, context.language)); }
    add_slippage(context, face.rows);
    auto shown = face.rows;
    if (face.rows.empty() && !outlook.projects.empty()) {
        shown = {project_row(context.portfolio(), outlook, 0, context.language)};
        add_slippage(context, shown);
    }
    face.columns = keys_of(shown);
    face.tail["findings"] = Json::array();
    for (const auto& finding : context.input.findings) { face.tail["findings"].push_back(finding_row(finding, context.language)); }
    face.tail["changes"] = changes_since(context.input.previous, face.rows, !context.input.projects);
    return face;
}

} // namespace

Report weekly(const WeeklyInput& input, Language language) {
    const WeeklyContext context{input, language, listed(input)};
    Report report;
    const auto& portfolio = input.portfolio;
    report.title = language == Language::zh ? fmt::format("{} · 周报 {}（{}）", portfolio.name.in(language), to_string(input.outlook.as_of),
                                                          iso_week(input.outlook.as_of))
                                            : fmt::format("{} · weekly report {} ({})", portfolio.name.in(language),
                                                          to_string(input.outlook.as_of), iso_week(input.outlook.as_of));
    report.preamble = preamble(context);
    report.machine = machine(context);
    const auto& changes = report.machine.tail["changes"];
    report.sections = {state_section(context, changes), broken_promises_section(context),  critical_section(context),
                       calls_section(context),          changes_section(context, changes), breakdown_section(context),
                       slippage_section(context),       promises_section(context),         confirm_section(context),
                       beyond_section(context),         conditions_section(context),       suspended_section(context),
                       ratings_section(context),        delivered_section(context),        unscheduled_section(context),
                       unreported_section(context),     findings_section(context)};
    std::erase_if(report.sections, [](const Section& section) { return section.blocks.empty(); });
    report.notes = notes(context);
    return report;
}

} // namespace slipway
