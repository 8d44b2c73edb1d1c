// Gaps as the machine sees them.

#include "report/gaps_parts.hpp"

#include <set>

namespace slipway {
namespace {

Json plans_of(const Portfolio& portfolio, const std::vector<Cite>& cites) {
    std::set<std::string> plans;
    for (const auto& cite : cites) { plans.insert(portfolio.plans[cite.plan].key); }
    return plans;
}

Json text_or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

/// Who and where; null where a record of that kind has no such thing.
void add_subject(const GapsContext& context, const Gap& gap, Json& row) {
    const auto& portfolio = context.portfolio();
    if (gap.subject == GapSubject::target) {
        const auto& target = portfolio.targets[gap.index];
        row["key"] = target.key;
        row["name"] = target.name.in(context.language);
        row["district"] = text_or_null(portfolio.plans[target.plan].jurisdiction);
        row["plans"] = Json::array({portfolio.plans[target.plan].key});
        return;
    }
    const auto add = [&](const auto& record) {
        row["key"] = record.key;
        row["name"] = record.name.in(context.language);
        row["category"] = word_of(category_words, record.category);
        row["district"] = text_or_null(record.district);
        row["plans"] = plans_of(portfolio, record.cites);
    };
    if (gap.subject == GapSubject::programme) {
        add(portfolio.programmes[gap.index]);
        return;
    }
    const auto& project = portfolio.projects[gap.index];
    add(project);
    if (!project.owner) { return; }
    row["agency"] = portfolio.agencies[*project.owner].key;
    row["agency_assumed"] = project.owner_assumed;
}

const std::vector<std::string>& columns() {
    static const std::vector<std::string> all{"code",     "severity", "kind",           "key",   "name", "category",
                                              "district", "agency",   "agency_assumed", "plans", "ask",  "advice"};
    return all;
}

Json gap_row(const GapsContext& context, const Gap& gap) {
    Json row;
    for (const auto& column : columns()) { row[column] = nullptr; }
    row["code"] = gap_rules()[gap.rule].code;
    row["severity"] = word_of(severity_words, gap.severity);
    row["kind"] = word_of(gap_subject_words, gap.subject);
    add_subject(context, gap, row);
    row["ask"] = whom_to_ask(context.portfolio(), gap).in(context.language);
    row["advice"] = advice(context.portfolio(), gap).in(context.language);
    return row;
}

/// "no-date": {"asked": 12, "lacking": 5}, … of some projects.
Json counts_json(const GapsContext& context, const std::vector<std::uint32_t>& projects) {
    const auto counts = gap_counts(context, projects);
    Json all = Json::object();
    for (std::size_t rule = 0; rule < project_gap_rules; ++rule) {
        all[std::string{gap_rules()[rule].code}] = {{"asked", counts.asked.at(rule)}, {"lacking", counts.lacking.at(rule)}};
    }
    return all;
}

} // namespace

MachineFace gaps_machine(const GapsContext& context, const std::vector<GapsBy>& counted) {
    MachineFace face;
    face.head = machine_head("slipway.gaps/1", context.input.outlook.as_of, context.portfolio());
    face.rows_name = "gaps";
    face.columns = columns();
    for (const auto& gap : context.gaps) { face.rows.push_back(gap_row(context, gap)); }
    auto& counts = face.tail["counts"] = Json::array();
    const auto add = [&](std::string_view by, const Json& key, const std::vector<std::uint32_t>& projects) {
        counts.push_back({{"by", by}, {"key", key}, {"projects", projects.size()}, {"gaps", counts_json(context, projects)}});
    };
    for (const auto by : counted) {
        if (by == GapsBy::field) { continue; }
        for (const auto& group : gaps_groups(context, by)) { add(word_of(gaps_by_words, by), text_or_null(group.key), group.projects); }
    }
    add("all", nullptr, context.input.projects);
    return face;
}

} // namespace slipway
