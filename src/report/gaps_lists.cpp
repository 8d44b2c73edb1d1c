// What to ask whom: projects by group, targets by plan, programmes.

#include "report/gaps_parts.hpp"
#include "slipway/findings/wording.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <tuple>

namespace slipway {
namespace {

/// Gaps of one severity, in short.
std::string in_short(const GapsContext& context, const GapSet& gaps, std::optional<Severity> severity) {
    std::vector<std::string> parts;
    for (std::size_t rule = 0; rule < project_gap_rules; ++rule) {
        if (gaps[rule] && severity.value_or(gap_rules()[rule].severity) == gap_rules()[rule].severity) {
            parts.push_back(context.heading(rule));
        }
    }
    return fmt::format("{}", fmt::join(parts, context.say("、", ", ")));
}

/// What every project of a longer list lacks, so that its rows need not repeat it.
GapSet lacking_throughout(const GapsContext& context, const std::vector<std::uint32_t>& projects) {
    constexpr std::size_t long_enough = 5;
    GapSet all;
    if (projects.size() < long_enough) { return all; }
    all.set();
    for (const auto project : projects) { all &= context.input.gaps.projects[project].lacks; }
    return all;
}

std::size_t ambers(const ProjectGaps& one) {
    std::size_t count = 0;
    for (std::size_t rule = 0; rule < project_gap_rules; ++rule) {
        count += one.lacks[rule] && gap_rules()[rule].severity == Severity::amber ? 1U : 0U;
    }
    return count;
}

std::size_t plans(const Project& project) {
    std::set<std::uint32_t> all;
    for (const auto& cite : project.cites) { all.insert(cite.plan); }
    return all.size();
}

/// Those that lack something: most amber gaps first, then most gaps, then what most plans name; ties by key.
std::vector<std::uint32_t> worst_first(const GapsContext& context, std::vector<std::uint32_t> projects) {
    const auto& gaps = context.input.gaps.projects;
    std::erase_if(projects, [&](std::uint32_t i) { return gaps[i].lacks.none(); });
    std::ranges::stable_sort(projects, std::greater{}, [&](std::uint32_t i) {
        return std::tuple{ambers(gaps[i]), gaps[i].lacks.count(), plans(context.portfolio().projects[i])};
    });
    return projects;
}

/// "huadu-outline-145 第四章": where its first document speaks of it.
std::string said_at(const GapsContext& context, const std::vector<Cite>& cites) {
    if (cites.empty()) { return "—"; }
    return fmt::format("{} {}", context.portfolio().plans[cites.front().plan].key, cites.front().at);
}

/// What they all lack in one line, and what else each of them does.
std::vector<Block> projects_blocks(const GapsContext& context, std::vector<std::uint32_t> projects) {
    const auto throughout = lacking_throughout(context, projects);
    std::vector<Block> blocks;
    if (throughout.any()) {
        blocks.emplace_back(Paragraph{context.say("都缺：", "All lack: ") + in_short(context, throughout, std::nullopt) +
                                      context.say("。下表只列其余。", ". The table shows what else.")});
    }
    Table table{{{context.say("项目", "project")},
                 {context.say("必补", "must have")},
                 {context.say("宜补", "should have")},
                 {context.say("找谁", "ask")},
                 {context.say("键", "key")}},
                {}};
    table.more = context.keep(projects);
    for (const auto i : projects) {
        const auto& project = context.portfolio().projects[i];
        const auto whom = whom_to_ask(context.portfolio(), {.index = i});
        const auto others = context.input.gaps.projects[i].lacks & ~throughout;
        table.rows.push_back({project.name.in(context.language), in_short(context, others, Severity::amber),
                              in_short(context, others, Severity::note), whom.in(context.language), project.key});
    }
    blocks.emplace_back(std::move(table));
    return blocks;
}

/// One section a kind of gap: who lacks it.
std::vector<Section> field_sections(const GapsContext& context) {
    std::vector<Section> sections;
    for (std::size_t rule = 0; rule < project_gap_rules; ++rule) {
        auto lacking = context.input.projects;
        std::erase_if(lacking, [&](std::uint32_t i) { return !context.input.gaps.projects[i].lacks[rule]; });
        if (lacking.empty()) { continue; }
        const auto count = lacking.size();
        sections.push_back({context.zh() ? fmt::format("缺{}的项目：{} 个", context.heading(rule), count)
                                         : fmt::format("Without {}: {}", context.heading(rule), count),
                            projects_blocks(context, worst_first(context, std::move(lacking)))});
    }
    return sections;
}

std::string operator_words(const GapsContext& context, TargetOperator op) {
    if (op == TargetOperator::at_least) { return "≥"; }
    if (op == TargetOperator::at_most) { return "≤"; }
    if (op == TargetOperator::about) { return context.say("约", "about"); }
    return std::string{word_of(target_operator_words, op)};
}

/// "≥ 4600 张": what a target promises.
std::string promise(const GapsContext& context, const Target& target) {
    if (!target.value) { return target.words.empty() ? "—" : target.words; }
    const auto text = target.upper ? fmt::format("{}–{}", *target.value, *target.upper)
                                   : fmt::format("{} {}", operator_words(context, target.op), *target.value);
    return fmt::format("{}{}{}", text, target.unit.empty() ? "" : " ", target.unit);
}

std::string kind_words(const GapsContext& context, TargetKind kind) {
    if (kind == TargetKind::binding) { return context.say("约束性", "binding"); }
    return kind == TargetKind::expected ? context.say("预期性", "expected") : context.say("未说明", "unstated");
}

/// The targets of a plan, by index, that nothing serves: those first that built things count toward, then what is binding.
std::vector<std::uint32_t> unserved(const GapsContext& context, std::uint32_t plan) {
    std::vector<std::uint32_t> found;
    for (const auto& gap : context.gaps) {
        const bool target = gap.subject == GapSubject::target && gap_rules()[gap.rule].code == "target-without-project";
        if (target && context.portfolio().targets[gap.index].plan == plan) { found.push_back(gap.index); }
    }
    std::ranges::stable_sort(found, {}, [&](std::uint32_t i) {
        const auto& target = context.portfolio().targets[i];
        return std::pair{target.output.empty(), target.kind};
    });
    return found;
}

Table targets_table(const GapsContext& context, std::vector<std::uint32_t> targets) {
    Table table{{{context.say("指标", "target")},
                 {context.say("要求", "promises")},
                 {context.say("期限", "by")},
                 {context.say("性质", "kind")},
                 {context.say("计入的产出", "counts")},
                 {context.say("键", "key")}},
                {}};
    table.more = context.keep(targets);
    for (const auto i : targets) {
        const auto& target = context.portfolio().targets[i];
        table.rows.push_back({target.name.in(context.language), promise(context, target), target.by ? target.by->words : "—",
                              kind_words(context, target.kind), target.output, target.key});
    }
    return table;
}

} // namespace

std::vector<Section> project_sections(const GapsContext& context, GapsBy by) {
    if (by == GapsBy::field) { return field_sections(context); }
    std::vector<Section> sections;
    for (const auto& group : gaps_groups(context, by)) {
        auto lacking = worst_first(context, group.projects);
        if (lacking.empty()) { continue; }
        sections.push_back({context.zh()
                                ? fmt::format("{}：{} 个项目中 {} 个有缺项", group.name, group.projects.size(), lacking.size())
                                : fmt::format("{}: {} of {} projects lack something", group.name, lacking.size(), group.projects.size()),
                            projects_blocks(context, std::move(lacking))});
    }
    return sections;
}

std::vector<Section> target_sections(const GapsContext& context) {
    std::vector<Section> sections;
    for (std::uint32_t plan = 0; plan < context.portfolio().plans.size(); ++plan) {
        auto targets = unserved(context, plan);
        if (targets.empty()) { continue; }
        const auto all = std::ranges::count_if(context.portfolio().targets, [&](const Target& target) {
            return target.plan == plan && is_promise(context.portfolio(), target);
        });
        const auto& name = context.portfolio().plans[plan].name.in(context.language);
        sections.push_back({context.zh() ? fmt::format("没有项目支撑的指标 · {}：{} 项中 {} 项", name, all, targets.size())
                                         : fmt::format("Targets that nothing serves · {}: {} of {}", name, targets.size(), all),
                            {targets_table(context, std::move(targets))}});
    }
    return sections;
}

Section programme_section(const GapsContext& context) {
    std::vector<std::uint32_t> empty;
    for (const auto& gap : context.gaps) {
        if (gap_rules()[gap.rule].code == "programme-without-members") { empty.push_back(gap.index); }
    }
    if (empty.empty()) { return {}; }
    const auto count = empty.size();
    const auto all = std::ranges::count(context.portfolio().programmes, ProgrammeKind::programme, &Programme::kind);
    Table table{{{context.say("工程", "programme")},
                 {context.say("类别", "category")},
                 {context.say("地区", "district")},
                 {context.say("出处", "source")},
                 {context.say("键", "key")}},
                {}};
    table.more = context.keep(empty);
    for (const auto i : empty) {
        const auto& programme = context.portfolio().programmes[i];
        table.rows.push_back({programme.name.in(context.language), words(programme.category, context.language),
                              district_name(context.portfolio(), programme.district, context.language), said_at(context, programme.cites),
                              programme.key});
    }
    return {context.zh() ? fmt::format("没有所含项目的工程：{} 个中 {} 个", all, count)
                         : fmt::format("Programmes without members: {} of {}", count, all),
            {std::move(table)}};
}

Section legend_section(const GapsContext& context) {
    Table table{{{context.say("缺什么", "missing")},
                 {context.say("级别", "severity")},
                 {context.say("含义", "meaning")},
                 {context.say("问什么", "what to ask")},
                 {context.say("代码", "code")}},
                {}};
    for (std::size_t rule = 0; rule < gap_rules().size(); ++rule) {
        const auto& row = gap_rules()[rule];
        const auto ask = fmt::format(fmt::runtime(context.say(row.ask_zh, row.ask_en)), context.say("对方", "them"));
        table.rows.push_back({context.heading(rule), words(row.severity, context.language), context.say(row.meaning_zh, row.meaning_en),
                              ask, std::string{row.code}});
    }
    return {context.say("各缺项的含义", "What the gaps mean"), {std::move(table)}};
}

} // namespace slipway
