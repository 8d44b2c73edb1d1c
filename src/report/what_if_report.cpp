#include "report/row_table.hpp"
#include "report/scheduling.hpp"
#include "report/weekly_parts.hpp"
#include "report/what_if_parts.hpp"
#include "slipway/base/text.hpp"
#include "slipway/findings/wording.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace slipway {
namespace {

constexpr std::array project_columns{RowColumn{"name", "项目", "project"},
                                     RowColumn{"early_finish_before", "原预测", "forecast was"},
                                     RowColumn{"early_finish_after", "现预测", "is"},
                                     RowColumn{"delta_cd", "变动cd", "cd", Align::right},
                                     RowColumn{"delta_wd", "变动wd", "wd", Align::right},
                                     RowColumn{"verdict", "能否兑现", "verdict"},
                                     RowColumn{"light", "灯", "light"},
                                     RowColumn{"key", "键", "key"}};

constexpr std::array shown_columns{RowColumn{"key", "工作", "activity"},
                                   RowColumn{"name", "名称", "name"},
                                   RowColumn{"early_finish_before", "原最早完成", "early finish was"},
                                   RowColumn{"early_finish_after", "现最早完成", "is"},
                                   RowColumn{"delta_cd", "变动cd", "cd", Align::right},
                                   RowColumn{"delta_wd", "变动wd", "wd", Align::right},
                                   RowColumn{"total_float_wd_before", "原总时差", "TF wd was", Align::right},
                                   RowColumn{"total_float_wd_after", "现总时差", "is", Align::right}};

/// Differences with their sign, and a dash where there is no date.
void dress(Json& row) {
    for (const auto* key : {"delta_cd", "delta_wd"}) {
        if (row[key].is_number_integer()) { row[key] = fmt::format("{:+}", row[key].get<int>()); }
    }
    for (const auto* key : {"early_finish_before", "early_finish_after"}) {
        if (row[key].is_null()) { row[key] = "—"; }
    }
}

/// "holds → could": a word of both sides, once when it stays.
template <class Enum, std::size_t Size>
std::string change_in_words(const Json& row, const std::string& name, const std::array<Words<Enum>, Size>& table, Language language) {
    const auto word = [&](const char* side) {
        const auto value = value_of(table, cell(row.at(name + side)));
        return value ? words(*value, language) : std::string{"—"};
    };
    const auto before = word("_before");
    const auto after = word("_after");
    return before == after ? before : before + " → " + after;
}

/// Keeps the worst of a list unless all are wanted; returns how many were left out.
template <class List>
std::size_t keep(const WhatIfContext& context, List& list) {
    if (context.input.all || list.size() <= list_rows) { return 0; }
    const auto more = list.size() - list_rows;
    list.resize(list_rows);
    return more;
}

Section tried_section(const WhatIfContext& context, const std::vector<TriedLine>& lines) {
    Bullets bullets;
    for (const auto& line : lines) { bullets.points.push_back(line.point); }
    return {context.say("所设", "What is tried"), {std::move(bullets)}};
}

/// Said plainly when nothing moves that anybody was promised or waits for.
Section nothing_section(const WhatIfContext& context) {
    if (!context.input.moves.projects.empty()) { return {}; }
    if (context.input.moves.activities.empty()) {
        return {"",
                {Paragraph{context.input.part ? context.say("所选项目没有日期变动。", "Nothing moves in the projects selected.")
                                              : context.say("没有任何日期变动。", "Nothing moves.")}}};
    }
    return {"",
            {Paragraph{context.say("没有项目变动：预测、能否兑现、灯色一如原样；上列时差吸收了变动。",
                                   "No project moves: forecasts, verdicts and lights stay as they are; the floats above take it up.")}}};
}

Section promises_section(const WhatIfContext& context, bool broken) {
    Bullets bullets;
    for (const auto& move : context.input.moves.projects) {
        const auto worsened = promise_worsened(context, move);
        if (worsened == 0 || (worsened > 0) != broken) { continue; }
        const auto row = project_move_row(context, move);
        const auto limit = to_string(context.input.after.outlook.projects[*move.after].limit);
        const auto verdict = change_in_words(row, "verdict", verdict_words, context.language);
        bullets.points.push_back({fmt::format("{}  {} · {} {} · {}", row["key"].get<std::string>(), row["name"].get<std::string>(),
                                              context.say("期限", "limit"), limit, verdict),
                                  {}});
    }
    if (bullets.points.empty()) { return {}; }
    return {broken ? context.say("新失守的承诺", "Promises newly broken") : context.say("新保住的承诺", "Promises newly kept"),
            {std::move(bullets)}};
}

Section projects_section(const WhatIfContext& context) {
    std::vector<Json> shown;
    for (const auto& move : context.input.moves.projects) {
        auto row = project_move_row(context, move);
        row["verdict"] = change_in_words(row, "verdict", verdict_words, context.language);
        row["light"] = change_in_words(row, "light", light_words, context.language);
        dress(row);
        row["early_finish_before"] = report_date(context.before(), move.forecast.before);
        row["early_finish_after"] = report_date(context.after(), move.forecast.after);
        shown.push_back(std::move(row));
    }
    if (shown.empty()) { return {}; }
    const auto more = keep(context, shown);
    auto table = row_table(project_columns, shown, context.language);
    table.more = more;
    return {context.say("变动的项目", "Projects that move"), {std::move(table)}};
}

bool early_dates_move(const ActivityMove& move) {
    return !move.before || !move.after || move.early_start.moves() || move.early_finish.moves();
}

std::optional<Table> activities_table(const WhatIfContext& context) {
    std::vector<Json> shown;
    for (const auto& move : context.input.moves.activities) {
        if (!early_dates_move(move)) { continue; }
        auto row = activity_move_row(context, move);
        dress(row);
        shown.push_back(std::move(row));
    }
    if (shown.empty()) { return std::nullopt; }
    const auto more = keep(context, shown);
    auto table = row_table(shown_columns, shown, context.language);
    table.more = more;
    return table;
}

Section activities_section(const WhatIfContext& context) {
    Section section{context.say("变动的工作", "Activities whose dates move"), {}};
    if (auto table = activities_table(context)) { section.blocks.emplace_back(std::move(*table)); }
    const auto late_only = std::ranges::count_if(context.input.moves.activities, [](const ActivityMove& move) {
        return !early_dates_move(move) && (move.late_start.moves() || move.late_finish.moves());
    });
    if (late_only > 0) {
        section.blocks.emplace_back(Paragraph{context.zh() ? fmt::format("另有 {} 项只变动最迟日期。", late_only)
                                                           : fmt::format("Of {} more only the late dates move.", late_only)});
    }
    return section;
}

Section critical_section(const WhatIfContext& context, bool becomes) {
    auto changes = critical_changes(context, becomes);
    if (changes.empty()) { return {}; }
    Bullets bullets;
    bullets.more = keep(context, changes);
    for (const auto& move : changes) {
        const auto& portfolio = becomes ? context.after() : context.before();
        const auto index = becomes ? *move.after : *move.before;
        bullets.points.push_back(
            {fmt::format("{}  {}", portfolio.full_key(index), portfolio.activities[index].name().in(context.language)), {}});
    }
    return {becomes ? context.say("新成为关键", "Newly critical") : context.say("不再关键", "No longer critical"), {std::move(bullets)}};
}

std::string title(const WhatIfContext& context) {
    const auto forecasts = static_cast<std::size_t>(
        std::ranges::count_if(context.input.moves.projects, [](const ProjectMove& move) { return move.forecast.moves(); }));
    const auto day = to_string(context.input.after.outlook.as_of);
    if (context.zh()) { return fmt::format("假设 {}：{} 个项目的预测变动", day, forecasts); }
    return fmt::format("What if, data date {}: {} {}", day, counted(forecasts, "forecast"), forecasts == 1 ? "moves" : "move");
}

} // namespace

Report what_if_report(const WhatIfInput& input, Language language) {
    const WhatIfContext context{input, language};
    const auto lines = tried_lines(context);
    Report report;
    report.title = title(context);
    report.preamble = {context.say("只是假设：记录与库存均未改动。工期为规划假设。",
                                   "Only tried: records and store are untouched. Durations are planning assumptions."),
                       scheduling_words(input.after.outlook.options, language)};
    report.machine = what_if_machine(context, lines);
    report.sections = {tried_section(context, lines),    nothing_section(context),        promises_section(context, true),
                       promises_section(context, false), projects_section(context),       activities_section(context),
                       critical_section(context, true),  critical_section(context, false)};
    std::erase_if(report.sections, [](const Section& section) { return section.blocks.empty(); });
    return report;
}

} // namespace slipway
