// Projects by plan, district, agency or category, and how many of them lack what.

#include "report/gaps_parts.hpp"
#include "slipway/findings/wording.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

namespace slipway {
namespace {

/// The keys of the groups that a project belongs to.
std::set<std::string> group_keys(const Portfolio& portfolio, const Project& project, GapsBy by) {
    switch (by) {
    case GapsBy::plan: {
        std::set<std::string> plans;
        for (const auto& cite : project.cites) { plans.insert(portfolio.plans[cite.plan].key); }
        return plans.empty() ? std::set<std::string>{""} : plans;
    }
    case GapsBy::district: return {project.district};
    case GapsBy::agency: return {project.owner ? portfolio.agencies[*project.owner].key : ""};
    case GapsBy::category: return {std::string{word_of(category_words, project.category)}};
    case GapsBy::field: break;
    }
    return {};
}

template <class Things>
std::string name_of(const Things& things, const std::string& key, Language language) {
    const auto found = std::ranges::find(things, key, [](const auto& one) { return one.key; });
    return found == things.end() ? key : found->name.in(language);
}

std::string group_name(const GapsContext& context, const std::string& key, GapsBy by) {
    const auto& portfolio = context.portfolio();
    if (key.empty()) { return context.say("（未写明）", "(none)"); }
    if (by == GapsBy::plan) { return name_of(portfolio.plans, key, context.language); }
    if (by == GapsBy::agency) { return name_of(portfolio.agencies, key, context.language); }
    if (by == GapsBy::district) { return district_name(portfolio, key, context.language); }
    return words(value_of(category_words, key).value_or(Category::other), context.language);
}

/// "12  34%", a dash where nothing is asked.
std::string share_words(std::size_t lacking, std::size_t asked) {
    if (asked == 0) { return "—"; }
    return lacking == 0 ? "0     " : fmt::format("{} {:>4}", lacking, fmt::format("{}%", (200 * lacking + asked) / (2 * asked)));
}

std::vector<std::string> counts_row(const GapsContext& context, const std::string& name, const std::vector<std::uint32_t>& projects) {
    const auto counts = gap_counts(context, projects);
    std::vector<std::string> row{name, std::to_string(projects.size())};
    for (std::size_t rule = 0; rule < project_gap_rules; ++rule) {
        row.push_back(share_words(counts.lacking.at(rule), counts.asked.at(rule)));
    }
    return row;
}

/// One row a kind of gap.
Section fields_section(const GapsContext& context) {
    const auto counts = gap_counts(context, context.input.projects);
    Table table{{{context.say("缺什么", "missing")},
                 {context.say("级别", "severity")},
                 {context.say("应有", "asked"), Align::right},
                 {context.say("所缺", "lacking"), Align::right},
                 {context.say("含义", "meaning")}},
                {}};
    for (std::size_t rule = 0; rule < project_gap_rules; ++rule) {
        const auto& row = gap_rules()[rule];
        table.rows.push_back({context.heading(rule), words(row.severity, context.language), std::to_string(counts.asked.at(rule)),
                              share_words(counts.lacking.at(rule), counts.asked.at(rule)), context.say(row.meaning_zh, row.meaning_en)});
    }
    return {
        context.say("缺什么：项目数与占比（占应有该项的项目）", "What is missing: projects, and their share of those that should have it"),
        {std::move(table)}};
}

} // namespace

std::vector<GapsGroup> gaps_groups(const GapsContext& context, GapsBy by) {
    std::map<std::string, std::vector<std::uint32_t>> members;
    for (const auto project : context.input.projects) {
        for (const auto& key : group_keys(context.portfolio(), context.portfolio().projects[project], by)) {
            members[key].push_back(project);
        }
    }
    std::vector<GapsGroup> groups;
    for (auto& [key, projects] : members) { groups.push_back({key, group_name(context, key, by), std::move(projects)}); }
    std::ranges::stable_sort(groups, std::greater{}, [](const GapsGroup& group) { return group.projects.size(); });
    return groups;
}

GapCounts gap_counts(const GapsContext& context, const std::vector<std::uint32_t>& projects) {
    GapCounts counts;
    for (const auto project : projects) {
        const auto& one = context.input.gaps.projects[project];
        for (std::size_t rule = 0; rule < project_gap_rules; ++rule) {
            counts.asked.at(rule) += one.asked[rule] ? 1U : 0U;
            counts.lacking.at(rule) += one.lacks[rule] ? 1U : 0U;
        }
    }
    return counts;
}

std::string by_words(const GapsContext& context, GapsBy by) {
    switch (by) {
    case GapsBy::plan: return context.say("规划", "plan");
    case GapsBy::district: return context.say("地区", "district");
    case GapsBy::agency: return context.say("责任单位", "agency");
    case GapsBy::category: return context.say("类别", "category");
    case GapsBy::field: return context.say("缺项", "field");
    }
    return {};
}

Section counts_section(const GapsContext& context, GapsBy by) {
    if (by == GapsBy::field) { return fields_section(context); }
    Table table{{{by_words(context, by)}, {context.say("项目", "projects"), Align::right}}, {}};
    for (std::size_t rule = 0; rule < project_gap_rules; ++rule) { table.columns.push_back({context.heading(rule), Align::right}); }
    for (const auto& group : gaps_groups(context, by)) { table.rows.push_back(counts_row(context, group.name, group.projects)); }
    table.rows.push_back(counts_row(context, context.say("合计", "all"), context.input.projects));
    Section section{context.zh()
                        ? fmt::format("按{}：缺该项的项目数与占比（占应有该项的项目）", by_words(context, by))
                        : fmt::format("By {}: projects that lack it, and their share of those that should have it", by_words(context, by)),
                    {std::move(table)}};
    if (by == GapsBy::plan) {
        section.blocks.emplace_back(
            Paragraph{context.say("几个规划共同写到的项目在各规划下都计，合计只计一次。",
                                  "A project that several plans name counts in each; the last row counts it once.")});
    }
    if (by == GapsBy::district) {
        section.blocks.emplace_back(Paragraph{
            context.say("项目计在最小的地区，不并入上级。", "A project counts in the smallest place that holds it, not in those above.")});
    }
    return section;
}

} // namespace slipway
