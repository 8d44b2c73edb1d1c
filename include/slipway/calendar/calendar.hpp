#pragma once
// Working time. The only place where an instant moves by working time (SEMANTICS §1).

#include "slipway/base/date.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace slipway {

/// A working period of one day in minutes after midnight, half-open: 480..720 is 08:00-12:00; `to` is at most 1440.
struct Period {
    std::uint16_t from = 0;
    std::uint16_t to = 0;

    friend auto operator<=>(const Period&, const Period&) = default; // NOLINT(modernize-use-nullptr): it sees a null pointer in <=> itself
};

/// The periods of one day: sorted, not empty each, not overlapping.
using DayHours = std::vector<Period>;

/// What a dated exception says of one day; it beats the weekly pattern whether it takes work away or adds it.
struct DayException {
    DayHours hours;
    std::string name; ///< "春节"; empty when the record gives none
};

/// What a calendar is made of, before it is compiled.
struct CalendarRules {
    std::array<DayHours, 7> week; ///< Monday first
    std::map<Date, DayException> exceptions;
    Minutes per_day{480};                ///< converts "1wd"; also the divisor of every figure in working days
    int days_per_week = 5;               ///< converts "1w"
    int days_per_month = 21;             ///< converts "1mo"
    std::optional<Date> published_until; ///< dates after it are provisional: no holiday notice covers them yet
};

enum class DurationUnit { minutes, hours, working_days, calendar_days, weeks, months };

/// A duration as written: "40wd", "14mo", "30cd", "6h", "-5wd". It becomes minutes once, by the calendar it belongs to.
struct DurationText {
    double amount = 0;
    DurationUnit unit = DurationUnit::working_days;

    friend bool operator==(const DurationText&, const DurationText&) = default;
};

/// Reads a duration; the units are `min`, `h`, `wd` (or `d`), `cd`, `w` and `mo`; decimals and a leading minus are legal. Nothing for
/// anything else.
[[nodiscard]] std::optional<DurationText> parse_duration(std::string_view text);

/// A compiled calendar: adding and measuring working time cost O(1), without walking days.
/// It knows [first_day, last_day]; what lies outside is held at that edge, so that every function stays monotone.
class Calendar {
public:
    /// Precondition: some day in the week or among the exceptions has working time.
    explicit Calendar(const CalendarRules& rules);

    /// Working minutes from the start of first_day up to `instant`.
    [[nodiscard]] Minutes work_before(Instant instant) const noexcept {
        const auto minute = static_cast<std::uint32_t>(instant.time_since_epoch().count()); // before first_day: huge
        const auto day = minute / minutes_per_civil_day;
        if (day >= day_count) [[unlikely]] { return instant < Instant{first_day} ? Minutes{0} : total_; }
        const auto& entry = days_[day];
        return Minutes{entry.work_before + worked_by_minute_[entry.pattern + (minute - day * minutes_per_civil_day)]};
    }

    /// The instant at which the working minute number `work` (from 0) begins: the latest instant with that much work before it.
    [[nodiscard]] Instant start_at(Minutes work) const noexcept {
        if (work >= total_) [[unlikely]] { return Instant{last_day + Days{1}}; }
        const auto wanted = static_cast<std::uint32_t>(std::max(0, work.count()));
        const auto block = static_cast<std::uint32_t>(wanted * block_inverse_ >> block_shift_);
        const auto start = block_start_[block];
        if ((start & broken) != 0) [[unlikely]] { return start_in_broken(block, wanted); }
        return Instant{Minutes{static_cast<std::int32_t>(start + (wanted - block * block_work_))}};
    }
    /// The instant at which `work` minutes are done: the earliest instant with that much work before it.
    [[nodiscard]] Instant finish_at(Minutes work) const noexcept {
        // The end of the last minute done is one minute after that minute began.
        if (work <= Minutes{0}) [[unlikely]] { return Instant{first_day}; }
        return start_at(std::min(work, total_) - Minutes{1}) + Minutes{1};
    }

    /// A number of working minutes held within what the calendar knows.
    [[nodiscard]] Minutes within(Minutes work) const noexcept { return Minutes{std::min(std::max(work.count(), 0), total_.count())}; }
    /// Where `add` arrives, given the work that lies before the place reached; going forward there is some.
    [[nodiscard]] Instant arrival(Minutes work, bool forward) const noexcept {
        const Minutes last{forward ? 1 : 0}; // forward ends with the last minute walked
        return start_at(within(work) - last) + last;
    }

    /// `instant` itself when it lies in working time or begins it, else the next beginning of work.
    [[nodiscard]] Instant next_work(Instant instant) const noexcept { return start_at(work_before(instant)); }
    /// `instant` itself when work ends at it or goes on just before it, else the last end of work before it.
    [[nodiscard]] Instant previous_work(Instant instant) const noexcept { return finish_at(work_before(instant)); }

