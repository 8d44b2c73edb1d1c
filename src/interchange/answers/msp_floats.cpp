#include "interchange/answers/msp_passes.hpp"
#include "schedule/rules.hpp"

#include <algorithm>

namespace slipway {
namespace {

// NOLINTNEXTLINE(bugprone-easily-swappable-parameters): a span and another
void widen(Instant& start, Instant& finish, Instant other_start, Instant other_finish) {
    if (other_finish == unknown_instant) { return; }
    start = std::min(start, other_start);
    finish = finish == unknown_instant ? other_finish : std::max(finish, other_finish);
}

} // namespace

Instant MspPasses::printed_late_start(std::uint32_t activity) const {
    const auto& dates = dates_[activity];
    return started(activity) && !is_summary(activity) && !manual(activity) ? dates.early_start : dates.late_start;
}

/// In forward order each summary comes after what it spans.
void MspPasses::roll_up() {
    for (const auto node : graph_.network.order) {
        if (!is_opening(node) && is_summary(node)) { roll_up_into(node); }
    }
}

/// What was entered for a summary does not hide the work that overruns it.
void MspPasses::widen_early(MspDates& span, std::uint32_t child) const {
    widen(span.early_start, span.early_finish, scheduled_start(child), scheduled_finish(child));
    if (!is_summary(child) || !manual(child)) { return; }
    each_incoming(child, [&](std::uint32_t index) { widen_early(span, relation(index).from); });
}

/// A summary shows of its work the scheduled dates; of what is scheduled by hand no other dates as late ones, but those of the work in it.
void MspPasses::roll_up_into(std::uint32_t activity) {
    MspDates span;
    each_incoming(activity, [&](std::uint32_t index) {
        const auto child = relation(index).from;
        widen_early(span, child);
        if (manual(child)) { widen(span.late_start, span.late_finish, scheduled_start(child), scheduled_finish(child)); }
        if (!manual(child) || is_summary(child)) {
            widen(span.late_start, span.late_finish, printed_late_start(child), dates_[child].late_finish);
        }
    });
    const bool empty = span.early_finish == unknown_instant;
    dates_[activity] = span;
    if (!manual(activity) || empty) { return; }
    auto& dates = dates_[activity];
    dates.early_finish = scheduled_finish(activity);
    dates.early_start = scheduled_start(activity);
    dates.late_finish = std::max(dates.late_finish, dates.early_finish);
}

/// The least of start and finish slack, the start counted from where relations ask for it even when a constraint puts it earlier; of what
/// has started, or is scheduled by hand, only the finish can slip. In the calendar of the task, not of its
/// resources.
Minutes MspPasses::total_float(std::uint32_t activity) const {
    const auto& dates = dates_[activity];
    if (dates.early_finish == unknown_instant || dates.late_finish == unknown_instant) { return unknown_work; }
    const bool as_late_as_possible = std::ranges::any_of(
        task(activity).constraints, [](const ForeignConstraint& one) { return one.kind == ConstraintKind::as_late_as_possible; });
    if (as_late_as_possible && !is_summary(activity)) { return Minutes{0}; }
    const auto& calendar = work(activity).calendar();
    const auto by_finish = calendar.between(dates.early_finish, dates.late_finish);
    if (started(activity) || (manual(activity) && !is_summary(activity))) { return by_finish; }
    const auto total = std::min(by_finish, calendar.between(std::max(dates.early_start, dates.overruled_start), dates.late_start));
    return manual(activity) ? std::max(Minutes{0}, total) : total;
}

/// To its own successors only: what follows the summary around it does not count. Without any it is the total float, and of a summary never
/// more.
Minutes MspPasses::free_float(std::uint32_t activity) const {
    const auto total = total_float(activity);
    if (total == unknown_work) { return total; }
    auto least = Minutes::max();
    each_outgoing(activity, [&](std::uint32_t index) {
        if (!of_file(index)) { return; }
        if (const auto found = link_float(relation(index))) { least = std::min(least, *found); }
    });
    if (is_summary(activity) || least == Minutes::max()) { least = std::min(least, total); }
    return std::max(Minutes{0}, least);
}

std::optional<Minutes> MspPasses::link_float(const Relation& relation) const {
    const auto to = graph_.summary_of[relation.to];
    if ((complete(to) && !inactive(to)) || dates_[to].early_finish == unknown_instant) { return std::nullopt; }
    const auto from = from_start(relation.type) ? scheduled_start(relation.from) : scheduled_finish(relation.from);
    auto reached = to_finish(relation.type) ? scheduled_finish(to) : scheduled_start(to);
    if (task(to).state == ForeignState::not_started && !inactive(to)) { reached -= delay(to); }
    return work(relation.from).calendar().between(from, lag_calendar(relation).subtract(reached, relation.lag));
}

} // namespace slipway
