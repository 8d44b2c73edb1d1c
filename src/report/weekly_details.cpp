// Below the fold: the tables behind the headlines.

#include "report/weekly_parts.hpp"
#include "slipway/findings/wording.hpp"

#include <fmt/format.h>

#include <map>

namespace slipway {
namespace {

std::vector<Column> light_columns(const WeeklyContext& context, std::string first) {
    std::vector<Column> columns{{std::move(first)}};
    for (const auto light : {Light::red, Light::amber, Light::green, Light::grey, Light::done}) {
        columns.push_back({words(light, context.language), Align::right});
    }
    columns.push_back({context.say("合计", "all"), Align::right});
    return columns;
}

/// Projects by some group × light.
template <class Group>
Table by_light(const WeeklyContext& context, std::string heading, Group group) {
    std::map<std::string, std::array<int, 6>> counts;
    for (const auto i : context.projects) {
        auto& row = counts[group(i)];
        constexpr std::array<Light, 5> shown{Light::red, Light::amber, Light::green, Light::grey, Light::done};
        ++row[static_cast<std::size_t>(std::ranges::find(shown, context.outlook().projects[i].light) - shown.begin())];
        ++row[5];
    }
    Table table{light_columns(context, std::move(heading)), {}, 0};
    for (const auto& [name, row] : counts) {
        std::vector<std::string> cells{name};
        for (const auto number : row) { cells.push_back(std::to_string(number)); }
        table.rows.push_back(std::move(cells));
    }
    return table;
}

Table outlook_table(const WeeklyContext& context, std::vector<std::uint32_t> projects, std::size_t rows) {
    Table table{{{context.say("项目", "project")},
                 {context.say("承诺或期末", "limit")},
                 {context.say("能否", "verdict")},
                 {context.say("最佳", "at best")},
                 {context.say("预测", "forecast")},
                 {context.say("时差", "float"), Align::right},
                 {context.say("灯", "light")},
                 {context.say("缘由", "why")},
                 {context.say("最后说明", "last word")},
                 {context.say("键", "key")}},
                {},
                0};
    table.more = context.keep(projects, rows);
    for (const auto i : projects) {
        const auto& one = context.outlook().projects[i];
        const auto& project = context.portfolio().projects[i];
        const auto& word = context.outlook().progress.projects[i].last_word;
        table.rows.push_back({context.name(i), project.commitment ? project.commitment->by.words : "(" + to_string(one.limit) + ")",
                              words(one.verdict, context.language), report_date(context.portfolio(), one.forecast_best),
                              report_date(context.portfolio(), one.forecast), float_words(one), words(one.light, context.language),
                              words(one.reason, context.language), word ? word->date.words : "—", project.key});
    }
    return table;
}

/// "拆迁 2022-03-01 / 2023-01-10": the latest dates of one step, by likely and by best durations.
std::string step_words(const WeeklyContext& context, std::uint32_t activity) {
    const auto& record = context.portfolio().activities[activity];
    const auto finish = [&](const Schedule& schedule) {
        return shown_finish(record.kind(), schedule.late_start(activity), schedule.late_finish(activity));
    };
    const auto likely = finish(context.outlook().likely);
    const auto best = finish(context.outlook().best);
    const auto* mark = best < context.outlook().as_of ? "‼ " : likely < context.outlook().as_of ? "! " : "";
    return fmt::format("{}{} {} / {}", mark, record.name().in(context.language), to_string(likely), to_string(best));
}

Bullets::Point steps_of(const WeeklyContext& context, std::uint32_t project) {
    const auto& record = context.portfolio().projects[project];
    Bullets::Point point{fmt::format("{}（{}）", context.name(project), record.commitment->by.words), {}};
    std::string line;
    for (const auto activity : context.portfolio().in_order_of_work(project)) {
        if (!context.outlook().likely.has_late_dates(activity) || context.outlook().progress.facts[activity].complete()) { continue; }
        if (!line.empty()) { line += " · "; }
        line += step_words(context, activity);
        if (line.size() > 150) { point.under.push_back(std::exchange(line, {})); }
    }
    if (!line.empty()) { point.under.push_back(line); }
    return point;
}

std::vector<std::string> condition_row(const WeeklyContext& context, std::uint32_t index) {
    const auto& activity = context.portfolio().activities[index];
    const auto& condition = *condition_in_force(activity, context.outlook().progress.facts[index]);
    std::string needed = "—";
    if (context.outlook().likely.has_late_dates(index)) {
        needed = to_string(shown_start(activity.kind(), context.outlook().likely.late_start(index)));
        if (condition_overdue(context.portfolio(), context.outlook(), index)) { needed.insert(0, context.say("已过 ", "past ")); }
    }
    return {context.name(activity.project),
            activity.name().in(context.language),
            words(condition.kind, context.language),
            condition.note,
            condition.since ? condition.since->words : "",
            needed};
}

} // namespace

Section breakdown_section(const WeeklyContext& context) {
    const auto& portfolio = context.portfolio();
    const auto& outlook = context.outlook();
    return {context.say("按类别、地区、阶段", "By kind, district and stage"),
            {by_light(context, context.say("类别", "kind"),
                      [&](std::uint32_t i) { return words(portfolio.projects[i].category, context.language); }),
             by_light(context, context.say("地区", "district"),
                      [&](std::uint32_t i) { return district_name(portfolio, portfolio.projects[i].district, context.language); }),
             by_light(context, context.say("阶段", "stage"),
                      [&](std::uint32_t i) { return words(outlook.progress.projects[i].stage, context.language); })}};
}

Section promises_section(const WeeklyContext& context) {
    auto promised = worst_first(context, [](const ProjectOutlook& one) { return one.promised; });
    if (promised.empty()) { return {}; }
    return {context.say("全部承诺", "All promises"), {outlook_table(context, std::move(promised), list_rows)}};
}

Section confirm_section(const WeeklyContext& context) {
    Bullets bullets;
    std::vector<std::uint32_t> asked =
        worst_first(context, [](const ProjectOutlook& one) { return one.promised && one.reason == LightReason::stage_unstated; });
    if (asked.empty()) { return {}; }
    bullets.more = context.keep(asked, list_rows);
    for (const auto i : asked) { bullets.points.push_back(steps_of(context, i)); }
    return {
        context.say(
            "有承诺而阶段未说明：兑现承诺的各步最迟日期（一般工期 / 最短工期；! 已过前者，‼ 两者皆已过）",
            "Promised, stage unstated: the latest dates that keep the promise (likely / shortest durations; ! the first has passed, ‼ both have)"),
        {std::move(bullets)}};
}

Section beyond_section(const WeeklyContext& context) {
    auto late = worst_first(context, [](const ProjectOutlook& one) { return !one.promised && one.forecast && *one.forecast > one.limit; });
    if (late.empty()) { return {}; }
    return {context.say("预测超出规划期（规划未作承诺）", "Beyond the horizon (not promised by the plan)"),
            {outlook_table(context, std::move(late), list_rows)}};
}

Section conditions_section(const WeeklyContext& context) {
    const auto& portfolio = context.portfolio();
    Table table{{{context.say("项目", "project")},
                 {context.say("工作", "activity")},
                 {context.say("要素", "condition")},
                 {context.say("说明", "note")},
                 {context.say("自", "since")},
                 {context.say("最迟须落实", "needed by")}},
                {},
                0};
    for (const auto project : context.projects) {
        const auto first = portfolio.projects[project].first_activity;
        for (auto i = first; i < first + portfolio.projects[project].activity_count; ++i) {
            if (condition_open(portfolio, context.outlook(), i)) { table.rows.push_back(condition_row(context, i)); }
        }
    }
    if (table.rows.empty()) { return {}; }
    table.more = context.keep(table.rows, list_rows);
    return {context.say("待落实的要素", "Conditions and when they are needed"), {std::move(table)}};
}

Section unscheduled_section(const WeeklyContext& context) {
    auto without = worst_first(context, [](const ProjectOutlook& one) { return !one.forecast && one.light != Light::done; });
    if (without.empty()) { return {}; }
    Table table{{{context.say("项目", "project")},
                 {context.say("缘由", "why")},
                 {context.say("文件的说法", "what the documents say")},
                 {context.say("出处", "source")}},
                {},
                0};
    table.more = context.keep(without, list_rows);
    for (const auto i : without) {
        const auto& project = context.portfolio().projects[i];
        const auto& word = context.outlook().progress.projects[i].last_word;
        table.rows.push_back({context.name(i), words(context.outlook().projects[i].reason, context.language),
                              project.stages.empty() ? "—" : project.stages.back().words, word ? word->source : "—"});
    }
    return {context.say("无法推算的项目", "Without a forecast"), {std::move(table)}};
}

Section unreported_section(const WeeklyContext& context) {
    std::map<std::pair<std::string, std::string>, int> silent;
    for (const auto i : context.projects) {
        const auto& one = context.outlook().projects[i];
        const auto& word = context.outlook().progress.projects[i].last_word;
        if (one.reported || one.light == Light::done) { continue; }
        ++silent[{word ? word->date.words : "—", words(context.portfolio().projects[i].category, context.language)}];
    }
    if (silent.empty()) { return {}; }
    Table table{
        {{context.say("最后说明", "last word")}, {context.say("类别", "kind")}, {context.say("项目数", "projects"), Align::right}}, {}, 0};
    for (const auto& [group, number] : silent) { table.rows.push_back({group.first, group.second, std::to_string(number)}); }
    table.more = context.keep(table.rows, list_rows);
    return {context.say("久未填报", "Not reported"), {std::move(table)}};
}

Section findings_section(const WeeklyContext& context) {
    std::map<std::string_view, int> counts;
    for (const auto& finding : context.input.findings) { ++counts[finding.code]; }
    if (counts.empty()) { return {}; }
    Table table{{{context.say("预警", "finding")}, {context.say("含义", "meaning")}, {context.say("数量", "count"), Align::right}}, {}, 0};
    for (const auto& rule : finding_rules()) {
        if (counts.contains(rule.code)) {
            table.rows.push_back({std::string{rule.code}, context.say(rule.zh, rule.en), std::to_string(counts[rule.code])});
        }
    }
    return {context.say("预警汇总（slipway alerts 列出全部）", "Findings (slipway alerts lists them)"), {std::move(table)}};
}

} // namespace slipway
