// Above the fold: state, broken promises, critical paths, calls.

#include "report/weekly_parts.hpp"
#include "slipway/findings/wording.hpp"
#include "slipway/schedule/explain.hpp"

#include <fmt/format.h>

#include <map>

namespace slipway {
namespace {

template <class Predicate>
std::size_t count(const WeeklyContext& context, Predicate predicate) {
    return static_cast<std::size_t>(
        std::ranges::count_if(context.projects, [&](std::uint32_t i) { return predicate(context.outlook().projects[i]); }));
}

std::string lights_line(const WeeklyContext& context) {
    const auto of = [&](Light light) { return count(context, [&](const ProjectOutlook& one) { return one.light == light; }); };
    std::vector<std::string> parts;
    for (const auto light : {Light::red, Light::amber, Light::green, Light::grey, Light::done}) {
        parts.push_back(fmt::format("{} {}", words(light, context.language), of(light)));
    }
    return context.say("状态：", "State: ") + fmt::format("{}", fmt::join(parts, " · "));
}

std::string promises_line(const WeeklyContext& context) {
    const auto of = [&](Verdict verdict) {
        return count(context,
                     [&](const ProjectOutlook& one) { return one.promised && one.light != Light::done && one.verdict == verdict; });
    };
    const auto all = count(context, [](const ProjectOutlook& one) { return one.promised; });
    return context.language == Language::zh
               ? fmt::format("承诺 {} 项：无法兑现 {}，仅最佳可兑现 {}，可兑现 {}，无法判断 {}", all, of(Verdict::cannot),
                             of(Verdict::could), of(Verdict::holds), of(Verdict::unknown))
               : fmt::format("Promises: {}; cannot be kept {}, only at best {}, holding {}, no way to tell {}", all, of(Verdict::cannot),
                             of(Verdict::could), of(Verdict::holds), of(Verdict::unknown));
}

std::string unpromised_line(const WeeklyContext& context) {
    const auto beyond =
        count(context, [](const ProjectOutlook& one) { return !one.promised && one.forecast && *one.forecast > one.limit; });
    const auto without = count(context, [](const ProjectOutlook& one) { return !one.forecast; });
    const auto silent = count(context, [](const ProjectOutlook& one) { return !one.reported && one.light != Light::done; });
    return context.language == Language::zh
               ? fmt::format("未作承诺而预测超出规划期 {}；无法推算 {}；超过 {} 天无人填报 {}", beyond, without,
                             context.portfolio().rules.not_reported_cd, silent)
               : fmt::format("Beyond the horizon though never promised {}; no forecast {}; nobody reported for {} days {}", beyond, without,
                             context.portfolio().rules.not_reported_cd, silent);
}

std::string changes_line(const WeeklyContext& context, const Json& changes) {
    if (changes.is_null()) {
        return context.say("自上次发布以来：首次报告，无可比较", "Since the last publication: this is the first report");
    }
    std::map<std::string, int> by_field;
    for (const auto& change : changes) { ++by_field[change.at("field").get<std::string>()]; }
    const auto since = to_string(context.input.previous->as_of);
    return context.language == Language::zh
               ? fmt::format("自上次发布（{}）以来：阶段变化 {}，灯色变化 {}，能否兑现变化 {}，预测变动 {}，增减项目 {}", since,
                             by_field["stage"], by_field["light"], by_field["verdict"], by_field["forecast"], by_field["project"])
               : fmt::format(
                     "Since the last publication ({}): stage changed {}, light {}, verdict {}, forecast {}, projects added or dropped {}",
                     since, by_field["stage"], by_field["light"], by_field["verdict"], by_field["forecast"], by_field["project"]);
}

/// The steps of the longest path as a chain of names, from where it stands now to completion.
std::string path_words(const WeeklyContext& context, std::uint32_t project) {
    const auto& portfolio = context.portfolio();
    auto chain = bound_chain(context.outlook().likely_scheduled(), *portfolio.projects[project].completion);
    std::ranges::reverse(chain);
    std::vector<std::string> names;
    auto shown_project = project;
    for (const auto step : chain) {
        if (context.outlook().progress.facts[step].complete()) { continue; }
        const auto& activity = portfolio.activities[step];
        const bool same = activity.project == shown_project;
        shown_project = activity.project;
        names.push_back(same ? activity.name().in(context.language)
                             : fmt::format("[{}] {}", context.name(activity.project), activity.name().in(context.language)));
    }
    if (names.size() > 5) {
        names.erase(names.begin() + 3, names.end() - 1);
        names.insert(names.begin() + 3, "…");
    }
    return fmt::format("{}", fmt::join(names, " → "));
}

/// What somebody is asked, per owner and rule.
struct Call {
    const Finding* first = nullptr;
    std::vector<std::uint32_t> projects;
    std::optional<Date> due;
};

std::vector<Call> calls(const WeeklyContext& context) {
    std::vector<Call> all;
    std::map<std::pair<std::string, std::string_view>, std::size_t> place;
    for (const auto& finding : context.input.findings) {
        if (finding.severity == Severity::note || finding.code == "beyond-horizon") { continue; }
        const auto [at, added] = place.try_emplace({finding.owner.in(context.language), finding.code}, all.size());
        if (added) { all.push_back({&finding, {}, finding.due}); }
        auto& call = all[at->second];
        if (std::ranges::find(call.projects, finding.project) == call.projects.end()) { call.projects.push_back(finding.project); }
        if (finding.due && (!call.due || *finding.due < *call.due)) { call.due = finding.due; }
    }
    return all;
}

std::string rule_heading(const WeeklyContext& context, std::string_view code) {
    for (const auto& rule : finding_rules()) {
        if (rule.code == code) { return context.say(rule.zh, rule.en); }
    }
    return std::string{code};
}

std::string due_words(const WeeklyContext& context, const std::optional<Date>& due) {
    if (!due) { return {}; }
    const auto day = to_string(*due);
    return *due < context.outlook().as_of ? context.say("已过 ", "past ") + day : day;
}

} // namespace

std::string report_date(const Portfolio& portfolio, const std::optional<Date>& day) {
    if (!day) { return "—"; }
    const auto until = portfolio.calendar().published_until();
    return to_string(*day) + (until && *day > *until ? "~" : "");
}

std::string float_words(const ProjectOutlook& one) {
    if (!one.horizon_float_wd) { return "—"; }
    return fmt::format("{:+} wd / {:+} cd", *one.horizon_float_wd, *one.horizon_float_cd);
}

Section state_section(const WeeklyContext& context, const Json& changes) {
    Section section{context.say("一周要点", "The week in short"), {}};
    Bullets bullets;
    for (auto line : {lights_line(context), promises_line(context), unpromised_line(context), changes_line(context, changes)}) {
        bullets.points.push_back({std::move(line), {}});
    }
    section.blocks.emplace_back(std::move(bullets));
    return section;
}

Section broken_promises_section(const WeeklyContext& context) {
    Section section;
    auto broken = worst_first(context, [](const ProjectOutlook& one) { return one.light == Light::red; });
    if (broken.empty()) { return section; }
    section.heading = context.say("亮红灯的承诺", "Promises in the red");
    Table table{{{context.say("项目", "project")},
                 {context.say("承诺", "promised")},
                 {context.say("能否", "verdict")},
                 {context.say("最佳", "at best")},
                 {context.say("预测", "forecast")},
                 {context.say("时差", "float"), Align::right},
                 {context.say("最后说明", "last word")},
                 {context.say("键", "key")}},
                {},
                0};
    table.more = context.keep(broken, headline_rows);
    for (const auto i : broken) {
        const auto& one = context.outlook().projects[i];
        const auto& word = context.outlook().progress.projects[i].last_word;
        table.rows.push_back({context.name(i), context.portfolio().projects[i].commitment->by.words, words(one.verdict, context.language),
                              report_date(context.portfolio(), one.forecast_best), report_date(context.portfolio(), one.forecast),
                              float_words(one), word ? word->date.words : "", context.portfolio().projects[i].key});
    }
    section.blocks.emplace_back(std::move(table));
    return section;
}

Section critical_section(const WeeklyContext& context) {
    Section section;
    auto late = worst_first(
        context, [](const ProjectOutlook& one) { return one.forecast && one.light != Light::done && *one.forecast > one.limit; });
    std::ranges::stable_sort(late, {}, [&](std::uint32_t i) { return !context.outlook().projects[i].promised; });
    if (late.empty()) { return section; }
    section.heading = context.say("关键线路：先承诺的，再超期最多的", "What is critical: promised ones first, then the latest");
    Bullets bullets;
    bullets.more = context.keep(late, headline_rows);
    for (const auto i : late) {
        bullets.points.push_back({fmt::format("{}{}{}", context.name(i), context.say("：", ": "), path_words(context, i)), {}});
    }
    section.blocks.emplace_back(std::move(bullets));
    return section;
}

Section calls_section(const WeeklyContext& context) {
    Section section;
    auto all = calls(context);
    if (all.empty()) { return section; }
    const auto answer_by = to_string(context.outlook().as_of + Days{7});
    section.heading = context.language == Language::zh ? fmt::format("请联系（{} 前答复）", answer_by)
                                                       : fmt::format("Whom to call (answers by {})", answer_by);
    Table table{
        {{context.say("找谁", "whom")}, {context.say("何事", "about")}, {context.say("项目", "projects")}, {context.say("期限", "due")}},
        {},
        0};
    table.more = context.keep(all, 2 * headline_rows);
    for (const auto& call : all) {
        auto projects = context.name(call.projects.front());
        if (call.projects.size() > 1) {
            projects = context.language == Language::zh ? fmt::format("{} 等 {} 个", projects, call.projects.size())
                                                        : fmt::format("{} and {} more", projects, call.projects.size() - 1);
        }
        table.rows.push_back(
            {call.first->owner.in(context.language), rule_heading(context, call.first->code), projects, due_words(context, call.due)});
    }
    section.blocks.emplace_back(std::move(table));
    return section;
}

} // namespace slipway
