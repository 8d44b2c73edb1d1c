#include "interchange/answers/msp_passes.hpp"
#include "schedule/rules.hpp"

#include <algorithm>

namespace slipway {
namespace {

Instant before_lag(const Calendar& calendar, Instant at, Minutes lag) { return at == unknown_instant ? at : calendar.subtract(at, lag); }

} // namespace

/// Where late dates begin: the finish from which a project is scheduled back, else the end of its work and of summaries that were entered.
Instant MspPasses::last_finish() const {
    if (!foreign_.projects.empty() && foreign_.projects.front().must_finish) { return *foreign_.projects.front().must_finish; }
    auto last = Instant::min();
    for (std::uint32_t i = 0; i < dates_.size(); ++i) {
        if (dates_[i].early_finish == unknown_instant) { continue; }
        if (!is_summary(i) && !inactive(i)) { last = std::max(last, dates_[i].early_finish); }
        if (is_summary(i) && manual(i)) { last = std::max(last, scheduled_finish(i)); }
    }
    return last;
}

void MspPasses::backward() {
    project_finish_ = last_finish();
    const auto& order = graph_.network.order;
    for (auto place = order.size(); place-- > 0;) {
        const auto node = order[place];
        if (is_opening(node)) {
            backward_opening(node);
        } else if (is_summary(node)) {
            backward_closing(node);
        } else {
            backward_task(node);
        }
    }
}

/// The least that the work within still needs: what is scheduled by hand needs its own dates. What is complete needs nothing.
void MspPasses::backward_opening(std::uint32_t node) {
    auto& here = opening(node);
    each_outgoing(node, [&](std::uint32_t index) {
        const auto within = relation(index).to;
        if (asks_nothing(within)) { return; }
        const auto work_within = graph_.summary_of[within];
        if (manual(work_within)) { here.late_start = std::min(here.late_start, scheduled_start(work_within)); }
        if (manual(work_within) && !is_opening(within)) {
            here.late_finish = std::min(here.late_finish, scheduled_finish(within));
            return;
        }
        here.late_start = std::min(here.late_start, needed_start(within));
        here.late_finish = std::min(here.late_finish, needed_finish(within));
    });
}

/// A relation from the finish of a summary holds all the work it spans, one from its start the work that begins first.
void MspPasses::backward_closing(std::uint32_t activity) {
    auto& here = closings_[activity];
    each_outgoing(activity, [&](std::uint32_t index) {
        const auto& one = relation(index);
        if (!of_file(index)) {
            const auto& around = closings_[one.to];
            here.finish = std::min(here.finish, around.finish);
            if (around.first == here.first) { here.start = std::min(here.start, around.start); }
            return;
        }
        if (asks_nothing(one.to)) { return; }
        const auto needed = to_finish(one.type) ? needed_finish(one.to) : needed_start(one.to);
        auto& bound = from_start(one.type) ? here.start : here.finish;
        bound = std::min({bound, before_lag(lag_calendar(one), needed, one.lag), project_finish_});
    });
    for (const auto& one : task(activity).constraints) {
        if (one.kind == ConstraintKind::finish_no_later && one.at) { here.finish = std::min(here.finish, *one.at); }
    }
}

void MspPasses::backward_task(std::uint32_t activity) {
    auto& dates = dates_[activity];
    if (dates.early_finish == unknown_instant) { return; }
    if (inactive(activity)) {
        pass_back(activity);
        return;
    }
    if (complete(activity)) {
        dates.late_start = dates.early_start;
        dates.late_finish = dates.early_finish;
        return;
    }
    const auto task_work = work(activity);
    auto finish = allowed_by_successors(activity);
    const bool begun_event = started(activity) && task_work.instant() && finish != unknown_instant;
    if (begun_event) { finish = dates.early_start; }
    finish = constrained_finish(activity, finish == unknown_instant ? open_end(activity) : finish);
    if (manual(activity)) { finish = std::max(finish, dates.early_finish); }
    // Seen in files of all versions: only a task that is scheduled by hand, or has no duration, keeps an instant at which a shift begins.
    if (!manual(activity) && !task_work.instant()) { finish = task_work.last_work(finish); }
    dates.late_finish = finish;
    // What remains of a task scheduled by hand is its own duration until it begins, whatever its dates span.
    const bool resumes = started(activity) != manual(activity);
    dates.late_start = task_work.start(finish, resumes ? MspAmount::remaining : MspAmount::whole);
}

/// What comes before inactive work is bound by the one that follows it last: MS Project takes the greatest here, not the least.
void MspPasses::pass_back(std::uint32_t activity) {
    auto latest = Instant::min();
    each_outgoing(activity, [&](std::uint32_t index) {
        const auto& one = relation(index);
        if (asks_nothing(one.to)) { return; }
        const auto needed = to_finish(one.type) ? needed_finish(one.to) : needed_start(one.to);
        latest = std::max(latest, before_lag(lag_calendar(one), needed, one.lag));
    });
    if (latest != Instant::min()) { dates_[activity].late_start = dates_[activity].late_finish = latest; }
}

/// Of what has no successor: the end of the project, or its own when each open end has a critical path of its own.
Instant MspPasses::open_end(std::uint32_t activity) const {
    return foreign_.options.critical.open_ends ? dates_[activity].early_finish : project_finish_;
}

Instant MspPasses::allowed_by_successors(std::uint32_t activity) const {
    auto finish = unknown_instant;
    each_outgoing(activity, [&](std::uint32_t index) {
        const auto& one = relation(index);
        if (of_file(index)) {
            if (!asks_nothing(one.to)) { finish = std::min({finish, allowed_finish(activity, one), project_finish_}); }
            return;
        }
        // Seen in a file: work with a date of its own does not follow what is asked of a summary scheduled by hand.
        if (manual(one.to) && !manual(activity) && dated(activity)) { return; }
        const auto& around = closings_[one.to];
        finish = std::min(finish, around.finish);
        if (around.first == activity && around.start != unknown_instant) {
            finish = std::min(finish, work(activity).finish(around.start, MspAmount::whole));
        }
    });
    return finish;
}

bool MspPasses::dated(std::uint32_t activity) const {
    return std::ranges::any_of(task(activity).constraints,
                               [](const ForeignConstraint& one) { return one.at && one.kind != ConstraintKind::deadline; });
}

bool MspPasses::asks_nothing(std::uint32_t node) const {
    if (is_opening(node)) { return opening(node).late_start == unknown_instant; }
    return (complete(node) && !inactive(node)) || dates_[node].late_finish == unknown_instant;
}

/// The remaining work of a started task is needed no earlier than where it goes on; a levelling delay lies before what it delays.
Instant MspPasses::needed_start(std::uint32_t node) const {
    if (is_opening(node)) { return opening(node).late_start; }
    if (inactive(node)) { return dates_[node].late_start; }
    if (started(node)) { return std::max(dates_[node].late_start, goes_on(node)); }
    return dates_[node].late_start - delay(node);
}

Instant MspPasses::needed_finish(std::uint32_t node) const {
    if (is_opening(node)) { return opening(node).late_finish; }
    if (inactive(node)) { return dates_[node].late_finish; }
    return started(node) ? dates_[node].late_finish : dates_[node].late_finish - delay(node);
}

Instant MspPasses::allowed_finish(std::uint32_t activity, const Relation& relation) const {
    if (from_start(relation.type)) { return allowed_by_start(activity, relation); }
    const auto needed = to_finish(relation.type) ? needed_finish(relation.to) : needed_start(relation.to);
    return before_lag(lag_calendar(relation), needed, relation.lag);
}

/// What a relation from its start leaves a task. The start of what has begun, or is put by hand, cannot give way.
Instant MspPasses::allowed_by_start(std::uint32_t activity, const Relation& relation) const {
    const auto to = relation.to;
    bool followed = is_opening(to);
    if (!followed) {
        each_outgoing(to, [&](std::uint32_t index) { followed = followed || of_file(index); });
    }
    if (manual(activity)) { return relation.type == RelationType::start_start && !followed ? dates_[to].late_finish : project_finish_; }
    if (started(activity)) { return project_finish_; }
    if (relation.type == RelationType::start_finish) {
        return work(activity).finish(before_lag(lag_calendar(relation), needed_finish(to), relation.lag), MspAmount::whole);
    }
    if (!is_opening(to) && started(to) && !inactive(to)) {
        return followed ? work(activity).finish(goes_on(to), MspAmount::whole) : project_finish_;
    }
    const auto start = work(activity).calendar().next_work(needed_start(to));
    return work(activity).finish(before_lag(lag_calendar(relation), start, relation.lag), MspAmount::whole);
}

Instant MspPasses::constrained_finish(std::uint32_t activity, Instant finish) const {
    const auto& one = task(activity);
    // Of a task of another project the file says when it is needed there.
    if (one.external_late_finish && manual(activity)) { return *one.external_late_finish; }
    if (one.external_late_finish) { finish = std::min(finish, *one.external_late_finish); }
    for (const auto& constraint : one.constraints) {
        if (!constraint.at) { continue; }
        switch (constraint.kind) {
        case ConstraintKind::mandatory_start: finish = work(activity).finish(*constraint.at, MspAmount::whole); break;
        case ConstraintKind::mandatory_finish: finish = *constraint.at; break;
        case ConstraintKind::start_no_later: finish = std::min(finish, work(activity).finish(*constraint.at, MspAmount::whole)); break;
        case ConstraintKind::finish_no_later:
        case ConstraintKind::deadline: finish = std::min(finish, *constraint.at); break;
        case ConstraintKind::start_no_earlier:
        case ConstraintKind::finish_no_earlier:
        case ConstraintKind::as_late_as_possible: break;
        }
    }
    return finish;
}

} // namespace slipway
