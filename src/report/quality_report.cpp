#include "report/quality_parts.hpp"
#include "report/scheduling.hpp"
#include "slipway/report/quality.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace slipway {
namespace {

constexpr int hundredths = 2;

std::string number(double value, std::string_view unit, int decimals) {
    if (unit == "count") { return fmt::format("{:.0f}", value); }
    if (unit == "ratio") { return fmt::format("{:.{}f}", value, decimals + hundredths); }
    return fmt::format("{:.{}f} {}", value, decimals, unit);
}

/// With more decimals where fewer would look like the bound itself.
std::string value_words(const QualityResult& result) {
    if (!result.value) { return "—"; }
    constexpr int most_decimals = 6;
    auto decimals = 1;
    const auto hides = [&] {
        return result.threshold && *result.value != *result.threshold &&
               number(*result.value, result.unit, decimals) == number(*result.threshold, result.unit, decimals);
    };
    while (decimals < most_decimals && hides()) { ++decimals; }
    return number(*result.value, result.unit, decimals);
}

std::string bound_words(const QualityResult& result) {
    if (!result.threshold) { return "—"; }
    if (*result.threshold == 0) { return "0"; }
    return fmt::format("{} {}{}", result.at_least ? "≥" : "≤", *result.threshold, result.unit == "%" ? " %" : "");
}

std::string verdict_words(const QualityContext& context, QualityVerdict verdict) {
    if (verdict == QualityVerdict::passes) { return context.voice.say("合格", "passes"); }
    return verdict == QualityVerdict::fails ? context.voice.say("不合格", "FAILS") : context.voice.say("未判定", "not judged");
}

std::string counted_words(const QualityResult& result) {
    return result.value && result.unit != "wd" ? fmt::format("{}/{}", result.counted, result.of) : "—";
}

std::string group_words(const QualityContext& context, QualityGroup group) {
    if (group == QualityGroup::dcma) { return context.voice.say("DCMA 14 点", "DCMA 14 points"); }
    return group == QualityGroup::gao ? context.voice.say("GAO 最佳做法（可计算的）", "GAO best practices that can be computed")
                                      : context.voice.say("网络", "The network");
}

Section group_section(const QualityContext& context, QualityGroup group) {
    const auto& voice = context.voice;
    Table table{{{voice.say("检查", "check")},
                 {voice.say("值", "value"), Align::right},
                 {voice.say("界限", "bound"), Align::right},
                 {voice.say("结论", "verdict")},
                 {voice.say("计", "counted"), Align::right},
                 {voice.say("代码", "code")}},
                {}};
    for (std::size_t i = 0; i < context.input.results.size(); ++i) {
        const auto& check = quality_checks()[i];
        if (check.group != group) { continue; }
        const auto& result = context.input.results[i];
        if (result.verdict == QualityVerdict::fails) { table.alarming.push_back(table.rows.size()); }
        table.rows.push_back({voice.say(check.zh, check.en), value_words(result), bound_words(result),
                              verdict_words(context, result.verdict), counted_words(result), std::string{check.code}});
    }
    return {group_words(context, group), {std::move(table)}};
}

Table activities_table(const QualityContext& context, const QualityResult& result) {
    const auto& voice = context.voice;
    Table table{{{voice.say("工作", "activity")}, {voice.say("情况", "what")}, {voice.say("键", "key")}}, {}};
    auto activities = worst_first(context, result);
    table.more = keep_twenty(activities, context.input.all);
    for (const auto i : activities) {
        table.rows.push_back({shown_name(context, i), what_is_wrong(context, result.code, i), context.portfolio().full_key(i)});
    }
    return table;
}

Table relations_table(const QualityContext& context, const QualityResult& result) {
    const auto& voice = context.voice;
    Table table{{{voice.say("前序", "from")}, {voice.say("关系", "relation")}, {voice.say("后续", "to")}, {voice.say("键", "keys")}}, {}};
    auto relations = result.relations;
    table.more = keep_twenty(relations, context.input.all);
    for (const auto i : relations) {
        const auto& relation = context.portfolio().relations[i];
        table.rows.push_back(
            {shown_name(context, relation.from), tie_words(context, relation), shown_name(context, relation.to),
             fmt::format("{} → {}", context.portfolio().full_key(relation.from), context.portfolio().full_key(relation.to))});
    }
    return table;
}

/// What a failed check found, after what it counts and where that is defined.
Section objects_section(const QualityContext& context, const QualityCheck& check, const QualityResult& result) {
    const auto& voice = context.voice;
    const auto pattern = voice.say("{}：{}（界限 {}）", "{}: {} (bound {})");
    Section section{fmt::format(fmt::runtime(pattern), voice.say(check.zh, check.en), value_words(result), bound_words(result)), {}};
    section.blocks.emplace_back(Paragraph{voice.say("衡量：", "Measures: ") + voice.say(check.means_zh, check.means_en)});
    section.blocks.emplace_back(Paragraph{fmt::format("{}{}{}{}", voice.say("定义见 ", "Defined in "), definition_words(check.definition),
                                                      voice.say("：", ": "), check.definition.link)});
    if (!result.activities.empty()) { section.blocks.emplace_back(activities_table(context, result)); }
    if (!result.relations.empty()) { section.blocks.emplace_back(relations_table(context, result)); }
    return section;
}

Section not_judged_section(const QualityContext& context) {
    Bullets bullets;
    for (std::size_t i = 0; i < context.input.results.size(); ++i) {
        const auto& result = context.input.results[i];
        if (result.verdict != QualityVerdict::not_judged) { continue; }
        const auto& check = quality_checks()[i];
        bullets.points.push_back({fmt::format("{}{}{}", context.voice.say(check.zh, check.en), context.voice.say("：", ": "),
                                              context.voice.say(result.because_zh, result.because_en)),
                                  {}});
    }
    if (bullets.points.empty()) { return {}; }
    return {context.voice.say("未判定及原因", "Not judged, and why"), {std::move(bullets)}};
}

std::string counts_line(const QualityContext& context) {
    const auto count = [&](QualityVerdict verdict) { return std::ranges::count(context.input.results, verdict, &QualityResult::verdict); };
    const auto passes = count(QualityVerdict::passes);
    const auto fails = count(QualityVerdict::fails);
    const auto unknown = count(QualityVerdict::not_judged);
    return context.voice.zh()
               ? fmt::format("检查 {} 项：合格 {}，不合格 {}，未判定 {}。", context.input.results.size(), passes, fails, unknown)
               : fmt::format("{} checks: {} pass, {} fail, {} not judged.", context.input.results.size(), passes, fails, unknown);
}

std::string title(const QualityContext& context) {
    const auto& voice = context.voice;
    const auto day = to_string(context.outlook().as_of);
    if (!context.input.only_project) { return voice.say("进度计划质量 ", "Quality of the schedule, ") + day; }
    const auto name = project_name(context, *context.input.only_project);
    return voice.zh() ? fmt::format("{} · 进度计划质量 {}", name, day) : fmt::format("{} · quality of the schedule, {}", name, day);
}

std::string no_baseline_words(const QualityContext& context) {
    const auto& voice = context.voice;
    return context.input.facts.from_a_file ? voice.say("文件中没有基准计划：逾期工作与基准执行指数无从判定。",
                                                       "The file holds no baseline: missed tasks and BEI cannot be judged.")
                                           : voice.say("没有经批准的基准计划：逾期工作与基准执行指数无从判定。",
                                                       "No baseline is approved: missed tasks and BEI cannot be judged.");
}

std::vector<std::string> preamble(const QualityContext& context) {
    const auto& voice = context.voice;
    const auto& baseline = context.input.baseline;
    return {counts_line(context), baseline.empty() ? no_baseline_words(context) : voice.say("基准计划：", "Baseline: ") + baseline,
            scheduling_words(context.outlook().options, voice.language)};
}

} // namespace

