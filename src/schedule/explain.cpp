#include "slipway/schedule/explain.hpp"

#include "schedule/rules.hpp"

#include <algorithm>
#include <tuple>

namespace slipway {
namespace {

struct Explainer {
    const Scheduled& scheduled;
    Rules rules{scheduled.network, scheduled.input, scheduled.schedule};

    [[nodiscard]] std::uint32_t place(std::uint32_t activity) const { return (*scheduled.network.position)[activity]; }

    /// At a tie: relations before the rest, those with the least other end first; then the kind that was named last.
    [[nodiscard]] auto early_rank(const BoundAt& bound) const {
        const bool relation = bound.by.kind == Bound::Kind::relation;
        const auto other = relation ? scheduled.network.relations[bound.by.index].from : 0;
        return std::tuple{relation ? 0 : 1, other, relation ? 0 : -static_cast<int>(bound.by.kind),
                          relation ? std::int64_t{bound.by.index} : -std::int64_t{bound.by.index}};
    }
    [[nodiscard]] auto late_rank(const BoundAt& bound) const {
        const bool relation = bound.by.kind == Bound::Kind::relation;
        return std::tuple{relation                            ? 0
                          : bound.by.kind == Bound::Kind::cap ? 1
                                                              : 2,
                          relation ? scheduled.network.relations[bound.by.index].to : 0, bound.by.index};
    }
};

/// The bound that overrules the others goes to the front.
void put_first(std::vector<BoundAt>& bounds, const std::optional<BoundAt>& first) {
    if (!first) { return; }
    std::erase_if(bounds, [&](const BoundAt& bound) { return bound.by == first->by; });
    bounds.insert(bounds.begin(), *first);
}

} // namespace

std::vector<BoundAt> early_bounds(const Scheduled& scheduled, std::uint32_t activity) {
    if (!scheduled.schedule.has_forecast(activity)) { return {}; }
    const Explainer explainer{scheduled};
    const auto& rules = explainer.rules;
    const auto place = explainer.place(activity);
    std::vector<BoundAt> bounds;
    if (rules.state(place) == ProgressState::complete) {
        bounds.push_back({{Bound::Kind::actual, 0}, scheduled.schedule.early_finish(activity)});
        put_first(bounds, rules.driven_through(place));
        return bounds;
    }
    if (rules.kind(place) == ActivityKind::level_of_effort) { return {}; }
    rules.each_early_bound(place, [&](const BoundAt& bound) { bounds.push_back(bound); });
    std::ranges::sort(bounds, [&](const BoundAt& left, const BoundAt& right) {
        return left.at != right.at ? left.at > right.at : explainer.early_rank(left) < explainer.early_rank(right);
    });
    put_first(bounds, rules.overruling(place, bounds.front().at));
    put_first(bounds, rules.held_back(place));
    return bounds;
}

std::vector<BoundAt> late_bounds(const Scheduled& scheduled, std::uint32_t activity) {
    const Explainer explainer{scheduled};
    const auto& rules = explainer.rules;
    const auto place = explainer.place(activity);
    const bool complete = rules.state(place) == ProgressState::complete;
    if ((!complete && !scheduled.schedule.has_late_dates(activity)) || rules.kind(place) == ActivityKind::level_of_effort) { return {}; }
    std::vector<BoundAt> bounds;
    rules.each_late_bound(place, [&](BoundAt bound) {
        if (!complete) { bound.at = rules.late_position(place, bound.at); }
        bounds.push_back(bound);
    });
    std::ranges::sort(bounds, [&](const BoundAt& left, const BoundAt& right) {
        return left.at != right.at ? left.at < right.at : explainer.late_rank(left) < explainer.late_rank(right);
    });
    if (auto mandatory = rules.mandatory_late_finish(place); mandatory && !complete) {
        mandatory->at = rules.late_position(place, mandatory->at);
        put_first(bounds, mandatory);
    }
    return bounds;
}

Bound early_bound(const Scheduled& scheduled, std::uint32_t activity) {
    const auto bounds = early_bounds(scheduled, activity);
    return bounds.empty() ? Bound{} : bounds.front().by;
}

Bound late_bound(const Scheduled& scheduled, std::uint32_t activity) {
    const auto bounds = late_bounds(scheduled, activity);
    return bounds.empty() ? Bound{} : bounds.front().by;
}

std::vector<std::uint32_t> bound_chain(const Scheduled& scheduled, std::uint32_t activity) {
    std::vector<std::uint32_t> chain{activity};
    for (auto by = early_bound(scheduled, activity); by.kind == Bound::Kind::relation; by = early_bound(scheduled, chain.back())) {
        chain.push_back(scheduled.network.relations[by.index].from);
    }
    return chain;
}

std::vector<std::uint32_t> late_chain(const Scheduled& scheduled, std::uint32_t activity) {
    std::vector<std::uint32_t> chain{activity};
    for (auto by = late_bound(scheduled, activity); by.kind == Bound::Kind::relation; by = late_bound(scheduled, chain.back())) {
        chain.push_back(scheduled.network.relations[by.index].to);
    }
    return chain;
}

std::optional<Minutes> link_float(const Scheduled& scheduled, std::uint32_t relation) {
    const Explainer explainer{scheduled};
    const auto to = explainer.place(scheduled.network.relations[relation].to);
    const auto link = explainer.rules.link({.to = to, .slot = scheduled.network.slot_of(relation)});
    return explainer.rules.binds(link) ? explainer.rules.link_float(link) : std::nullopt;
}

bool drives(const Scheduled& scheduled, std::uint32_t relation) { return scheduled.schedule.drives(scheduled.network.slot_of(relation)); }

} // namespace slipway
