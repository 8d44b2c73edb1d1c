#include "interchange/mspdi/xml_values.hpp"

#include <array>
#include <charconv>
#include <cmath>

namespace slipway::interchange {
namespace {

constexpr std::string_view cdata_start = "<![CDATA[";
constexpr std::string_view cdata_end = "]]>";

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && is_blank(text.front())) { text.remove_prefix(1); }
    while (!text.empty() && is_blank(text.back())) { text.remove_suffix(1); }
    return text;
}

template <class Type>
Parsed<Type> faulty(Fault fault) {
    return {std::nullopt, fault};
}

void append_utf8(std::string& out, std::uint32_t code) {
    const auto byte = [&out](std::uint32_t value) { out += static_cast<char>(static_cast<unsigned char>(value)); };
    const auto tail = [&](std::uint32_t shift) { byte(0x80U | ((code >> shift) & 0x3FU)); };
    if (code < 0x80U) {
        byte(code);
    } else if (code < 0x800U) {
        byte(0xC0U | (code >> 6U));
        tail(0);
    } else if (code < 0x10000U) {
        byte(0xE0U | (code >> 12U));
        tail(6);
        tail(0);
    } else {
        byte(0xF0U | (code >> 18U));
        tail(12);
        tail(6);
        tail(0);
    }
}

bool is_character(std::uint32_t code) {
    if (code < 0x20U) { return code == '\t' || code == '\n' || code == '\r'; }
    return code <= 0x10FFFFU && (code < 0xD800U || code > 0xDFFFU);
}

/// "#10", "#x4E2D" behind the "&".
bool append_numbered(std::string& out, std::string_view name) {
    const bool hexadecimal = name.starts_with("#x");
    const auto digits = name.substr(hexadecimal ? 2 : 1);
    std::uint32_t code = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), code, hexadecimal ? 16 : 10);
    if (error != std::errc{} || end != digits.data() + digits.size() || !is_character(code)) { return false; }
    append_utf8(out, code);
    return true;
}

bool append_entity(std::string& out, std::string_view name) {
    static constexpr std::array<std::pair<std::string_view, char>, 5> known{
        {{"amp", '&'}, {"lt", '<'}, {"gt", '>'}, {"quot", '"'}, {"apos", '\''}}};
    for (const auto& [word, letter] : known) {
        if (word == name) {
            out += letter;
            return true;
        }
    }
    return name.starts_with('#') && append_numbered(out, name);
}

/// Takes an entity from the front of a text that begins with "&".
bool take_entity(std::string& out, std::string_view& text) {
    const auto end = text.substr(0, 12).find(';');
    if (end == std::string_view::npos || !append_entity(out, text.substr(1, end - 1))) { return false; }
    text.remove_prefix(end + 1);
    return true;
}

/// Takes markup from the front: a CDATA section gives its text, anything else none.
void take_markup(std::string& out, std::string_view& text) {
    if (text.starts_with(cdata_start)) {
        text.remove_prefix(cdata_start.size());
        const auto end = text.find(cdata_end);
        out += text.substr(0, end);
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + cdata_end.size());
        return;
    }
    const std::string_view close = text.starts_with("<!--") ? "-->" : ">";
    const auto end = text.find(close);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + close.size());
}

/// `count` digits at a place of a text as a number.
std::optional<int> digits(std::string_view text, std::size_t at, std::size_t count) {
    if (at + count > text.size()) { return std::nullopt; }
    int value = 0;
    for (std::size_t i = at; i < at + count; ++i) {
        if (text[i] < '0' || text[i] > '9') { return std::nullopt; }
        value = value * 10 + (text[i] - '0');
    }
    return value;
}

/// "08:00:30" to the nearest minute after midnight; the seconds may be missing.
std::optional<int> clock_minutes(std::string_view text) {
    const auto hour = digits(text, 0, 2);
    const auto minute = digits(text, 3, 2);
    if (!hour || !minute || text[2] != ':' || *hour > 24 || *minute > 59 || (*hour == 24 && *minute > 0)) { return std::nullopt; }
    if (text.size() == 5) { return *hour * 60 + *minute; }
    const auto second = digits(text, 6, 2);
    if (!second || text[5] != ':' || *second > 59) { return std::nullopt; }
    return *hour * 60 + *minute + (*second >= 30 ? 1 : 0);
}

std::optional<Fault> range_fault(double minutes) {
    return std::abs(minutes) <= static_cast<double>(most_minutes) ? std::nullopt : std::optional{Fault::range};
}

Parsed<Minutes> whole_minutes(double minutes) {
    if (const auto fault = range_fault(minutes)) { return faulty<Minutes>(*fault); }
    return {Minutes{static_cast<std::int32_t>(std::round(minutes))}, std::nullopt};
}

/// Minutes of a unit letter of a duration; before "T" an "M" would be months, which nobody writes.
std::optional<double> unit_minutes(char letter, bool in_time) {
    if (!in_time) { return letter == 'D' ? std::optional{1440.0} : std::nullopt; }
    if (letter == 'H') { return 60.0; }
    if (letter == 'M') { return 1.0; }
    return letter == 'S' ? std::optional{1.0 / 60.0} : std::nullopt;
}

