// The projects of which nobody reported between two days, and how far the data date pushed them.

#include "report/diff_parts.hpp"
#include "report/weekly_parts.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace slipway {
namespace {

std::size_t silent_count(const ProjectDifference& one) { return one.counts.at(static_cast<std::size_t>(DifferenceKind::not_reported)); }

/// Where nothing drifted only silence is told.
std::string heading(std::size_t drifted, std::size_t silent, const Voice& voice) {
    if (drifted == 0) { return voice.zh() ? fmt::format("未填报 {} 项", silent) : fmt::format("Not reported: {}", silent); }
    return voice.zh() ? fmt::format("未填报而顺延 {} 项（未填报项目 {} 个）", drifted, silent)
                      : fmt::format("Drifted, nobody reported: {} (projects not reported: {})", drifted, silent);
}

std::vector<std::string> cells_of(const DiffContext& context, const ProjectDifference& one) {
    return {one.key,
            context.name(one.key),
            report_date(context.comparison().then, one.before->forecast()),
            report_date(context.comparison().now, one.after->forecast()),
            signed_words(one.cd),
            std::to_string(one.drifted),
            report_date(context.comparison().now, one.after->last_report),
            context.agency_name(one.key)};
}

std::vector<Column> columns_of(const Voice& voice) {
    return {{voice.say("键", "key")},
            {voice.say("名称", "name")},
            {voice.say("原预测", "forecast was")},
            {voice.say("现预测", "is")},
            {"cd", Align::right},
            {voice.say("顺延项", "drifted"), Align::right},
            {voice.say("最后填报", "last report")},
            {voice.say("责任单位", "agency")}};
}

} // namespace

Section drift_section(const DiffContext& context) {
    std::vector<const ProjectDifference*> shown;
    std::size_t drifted = 0;
    std::size_t silent = 0;
    for (const auto& one : context.input.differences.projects) {
        if (one.drifted == 0 && silent_count(one) == 0) { continue; }
        shown.push_back(&one);
        drifted += one.drifted;
        silent += silent_count(one);
    }
    if (shown.empty()) { return {}; }
    std::ranges::stable_sort(shown, {}, [](const ProjectDifference* one) { return -one->cd.value_or(0); });
    Table table{columns_of(context.voice), {}, keep_twenty(shown, context.input.all)};
    for (const auto* one : shown) { table.rows.push_back(cells_of(context, *one)); }
    return {heading(drifted, silent, context.voice), {std::move(table)}};
}

} // namespace slipway
