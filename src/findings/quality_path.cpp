// DCMA 12 and 13: whether a critical path is one, and how much room it leaves.

#include "findings/quality_rules.hpp"
#include "slipway/schedule/explain.hpp"
#include "slipway/schedule/paths.hpp"
#include "slipway/schedule/rescheduler.hpp"

#include <algorithm>

namespace slipway {
namespace {

constexpr int test_wd = 600;
constexpr double least_index = 0.95;

/// Where calendars differ along the path, what a delay passes on differs with the days off that it meets.
constexpr double least_share_in_other_calendars = 0.9;

/// Whether a task on a longest path is critical by its finish: the path leaves it by a relation that waits for that.
bool critical_by_finish(const QualityScope& scope, const std::vector<std::uint32_t>& path, std::uint32_t task, std::uint32_t end) {
    const auto scheduled = scope.outlook.likely_scheduled();
    const auto& network = scope.outlook.network;
    return task == end || std::ranges::any_of(network.out_of(task), [&](std::uint32_t i) {
               const auto& relation = network.relations[i];
               const bool waits = relation.type == RelationType::finish_start || relation.type == RelationType::finish_finish;
               const bool goes_on =
                   scope.outlook.likely.through(relation.to) != unknown_instant || std::ranges::binary_search(path, relation.to);
               return waits && goes_on && drives(scheduled, i);
           });
}

/// The first open task on a longest path. What is critical by its start alone has room at its finish, which takes some of a delay up: it is
/// passed over, unless nothing waits for its finish, which the test is there to find.
std::optional<std::uint32_t> first_on_path(const QualityScope& scope, const std::vector<std::uint32_t>& path, std::uint32_t end) {
    std::optional<std::uint32_t> first;
    const auto start = [&](std::uint32_t i) { return scope.outlook.likely.early_start(i); };
    for (const auto i : path) {
        if (i >= scope.portfolio.activities.size() || !scope.discrete(i) || scope.milestone(i)) { continue; }
        if (first && start(i) >= start(*first)) { continue; }
        const bool dangles = i != end && !scope.ties[i].finish_held;
        if (dangles || critical_by_finish(scope, path, i, end)) { first = i; }
    }
    return first;
}

/// Whether one calendar measures all of a path, its lags included.
bool one_calendar(const QualityScope& scope, const std::vector<std::uint32_t>& path) {
    const auto& network = scope.outlook.network;
    const auto calendar = network.activities[path.front()].calendar;
    return std::ranges::all_of(path, [&](std::uint32_t activity) {
        if (network.activities[activity].calendar != calendar) { return false; }
        return std::ranges::all_of(network.into(activity), [&](std::uint32_t relation) {
            return network.relations[relation].lag == Minutes{0} || network.relations[relation].lag_calendar == calendar;
        });
    });
}

/// The schedule with a status that can be changed.
class Trials {
public:
    explicit Trials(const QualityScope& scope)
        : scope_{scope}, status_{scope.outlook.progress.likely}, rescheduler_{scope.outlook.network, input()} {}

    /// Whether the end finishes as much later as 600 days more in the task make that; nothing when that leaves the years known.
    [[nodiscard]] std::optional<bool> passes_on(std::uint32_t task, std::uint32_t end, bool exactly) {
        const auto& calendar = scope_.portfolio.calendar_of(scope_.portfolio.activities[task]);
        const auto more = calendar.per_day() * test_wd;
        const auto before = rescheduler_.early_finish(end);
        status_[task].remaining += more;
        rescheduler_.changed(task);
        const auto after = rescheduler_.early_finish(end);
        status_[task].remaining -= more;
        rescheduler_.changed(task);
        if (calendar.at_edge(after)) { return std::nullopt; }
        const auto moved = calendar.between(before, after);
        return exactly ? moved == more : moved.count() >= least_share_in_other_calendars * more.count();
    }

private:
    [[nodiscard]] ScheduleInput input() const {
        auto input = scope_.outlook.likely_scheduled().input;
        input.status = status_;
        return input;
    }

