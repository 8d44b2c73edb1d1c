#include "interchange/xer/values.hpp"

#include "slipway/base/text.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cmath>

namespace slipway::interchange {
namespace {

constexpr int minutes_a_day = 1440;
constexpr double most_hours = 24.0 * 366 * 100;

char small(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20U || c == 0x7F; }

/// Digits at the front of a text, at most `most` of them, taken from it.
std::optional<int> take_number(std::string_view& text, std::size_t most) {
    const auto end = std::ranges::find_if_not(text, is_digit);
    const auto count = static_cast<std::size_t>(end - text.begin());
    if (count == 0 || count > most) { return std::nullopt; }
    int value = 0;
    std::from_chars(text.data(), text.data() + count, value);
    text.remove_prefix(count);
    return value;
}

bool take(std::string_view& text, char letter) {
    if (!text.starts_with(letter)) { return false; }
    text.remove_prefix(1);
    return true;
}

std::optional<int> take_part(std::string_view& text, char before, std::size_t most) {
    return take(text, before) ? take_number(text, most) : std::nullopt;
}

/// "8:00" or "08:00:59" at the front.
std::optional<int> take_clock(std::string_view& text) {
    const auto hour = take_number(text, 2);
    const auto minute = hour ? take_part(text, ':', 2) : std::nullopt;
    if (!minute || *minute > 59 || *hour > 24 || (*hour == 24 && *minute > 0)) { return std::nullopt; }
    if (text.starts_with(':')) {
        const auto second = take_part(text, ':', 2);
        if (!second || *second > 59) { return std::nullopt; }
    }
    return *hour * 60 + *minute;
}

std::optional<Date> take_day(std::string_view& text) {
    const auto year = take_number(text, 4);
    const auto month = year ? take_part(text, '-', 2) : std::nullopt;
    const auto day = month ? take_part(text, '-', 2) : std::nullopt;
    if (!day || *year < first_year || *year > last_year) { return std::nullopt; }
    const std::chrono::year_month_day date{std::chrono::year{*year}, std::chrono::month{static_cast<unsigned>(*month)},
                                           std::chrono::day{static_cast<unsigned>(*day)}};
    return date.ok() ? std::optional{Date{date}} : std::nullopt;
}

} // namespace

bool same_word(std::string_view left, std::string_view right) noexcept { return std::ranges::equal(left, right, {}, small, small); }

std::string plain_name(std::string_view cell) {
    std::string name;
    name.reserve(cell.size());
    for (const char c : cell) {
        const bool second_quote = c == '"' && name.ends_with('"');
        const char shown = is_control(c) ? ' ' : c;
        if (second_quote || (shown == ' ' && name.ends_with(' '))) { continue; }
        name += shown;
    }
    while (name.ends_with(' ')) { name.pop_back(); }
    return name;
}

std::string shown(std::string_view cell) {
    constexpr int widest = 40;
    return cut_to_width(plain_name(cell.substr(0, std::size_t{4} * widest)), widest);
}

std::string loss_code(std::string_view of, std::string_view name) {
    constexpr std::size_t longest = 60;
    std::string code;
    for (const char c : std::string{of} + '-' + std::string{name.substr(0, longest)}) {
        const bool plain = is_digit(c) || (small(c) >= 'a' && small(c) <= 'z');
        if (plain) { code += small(c); }
        if (!plain && !code.ends_with('-')) { code += '-'; }
    }
    if (code.ends_with('-')) { code.pop_back(); }
    return code;
}

std::optional<double> decimal(std::string_view cell) {
    const auto mark = cell.find_last_of(".,");
    std::string written;
    for (std::size_t i = 0; i < cell.size(); ++i) {
        const bool parts_threes = (cell[i] == '.' || cell[i] == ',') && i != mark;
        if (!parts_threes) { written += i == mark ? '.' : cell[i]; }
    }
    std::string_view rest = written;
    if (rest.starts_with('+')) { rest.remove_prefix(1); }
    double value = 0;
    const auto [end, error] = std::from_chars(rest.data(), rest.data() + rest.size(), value);
    if (error != std::errc{} || end != rest.data() + rest.size() || !std::isfinite(value)) { return std::nullopt; }
    return value;
}

std::optional<Minutes> minutes_of_hours(double hours) {
    if (std::abs(hours) > most_hours) { return std::nullopt; }
    return Minutes{static_cast<std::int32_t>(std::lround(hours * 60))};
}

std::optional<Instant> parse_instant(std::string_view cell) {
    const auto day = take_day(cell);
    if (!day) { return std::nullopt; }
    if (cell.empty()) { return Instant{*day}; }
    if (!take(cell, ' ') && !take(cell, 'T')) { return std::nullopt; }
    while (take(cell, ' ')) {}
    const auto minute = take_clock(cell);
    if (!minute || !cell.empty()) { return std::nullopt; }
    return Instant{*day} + Minutes{*minute};
}

std::optional<int> minute_of_day(std::string_view text) {
    const auto minute = take_clock(text);
    if (!minute || text.empty()) { return minute; }
    while (take(text, ' ')) {}
    const bool after_noon = same_word(text, "pm");
    if (*minute < 60 || *minute >= 13 * 60 || (!after_noon && !same_word(text, "am"))) { return std::nullopt; }
    return *minute % (minutes_a_day / 2) + (after_noon ? minutes_a_day / 2 : 0);
}

} // namespace slipway::interchange
