#pragma once
// Working time walked half-hour by half-hour: slow, and plain enough to be right.

#include "support/graph.hpp"

#include <algorithm>
#include <optional>
#include <stdexcept>
#include <vector>

namespace slipway::test {

/// Half-hours since the window began. Slot t is the half-hour that begins at t.
using Slot = int;
using MaybeSlot = std::optional<Slot>;

inline constexpr int slots_a_day = 48;
inline constexpr Date window_start{std::chrono::year{2023} / 6 / 1}; // a Thursday
inline constexpr int window_days = 945;

inline Slot slot_of(Instant at) {
    const auto minutes = (at - Instant{window_start}).count();
    if (minutes % 30 != 0) { throw std::runtime_error("the oracle counts half-hours: " + to_string(at)); }
    return minutes / 30;
}

inline Instant instant_of(Slot slot) { return Instant{window_start} + Minutes{slot * 30}; }

inline int slots_of(Minutes work) { return work.count() / 30; }

/// Which half-hours are worked; everything else is walking.
class Worked {
public:
    explicit Worked(const CalendarRules& rules) : worked_(static_cast<std::size_t>(window_days) * slots_a_day, 0) {
        for (int day = 0; day < window_days; ++day) {
            const auto exception = rules.exceptions.find(window_start + Days{day});
            const auto thursday_first = static_cast<std::size_t>((day + 3) % 7);
            const auto& hours = exception != rules.exceptions.end() ? exception->second.hours : rules.week.at(thursday_first);
            for (const auto& period : hours) {
                for (int minute = period.from; minute < period.to; minute += 30) { worked_.at(index(day * slots_a_day + minute / 30)) = 1; }
            }
        }
    }

    [[nodiscard]] bool at(Slot slot) const { return worked_.at(index(slot)) != 0; }

    /// The first instant from `slot` on at which work begins or goes on.
    [[nodiscard]] Slot begin_from(Slot slot) const {
        while (!at(slot)) { ++slot; }
        return slot;
    }

    /// The last instant up to `slot` at which work ends or has just gone on.
    [[nodiscard]] Slot end_until(Slot slot) const {
        while (!at(slot - 1)) { --slot; }
        return slot;
    }

    [[nodiscard]] Slot plus(Slot slot, int work) const {
        for (; work > 0; ++slot) { work -= at(slot) ? 1 : 0; }
        for (; work < 0; --slot) { work += at(slot - 1) ? 1 : 0; }
        return slot;
    }

    [[nodiscard]] int between(Slot from, Slot to) const {
        int work = 0;
        for (Slot slot = std::min(from, to); slot < std::max(from, to); ++slot) { work += at(slot) ? 1 : 0; }
        return from <= to ? work : -work;
    }

private:
    static std::size_t index(Slot slot) { return static_cast<std::size_t>(slot); } // below 0 becomes huge, and `at` throws

    std::vector<char> worked_;
};

inline const Worked& worked(std::uint32_t calendar) {
    static const auto all = [] {
        std::vector<Worked> tables;
        for (const auto& one : test_calendars()) { tables.emplace_back(one.rules); }
        return tables;
    }();
    return all.at(calendar);
}

} // namespace slipway::test
