#include "slipway/base/date.hpp"

#include <date/iso_week.h>
#include <fmt/format.h>

namespace slipway {
namespace {

/// All of `text` as a number, or nothing.
std::optional<unsigned> digits(std::string_view text) {
    unsigned value = 0;
    for (const char c : text) {
        if (c < '0' || c > '9') { return std::nullopt; }
        value = value * 10 + static_cast<unsigned>(c - '0');
    }
    return value;
}

/// Writes a number over zeros, its last digit before `end`.
void put_digits(std::string& text, std::size_t end, unsigned number) {
    for (; number > 0; number /= 10) { text[--end] = static_cast<char>('0' + number % 10); }
}

} // namespace

std::optional<Date> parse_date(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') { return std::nullopt; }
    const auto year = digits(text.substr(0, 4));
    const auto month = digits(text.substr(5, 2));
    const auto day = digits(text.substr(8, 2));
    if (!year || !month || !day) { return std::nullopt; }
    const std::chrono::year_month_day date{std::chrono::year{static_cast<int>(*year)}, std::chrono::month{*month}, std::chrono::day{*day}};
    if (!date.ok() || date.year() < std::chrono::year{first_year} || date.year() > std::chrono::year{last_year}) { return std::nullopt; }
    return Date{date};
}

std::string to_string(Date day) {
    const std::chrono::year_month_day date{day};
    const auto year = static_cast<int>(date.year());
    const auto month = static_cast<unsigned>(date.month());
    const auto last = static_cast<unsigned>(date.day());
    if (year < 0 || year > 9999) { return fmt::format("{:04}-{:02}-{:02}", year, month, last); }
    // Digit by digit: reports hold tens of thousands of days.
    std::string text = "0000-00-00";
    put_digits(text, 4, static_cast<unsigned>(year));
    put_digits(text, 7, month);
    put_digits(text, 10, last);
    return text;
}

std::string to_string(Instant instant) {
    const auto minutes = (instant - Instant{day_of(instant)}).count();
    return fmt::format("{}T{:02}:{:02}", to_string(day_of(instant)), minutes / 60, minutes % 60);
}

std::string iso_week(Date day) {
    const iso_week::year_weeknum_weekday week{date::sys_days{date::days{day.time_since_epoch().count()}}};
    return fmt::format("{:04}-W{:02}", static_cast<int>(week.year()), static_cast<unsigned>(week.weeknum()));
}

} // namespace slipway
