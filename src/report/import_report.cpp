#include "report/row_table.hpp"
#include "slipway/report/audit.hpp"
#include "slipway/report/import.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace slipway {
namespace {

constexpr auto row_keys = std::to_array<const char*>({"key", "code", "name", "activities", "relations", "data_date"});
constexpr auto columns = std::to_array<RowColumn>({{"name", "项目", "project"},
                                                   {"key", "键", "key"},
                                                   {"code", "原编号", "code in the file"},
                                                   {"activities", "工作", "activities", Align::right},
                                                   {"relations", "逻辑关系", "relations", Align::right},
                                                   {"data_date", "数据日期", "data date"}});

Json row_of(const ForeignSchedule& foreign, std::uint32_t project) {
    const auto& record = foreign.projects[project];
    const auto inside = [&](std::uint32_t activity) { return foreign.activities[activity].project == project; };
    return {{"key", record.key},
            {"code", record.code},
            {"name", record.name},
            {"activities", std::ranges::count(foreign.activities, project, &ForeignActivity::project)},
            {"relations", std::ranges::count_if(foreign.relations, [&](const ForeignRelation& one) { return inside(one.to); })},
            {"data_date", to_string(day_of(record.data_date))}};
}

std::string title(const ImportView& view, const ForeignSchedule& foreign, bool zh) {
    const auto projects = foreign.projects.size();
    if (view.written.empty()) {
        return zh ? fmt::format("预览（未写入）：{} 中的 {} 个项目", view.file, projects)
                  : fmt::format("Preview, nothing written: {} of {}", projects == 1 ? "1 project" : fmt::format("{} projects", projects),
                                view.file);
    }
    return zh ? fmt::format("已从 {} 导入 {} 个项目", view.file, projects)
              : fmt::format("Imported {} from {}", projects == 1 ? "1 project" : fmt::format("{} projects", projects), view.file);
}

/// How much was said, and on which day the records come nearest to the file.
std::string said(const ImportView& view, ForeignTool tool, bool zh) {
    const auto day = to_string(view.as_of);
    if (tool == ForeignTool::p6) {
        return zh ? fmt::format("{} 条进展填报。按文件的数据日期查看：slipway --as-of {} schedule", view.observations, day)
                  : fmt::format("{} observations. To see it on the file's data date: slipway --as-of {} schedule", view.observations, day);
    }
    return zh ? fmt::format("{} 条进展填报。文件没有数据日期；最接近其日期的是：slipway --as-of {} schedule", view.observations, day)
              : fmt::format("{} observations. The file has no data date; nearest to its dates comes: slipway --as-of {} schedule",
                            view.observations, day);
}

Section list_section(std::string heading, const std::vector<std::string>& names) {
    Bullets bullets;
    for (const auto& name : names) { bullets.points.push_back({name, {}}); }
    return {std::move(heading), {std::move(bullets)}};
}

} // namespace

Report import_report(const ImportView& view, const ForeignSchedule& foreign, const std::vector<Loss>& losses, Language language) {
    const bool zh = language == Language::zh;
    Report report;
    report.title = title(view, foreign, zh);
    report.preamble = {said(view, foreign.tool, zh)};
    auto& machine = report.machine;
    machine.head = Json{{"schema", "slipway.import/1"}, {"as_of", to_string(view.as_of)}, {"file", view.file}};
    machine.head["tool"] = word_of(foreign_tool_words, foreign.tool);
    machine.head["observations"] = view.observations;
    machine.head["written"] = view.written;
    machine.head["baselines"] = view.baselines;
    machine.rows_name = "projects";
    machine.columns.assign(row_keys.begin(), row_keys.end());
    for (std::uint32_t i = 0; i < foreign.projects.size(); ++i) { machine.rows.push_back(row_of(foreign, i)); }
    report.sections.push_back({zh ? "项目" : "Projects", {row_table(columns, machine.rows, language)}});
    if (!view.written.empty()) { report.sections.push_back(list_section(zh ? "写入的文件" : "Files written", view.written)); }
    if (!view.baselines.empty()) { report.sections.push_back(list_section(zh ? "新的基准" : "New baselines", view.baselines)); }
    report.sections.push_back(losses_section(losses, language));
    machine.tail["losses"] = losses_json(losses);
    return report;
}

} // namespace slipway
