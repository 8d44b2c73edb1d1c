#include "slipway/tracking/what_if.hpp"

#include <algorithm>

namespace slipway {
namespace {

constexpr std::string_view counts_calendar_days = "-cd";

std::optional<std::uint32_t> calendar_of_key(const Portfolio& portfolio, std::string_view key) {
    const auto found = std::ranges::find(portfolio.calendars, key, &NamedCalendar::key);
    if (found == portfolio.calendars.end()) { return std::nullopt; }
    return static_cast<std::uint32_t>(found - portfolio.calendars.begin());
}

void change_calendar(const Portfolio& portfolio, Activity& activity, std::uint32_t calendar) {
    const auto was = portfolio.calendar_of(activity).per_day().count();
    const auto is = portfolio.calendars[calendar].calendar.per_day().count();
    for (auto* work : {&activity.duration.optimistic, &activity.duration.likely, &activity.duration.pessimistic}) {
        *work = Minutes{static_cast<std::int32_t>(std::int64_t{work->count()} * is / was)};
    }
    activity.calendar = calendar;
}

/// Remaining work in the activity's calendar; calendar days are those from `as_of` on.
Minutes remaining_work(const Portfolio& portfolio, const Trial::Work& work, Date as_of) {
    const auto& activity = portfolio.activities[work.activity];
    const auto& calendar = portfolio.calendar_of(activity);
    const bool own_days = portfolio.calendars[activity.calendar].key.ends_with(counts_calendar_days);
    if (work.amount.unit != DurationUnit::calendar_days || own_days) { return calendar.minutes(work.amount); }
    const Instant from{as_of};
    return calendar.between(from, from + std::chrono::duration_cast<Minutes>(Days{1}) * static_cast<std::int32_t>(work.amount.amount));
}

void set_remaining(ActivityStatus& status, const ActivityFacts& facts, Minutes work, Date as_of) {
    status.state = facts.started ? ProgressState::in_progress : ProgressState::not_started;
    status.remaining = work;
    status.actual_finish.reset();
    if (facts.started) { status.resume = std::max(status.resume.value_or(Instant{as_of}), Instant{as_of}); }
}

} // namespace

std::optional<std::uint32_t> counting_calendar(const Portfolio& portfolio, std::uint32_t calendar, const DurationText& duration) {
    auto key = portfolio.calendars[calendar].key;
    const bool is = key.ends_with(counts_calendar_days);
    const bool wanted = duration.unit == DurationUnit::calendar_days;
    if (is == wanted) { return calendar; }
    if (is) { key.resize(key.size() - counts_calendar_days.size()); }
    return calendar_of_key(portfolio, wanted ? key + std::string{counts_calendar_days} : key);
}

Portfolio tried(Portfolio portfolio, const Trial& trial) {
    for (const auto& [activity, calendar] : trial.calendars) { change_calendar(portfolio, portfolio.activities[activity], calendar); }
    for (const auto& [index, amount] : trial.durations) {
        auto& activity = portfolio.activities[index];
        activity.calendar = *counting_calendar(portfolio, activity.calendar, amount);
        const auto work = portfolio.calendar_of(activity).minutes(amount);
        activity.duration = {work, work, work};
    }
    auto dropped = trial.dropped;
    std::ranges::sort(dropped, std::greater<>{});
    dropped.erase(std::unique(dropped.begin(), dropped.end()), dropped.end());
    for (const auto relation : dropped) { portfolio.relations.erase(portfolio.relations.begin() + relation); }
    return portfolio;
}

Progress tried(const Portfolio& portfolio, Progress progress, const Trial& trial, Date as_of) {
    for (const auto& work : trial.remaining) {
        auto& facts = progress.facts[work.activity];
        facts.finished_by.reset();
        const auto left = remaining_work(portfolio, work, as_of);
        for (auto* scenario : {&progress.likely, &progress.best}) { set_remaining((*scenario)[work.activity], facts, left, as_of); }
    }
    return progress;
}

} // namespace slipway
