#include "interchange/mspdi/calendars.hpp"

#include "interchange/calendar_limits.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace slipway::interchange {
namespace {

constexpr std::size_t longest_chain = 32; ///< MS Project itself knows two: a resource's calendar and its base

DayHours office_hours() { return {{480, 720}, {780, 1020}}; }

std::size_t weekday_index(Date day) { return std::chrono::weekday{day}.iso_encoding() - 1; }

// NOLINTNEXTLINE(bugprone-easily-swappable-parameters): either way round
DayHours common_hours(const DayHours& left, const DayHours& right) {
    DayHours common;
    for (const auto& one : left) {
        for (const auto& other : right) {
            const Period period{std::max(one.from, other.from), std::min(one.to, other.to)};
            if (period.from < period.to) { common.push_back(period); }
        }
    }
    put_in_order(common);
    return common;
}

const DayHours& hours_on(const CalendarRules& rules, Date day) {
    const auto found = rules.exceptions.find(day);
    return found == rules.exceptions.end() ? rules.week.at(weekday_index(day)) : found->second.hours;
}

/// Only what differs from the week tells one calendar from another.
std::uint64_t hash_of(const CalendarRules& rules) {
    std::uint64_t hash = 14695981039346656037U;
    const auto add = [&hash](std::uint64_t value) { hash = (hash ^ value) * 1099511628211U; };
    const auto add_hours = [&](const DayHours& hours) {
        for (const auto& period : hours) { add((std::uint64_t{period.from} << 16U) | period.to); }
        add(1U << 31U);
    };
    for (const auto& hours : rules.week) { add_hours(hours); }
    for (const auto& [day, exception] : rules.exceptions) {
        if (exception.hours == rules.week.at(weekday_index(day))) { continue; }
        add(static_cast<std::uint64_t>(day.time_since_epoch().count()));
        add_hours(exception.hours);
    }
    return hash;
}

bool equal_hours(const CalendarRules& left, const CalendarRules& right) {
    if (left.week != right.week) { return false; }
    const auto agree = [](const CalendarRules& one, const CalendarRules& other) {
        return std::ranges::all_of(one.exceptions, [&](const auto& entry) { return hours_on(other, entry.first) == entry.second.hours; });
    };
    return agree(left, right) && agree(right, left);
}

bool ever_works(const CalendarRules& rules) {
    const auto has_hours = [](const DayHours& hours) { return !hours.empty(); };
    return std::ranges::any_of(rules.week, has_hours) ||
           std::ranges::any_of(rules.exceptions, [&](const auto& entry) { return has_hours(entry.second.hours); });
}

} // namespace

void MspCalendars::add(MspCalendar calendar, Problems& problems) {
    const auto place = static_cast<std::uint32_t>(read_.size());
    if (!place_of_.try_emplace(calendar.uid, place).second) {
        problems.error({0, calendar.line, 1}, {"duplicate-uid", fmt::format("the calendar UID {} stands in the file twice", calendar.uid),
                                               "export the schedule again"});
        return;
    }
    read_.push_back(std::move(calendar));
    need_.push_back(Need::none);
}

std::optional<std::uint32_t> MspCalendars::find(std::int32_t uid, Need need) {
    const auto found = place_of_.find(uid);
    if (found == place_of_.end()) { return std::nullopt; }
    need_.at(found->second) = std::max(need_.at(found->second), need);
    return found->second;
}

/// The calendar and those that it inherits from, the nearest first.
MspCalendars::Chain MspCalendars::chain_of(const MspCalendar& calendar, Problems& problems) const {
    Chain chain{&calendar};
    while (chain.back()->base && !(chain.back()->is_base && *chain.back()->base == 0)) {
        const auto found = place_of_.find(*chain.back()->base);
        if (found == place_of_.end()) {
            if (*chain.back()->base == 0) { break; } // some programs write 0 for none
            problems.error({0, chain.back()->line, 1},
                           {"unknown-calendar",
                            fmt::format("calendar {} inherits from {}, which is not there", chain.back()->uid, *chain.back()->base),
                            "export the schedule again"});
            break;
        }
        if (chain.size() == longest_chain || &read_.at(found->second) == &calendar) {
            problems.error({0, calendar.line, 1}, {"calendar-cycle", fmt::format("calendar {} inherits from itself", calendar.uid),
                                                   "give it another base calendar"});
            break;
        }
        chain.push_back(&read_.at(found->second));
    }
    return chain;
}

