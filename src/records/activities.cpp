#include "records/activities.hpp"

#include "records/places.hpp"

#include <cmath>

namespace slipway::records {
namespace {

bool counts_calendar_days(const DurationText& duration) { return duration.unit == DurationUnit::calendar_days; }

DurationRange range_of(const RawDuration& raw, const Calendar& calendar, const Word& key, Problems& problems) {
    DurationRange range{calendar.minutes(raw.optimistic), calendar.minutes(raw.likely), calendar.minutes(raw.pessimistic)};
    if (range.optimistic <= range.likely && range.likely <= range.pessimistic) { return range; }
    problems.error(raw.span, {"bad-range", fmt::format("the durations of activity \"{}\" are out of order", key.text),
                              "they grow: optimistic, likely, pessimistic"});
    range.optimistic = range.pessimistic = range.likely;
    return range;
}

/// An activity without work is often a misspelt key of the template's.
void report_no_kind(const Word& key, const ActivityContext& context) {
    std::vector<Word> known;
    if (context.source.base != nullptr) {
        for (const auto& activity : context.source.base->activities) { known.push_back(activity.key); }
    }
    const auto near = context.problems.suggestion(key, known);
    context.problems.error(key.span, {"bad-activity", fmt::format("activity \"{}\" has neither a duration nor a milestone", key.text),
                                      near.empty() ? R"(add duration = "40wd", or milestone = "finish")" : near});
}

std::optional<Condition> condition_of(const MergedActivity& merged, const ActivityContext& context) {
    const auto* raw = merged.chosen(&RawActivity::condition);
    if (raw == nullptr) { return std::nullopt; }
    const auto since = raw->since ? resolve_date(*raw->since, context.origin, context.problems) : std::nullopt;
    return Condition{raw->kind, raw->note, since, raw->span};
}

std::vector<Constraint> constraints_of(const MergedActivity& merged, const ActivityContext& context) {
    std::vector<Constraint> constraints;
    const auto* written = merged.chosen(&RawActivity::constraints);
    if (written == nullptr) { return constraints; }
    for (const auto& raw : *written) {
        const auto date = raw.date ? resolve_date(*raw.date, context.origin, context.problems) : std::nullopt;
        if (raw.date && !date) { continue; }
        for (const auto kind : raw.kinds) { constraints.push_back({kind, date, raw.reason, raw.span}); }
    }
    return constraints;
}

/// A level of effort only spans other work: it takes the project nowhere.
void report_effort_that_enters(const Word& key, Problems& problems) {
    problems.error(key.span, {"bad-activity", fmt::format("activity \"{}\" is a level of effort and enters a stage", key.text),
                              "give `enters` to the activity that ends what it spans"});
}

/// Where the template names the calendar, the place may have another one for it.
std::uint32_t calendar_of(const MergedActivity& merged, const ActivityContext& context) {
    const auto* written = merged.chosen(&RawActivity::calendar);
    if (written == nullptr) { return context.calendar; }
    const auto found = context.calendars.find(*written).value_or(context.calendar);
    if (merged.own != nullptr && merged.own->calendar) { return found; }
    const auto swap = std::ranges::find(context.swaps, found, &CalendarSwaps::Pair::instead_of);
    return swap != context.swaps.end() ? swap->with : found;
}

ActivityRecord record_of(const MergedActivity& merged, const ActivityContext& context) {
    const auto& key = merged.key();
    const auto& source = merged.kind_source();
    const auto* name = merged.chosen(&RawActivity::name);
    const auto* open = merged.chosen(&RawActivity::open);
    ActivityRecord record{.key = key.text,
                          .name = name != nullptr ? *name : Name{key.text, key.text},
                          .kind = source.kind.value_or(ActivityKind::task),
                          .why = source.duration ? source.duration->why : std::string{},
                          .condition = condition_of(merged, context),
                          .constraints = constraints_of(merged, context),
                          .open = open != nullptr && *open,
                          .span = key.span};
    if (const auto* enters = merged.chosen(&RawActivity::enters)) { record.enters = *enters; }
    if (const auto* tags = merged.chosen(&RawActivity::tags)) { record.tags = *tags; }
    if (record.kind == ActivityKind::level_of_effort && !record.enters.empty()) { report_effort_that_enters(key, context.problems); }
    return record;
}

bool counts_from_plan(const std::optional<Word>& date) { return date && date->text.starts_with('+'); }

} // namespace

bool is_same_everywhere(const RawActivity& of_template) {
    const auto& constraints = of_template.constraints;
    const auto counts = [](const RawConstraint& constraint) { return counts_from_plan(constraint.date); };
    return !(of_template.condition && counts_from_plan(of_template.condition->since)) &&
           !(constraints && std::ranges::any_of(*constraints, counts));
}

ResolvedActivity resolve_activity(const MergedActivity& merged, const ActivityContext& context) {
    ResolvedActivity out{.own_calendar = calendar_of(merged, context)};
    auto& activity = out.activity;
    const auto make = [&] { return record_of(merged, context); };
    auto& shelf = context.book.activities;
    activity.record = merged.own == nullptr && is_same_everywhere(*merged.base) ? shelf.shared(*merged.base, make) : shelf.add(make());
    activity.calendar = out.own_calendar;
    const auto& source = merged.kind_source();
    if (source.duration) {
        if (counts_calendar_days(source.duration->likely)) { activity.calendar = context.calendars.companion(out.own_calendar); }
        activity.duration = range_of(*source.duration, context.calendars.calendar(activity.calendar), merged.key(), context.problems);
    } else if (activity.kind() == ActivityKind::task && !source.mistaken && context.source.complete) {
        report_no_kind(merged.key(), context);
    }
    return out;
}

void check_template(const RawTemplate& raw, const ActivityContext& context, const UnreadKeys& unread) {
    const auto work = work_of({.base = &raw}, unread, context.problems);
    for (const auto& activity : work.activities) { (void)resolve_activity(activity, context); }
}

ResolvedLag resolve_lag(const Lag& lag, std::uint32_t calendar, CalendarBook& calendars) {
    const bool elapsed = std::ranges::any_of(lag.terms, counts_calendar_days);
    const auto measured = elapsed ? calendars.companion(calendar) : calendar;
    const auto& working = calendars.calendar(calendar);
    const auto& measuring = calendars.calendar(measured);
    // Joined over a dropped activity, working time and calendar days may meet: a week of the one is then a week of the other.
    const double scale = elapsed ? 7.0 * measuring.per_day().count() / working.minutes({1, DurationUnit::weeks}).count() : 1.0;
    double minutes = 0;
    for (const auto& term : lag.terms) {
        minutes += counts_calendar_days(term) ? measuring.minutes(term).count() : working.minutes(term).count() * scale;
    }
    return {Minutes{static_cast<std::int32_t>(std::clamp(std::round(minutes), -1e9, 1e9))}, measured};
}

} // namespace slipway::records
