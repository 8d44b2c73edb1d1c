// What people reported of whole projects: what stands still and why, judged lights, outputs and money.

#include "report/weekly_parts.hpp"
#include "slipway/findings/ratings.hpp"
#include "slipway/findings/wording.hpp"

#include <fmt/format.h>

namespace slipway {
namespace {

/// What stands still: a project or one of its activities.
struct Still {
    Date since{};
    std::optional<Date> resumes;
    const std::string& because;
};

std::vector<std::string> still_row(const WeeklyContext& context, std::uint32_t project, std::string work, const Still& still) {
    auto resumes = still.resumes ? to_string(*still.resumes) : std::string{"—"};
    if (still.resumes && *still.resumes <= context.outlook().as_of) { resumes.insert(0, context.say("已过 ", "past ")); }
    return {context.name(project),
            std::move(work),
            to_string(still.since),
            std::move(resumes),
            still.because.empty() ? "—" : still.because,
            context.portfolio().projects[project].key};
}

void add_still(const WeeklyContext& context, std::uint32_t project, Table& table) {
    const auto& progress = context.outlook().progress;
    const auto& whole = progress.projects[project];
    if (whole.suspended) {
        table.rows.push_back(still_row(context, project, context.say("整个项目", "the whole project"),
                                       {*whole.suspended, whole.resumes, whole.suspended_because}));
    }
    for (const auto i : context.portfolio().in_order_of_work(project)) {
        const auto& facts = progress.facts[i];
        if (!facts.suspended) { continue; }
        table.rows.push_back(still_row(context, project, context.portfolio().activities[i].name().in(context.language),
                                       {*facts.suspended, facts.resumes, facts.suspended_because}));
    }
}

/// An amount beside its plan: "250 / 500".
std::string beside_plan(const std::optional<double>& is, const std::optional<double>& plan) {
    const auto shown = [](const std::optional<double>& amount) { return amount ? fmt::format("{}", *amount) : std::string{"—"}; };
    return shown(is) + " / " + shown(plan);
}

std::vector<std::string> amount_row(const WeeklyContext& context, std::uint32_t project, std::string what, std::string amount) {
    return {context.name(project), std::move(what), std::move(amount), context.portfolio().projects[project].key};
}

void add_amounts(const WeeklyContext& context, std::uint32_t project, Table& table) {
    const auto& record = context.portfolio().projects[project];
    const auto& progress = context.outlook().progress.projects[project];
    for (const auto& [output, amount] : progress.delivered) {
        const auto planned = record.outputs.find(output);
        const auto plan = planned == record.outputs.end() ? std::nullopt : std::optional{planned->second};
        table.rows.push_back(amount_row(context, project, output, beside_plan(amount, plan)));
    }
    if (progress.spent_yi) {
        table.rows.push_back(amount_row(context, project, context.say("投资（亿元）", "spent (亿元)"),
                                        beside_plan(progress.spent_yi, record.investment_yi)));
    }
}

} // namespace

Section suspended_section(const WeeklyContext& context) {
    Table table{{{context.say("项目", "project")},
                 {context.say("工作", "activity")},
                 {context.say("停工自", "since")},
                 {context.say("预计复工", "expected to resume")},
                 {context.say("原因", "because")},
                 {context.say("键", "key")}},
                {},
                0};
    for (const auto project : context.projects) { add_still(context, project, table); }
    if (table.rows.empty()) { return {}; }
    table.more = context.keep(table.rows, list_rows);
    return {context.say("停工", "Suspended work"), {std::move(table)}};
}

Section ratings_section(const WeeklyContext& context) {
    Table table{{{context.say("项目", "project")},
                 {context.say("评定", "judged")},
                 {context.say("评定人", "by")},
                 {context.say("日期", "on")},
                 {context.say("理由", "because")},
                 {context.say("推算", "computed")},
                 {context.say("缘由", "why")},
                 {context.say("键", "key")}},
                {},
                0};
    for (const auto i : context.projects) {
        if (!rating_disagrees(context.outlook(), i)) { continue; }
        const auto& rating = *context.outlook().progress.projects[i].rating;
        const auto& one = context.outlook().projects[i];
        table.rows.push_back({context.name(i), words(value_of(light_words, rating.light).value_or(Light::grey), context.language),
                              rating.by, to_string(rating.day), rating.reason.empty() ? "—" : rating.reason,
                              words(one.light, context.language), words(one.reason, context.language),
                              context.portfolio().projects[i].key});
    }
    if (table.rows.empty()) { return {}; }
    table.more = context.keep(table.rows, list_rows);
    return {context.say("人工评定与推算灯色不一", "Judged and computed light disagree"), {std::move(table)}};
}

Section delivered_section(const WeeklyContext& context) {
    Table table{{{context.say("项目", "project")},
                 {context.say("何物", "what")},
                 {context.say("已有 / 计划", "so far / planned"), Align::right},
                 {context.say("键", "key")}},
                {},
                0};
    for (const auto project : context.projects) { add_amounts(context, project, table); }
    if (table.rows.empty()) { return {}; }
    table.more = context.keep(table.rows, list_rows);
    return {context.say("已交付与已投资", "Delivered and spent"), {std::move(table)}};
}

} // namespace slipway
