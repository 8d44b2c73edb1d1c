#include "report/activity_row.hpp"
#include "report/critical_paths.hpp"
#include "report/disagreement.hpp"
#include "report/scheduling.hpp"
#include "report/weekly_parts.hpp"
#include "slipway/report/critical.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>

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
                             RowColumn{"drag_wd", "拖累wd", "drag wd", Align::right},
                             RowColumn{"drag_cd", "拖累cd", "drag cd", Align::right},
                             RowColumn{"driver", "最早由何决定", "early driver"}};

struct Context {
    const Portfolio& portfolio;
    const Outlook& outlook;
    Language language;

    [[nodiscard]] bool zh() const { return language == Language::zh; }
    [[nodiscard]] std::string say(std::string_view chinese, std::string_view english) const {
        return std::string{zh() ? chinese : english};
    }
    [[nodiscard]] const Project& project_of(std::uint32_t activity) const {
        return portfolio.projects[portfolio.activities[activity].project];
    }
    /// A key as it stands in the section of a target: short inside its project.
    [[nodiscard]] std::string short_key(std::uint32_t activity, std::uint32_t target) const {
        const auto& record = portfolio.activities[activity];
        return record.project == portfolio.activities[target].project ? record.key() : portfolio.full_key(activity);
    }
    [[nodiscard]] bool completes(std::uint32_t activity) const { return project_of(activity).completion == activity; }
};

/// The targets with a forecast that are still ahead, the latest against their project's limit first.
std::vector<std::uint32_t> ahead(const Context& context, std::vector<std::uint32_t> targets) {
    std::erase_if(targets,
                  [&](std::uint32_t i) { return context.outlook.progress.facts[i].complete() || !context.outlook.likely.has_forecast(i); });
    std::ranges::stable_sort(targets, {}, [&](std::uint32_t i) {
        return context.outlook.projects[context.portfolio.activities[i].project].horizon_float_cd.value_or(0);
    });
    return targets;
}

std::string heading(const Context& context, std::uint32_t target) {
    const auto& record = context.project_of(target);
    const auto& one = context.outlook.projects[context.portfolio.activities[target].project];
    if (!context.completes(target)) {
        const auto day = shown_dates(context.portfolio, context.outlook, target).early_finish;
        return fmt::format("{}  {} · {} · {} {}", context.portfolio.full_key(target), record.name.in(context.language),
                           context.portfolio.activities[target].name().in(context.language), context.say("预测", "forecast"),
                           report_date(context.portfolio, day));
    }
    const auto limit = record.commitment ? record.commitment->by.words + context.say(" 承诺", " promised")
                                         : to_string(one.limit) + context.say(" 期末，未承诺", " horizon, not promised");
    return fmt::format("{}  {} · {} {} · {} · {}", record.key, record.name.in(context.language), context.say("预测", "forecast"),
                       report_date(context.portfolio, one.forecast), limit, float_words(one));
}

std::string path_heading(const Context& context, const CriticalPath& path, std::uint32_t target) {
    const auto& calendar = context.portfolio.calendar_of(context.portfolio.activities[target]);
    return fmt::format("{} {}{}{} wd{}{}", context.say("线路", "Path"), path.number, context.say("：相对时差 ", ": relative float "),
                       cell(in_days(calendar, path.relative_float)), context.say("，汇入 ", ", joins at "),
                       path.joins ? context.short_key(*path.joins, target) : "—");
}

/// The machine's rows of one path.
std::vector<Json> path_rows(const Context& context, const CriticalPath& path, std::uint32_t target) {
    const auto& calendar = context.portfolio.calendar_of(context.portfolio.activities[target]);
    std::vector<Json> rows;
    for (const auto& step : path.steps) {
        Json row{{"critical_for", context.completes(target) ? context.project_of(target).key : context.portfolio.full_key(target)}};
        row.update(activity_row(context.portfolio, context.outlook, step.activity, context.language));
        row["path"] = path.number;
        row["relative_float_wd"] = in_days(calendar, path.relative_float);
        row["joins"] = path.joins ? Json(context.portfolio.full_key(*path.joins)) : Json(nullptr);
        row["drag_wd"] = in_days(calendar, step.drag);
        row["drag_cd"] = step.drag_cd ? Json(*step.drag_cd) : Json(nullptr);
        rows.push_back(std::move(row));
    }
    return rows;
}

