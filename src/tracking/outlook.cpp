#include "slipway/tracking/outlook.hpp"

#include "slipway/schedule/paths.hpp"

#include <algorithm>

namespace slipway {
namespace {

/// Terms of every project: the data date of the likely forecast is the day itself, of the best one the day of the last known progress.
std::vector<ProjectTerms> terms(const Portfolio& portfolio, const Progress& progress, Date as_of, Scenario scenario) {
    std::vector<ProjectTerms> all;
    for (std::uint32_t project = 0; project < portfolio.projects.size(); ++project) {
        const auto& record = portfolio.projects[project];
        const auto& known = progress.projects[project];
        ProjectTerms one;
        one.data_date = Instant{scenario == Scenario::best ? std::min(as_of, known.since.value_or(as_of)) : as_of};
        if (record.commitment) { one.commitment = portfolio.calendar().end_of_day(record.commitment->by.last); }
        one.forecast = known.has_forecast;
        all.push_back(one);
    }
    return all;
}

std::optional<Date> completion_day(const Portfolio& portfolio, const Progress& progress, const Schedule& schedule, const Project& project) {
    return project.completion ? expected_day(portfolio, progress, schedule, *project.completion) : std::nullopt;
}

Verdict verdict(const ProjectOutlook& one) {
    if (!one.forecast || !one.forecast_best) { return Verdict::unknown; }
    if (*one.forecast_best > one.limit) { return Verdict::cannot; }
    return *one.forecast > one.limit ? Verdict::could : Verdict::holds;
}

/// Why nothing can be said of a project that has no forecast.
std::optional<LightReason> why_no_forecast(const Project& record, const ProjectProgress& progress, const ProjectOutlook& one) {
    if (progress.stage == Stage::suspended) { return LightReason::suspended; }
    if (progress.stage == Stage::cancelled) { return LightReason::cancelled; }
    if (!record.completion) { return LightReason::no_schedule; }
    if (progress.stage == Stage::unstated) { return LightReason::stage_unstated; }
    if (!one.forecast) { return LightReason::waits_for_unknown; }
    if (progress.stage == Stage::reserve && !one.promised) { return LightReason::only_reserved; }
    return std::nullopt;
}

/// The first light that fits (SEMANTICS §5), as its reason.
LightReason light_reason(const Portfolio& portfolio, const Outlook& all, std::uint32_t project) {
    const auto& record = portfolio.projects[project];
    const auto& progress = all.progress.projects[project];
    const auto& one = all.projects[project];
    if (progress.stage == Stage::completed || progress.stage == Stage::operating) { return LightReason::finished; }
    if (const auto grey = why_no_forecast(record, progress, one)) { return *grey; }
    if (one.promised && one.verdict == Verdict::cannot) { return LightReason::cannot_keep; }
    if (one.promised && one.reported && one.verdict == Verdict::could) { return LightReason::misses_promise; }
    if (!one.reported) { return LightReason::old_word; }
    const bool holds = *one.forecast <= one.limit;
    if (holds && *one.horizon_float_wd < portfolio.rules.float_wd) { return LightReason::thin_float; }
    for (std::uint32_t i = 0; i < record.activity_count; ++i) {
        if (condition_overdue(portfolio, all, record.first_activity + i)) { return LightReason::condition_overdue; }
    }
    return holds ? LightReason::on_course : LightReason::beyond_horizon;
}

Light light_of(LightReason reason) {
    switch (reason) {
    case LightReason::finished: return Light::done;
    case LightReason::suspended:
    case LightReason::cancelled:
    case LightReason::no_schedule:
    case LightReason::stage_unstated:
    case LightReason::only_reserved:
    case LightReason::waits_for_unknown:
    case LightReason::old_word: return Light::grey;
    case LightReason::cannot_keep:
    case LightReason::misses_promise: return Light::red;
    case LightReason::thin_float:
    case LightReason::condition_overdue:
    case LightReason::beyond_horizon: return Light::amber;
    case LightReason::on_course: return Light::green;
    }
    return Light::grey;
}

ProjectOutlook project_outlook(const Portfolio& portfolio, const Outlook& all, std::uint32_t project) {
    const auto& record = portfolio.projects[project];
    const auto& progress = all.progress.projects[project];
    ProjectOutlook one;
    one.forecast = completion_day(portfolio, all.progress, all.likely, record);
    one.forecast_best = completion_day(portfolio, all.progress, all.best, record);
    one.promised = record.commitment.has_value();
    one.limit = one.promised ? record.commitment->by.last : portfolio.horizon;
    one.verdict = verdict(one);
    if (one.forecast) {
        one.horizon_float_wd = horizon_float_wd(portfolio.calendar(), *one.forecast, one.limit);
        one.horizon_float_cd = days_between(*one.forecast, one.limit);
    }
    if (progress.last_word) {
        one.silent_cd = std::max(0, days_between(progress.last_word->date.last, all.as_of));
        one.reported = *one.silent_cd <= portfolio.rules.not_reported_cd;
    }
    return one;
}

} // namespace

bool Outlook::is_critical(const Portfolio& portfolio, std::uint32_t activity) const {
    return std::ranges::binary_search(critical[portfolio.activities[activity].project], activity);
}

std::optional<Date> expected_day(const Portfolio& portfolio, const Progress& progress, const Schedule& schedule, std::uint32_t activity) {
    // Of what a stage only implies, no more is known than the last day by which it was reached.
    if (const auto& facts = progress.facts[activity]; facts.complete()) {
        return facts.finished ? *facts.finished : facts.finished_by->last;
    }
    if (!schedule.has_forecast(activity)) { return std::nullopt; }
    return shown_finish(portfolio.activities[activity].kind(), schedule.early_start(activity), schedule.early_finish(activity));
}

FloatKind float_kind(const ScheduleOptions& options) {
    return options.total_float.value_or(options.rules == RuleSet::p6 ? FloatKind::finish : FloatKind::smallest);
}

int horizon_float_wd(const Calendar& calendar, Date forecast, Date limit) { return calendar.working_days(forecast, limit); }

bool condition_open(const Portfolio& portfolio, const Outlook& outlook, std::uint32_t activity) {
    const auto& facts = outlook.progress.facts[activity];
    return !facts.complete() && condition_in_force(portfolio.activities[activity], facts) != nullptr;
}

bool condition_overdue(const Portfolio& portfolio, const Outlook& outlook, std::uint32_t activity) {
    if (!condition_open(portfolio, outlook, activity) || !outlook.likely.has_late_dates(activity)) { return false; }
    return shown_start(portfolio.activities[activity].kind(), outlook.likely.late_start(activity)) < outlook.as_of;
}

Outlook outlook(const Portfolio& portfolio, Network network, std::span<const Observation> observations, Date as_of) {
    return outlook(portfolio, std::move(network), fold(portfolio, observations, as_of), portfolio.options, as_of);
}

Outlook outlook(const Portfolio& portfolio, Network network, Progress progress, const ScheduleOptions& options, Date as_of) {
    Outlook all;
    all.as_of = as_of;
    all.options = options;
    all.network = std::move(network);
    all.calendars = calendars_of(portfolio);
    all.constraints = constraints_of(portfolio);
    all.progress = std::move(progress);
    all.likely_terms = terms(portfolio, all.progress, as_of, Scenario::likely);
    all.best_terms = terms(portfolio, all.progress, as_of, Scenario::best);
    all.likely = schedule(all.network, all.likely_scheduled().input);
    all.best = schedule(all.network, all.best_scheduled().input);
    return judged(portfolio, std::move(all));
}

Outlook judged(const Portfolio& portfolio, Outlook scheduled) {
    Outlook all = std::move(scheduled);
    all.critical.clear();
    all.projects.clear();
    for (std::uint32_t project = 0; project < portfolio.projects.size(); ++project) {
        const auto completion = portfolio.projects[project].completion;
        all.critical.push_back(completion ? longest_path(all.likely_scheduled(), *completion) : std::vector<std::uint32_t>{});
        all.projects.push_back(project_outlook(portfolio, all, project));
    }
    for (std::uint32_t project = 0; project < portfolio.projects.size(); ++project) {
        all.projects[project].reason = light_reason(portfolio, all, project);
        all.projects[project].light = light_of(all.projects[project].reason);
    }
    return all;
}

} // namespace slipway
