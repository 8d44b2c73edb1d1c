// What the network itself gives away.

#include "findings/quality_rules.hpp"

#include <algorithm>
#include <tuple>

namespace slipway {
namespace {

/// Whether what a relation asks for before its successor's point had not come when that was reported.
bool passed_over(const QualityScope& scope, const Relation& relation) {
    const auto& facts = scope.outlook.progress.facts[relation.to];
    const bool implied = facts.finished_by && !facts.finished && !facts.started; // a stage says so, nobody reported it
    const bool to_finish = relation.type == RelationType::finish_finish || relation.type == RelationType::start_finish;
    const bool from_start = relation.type == RelationType::start_start || relation.type == RelationType::start_finish;
    const bool reached = to_finish ? scope.complete(relation.to) : scope.begun(relation.to);
    const bool come = from_start ? scope.begun(relation.from) : scope.complete(relation.from);
    return reached && !come && !implied;
}

} // namespace

bool open_end(const QualityScope& scope, std::uint32_t activity) {
    const auto project = scope.portfolio.activities[activity].project;
    const auto& ties = scope.ties[activity];
    return (!ties.before && scope.begin[project] != activity) || (!ties.after && scope.end[project] != activity);
}

bool dangling_start(const QualityScope& scope, std::uint32_t activity) {
    const auto& ties = scope.ties[activity];
    return !scope.milestone(activity) && !scope.begun(activity) && ties.before && !ties.start_held;
}

bool dangling_finish(const QualityScope& scope, std::uint32_t activity) {
    const auto& ties = scope.ties[activity];
    return !scope.milestone(activity) && ties.after && !ties.finish_held;
}

QualityResult open_ends(const QualityScope& scope) {
    return no_open_work_that(scope, [&](std::uint32_t i) { return open_end(scope, i); });
}

QualityResult dangling_starts(const QualityScope& scope) {
    return no_open_work_that(scope, [&](std::uint32_t i) { return dangling_start(scope, i); });
}

QualityResult dangling_finishes(const QualityScope& scope) {
    return no_open_work_that(scope, [&](std::uint32_t i) { return dangling_finish(scope, i); });
}

QualityResult redundant(const QualityScope& scope) {
    std::vector<std::uint32_t> found;
    std::ranges::set_intersection(redundant_relations(scope.outlook.network), scope.relations, std::back_inserter(found));
    return no_relations_allowed(std::move(found), scope.relations.size());
}

QualityResult duplicates(const QualityScope& scope) {
    // Of those between the same two, of one type, the one with the longest lag is meant; the others are over.
    auto all = scope.relations;
    const auto& relations = scope.portfolio.relations;
    const auto same = [&](std::uint32_t i) { return std::tuple{relations[i].from, relations[i].to, relations[i].type}; };
    std::ranges::sort(all, {}, [&](std::uint32_t i) { return std::tuple{same(i), -relations[i].lag, i}; });
    std::vector<std::uint32_t> found;
    for (std::size_t at = 1; at < all.size(); ++at) {
        if (same(all[at]) == same(all[at - 1])) { found.push_back(all[at]); }
    }
    std::ranges::sort(found);
    return no_relations_allowed(std::move(found), all.size());
}

QualityResult out_of_sequence(const QualityScope& scope) {
    std::vector<std::uint32_t> found;
    std::size_t of = 0;
    for (std::uint32_t i = 0; i < scope.portfolio.relations.size(); ++i) {
        const auto& relation = scope.portfolio.relations[i];
        const bool counts = scope.projects[scope.portfolio.activities[relation.to].project] && scope.discrete(relation.to) &&
                            scope.discrete(relation.from) && scope.begun(relation.to);
        if (!counts) { continue; }
        ++of;
        if (passed_over(scope, relation)) { found.push_back(i); }
    }
    if (of == 0) { return not_judged({"已填报的工作没有前序", "no work that was reported on has a predecessor"}); }
    return no_relations_allowed(std::move(found), of);
}

} // namespace slipway
