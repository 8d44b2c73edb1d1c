#include "sheet/number_format.hpp"

#include "slipway/base/date.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <utility>

namespace slipway::sheet {
namespace {

constexpr long seconds_of_day = 86'400;
constexpr double serial_after_9999 = 2'958'466;
constexpr long day_that_never_was = 60;

/// The letters of the first section that are no text, no colour, no elapsed time and no filling, in lower case.
std::string format_letters(std::string_view code) {
    std::string letters;
    for (std::size_t at = 0; at < code.size() && code[at] != ';'; ++at) {
        const char c = code[at];
        if (c == '"' || c == '[') {
            at = std::min(code.find(c == '"' ? '"' : ']', at + 1), code.size());
        } else if (c == '\\' || c == '_' || c == '*') {
            ++at;
        } else {
            letters += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        }
    }
    return letters;
}

Date day_of_serial(long days, Epoch epoch) {
    using std::chrono::year;
    if (epoch == Epoch::from_1904) { return Date{year{1904} / 1 / 1} + Days{days}; }
    return Date{year{1899} / 12 / (days < day_that_never_was ? 31 : 30)} + Days{days};
}

/// A day without what the format does not show and nobody wrote: the 1 of a month, the January of a year.
std::string shown_part(std::string day, Shown shown) {
    if (shown == Shown::year && day.ends_with("-01-01")) { return day.substr(0, 4); }
    return shown != Shown::day && day.ends_with("-01") ? day.substr(0, 7) : day;
}

} // namespace

Shown built_in_format(std::uint32_t id) noexcept {
    const auto one_of = [&](std::initializer_list<std::uint32_t> ids) { return std::ranges::find(ids, id) != ids.end(); };
    if (one_of({9, 10})) { return Shown::percent; }
    if (one_of({17, 27, 36, 50, 52, 57})) { return Shown::month; }
    return one_of({14, 15, 16, 22, 28, 29, 30, 31, 51, 53, 54, 58}) ? Shown::day : Shown::number;
}

Shown written_format(std::string_view code) {
    const auto letters = format_letters(code);
    const auto has = [&](std::string_view any) { return letters.find_first_of(any) != std::string::npos; };
    if (letters.find("general") != std::string::npos || letters.find("通用格式") != std::string::npos) { return Shown::number; }
    if (has("%")) { return Shown::percent; }
    const bool year = has("y") || (has("e") && !has("0#?"));
    if (has("d")) { return Shown::day; }
    if (has("m") && (year || !has("hs#?"))) { return Shown::month; }
    return year ? Shown::year : Shown::number;
}

std::optional<std::string> iso_date(double serial, Epoch epoch, Shown shown) {
    if (shown == Shown::number || shown == Shown::percent || !(serial >= 1) || serial >= serial_after_9999) { return std::nullopt; }
    auto days = static_cast<long>(serial);
    auto seconds = std::lround((serial - std::floor(serial)) * static_cast<double>(seconds_of_day));
    if (seconds == seconds_of_day) {
        seconds = 0;
        ++days;
    }
    if (epoch == Epoch::from_1900 && days == day_that_never_was) { return std::nullopt; }
    auto text = to_string(day_of_serial(days, epoch));
    if (seconds == 0) { return shown_part(std::move(text), shown); }
    text += fmt::format("T{:02}:{:02}", seconds / 3600, seconds / 60 % 60);
    if (seconds % 60 != 0) { text += fmt::format(":{:02}", seconds % 60); }
    return text;
}

std::string percentage(double number) {
    constexpr double whole = 100;
    return fmt::format("{:.15g}%", number == 0 ? 0.0 : number * whole);
}

std::string shortest(double number) { return fmt::format("{}", number == 0 ? 0.0 : number); }

std::optional<double> finite_number(std::string_view text) noexcept {
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || !std::isfinite(value)) { return std::nullopt; }
    return value;
}

} // namespace slipway::sheet