    const QualityScope& scope_;
    std::vector<ActivityStatus> status_;
    Rescheduler rescheduler_;
};

/// The projects that count and whose open end has a forecast.
std::vector<std::uint32_t> projects_under_way(const QualityScope& scope) {
    std::vector<std::uint32_t> found;
    for (std::uint32_t i = 0; i < scope.portfolio.projects.size(); ++i) {
        const auto end = scope.end[i];
        if (scope.projects[i] && end && !scope.complete(*end) && scope.outlook.likely.has_forecast(*end)) { found.push_back(i); }
    }
    return found;
}

constexpr QualityReason no_path{"没有可推算的未完成项目", "no open project has a forecast"};

/// Whether a promise or a constraint says when a project has to end, so that the float of its end is measured against that.
bool has_a_target(const QualityScope& scope, std::uint32_t project) {
    const auto end = *scope.end[project];
    const auto total = scope.outlook.likely.total_float(end);
    if (total && *total < Minutes{0}) { return true; } // what comes after it has one
    const auto& promise = scope.portfolio.projects[project].commitment;
    const bool of_other_projects = scope.facts.from_a_file && promise && promise->provenance == Provenance::derived;
    const bool promised = scope.outlook.likely_terms[project].commitment && scope.outlook.options.cap == LateCap::commitment;
    if (promised && !of_other_projects) { return true; }
    return std::ranges::any_of(scope.outlook.constraints, [&](const ActivityConstraint& one) {
        return one.activity == end && (one.kind == ConstraintKind::deadline || one.kind == ConstraintKind::finish_no_later ||
                                       one.kind == ConstraintKind::mandatory_finish);
    });
}

/// How much earlier than it has to the end of a project is reached: by its promise or constraint, else by its baseline.
std::optional<Minutes> room(const QualityScope& scope, std::uint32_t end, const Calendar& calendar) {
    if (has_a_target(scope, scope.portfolio.activities[end].project)) { return scope.outlook.likely.total_float(end); }
    const auto due = scope.baseline_finish(end);
    if (!due) { return std::nullopt; }
    return calendar.between(scope.outlook.likely.early_finish(end), Instant{*due + Days{1}});
}

/// (length + total float) ÷ length of a project's critical path, in working days of its end.
std::optional<double> length_index(const QualityScope& scope, std::uint32_t project) {
    const auto end = *scope.end[project];
    const auto& calendar = scope.portfolio.calendar_of(scope.portfolio.activities[end]);
    const auto length = calendar.between(scope.data_date(project), scope.outlook.likely.early_finish(end));
    const auto total = room(scope, end, calendar);
    if (!total || length <= Minutes{0}) { return std::nullopt; }
    return static_cast<double>((length + *total).count()) / static_cast<double>(length.count());
}

} // namespace

QualityResult dcma_critical_path(const QualityScope& scope) {
    const auto projects = projects_under_way(scope);
    if (projects.empty()) { return not_judged(no_path); }
    Trials trials{scope};
    const auto scheduled = scope.outlook.likely_scheduled();
    std::vector<std::uint32_t> broken;
    std::size_t tried = 0;
    for (const auto project : projects) {
        const auto path = longest_path(scheduled, *scope.end[project]);
        const auto task = first_on_path(scope, path, *scope.end[project]);
        if (!task) { continue; }
        const auto passes = trials.passes_on(*task, *scope.end[project], one_calendar(scope, path));
        tried += passes ? 1U : 0U;
        if (passes && !*passes) { broken.push_back(*task); }
    }
    if (tried == 0) { return not_judged({"关键线路上没有可供试验的未完成工作", "no longest path holds an open task to try it with"}); }
    std::ranges::sort(broken);
    broken.erase(std::unique(broken.begin(), broken.end()), broken.end());
    return none_allowed(std::move(broken), tried);
}

QualityResult dcma_cpli(const QualityScope& scope) {
    QualityResult result{.threshold = least_index, .at_least = true, .unit = "ratio"};
    for (const auto project : projects_under_way(scope)) {
        const auto index = length_index(scope, project);
        if (!index) { continue; }
        ++result.of;
        result.value = std::min(*index, result.value.value_or(*index));
        if (*index < least_index) { result.activities.push_back(*scope.end[project]); }
    }
    if (!result.value) {
        return not_judged({"未完成项目均无应守的完成日期（承诺、限定或基准），指数恒为 1",
                           "no open project has a date to meet (promise, limit or baseline): the index would be 1 by definition"});
    }
    result.counted = result.activities.size();
    std::ranges::sort(result.activities);
    result.verdict = *result.value >= least_index ? QualityVerdict::passes : QualityVerdict::fails;
    return result;
}

} // namespace slipway
