#include "slipway/report/why.hpp"

#include "report/activity_row.hpp"
#include "report/why_walk.hpp"

#include <algorithm>

namespace slipway {
namespace {

/// Days from where a relation would let its successor be to where it is: both ends are starts, or both finishes.
int weaker_by(const Walk& walk, const Relation& relation, Instant reached) {
    const auto& activity = walk.portfolio.activities[relation.to];
    const auto start = walk.schedule().early_start(relation.to);
    if (holds_finish(relation.type) || activity.kind() == ActivityKind::finish_milestone) {
        return days_between(finish_day(reached), shown_finish(activity.kind(), start, walk.schedule().early_finish(relation.to)));
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
            if (!crosses || drives(walk.scheduled, index) || !walk.schedule().has_forecast(relation.from)) { continue; }
            const auto reached = walk.portfolio.calendars[relation.lag_calendar].calendar.add(
                counts_from_start(relation.type) ? walk.schedule().early_start(relation.from) : walk.schedule().early_finish(relation.from),
                relation.lag);
            found.push_back({index, finish_day(reached), weaker_by(walk, relation, reached)});
        }
    }
    std::ranges::stable_sort(found, {}, &WeakerBound::weaker_cd);
    return found;
}

/// The bounds that did not set the date.
std::vector<RunnerUp> runners_up(const Walk& walk, const WhyQuestion& question) {
    const auto activity = question.activity;
    const auto kind = walk.kind(activity);
    const auto& calendar = walk.portfolio.calendar_of(walk.portfolio.activities[activity]);
    const bool late = is_late(question.date);
    const auto bounds = late ? late_bounds(walk.scheduled, activity) : early_bounds(walk.scheduled, activity);
    std::vector<RunnerUp> found;
    for (std::size_t i = 1; i < bounds.size(); ++i) {
        const auto at = bounds[i].at;
        const auto day = late ? finish_shown(kind, at) : shown_start(kind, at);
        const auto now = late ? walk.schedule().late_finish(activity) : walk.schedule().early_start(activity);
        const auto now_day = late ? finish_shown(kind, now) : shown_start(kind, now);
        found.push_back({bounds[i].by, day, late ? days_between(now_day, day) : days_between(day, now_day),
                         late ? calendar.between(now, at) : calendar.between(at, now)});
    }
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
            if (walk.complete(from) || walk.schedule().has_forecast(from)) { continue; }
            deeper = true;
            if (std::ranges::find(seen, from) == seen.end()) { seen.push_back(from); }
        }
        if (!deeper) { sources.push_back(seen[at]); }
    }
    std::ranges::sort(sources);
    return sources;
}

/// The answer about a late date; without one, nothing but what it waits for.
Why why_late(const Walk& walk, const WhyQuestion& question) {
    Why answer{question, {}, {}, {}, {}};
    if (walk.schedule().has_late_dates(question.activity)) {
        answer.hops = late_hops(walk, late_chain(walk.scheduled, question.activity), question.date);
        answer.runners_up = runners_up(walk, question);
    } else if (!walk.schedule().has_forecast(question.activity)) {
        answer.waits_for = sources_of_ignorance(walk, question.activity);
    }
    return answer;
}

Why why_early(const Walk& walk, const WhyQuestion& question) {
    Why answer{question, {}, {}, {}, {}};
    if (!walk.schedule().has_forecast(question.activity)) {
        answer.waits_for = sources_of_ignorance(walk, question.activity);
        return answer;
    }
    if (walk.complete(question.activity)) {
        // What is done is explained by its actual date, whatever still drives through it.
        const auto day = finish_day(walk.schedule().early_finish(question.activity));
        answer.hops = {{question.activity, std::nullopt, day, day, 0, 0, 0, {}}};
        return answer;
    }
    const auto chain = bound_chain(walk.scheduled, question.activity);
    answer.hops = early_hops(walk, chain, question.date);
    answer.runners_up = runners_up(walk, question);
    answer.weaker = weaker_bounds(walk, chain);
    return answer;
}

} // namespace

Why why(const Portfolio& portfolio, const Outlook& outlook, const WhyQuestion& question) {
    const Walk walk{portfolio, outlook, outlook.scheduled(question.scenario)};
    return is_late(question.date) ? why_late(walk, question) : why_early(walk, question);
}

} // namespace slipway
