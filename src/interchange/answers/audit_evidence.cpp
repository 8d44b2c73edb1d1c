#include "interchange/answers/audit_evidence.hpp"

#include <algorithm>
#include <array>

namespace slipway {
namespace {

const Calendar& calendar_of(const ForeignSchedule& foreign, const ForeignComputed& computed, std::uint32_t activity) {
    return computed.calendars[foreign.activities[activity].calendar];
}

/// Only relations of this kind are held against stored dates: what they ask is beyond doubt.
bool plain_link(const ForeignSchedule& foreign, const ForeignComputed& computed, std::uint32_t index) {
    if (index >= foreign.relations.size() || !computed.network.relations[index].binds) { return false; }
    const auto& relation = foreign.relations[index];
    const auto works = [&](std::uint32_t activity) {
        const auto& one = foreign.activities[activity];
        const bool own = one.kind != ForeignKind::level_of_effort && one.kind != ForeignKind::summary && one.kind != ForeignKind::inactive;
        return own && one.state == ForeignState::not_started && !one.manual;
    };
    return relation.type == RelationType::finish_start && relation.lag == Minutes{0} && works(relation.from) && works(relation.to);
}

bool constrained(const ForeignActivity& one, std::initializer_list<ConstraintKind> kinds) {
    return std::ranges::any_of(
        one.constraints, [&](const ForeignConstraint& constraint) { return std::ranges::find(kinds, constraint.kind) != kinds.end(); });
}

/// Late dates that only the finish of the project bounds, as MS Project computes them.
bool floats_to_the_end(const ForeignSchedule& foreign, const ForeignComputed& computed, std::uint32_t activity) {
    const auto& one = foreign.activities[activity];
    const bool held = constrained(one, {ConstraintKind::mandatory_start, ConstraintKind::mandatory_finish, ConstraintKind::start_no_later,
                                        ConstraintKind::finish_no_later, ConstraintKind::deadline});
    const auto of_file = [&](std::uint32_t relation) { return relation < foreign.relations.size(); };
    return foreign.tool == ForeignTool::ms_project && !held && one.kind != ForeignKind::summary &&
           std::ranges::none_of(computed.network.out_of(activity), of_file);
}

/// Its early dates are those of the plan: nothing else was ever computed.
bool never_scheduled(const ForeignSchedule& foreign, const ForeignActivity& one) {
    return foreign.tool == ForeignTool::p6 && !one.answers.late_start && !one.answers.late_finish && !one.answers.total_float;
}

bool starts_before_its_bounds(const ForeignSchedule& foreign, const ForeignComputed& computed, std::uint32_t activity) {
    const auto& one = foreign.activities[activity];
    if (!one.answers.early_start || one.manual) { return false; }
    if (foreign.tool == ForeignTool::p6 && *one.answers.early_start < foreign.projects[one.project].data_date) { return true; }
    const bool holds_against_logic = constrained(one, {ConstraintKind::mandatory_start, ConstraintKind::mandatory_finish,
                                                       ConstraintKind::start_no_later, ConstraintKind::finish_no_later});
    if (holds_against_logic) { return false; }
    return std::ranges::any_of(computed.network.into(activity), [&](std::uint32_t relation) {
        if (!plain_link(foreign, computed, relation)) { return false; }
        const auto& before = foreign.activities[foreign.relations[relation].from].answers.early_finish;
        return before && *one.answers.early_start < *before &&
               calendar_of(foreign, computed, activity).between(*one.answers.early_start, *before) > Minutes{0};
    });
}

bool finishes_after_its_bounds(const ForeignSchedule& foreign, const ForeignComputed& computed, std::uint32_t activity) {
    const auto& one = foreign.activities[activity];
    if (!one.answers.late_finish || one.manual || constrained(one, {ConstraintKind::mandatory_start, ConstraintKind::mandatory_finish})) {
        return false;
    }
    return std::ranges::any_of(computed.network.out_of(activity), [&](std::uint32_t relation) {
        if (!plain_link(foreign, computed, relation)) { return false; }
        const auto& after = foreign.activities[foreign.relations[relation].to].answers.late_start;
        return after && *one.answers.late_finish > *after &&
               calendar_of(foreign, computed, activity).between(*after, *one.answers.late_finish) > Minutes{0};
    });
}

/// Whether only a changed remaining duration explains that the stored dates span another: P6 lets nothing but resources' calendars do else,
/// and by them early and late dates seldom span the same.
bool duration_changed(const ForeignSchedule& foreign, const ForeignActivity& one, const Calendar& calendar) {
    if (foreign.tool != ForeignTool::p6) { return false; }
    const auto& of = one.answers;
    const bool assigned = std::ranges::any_of(foreign.losses, [](const Loss& loss) { return loss.code == "resource-assignment"; });
    const bool all = of.early_start && of.early_finish && of.late_start && of.late_finish;
    return !assigned || (all && calendar.between(*of.early_start, *of.early_finish) == calendar.between(*of.late_start, *of.late_finish));
}

/// Stored dates between which the calendar of the activity has other work than is to be done, and what tells of it.
std::string_view span_evidence(const ForeignSchedule& foreign, const ForeignComputed& computed, std::uint32_t activity,
                               const std::optional<Instant>& start, const std::optional<Instant>& finish) {
    const auto& one = foreign.activities[activity];
    if (!start || !finish || one.kind != ForeignKind::task || one.manual) { return {}; }
    const bool alone = one.parts.size() == 1; // a resource whose working time it follows
    const auto remaining = alone ? one.parts.front().remaining : computed.status[activity].remaining;
    const auto& calendar = alone ? computed.calendars[one.parts.front().calendar] : calendar_of(foreign, computed, activity);
    const auto stored = calendar.between(*start, *finish);
    if (stored == remaining || remaining == Minutes{0}) { return {}; }
    if (duration_changed(foreign, one, calendar_of(foreign, computed, activity))) { return cause::not_rescheduled; }
    for (std::size_t i = 0; i < computed.calendars.size(); ++i) {
        if (i != one.calendar && computed.calendars[i].between(*start, *finish) == remaining) { return cause::resource_calendar; }
    }
    if (stored > remaining) { return foreign.tool == ForeignTool::ms_project ? cause::split : cause::resource_calendar; }
    return cause::not_rescheduled;
}

bool lost(const ForeignSchedule& foreign, std::string_view part) {
    return std::ranges::any_of(foreign.losses, [&](const Loss& loss) { return loss.code.find(part) != std::string::npos; });
}

/// What holds work back that the file does not hold whole.
std::string_view holding_evidence(const ForeignSchedule& foreign, const ForeignActivity& one, const std::optional<Instant>& external) {
    if (external) { return cause::external; }
    if (lost(foreign, "level")) { return cause::levelled; }
    if (lost(foreign, "external") || lost(foreign, "outside")) { return cause::external; }
    if (one.answers.early_start && lost(foreign, "assignment")) { return cause::not_in_file; }
    return {};
}

} // namespace

std::string_view early_evidence(const ForeignSchedule& foreign, const ForeignComputed& computed, std::uint32_t activity) {
    const auto& one = foreign.activities[activity];
    if (never_scheduled(foreign, one) || starts_before_its_bounds(foreign, computed, activity)) { return cause::not_rescheduled; }
    if (const auto span = span_evidence(foreign, computed, activity, one.answers.early_start, one.answers.early_finish); !span.empty()) {
        return span;
    }
    const bool later = one.answers.early_start && computed.schedule.has_forecast(activity) &&
                       *one.answers.early_start > computed.schedule.early_start(activity);
    return later ? holding_evidence(foreign, one, one.external_early_start) : std::string_view{};
}

std::string_view late_evidence(const ForeignSchedule& foreign, const ForeignComputed& computed, std::uint32_t activity) {
    const auto& one = foreign.activities[activity];
    if (finishes_after_its_bounds(foreign, computed, activity)) { return cause::not_rescheduled; }
    if (const auto span = span_evidence(foreign, computed, activity, one.answers.late_start, one.answers.late_finish); !span.empty()) {
        return span;
    }
    const bool earlier = one.answers.late_finish && computed.schedule.has_late_dates(activity) &&
                         *one.answers.late_finish < computed.schedule.late_finish(activity);
    if (earlier && floats_to_the_end(foreign, computed, activity)) { return {}; }
    return earlier ? holding_evidence(foreign, one, one.external_late_finish) : std::string_view{};
}

bool float_contradicts_dates(const ForeignSchedule& foreign, const ForeignComputed& computed, std::uint32_t activity) {
    const auto& stored = foreign.activities[activity].answers;
    if (!stored.total_float || !stored.early_start || !stored.early_finish || !stored.late_start || !stored.late_finish) { return false; }
    const auto& calendar = calendar_of(foreign, computed, activity);
    const auto by_start = calendar.between(*stored.early_start, *stored.late_start);
    const auto by_finish = calendar.between(*stored.early_finish, *stored.late_finish);
    return *stored.total_float != by_start && *stored.total_float != by_finish;
}

} // namespace slipway