Report quality_report(const QualityInput& input, Language language) {
    const QualityContext context{input, {language}};
    const auto& voice = context.voice;
    Report report;
    report.title = title(context);
    report.preamble = preamble(context);
    for (const auto group : {QualityGroup::dcma, QualityGroup::gao, QualityGroup::network}) {
        report.sections.push_back(group_section(context, group));
    }
    for (std::size_t i = 0; i < input.results.size(); ++i) {
        if (input.results[i].verdict != QualityVerdict::fails) { continue; }
        report.sections.push_back(objects_section(context, quality_checks()[i], input.results[i]));
    }
    report.sections.push_back(not_judged_section(context));
    std::erase_if(report.sections, [](const Section& section) { return section.blocks.empty(); });
    report.notes = {voice.say("DCMA：按美国国防合同管理局 DCMA-EA PAM 200.1（2012 年 10 月）；“工作”不含里程碑、汇总和伴随工作。",
                              "DCMA: by DCMA-EA PAM 200.1 (October 2012); milestones, summaries and levels of effort are no tasks."),
                    voice.say("GAO：按美国审计署 GAO-16-89G（2015 年 12 月）；风险分析、范围等不能由计划计算的做法不在其中。",
                              "GAO: by GAO-16-89G (December 2015); practices that no plan shows, such as risk analysis, are left out.")};
    report.machine = quality_machine(context);
    return report;
}

} // namespace slipway