void add_disagreements(const Context& context, std::uint32_t target, const std::vector<std::uint32_t>& longest, Section& section,
                       Json& tail) {
    for (const auto& one : disagreements(context.portfolio, context.outlook, target, longest)) {
        section.blocks.emplace_back(Paragraph{disagreement_sentence(context.portfolio, context.outlook, one, target, context.language)});
        Json keys = Json::array();
        for (const auto activity : one.activities) { keys.push_back(context.portfolio.full_key(activity)); }
        tail.push_back({{"critical_for", context.completes(target) ? context.project_of(target).key : context.portfolio.full_key(target)},
                        {"on_path", one.on_path},
                        {"reason", word_of(disagreement_words, one.reason)},
                        {"by", one.by ? Json(context.portfolio.full_key(*one.by)) : Json(nullptr)},
                        {"activities", std::move(keys)}});
    }
}

Section target_section(const Context& context, DragMeter& meter, std::uint32_t target, std::size_t paths, MachineFace& machine) {
    Section section{heading(context, target), {}};
    const auto found = critical_paths(context.portfolio, context.outlook, meter, target, paths);
    for (const auto& path : found) {
        if (path.number > 1) { section.blocks.emplace_back(Paragraph{path_heading(context, path, target)}); }
        auto rows = path_rows(context, path, target);
        section.blocks.emplace_back(row_table(columns, rows, context.language, reader_cells(context.project_of(target).key)));
        std::ranges::move(rows, std::back_inserter(machine.rows));
    }
    if (found.size() < paths) {
        section.blocks.emplace_back(Paragraph{context.say("再无其他未完工作的线路通向它。", "No further path of open work leads to it.")});
    }
    add_disagreements(context, target, longest_path(context.outlook.likely_scheduled(), target), section, machine.tail["disagreements"]);
    return section;
}

std::vector<std::string> machine_columns() {
    auto all = activity_columns();
    all.insert(all.begin(), "critical_for");
    all.insert(all.end(), {"path", "relative_float_wd", "joins", "drag_wd", "drag_cd"});
    return all;
}

std::vector<std::string> preamble(const Context& context) {
    return {
        context.say(
            "关键＝在通往所问节点（默认本项目建成）的最长路径上，沿驱动关系回溯；拖累＝该工作剩余工期为零时节点可提前多少。工期为规划假设。",
            "Critical means on the longest path to the milestone (its project's completion, unless another is asked for), walked back along "
            "driving relations; drag is how much earlier the milestone would be without the activity's remaining work. Durations are "
            "planning assumptions."),
        scheduling_words(context.outlook.options, context.language)};
}

} // namespace

Report critical_report(const Portfolio& portfolio, const Outlook& outlook, const CriticalQuestion& question, Language language) {
    const Context context{portfolio, outlook, language};
    Report report;
    report.title = context.say("关键线路 ", "Critical paths, data date ") + to_string(outlook.as_of);
    report.preamble = preamble(context);
    report.machine.head = scheduling_head("slipway.critical/1", outlook.as_of, portfolio, outlook.options);
    report.machine.rows_name = "activities";
    report.machine.columns = machine_columns();
    report.machine.tail["disagreements"] = Json::array();
    auto listed = ahead(context, question.targets);
    const auto count = listed.size();
    if (question.most && count > *question.most) { listed.resize(*question.most); }
    DragMeter meter{outlook.likely_scheduled()};
    for (const auto target : listed) { report.sections.push_back(target_section(context, meter, target, question.paths, report.machine)); }
    if (count > listed.size()) { report.notes.push_back(more_words(count - listed.size(), language)); }
    if (count == 0) {
        report.sections.push_back({"",
                                   {Paragraph{context.say("没有可推算的节点（slipway why 说明缘由）。",
                                                          "Nothing with a forecast still ahead (slipway why says what is missing).")}}});
    }
    return report;
}

} // namespace slipway
