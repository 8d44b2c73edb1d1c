// P6 on top of the engine, as its files show it.

#include "interchange/answers/driving.hpp"
#include "interchange/answers/p6_effort.hpp"
#include "interchange/answers/p6_free_float.hpp"
#include "interchange/answers/p6_input.hpp"
#include "interchange/answers/plain_answers.hpp"
#include "interchange/answers/rules.hpp"

#include <algorithm>

namespace slipway {
namespace {

/// All open projects float to the finish of the last one.
void float_to_the_last_project(const ForeignSchedule& foreign, ForeignComputed& computed) {
    std::optional<Instant> last;
    for (std::uint32_t project = 0; project < foreign.projects.size(); ++project) {
        const auto finish = computed.schedule.project_finish(project);
        if (finish != unknown_instant) { last = std::max(last.value_or(finish), finish); }
    }
    for (auto& terms : computed.terms) { terms.floats_to = last; }
}

/// Work without successors may not finish later than it does.
void close_open_ends(ForeignComputed& computed) {
    const auto open = open_ends(computed.network);
    for (std::uint32_t i = 0; i < open.size(); ++i) {
        const bool task = computed.network.activities[i].kind != ActivityKind::level_of_effort;
        if (!open[i] || !task || computed.status[i].state == ProgressState::complete || !computed.schedule.has_forecast(i)) { continue; }
        computed.constraints.push_back({i, ConstraintKind::finish_no_later, computed.schedule.early_finish(i)});
    }
    std::ranges::stable_sort(computed.constraints, {}, &ActivityConstraint::activity);
}

/// What a summary activity spans: the unfinished work tied to it, that of summaries below it with them.
struct SummarySpan {
    ForeignAnswers answers;

    void cover(const ForeignAnswers& one) {
        const auto least = [](std::optional<Instant>& into, const std::optional<Instant>& at) {
            if (at) { into = std::min(into.value_or(*at), *at); }
        };
        const auto greatest = [](std::optional<Instant>& into, const std::optional<Instant>& at) {
            if (at) { into = std::max(into.value_or(*at), *at); }
        };
        least(answers.early_start, one.early_start);
        greatest(answers.early_finish, one.early_finish);
        least(answers.late_start, one.late_start);
        greatest(answers.late_finish, one.late_finish);
    }
};

Minutes float_by(FloatKind kind, bool started, Minutes by_start, Minutes by_finish) {
    if (kind == FloatKind::start) { return by_start; }
    return kind == FloatKind::finish || started ? by_finish : std::min(by_start, by_finish);
}

ForeignAnswers summary_answers(const ForeignSchedule& foreign, const ForeignComputed& computed, std::uint32_t activity) {
    SummarySpan span;
    std::vector<std::uint32_t> pending{activity};
    while (!pending.empty()) {
        const auto place = (*computed.network.position)[pending.back()];
        pending.pop_back();
        for (const auto& relation : computed.network.incoming_at(place)) {
            const bool made = relation.relation >= foreign.relations.size();
            if (!made || relation.type != RelationType::start_start) { continue; }
            const auto from = computed.network.order[relation.from];
            const bool nested = foreign.activities[from].kind == ForeignKind::summary;
            if (nested) { pending.push_back(from); }
            if (!nested) { span.cover(plain_answers(computed, from)); }
        }
    }
    auto& found = span.answers;
    found.free_float = Minutes{0};
    if (!found.early_finish || !found.late_finish) { return found; }
    const auto& calendar = computed.calendars[foreign.activities[activity].calendar];
    const bool started = foreign.activities[activity].state == ForeignState::in_progress;
    found.total_float =
        float_by(computed.options.total_float.value_or(FloatKind::finish), started, calendar.between(*found.early_start, *found.late_start),
                 calendar.between(*found.early_finish, *found.late_finish));
    const auto last = computed.schedule.project_finish(foreign.activities[activity].project);
    found.driving = *found.early_finish == last;
    return found;
}

ForeignAnswers effort_answers(const ForeignSchedule& foreign, const ForeignComputed& computed, std::uint32_t activity) {
    auto found = plain_answers(computed, activity);
    found.late_start = late_start_of_effort(computed, activity);
    found.driving = computed.driving[activity];
    if (!found.early_finish || !found.late_start) { return found; }
    const auto& one = foreign.activities[activity];
    const auto& calendar = computed.calendars[one.calendar];
    found.total_float =
        float_by(computed.options.total_float.value_or(FloatKind::finish), one.state == ForeignState::in_progress,
                 calendar.between(*found.early_start, *found.late_start), calendar.between(*found.early_finish, *found.late_finish));
    return found;
}

} // namespace

void compute_p6(const ForeignSchedule& foreign, ForeignComputed& computed) {
    prepare_p6(foreign, computed);
    schedule_expected(foreign, computed);
    const bool to_last = foreign.options.float_to_all_projects && foreign.projects.size() > 1;
    if (to_last) { float_to_the_last_project(foreign, computed); }
    if (foreign.options.critical.open_ends) { close_open_ends(computed); }
    if (to_last || foreign.options.critical.open_ends) { computed.schedule = schedule(computed.network, computed.scheduled().input); }
    computed.driving = longest_paths(foreign, computed);
}

ForeignAnswers p6_answers(const ForeignSchedule& foreign, const ForeignComputed& computed, std::uint32_t activity) {
    const auto& one = foreign.activities[activity];
    if (one.state == ForeignState::complete || one.kind == ForeignKind::inactive) { return {}; }
    if (one.kind == ForeignKind::summary) { return summary_answers(foreign, computed, activity); }
    if (one.kind == ForeignKind::level_of_effort) { return effort_answers(foreign, computed, activity); }
    auto found = plain_answers(computed, activity);
    found.free_float = p6_free_float(foreign, computed, activity);
    found.driving = computed.driving[activity];
    return found;
}

} // namespace slipway
