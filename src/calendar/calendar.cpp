#include "slipway/calendar/calendar.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

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
    static constexpr std::array<std::pair<std::string_view, DurationUnit>, 6> units{{{"min", DurationUnit::minutes},
                                                                                     {"mo", DurationUnit::months},
                                                                                     {"wd", DurationUnit::working_days},
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
    pattern_of_day_.reserve(day_count);
    for (Date day = first_day; day <= last_day; day += Days{1}) { pattern_of_day_.push_back(pattern_of_weekday_[weekday_index(day)]); }
    for (const auto& [day, exception] : rules.exceptions) {
        if (day < first_day || day > last_day) { continue; }
        pattern_of_day_[static_cast<std::size_t>((day - first_day).count())] = pattern_index(exception.hours);
        if (!exception.name.empty()) { exception_names_.emplace(day, exception.name); }
    }
    index_worked_days();
}

std::uint16_t Calendar::pattern_index(const DayHours& hours) {
    const auto same = std::ranges::find(patterns_, hours, &Pattern::periods);
    if (same != patterns_.end()) { return static_cast<std::uint16_t>(same - patterns_.begin()); }
    Pattern pattern{hours, {}};
    std::int32_t before = 0;
    for (const auto& period : hours) {
        pattern.work_before.push_back(before);
        before += period.to - period.from;
    }
    patterns_.push_back(std::move(pattern));
    return static_cast<std::uint16_t>(patterns_.size() - 1);
}

void Calendar::index_worked_days() {
    work_before_day_.reserve(day_count);
    std::int32_t work = 0;
    for (std::int32_t day = 0; day < day_count; ++day) {
        work_before_day_.push_back(work);
        const auto today = minutes_of(patterns_[pattern_of_day_[static_cast<std::size_t>(day)]].periods);
        if (today > 0) {
            worked_day_.push_back(day);
            while (static_cast<std::int32_t>(bucket_.size()) * bucket_minutes < work + today) {
                bucket_.push_back(static_cast<std::int32_t>(worked_day_.size()) - 1);
            }
        }
        work += today;
    }
    total_ = Minutes{work};
}

std::int32_t Calendar::worked(std::uint16_t pattern, std::int32_t minute) const noexcept {
    const auto& hours = patterns_[pattern];
    std::int32_t work = 0;
    for (const auto& period : hours.periods) {
        if (minute <= period.from) { break; }
        work += std::min<std::int32_t>(minute, period.to) - period.from;
    }
    return work;
}

Instant Calendar::start_at(Minutes work) const noexcept {
    if (work >= total_) { return Instant{last_day + Days{1}}; }
    const auto wanted = std::max(0, work.count());
    auto at = static_cast<std::size_t>(bucket_[static_cast<std::size_t>(wanted / bucket_minutes)]);
    while (at + 1 < worked_day_.size() && work_before_day_[static_cast<std::size_t>(worked_day_[at + 1])] <= wanted) { ++at; }
    const auto day = worked_day_[at];
    const auto inside = wanted - work_before_day_[static_cast<std::size_t>(day)];
    const auto& hours = patterns_[pattern_of_day_[static_cast<std::size_t>(day)]];
    std::size_t period = hours.periods.size() - 1;
    while (hours.work_before[period] > inside) { --period; }
    return Instant{first_day + Days{day}} + Minutes{hours.periods[period].from + inside - hours.work_before[period]};
}

Instant Calendar::finish_at(Minutes work) const noexcept {
    // The end of the last minute done is one minute after that minute began.
    if (work <= Minutes{0}) { return Instant{first_day}; }
    return start_at(std::min(work, total_) - Minutes{1}) + Minutes{1};
}

bool Calendar::works(Date day) const noexcept {
    return std::ranges::binary_search(worked_day_, static_cast<std::int32_t>((day - first_day).count()));
}

int Calendar::working_days(Date after, Date until) const noexcept {
    const auto rank = [&](Date day) {
        const auto past = std::ranges::upper_bound(worked_day_, static_cast<std::int32_t>((day - first_day).count()));
        return static_cast<int>(past - worked_day_.begin());
    };
    return rank(until) - rank(after);
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

bool Calendar::works_by_pattern(Date day) const noexcept { return !patterns_[pattern_of_weekday_[weekday_index(day)]].periods.empty(); }

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