CalendarRules MspCalendars::empty_rules() const {
    CalendarRules rules;
    rules.per_day = lengths_.per_day;
    rules.days_per_week = lengths_.days_per_week;
    rules.days_per_month = lengths_.days_per_month;
    return rules;
}

bool MspCalendars::may_visit() { return days_left_ > 0 && visits_left_-- > 0; }

void MspCalendars::add_day(CalendarRules& rules, Date day, const DayHours& hours, const std::string& name) {
    if (rules.exceptions.try_emplace(day, DayException{hours, name}).second) { --days_left_; }
}

void MspCalendars::add_exception(const MspException& exception, CalendarRules& rules) {
    int found = 0;
    for (auto day = exception.from; day <= exception.to && may_visit(); day += Days{1}) {
        if (!recurs(exception.recurrence, exception.from, day)) { continue; }
        add_day(rules, day, exception.hours, exception.name);
        if (exception.recurrence.occurrences && ++found == *exception.recurrence.occurrences) { return; }
    }
}

/// An exception of the calendar beats one that it inherits, and a plain one beats one that recurs.
void MspCalendars::add_exceptions(const Chain& chain, CalendarRules& rules) {
    for (const auto* calendar : chain) {
        for (const bool plain : {true, false}) {
            for (const auto& exception : calendar->exceptions) {
                if (exception.recurrence.plain() == plain) { add_exception(exception, rules); }
            }
        }
    }
}

/// A day that a calendar states beats the work weeks that it inherits; one that a work week leaves out stays as it is.
void MspCalendars::add_work_weeks(const Chain& chain, CalendarRules& rules) {
    std::array<bool, 7> stated{};
    for (const auto* calendar : chain) {
        for (const auto& work_week : calendar->work_weeks) {
            for (auto day = work_week.from; day <= work_week.to && may_visit(); day += Days{1}) {
                const auto weekday = weekday_index(day);
                const auto& hours = work_week.week.at(weekday);
                if (hours && !stated.at(weekday)) { add_day(rules, day, *hours, {}); }
            }
        }
        for (std::size_t day = 0; day < stated.size(); ++day) { stated.at(day) = stated.at(day) || calendar->week.at(day).has_value(); }
    }
}

CalendarRules MspCalendars::rules_of(const Chain& chain, Problems& problems) {
    auto rules = empty_rules();
    bool any = false;
    for (std::size_t day = 0; day < rules.week.size(); ++day) {
        const auto stated = std::ranges::find_if(chain, [day](const MspCalendar* calendar) { return calendar->week.at(day).has_value(); });
        if (stated == chain.end()) { continue; }
        rules.week.at(day) = *(*stated)->week.at(day);
        any = true;
    }
    if (!any) { std::fill_n(rules.week.begin(), 5, office_hours()); } // what MS Project gives a calendar without a week
    add_exceptions(chain, rules);
    add_work_weeks(chain, rules);
    if (days_left_ <= 0 || visits_left_ < 0) {
        problems.error(
            {0, chain.front()->line, 1},
            {"calendar-too-large", "the exceptions of the calendars name more days than any file of sense", "shorten their spans"});
    }
    return rules;
}

std::uint32_t MspCalendars::hours_number(const CalendarRules& rules) {
    const auto hash = hash_of(rules);
    const auto [first, last] = calendars_by_hash_.equal_range(hash);
    for (auto at = first; at != last; ++at) {
        if (equal_hours(settled_.at(at->second).rules, rules)) { return hours_number_.at(at->second); }
    }
    const auto index = static_cast<std::uint32_t>(settled_.size());
    calendars_by_hash_.emplace(hash, index);
    return index;
}

