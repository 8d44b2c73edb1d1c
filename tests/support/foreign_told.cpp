#include "support/foreign_told.hpp"

#include "interchange/working_time.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace slipway::testing {
namespace {

std::string text(const std::optional<Instant>& at) { return at ? to_string(*at) : "-"; }
std::string text(const std::optional<Minutes>& work) { return work ? std::to_string(work->count()) : "-"; }

std::string hours_text(const DayHours& hours) {
    std::string said;
    for (const auto& period : hours) { said += fmt::format(" {}-{}", period.from, period.to); }
    return said;
}

void tell(std::vector<std::string>& lines, const ForeignCalendar& calendar) {
    const auto& rules = calendar.rules;
    lines.push_back(fmt::format("calendar {} {} {} {}", calendar.name, rules.per_day.count(), rules.days_per_week, rules.days_per_month));
    for (const auto& day : rules.week) { lines.push_back("  day" + hours_text(day)); }
    for (const auto& [day, exception] : rules.exceptions) {
        lines.push_back(fmt::format("  {} {}{}", to_string(day), exception.name, hours_text(exception.hours)));
    }
}

void tell(std::vector<std::string>& lines, const ForeignOptions& options) {
    const auto& rules = options.schedule;
    lines.push_back(fmt::format(
        "options logic {} start-lag {} float {} longest {} critical {} open {} expected {} all {} ignore {} honor {}",
        static_cast<int>(rules.logic), rules.start_lag_from_actual, static_cast<int>(rules.total_float.value_or(FloatKind::finish)),
        options.critical.longest_path, options.critical.most_total_float.count(), options.critical.open_ends, options.use_expected_finish,
        options.float_to_all_projects, options.ignore_other_projects, options.honor_constraints));
}

void tell(std::vector<std::string>& lines, const ForeignSchedule& schedule, const ForeignActivity& one) {
    const auto& project = schedule.projects[one.project];
    // A summary lasts as long as what it spans: that is an answer.
    const bool spans = one.kind == ForeignKind::summary;
    lines.push_back(fmt::format("activity {}/{} {} {} kind {} state {} manual {} calendar {} duration {} remaining {}", project.key,
                                one.key, one.code, one.name, static_cast<int>(one.kind), static_cast<int>(one.state), one.manual,
                                schedule.calendars[one.calendar].name, spans ? 0 : one.duration.count(),
                                spans ? 0 : one.remaining.count()));
    lines.push_back(fmt::format("  phase {}", one.phase ? schedule.phases[*one.phase].name : "-"));
    lines.push_back(fmt::format("  actual {} {} suspended {} {} expected {} manual {} {} external {} {}", text(one.actual_start),
                                text(one.actual_finish), text(one.suspended), text(one.resume), text(one.expected_finish),
                                text(one.manual_start), text(one.manual_finish), text(one.external_early_start),
                                text(one.external_late_finish)));
    for (const auto& part : one.parts) {
        lines.push_back(
            fmt::format("  part {} {} {}", schedule.calendars[part.calendar].name, part.duration.count(), part.remaining.count()));
    }
    lines.push_back(fmt::format("  delay {}", one.levelling_delay.count()));
    for (const auto& constraint : one.constraints) {
        lines.push_back(fmt::format("  {} {}", word_of(constraint_words, constraint.kind), text(constraint.at)));
    }
    for (const auto& baseline : one.baselines) {
        lines.push_back(
            fmt::format("  baseline {} {} {} {}", baseline.number, text(baseline.start), text(baseline.finish), text(baseline.duration)));
    }
    for (const auto& tag : one.tags) { lines.push_back(fmt::format("  {} = {}", tag.field, tag.value)); }
}

/// Readers make one of their own for elapsed time.
bool only_for_lags(const ForeignSchedule& schedule, const ForeignCalendar& calendar) {
    const auto index = static_cast<std::uint32_t>(&calendar - schedule.calendars.data());
    return always_open(calendar.rules) &&
           std::ranges::none_of(schedule.activities, [&](const ForeignActivity& one) { return one.calendar == index; });
}

std::vector<std::string> told_relations(const ForeignSchedule& schedule) {
    std::vector<std::string> lines;
    const auto name = [&](std::uint32_t activity) {
        return schedule.projects[schedule.activities[activity].project].key + "/" + schedule.activities[activity].key;
    };
    for (const auto& one : schedule.relations) {
        const auto& own = schedule.calendars[one.lag_calendar];
        const auto calendar = one.lag == Minutes{0} ? "-" : always_open(own.rules) ? "elapsed" : own.name;
        lines.push_back(fmt::format("relation {} {} {} lag {} {}", name(one.from), word_of(relation_type_words, one.type), name(one.to),
                                    one.lag.count(), calendar));
    }
    std::ranges::sort(lines);
    return lines;
}

} // namespace

std::vector<std::string> told(const ForeignSchedule& schedule) {
    std::vector<std::string> lines;
    tell(lines, schedule.options);
    for (const auto& one : schedule.projects) {
        lines.push_back(fmt::format("project {} {} {} data date {} planned {} must {} calendar {}", one.key, one.code, one.name,
                                    to_string(one.data_date), text(one.planned_start), text(one.must_finish),
                                    schedule.calendars[one.calendar].name));
    }
    for (const auto& one : schedule.calendars) {
        if (!only_for_lags(schedule, one)) { tell(lines, one); }
    }
    for (const auto& one : schedule.phases) {
        // MS Project counts them by their place among the tasks.
        const auto& code = schedule.tool == ForeignTool::p6 ? one.code : std::string{};
        lines.push_back(fmt::format("phase {} {} in {} below {}", code, one.name, schedule.projects[one.project].key,
                                    one.parent ? schedule.phases[*one.parent].name : "-"));
    }
    for (const auto& one : schedule.activities) { tell(lines, schedule, one); }
    const auto relations = told_relations(schedule);
    lines.insert(lines.end(), relations.begin(), relations.end());
    return lines;
}

std::vector<std::string> told_answers(const ForeignSchedule& schedule) {
    std::vector<std::string> lines;
    for (const auto& one : schedule.activities) {
        const auto& answers = one.answers;
        lines.push_back(fmt::format("{}/{} early {} {} late {} {} float {} {} driving {}", schedule.projects[one.project].key, one.key,
                                    text(answers.early_start), text(answers.early_finish), text(answers.late_start),
                                    text(answers.late_finish), text(answers.total_float), text(answers.free_float),
                                    answers.driving.value_or(false)));
    }
    return lines;
}

} // namespace slipway::testing
