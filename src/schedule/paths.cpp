#include "slipway/schedule/paths.hpp"

#include "slipway/schedule/explain.hpp"
#include "slipway/schedule/rescheduler.hpp"

#include <algorithm>
#include <queue>
#include <unordered_set>

namespace slipway {
namespace {

bool complete(const Scheduled& scheduled, std::uint32_t activity) {
    return scheduled.input.status[activity].state == ProgressState::complete;
}

/// A tie of an activity to unfinished work before it. Float is none when it drives; work that drives through complete activities is tied
/// by the last of these.
struct Tie {
    std::uint32_t from = 0;
    Minutes slack{0};
    bool driving = false;
};

std::vector<Tie> ties_of(const Scheduled& scheduled, std::uint32_t activity) {
    std::vector<Tie> ties;
    std::vector<std::uint32_t> pending{activity};
    for (std::size_t at = 0; at < pending.size(); ++at) {
        for (const auto relation : scheduled.network.into(pending[at])) {
            const auto from = scheduled.network.relations[relation].from;
            const bool driving = drives(scheduled, relation);
            if (complete(scheduled, from)) {
                if (driving && scheduled.schedule.through(from) != unknown_instant) { pending.push_back(from); }
                continue;
            }
            const auto slack = driving ? Minutes{0} : link_float(scheduled, relation).value_or(unknown_work);
            if (slack != unknown_work) { ties.push_back({from, slack, driving}); }
        }
    }
    return ties;
}

/// Where a next path may begin.
struct Candidate {
    Minutes relative_float{0};
    std::uint32_t activity = 0;
    std::optional<std::uint32_t> joins;

    friend bool operator>(const Candidate& left, const Candidate& right) {
        return std::tie(left.relative_float, left.activity, left.joins) > std::tie(right.relative_float, right.activity, right.joins);
    }
};

using Candidates = std::priority_queue<Candidate, std::vector<Candidate>, std::greater<>>;

/// The driving chain back from a candidate to what is taken; the ties that it leaves aside become candidates.
FloatPath chain_from(const Scheduled& scheduled, const Candidate& begin, std::unordered_set<std::uint32_t>& taken, Candidates& candidates) {
    FloatPath path{begin.relative_float, {}, begin.joins};
    std::optional<std::uint32_t> next = begin.activity;
    while (next) {
        const auto activity = *next;
        next.reset();
        taken.insert(activity);
        path.activities.push_back(activity);
        for (const auto& tie : ties_of(scheduled, activity)) {
            if (tie.driving && (!next || tie.from < *next)) { next = tie.from; }
            candidates.push({begin.relative_float + tie.slack, tie.from, activity});
        }
        if (next && taken.contains(*next)) { next.reset(); }
    }
    std::ranges::reverse(path.activities);
    return path;
}

} // namespace

std::vector<std::uint32_t> longest_path(const Scheduled& scheduled, std::uint32_t target) {
    std::vector<std::uint32_t> reached;
    const auto& [network, input, schedule] = scheduled;
    if (!schedule.has_forecast(target)) { return reached; }
    std::vector<std::uint32_t> pending{(*network.position)[target]};
    std::unordered_set<std::uint32_t> seen{pending.front()};
    while (!pending.empty()) {
        const auto place = pending.back();
        pending.pop_back();
        const auto activity = network.order[place];
        if (!complete(scheduled, activity)) { reached.push_back(activity); }
        if (complete(scheduled, activity) && schedule.through(activity) == unknown_instant) { continue; }
        for (auto slot = network.incoming_begin[place]; slot < network.incoming_begin[place + 1]; ++slot) {
            const auto from = network.incoming[slot].from;
            if (schedule.drives(slot) && seen.insert(from).second) { pending.push_back(from); }
        }
    }
    std::ranges::sort(reached);
    return reached;
}

std::vector<FloatPath> float_paths(const Scheduled& scheduled, std::uint32_t target, std::size_t most) {
    std::vector<FloatPath> paths;
    if (!scheduled.schedule.has_forecast(target) || complete(scheduled, target)) { return paths; }
    std::unordered_set<std::uint32_t> taken;
    Candidates candidates;
    candidates.push({Minutes{0}, target, std::nullopt});
    while (paths.size() < most && !candidates.empty()) {
        const auto next = candidates.top();
        candidates.pop();
        if (!taken.contains(next.activity)) { paths.push_back(chain_from(scheduled, next, taken, candidates)); }
    }
    return paths;
}

std::vector<Drag> drags(const Scheduled& scheduled, std::uint32_t target, const std::vector<std::uint32_t>& activities) {
    std::vector<ActivityStatus> status(scheduled.input.status.begin(), scheduled.input.status.end());
    auto input = scheduled.input;
    input.status = status;
    Rescheduler rescheduler{scheduled.network, input};
    const auto with = rescheduler.early_finish(target);
    std::vector<Drag> found;
    for (const auto activity : activities) {
        const auto before = std::exchange(status[activity].remaining, Minutes{0});
        rescheduler.changed(activity);
        found.push_back({with, rescheduler.early_finish(target)});
        status[activity].remaining = before;
        rescheduler.changed(activity);
    }
    return found;
}

} // namespace slipway
