#include "interchange/constraint_pairs.hpp"
#include "interchange/mspdi/write_parts.hpp"

#include <algorithm>
#include <array>

namespace slipway {
namespace {

// The numbers of MS Project for its constraints.
constexpr int as_late_as_possible = 1;
constexpr int must_start_on = 2;
constexpr int must_finish_on = 3;
constexpr int start_no_earlier = 4;
constexpr int finish_no_earlier = 6;

constexpr std::array<std::pair<ConstraintKind, int>, 7> numbers{{{ConstraintKind::as_late_as_possible, as_late_as_possible},
                                                                 {ConstraintKind::mandatory_start, must_start_on},
                                                                 {ConstraintKind::mandatory_finish, must_finish_on},
                                                                 {ConstraintKind::start_no_earlier, start_no_earlier},
                                                                 {ConstraintKind::start_no_later, 5},
                                                                 {ConstraintKind::finish_no_earlier, finish_no_earlier},
                                                                 {ConstraintKind::finish_no_later, 7}}};

int number_of(const PairedConstraint& one) {
    if (one.on) { return one.kind == ConstraintKind::start_no_earlier ? must_start_on : must_finish_on; }
    const auto found = std::ranges::find(numbers, one.kind, &std::pair<ConstraintKind, int>::first);
    return found == numbers.end() ? 0 : found->second;
}

void keep_least(std::optional<Instant>& least, const std::optional<Instant>& at) {
    if (at && (!least || *at < *least)) { least = at; }
}

void keep_latest(std::optional<Instant>& latest, const std::optional<Instant>& at) {
    if (at && (!latest || *at > *latest)) { latest = at; }
}

void add_loss(const MspWriting& writing, const ForeignActivity& activity, std::size_t count) {
    if (count == 0) { return; }
    writing.losses.add("constraint", "MS Project has one constraint a task and a deadline: what does not bind beside them is left out",
                       activity.line, count);
}

/// Of a tool whose rules are those of MS Project: its constraints mean the same there.
MspConstraint own_constraint(const MspWriting& writing, const ForeignActivity& activity) {
    MspConstraint found;
    std::size_t left_out = 0;
    for (const auto& one : paired_constraints(activity.constraints)) {
        if (one.kind == ConstraintKind::deadline) {
            left_out += found.deadline ? 1U : 0U;
            keep_least(found.deadline, one.at);
        } else if (found.type == 0) {
            found.type = number_of(one);
            found.date = one.at;
        } else {
            ++left_out;
        }
    }
    add_loss(writing, activity, left_out);
    return found;
}

/// What holds a task back and what should not be overrun, under P6: no-later constraints leave its early dates alone there, as a deadline
/// does in MS Project.
struct Holds {
    std::optional<Instant> start, finish, deadline, mandatory_start, mandatory_finish;
    bool late = false;
    std::size_t early_given = 0;
};

std::optional<Instant> finish_from(const MspWriting& writing, const ForeignActivity& activity, const std::optional<Instant>& start) {
    const auto* calendar = writing.calendars.of(activity.calendar);
    return start && calendar != nullptr ? std::optional{calendar->add(*start, activity.remaining)} : start;
}

void hear(Holds& holds, const MspWriting& writing, const ForeignActivity& activity, const ForeignConstraint& one) {
    switch (one.kind) {
    case ConstraintKind::start_no_earlier: keep_latest(holds.start, one.at), ++holds.early_given; break;
    case ConstraintKind::finish_no_earlier: keep_latest(holds.finish, one.at), ++holds.early_given; break;
    case ConstraintKind::start_no_later: keep_least(holds.deadline, finish_from(writing, activity, one.at)); break;
    case ConstraintKind::finish_no_later:
    case ConstraintKind::deadline: keep_least(holds.deadline, one.at); break;
    case ConstraintKind::mandatory_start: keep_latest(holds.mandatory_start, one.at); break;
    case ConstraintKind::mandatory_finish: keep_latest(holds.mandatory_finish, one.at); break;
    case ConstraintKind::as_late_as_possible: holds.late = true; break;
    }
}

Holds holds_of(const MspWriting& writing, std::uint32_t index) {
    const auto& activity = writing.foreign.activities[index];
    Holds holds;
    for (const auto& one : activity.constraints) { hear(holds, writing, activity, one); }
    if (activity.external_early_start) {
        hear(holds, writing, activity, {ConstraintKind::start_no_earlier, activity.external_early_start});
    }
    keep_least(holds.deadline, activity.external_late_finish);
    const bool open_end = !writing.has_successor[index] && activity.kind != ForeignKind::level_of_effort;
    if (open_end && activity.state != ForeignState::complete && !writing.from_finish()) {
        keep_least(holds.deadline, writing.foreign.projects[activity.project].must_finish);
    }
    return holds;
}

/// Whether a relation alone keeps work not begun from starting before the data date.
bool holds_back(const MspWriting& writing, std::uint32_t relation) {
    const auto& one = writing.foreign.relations[relation];
    const auto& from = writing.foreign.activities[one.from];
    if (one.lag < Minutes{0} || from.state == ForeignState::complete || from.manual || from.kind == ForeignKind::inactive) { return false; }
    if (writing.floor_of(from) < writing.floor_of(writing.foreign.activities[one.to])) { return false; }
    return one.type == RelationType::finish_start || (one.type == RelationType::start_start && from.state == ForeignState::not_started);
}

bool needs_floor(const MspWriting& writing, std::uint32_t index) {
    const auto& activity = writing.foreign.activities[index];
    if (activity.state != ForeignState::not_started || activity.manual) { return false; }
    if (activity.kind == ForeignKind::summary || activity.kind == ForeignKind::inactive) { return false; }
    // The start of the project holds what nothing else does; a relation with a lead goes past it.
    if (writing.floor_of(activity) <= writing.start && writing.into[index].empty()) { return false; }
    return std::ranges::none_of(writing.into[index], [&](std::uint32_t relation) { return holds_back(writing, relation); });
}

/// The one of two early bounds that binds.
MspConstraint binding(const MspWriting& writing, const ForeignActivity& activity, const Holds& holds) {
    MspConstraint found{.type = 0, .date = std::nullopt, .deadline = holds.deadline};
    const auto* calendar = writing.calendars.of(activity.calendar);
    auto by_finish = holds.finish;
    if (by_finish && calendar != nullptr) { by_finish = calendar->subtract(*by_finish, activity.remaining); }
    if (by_finish && (!holds.start || *by_finish > *holds.start)) {
        found.type = finish_no_earlier;
        found.date = holds.finish;
    } else if (holds.start) {
        found.type = start_no_earlier;
        found.date = holds.start;
    } else if (holds.late) {
        found.type = as_late_as_possible;
    }
    return found;
}

/// P6 moves work as late as its own free float lets it; MS Project would push what follows along with it.
void hold_late(Holds& holds, const MspWriting& writing, const ForeignActivity& activity) {
    if (!holds.late || !activity.answers.early_start) { return; }
    holds.late = false;
    keep_latest(holds.start, activity.answers.early_start);
    writing.losses.add("as-late-as-possible", "MS Project would delay what follows: a start-no-earlier holds the work where P6 put it",
                       activity.line);
}

/// Whether the early bound that binds is one that the file gave, not the data date.
bool is_given(const ForeignActivity& activity, const MspConstraint& found) {
    if (!found.date) { return false; }
    return found.date == activity.external_early_start || std::ranges::any_of(activity.constraints, [&](const ForeignConstraint& one) {
               const bool early = one.kind == ConstraintKind::start_no_earlier || one.kind == ConstraintKind::finish_no_earlier;
               return early && one.at == found.date;
           });
}

MspConstraint constraint_of_p6(const MspWriting& writing, std::uint32_t index) {
    const auto& activity = writing.foreign.activities[index];
    if (activity.kind == ForeignKind::level_of_effort) {
        return {.type = activity.answers.early_start ? start_no_earlier : 0, .date = activity.answers.early_start, .deadline = {}};
    }
    auto holds = holds_of(writing, index);
    if (holds.mandatory_start || holds.mandatory_finish) {
        const bool both = holds.mandatory_start && holds.mandatory_finish;
        add_loss(writing, activity, holds.early_given + (both ? 1U : 0U) + (holds.late ? 1U : 0U));
        if (holds.mandatory_start) { return {.type = must_start_on, .date = holds.mandatory_start, .deadline = holds.deadline}; }
        return {.type = must_finish_on, .date = holds.mandatory_finish, .deadline = holds.deadline};
    }
    hold_late(holds, writing, activity);
    // MS Project lets a constraint go before the start of the project.
    const bool bound = activity.state == ForeignState::not_started && (holds.start || holds.finish);
    if (bound || needs_floor(writing, index)) { keep_latest(holds.start, writing.floor_of(activity)); }
    const auto found = binding(writing, activity, holds);
    const bool late_lost = holds.late && found.type != as_late_as_possible;
    add_loss(writing, activity, holds.early_given - (is_given(activity, found) ? 1U : 0U) + (late_lost ? 1U : 0U));
    return found;
}

} // namespace

MspConstraint msp_constraint(const MspWriting& writing, std::uint32_t activity) {
    if (writing.of_p6()) { return constraint_of_p6(writing, activity); }
    const auto& one = writing.foreign.activities[activity];
    if (one.external_early_start || one.external_late_finish) {
        writing.losses.add("external-date", "what relations to other projects left has no place in MS Project", one.line);
    }
    return own_constraint(writing, one);
}

} // namespace slipway
