// The practices of GAO-16-89G that can be computed. Milestones count here too.

#include "findings/quality_rules.hpp"
#include "slipway/schedule/explain.hpp"
#include "slipway/schedule/paths.hpp"

#include <algorithm>

namespace slipway {
namespace {

template <class Wanted>
QualityResult relations_that(const QualityScope& scope, Wanted wanted) {
    std::vector<std::uint32_t> found;
    std::ranges::copy_if(scope.relations, std::back_inserter(found), [&](std::uint32_t i) { return wanted(scope.portfolio.relations[i]); });
    return no_relations_allowed(std::move(found), scope.relations.size());
}

/// By activity of the network, whether relations lead from it to the end of a project.
std::vector<bool> leads_to_an_end(const QualityScope& scope) {
    const auto& network = scope.outlook.network;
    std::vector<bool> leads(network.activities.size(), false);
    for (const auto& end : scope.end) {
        if (end) { leads[*end] = true; }
    }
    for (auto place = static_cast<std::uint32_t>(network.order.size()); place-- > 0;) {
        for (const auto& outgoing : network.outgoing_at(place)) {
            const auto to = network.order[outgoing.to];
            if (leads[to] && (scope.summary(to) || !scope.effort(to))) { leads[network.order[place]] = true; }
        }
    }
    return leads;
}

double median(std::vector<double> values) {
    const auto middle = values.begin() + std::ssize(values) / 2;
    std::ranges::nth_element(values, middle);
    if (values.size() % 2 == 1) { return *middle; }
    return (*middle + *std::max_element(values.begin(), middle)) / 2;
}

/// The last day on which anybody said anything of work that has begun.
std::optional<Date> last_said(const QualityScope& scope, std::uint32_t activity) {
    const auto& facts = scope.outlook.progress.facts[activity];
    return std::max(facts.started, facts.remaining_said);
}

} // namespace

QualityResult gao_sequencing(const QualityScope& scope) {
    return no_open_work_that(scope,
                             [&](std::uint32_t i) { return open_end(scope, i) || dangling_start(scope, i) || dangling_finish(scope, i); });
}

QualityResult gao_start_to_finish(const QualityScope& scope) {
    return relations_that(scope, [](const Relation& one) { return one.type == RelationType::start_finish; });
}

QualityResult gao_summary_logic(const QualityScope& scope) {
    if (scope.facts.summary.empty()) { return not_judged({"计划不含汇总工作", "the plan has no summaries"}); }
    std::vector<std::uint32_t> found;
    std::size_t of = 0;
    for (std::uint32_t i = 0; i < scope.portfolio.relations.size(); ++i) {
        const auto& relation = scope.portfolio.relations[i];
        if (!scope.projects[scope.portfolio.activities[relation.to].project]) { continue; }
        ++of;
        if (scope.summary(relation.from) || scope.summary(relation.to)) { found.push_back(i); }
    }
    return no_relations_allowed(std::move(found), of);
}

QualityResult gao_constraints(const QualityScope& scope) {
    return no_open_work_that(scope, [&](std::uint32_t i) {
        return std::ranges::any_of(scope.portfolio.activities[i].constraints(), [](const Constraint& one) {
            return one.kind != ConstraintKind::deadline && one.reason.empty(); // a deadline moves nothing
        });
    });
}

QualityResult gao_lags(const QualityScope& scope) {
    return relations_that(scope, [](const Relation& one) { return one.lag != Minutes{0} && one.because().empty(); });
}

QualityResult gao_traceability(const QualityScope& scope) {
    const auto leads = leads_to_an_end(scope);
    return no_open_work_that(scope, [&](std::uint32_t i) { return !leads[i]; });
}

QualityResult gao_critical_path(const QualityScope& scope) {
    const auto scheduled = scope.outlook.likely_scheduled();
    std::vector<bool> seen(scope.portfolio.activities.size(), false);
    std::vector<std::uint32_t> held;
    std::size_t of = 0;
    for (std::uint32_t project = 0; project < scope.portfolio.projects.size(); ++project) {
        if (!scope.projects[project] || !scope.end[project]) { continue; }
        for (const auto activity : longest_path(scheduled, *scope.end[project])) {
            if (activity >= seen.size() || seen[activity]) { continue; }
            seen[activity] = true;
            ++of;
            if (early_bound(scheduled, activity).kind == Bound::Kind::constraint) { held.push_back(activity); }
        }
    }
    if (of == 0) { return not_judged({"没有可推算的未完成项目", "no open project has a forecast"}); }
    std::ranges::sort(held);
    return none_allowed(std::move(held), of);
}

QualityResult gao_float(const QualityScope& scope) {
    std::vector<double> floats;
    for (const auto i : scope.open_tasks) {
        if (const auto total = scope.outlook.likely.total_float(i)) { floats.push_back(scope.days(i, *total)); }
    }
    if (floats.empty()) { return not_judged({"没有可推算时差的工作", "no open task has a float"}); }
    auto result =
        not_judged({"GAO 未定界限：时差须与剩余工作相称", "GAO names no bound: floats have to be plausible for the work that is left"});
    result.of = floats.size();
    result.unit = "wd";
    result.value = median(std::move(floats));
    return result;
}

QualityResult gao_updating(const QualityScope& scope) {
    if (scope.facts.from_a_file) {
        return not_judged({"文件不说明各项工作何时填报", "the file does not say when each piece of work was reported on"});
    }
    std::vector<std::uint32_t> old;
    std::size_t of = 0;
    for (const auto i : scope.open_work) {
        const auto said = last_said(scope, i);
        if (!scope.begun(i) || !said) { continue; }
        ++of;
        if (days_between(*said, scope.outlook.as_of) > scope.portfolio.rules.not_reported_cd) { old.push_back(i); }
    }
    if (of == 0) { return not_judged({"没有填报过进展的在建工作", "no work under way was reported on"}); }
    return none_allowed(std::move(old), of);
}

QualityResult gao_baseline(const QualityScope& scope) {
    std::vector<std::uint32_t> without;
    std::size_t of = 0;
    for (const auto i : scope.tasks) {
        if (!scope.finish(i)) { continue; } // what has no forecast cannot get a baseline
        ++of;
        if (!scope.baseline_finish(i)) { without.push_back(i); }
    }
    auto result = share_at_most(std::move(without), of, 0, {"没有可推算的工作", "no task has a forecast"});
    if (result.counted == of) { result.activities.clear(); } // none of them stands out
    return result;
}

} // namespace slipway
