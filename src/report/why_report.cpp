#include "report/activity_row.hpp"
#include "report/weekly_parts.hpp"
#include "slipway/findings/wording.hpp"
#include "slipway/report/why.hpp"

#include <fmt/format.h>

namespace slipway {
namespace {

struct Context {
    const Portfolio& portfolio;
    const Outlook& outlook;
    const Why& why;
    Language language;

    [[nodiscard]] bool zh() const { return language == Language::zh; }
    [[nodiscard]] std::string say(std::string_view chinese, std::string_view english) const {
        return std::string{zh() ? chinese : english};
    }
    [[nodiscard]] const Schedule& schedule() const { return why.scenario == Scenario::best ? outlook.best : outlook.likely; }
    [[nodiscard]] const Activity& activity(std::uint32_t index) const { return portfolio.activities[index]; }
};

std::string relation_words(const Context& context, const Relation& relation) {
    const bool signed_already = relation.lag_text.starts_with('-');
    return fmt::format("{}{}{}", word_of(relation_type_words, relation.type), relation.lag_text.empty() || signed_already ? "" : "+",
                       relation.lag_text) +
           (relation.because.empty() ? ""
            : context.zh()           ? fmt::format("“{}”", relation.because)
                                     : fmt::format(" “{}”", relation.because));
}

/// The bound of the root: what is done stands on its actual date, also where something still drives through it.
Bound root_bound(const Context& context, std::uint32_t activity) {
    if (context.outlook.progress.facts[activity].complete()) { return {Bound::Kind::actual, 0}; }
    return context.schedule().early_bound[activity];
}

/// What holds the root: the one bound of the chain that is no relation.
std::string root_words(const Context& context, std::uint32_t activity) {
    const auto bound = root_bound(context, activity);
    const auto data_date =
        to_string(context.why.scenario == Scenario::best ? day_of(context.outlook.best_terms[context.activity(activity).project].data_date)
                                                         : context.outlook.as_of);
    switch (bound.kind) {
    case Bound::Kind::data_date:
        return context.why.scenario == Scenario::best
                   ? context.say("未完工作自最后一次说明起算：", "work ran on since the last word: ") + data_date
                   : context.say("未完工作不早于截止日：", "open work is never before the data date: ") + data_date;
    case Bound::Kind::constraint: {
        const auto& constraint = context.outlook.constraints[bound.index];
        for (const auto& own : context.activity(activity).constraints) {
            if (own.kind == constraint.kind) {
                return fmt::format("{} {}{}{}", word_of(constraint_words, own.kind), own.date.words, context.say("：", ": "), own.reason);
            }
        }
        return std::string{word_of(constraint_words, constraint.kind)};
    }
    case Bound::Kind::actual: {
        const auto& facts = context.outlook.progress.facts[activity];
        return facts.finished ? context.say("填报已完成", "reported as finished")
                              : context.say("据阶段推得，完成不晚于 ", "implied by the stage, done by ") + facts.finished_by->words;
    }
    case Bound::Kind::project_start: return context.say("项目计划开始", "the project's planned start");
    case Bound::Kind::resume: return context.say("恢复施工之日", "the day work resumes");
    default: return {};
    }
}

std::string_view bound_word(Bound::Kind kind) {
    switch (kind) {
    case Bound::Kind::none: return "none";
    case Bound::Kind::data_date: return "data-date";
    case Bound::Kind::project_start: return "project-start";
    case Bound::Kind::resume: return "resume";
    case Bound::Kind::constraint: return "constraint";
    case Bound::Kind::relation: return "relation";
    case Bound::Kind::actual: return "actual";
    case Bound::Kind::cap: return "cap";
    }
    return "";
}

/// "22 天：工作 15、周末 6、中秋节 1".
std::string cost_words(const Context& context, const WhyHop& hop) {
    if (hop.cost_cd <= 0) { return {}; }
    std::vector<std::string> parts{fmt::format("{} {}", context.say("工作日", "worked"), hop.worked)};
    if (hop.weekend > 0) { parts.push_back(fmt::format("{} {}", context.say("周末", "weekends"), hop.weekend)); }
    for (const auto& [name, days] : hop.holidays) { parts.push_back(fmt::format("{} {}", holiday_name(name, context.language), days)); }
    return fmt::format("{}", fmt::join(parts, context.say("，", ", ")));
}

Json hop_row(const Context& context, const WhyHop& hop) {
    const auto dates_of = [&](Instant instant, auto shown) {
        return instant == unknown_instant ? std::optional<Date>{} : std::optional<Date>{shown(instant)};
    };
    const auto& activity = context.activity(hop.activity);
    const auto start = context.schedule().early_start[hop.activity];
    const auto finish = context.schedule().early_finish[hop.activity];
    const auto* relation = hop.relation ? &context.portfolio.relations[*hop.relation] : nullptr;
    Json row;
    row["key"] = context.portfolio.full_key(hop.activity);
    row["name"] = activity.name.in(context.language);
    const auto& facts = context.outlook.progress.facts[hop.activity];
    row["early_start"] =
        json_date(facts.complete() ? facts.started : dates_of(start, [&](Instant at) { return shown_start(activity.kind, at); }));
    row["early_finish"] =
        facts.finished_by && !facts.finished ? Json("<=" + facts.finished_by->words) : json_date(dates_of(finish, [&](Instant at) {
            return shown_finish(activity.kind, start == unknown_instant ? at : start, at);
        }));
    row["bound"] = relation ? bound_word(Bound::Kind::relation) : bound_word(root_bound(context, hop.activity).kind);
    row["bound_words"] = relation ? relation_words(context, *relation) : root_words(context, hop.activity);
    row["predecessor"] = relation ? Json(context.portfolio.full_key(relation->from)) : Json(nullptr);
    row["cost_cd"] = hop.cost_cd;
    row["worked_days"] = hop.worked;
    row["weekend_days"] = hop.weekend;
    row["holidays"] = hop.holidays;
    return row;
}

Bullets chain_bullets(const Context& context) {
    Bullets bullets;
    for (const auto& hop : context.why.hops) {
        const auto row = hop_row(context, hop);
        const auto dates = row["early_start"].is_null() ? std::string{} : row["early_start"].get<std::string>() + " → ";
        Bullets::Point point;
        point.line = fmt::format("{}  {}  {}{}", row["key"].get<std::string>(), row["name"].get<std::string>(), dates,
                                 row["early_finish"].is_null() ? "" : row["early_finish"].get<std::string>());
        const auto held = hop.relation ? context.say("等待 ", "waits for ") + row["predecessor"].get<std::string>() + " " : std::string{};
        point.under.push_back(fmt::format("{}{}", held, row["bound_words"].get<std::string>()));
        if (hop.relation && context.outlook.progress.facts[hop.activity].complete()) {
            point.under.push_back(
                context.say("本身已完成；其前序未完，仍通过它制约后续（保留逻辑）",
                            "done itself; what was to come before it is not, and still drives through it (retained logic)"));
        }
        const auto costs = cost_words(context, hop);
        if (hop.cost_cd != 0) {
            const auto& lag = hop.relation ? context.portfolio.relations[*hop.relation].lag_text : std::string{};
            const auto with_lag =
                lag.empty() ? std::string{} : context.say("（含时距 ", " (its lag of ") + lag + context.say("）", " included)");
            point.under.push_back(fmt::format("{} {} {}{}{}", context.say("耗时", "costs"), hop.cost_cd, context.say("天", "days"),
                                              with_lag, costs.empty() ? "" : context.say("：", ": ") + costs));
        }
        const auto& condition = context.activity(hop.activity).condition;
        if (condition && !context.outlook.progress.facts[hop.activity].condition_resolved) {
            point.under.push_back(fmt::format("{}{}{}{}", context.say("要素未落实：", "unresolved condition: "),
                                              words(condition->kind, context.language), context.say("，", ", "), condition->note));
        }
        bullets.points.push_back(std::move(point));
    }
    return bullets;
}

Section weaker_section(const Context& context) {
    if (context.why.weaker.empty()) { return {}; }
    Bullets bullets;
    for (const auto& bound : context.why.weaker) {
        const auto& relation = context.portfolio.relations[bound.relation];
        bullets.points.push_back({fmt::format("{} → {} {}", context.portfolio.full_key(relation.from),
                                              context.portfolio.full_key(relation.to), relation_words(context, relation)),
                                  {context.zh() ? fmt::format("到 {} 放行，早 {} 天，故不起作用", to_string(bound.forces), bound.weaker_cd)
                                                : fmt::format("lets go on {}, {} days earlier, so it does not bind",
                                                              to_string(bound.forces), bound.weaker_cd)}});
    }
    return {context.say("较弱的跨项目约束", "Weaker bounds from other projects"), {std::move(bullets)}};
}

Section total_section(const Context& context) {
    int total = 0;
    for (const auto& hop : context.why.hops) { total += hop.cost_cd; }
    if (total == 0) { return {}; }
    const auto first = to_string(context.why.hops.front().from);
    const auto last = to_string(context.why.hops.back().until);
    return {"",
            {Paragraph{context.zh() ? fmt::format("合计：{} 至 {}，{} 天，为以上各步之和。", first, last, total)
                                    : fmt::format("In all: {} to {}, {} days, the sum of the hops above.", first, last, total)}}};
}

/// Without a forecast: what is missing, and the late dates if there is a promise.
Section unknown_section(const Context& context) {
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
    return {context.say("无法推算，因为不知道以下工作的进展", "No forecast, because nothing is known of"), {std::move(bullets)}};
}

std::string title(const Context& context) {
    const auto& activity = context.activity(context.why.activity);
    const auto& schedule = context.schedule();
    const auto at = context.why.activity;
    const auto name =
        fmt::format("{}  {} · {}", context.portfolio.full_key(at), context.portfolio.projects[activity.project].name.in(context.language),
                    activity.name.in(context.language));
    if (context.why.hops.empty()) { return name + context.say("：没有预测", ": no forecast"); }
    if (const auto& facts = context.outlook.progress.facts[at]; facts.complete()) {
        return name + (facts.finished ? context.say("：已于 ", ": finished ") + to_string(*facts.finished) + context.say(" 完成", "")
                                      : context.say("：据阶段推得，完成不晚于 ", ": done by ") + facts.finished_by->words +
                                            context.say("", ", as its stage implies"));
    }
    const auto start = schedule.early_start[at];
    const auto finish = schedule.early_finish[at];
    const auto day = report_date(context.portfolio, shown_finish(activity.kind, start == unknown_instant ? finish : start, finish));
    return fmt::format(
        "{}{}{}", name,
        context.why.scenario == Scenario::best ? context.say("：最佳 ", ": at best ") : context.say("：预测 ", ": forecast "), day);
}

std::vector<std::string> preamble(const Context& context) {
    const auto project = context.activity(context.why.activity).project;
    const auto& one = context.outlook.projects[project];
    const auto& record = context.portfolio.projects[project];
    const auto limit = record.commitment
                           ? fmt::format("{} {}", context.say("承诺", "promised by"), record.commitment->by.words)
                           : fmt::format("{} {}", context.say("未承诺，规划期末", "not promised, horizon"), to_string(one.limit));
    return {fmt::format("{} {} · {} · {} {} · {} {} · {}", context.say("截止日", "data date"), to_string(context.outlook.as_of), limit,
                        context.say("项目预测", "project forecast"), report_date(context.portfolio, one.forecast),
                        context.say("最佳", "at best"), report_date(context.portfolio, one.forecast_best), float_words(one)),
            context.say("工期为规划假设。", "Durations are planning assumptions.")};
}

} // namespace

Report why_report(const Portfolio& portfolio, const Outlook& outlook, const Why& why, Language language) {
    const Context context{portfolio, outlook, why, language};
    Report report;
    report.title = title(context);
    report.preamble = preamble(context);
    report.machine.head = machine_head("slipway.why/1", outlook.as_of, portfolio);
    report.machine.head["key"] = portfolio.full_key(why.activity);
    report.machine.head["scenario"] = why.scenario == Scenario::best ? "best" : "likely";
    report.machine.rows_name = "hops";
    report.machine.columns = {"key",         "name",    "early_start", "early_finish", "bound",   "bound_words",
                              "predecessor", "cost_cd", "worked_days", "weekend_days", "holidays"};
    for (const auto& hop : why.hops) { report.machine.rows.push_back(hop_row(context, hop)); }
    report.machine.tail["weaker"] = Json::array();
    for (const auto& bound : why.weaker) {
        const auto& relation = portfolio.relations[bound.relation];
        report.machine.tail["weaker"].push_back({{"from", portfolio.full_key(relation.from)},
                                                 {"to", portfolio.full_key(relation.to)},
                                                 {"type", word_of(relation_type_words, relation.type)},
                                                 {"lets_go", to_string(bound.forces)},
                                                 {"weaker_cd", bound.weaker_cd}});
    }
    report.machine.tail["waits_for"] = Json::array();
    for (const auto source : why.waits_for) { report.machine.tail["waits_for"].push_back(portfolio.full_key(source)); }
    if (why.hops.empty()) {
        report.sections = {unknown_section(context)};
        return report;
    }
    report.sections = {{context.say("由根到所问之日", "From the root to the date asked about"), {chain_bullets(context)}},
                       total_section(context),
                       weaker_section(context)};
    std::erase_if(report.sections, [](const Section& section) { return section.blocks.empty(); });
    return report;
}

} // namespace slipway
