#include "report/why_words.hpp"
#include "slipway/findings/wording.hpp"

#include <fmt/format.h>

namespace slipway {
namespace {

std::string cost_line(const WhyContext& context, const WhyHop& hop) {
    const auto costs = cost_words(context, hop);
    const auto& lag = hop.relation ? context.portfolio.relations[*hop.relation].lag_text() : std::string{};
    const auto with_lag = lag.empty() ? std::string{} : context.say("（含时距 ", " (its lag of ") + lag + context.say("）", " included)");
    return fmt::format("{} {} {}{}{}", context.say("耗时", "costs"), hop.cost_cd, context.say("天", "days"), with_lag,
                       costs.empty() ? "" : context.say("：", ": ") + costs);
}

/// What holds a hop, by its row.
std::string held_line(const WhyContext& context, const Json& row) {
    const auto& other = row.at(context.late() ? "successor" : "predecessor");
    auto what = row.at("bound_words").get<std::string>();
    if (other.is_null()) { return what; }
    return fmt::format("{}{} {}", context.late() ? context.say("须先于 ", "comes before ") : context.say("等待 ", "waits for "),
                       other.get<std::string>(), what);
}

/// "2024-08-30 → 2025-07-07", as far as it is known.
std::string dates_line(const WhyContext& context, const Json& row) {
    const auto& start = row.at(context.late() ? "late_start" : "early_start");
    const auto& finish = row.at(context.late() ? "late_finish" : "early_finish");
    return (start.is_null() ? std::string{} : start.get<std::string>() + " → ") + (finish.is_null() ? "" : finish.get<std::string>());
}

Bullets::Point hop_point(const WhyContext& context, const WhyHop& hop) {
    const auto row = hop_row(context, hop);
    const auto& facts = context.facts(hop.activity);
    Bullets::Point point;
    const auto dates = dates_line(context, row);
    point.line =
        fmt::format("{}  {}{}{}", row.at("key").get<std::string>(), row.at("name").get<std::string>(), dates.empty() ? "" : "  ", dates);
    point.under.push_back(held_line(context, row));
    if (hop.relation && facts.complete()) {
        point.under.push_back(context.late() ? context.say("本身已完成；其前序未完，后续的期限通过它传给前序",
                                                           "done itself; what comes after it still limits what was to come before it")
                                             : context.say("本身已完成；其前序未完，仍通过它制约后续（保留逻辑）",
                                                           "done itself; what was to come before it is not, and still drives through it "
                                                           "(retained logic)"));
    }
    if (hop.cost_cd != 0) { point.under.push_back(cost_line(context, hop)); }
    if (const auto* condition = condition_in_force(context.activity(hop.activity), facts)) {
        point.under.push_back(fmt::format("{}{}{}{}", context.say("要素未落实：", "unresolved condition: "),
                                          words(condition->kind, context.language), context.say("，", ", "), condition->note));
    }
    return point;
}

/// What another bound would allow, and how far that is from what holds.
std::string runner_up_line(const WhyContext& context, const RunnerUp& one) {
    const auto day = to_string(one.at);
    if (one.weaker_cd == 0) { return context.say("同样为 ", "as strong: the same day, ") + day; }
    if (one.weaker_cd < 0) {
        return context.zh() ? fmt::format("仅就它而言为 {}，更严 {} 天，但强制日期在它之上", day, -one.weaker_cd)
                            : fmt::format("by itself {}, {} days stricter, but a mandatory date stands above it", day, -one.weaker_cd);
    }
    if (context.late()) {
        return context.zh() ? fmt::format("仅就它而言可迟至 {} 完成，宽 {} 天", day, one.weaker_cd)
                            : fmt::format("by itself it would allow a finish as late as {}, {} days later", day, one.weaker_cd);
    }
    return context.zh() ? fmt::format("仅就它而言可于 {} 开始，早 {} 天", day, one.weaker_cd)
                        : fmt::format("by itself it would allow a start on {}, {} days earlier", day, one.weaker_cd);
}

Section runners_up_section(const WhyContext& context) {
    if (context.why.runners_up.empty()) { return {}; }
    Bullets bullets;
    for (const auto& one : context.why.runners_up) {
        const auto row = runner_up_json(context, one);
        const auto other = row.at("key").is_null() ? std::string{} : row.at("key").get<std::string>() + " ";
        bullets.points.push_back({other + row.at("bound_words").get<std::string>(), {runner_up_line(context, one)}});
    }
    return {context.say("所问工作的其他约束，由强到弱", "What else bounds the activity asked about, strongest first"),
            {std::move(bullets)}};
}

Section weaker_section(const WhyContext& context) {
    Bullets bullets;
    for (const auto& bound : context.why.weaker) {
        const auto& relation = context.portfolio.relations[bound.relation];
        if (relation.to == context.question().activity) { continue; } // among the bounds of the activity itself
        bullets.points.push_back({fmt::format("{} → {} {}", context.portfolio.full_key(relation.from),
                                              context.portfolio.full_key(relation.to), relation_words(context, relation)),
                                  {context.zh() ? fmt::format("到 {} 放行，早 {} 天，故不起作用", to_string(bound.forces), bound.weaker_cd)
                                                : fmt::format("lets go on {}, {} days earlier, so it does not bind",
                                                              to_string(bound.forces), bound.weaker_cd)}});
    }
    if (bullets.points.empty()) { return {}; }
    return {context.say("线路上较弱的跨项目约束", "Weaker bounds on the chain from other projects"), {std::move(bullets)}};
}

Section total_section(const WhyContext& context) {
    int total = 0;
    for (const auto& hop : context.why.hops) { total += hop.cost_cd; }
    if (total == 0) { return {}; }
    const auto& hops = context.why.hops;
    const auto first = to_string(context.late() ? hops.back().from : hops.front().from);
    const auto last = to_string(context.late() ? hops.front().until : hops.back().until);
    return {"",
            {Paragraph{context.zh() ? fmt::format("合计：{} 至 {}，{} 天，为以上各步之和。", first, last, total)
                                    : fmt::format("In all: {} to {}, {} days, the sum of the hops above.", first, last, total)}}};
}

/// Without the date: what is missing.
Section unknown_section(const WhyContext& context) {
    if (context.why.waits_for.empty()) {
        const bool complete = context.facts(context.question().activity).complete();
        return {"",
                {Paragraph{complete ? context.say("已完成的工作不再有最迟日期。", "What is complete has no late dates any more.")
                                    : context.say("没有承诺、约束或预测为其设定期限。", "No promise, constraint or forecast limits it.")}}};
    }
    Bullets bullets;
    for (const auto source : context.why.waits_for) {
        const auto& project = context.portfolio.projects[context.activity(source).project];
        const auto& said = project.stages;
        bullets.points.push_back(
            {context.portfolio.full_key(source),
             {context.zh() ? fmt::format("{}：没有文件说明其阶段{}", project.name.in(context.language),
                                         said.empty() ? "" : fmt::format("，只说“{}”", said.back().words))
                           : fmt::format("{}: no document states its stage{}", project.name.in(context.language),
                                         said.empty() ? "" : fmt::format("; they only say “{}”", said.back().words))}});
    }
    return {context.late() ? context.say("没有承诺设定期限，也无法推算，因为不知道以下工作的进展",
                                         "No promise limits it, and no forecast: nothing is known of")
                           : context.say("无法推算，因为不知道以下工作的进展", "No forecast, because nothing is known of"),
            {std::move(bullets)}};
}

} // namespace

Report why_report(const Portfolio& portfolio, const Outlook& outlook, const Why& why, Language language) {
    const WhyContext context{portfolio, outlook, why, language};
    Report report;
    report.title = why_title(context);
    report.preamble = why_preamble(context);
    report.machine = why_machine(context);
    if (why.hops.empty()) {
        report.sections = {unknown_section(context)};
        return report;
    }
    Bullets chain;
    for (const auto& hop : why.hops) { chain.points.push_back(hop_point(context, hop)); }
    report.sections = {{context.say("由根到所问之日", "From the root to the date asked about"), {std::move(chain)}},
                       total_section(context),
                       runners_up_section(context),
                       weaker_section(context)};
    std::erase_if(report.sections, [](const Section& section) { return section.blocks.empty(); });
    return report;
}

} // namespace slipway
