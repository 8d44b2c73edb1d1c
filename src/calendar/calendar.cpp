#include "slipway/calendar/calendar.hpp"

#include <algorithm>
#include <bit>
#include <charconv>
#include <cmath>
#include <numeric>

namespace slipway {
namespace {

std::size_t weekday_index(Date day) { return std::chrono::weekday{day}.iso_encoding() - 1; }

std::int32_t minutes_of(const DayHours& hours) {
    std::int32_t total = 0;
    for (const auto& period : hours) { total += period.to - period.from; }
    return total;
}

} // namespace

std::optional<DurationText> parse_duration(std::string_view text) {
    static constexpr std::array<std::pair<std::string_view, DurationUnit>, 7> units{{{"min", DurationUnit::minutes},
                                                                                     {"mo", DurationUnit::months},
                                                                                     {"wd", DurationUnit::working_days},
                                                                                     {"d", DurationUnit::working_days},
                                                                                     {"cd", DurationUnit::calendar_days},
                                                                                     {"h", DurationUnit::hours},
                                                                                     {"w", DurationUnit::weeks}}};
    double amount = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), amount, std::chars_format::fixed);
    if (error != std::errc{} || !std::isfinite(amount) || std::abs(amount) > 100'000) { return std::nullopt; }
    const std::string_view written{end, static_cast<std::size_t>(text.data() + text.size() - end)};
    for (const auto& [word, unit] : units) {
        if (word == written) { return DurationText{amount, unit}; }
    }
    return std::nullopt;
}

Calendar::Calendar(const CalendarRules& rules)
    : per_day_{rules.per_day},
      days_per_week_{rules.days_per_week},
      days_per_month_{rules.days_per_month},
      published_until_{rules.published_until} {
    for (std::size_t weekday = 0; weekday < 7; ++weekday) { pattern_of_weekday_[weekday] = pattern_index(rules.week[weekday]); }
    std::vector<std::uint16_t> pattern_of_day;
    pattern_of_day.reserve(day_count);
    for (Date day = first_day; day <= last_day; day += Days{1}) { pattern_of_day.push_back(pattern_of_weekday_[weekday_index(day)]); }
    for (const auto& [day, exception] : rules.exceptions) {
        if (day < first_day || day > last_day) { continue; }
        pattern_of_day[static_cast<std::size_t>((day - first_day).count())] = pattern_index(exception.hours);
        if (!exception.name.empty()) { exception_names_.emplace(day, exception.name); }
    }
    index_days(pattern_of_day);
    index_blocks(pattern_of_day);
}

std::uint16_t Calendar::pattern_index(const DayHours& hours) {
    const auto same = std::ranges::find(patterns_, hours, &Pattern::periods);
    if (same != patterns_.end()) { return static_cast<std::uint16_t>(same - patterns_.begin()); }
    patterns_.push_back({hours, static_cast<std::uint32_t>(worked_by_minute_.size()), minutes_of(hours)});
    std::uint16_t work = 0;
    auto period = hours.begin();
    for (std::uint16_t minute = 0; minute < minutes_per_civil_day; ++minute) {
        worked_by_minute_.push_back(work);
        while (period != hours.end() && period->to <= minute) { ++period; }
        if (period != hours.end() && minute >= period->from) { ++work; }
    }
    return static_cast<std::uint16_t>(patterns_.size() - 1);
}

void Calendar::index_days(const std::vector<std::uint16_t>& pattern_of_day) {
    days_.reserve(day_count);
    worked_days_before_.reserve(day_count + 1);
    std::int32_t work = 0;
    std::int32_t worked_days = 0;
    for (const auto index : pattern_of_day) {
        days_.push_back({work, patterns_[index].by_minute});
        worked_days_before_.push_back(worked_days);
        work += patterns_[index].work;
        worked_days += patterns_[index].work > 0 ? 1 : 0;
    }
    worked_days_before_.push_back(worked_days);
    total_ = Minutes{work};
}

void Calendar::set_block_length() {
    constexpr std::uint32_t shortest_whole = 30; // half past is usual; 23:59 would make a block of every minute
    constexpr std::uint32_t length_of_broken = 120;
    std::uint32_t common = 0;
    for (const auto& pattern : patterns_) {
        for (const auto& period : pattern.periods) { common = std::gcd(common, std::uint32_t{period.to} - period.from); }
    }
    block_work_ = common < shortest_whole ? length_of_broken : common;
    block_shift_ = 31 + static_cast<std::uint32_t>(std::bit_width(block_work_));
    block_inverse_ = (std::uint64_t{1} << block_shift_) / block_work_ + 1;
}

void Calendar::index_blocks(const std::vector<std::uint16_t>& pattern_of_day) {
    set_block_length();
    const auto length = block_work_;
    block_start_.resize((static_cast<std::uint32_t>(total_.count()) + length - 1) / length);
    auto next = block_start_.begin();
    std::uint32_t work = 0; // before the block that is next
    std::uint32_t done = 0; // before the period
    for (std::uint32_t day = 0; day < day_count; ++day) {
        for (const auto& period : patterns_[pattern_of_day[day]].periods) {
            const auto end = done + (std::uint32_t{period.to} - period.from);
            for (; work < end; work += length) {
                const bool whole = work + length <= end;
                *next++ = whole ? day * minutes_per_civil_day + period.from + (work - done) : broken | day;
            }
            done = end;
        }
    }
}

