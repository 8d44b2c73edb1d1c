// Differences, for readers.

#include "report/diff_parts.hpp"
#include "report/weekly_parts.hpp"
#include "slipway/base/text.hpp"
#include "slipway/findings/wording.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

namespace slipway {
namespace {

/// In the order in which they are counted, and listed: first what has no date any more, then what slipped. Silence is told with the drift.
constexpr std::array listed_kinds{DifferenceKind::lost_forecast, DifferenceKind::gained_forecast, DifferenceKind::slipped,
                                  DifferenceKind::recovered,     DifferenceKind::finished,        DifferenceKind::started,
                                  DifferenceKind::added,         DifferenceKind::dropped,         DifferenceKind::rebaselined,
                                  DifferenceKind::not_reported};

std::string kind_words(DifferenceKind kind, const Voice& voice) {
    switch (kind) {
    case DifferenceKind::finished: return voice.say("完成", "finished");
    case DifferenceKind::started: return voice.say("开工", "started");
    case DifferenceKind::added: return voice.say("新增", "new");
    case DifferenceKind::dropped: return voice.say("取消", "dropped");
    case DifferenceKind::lost_forecast: return voice.say("失去预测", "lost their forecast");
    case DifferenceKind::gained_forecast: return voice.say("重有预测", "gained a forecast");
    case DifferenceKind::slipped: return voice.say("推后", "slipped");
    case DifferenceKind::recovered: return voice.say("提前", "recovered");
    case DifferenceKind::rebaselined: return voice.say("重定基准", "re-baselined");
    case DifferenceKind::not_reported: return voice.say("未填报", "not reported");
    }
    return {};
}

std::string heading(DifferenceKind kind, std::size_t count, const Voice& voice) {
    auto words = kind_words(kind, voice);
    if (!voice.zh()) { words.front() = static_cast<char>(words.front() - 'a' + 'A'); }
    return voice.zh() ? fmt::format("{} {} 项", words, count) : fmt::format("{}: {}", words, count);
}

/// How many of each kind; of the slips, how many are drift.
struct Tally {
    const KindCounts& counts;
    std::size_t drifted;

