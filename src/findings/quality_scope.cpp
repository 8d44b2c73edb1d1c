#include "findings/quality_scope.hpp"

#include <algorithm>
#include <tuple>

namespace slipway {
namespace {

/// Whether an activity hands on what it is tied to: itself, or through the summary that it is.
bool ties_through(const QualityScope& scope, std::uint32_t activity, bool tied) {
    return scope.summary(activity) ? tied : !scope.effort(activity);
}

bool from_start(RelationType type) { return type == RelationType::start_start || type == RelationType::start_finish; }
bool to_finish(RelationType type) { return type == RelationType::finish_finish || type == RelationType::start_finish; }

std::vector<Ties> ties_of(const QualityScope& scope) {
    const auto& network = scope.outlook.network;
    std::vector<Ties> all(network.activities.size());
    for (std::uint32_t place = 0; place < network.order.size(); ++place) {
        auto& ties = all[network.order[place]];
        for (const auto& incoming : network.incoming_at(place)) {
            const auto from = network.order[incoming.from];
            if (!ties_through(scope, from, all[from].before)) { continue; }
            ties.before = true;
            ties.start_held = ties.start_held || !to_finish(incoming.type);
        }
    }
    for (auto place = static_cast<std::uint32_t>(network.order.size()); place-- > 0;) {
        auto& ties = all[network.order[place]];
        for (const auto& outgoing : network.outgoing_at(place)) {
            const auto to = network.order[outgoing.to];
            if (!ties_through(scope, to, all[to].after)) { continue; }
            ties.after = true;
            ties.finish_held = ties.finish_held || !from_start(network.incoming[outgoing.slot].type);
        }
    }
    return all;
}

/// What a project begins with: of what waits for nothing a start milestone first, then the earliest, then the first in order of the work.
std::optional<std::uint32_t> begin_of(const QualityScope& scope, const Project& project) {
    std::optional<std::uint32_t> best;
    const auto rank = [&](std::uint32_t activity) {
        const auto& record = scope.portfolio.activities[activity];
        const auto& status = scope.outlook.progress.likely[activity];
        const auto start = status.actual_start.value_or(scope.outlook.likely.early_start(activity));
        return std::tuple{record.kind() != ActivityKind::start_milestone, start, record.rank, activity};
    };
    for (auto i = project.first_activity; i < project.first_activity + project.activity_count; ++i) {
        if (!scope.discrete(i) || scope.ties[i].before) { continue; }
        if (!best || rank(i) < rank(*best)) { best = i; }
    }
    return best;
}

/// Its completion, else what finishes last, a milestone before the work that leads to it.
std::optional<std::uint32_t> end_of(const QualityScope& scope, const Project& project) {
    if (project.completion) { return project.completion; }
    std::optional<std::uint32_t> best;
    const auto rank = [&](std::uint32_t activity) {
        const auto& likely = scope.outlook.likely;
        const bool forecast = likely.has_forecast(activity);
        return std::tuple{forecast, forecast ? likely.early_finish(activity) : Instant{}, !scope.ties[activity].after,
                          scope.portfolio.activities[activity].rank, activity};
    };
    for (auto i = project.first_activity; i < project.first_activity + project.activity_count; ++i) {
        if (!scope.discrete(i)) { continue; }
        if (!best || rank(i) > rank(*best)) { best = i; }
    }
    return best;
}

void take_activities(QualityScope& scope) {
    for (std::uint32_t i = 0; i < scope.portfolio.activities.size(); ++i) {
        if (!scope.projects[scope.portfolio.activities[i].project] || !scope.discrete(i)) { continue; }
        const bool open = !scope.complete(i);
        const bool task = !scope.milestone(i);
        if (task) { scope.tasks.push_back(i); }
        if (task && open) { scope.open_tasks.push_back(i); }
        if (open) { scope.open_work.push_back(i); }
    }
}

void take_relations(QualityScope& scope) {
    for (std::uint32_t i = 0; i < scope.portfolio.relations.size(); ++i) {
        const auto& relation = scope.portfolio.relations[i];
        const bool counts = scope.projects[scope.portfolio.activities[relation.to].project] && scope.discrete(relation.to) &&
                            scope.discrete(relation.from) && !scope.complete(relation.to);
        if (counts) { scope.relations.push_back(i); }
    }
}

} // namespace

std::optional<Date> QualityScope::finish(std::uint32_t activity) const {
    if (!outlook.likely.has_forecast(activity)) { return std::nullopt; }
    return shown_finish(portfolio.activities[activity].kind(), outlook.likely.early_start(activity), outlook.likely.early_finish(activity));
}

double QualityScope::days(std::uint32_t activity, Minutes work) const {
    return static_cast<double>(work.count()) / portfolio.calendar_of(portfolio.activities[activity]).per_day().count();
}

QualityScope quality_scope(const Portfolio& portfolio, const Outlook& outlook, const QualityFacts& facts,
                           const std::vector<bool>& projects) {
    QualityScope scope{portfolio, outlook, facts, projects, {}, {}, {}, {}, {}, {}, {}};
    if (projects.empty()) { scope.projects.assign(portfolio.projects.size(), true); }
    for (std::uint32_t i = 0; i < portfolio.projects.size(); ++i) {
        if (outlook.progress.projects[i].stage == Stage::cancelled) { scope.projects[i] = false; }
    }
    scope.ties = ties_of(scope);
    for (const auto& project : portfolio.projects) {
        scope.begin.push_back(begin_of(scope, project));
        scope.end.push_back(end_of(scope, project));
    }
    take_activities(scope);
    take_relations(scope);
    return scope;
}

} // namespace slipway
