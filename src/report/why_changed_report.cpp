#include "report/row_table.hpp"
#include "report/scheduling.hpp"
#include "report/why_changed_parts.hpp"
#include "slipway/findings/wording.hpp"
#include "slipway/report/why.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdlib>

namespace slipway {
namespace {

constexpr std::array part_table{RowColumn{"words", "原因", "cause"},
                                RowColumn{"key", "工作", "activity"},
                                RowColumn{"name", "名称", "name"},
                                RowColumn{"agency_name", "责任单位", "agency"},
                                RowColumn{"from", "原", "was"},
                                RowColumn{"to", "现", "is"},
                                RowColumn{"signed", "天", "cd", Align::right},
                                RowColumn{"after", "累计至", "forecast then"}};

std::string signed_days(int days) { return fmt::format("{:+}", days); }

std::string move_words(const WhyChangedContext& context, int days) {
    if (days == 0) { return context.say("未变", "unchanged"); }
    if (context.zh()) { return fmt::format("{} {} 天", days > 0 ? "推迟" : "提前", std::abs(days)); }
    return fmt::format("{} {} {}", std::abs(days), std::abs(days) == 1 ? "day" : "days", days > 0 ? "later" : "earlier");
}

/// "project · activity".
std::string milestone_name(const WhyChangedContext& context) {
    const auto& key = context.input.found.key;
    return fmt::format("{} · {}", context.project_name(key.substr(0, key.find('/'))).value_or(""), context.activity_name(key).value_or(""));
}

std::string title(const WhyChangedContext& context) {
    const auto& found = context.input.found;
    const auto name = fmt::format("{}  {}", found.key, milestone_name(context));
    const auto shown = [](const std::optional<Date>& day) { return day ? to_string(*day) : std::string{"—"}; };
    const auto ends = fmt::format("{} → {}", shown(found.before), shown(found.after));
    if (!context.has_both()) { return fmt::format("{}{}{}", name, context.say("：", ": "), ends); }
    return fmt::format("{}{}{}{}{}", name, context.say("：预测 ", ": forecast "), ends, context.say("，", ", "),
                       move_words(context, context.move_cd()));
}

/// What an end was made from.
std::string end_line(const WhyChangedContext& context, const ComparedEnd& end, bool later) {
    const auto day = to_string(end.situation.outlook.as_of);
    const auto which = later ? context.say("终点 ", "until ") : context.say("起点 ", "since ");
    switch (end.kind) {
    case EndKind::publication:
        return which + (context.zh() ? fmt::format("{}：当日发布的周报（{} 入库）", day, end.recorded_at)
                                     : fmt::format("{}: as published for that day (stored {})", day, end.recorded_at));
    case EndKind::baseline:
        return which + (context.zh() ? fmt::format("{}：基准 {}（{} 入库）", day, end.name, end.recorded_at)
                                     : fmt::format("{}: baseline {} (stored {})", day, end.name, end.recorded_at));
    case EndKind::known_now: break;
    }
    if (const auto& at = context.input.known_at) {
        return which + (context.zh() ? fmt::format("{}：当日没有发布，按 {} 时所知计算", day, *at)
                                     : fmt::format("{}: nothing was published for that day, so as known at {}", day, *at));
    }
    return which + (context.zh() ? fmt::format("{}：当日没有发布，按现在所知计算", day)
                                 : fmt::format("{}: nothing was published for that day, so as it is known now", day));
}

/// " (stage: suspended, since 2024-01-05)": what somebody reported of a suspension is dated.
std::string state_words(const WhyChangedContext& context, const ProjectProgress& known) {
    const auto stage = words(known.stage, context.language);
    const auto day = known.suspended ? to_string(*known.suspended) : std::string{};
    if (context.zh()) { return fmt::format("（阶段：{}{}{}）", stage, day.empty() ? "" : "，自 ", day); }
    return fmt::format(" (stage: {}{}{})", stage, day.empty() ? "" : ", since ", day);
}

/// The projects that keep an activity without a forecast, each with its state: "hospital Hospital (stage: unstated)".
std::string waited_for(const WhyChangedContext& context, const Situation& situation, std::uint32_t activity) {
    std::vector<std::uint32_t> projects;
    for (const auto source : why(situation.portfolio, situation.outlook, {activity}).waits_for) {
        const auto project = situation.portfolio.activities[source].project;
        if (std::ranges::find(projects, project) == projects.end()) { projects.push_back(project); }
    }
    std::ranges::sort(projects, {}, [&](std::uint32_t one) -> const std::string& { return situation.portfolio.projects[one].key; });
    std::string all;
    for (const auto one : projects) {
        const auto& project = situation.portfolio.projects[one];
        all += fmt::format("{}{} {}{}", all.empty() ? "" : context.say("、", ", "), project.key, project.name.in(context.language),
                           state_words(context, situation.outlook.progress.projects[one]));
    }
    return all;
}

/// Why one end shows no date.
std::string no_date_line(const WhyChangedContext& context, const ComparedEnd& end) {
    const auto& key = context.input.found.key;
    const auto day = to_string(end.situation.outlook.as_of);
    const auto activity = end.situation.portfolio.find_activity(key);
    if (!activity) {
        return context.zh() ? fmt::format("{}：当时的记录里没有这项工作。", day)
                            : fmt::format("{}: the records of then do not have this activity.", day);
    }
    const auto project = end.situation.portfolio.activities[*activity].project;
    const auto& progress = end.situation.outlook.progress.projects[project];
    const auto stage = words(progress.stage, context.language);
    if (!progress.has_forecast) {
        return context.zh() ? fmt::format("{}：没有预测，所属项目的阶段为“{}”。", day, stage)
                            : fmt::format("{}: no forecast, because the stage of its project is: {}.", day, stage);
    }
    const auto sources = waited_for(context, end.situation, *activity);
    return context.zh() ? fmt::format("{}：没有预测，它等待的项目无法推算：{}。", day, sources)
                        : fmt::format("{}: no forecast, because it waits for what has none: {}.", day, sources);
}

Section without_parts(const WhyChangedContext& context) {
    Section section{context.say("无法分解", "Nothing to take apart"), {}};
    if (!context.input.found.before) { section.blocks.emplace_back(Paragraph{no_date_line(context, context.input.since)}); }
    if (!context.input.found.after) { section.blocks.emplace_back(Paragraph{no_date_line(context, context.input.until)}); }
    return section;
}

Section parts_section(const WhyChangedContext& context, const std::vector<Json>& rows) {
    const auto& parts = context.input.found.parts;
    auto shown = rows;
    for (std::size_t i = 0; i < shown.size(); ++i) {
        shown[i]["from"] = from_words(parts[i], context.language);
        shown[i]["to"] = to_words(parts[i], context.language);
        shown[i]["words"] = part_words(parts[i], context.language);
        shown[i]["signed"] = signed_days(parts[i].cd);
    }
    Section section{context.say("变动的组成，按施加的顺序", "The parts of the move, in the order in which they are applied"), {}};
    if (!shown.empty()) { section.blocks.emplace_back(row_table(part_table, shown, context.language)); }
    const auto sum = signed_days(context.move_cd());
    section.blocks.emplace_back(Paragraph{context.zh() ? fmt::format("合计 {} 天，等于两次预测之差。", sum)
                                                       : fmt::format("In all {} days, the difference between the two forecasts.", sum)});
    return section;
}

/// Sums by one key, named as a reader knows it.
template <class Named>
Section sums_section(const WhyChangedContext& context, std::string heading, const Json& sums, const char* by, Named named) {
    if (sums.empty()) { return {}; }
    Table table{{{std::move(heading)}, {context.say("天", "cd"), Align::right}}, {}, 0, {}};
    for (const auto& one : sums) {
        const auto& key = one.at(by);
        table.rows.push_back({key.is_null() ? context.say("（无）", "(none)") : named(key.template get<std::string>()),
                              signed_days(one.at("cd").template get<int>())});
    }
    return {{}, {std::move(table)}};
}

std::vector<std::string> notes(const WhyChangedContext& context) {
    return {
        context.say(
            "顺序：先是记录的改动（日历、逻辑关系、约束、工期、阶段），再是事后才得知的旧情况，再是一切按预测进行到现在，最后按工作先后"
            "逐项由“按预测”改为实际。记录中先取消、后新增逻辑关系，新的一串先在内部连好，再接到原有工作；事后得知的按工作先后、再按编号排。每一行是在前面各行之上走的一步；换个顺序，各行会不同，合计不变。",
            "Order: first what the records say otherwise (calendars, relations, constraints, durations, stages), then what became known "
            "later of the time before, then everything going on as forecast, then activity by activity, as the work goes, from forecast "
            "to fact. Relations go before others come; what is new is tied together before it is tied to what was there. What became known "
            "goes in the order of the work, then by key. Each row is the step it makes on top of those above; another order would give other rows and the same sum."),
        context.say("一项工作的变动，以其前面工作的实际情况为起点计量：等前面的工作而晚开工，不算在它头上。",
                    "An activity is measured from what became of the work before it: a start that had to wait is not charged to it."),
        context.say(
            "剩余工期多于起点所余时，多出部分为“剩余工期调增”，起点所余以内的为“进度慢于预测”；报告日之后无人填报的日子另列“到期未填报”。",
            "Of what is left, up to what was left on the first day counts as slower progress, and only what exceeds that as a grown "
            "estimate; days since the last report are work not reported."),
        context.say("天为日历天，正数为推迟；只分解按可能工期的预测。",
                    "Days are calendar days, later is positive; the forecast by likely durations alone is taken apart.")};
}

} // namespace

Report why_changed_report(const WhyChangedInput& input, Language language) {
    const WhyChangedContext context{input, language};
    Report report;
    report.title = title(context);
    report.preamble = {end_line(context, input.since, false), end_line(context, input.until, true)};
    report.machine = why_changed_machine(context);
    if (!context.has_both()) {
        report.sections = {without_parts(context)};
        return report;
    }
    const auto& tail = report.machine.tail;
    const auto cause_name = [&](const std::string& word) { return words(*value_of(cause_words, word), language); };
    const auto project_name = [&](const std::string& key) { return fmt::format("{}  {}", key, context.project_name(key).value_or("")); };
    report.sections = {parts_section(context, report.machine.rows),
                       sums_section(context, context.say("按原因", "by cause"), tail.at("by_cause"), "cause", cause_name),
                       sums_section(context, context.say("按责任单位", "by agency"), tail.at("by_agency"), "agency_name",
                                    [](const std::string& name) { return name; }),
                       sums_section(context, context.say("按项目", "by project"), tail.at("by_project"), "project", project_name)};
    std::erase_if(report.sections, [](const Section& section) { return section.blocks.empty(); });
    if (!input.found.parts.empty()) { report.notes = notes(context); }
    return report;
}

} // namespace slipway
