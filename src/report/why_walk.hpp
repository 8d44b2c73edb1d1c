#pragma once
// The walks behind `why`, forward and backward.

#include "slipway/report/why.hpp"

namespace slipway {

/// What a walk goes by.
struct Walk {
    const Portfolio& portfolio;
    const Outlook& outlook;
    Scheduled scheduled;

    [[nodiscard]] const Schedule& schedule() const { return scheduled.schedule; }
    [[nodiscard]] bool complete(std::uint32_t activity) const { return scheduled.input.status[activity].state == ProgressState::complete; }
    [[nodiscard]] ActivityKind kind(std::uint32_t activity) const { return portfolio.activities[activity].kind(); }
};

/// The hops of an early date; `chain` is its bound chain.
[[nodiscard]] std::vector<WhyHop> early_hops(const Walk& walk, const std::vector<std::uint32_t>& chain, AskedDate date);

/// The hops of a late date; `chain` is its late chain.
[[nodiscard]] std::vector<WhyHop> late_hops(const Walk& walk, const std::vector<std::uint32_t>& chain, AskedDate date);

/// The last day that the bound at the end of a late chain allows: of the commitment, of the project's own early finish, of a constraint (of
/// one on a start, the day before it).
[[nodiscard]] Date last_day_allowed(const Walk& walk, std::uint32_t activity);

/// Sorts the days of a hop by what they were: worked, free by the week, free by a named day.
void count_days(const Calendar& calendar, WhyHop& hop);

/// Whether a relation counts from the start of its predecessor, and whether it holds the finish of its successor.
[[nodiscard]] constexpr bool counts_from_start(RelationType type) noexcept {
    return type == RelationType::start_start || type == RelationType::start_finish;
}
[[nodiscard]] constexpr bool holds_finish(RelationType type) noexcept {
    return type == RelationType::finish_finish || type == RelationType::start_finish;
}

} // namespace slipway
