#include "report/activity_row.hpp"
#include "report/scheduling.hpp"
#include "slipway/report/tables.hpp"

#include <fmt/format.h>

#include <array>

namespace slipway {
namespace {

constexpr std::array columns{RowColumn{"key", "工作", "activity"},
                             RowColumn{"name", "名称", "name"},
                             RowColumn{"remaining_wd", "工期", "wd", Align::right},
                             RowColumn{"early_start", "最早开始", "early start"},
                             RowColumn{"early_finish", "最早完成", "early finish"},
                             RowColumn{"late_start", "最迟开始", "late start"},
                             RowColumn{"late_finish", "最迟完成", "late finish"},
                             RowColumn{"total_float_wd", "总时差", "TF wd", Align::right},
                             RowColumn{"free_float_wd", "自由时差", "FF wd", Align::right},
                             RowColumn{"interfering_float_wd", "干扰时差", "IF wd", Align::right},
                             RowColumn{"critical", "关键", "critical"},
                             RowColumn{"driver", "最早由何决定", "early driver"},
                             RowColumn{"late_driver", "最迟由何决定", "late driver"}};

} // namespace

Report schedule_report(const Portfolio& portfolio, const Outlook& outlook, std::span<const std::uint32_t> projects, Language language) {
    Report report;
    const bool zh = language == Language::zh;
    report.title = fmt::format("{}{}", zh ? "进度表 " : "Schedule, data date ", to_string(outlook.as_of));
    report.preamble = {
        zh ? "工期（剩余，工作日）为规划假设；✓ 已完成（≤ 表示据阶段推得），● 在通往建成的最长路径上。"
           : "Durations (remaining, in working days) are planning assumptions; ✓ complete (≤: implied by the stage), ● on the "
             "longest path to completion.",
        scheduling_words(outlook.options, language)};
    report.machine = schedule_face(portfolio, outlook);
    auto& rows = report.machine.rows;
    for (const auto project : projects) {
        const auto& record = portfolio.projects[project];
        const auto first = rows.size();
        each_schedule_row(portfolio, outlook, {&project, 1}, language, [&](Json& row) { rows.push_back(std::move(row)); });
        report.sections.push_back({fmt::format("{}  {}", record.key, record.name.in(language)),
                                   {row_table(columns, std::span{rows}.subspan(first), language, reader_cells(record.key))}});
    }
    return report;
}

MachineFace schedule_face(const Portfolio& portfolio, const Outlook& outlook) {
    MachineFace face;
    face.head = scheduling_head("slipway.schedule/1", outlook.as_of, portfolio, outlook.options);
    face.rows_name = "activities";
    face.columns = activity_columns();
    return face;
}

void each_schedule_row(const Portfolio& portfolio, const Outlook& outlook, std::span<const std::uint32_t> projects, Language language,
                       const TakeRow& take) {
    Json row;
    for (const auto project : projects) {
        for (const auto activity : portfolio.in_order_of_work(project)) {
            write_activity_row(row, portfolio, outlook, activity, language);
            take(row);
        }
    }
}

} // namespace slipway
