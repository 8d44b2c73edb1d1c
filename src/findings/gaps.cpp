#include "slipway/findings/gaps.hpp"

#include "slipway/model/membership.hpp"

#include <algorithm>

namespace slipway {
namespace {

/// What the rules look at.
struct Facts {
    const Portfolio& portfolio;
    const Outlook& outlook;
    std::vector<bool> tied;   ///< by project: an activity of it has a relation to one of another project
    std::vector<bool> serves; ///< by project: it, or a programme that holds it, serves a target

    [[nodiscard]] const Project& project(std::uint32_t i) const { return portfolio.projects[i]; }
    [[nodiscard]] Stage stage(std::uint32_t i) const { return outlook.progress.projects[i].stage; }
    [[nodiscard]] bool finished(std::uint32_t i) const { return stage(i) == Stage::completed || stage(i) == Stage::operating; }
};

bool not_cancelled(const Facts& facts, std::uint32_t i) { return facts.stage(i) != Stage::cancelled; }
bool unfinished(const Facts& facts, std::uint32_t i) { return not_cancelled(facts, i) && !facts.finished(i); }
bool scheduled(const Facts& facts, std::uint32_t i) { return unfinished(facts, i) && facts.project(i).completion.has_value(); }

/// A cite holds what its document says; the record need not repeat it.
template <class Predicate>
bool some_cite(const Project& project, Predicate predicate) {
    return std::ranges::any_of(project.cites, predicate);
}

bool no_date(const Facts& facts, std::uint32_t i) {
    const auto& project = facts.project(i);
    const bool dated = project.commitment || some_cite(project, [](const Cite& cite) { return cite.by.has_value(); });
    return !dated && facts.stage(i) == Stage::unstated;
}

bool no_owner(const Facts& facts, std::uint32_t i) { return !facts.project(i).owner || facts.project(i).owner_assumed; }

bool no_money(const Facts& facts, std::uint32_t i) {
    const auto& project = facts.project(i);
    const bool cited = some_cite(project, [](const Cite& cite) { return cite.investment_yi.has_value(); });
    return !project.investment_yi && project.funding.empty() && project.years.empty() && !cited;
}

bool no_stage(const Facts& facts, std::uint32_t i) { return facts.stage(i) == Stage::unstated; }
bool unscheduled(const Facts& facts, std::uint32_t i) { return !facts.project(i).completion; }
bool no_relation(const Facts& facts, std::uint32_t i) { return !facts.tied[i]; }
bool no_target(const Facts& facts, std::uint32_t i) { return !facts.serves[i]; }

bool no_output(const Facts& facts, std::uint32_t i) {
    const auto& project = facts.project(i);
    return project.outputs.empty() && !some_cite(project, [](const Cite& cite) { return !cite.outputs.empty(); });
}

bool damaged(const Facts& facts, std::uint32_t i) { return some_cite(facts.project(i), &Cite::damaged); }

struct Row {
    GapRule rule;
    bool (*asked)(const Facts&, std::uint32_t) = nullptr;
    bool (*lacks)(const Facts&, std::uint32_t) = nullptr;
};

constexpr std::array rows{
    Row{{"no-date", Severity::amber, "时间", "date", "既无承诺节点，也无写明日期的阶段",
         "no commitment, and no stage that is stated with its day", "请{}报开工、竣工时间",
         "ask {} when it starts and when it is to be completed"},
        unfinished,
        no_date},
    Row{{"no-owner", Severity::amber, "责任单位", "owner", "无文件写明责任单位；按职能推定的也算",
         "no document names the owner; an assumed one counts as missing", "请{}确认由谁负责", "ask {} to confirm who answers for it"},
        not_cancelled,
        no_owner},
    Row{{"no-money", Severity::amber, "资金", "money", "无总投资，也无资金来源或年度安排", "no investment, no sources, no annual plan",
         "请{}报总投资、资金来源和年度安排", "ask {} for the investment, its sources and the annual plan"},
        unfinished,
        no_money},
    Row{{"no-stage", Severity::amber, "阶段", "stage", "未说明处于储备、前期、开工还是在建", "nobody states how far it is",
         "请{}说明现处阶段和日期", "ask {} how far it is, and since when"},
        unfinished,
        no_stage},
    Row{{"unscheduled", Severity::amber, "工作分解", "activities", "没有工作与节点，无法排期",
         "no activities, so that no schedule is possible", "请{}报主要节点，或为它选定模板",
         "ask {} for its main milestones, or choose a template"},
        unfinished,
        unscheduled},
    Row{{"damaged-figure", Severity::amber, "完好数字", "whole figure", "所据文本有缺字，名称或数字残损",
         "characters of its name or figures are lost in the copy read", "请{}提供原件核对", "ask {} for the original"},
        not_cancelled,
        damaged},
    Row{{"no-output", Severity::note, "产出", "output", "没有床位、学位、公里等产出数字",
         "no figure of what it delivers: beds, seats, km, …", "请{}报建设规模", "ask {} what it delivers: beds, seats, km, m²"},
        not_cancelled,
        no_output},
    Row{{"no-target", Severity::note, "所属指标", "target", "不支撑任何规划指标", "it serves no target of any plan",
         "请{}说明产出计入哪项指标", "ask {} toward which target it counts"},
        not_cancelled,
        no_target},
    Row{{"no-relation", Severity::note, "关联", "relation", "与其他项目没有逻辑关系",
         "no activity of it waits for another project, or is waited for", "请{}说明是否等待其他项目的场地、搬迁或接入",
         "ask {} whether it waits for the site, the move or the connection of another project"},
        scheduled,
        no_relation},
    Row{{"target-without-project", Severity::amber, "支撑项目", "projects", "没有项目或工程支撑的指标",
         "a target that no project and no programme serves", "请{}指明支撑项目", "ask {} which projects are to meet it"}},
    Row{{"programme-without-members", Severity::note, "所含项目", "members", "没有所含项目的工程", "a programme that names no member",
         "请{}列出所含项目，或改列为政策", "ask {} what belongs to it, or record it as a policy"}},
};

consteval std::size_t place_of(std::string_view code) {
    std::size_t place = 0;
    while (rows.at(place).rule.code != code) { ++place; }
    return place;
}

constexpr auto damaged_figure = place_of("damaged-figure");
constexpr auto target_without_project = place_of("target-without-project");
constexpr auto programme_without_members = place_of("programme-without-members");
static_assert(rows.size() == project_gap_rules + 2 && target_without_project >= project_gap_rules &&
              programme_without_members >= project_gap_rules);

constexpr Severity severity_of(std::size_t rule) { return rows[rule].rule.severity; }

Facts facts_of(const Portfolio& portfolio, const Outlook& outlook) {
    Facts facts{portfolio, outlook, std::vector<bool>(portfolio.projects.size()), std::vector<bool>(portfolio.projects.size())};
    for (const auto& relation : portfolio.relations) {
        const auto from = portfolio.activities[relation.from].project;
        const auto to = portfolio.activities[relation.to].project;
        if (from != to) { facts.tied[from] = facts.tied[to] = true; }
    }
    const auto programmes = programmes_by_project(portfolio);
    for (std::uint32_t i = 0; i < portfolio.projects.size(); ++i) {
        facts.serves[i] = !portfolio.projects[i].serves.empty() || std::ranges::any_of(programmes[i], [&](std::uint32_t programme) {
            return !portfolio.programmes[programme].serves.empty();
        });
    }
    return facts;
}

void add_programmes(const Portfolio& portfolio, std::vector<Gap>& all) {
    for (std::uint32_t i = 0; i < portfolio.programmes.size(); ++i) {
        const auto& programme = portfolio.programmes[i];
        if (std::ranges::any_of(programme.cites, &Cite::damaged)) {
            all.push_back({damaged_figure, severity_of(damaged_figure), GapSubject::programme, i});
        }
        if (programme.kind == ProgrammeKind::programme && programme.projects.empty() && programme.programmes.empty()) {
            all.push_back({programme_without_members, severity_of(programme_without_members), GapSubject::programme, i});
        }
    }
}

void add_targets(const Portfolio& portfolio, std::vector<Gap>& all) {
    std::vector<bool> served(portfolio.targets.size());
    for (const auto& project : portfolio.projects) {
        for (const auto target : project.serves) { served[target] = true; }
    }
    for (const auto& programme : portfolio.programmes) {
        for (const auto target : programme.serves) { served[target] = true; }
    }
    for (std::uint32_t i = 0; i < portfolio.targets.size(); ++i) {
        const auto& target = portfolio.targets[i];
        if (target.cite.damaged) { all.push_back({damaged_figure, severity_of(damaged_figure), GapSubject::target, i}); }
        if (served[i] || !is_promise(portfolio, target)) { continue; }
        const auto severity = target.output.empty() ? Severity::note : severity_of(target_without_project);
        all.push_back({target_without_project, severity, GapSubject::target, i});
    }
}

Name drafting_office(const Portfolio& portfolio, std::uint32_t plan) {
    const auto& name = portfolio.plans[plan].name;
    return {"《" + name.in(Language::zh) + "》编制部门", "the office that drafted “" + name.in(Language::en) + "”"};
}

Name office_of_place(const Portfolio& portfolio, const std::string& district) {
    const auto at = portfolio.find_district(district);
    if (!at) { return {"当地发展改革部门", "the local development and reform office"}; }
    const auto& name = portfolio.districts[*at].name;
    return {name.in(Language::zh) + "发展改革部门", "the development and reform office of " + name.in(Language::en)};
}

/// The one that drafted the plan of a damaged cite, else of the first one.
Name office_of_cites(const Portfolio& portfolio, const std::vector<Cite>& cites, const std::string& district) {
    if (cites.empty()) { return office_of_place(portfolio, district); }
    const auto damaged = std::ranges::find_if(cites, &Cite::damaged);
    return drafting_office(portfolio, (damaged == cites.end() ? cites.front() : *damaged).plan);
}

std::string filled(std::string_view sentence, const std::string& whom) {
    const auto at = sentence.find("{}");
    return std::string{sentence.substr(0, at)} + whom + std::string{sentence.substr(at + 2)};
}

} // namespace

std::span<const GapRule> gap_rules() noexcept {
    static const auto rules = [] {
        std::array<GapRule, rows.size()> all{};
        std::ranges::transform(rows, all.begin(), &Row::rule);
        return all;
    }();
    return rules;
}

Gaps gaps(const Portfolio& portfolio, const Outlook& outlook) {
    Gaps found{std::vector<ProjectGaps>(portfolio.projects.size()), {}};
    const auto facts = facts_of(portfolio, outlook);
    for (std::uint32_t i = 0; i < portfolio.projects.size(); ++i) {
        for (std::size_t rule = 0; rule < project_gap_rules; ++rule) {
            const auto& row = rows[rule];
            if (!row.asked(facts, i)) { continue; }
            found.projects[i].asked.set(rule);
            if (!row.lacks(facts, i)) { continue; }
            found.projects[i].lacks.set(rule);
            found.all.push_back({rule, row.rule.severity, GapSubject::project, i});
        }
    }
    add_programmes(portfolio, found.all);
    add_targets(portfolio, found.all);
    return found;
}

bool is_promise(const Portfolio& portfolio, const Target& target) {
    const bool past = target.by && target.by->last < portfolio.plans[target.plan].issued.first;
    return target.op != TargetOperator::observed && !past;
}

Name whom_to_ask(const Portfolio& portfolio, const Gap& gap) {
    if (gap.subject == GapSubject::target) { return drafting_office(portfolio, portfolio.targets[gap.index].plan); }
    if (gap.subject == GapSubject::programme) {
        const auto& programme = portfolio.programmes[gap.index];
        return office_of_cites(portfolio, programme.cites, programme.district);
    }
    const auto& project = portfolio.projects[gap.index];
    if (gap.rule == damaged_figure) { return office_of_cites(portfolio, project.cites, project.district); }
    return project.owner ? owner_name(portfolio, project) : office_of_place(portfolio, project.district);
}

Name advice(const Portfolio& portfolio, const Gap& gap) {
    const auto whom = whom_to_ask(portfolio, gap);
    const auto& rule = rows[gap.rule].rule;
    return {filled(rule.ask_zh, whom.zh), filled(rule.ask_en, whom.en)};
}

} // namespace slipway
