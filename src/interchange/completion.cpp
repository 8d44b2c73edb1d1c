#include "interchange/completion.hpp"

#include <algorithm>

namespace slipway {
namespace {

bool is_work(const ForeignActivity& one) {
    return one.kind == ForeignKind::task || one.kind == ForeignKind::start_milestone || one.kind == ForeignKind::finish_milestone;
}

/// The work that may complete its project: what is unfinished, in a project that is finished all of it.
std::vector<bool> candidates(const ForeignSchedule& foreign, const ForeignComputed& computed) {
    const auto open = [&](std::uint32_t i) { return computed.status[i].state != ProgressState::complete; };
    std::vector<bool> unfinished(foreign.projects.size(), false);
    for (std::uint32_t i = 0; i < foreign.activities.size(); ++i) {
        const auto& one = foreign.activities[i];
        if (is_work(one) && open(i)) { unfinished[one.project] = true; }
    }
    std::vector<bool> may(foreign.activities.size(), false);
    for (std::uint32_t i = 0; i < foreign.activities.size(); ++i) {
        const auto& one = foreign.activities[i];
        may[i] = is_work(one) && (open(i) || !unfinished[one.project]);
    }
    return may;
}

} // namespace

std::vector<std::optional<std::uint32_t>> completions(const ForeignSchedule& foreign, const ForeignComputed& computed) {
    const auto may = candidates(foreign, computed);
    std::vector<bool> goes_on(foreign.activities.size(), false);
    for (const auto& relation : foreign.relations) {
        const bool own = foreign.activities[relation.from].project == foreign.activities[relation.to].project;
        if (own && may[relation.to]) { goes_on[relation.from] = true; }
    }
    std::vector<std::optional<std::uint32_t>> found(foreign.projects.size());
    for (std::uint32_t i = 0; i < foreign.activities.size(); ++i) {
        if (!may[i] || goes_on[i] || !computed.schedule.has_forecast(i)) { continue; }
        auto& last = found[foreign.activities[i].project];
        if (!last || computed.schedule.early_finish(i) > computed.schedule.early_finish(*last)) { last = i; }
    }
    return found;
}

} // namespace slipway
