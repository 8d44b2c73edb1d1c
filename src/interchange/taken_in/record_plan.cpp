#include "interchange/taken_in/record_plan.hpp"

#include "interchange/completion.hpp"
#include "interchange/taken_in/foreign_keys.hpp"
#include "interchange/taken_in/foreign_progress.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace slipway {
namespace {

/// The keys of calendars begin with the name of the file: each file has its own "standard".
std::vector<std::string> calendar_keys(const ForeignSchedule& foreign, const std::string& stem) {
    std::set<std::string> taken;
    std::vector<std::string> keys;
    for (const auto& calendar : foreign.calendars) {
        auto key = key_from(calendar.name, "calendar");
        if (key.ends_with("-cd") || key == "cd") { key += "-calendar"; } // such keys belong to calendars that count calendar days
        keys.push_back(unique_key(fmt::format("{}-{}", stem, key), taken));
    }
    return keys;
}

/// Whether records can say of an activity what it is; levels of effort need something to span besides.
std::vector<bool> speakable(const ForeignSchedule& foreign, const std::vector<std::optional<std::uint32_t>>& completion, Losses& losses) {
    std::vector<bool> can(foreign.activities.size(), false);
    for (std::size_t i = 0; i < foreign.activities.size(); ++i) {
        const auto& one = foreign.activities[i];
        if (one.kind == ForeignKind::summary) {
            losses.add("summary-work", "a summary is left out: its dates are those of the work it spans", one.line);
        } else if (one.kind == ForeignKind::inactive) {
            losses.add("inactive-work", "inactive work is left out, with its relations: it is in no schedule", one.line);
        } else if (!completion[one.project]) {
            losses.add("no-completion", "the work of a project that nothing completes is left out", one.line);
        } else {
            can[i] = true;
        }
    }
    return can;
}

/// The relations between what is written. Those of the file that bind nothing are lost; what a summary waits for, the made ones say.
std::vector<std::uint32_t> relations_between(const ForeignSchedule& foreign, const ForeignComputed& computed,
                                             const std::vector<bool>& written, Losses& losses) {
    std::vector<std::uint32_t> kept;
    const auto& relations = computed.network.relations;
    for (std::uint32_t i = 0; i < relations.size(); ++i) {
        if (!written[relations[i].from] || !written[relations[i].to]) { continue; }
        if (relations[i].binds) {
            kept.push_back(i);
        } else if (i < foreign.relations.size()) {
            losses.add("relation-ignored", "a relation that the file's options ignore is left out", foreign.relations[i].line);
        }
    }
    return kept;
}

void drop_untied_efforts(RecordPlan& plan, Losses& losses) {
    std::vector<bool> tied(plan.foreign.activities.size(), false);
    for (const auto i : plan.relations) {
        tied[plan.computed.network.relations[i].from] = true;
        tied[plan.computed.network.relations[i].to] = true;
    }
    for (std::uint32_t i = 0; i < plan.foreign.activities.size(); ++i) {
        const auto& one = plan.foreign.activities[i];
        if (!plan.written[i] || tied[i] || one.kind != ForeignKind::level_of_effort) { continue; }
        plan.written[i] = false;
        losses.add("untied-effort", "a level of effort that is tied to nothing is left out: it spans nothing", one.line);
    }
}

std::vector<bool> calendars_used(const RecordPlan& plan, Losses& losses) {
    std::vector<bool> used(plan.foreign.calendars.size(), false);
    for (std::uint32_t i = 0; i < plan.foreign.activities.size(); ++i) {
        if (plan.written[i]) { used[plan.foreign.activities[i].calendar] = true; }
    }
    for (const auto i : plan.relations) {
        const auto& relation = plan.computed.network.relations[i];
        if (relation.lag != Minutes{0}) { used[relation.lag_calendar] = true; }
    }
    for (std::size_t i = 0; i < used.size(); ++i) {
        if (!used[i]) {
            losses.add("unused-calendar", "a calendar that nothing is scheduled by is left out", plan.foreign.calendars[i].line);
        }
    }
    return used;
}

std::uint32_t usual_calendar(const RecordPlan& plan) {
    std::vector<std::size_t> count(plan.foreign.calendars.size(), 0);
    for (std::size_t i = 0; i < plan.foreign.activities.size(); ++i) {
        if (plan.written[i]) { ++count[plan.foreign.activities[i].calendar]; }
    }
    return static_cast<std::uint32_t>(std::ranges::max_element(count) - count.begin());
}

/// The last day of which the file knows a fact; what has begun is no fact of later days.
Date last_fact(const RecordPlan& plan) {
    auto last = first_day;
    for (std::uint32_t i = 0; i < plan.foreign.activities.size(); ++i) {
        const auto& status = plan.computed.status[i];
        if (!plan.written[i] || status.state == ProgressState::not_started) { continue; }
        if (status.actual_start) { last = std::max(last, day_of(*status.actual_start)); }
        if (status.actual_finish) { last = std::max(last, finish_day(*status.actual_finish)); }
    }
    return last;
}

/// The calendars for which the data date counts: under P6 those of lags, too.
std::vector<bool> calendars_counting(const RecordPlan& plan) {
    if (plan.foreign.tool == ForeignTool::p6) { return plan.calendar_used; }
    std::vector<bool> counting(plan.calendar_used.size(), false);
    for (std::size_t i = 0; i < plan.written.size(); ++i) {
        if (plan.written[i]) { counting[plan.foreign.activities[i].calendar] = true; }
    }
    return counting;
}

/// Whether no calendar that counts works between two instants.
bool nobody_works(const RecordPlan& plan, Instant from, Instant to) {
    const auto counting = calendars_counting(plan);
    for (std::size_t i = 0; i < counting.size(); ++i) {
        if (counting[i] && plan.computed.calendars[i].between(from, to) != Minutes{0}) { return false; }
    }
    return true;
}

/// The day whose first minute is the data date, as far as anybody works.
Date data_day(const RecordPlan& plan, const ForeignProject& project, Losses& losses) {
    const auto day = day_of(project.data_date);
    if (nobody_works(plan, Instant{day}, project.data_date)) { return day; }
    if (nobody_works(plan, project.data_date, Instant{day + Days{1}})) { return day + Days{1}; }
    lose_time_of_day(losses, project.line);
    return day;
}

/// Where projects have several data dates: the least that lies after all facts and begun work, and the others hold their work back.
Date as_of_p6(const RecordPlan& plan, const std::vector<Date>& days) {
    auto [day, last] = std::ranges::minmax(days);
    for (std::uint32_t i = 0; i < plan.foreign.activities.size(); ++i) {
        const auto& one = plan.foreign.activities[i];
        const bool begun = plan.written[i] && plan.computed.status[i].state == ProgressState::in_progress;
        if (begun && one.kind != ForeignKind::level_of_effort) { day = std::max(day, days[one.project]); }
    }
    return std::min(last, std::max(day, last_fact(plan)));
}

/// MS Project has no data date: it is the status date, or the start of the project; but what is open may begin before that, as far as the
/// file knows no facts of later days.
Date as_of_msp(const RecordPlan& plan, const std::vector<Date>& starts) {
    auto day = starts.front();
    for (const auto& project : plan.foreign.projects) {
        if (project.status_date) { day = std::max(day, day_of(*project.status_date)); }
    }
    for (std::uint32_t i = 0; i < plan.foreign.activities.size(); ++i) {
        const auto state = plan.computed.status[i].state;
        if (!plan.written[i] || state == ProgressState::complete || !plan.computed.schedule.has_forecast(i)) { continue; }
        // What has begun goes on where it stopped, which may be the end of a shift.
        const auto start = plan.first_start(i);
        day = std::min(day, day_of(state == ProgressState::in_progress ? plan.calendar_of(i).next_work(start) : start));
    }
    return std::max(day, last_fact(plan));
}

Date as_of_day(const RecordPlan& plan, Losses& losses) {
    std::vector<Date> days;
    for (const auto& project : plan.foreign.projects) { days.push_back(data_day(plan, project, losses)); }
    if (days.empty()) { return first_day; }
    return plan.foreign.tool == ForeignTool::p6 ? as_of_p6(plan, days) : as_of_msp(plan, days);
}

/// What of the file's own days the chosen one does not keep.
void lose_days(const RecordPlan& plan, Losses& losses) {
    const Instant from{plan.as_of};
    const auto message = "open work that the file lets begin before " + to_string(plan.as_of) + " begins no earlier than that day";
    for (std::uint32_t i = 0; i < plan.foreign.activities.size(); ++i) {
        const auto& one = plan.foreign.activities[i];
        const bool open = plan.computed.status[i].state != ProgressState::complete && plan.computed.schedule.has_forecast(i);
        const bool moves = open && one.kind != ForeignKind::level_of_effort && !one.manual;
        if (!plan.written[i] || !moves) { continue; }
        const auto start = plan.first_start(i);
        if (start < from && plan.calendar_of(i).between(start, from) > Minutes{0}) { losses.add("data-date", message, one.line); }
    }
    for (const auto& project : plan.foreign.projects) {
        if (plan.foreign.tool == ForeignTool::p6 || !project.status_date || reported_day(project) <= plan.as_of) { continue; }
        losses.add("status-date", "progress is said of " + to_string(plan.as_of) + ", not of the status date: open work begins before that",
                   project.line);
    }
}

} // namespace

