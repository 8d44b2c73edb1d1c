#include "slipway/report/why.hpp"

#include <algorithm>

namespace slipway {
namespace {

struct Walk {
    const Portfolio& portfolio;
    const Outlook& outlook;
    const Schedule& schedule;
    const std::vector<ActivityStatus>& status;

    [[nodiscard]] bool complete(std::uint32_t activity) const { return status[activity].state == ProgressState::complete; }

    /// The last day that lies wholly before the point at which an activity lets another go: its finish, or the eve of its start.
    [[nodiscard]] Date lets_go(std::uint32_t activity, bool at_start) const {
        const auto kind = portfolio.activities[activity].kind;
        if (complete(activity) && schedule.through[activity] != unknown_instant) { return finish_day(schedule.through[activity]); }
        const auto start = schedule.early_start[activity];
        if (at_start && start != unknown_instant) { return shown_start(kind, start) - Days{1}; }
        if (kind == ActivityKind::start_milestone) { return shown_start(kind, schedule.early_finish[activity]) - Days{1}; }
        return shown_finish(kind, start == unknown_instant ? schedule.early_finish[activity] : start, schedule.early_finish[activity]);
    }
};

/// Sorts the days of a hop by what they were: worked, free by the week, free by a named day.
void count_days(const Calendar& calendar, WhyHop& hop) {
    for (Date day = hop.from; day <= hop.until; day += Days{1}) {
        if (calendar.works(day)) {
            ++hop.worked;
        } else if (const auto name = calendar.exception_name(day); name && calendar.works_by_pattern(day)) {
            ++hop.holidays[std::string{*name}];
        } else {
            ++hop.weekend;
        }
    }
}

bool from_start(const Relation& relation) {
    return relation.type == RelationType::start_start || relation.type == RelationType::start_finish;
}

/// The hops from the root: each lasts from the day after the hop before let go to the day on which it lets the next go.
std::vector<WhyHop> hops_of(const Walk& walk, const std::vector<std::uint32_t>& chain) {
    std::vector<WhyHop> hops;
    std::optional<Date> before;
    for (auto at = chain.rbegin(); at != chain.rend(); ++at) {
        const auto next = std::next(at);
        const bool last = next == chain.rend();
        WhyHop hop;
        hop.activity = *at;
        if (before) { hop.relation = walk.schedule.early_bound[*at].index; }
        const auto& out = last ? Relation{} : walk.portfolio.relations[walk.schedule.early_bound[*next].index];
        hop.until = walk.lets_go(*at, !last && from_start(out));
        if (!before) {
            const auto start = walk.schedule.early_start[*at];
            before = start == unknown_instant ? hop.until : shown_start(walk.portfolio.activities[*at].kind, start) - Days{1};
            if (walk.portfolio.activities[*at].kind == ActivityKind::finish_milestone) { before = hop.until; }
        }
        hop.from = *before + Days{1};
        hop.cost_cd = days_between(*before, hop.until);
        count_days(walk.portfolio.calendar_of(walk.portfolio.activities[*at]), hop);
        before = hop.until;
        hops.push_back(std::move(hop));
    }
    return hops;
}

/// Days from where a relation would let its successor be to where it is: both ends are starts, or both finishes.
int weaker_by(const Walk& walk, const Relation& relation, Instant reached) {
    const auto& activity = walk.portfolio.activities[relation.to];
    const auto start = walk.schedule.early_start[relation.to];
    const bool to_finish = relation.type == RelationType::finish_finish || relation.type == RelationType::start_finish;
    if (to_finish || activity.kind == ActivityKind::finish_milestone) {
        return days_between(finish_day(reached), shown_finish(activity.kind, start, walk.schedule.early_finish[relation.to]));
    }
    return days_between(day_of(walk.portfolio.calendar_of(activity).next_work(reached)), day_of(start));
}

/// Relations from other projects into the chain that did not bind, strongest first.
std::vector<WeakerBound> weaker_bounds(const Walk& walk, const std::vector<std::uint32_t>& chain) {
    std::vector<WeakerBound> found;
    for (const auto activity : chain) {
        if (walk.complete(activity)) { continue; }
        for (const auto index : walk.outlook.network.into(activity)) {
            const auto& relation = walk.portfolio.relations[index];
            const bool crosses = walk.portfolio.activities[relation.from].project != walk.portfolio.activities[activity].project;
            if (!crosses || walk.schedule.driving[index] || !walk.schedule.has_forecast(relation.from)) { continue; }
            const auto reached = walk.portfolio.calendars[relation.lag_calendar].calendar.add(
                from_start(relation) ? walk.schedule.early_start[relation.from] : walk.schedule.early_finish[relation.from], relation.lag);
            found.push_back({index, finish_day(reached), weaker_by(walk, relation, reached)});
        }
    }
    std::ranges::stable_sort(found, {}, &WeakerBound::weaker_cd);
    return found;
}

/// The open activities without a forecast from which the ignorance comes: those whose own predecessors are known or complete.
std::vector<std::uint32_t> sources_of_ignorance(const Walk& walk, std::uint32_t activity) {
    std::vector<std::uint32_t> seen{activity};
    std::vector<std::uint32_t> sources;
    for (std::size_t at = 0; at < seen.size(); ++at) {
        bool deeper = false;
        for (const auto index : walk.outlook.network.into(seen[at])) {
            const auto from = walk.portfolio.relations[index].from;
            if (walk.complete(from) || walk.schedule.has_forecast(from)) { continue; }
            deeper = true;
            if (std::ranges::find(seen, from) == seen.end()) { seen.push_back(from); }
        }
        if (!deeper) { sources.push_back(seen[at]); }
    }
    std::ranges::sort(sources);
    return sources;
}

} // namespace

Why why(const Portfolio& portfolio, const Outlook& outlook, std::uint32_t activity, Scenario scenario) {
    const bool best = scenario == Scenario::best;
    const Walk walk{portfolio, outlook, best ? outlook.best : outlook.likely, best ? outlook.progress.best : outlook.progress.likely};
    Why answer{activity, scenario, {}, {}, {}};
    if (!walk.schedule.has_forecast(activity)) {
        answer.waits_for = sources_of_ignorance(walk, activity);
        return answer;
    }
    if (walk.complete(activity)) {
        // What is done is explained by its actual date, whatever still drives through it.
        const auto day = finish_day(walk.schedule.early_finish[activity]);
        answer.hops = {{activity, std::nullopt, day, day, 0, 0, 0, {}}};
        return answer;
    }
    const auto chain = bound_chain(outlook.network, walk.schedule, activity);
    answer.hops = hops_of(walk, chain);
    answer.weaker = weaker_bounds(walk, chain);
    return answer;
}

} // namespace slipway