    /// ⊕: `work` minutes later (walking forward ends with the last minute walked), or earlier when negative; zero moves nothing.
    [[nodiscard]] Instant add(Instant instant, Minutes work) const noexcept {
        if (work == Minutes{0}) { return instant; }
        const auto reached = work_before(instant) + work;
        return work > Minutes{0} ? finish_at(reached) : start_at(reached);
    }
    /// ⊖: the same in the other direction.
    [[nodiscard]] Instant subtract(Instant instant, Minutes work) const noexcept { return add(instant, -work); }

    /// Signed working minutes between two instants.
    [[nodiscard]] Minutes between(Instant from, Instant to) const noexcept { return work_before(to) - work_before(from); }

    /// Whether an instant is held at an edge of the years that the calendar knows: no working time before it, or none after it.
    [[nodiscard]] bool at_edge(Instant instant) const noexcept {
        const auto work = work_before(instant);
        return work <= Minutes{0} || work >= total_;
    }

    [[nodiscard]] bool works(Date day) const noexcept;
    /// The working periods of a day, and those that the weekly pattern alone would give it. Of a day before first_day or after last_day:
    /// the pattern's.
    [[nodiscard]] const DayHours& hours(Date day) const noexcept;
    [[nodiscard]] const DayHours& hours_by_pattern(Date day) const noexcept;
    /// Days with any working time in (after, until]; negative when `until` lies before `after`.
    [[nodiscard]] int working_days(Date after, Date until) const noexcept;
    /// First working instant of a day, its midnight when nobody works then. The instant of an actual start.
    [[nodiscard]] Instant start_of_day(Date day) const noexcept;
    /// Last working instant of a day, the next midnight when nobody works then. The instant of an actual finish, a deadline, a commitment.
    [[nodiscard]] Instant end_of_day(Date day) const noexcept;

    /// Minutes of a written duration by this calendar's own day, week and month.
    /// Calendar days count as days here: use them with `every_day`.
    [[nodiscard]] Minutes minutes(const DurationText& duration) const noexcept;
    [[nodiscard]] Minutes per_day() const noexcept { return per_day_; }
    [[nodiscard]] std::optional<Date> published_until() const noexcept { return published_until_; }
    /// Name of the exception of that day, when it has one.
    [[nodiscard]] std::optional<std::string_view> exception_name(Date day) const;
    /// What it was made of: exceptions that only repeat the weekly pattern under no name are not among them.
    [[nodiscard]] CalendarRules rules() const;
    /// Whether the weekly pattern alone would work on that day.
    [[nodiscard]] bool works_by_pattern(Date day) const noexcept;

private:
    static_assert(first_day.time_since_epoch() == Days{0}, "minutes count from the first day known");
    static constexpr std::uint32_t minutes_per_civil_day = 1440;
    static constexpr std::uint32_t day_count = static_cast<std::uint32_t>((last_day - first_day).count()) + 1;

    /// One civil day: what was worked before it, and where its pattern begins in worked_by_minute_.
    struct DayEntry {
        std::int32_t work_before = 0;
        std::uint32_t pattern = 0;
    };
    /// One distinct day: its periods, and its place in worked_by_minute_.
    struct Pattern {
        DayHours periods;
        std::uint32_t by_minute = 0;
        std::int32_t work = 0;
    };

    [[nodiscard]] std::uint16_t pattern_index(const DayHours& hours);
    void index_days(const std::vector<std::uint16_t>& pattern_of_day);
    void set_block_length();
    void index_blocks(const std::vector<std::uint16_t>& pattern_of_day);
    [[nodiscard]] std::uint32_t first_day_of_block(std::size_t block) const noexcept;
    [[nodiscard]] Instant start_in_broken(std::size_t block, std::uint32_t wanted) const noexcept;

    std::vector<Pattern> patterns_;
    std::array<std::uint16_t, 7> pattern_of_weekday_{};
    std::vector<DayEntry> days_;
    std::vector<std::int32_t> worked_days_before_; ///< by day, and one more at the end
    std::vector<std::uint16_t> worked_by_minute_;  ///< by pattern and minute of the day: minutes worked before it
    // Working time cut into blocks of equal length: the greatest that divides every period, so that no block spans a pause. Where that is
    // too short for a table, blocks are longer, and those that span a pause are broken: their minutes are looked for day by day.
    static constexpr std::uint32_t broken = 1U << 31U;
    std::vector<std::uint32_t> block_start_; ///< minutes since first_day; of a broken block `broken` and the number of its first day
    std::uint32_t block_work_ = 1;
    // Division by block_work_: 2^shift / block_work_, rounded up. Exact, because all the work there is stays below 2^27 and the shift
    // leaves that many bits above block_work_, and small enough for 64 bits.
    std::uint64_t block_inverse_ = 0;
    std::uint32_t block_shift_ = 0;
    std::map<Date, std::string> exception_names_;
    Minutes total_{0};
    Minutes per_day_;
    int days_per_week_;
    int days_per_month_;
    std::optional<Date> published_until_;
};

/// The calendar in which calendar days are counted: the longest day of `rules` on all seven days of every week, so that n cd from day d end
/// with day d+n−1 and join the working day on both sides (SEMANTICS §1).
[[nodiscard]] CalendarRules every_day(const CalendarRules& rules);

} // namespace slipway
