#include "report/row_table.hpp"
#include "slipway/findings/wording.hpp"
#include "slipway/report/tables.hpp"
#include "slipway/report/updates.hpp"

#include <fmt/format.h>

namespace slipway {
namespace {

constexpr auto row_keys = std::to_array<const char*>({"key", "name", "forecast_before", "forecast_after", "slip_wd", "slip_cd",
                                                      "verdict_before", "verdict_after", "light_before", "light_after"});

Json json_count(const std::optional<int>& count) { return count ? Json(*count) : Json(nullptr); }

Json row_of(const ProjectMove& move, const World& before, const World& after, Language language) {
    const auto& was = before.outlook.projects[*move.before];
    const auto& is = after.outlook.projects[*move.after];
    const auto& project = after.portfolio.projects[*move.after];
    return {{"key", project.key},
            {"name", project.name.in(language)},
            {"forecast_before", json_date(move.forecast.before)},
            {"forecast_after", json_date(move.forecast.after)},
            {"slip_wd", json_count(move.forecast.wd)},
            {"slip_cd", json_count(move.forecast.cd)},
            {"verdict_before", word_of(verdict_words, was.verdict)},
            {"verdict_after", word_of(verdict_words, is.verdict)},
            {"light_before", word_of(light_words, was.light)},
            {"light_after", word_of(light_words, is.light)}};
}

std::string shown(const Json& value) { return value.is_null() ? "—" : cell(value); }

std::string step(const std::string& before, const std::string& after) {
    return before == after ? after : fmt::format("{} → {}", before, after);
}

std::vector<std::string> cells(const Json& row, Language language) {
    const auto light = [&](const char* key) { return words(*value_of(light_words, row.at(key).get<std::string>()), language); };
    const auto verdict = [&](const char* key) { return words(*value_of(verdict_words, row.at(key).get<std::string>()), language); };
    return {row.at("name"),
            row.at("key"),
            shown(row.at("forecast_before")),
            shown(row.at("forecast_after")),
            shown(row.at("slip_wd")),
            shown(row.at("slip_cd")),
            step(verdict("verdict_before"), verdict("verdict_after")),
            step(light("light_before"), light("light_after"))};
}

Table table_of(const std::vector<Json>& rows, const std::optional<std::size_t>& most, Language language) {
    const bool zh = language == Language::zh;
    Table table{{{zh ? "项目" : "project"},
                 {zh ? "键" : "key"},
                 {zh ? "原预测" : "forecast was"},
                 {zh ? "现预测" : "forecast is"},
                 {zh ? "工作日" : "wd", Align::right},
                 {zh ? "日历天" : "cd", Align::right},
                 {zh ? "能否兑现" : "verdict"},
                 {zh ? "灯色" : "light"}},
                {},
                0,
                {}};
    for (const auto& row : rows) {
        if (most && table.rows.size() == *most) { break; }
        table.rows.push_back(cells(row, language));
    }
    table.more = rows.size() - table.rows.size();
    return table;
}

std::string title(const UpdatesView& view, bool zh) {
    if (view.observations == 0) {
        return zh ? fmt::format("{} 没有填报内容，未作任何改动", view.file)
                  : fmt::format("{} says nothing: nothing was changed", view.file);
    }
    if (view.stored) {
        return zh ? fmt::format("已记录 {} 条填报：{}", view.observations, view.file)
                  : fmt::format("Recorded {}: {}", view.observations, view.file);
    }
    return zh ? fmt::format("预览 {} 条填报（未记录）：{}", view.observations, view.file)
              : fmt::format("Preview of {}, not recorded: {}", view.observations, view.file);
}

} // namespace

Report updates_report(const UpdatesView& view, const World& before, const World& after, Language language) {
    const bool zh = language == Language::zh;
    Report report;
    report.title = title(view, zh);
    report.preamble = {zh ? fmt::format("共 {} 行，其中 {} 行没有填报内容。", view.rows, view.silent)
                          : fmt::format("{} rows, {} of them say nothing.", view.rows, view.silent)};
    report.machine.head = machine_head("slipway.updates/1", after.outlook.as_of, after.portfolio);
    report.machine.head["file"] = view.file;
    report.machine.head["rows"] = view.rows;
    report.machine.head["rows_silent"] = view.silent;
    report.machine.head["observations"] = view.observations;
    report.machine.head["stored"] = view.stored;
    report.machine.rows_name = "projects";
    report.machine.columns.assign(row_keys.begin(), row_keys.end());
    for (const auto& move : moves(before, after).projects) { report.machine.rows.push_back(row_of(move, before, after, language)); }
    if (view.observations == 0) { return report; }
    if (report.machine.rows.empty()) {
        report.preamble.emplace_back(zh ? "没有项目的预测、兑现判断或灯色变化。" : "No project's forecast, verdict or light changes.");
        return report;
    }
    report.sections.push_back({zh ? "预测、兑现判断或灯色变化的项目" : "Projects whose forecast, verdict or light changes",
                               {table_of(report.machine.rows, view.most, language)}});
    return report;
}

} // namespace slipway