Instant RecordPlan::first_start(std::uint32_t activity) const {
    const bool told = !computed.told.empty() && computed.status[activity].state == ProgressState::not_started;
    const auto early = told ? computed.told[activity].early_start : std::nullopt;
    return early.value_or(computed.schedule.early_start(activity));
}

std::string RecordPlan::place(std::uint32_t line) const { return line == 0 ? source : source + ":" + std::to_string(line); }

RecordPlan record_plan(const ForeignSchedule& foreign, const ForeignComputed& computed, std::string_view source, Losses& losses) {
    RecordPlan plan{.foreign = foreign,
                    .computed = computed,
                    .source = std::string{source},
                    .stem = foreign.projects.empty() ? "import" : foreign.projects.front().key,
                    .completion = completions(foreign, computed)};
    plan.calendar_keys = calendar_keys(foreign, plan.stem);
    plan.written = speakable(foreign, plan.completion, losses);
    plan.relations = relations_between(foreign, computed, plan.written, losses);
    drop_untied_efforts(plan, losses);
    plan.calendar_used = calendars_used(plan, losses);
    plan.usual_calendar = usual_calendar(plan);
    plan.as_of = as_of_day(plan, losses);
    lose_days(plan, losses);
    return plan;
}

void lose_time_of_day(Losses& losses, std::uint32_t line) {
    losses.add("time-of-day", "records state days: a time inside a working day is moved to the edge that keeps its day", line);
}

} // namespace slipway
