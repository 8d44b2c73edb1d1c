#include "interchange/xer/encoding.hpp"

#include "slipway/base/text.hpp"

#include <iconv.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>
#include <memory>
#include <type_traits>
#include <utility>

namespace slipway::interchange {
namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";
constexpr std::string_view utf8_mark = "\xEF\xBB\xBF";

unsigned char byte_at(std::string_view text, std::size_t at) { return at < text.size() ? static_cast<unsigned char>(text[at]) : 0; }
bool is_ascii(unsigned char byte) { return byte < 0x80U; }

std::size_t next_high(std::string_view bytes, std::size_t at) {
    while (at < bytes.size() && is_ascii(byte_at(bytes, at))) { ++at; }
    return at;
}

/// Length of the UTF-8 character of more than one byte that begins here; 0 when none does. Overlong forms and surrogates are told later, by
/// the conversion: here it is only a guess.
std::size_t utf8_length(std::string_view bytes, std::size_t at) {
    const auto first = byte_at(bytes, at);
    const std::size_t length = first >= 0xF0U && first < 0xF5U   ? 4
                               : first >= 0xE0U && first < 0xF0U ? 3
                               : first >= 0xC2U && first < 0xE0U ? 2
                                                                 : 0;
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte_at(bytes, at + i) & 0xC0U) != 0x80U) { return 0; }
    }
    return length;
}

/// Whether nearly all that is not ASCII is UTF-8: other tools cut names by bytes, so a few halves of characters do not count.
bool mostly_utf8(std::string_view bytes) {
    std::size_t good = 0;
    std::size_t bad = 0;
    for (auto at = next_high(bytes, 0); at < bytes.size(); at = next_high(bytes, at)) {
        const auto length = utf8_length(bytes, at);
        (length > 0 ? good : bad) += 1;
        at += std::max<std::size_t>(length, 1);
        while (length == 0 && (byte_at(bytes, at) & 0xC0U) == 0x80U) { ++at; }
    }
    return bad * 4 <= good;
}

/// What the bytes beyond ASCII are when they are read as GB18030.
struct ChineseCount {
    std::size_t common = 0; ///< characters of everyday Chinese with another one beside them
    std::size_t other = 0;
};

/// Everyday characters are in rows B0 to D7, in order of their sound. Western letters with accents form such pairs too, hardly ever two
/// side by side.
ChineseCount chinese_count(std::string_view bytes) {
    ChineseCount count;
    for (auto at = next_high(bytes, 0); at < bytes.size(); at = next_high(bytes, at)) {
        std::size_t run = 0;
        std::size_t everyday = 0;
        for (; byte_at(bytes, at) > 0x80U && byte_at(bytes, at + 1) >= 0x40U; at += 2, ++run) {
            const auto lead = byte_at(bytes, at);
            everyday += lead >= 0xB0U && lead <= 0xD7U && byte_at(bytes, at + 1) >= 0xA1U ? 1U : 0U;
        }
        count.common += run > 1 ? everyday : 0;
        count.other += run > 1 ? run - everyday : std::max<std::size_t>(run, 1);
        if (run == 0) { ++at; }
    }
    return count;
}

bool names_chinese(std::string_view hint) {
    std::string word{hint};
    std::ranges::transform(word, word.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return word.starts_with("gb") || word == "cp936" || word == "936" || word == "euc-cn";
}

// NOLINTNEXTLINE(bugprone-easily-swappable-parameters): a text, and what it says of itself
bool looks_chinese(std::string_view bytes, std::string_view hint) {
    const auto count = chinese_count(bytes);
    return names_chinese(hint) ? count.common > 0 : count.common >= count.other;
}

struct ConverterCloser {
    void operator()(void* converter) const noexcept { ::iconv_close(converter); }
};

std::unique_ptr<void, ConverterCloser> converter_from(const char* encoding) {
    auto* converter = ::iconv_open("UTF-8", encoding);
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast,performance-no-int-to-ptr): how iconv_open says no
    if (converter == reinterpret_cast<void*>(-1)) { return nullptr; }
    return std::unique_ptr<void, ConverterCloser>{converter};
}

void note_bad_byte(Decoded& decoded) {
    if (++decoded.bad_bytes == 1) { decoded.first_bad_line = 1 + static_cast<std::size_t>(std::ranges::count(decoded.text, '\n')); }
    decoded.text += replacement;
}

/// Converts block by block; a byte that does not belong is replaced and skipped.
Decoded converted(std::string bytes, const char* encoding) {
    const auto converter = converter_from(encoding);
    Decoded decoded{{}, encoding};
    std::array<char, 1U << 14U> block{};
    auto* in = bytes.data();
    auto in_left = bytes.size();
    while (in_left > 0) {
        auto* out = block.data();
        auto out_left = block.size();
        const bool stopped =
            converter == nullptr || ::iconv(converter.get(), &in, &in_left, &out, &out_left) == static_cast<std::size_t>(-1);
        const bool bad = stopped && (converter == nullptr || errno != E2BIG);
        decoded.text.append(block.data(), block.size() - out_left);
        if (!bad || in_left == 0) { continue; }
        note_bad_byte(decoded);
        ++in;
        --in_left;
    }
    return decoded;
}

/// cp1252 differs from Latin 1 in these 32 places; five of them are not used and stay control characters, as browsers have it.
constexpr std::array<char16_t, 32> high_controls{0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
                                                 0x2039, 0x0152, 0x8D,   0x017D, 0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
                                                 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};

void append_utf8(std::string& text, char16_t code) {
    const auto low = static_cast<char>(0x80U | (code & 0x3FU));
    if (code < 0x800U) {
        text += static_cast<char>(0xC0U | (code >> 6U));
    } else {
        text += static_cast<char>(0xE0U | (code >> 12U));
        text += static_cast<char>(0x80U | (code >> 6U & 0x3FU));
    }
    text += low;
}

Decoded from_cp1252(std::string_view bytes) {
    Decoded decoded{{}, "cp1252"};
    decoded.text.reserve(bytes.size() + bytes.size() / 16);
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        if (is_ascii(byte)) {
            decoded.text += c;
        } else {
            append_utf8(decoded.text, byte < 0xA0U ? high_controls.at(byte - 0x80U) : byte);
        }
    }
    return decoded;
}

} // namespace

Decoded decode(std::string bytes, std::string_view hint) {
    if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) { return converted(std::move(bytes), "UTF-16"); }
    const bool marked = bytes.starts_with(utf8_mark);
    if (marked) { bytes.erase(0, utf8_mark.size()); }
    if (!invalid_utf8(bytes)) { return {std::move(bytes), "UTF-8"}; }
    if (marked || mostly_utf8(bytes)) { return converted(std::move(bytes), "UTF-8"); }
    if (looks_chinese(bytes, hint)) { return converted(std::move(bytes), "GB18030"); }
    return from_cp1252(bytes);
}

} // namespace slipway::interchange