std::uint32_t Calendar::first_day_of_block(std::size_t block) const noexcept {
    const auto start = block_start_[block];
    return (start & broken) != 0 ? start & ~broken : start / minutes_per_civil_day;
}

Instant Calendar::start_in_broken(std::size_t block, std::uint32_t wanted) const noexcept {
    // The next block begins on the last day that this one can reach.
    const auto last = block + 1 < block_start_.size() ? first_day_of_block(block + 1) : day_count - 1;
    const auto begin = days_.begin() + first_day_of_block(block);
    const auto after =
        std::ranges::upper_bound(begin, days_.begin() + last + 1, static_cast<std::int32_t>(wanted), {}, &DayEntry::work_before);
    const auto& day = *(after - 1);
    const Date date = first_day + Days{after - 1 - days_.begin()};
    auto left = static_cast<std::int32_t>(wanted) - day.work_before;
    for (const auto& period : patterns_[day.pattern / minutes_per_civil_day].periods) {
        const std::int32_t length = period.to - period.from;
        if (left < length) { return Instant{date} + Minutes{period.from + left}; }
        left -= length;
    }
    return Instant{date + Days{1}};
}

bool Calendar::works(Date day) const noexcept { return working_days(day - Days{1}, day) > 0; }

const DayHours& Calendar::hours(Date day) const noexcept {
    if (day < first_day || day > last_day) { return hours_by_pattern(day); }
    const auto by_minute = days_[static_cast<std::size_t>((day - first_day).count())].pattern;
    return std::ranges::find(patterns_, by_minute, &Pattern::by_minute)->periods;
}

const DayHours& Calendar::hours_by_pattern(Date day) const noexcept { return patterns_[pattern_of_weekday_[weekday_index(day)]].periods; }

int Calendar::working_days(Date after, Date until) const noexcept {
    const auto until_end_of = [&](Date day) {
        const auto end = std::clamp<std::int64_t>((day - first_day).count() + 1, 0, day_count);
        return worked_days_before_[static_cast<std::size_t>(end)];
    };
    return until_end_of(until) - until_end_of(after);
}

Instant Calendar::start_of_day(Date day) const noexcept {
    const auto first = next_work(Instant{day});
    return day_of(first) == day ? first : Instant{day};
}

Instant Calendar::end_of_day(Date day) const noexcept {
    const Instant midnight{day + Days{1}};
    const auto last = previous_work(midnight);
    return last > Instant{day} ? last : midnight;
}

Minutes Calendar::minutes(const DurationText& duration) const noexcept {
    const double day = per_day_.count();
    const auto unit = [&] {
        switch (duration.unit) {
        case DurationUnit::minutes: return 1.0;
        case DurationUnit::hours: return 60.0;
        case DurationUnit::working_days:
        case DurationUnit::calendar_days: return day;
        case DurationUnit::weeks: return day * days_per_week_;
        case DurationUnit::months: return day * days_per_month_;
        }
        return day;
    }();
    return Minutes{static_cast<std::int32_t>(std::clamp(std::round(duration.amount * unit), -1e9, 1e9))};
}

std::optional<std::string_view> Calendar::exception_name(Date day) const {
    const auto found = exception_names_.find(day);
    if (found == exception_names_.end()) { return std::nullopt; }
    return found->second;
}

CalendarRules Calendar::rules() const {
    CalendarRules rules{
        .per_day = per_day_, .days_per_week = days_per_week_, .days_per_month = days_per_month_, .published_until = published_until_};
    for (std::size_t weekday = 0; weekday < rules.week.size(); ++weekday) {
        rules.week.at(weekday) = patterns_[pattern_of_weekday_.at(weekday)].periods;
    }
    Date day = first_day;
    for (const auto& entry : days_) {
        const auto pattern = entry.pattern / minutes_per_civil_day;
        if (pattern != pattern_of_weekday_.at(weekday_index(day))) { rules.exceptions[day].hours = patterns_[pattern].periods; }
        day += Days{1};
    }
    for (const auto& [named, name] : exception_names_) {
        const auto pattern = days_[static_cast<std::size_t>((named - first_day).count())].pattern / minutes_per_civil_day;
        rules.exceptions[named] = {patterns_[pattern].periods, name};
    }
    return rules;
}

bool Calendar::works_by_pattern(Date day) const noexcept { return !hours_by_pattern(day).empty(); }

CalendarRules every_day(const CalendarRules& rules) {
    DayHours longest;
    for (const auto& hours : rules.week) {
        if (minutes_of(hours) > minutes_of(longest)) { longest = hours; }
    }
    if (longest.empty()) { longest = {{0, 1440}}; }
    CalendarRules all;
    all.week.fill(longest);
    all.per_day = Minutes{minutes_of(longest)};
    all.days_per_week = 7;
    all.days_per_month = 30;
    return all;
}

} // namespace slipway
