#include "interchange/given_out/exported_relations.hpp"

#include "slipway/schedule/explain.hpp"

#include <algorithm>
#include <set>

namespace slipway {
namespace {

/// What the relations from outside alone let the activity start at.
void hold_early(const Exported& exported, std::uint32_t activity, ForeignActivity& into) {
    for (const auto& bound : early_bounds(exported.outlook.likely_scheduled(), activity)) {
        if (bound.by.kind != Bound::Kind::relation || exported.activity_at[exported.portfolio.relations[bound.by.index].from]) { continue; }
        into.external_early_start = std::max(into.external_early_start.value_or(bound.at), bound.at);
    }
}

/// What the relations to the outside alone let the activity finish at.
void hold_late(const Exported& exported, std::uint32_t activity, ForeignActivity& into) {
    for (const auto& bound : late_bounds(exported.outlook.likely_scheduled(), activity)) {
        if (bound.by.kind != Bound::Kind::relation || exported.activity_at[exported.portfolio.relations[bound.by.index].to]) { continue; }
        into.external_late_finish = std::min(into.external_late_finish.value_or(bound.at), bound.at);
    }
}

bool is_open(const Exported& exported, std::uint32_t activity) { return exported.status(activity).state != ProgressState::complete; }

} // namespace

std::vector<ForeignRelation> exported_relations(const Exported& exported, std::vector<ForeignActivity>& activities, Losses& losses) {
    std::vector<ForeignRelation> relations;
    std::set<std::uint32_t> after_outside;
    std::set<std::uint32_t> before_outside;
    for (const auto& one : exported.portfolio.relations) {
        const auto from = exported.activity_at[one.from];
        const auto to = exported.activity_at[one.to];
        if (from && to) {
            relations.push_back({*from, *to, one.type, one.lag, *exported.calendar_at[one.lag_calendar], one.span().line});
        } else if (from || to) {
            losses.add("relation-outside", "a relation to a project that is not exported became an external date", one.span().line);
            if (to && is_open(exported, one.to)) { after_outside.insert(one.to); }
            if (from && is_open(exported, one.from)) { before_outside.insert(one.from); }
        }
    }
    for (const auto i : after_outside) { hold_early(exported, i, activities[*exported.activity_at[i]]); }
    for (const auto i : before_outside) { hold_late(exported, i, activities[*exported.activity_at[i]]); }
    return relations;
}

} // namespace slipway
