// DCMA 1 to 11 and 14: what can be counted. Tasks are those of the pamphlet: no milestones, summaries or levels of effort.

#include "findings/quality_rules.hpp"

#include <algorithm>

namespace slipway {
namespace {

/// "Two months": the bound of high float and high duration.
constexpr double two_months_wd = 44;

template <class Wanted>
std::vector<std::uint32_t> among(const std::vector<std::uint32_t>& all, Wanted wanted) {
    std::vector<std::uint32_t> found;
    std::ranges::copy_if(all, std::back_inserter(found), wanted);
    return found;
}

/// The relations into open tasks that are so, at most `bound` percent of them; the pamphlet asks for the predecessors of tasks.
template <class Wanted>
QualityResult relations_that(const QualityScope& scope, double bound, Wanted wanted) {
    const auto& relations = scope.portfolio.relations;
    const auto all = among(scope.relations, [&](std::uint32_t i) { return !scope.milestone(relations[i].to); });
    return relations_at_most(among(all, [&](std::uint32_t i) { return wanted(relations[i]); }), all.size(), bound);
}

bool hard(ConstraintKind kind) {
    return kind == ConstraintKind::mandatory_start || kind == ConstraintKind::mandatory_finish || kind == ConstraintKind::start_no_later ||
           kind == ConstraintKind::finish_no_later;
}

/// Open tasks whose float is known.
std::vector<std::uint32_t> tasks_with_float(const QualityScope& scope) {
    return among(scope.open_tasks, [&](std::uint32_t i) { return scope.outlook.likely.total_float(i).has_value(); });
}

constexpr QualityReason no_float{"没有可推算时差的工作", "no open task has a float"};

/// Whether open work is forecast before the data date of its project. A milestone may stand at the end of the shift before it.
bool forecast_in_the_past(const QualityScope& scope, std::uint32_t activity) {
    const auto& likely = scope.outlook.likely;
    if (scope.complete(activity) || !likely.has_forecast(activity)) { return false; }
    const auto& calendar = scope.portfolio.calendar_of(scope.portfolio.activities[activity]);
    const auto data_date = scope.data_date(scope.portfolio.activities[activity].project);
    const auto least = scope.milestone(activity) ? calendar.previous_work(data_date) : data_date;
    return (!scope.begun(activity) && likely.early_start(activity) < least) || likely.early_finish(activity) < least;
}

bool actual_in_the_future(const QualityScope& scope, std::uint32_t activity) {
    const auto& status = scope.outlook.progress.likely[activity];
    const auto today = scope.data_day(activity);
    const bool started = scope.begun(activity) && status.actual_start && day_of(*status.actual_start) > today;
    return started || (scope.complete(activity) && status.actual_finish && finish_day(*status.actual_finish) > today);
}

/// Tasks that the baseline has finished by the data date.
std::vector<std::uint32_t> tasks_due(const QualityScope& scope) {
    return among(scope.tasks, [&](std::uint32_t i) {
        const auto due = scope.baseline_finish(i);
        return due && *due <= scope.data_day(i);
    });
}

bool has_baseline(const QualityScope& scope) {
    return std::ranges::any_of(scope.tasks, [&](std::uint32_t i) { return scope.baseline_finish(i).has_value(); });
}

/// The tasks of the projects of which the baseline knows any.
std::vector<std::uint32_t> tasks_of_baselined_projects(const QualityScope& scope) {
    std::vector<bool> known(scope.portfolio.projects.size(), false);
    for (const auto i : scope.tasks) {
        if (scope.baseline_finish(i)) { known[scope.portfolio.activities[i].project] = true; }
    }
    return among(scope.tasks, [&](std::uint32_t i) { return known[scope.portfolio.activities[i].project]; });
}

constexpr QualityReason nothing_due{"截至截止日，按基准没有应完成的工作", "by the baseline nothing was due by the data date"};

} // namespace

QualityResult dcma_logic(const QualityScope& scope) {
    return share_at_most(among(scope.open_tasks, [&](std::uint32_t i) { return !scope.ties[i].before || !scope.ties[i].after; }),
                         scope.open_tasks.size(), 5, no_open_tasks);
}

QualityResult dcma_leads(const QualityScope& scope) {
    return relations_that(scope, 0, [](const Relation& one) { return one.lag < Minutes{0}; });
}

QualityResult dcma_lags(const QualityScope& scope) {
    return relations_that(scope, 5, [](const Relation& one) { return one.lag > Minutes{0}; });
}

QualityResult dcma_types(const QualityScope& scope) {
    // The objects are the others; the share is that of finish-start.
    auto result = relations_that(scope, 10, [](const Relation& one) { return one.type != RelationType::finish_start; });
    if (!result.value) { return result; }
    result.counted = result.of - result.counted;
    result.value = 100.0 * static_cast<double>(result.counted) / static_cast<double>(result.of);
    result.threshold = 90;
    result.at_least = true;
    result.verdict = *result.value >= 90 ? QualityVerdict::passes : QualityVerdict::fails;
    return result;
}

QualityResult dcma_constraints(const QualityScope& scope) {
    std::vector<bool> held(scope.portfolio.activities.size(), false);
    for (const auto& constraint : scope.outlook.constraints) {
        if (hard(constraint.kind) && constraint.activity < held.size()) { held[constraint.activity] = true; }
    }
    return share_at_most(among(scope.open_tasks, [&](std::uint32_t i) { return held[i]; }), scope.open_tasks.size(), 5, no_open_tasks);
}

QualityResult dcma_high_float(const QualityScope& scope) {
    const auto all = tasks_with_float(scope);
    return share_at_most(among(all, [&](std::uint32_t i) { return scope.days(i, *scope.outlook.likely.total_float(i)) > two_months_wd; }),
                         all.size(), 5, no_float);
}

QualityResult dcma_negative_float(const QualityScope& scope) {
    const auto all = tasks_with_float(scope);
    return share_at_most(among(all, [&](std::uint32_t i) { return *scope.outlook.likely.total_float(i) < Minutes{0}; }), all.size(), 0,
                         no_float);
}

QualityResult dcma_durations(const QualityScope& scope) {
    return share_at_most(
        among(scope.open_tasks,
              [&](std::uint32_t i) { return scope.days(i, scope.portfolio.activities[i].duration.likely) > two_months_wd; }),
        scope.open_tasks.size(), 5, no_open_tasks);
}

QualityResult dcma_dates(const QualityScope& scope) {
    std::vector<std::uint32_t> found;
    std::size_t of = 0;
    for (std::uint32_t i = 0; i < scope.portfolio.activities.size(); ++i) {
        if (!scope.projects[scope.portfolio.activities[i].project] || !scope.discrete(i)) { continue; }
        ++of;
        if (forecast_in_the_past(scope, i) || actual_in_the_future(scope, i)) { found.push_back(i); }
    }
    return none_allowed(std::move(found), of);
}

QualityResult dcma_resources(const QualityScope& scope) {
    const auto& has = scope.facts.has_resources;
    if (has.empty()) {
        return not_judged(scope.facts.from_a_file ? QualityReason{"文件中没有资源分配", "the file assigns no resources"}
                                                  : QualityReason{"计划不含资源与费用", "the plan carries no resources"});
    }
    const auto all = among(scope.open_tasks, [&](std::uint32_t i) {
        const auto& record = scope.portfolio.activities[i];
        return record.duration.likely >= scope.portfolio.calendar_of(record).per_day();
    });
    return share_at_most(among(all, [&](std::uint32_t i) { return i >= has.size() || !has[i]; }), all.size(), 0,
                         {"没有一个工作日以上的未完成工作", "no open task takes a day or more"});
}

QualityResult dcma_missed(const QualityScope& scope) {
    if (!has_baseline(scope)) { return not_judged(no_baseline(scope)); }
    const auto due = tasks_due(scope);
    return share_at_most(among(due,
                               [&](std::uint32_t i) {
                                   const auto finish = scope.finish(i);
                                   return !finish || *finish > *scope.baseline_finish(i); // without a forecast it is late for good
                               }),
                         due.size(), 5, nothing_due);
}

QualityResult dcma_bei(const QualityScope& scope) {
    if (!has_baseline(scope)) { return not_judged(no_baseline(scope)); }
    if (tasks_due(scope).empty()) { return not_judged(nothing_due); }
    const auto tasks = tasks_of_baselined_projects(scope);
    const auto done = std::ranges::count_if(tasks, [&](std::uint32_t i) { return scope.complete(i); });
    // What the baseline left out weighs as due: it counts when it is done, too.
    const auto due =
        among(tasks, [&](std::uint32_t i) { return scope.baseline_finish(i).value_or(scope.data_day(i)) <= scope.data_day(i); });
    QualityResult result{.threshold = 0.95, .at_least = true, .counted = static_cast<std::size_t>(done), .of = due.size(), .unit = "ratio"};
    result.value = static_cast<double>(done) / static_cast<double>(due.size());
    result.verdict = *result.value >= *result.threshold ? QualityVerdict::passes : QualityVerdict::fails;
    result.activities = among(due, [&](std::uint32_t i) { return !scope.complete(i); });
    return result;
}

} // namespace slipway
