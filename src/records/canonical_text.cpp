#include "records/canonical_text.hpp"

#include "slipway/base/text.hpp"
#include "slipway/records/format.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <optional>

namespace slipway::records {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_bare(std::string_view text) {
    const auto bare = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || is_digit(c) || c == '_' || c == '-'; };
    return !text.empty() && std::ranges::all_of(text, bare);
}

/// A letter that cannot stand for itself in a basic text, as its escape; nothing for one that can.
std::optional<std::string> escape_of(char letter) {
    switch (letter) {
    case '"': return "\\\"";
    case '\\': return "\\\\";
    case '\b': return "\\b";
    case '\t': return "\\t";
    case '\n': return "\\n";
    case '\f': return "\\f";
    case '\r': return "\\r";
    default: break;
    }
    const auto code = static_cast<unsigned char>(letter);
    if (code >= 0x20 && code != 0x7F) { return std::nullopt; }
    return fmt::format("\\u{:04X}", code);
}

void append(std::string& out, char letter) {
    if (const auto escape = escape_of(letter)) {
        out += *escape;
    } else {
        out += letter;
    }
}

std::string utf8(std::uint32_t code) {
    const auto tail = [&](unsigned shift) { return static_cast<char>(0x80U | ((code >> shift) & 0x3FU)); };
    if (code < 0x80) { return {static_cast<char>(code)}; }
    if (code < 0x800) { return {static_cast<char>(0xC0U | (code >> 6U)), tail(0)}; }
    if (code < 0x10000) { return {static_cast<char>(0xE0U | (code >> 12U)), tail(6), tail(0)}; }
    return {static_cast<char>(0xF0U | (code >> 18U)), tail(12), tail(6), tail(0)};
}

/// \uXXXX or \UXXXXXXXX: the letter itself when one would see it.
std::string unicode_escape(std::string_view digits) {
    std::uint32_t code = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), code, 16);
    if (code < 0x80) {
        std::string out;
        append(out, static_cast<char>(code));
        return out;
    }
    if (is_visible(static_cast<char32_t>(code))) { return utf8(code); }
    return code <= 0xFFFF ? fmt::format("\\u{:04X}", code) : fmt::format("\\U{:08X}", code);
}

/// What stands between the quotes of a basic text, in canonical form.
std::string basic_body(std::string_view body) {
    std::string out;
    out.reserve(body.size());
    for (std::size_t at = 0; at < body.size();) {
        if (body[at] != '\\') {
            append(out, body[at++]);
            continue;
        }
        const char escaped = body[at + 1];
        const std::size_t digits = escaped == 'u' ? 4 : escaped == 'U' ? 8 : 0;
        out += digits > 0 ? unicode_escape(body.substr(at + 2, digits)) : std::string{body.substr(at, 2)};
        at += 2 + digits;
    }
    return out;
}

/// A text of several lines, as it is; its line ends become LF, which is how it is read.
std::string several_lines(std::string_view written) {
    std::string out{written};
    std::erase(out, '\r');
    return out;
}

std::string literal(std::string_view written, std::string_view body, bool tripled) {
    if (body.find_first_of("\"\\") == std::string_view::npos) { return quoted_text(body); }
    return tripled && body.find('\'') != std::string_view::npos ? std::string{written} : fmt::format("'{}'", body);
}

std::string text(std::string_view written) {
    if (written.find('\n') != std::string_view::npos) { return several_lines(written); }
    const char quote = written.front();
    const bool tripled = written.size() >= 6 && written[1] == quote && written[2] == quote;
    const std::size_t quotes = tripled ? 3 : 1;
    const auto body = written.substr(quotes, written.size() - 2 * quotes);
    return quote == '\'' ? literal(written, body, tripled) : fmt::format("\"{}\"", basic_body(body));
}

/// "1979-05-27" or "07:32:00": digits and then a sign that no number has there.
bool is_date(std::string_view written) {
    const auto digits = static_cast<std::size_t>(std::ranges::find_if_not(written, is_digit) - written.begin());
    if (digits >= written.size()) { return false; }
    return (digits == 4 && written[4] == '-') || (digits == 2 && written[2] == ':');
}

std::string whole_number(std::string_view sign, std::string_view digits) {
    const std::string_view bases = "xob";
    constexpr std::array<int, 3> values{16, 8, 2};
    const auto base = digits.size() > 2 && digits[0] == '0' ? bases.find(digits[1]) : std::string_view::npos;
    if (base == std::string_view::npos) { return digits == "0" ? "0" : fmt::format("{}{}", sign, digits); }
    std::uint64_t value = 0;
    std::from_chars(digits.data() + 2, digits.data() + digits.size(), value, values.at(base));
    return fmt::format("{}", value);
}

std::string number(std::string_view written) {
    std::string digits{written};
    std::erase(digits, '_');
    if (digits.starts_with('+')) { digits.erase(0, 1); }
    const std::string_view sign = digits.starts_with('-') ? "-" : "";
    const auto amount = std::string_view{digits}.substr(sign.size());
    if (amount == "nan") { return "nan"; }
    if (amount == "inf") { return digits; }
    const bool based =
        amount.size() > 2 && amount[0] == '0' && !is_digit(amount[1]) && amount[1] != '.' && amount[1] != 'e' && amount[1] != 'E';
    if (based || amount.find_first_of(".eE") == std::string_view::npos) { return whole_number(sign, amount); }
    double value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    auto shortest = fmt::format("{}", value);
    if (shortest.find_first_of(".e") == std::string::npos) { shortest += ".0"; }
    return shortest;
}

} // namespace

std::string canonical_key_part(std::string_view written) {
    if (written.front() != '"' && written.front() != '\'') { return std::string{written}; }
    auto quoted = text(written);
    const auto inside = std::string_view{quoted}.substr(1, quoted.size() - 2);
    return is_bare(inside) ? std::string{inside} : quoted;
}

std::string canonical_token(std::string_view written) {
    if (written.front() == '"' || written.front() == '\'') { return text(written); }
    if (written == "true" || written == "false" || is_date(written)) { return std::string{written}; }
    return number(written);
}

} // namespace slipway::records

namespace slipway {

std::string quoted_text(std::string_view text) {
    std::string out{'"'};
    out.reserve(text.size() + 2);
    for (const char letter : text) { records::append(out, letter); }
    return out + '"';
}

} // namespace slipway