std::uint32_t MspCalendars::add_made(std::string id, std::string name, CalendarRules rules) {
    hours_number_.push_back(hours_number(rules));
    settled_.push_back({std::move(id), std::move(name), std::move(rules), 0});
    return static_cast<std::uint32_t>(settled_.size() - 1);
}

void MspCalendars::settle_one(std::uint32_t place, Problems& problems, Losses& losses) {
    const auto& calendar = read_[place];
    auto rules = rules_of(chain_of(calendar, problems), problems);
    if (!ever_works(rules)) {
        if (need_[place] == Need::needed) {
            problems.error({0, calendar.line, 1},
                           {"calendar-without-work", fmt::format("calendar {} has no working time at all", calendar.uid),
                            "give it some, or give its work another calendar"});
        } else {
            losses.add("idle-calendar", "a calendar without any working time is left out", calendar.line);
        }
        return;
    }
    auto name = calendar.name.empty() ? fmt::format("Calendar {}", calendar.uid) : calendar.name;
    index_[place] = add_made(std::to_string(calendar.uid), std::move(name), std::move(rules));
    settled_.back().line = calendar.line;
}

void MspCalendars::settle(const DayLengths& lengths, Problems& problems, Losses& losses) {
    lengths_ = lengths;
    index_.assign(read_.size(), std::nullopt);
    for (std::uint32_t place = 0; place < read_.size(); ++place) {
        if (days_left_ <= 0 || visits_left_ < 0) { return; } // told already
        if (need_[place] != Need::none || read_[place].is_base) {
            settle_one(place, problems, losses);
        } else {
            losses.add("unused-calendar", "a calendar that no work follows is left out", read_[place].line);
        }
    }
}

std::uint32_t MspCalendars::standard() {
    if (!standard_) {
        auto rules = empty_rules();
        std::fill_n(rules.week.begin(), 5, office_hours());
        standard_ = add_made("standard", "Standard", std::move(rules));
    }
    return *standard_;
}

std::uint32_t MspCalendars::always() {
    if (!always_) {
        CalendarRules rules;
        rules.week.fill({{0, 1440}});
        rules.per_day = Minutes{1440};
        rules.days_per_week = 7;
        rules.days_per_month = 30;
        always_ = add_made("elapsed", "24 hours", std::move(rules));
    }
    return *always_;
}

std::optional<std::uint32_t> MspCalendars::both(std::uint32_t left, std::uint32_t right) {
    if (same_hours(left, right)) { return left; }
    if (const auto found = both_.find({left, right}); found != both_.end()) { return found->second; }
    gave_up_ = gave_up_ || settled_.size() > most_calendars || days_left_ <= 0;
    if (gave_up_) { return left; }
    const auto one = settled_.at(left).rules; // copies: the list grows
    const auto other = settled_.at(right).rules;
    auto rules = empty_rules();
    for (std::size_t day = 0; day < rules.week.size(); ++day) { rules.week.at(day) = common_hours(one.week.at(day), other.week.at(day)); }
    for (const auto* side : {&one, &other}) {
        for (const auto& [day, exception] : side->exceptions) {
            rules.exceptions.try_emplace(day, DayException{common_hours(hours_on(one, day), hours_on(other, day)), exception.name});
        }
    }
    days_left_ -= static_cast<std::int64_t>(rules.exceptions.size());
    if (!ever_works(rules)) { return both_.emplace(std::pair{left, right}, std::nullopt).first->second; }
    auto id = fmt::format("{}+{}", settled_.at(left).id, settled_.at(right).id);
    auto name = fmt::format("{} + {}", settled_.at(left).name, settled_.at(right).name);
    const auto made = add_made(std::move(id), std::move(name), std::move(rules));
    both_.emplace(std::pair{left, right}, made);
    return made;
}

bool MspCalendars::same_hours(std::uint32_t left, std::uint32_t right) const { return hours_number_.at(left) == hours_number_.at(right); }

} // namespace slipway::interchange