/// The part of a duration behind its "P".
std::optional<double> duration_minutes(std::string_view rest) {
    double sum = 0;
    bool in_time = false;
    bool any = false;
    while (!rest.empty()) {
        if (rest.front() == 'T' && !in_time) {
            in_time = true;
            rest.remove_prefix(1);
            continue;
        }
        double amount = 0;
        const auto [end, error] = std::from_chars(rest.data(), rest.data() + rest.size(), amount, std::chars_format::fixed);
        if (error != std::errc{} || rest.front() < '0' || rest.front() > '9') { return std::nullopt; } // no "inf", no sign
        rest.remove_prefix(static_cast<std::size_t>(end - rest.data()));
        const auto unit = rest.empty() ? std::nullopt : unit_minutes(rest.front(), in_time);
        if (!unit) { return std::nullopt; }
        sum += amount * *unit;
        rest.remove_prefix(1);
        any = true;
    }
    return any ? std::optional{sum} : std::nullopt;
}

} // namespace

Parsed<std::string> parse_text(std::string_view content) {
    std::string out;
    while (!content.empty()) {
        const auto plain = content.substr(0, content.find_first_of("&<"));
        out += plain;
        content.remove_prefix(plain.size());
        if (content.starts_with('&')) {
            if (!take_entity(out, content)) { return faulty<std::string>(Fault::form); }
        } else if (!content.empty()) {
            take_markup(out, content);
        }
    }
    return {std::move(out), std::nullopt};
}

Parsed<std::int64_t> parse_integer(std::string_view content) {
    const auto text = trimmed(content);
    if (text.empty()) { return {}; }
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error == std::errc::result_out_of_range) { return faulty<std::int64_t>(Fault::range); }
    if (error == std::errc{} && end == text.data() + text.size()) { return {value, std::nullopt}; }
    const auto decimal = parse_decimal(text); // some programs write whole numbers as "480.0"
    if (!decimal.value || std::abs(*decimal.value) > 1e15) { return faulty<std::int64_t>(Fault::form); }
    return {std::llround(*decimal.value), std::nullopt};
}

Parsed<double> parse_decimal(std::string_view content) {
    const auto text = trimmed(content);
    if (text.empty()) { return {}; }
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || !std::isfinite(value)) { return faulty<double>(Fault::form); }
    return {value, std::nullopt};
}

Parsed<bool> parse_boolean(std::string_view content) {
    const auto text = trimmed(content);
    if (text.empty()) { return {}; }
    if (text == "1" || text == "true" || text == "True") { return {true, std::nullopt}; }
    if (text == "0" || text == "false" || text == "False") { return {false, std::nullopt}; }
    return faulty<bool>(Fault::form);
}

Parsed<Instant> parse_date_time(std::string_view content) {
    const auto text = trimmed(content);
    if (text.empty() || text == "NA") { return {}; }
    const auto year = digits(text, 0, 4);
    const auto month = digits(text, 5, 2);
    const auto day = digits(text, 8, 2);
    if (!year || !month || !day || text[4] != '-' || text[7] != '-') { return faulty<Instant>(Fault::form); }
    const std::chrono::year_month_day civil{std::chrono::year{*year}, std::chrono::month{static_cast<unsigned>(*month)},
                                            std::chrono::day{static_cast<unsigned>(*day)}};
    if (!civil.ok()) { return faulty<Instant>(Fault::form); }
    auto clock = std::optional{0};
    if (text.size() > 10) { clock = text[10] == 'T' || text[10] == ' ' ? clock_minutes(text.substr(11)) : std::nullopt; }
    if (!clock) { return faulty<Instant>(Fault::form); }
    if (*year < first_year || *year > last_year) { return faulty<Instant>(Fault::range); }
    return {Instant{Date{civil}} + Minutes{*clock}, std::nullopt};
}

Parsed<int> parse_time(std::string_view content) {
    const auto text = trimmed(content);
    if (text.empty()) { return {}; }
    const auto minutes = clock_minutes(text);
    if (!minutes) { return faulty<int>(Fault::form); }
    return {minutes, std::nullopt};
}

Parsed<Minutes> parse_work(std::string_view content) {
    auto text = trimmed(content);
    if (text.empty()) { return {}; }
    const bool negative = text.starts_with('-');
    if (negative) { text.remove_prefix(1); }
    const auto minutes = text.starts_with('P') ? duration_minutes(text.substr(1)) : std::nullopt;
    if (!minutes) { return faulty<Minutes>(Fault::form); }
    return whole_minutes(negative ? -*minutes : *minutes);
}

Parsed<Minutes> parse_tenths(std::string_view content) {
    const auto tenths = parse_decimal(content);
    if (!tenths.value) { return {std::nullopt, tenths.fault}; }
    return whole_minutes(*tenths.value / 10);
}

DurationFormat duration_format(std::int64_t number) {
    const auto sure = number >= 35 && number <= 53 ? number - 32 : number;
    return {(sure >= 4 && sure <= 12 && sure % 2 == 0) || sure == 20, sure == 19 || sure == 20};
}

} // namespace slipway::interchange
