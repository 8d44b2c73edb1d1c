#pragma once
// How the work of one task lies in time: in its calendar, or in those of its parts, of which the last to end decides.

#include "slipway/interchange/computed.hpp"

#include <span>

namespace slipway {

enum class MspAmount : std::uint8_t { whole, remaining };

class MspWork {
public:
    MspWork(const ForeignActivity& task, std::span<const Calendar> calendars) : task_{task}, calendars_{calendars} {}

    [[nodiscard]] const Calendar& calendar() const { return calendars_[task_.calendar]; }
    /// With the breaks in it.
    [[nodiscard]] Minutes amount(MspAmount amount) const;
    /// An event without duration: it sits where it is put, in working time or not.
    [[nodiscard]] bool instant() const { return task_.duration == Minutes{0} && task_.parts.empty(); }
    /// Whether more time lies between the start of the work and where it goes on than was worked: it was put off, or interrupted.
    [[nodiscard]] bool waited(Instant start, Instant goes_on) const;
    [[nodiscard]] Instant finish(Instant start, MspAmount amount) const;
    [[nodiscard]] Instant start(Instant finish, MspAmount amount) const;
    /// The first instant from this one on at which its work can go on, and the last until this one at which it can end.
    [[nodiscard]] Instant first_work(Instant from) const;
    [[nodiscard]] Instant last_work(Instant until) const;

private:
    [[nodiscard]] Minutes breaks() const;

    const ForeignActivity& task_;
    std::span<const Calendar> calendars_;
};

} // namespace slipway
