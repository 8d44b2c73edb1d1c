#include "report/activity_row.hpp"
#include "report/weekly_parts.hpp"
#include "slipway/findings/wording.hpp"
#include "slipway/report/tables.hpp"

#include <fmt/format.h>

#include <numeric>

namespace slipway {
namespace {

/// With a forecast and a path, the latest against its limit first.
std::vector<std::uint32_t> chosen(const Portfolio& portfolio, const Outlook& outlook, std::span<const std::uint32_t> projects) {
    std::vector<std::uint32_t> all(projects.begin(), projects.end());
    if (all.empty()) {
        all.resize(portfolio.projects.size());
        std::iota(all.begin(), all.end(), 0U);
    }
    std::erase_if(all, [&](std::uint32_t i) { return outlook.critical[i].empty(); });
    std::ranges::stable_sort(all, {}, [&](std::uint32_t i) { return outlook.projects[i].horizon_float_cd.value_or(0); });
    return all;
}

/// The path in the order of the work.
std::vector<std::uint32_t> in_time(const Outlook& outlook, std::vector<std::uint32_t> path) {
    std::ranges::stable_sort(path, {}, [&](std::uint32_t i) {
        return std::pair{outlook.likely.early_start[i], outlook.likely.early_finish[i]};
    });
    return path;
}

/// Float at or below zero and the longest path are two tests; where they disagree the reader is told.
std::string disagreement(const Portfolio& portfolio, const Outlook& outlook, std::uint32_t project, Language language) {
    const auto& record = portfolio.projects[project];
    int without_float = 0;
    for (auto i = record.first_activity; i < record.first_activity + record.activity_count; ++i) {
        if (outlook.likely.total_float[i] && *outlook.likely.total_float[i] <= Minutes{0} && !outlook.is_critical(portfolio, i)) {
            ++without_float;
        }
    }
    if (without_float == 0) { return {}; }
    return language == Language::zh
               ? fmt::format("另有 {} 项总时差不大于零但不在最长路径上：承诺已晚，几乎人人负时差。", without_float)
               : fmt::format("{} more have no float but are not on the longest path: against a missed date nearly every activity is late.",
                             without_float);
}

std::string heading(const Portfolio& portfolio, const Outlook& outlook, std::uint32_t project, Language language) {
    const auto& one = outlook.projects[project];
    const auto& record = portfolio.projects[project];
    const bool zh = language == Language::zh;
    const auto limit = record.commitment ? record.commitment->by.words + (zh ? " 承诺" : " promised")
                                         : to_string(one.limit) + (zh ? " 期末，未承诺" : " horizon, not promised");
    return fmt::format("{}  {} · {} {} · {} · {}", record.key, record.name.in(language), zh ? "预测" : "forecast",
                       report_date(portfolio, one.forecast), limit, float_words(one));
}

} // namespace

Report critical_report(const Portfolio& portfolio, const Outlook& outlook, std::span<const std::uint32_t> projects,
                       std::optional<std::size_t> most, Language language) {
    Report report;
    const bool zh = language == Language::zh;
    report.title =
        zh ? fmt::format("关键线路 {}", to_string(outlook.as_of)) : fmt::format("Critical paths, data date {}", to_string(outlook.as_of));
    report.preamble = {
        zh ? "关键＝在通往本项目建成的最长路径上（沿驱动关系回溯）；总时差以项目自身承诺为上限，无承诺者以其最早完成为上限。工期为规划假设。"
           : "Critical means on the longest path to the project's completion (walked back along driving relations); total float is capped by the project's own "
             "commitment, else by its own early finish. Durations are planning assumptions."};
    report.machine.head = machine_head("slipway.critical/1", outlook.as_of, portfolio);
    report.machine.rows_name = "activities";
    report.machine.columns = activity_columns();
    report.machine.columns.insert(report.machine.columns.begin(), "critical_for");
    auto listed = chosen(portfolio, outlook, projects);
    const auto count = listed.size();
    if (most && listed.size() > *most) { listed.resize(*most); }
    for (const auto project : listed) {
        Section section{heading(portfolio, outlook, project, language), {}};
        auto table = activity_table(language);
        for (const auto activity : in_time(outlook, outlook.critical[project])) {
            Json row{{"critical_for", portfolio.projects[project].key}};
            row.update(activity_row(portfolio, outlook, activity, language));
            const bool own = portfolio.activities[activity].project == project;
            table.rows.push_back(activity_cells(row, own ? portfolio.activities[activity].key : portfolio.full_key(activity)));
            report.machine.rows.push_back(std::move(row));
        }
        section.blocks.emplace_back(std::move(table));
        if (auto note = disagreement(portfolio, outlook, project, language); !note.empty()) {
            section.blocks.emplace_back(Paragraph{std::move(note)});
        }
        report.sections.push_back(std::move(section));
    }
    if (count > listed.size()) { report.notes.push_back(more_words(count - listed.size(), language)); }
    if (count == 0) { report.sections.push_back({"", {Paragraph{zh ? "没有可推算的项目。" : "No project with a forecast."}}}); }
    return report;
}

} // namespace slipway
