#include "report/bound_words.hpp"
#include "report/why_walk.hpp"

namespace slipway {
namespace {

/// The first day that lies wholly after the point before which an activity holds another: its late start, or its late finish.
Date holds_from(const Walk& walk, std::uint32_t activity, bool at_start) {
    const auto kind = walk.kind(activity);
    const auto start = walk.schedule().late_start(activity);
    const auto finish = walk.schedule().late_finish(activity);
    if (kind == ActivityKind::finish_milestone) { return finish_day(finish) + Days{1}; }
    if (at_start || kind == ActivityKind::start_milestone) { return shown_start(kind, start); }
    return shown_finish(kind, start, finish) + Days{1};
}

bool holds_start(ConstraintKind kind) { return kind == ConstraintKind::start_no_later || kind == ConstraintKind::mandatory_start; }

} // namespace

Date last_day_allowed(const Walk& walk, std::uint32_t activity) {
    const auto bound = late_bound(walk.scheduled, activity);
    const auto project = walk.portfolio.activities[activity].project;
    if (bound.kind == Bound::Kind::constraint) {
        const auto& constraint = walk.outlook.constraints[bound.index];
        return holds_start(constraint.kind) ? day_of(constraint.at) - Days{1} : finish_day(constraint.at);
    }
    if (bound.kind == Bound::Kind::cap && cap_of(walk.outlook, activity) == LateCap::commitment) {
        return walk.portfolio.projects[project].commitment->by.last;
    }
    if (const auto finish = walk.schedule().project_finish(project); bound.kind == Bound::Kind::cap && finish != unknown_instant) {
        return finish_day(finish);
    }
    return holds_from(walk, activity, false) - Days{1};
}

std::vector<WhyHop> late_hops(const Walk& walk, const std::vector<std::uint32_t>& chain, AskedDate date) {
    std::vector<WhyHop> hops;
    auto taken_from = last_day_allowed(walk, chain.back()) + Days{1};
    for (auto at = chain.rbegin(); at != chain.rend(); ++at) {
        const auto next = std::next(at);
        const auto at_start =
            next == chain.rend() ? is_start(date) : !holds_finish(walk.portfolio.relations[late_bound(walk.scheduled, *next).index].type);
        WhyHop hop;
        hop.activity = *at;
        if (!hops.empty()) { hop.relation = late_bound(walk.scheduled, *at).index; }
        hop.until = taken_from - Days{1};
        // What is complete takes no time: it only hands on what comes after it.
        hop.from = walk.schedule().has_late_dates(*at) ? holds_from(walk, *at, at_start) : taken_from;
        hop.cost_cd = days_between(hop.from, taken_from);
        count_days(walk.portfolio.calendar_of(walk.portfolio.activities[*at]), hop);
        taken_from = hop.from;
        hops.push_back(std::move(hop));
    }
    return hops;
}

} // namespace slipway
