#include "slipway/tracking/plan_back.hpp"

#include <algorithm>
#include <tuple>

namespace slipway {
namespace {

/// What the target date asks of the target.
ActivityConstraint limit(const Portfolio& portfolio, const LatestQuestion& question) {
    const auto& target = portfolio.activities[question.target];
    const auto& calendar = portfolio.calendar_of(target);
    if (target.kind() == ActivityKind::start_milestone) {
        return {question.target, ConstraintKind::start_no_later, calendar.start_of_day(question.by)};
    }
    return {question.target, ConstraintKind::deadline, calendar.end_of_day(question.by)};
}

/// Terms in which nothing is promised before the calendars end.
std::vector<ProjectTerms> without_promises(std::span<const ProjectTerms> terms) {
    std::vector<ProjectTerms> free(terms.begin(), terms.end());
    for (auto& one : free) { one.commitment = Instant{last_day}; }
    return free;
}

/// The schedule by the target date alone, and by nothing at all: what differs between their late dates leads to the target.
struct Passes {
    Schedule free;
    Schedule limited;

    [[nodiscard]] bool leads(std::uint32_t activity) const {
        return limited.has_late_dates(activity) &&
               (limited.late_finish(activity) != free.late_finish(activity) || limited.late_start(activity) != free.late_start(activity));
    }
};

Passes passes(const Scheduled& scheduled, const ActivityConstraint& limit) {
    const auto terms = without_promises(scheduled.input.projects);
    auto input = scheduled.input;
    input.projects = terms;
    input.constraints = {};
    input.options.cap = LateCap::commitment;
    auto free = schedule(scheduled.network, input);
    input.constraints = {&limit, 1};
    return {std::move(free), schedule(scheduled.network, input)};
}

struct Context {
    const Portfolio& portfolio;
    const Outlook& outlook;
    const Scheduled& scheduled;
    const Schedule& limited;
    Scenario scenario;
};

Minutes slack(const Context& context, std::uint32_t activity) {
    const auto& calendar = context.portfolio.calendar_of(context.portfolio.activities[activity]);
    const auto& early = context.scheduled.schedule;
    const auto start = calendar.between(early.early_start(activity), context.limited.late_start(activity));
    const auto finish = calendar.between(early.early_finish(activity), context.limited.late_finish(activity));
    switch (float_kind(context.outlook.options)) {
    case FloatKind::start: return start;
    case FloatKind::smallest: return std::min(start, finish);
    case FloatKind::finish: break;
    }
    return finish;
}

LatestDates dates_of(const Context& context, std::uint32_t activity) {
    const auto& [portfolio, outlook, scheduled, limited, scenario] = context;
    const auto& record = portfolio.activities[activity];
    LatestDates one{activity, shown_dates(portfolio, outlook, activity, scenario), {}, {}};
    one.dates.late_start = shown_start(record.kind(), limited.late_start(activity));
    one.dates.late_finish = shown_finish(record.kind(), limited.late_start(activity), limited.late_finish(activity));
    if (scheduled.schedule.has_forecast(activity)) {
        one.slack = slack(context, activity);
        one.slack_cd = days_between(*one.dates.early_finish, *one.dates.late_finish);
    }
    one.start_past = !outlook.progress.facts[activity].started && *one.dates.late_start < outlook.as_of;
    one.finish_past = *one.dates.late_finish < outlook.as_of;
    return one;
}

} // namespace

std::vector<LatestDates> latest_dates(const Portfolio& portfolio, const Outlook& outlook, const LatestQuestion& question) {
    const auto scheduled = outlook.scheduled(question.scenario);
    const auto both = passes(scheduled, limit(portfolio, question));
    std::vector<LatestDates> all;
    for (std::uint32_t i = 0; i < portfolio.activities.size(); ++i) {
        if (both.leads(i)) { all.push_back(dates_of({portfolio, outlook, scheduled, both.limited, question.scenario}, i)); }
    }
    std::ranges::stable_sort(all, {}, [](const LatestDates& one) { return std::tuple{*one.dates.late_start, *one.dates.late_finish}; });
    return all;
}

} // namespace slipway
