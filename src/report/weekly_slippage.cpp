// Slippage against the baselines, in the weekly report.

#include "report/slip_parts.hpp"
#include "report/weekly_parts.hpp"

#include <fmt/format.h>

namespace slipway {
namespace {

void add_slip(Json& row, const std::string& name, const std::optional<Slippage>& slip) {
    row["baseline_" + name] = json_date(slip ? slip->reference : std::nullopt);
    row["slip_" + name + "_wd"] = json_number(slip ? slip->wd : std::nullopt);
    row["slip_" + name + "_cd"] = json_number(slip ? slip->cd : std::nullopt);
}

} // namespace

void add_slippage(const WeeklyContext& context, std::vector<Json>& rows) {
    const auto& portfolio = context.portfolio();
    const auto original = original_baselines(portfolio, context.input.baselines);
    const auto current = current_baselines(portfolio, context.input.baselines);
    for (auto& row : rows) {
        const auto project = portfolio.find_project(row.at("key").get<std::string>());
        add_slip(row, "original", completion_slippage(portfolio, context.outlook(), original, *project));
        add_slip(row, "current", completion_slippage(portfolio, context.outlook(), current, *project));
    }
}

Section slippage_section(const WeeklyContext& context) {
    const auto& portfolio = context.portfolio();
    const auto current = current_baselines(portfolio, context.input.baselines);
    auto slips = slippages({portfolio, context.outlook(), current, context.projects, false});
    std::erase_if(slips, [](const Slippage& one) { return one.cd.value_or(0) <= 0; });
    if (slips.empty()) { return {}; }
    Table table{{{context.say("节点", "milestone")},
                 {context.say("项目", "project")},
                 {context.say("现行基准", "current baseline")},
                 {context.say("预测", "forecast")},
                 {"cd", Align::right},
                 {"wd", Align::right}},
                {},
                context.keep(slips, headline_rows)};
    for (const auto& one : slips) {
        table.rows.push_back({fmt::format("{}  {}", one.key, portfolio.activities[*one.activity].name().in(context.language)),
                              context.name(one.project), report_date(portfolio, one.reference), report_date(portfolio, one.finish),
                              signed_words(one.cd), signed_words(one.wd)});
    }
    return {context.say("比现行基准晚得最多的节点", "Milestones latest against their current baseline"), {std::move(table)}};
}

} // namespace slipway