    /// Drift apart.
    [[nodiscard]] std::size_t of(DifferenceKind kind) const {
        return counts.at(static_cast<std::size_t>(kind)) - (kind == DifferenceKind::slipped ? drifted : 0);
    }
};

/// The kinds that occur.
std::string counts_words(const Tally& tally, const Voice& voice) {
    std::vector<std::string> parts;
    for (const auto kind : listed_kinds) {
        if (tally.of(kind) > 0) { parts.push_back(fmt::format("{} {}", kind_words(kind, voice), tally.of(kind))); }
        if (kind == DifferenceKind::slipped && tally.drifted > 0) {
            parts.push_back(fmt::format("{} {}", voice.say("顺延", "drifted"), tally.drifted));
        }
    }
    return parts.empty() ? "—" : fmt::format("{}", fmt::join(parts, " · "));
}

/// All kinds, those that do not occur too.
std::string all_counts(const Tally& tally, const Voice& voice) {
    std::vector<std::string> parts;
    for (const auto kind : listed_kinds) {
        parts.push_back(fmt::format("{} {}", kind_words(kind, voice), tally.of(kind)));
        if (kind != DifferenceKind::slipped || tally.drifted == 0) { continue; }
        parts.back() += voice.zh() ? fmt::format("（另有 {} 项未填报而顺延）", tally.drifted)
                                   : fmt::format(" ({} more drifted, nobody reported)", tally.drifted);
    }
    return fmt::format("{}", fmt::join(parts, " · "));
}

std::string side_words(const DiffSide& side, const Voice& voice) {
    if (!side.as_of) { return side.words + voice.say("：各项目自己的基准", ", each project's own baseline"); }
    const auto day = to_string(*side.as_of);
    switch (side.kind) {
    case SideKind::published:
        return voice.zh() ? fmt::format("{} 的发布（{} 记录）", day, side.recorded_at)
                          : fmt::format("{} as published (recorded {})", day, side.recorded_at);
    case SideKind::baseline:
        return voice.zh() ? fmt::format("{}，{} 的基准", side.words, day) : fmt::format("{}, the baseline of {}", side.words, day);
    case SideKind::computed:
        if (!side.known_at.empty()) {
            return voice.zh() ? fmt::format("{}，按 {} 时所知推算", day, side.known_at)
                              : fmt::format("{} as it was known at {}", day, side.known_at);
        }
        return voice.zh() ? fmt::format("{}，按现在所知推算", day) : fmt::format("{} as it is known now", day);
    }
    return {};
}

std::vector<std::string> preamble(const DiffContext& context) {
    const auto& voice = context.voice;
    const auto& input = context.input;
    const auto counts = counts_of(input.differences);
    std::vector<std::string> lines{voice.say("原：", "From: ") + side_words(input.from, voice),
                                   voice.say("现：", "To: ") + side_words(input.to, voice),
                                   all_counts({counts, drifted_count(input.differences)}, voice)};
    auto without = input.comparison.before.not_covered;
    std::ranges::copy(input.comparison.after.not_covered, std::back_inserter(without));
    std::ranges::sort(without);
    without.erase(std::unique(without.begin(), without.end()), without.end());
    if (!without.empty()) {
        lines.push_back(voice.zh() ? fmt::format("基准未纳入的项目 {} 个，不作比较。", without.size())
                                   : fmt::format("Not covered by the baseline, and not compared: {}.", counted(without.size(), "project")));
    }
    return lines;
}

bool is_of_forecasts(DifferenceKind kind) { return kind == DifferenceKind::lost_forecast || kind == DifferenceKind::gained_forecast; }

/// Of what lost or gained its forecast there are no days to count, but a reason.
std::vector<Column> columns_of_forecasts(DifferenceKind kind, const Voice& voice) {
    return {{voice.say("键", "key")},
            {voice.say("名称", "name")},
            {voice.say("原", "was")},
            {voice.say("现", "is")},
            {kind == DifferenceKind::lost_forecast ? voice.say("原因", "why") : voice.say("原先无预测的原因", "why it had none")},
            {voice.say("责任单位", "agency")}};
}

std::vector<Column> columns_of(DifferenceKind kind, const Voice& voice) {
    if (is_of_forecasts(kind)) { return columns_of_forecasts(kind, voice); }
    return {{voice.say("键", "key")},
            {voice.say("名称", "name")},
            {voice.say("原", "was")},
            {voice.say("现", "is")},
            {"cd", Align::right},
            {"wd", Align::right},
            {kind == DifferenceKind::rebaselined ? voice.say("批准", "approved") : voice.say("责任单位", "agency")}};
}

std::string approval_words(const Difference& one) { return fmt::format("{} {}: {}", to_string(*one.day), one.by, one.reason); }

/// An activity is named with its project.
std::string shown_name(const DiffContext& context, const Difference& one) {
    const auto name = context.name(one.key);
    return one.key == one.project ? name : fmt::format("{} · {}", context.name(one.project), name);
}

/// "suspended", "waits for library (suspended)".
std::string obstacle_words(const DiffContext& context, const Difference& one) {
    if (!one.obstacle) { return "—"; }
    const auto reason = words(one.obstacle->reason, context.voice.language);
    if (one.obstacle->project == one.project) { return reason; }
    return context.voice.zh() ? fmt::format("等待 {} {}（{}）", one.obstacle->project, context.name(one.obstacle->project), reason)
                              : fmt::format("waits for {} {} ({})", one.obstacle->project, context.name(one.obstacle->project), reason);
}

std::vector<std::string> cells_of(const DiffContext& context, const Difference& one) {
    if (is_of_forecasts(one.kind)) {
        return {one.key,
                shown_name(context, one),
                report_date(context.comparison().then, one.before),
                report_date(context.comparison().now, one.after),
                obstacle_words(context, one),
                context.agency_name(one.project)};
    }
    return {one.key,
            shown_name(context, one),
            report_date(context.comparison().then, one.before),
            report_date(context.comparison().now, one.after),
            signed_words(one.cd),
            signed_words(one.wd),
            one.kind == DifferenceKind::rebaselined ? approval_words(one) : context.agency_name(one.project)};
}

Section kind_section(const DiffContext& context, DifferenceKind kind) {
    if (kind == DifferenceKind::not_reported) { return drift_section(context); }
    std::vector<const Difference*> shown;
    for (const auto& one : context.input.differences.all) {
        if (one.kind == kind && !drifted(one)) { shown.push_back(&one); }
    }
    if (shown.empty()) { return {}; }
    const auto count = shown.size();
    Table table{columns_of(kind, context.voice), {}, keep_twenty(shown, context.input.all)};
    for (const auto* one : shown) { table.rows.push_back(cells_of(context, *one)); }
    return {heading(kind, count, context.voice), {std::move(table)}};
}

/// "red → amber": a word of both sides, once when it stays.
template <class Value>
std::string change_words(const std::optional<Value>& before, const std::optional<Value>& after, const Voice& voice) {
    const auto was = before ? words(*before, voice.language) : std::string{"—"};
    const auto is = after ? words(*after, voice.language) : std::string{"—"};
    return was == is ? was : was + " → " + is;
}

std::vector<std::string> project_cells(const DiffContext& context, const ProjectDifference& one) {
    const SnapshotProject none;
    const auto& before = one.before != nullptr ? *one.before : none;
    const auto& after = one.after != nullptr ? *one.after : none;
    return {context.name(one.key),
            report_date(context.comparison().then, before.forecast()),
            report_date(context.comparison().now, after.forecast()),
            signed_words(one.cd),
            signed_words(one.wd),
            change_words(before.verdict, after.verdict, context.voice),
            change_words(before.light, after.light, context.voice),
            counts_words({one.counts, one.drifted}, context.voice),
            one.key};
}

/// Whether there is anything to say of a project.
bool differs(const ProjectDifference& one) {
    if (std::ranges::any_of(one.counts, [](std::size_t count) { return count > 0; })) { return true; }
    if (one.before == nullptr || one.after == nullptr) { return true; }
    return one.before->forecast() != one.after->forecast() || one.before->light != one.after->light ||
           one.before->verdict != one.after->verdict;
}

Section projects_section(const DiffContext& context) {
    std::vector<const ProjectDifference*> shown;
    for (const auto& one : context.input.differences.projects) {
        if (differs(one)) { shown.push_back(&one); }
    }
    if (shown.empty()) { return {}; }
    // What lost its forecast first; those of which nobody reported stand in a section of their own already.
    std::ranges::stable_sort(shown, {}, [](const ProjectDifference* one) {
        const bool lost = one->counts.at(static_cast<std::size_t>(DifferenceKind::lost_forecast)) > 0;
        return std::tuple{!lost, one->reported == false, -one->cd.value_or(0)};
    });
    const auto& voice = context.voice;
    Table table{{{voice.say("项目", "project")},
                 {voice.say("原预测", "forecast was")},
                 {voice.say("现预测", "is")},
                 {"cd", Align::right},
                 {"wd", Align::right},
                 {voice.say("能否兑现", "verdict")},
                 {voice.say("灯", "light")},
                 {voice.say("变化", "what")},
                 {voice.say("键", "key")}},
                {},
                keep_twenty(shown, context.input.all)};
    for (const auto* one : shown) { table.rows.push_back(project_cells(context, *one)); }
    return {voice.say("按项目", "By project"), {std::move(table)}};
}

Section agencies_section(const DiffContext& context) {
    if (context.input.differences.all.empty()) { return {}; }
    const auto& voice = context.voice;
    Table table{{{voice.say("责任单位", "agency")},
                 {voice.say("项目", "projects"), Align::right},
                 {voice.say("变化", "what")},
                 {voice.say("最严重的推后（cd）", "worst slip (cd)")}},
                {},
                0};
    for (const auto& [name, one] : context.agencies) {
        table.rows.push_back({name, std::to_string(one.projects), counts_words({one.counts, one.drifted}, voice),
                              one.worst != nullptr ? fmt::format("{} {}", one.worst->key, signed_words(one.worst->cd)) : "—"});
    }
    table.more = keep_twenty(table.rows, context.input.all);
    return {voice.say("按责任单位", "By agency"), {std::move(table)}};
}

std::vector<std::string> notes(const DiffContext& context) {
    const auto& voice = context.voice;
    auto lines =
        std::vector{voice.say("＋为推后。wd 按工作自身日历，cd 为日历天。完成、开工列全部工作。",
                              "+ is later. wd are working days of the activity's own calendar, cd calendar days. Of finished and started "
                              "everything is listed.")};
    if (!context.comparison().activities) {
        lines.push_back(voice.say("推后、提前、新增、取消、失去或重有预测只列节点与项目；--all 列全部工作。",
                                  "Of slipped, recovered, new, dropped, and forecasts lost or gained only milestones and projects are; "
                                  "--all lists all work."));
    }
    if (drifted_count(context.input.differences) > 0) {
        lines.push_back(
            voice.say("两日之间无人填报的项目，其推后计为顺延，按项目列出；逐项见 --format csv（reported 为 false）。",
                      "A slip of a project that nobody reported on between the two days counts as drift, and stands by project; "
                      "--format csv lists each (reported is false)."));
    }
    return lines;
}

} // namespace

Report diff_report(const DiffInput& input, Language language) {
    const auto context = diff_context(input, language);
    const auto& voice = context.voice;
    Report report;
    report.title = voice.say("变化：", "What differs: ") + input.from.words + " → " + input.to.words;
    report.preamble = preamble(context);
    if (input.differences.all.empty()) { report.sections.push_back({"", {Paragraph{voice.say("没有变化。", "Nothing differs.")}}}); }
    for (const auto kind : listed_kinds) { report.sections.push_back(kind_section(context, kind)); }
    report.sections.push_back(projects_section(context));
    report.sections.push_back(agencies_section(context));
    std::erase_if(report.sections, [](const Section& section) { return section.blocks.empty(); });
    report.notes = notes(context);
    report.machine = diff_machine(context);
    return report;
}

} // namespace slipway
