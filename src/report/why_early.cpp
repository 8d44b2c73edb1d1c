#include "report/why_walk.hpp"

namespace slipway {
namespace {

/// The last day that lies wholly before the point at which an activity lets another go: its finish, or the eve of its start.
Date lets_go(const Walk& walk, std::uint32_t activity, bool at_start) {
    const auto kind = walk.kind(activity);
    const auto& schedule = walk.schedule();
    if (walk.complete(activity) && schedule.through(activity) != unknown_instant) { return finish_day(schedule.through(activity)); }
    const auto start = schedule.early_start(activity);
    const auto finish = schedule.early_finish(activity);
    if (kind == ActivityKind::finish_milestone) { return finish_day(finish); }
    if (at_start && start != unknown_instant) { return shown_start(kind, start) - Days{1}; }
    if (kind == ActivityKind::start_milestone) { return shown_start(kind, finish) - Days{1}; }
    return shown_finish(kind, start == unknown_instant ? finish : start, finish);
}

/// The day before the root begins.
Date eve_of_root(const Walk& walk, std::uint32_t root, Date lets_go) {
    const auto start = walk.schedule().early_start(root);
    if (start == unknown_instant || walk.kind(root) == ActivityKind::finish_milestone) { return lets_go; }
    return shown_start(walk.kind(root), start) - Days{1};
}

} // namespace

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

std::vector<WhyHop> early_hops(const Walk& walk, const std::vector<std::uint32_t>& chain, AskedDate date) {
    std::vector<WhyHop> hops;
    std::optional<Date> before;
    for (auto at = chain.rbegin(); at != chain.rend(); ++at) {
        const auto next = std::next(at);
        const auto at_start = next == chain.rend()
                                  ? is_start(date)
                                  : counts_from_start(walk.portfolio.relations[early_bound(walk.scheduled, *next).index].type);
        WhyHop hop;
        hop.activity = *at;
        hop.until = lets_go(walk, *at, at_start);
        if (before) { hop.relation = early_bound(walk.scheduled, *at).index; }
        if (!before) { before = eve_of_root(walk, *at, hop.until); }
        hop.from = *before + Days{1};
        hop.cost_cd = days_between(*before, hop.until);
        count_days(walk.portfolio.calendar_of(walk.portfolio.activities[*at]), hop);
        before = hop.until;
        hops.push_back(std::move(hop));
    }
    return hops;
}

} // namespace slipway
