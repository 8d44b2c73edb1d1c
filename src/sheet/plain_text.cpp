#include "sheet/plain_text.hpp"

#include "slipway/base/text.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdlib>
#include <memory>

namespace slipway::sheet {
namespace {

constexpr std::size_t longest = 200;
constexpr std::array<std::string_view, 10> numerals{"〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
constexpr int ten = 10;

struct FreeMemory {
    void operator()(utf8proc_uint8_t* memory) const noexcept { std::free(memory); } // NOLINT(cppcoreguidelines-no-malloc): utf8proc's
};

/// A numeral of three bytes at the front: 0 to 9, or ten; nothing for other text.
std::optional<int> numeral(std::string_view text) noexcept {
    const auto letter = text.substr(0, 3);
    if (letter == "零" || letter == "○") { return 0; }
    if (letter == "十") { return ten; }
    const auto found = std::ranges::find(numerals, letter);
    return found == numerals.end() ? std::nullopt : std::optional{static_cast<int>(found - numerals.begin())};
}

/// Numerals as digits: row of digits, or tens and units around one 十. Nothing for others.
std::optional<std::string> digits_of(const std::vector<int>& values) {
    const auto tens = std::ranges::count(values, ten);
    if (tens == 0) {
        std::string digits;
        for (const int value : values) { digits += static_cast<char>('0' + value); }
        return digits;
    }
    const auto at = static_cast<std::size_t>(std::ranges::find(values, ten) - values.begin());
    if (tens > 1 || at > 1 || values.size() - at > 2) { return std::nullopt; }
    const int high = at == 1 ? values[0] : 1;
    return std::to_string(high * ten + (at + 1 < values.size() ? values[at + 1] : 0));
}

} // namespace

std::optional<std::string> plain_text(std::string_view text) {
    if (text.size() > longest || invalid_utf8(text)) { return std::nullopt; }
    const std::string ended{text};
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): utf8proc reads and writes unsigned bytes
    const std::unique_ptr<utf8proc_uint8_t, FreeMemory> made{::utf8proc_NFKC(reinterpret_cast<const utf8proc_uint8_t*>(ended.c_str()))};
    if (!made) { return std::nullopt; }
    std::string plain{reinterpret_cast<const char*>(made.get())}; // NOLINT(cppcoreguidelines-pro-type-reinterpret-cast)
    std::erase_if(plain, [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; });
    return plain;
}

std::string with_digits(std::string_view text) {
    std::string out;
    while (!text.empty()) {
        std::vector<int> values;
        auto rest = text;
        for (auto value = numeral(rest); value; value = numeral(rest)) {
            values.push_back(*value);
            rest.remove_prefix(3);
        }
        if (values.empty()) { rest.remove_prefix(1); }
        const auto digits = values.empty() ? std::nullopt : digits_of(values);
        out += digits ? *digits : std::string{text.substr(0, text.size() - rest.size())};
        text = rest;
    }
    return out;
}

bool Words::take(std::string_view word) noexcept {
    if (!rest_.starts_with(word)) { return false; }
    rest_.remove_prefix(word.size());
    return true;
}

std::optional<int> Words::take_digits(std::size_t least, std::size_t most) noexcept {
    const auto count = std::min(rest_.find_first_not_of("0123456789"), rest_.size());
    if (count < least || count > most) { return std::nullopt; }
    int value = 0;
    std::from_chars(rest_.data(), rest_.data() + count, value);
    rest_.remove_prefix(count);
    return value;
}

} // namespace slipway::sheet
