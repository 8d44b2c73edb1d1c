#include "records/pattern.hpp"

#include "records/order_of_work.hpp"

#include <algorithm>
#include <tuple>

namespace slipway::records {

void set_lag(Relation& relation, const Lag& lag, LagCalendar measure, const LagEnds& ends, CalendarBook& calendars) {
    auto calendar = ends.predecessor;
    if (measure == LagCalendar::successor) { calendar = ends.successor; }
    if (measure == LagCalendar::project) { calendar = ends.project; }
    if (measure == LagCalendar::elapsed) { calendar = calendars.elapsed(); }
    const auto resolved = resolve_lag(lag, calendar, calendars);
    relation.lag = resolved.minutes;
    relation.lag_calendar = resolved.calendar;
}

bool goes_before(const Relation& left, const Relation& right) {
    const auto place = [](const Relation& one) {
        return std::tie(one.from, one.to, one.type, one.lag, one.lag_text(), one.because(), one.span().line, one.span().column);
    };
    return place(left) < place(right);
}

Pattern pattern_of(const ActivityContext& context, LagCalendar measure, const UnreadKeys& unread) {
    Pattern pattern{.work = work_of({.base = context.source.base}, unread, context.problems)};
    const auto& work = pattern.work;
    if (std::ranges::any_of(work.edges, [](const Edge& edge) { return edge.foreign != nullptr; })) { return pattern; }
    const auto ranks = ranks_of(work);
    std::vector<Activity> activities;
    for (std::uint32_t at = 0; at < work.activities.size(); ++at) {
        const auto& merged = work.activities[at];
        pattern.activities.push_back(resolve_activity(merged, context));
        pattern.activities.back().activity.rank = ranks[at];
        activities.push_back(pattern.activities.back().activity);
        const auto* after = merged.chosen(&RawActivity::after);
        if (merged.is_level_of_effort() && (after == nullptr || after->empty())) { pattern.untied.push_back(at); }
        if (!is_same_everywhere(*merged.base)) { pattern.each_anew.push_back(at); }
    }
    for (const auto& edge : work.edges) {
        const auto make = [&] { return RelationRecord{.lag_text = edge.lag.text, .span = edge.span}; };
        Relation relation{
            .record = context.book.relations.shared(*edge.written, make), .from = edge.from, .to = edge.to, .type = edge.type};
        const LagEnds ends{pattern.activities[edge.from].own_calendar, pattern.activities[edge.to].own_calendar, context.calendar};
        set_lag(relation, edge.lag, measure, ends, context.calendars);
        pattern.relations.push_back(relation);
    }
    std::ranges::sort(pattern.relations, goes_before);
    pattern.completion = completion_of(work, activities);
    pattern.usable = true;
    return pattern;
}

std::optional<std::vector<std::uint32_t>> filled_in(const Pattern& pattern, const RawProject& project) {
    if (!pattern.usable || !project.drop.empty()) { return std::nullopt; }
    std::vector<std::uint32_t> places;
    auto at = pattern.work.activities.begin();
    for (const auto& own : project.activities) {
        while (at != pattern.work.activities.end() && at->base->key.text < own.key.text) { ++at; }
        const bool changes_kind = own.kind || own.enters || (at != pattern.work.activities.end() && at->is_level_of_effort());
        if (at == pattern.work.activities.end() || at->base->key.text != own.key.text || own.after || own.calendar || changes_kind) {
            return std::nullopt;
        }
        places.push_back(static_cast<std::uint32_t>(at - pattern.work.activities.begin()));
    }
    return places;
}

} // namespace slipway::records
