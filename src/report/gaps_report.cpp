#include "report/gaps_parts.hpp"
#include "slipway/base/text.hpp"
#include "slipway/report/gaps.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace slipway {
namespace {

/// The gaps of the projects it is about; those of programmes and targets only when these are all.
std::vector<Gap> of_interest(const GapsInput& input) {
    auto all = input.gaps.all;
    std::erase_if(all, [&](const Gap& gap) {
        if (gap.subject != GapSubject::project) { return input.part; }
        return !std::ranges::binary_search(input.projects, gap.index);
    });
    return all;
}

std::string counts_line(const GapsContext& context) {
    const auto finished = std::ranges::count_if(context.input.projects, [&](std::uint32_t i) {
        const auto stage = context.input.outlook.progress.projects[i].stage;
        return stage == Stage::completed || stage == Stage::operating;
    });
    const auto lacking =
        std::ranges::count_if(context.input.projects, [&](std::uint32_t i) { return context.input.gaps.projects[i].lacks.any(); });
    const auto amber = std::ranges::count(context.gaps, Severity::amber, &Gap::severity);
    const auto count = context.input.projects.size();
    return context.zh()
               ? fmt::format("项目 {} 个（已完成 {}），有缺项的 {} 个。缺项共 {} 条：必补（黄）{}，宜补（提示）{}。", count, finished,
                             lacking, context.gaps.size(), amber, std::ssize(context.gaps) - amber)
               : fmt::format("{} ({} finished), {} of them lack something. Gaps: {}, of which {} must be filled (amber) and {} "
                             "should be (note).",
                             counted(count, "project"), finished, lacking, context.gaps.size(), amber, std::ssize(context.gaps) - amber);
}

/// What is missing beside projects.
std::string others_line(const GapsContext& context) {
    const auto count = [&](std::string_view code) {
        return std::ranges::count_if(context.gaps, [&](const Gap& gap) { return gap_rules()[gap.rule].code == code; });
    };
    const auto targets = count("target-without-project");
    const auto programmes = count("programme-without-members");
    return context.zh() ? fmt::format("其中没有项目支撑的指标 {} 项，没有所含项目的工程 {} 个。", targets, programmes)
                        : fmt::format("Among them: {} that nothing serves, {} without members.",
                                      counted(static_cast<std::size_t>(targets), "target"),
                                      counted(static_cast<std::size_t>(programmes), "programme"));
}

std::vector<std::string> preamble(const GapsContext& context) {
    std::vector<std::string> lines{counts_line(context)};
    if (!context.input.part) { lines.push_back(others_line(context)); }
    lines.push_back(
        context.say("已完成的项目只问责任单位、产出、所属指标和残损数字；已取消的不问。责任单位按职能推定的也算缺，须确认。",
                    "Of finished projects only owner, output, target and damaged figures are asked, of cancelled ones nothing. An "
                    "assumed owner counts as missing: it has to be confirmed."));
    if (context.input.part) {
        lines.push_back(context.say("选择针对项目：指标和工程的缺项不在其中。",
                                    "A selection is one of projects: gaps of targets and programmes are left out."));
    }
    return lines;
}

} // namespace

Report gaps_report(const GapsInput& input, Language language) {
    const GapsContext context{input, language, of_interest(input)};
    const auto counted_by = input.by ? std::vector{*input.by} : std::vector{GapsBy::plan, GapsBy::district};
    Report report;
    report.title = context.say("缺什么、问谁 ", "What is missing, and whom to ask, ") + to_string(input.outlook.as_of);
    report.preamble = preamble(context);
    report.machine = gaps_machine(context, counted_by);
    for (const auto by : counted_by) { report.sections.push_back(counts_section(context, by)); }
    std::ranges::move(project_sections(context, counted_by.back()), std::back_inserter(report.sections));
    if (!input.part) {
        std::ranges::move(target_sections(context), std::back_inserter(report.sections));
        report.sections.push_back(programme_section(context));
    }
    report.sections.push_back(legend_section(context));
    std::erase_if(report.sections, [](const Section& section) { return section.blocks.empty(); });
    return report;
}

} // namespace slipway
