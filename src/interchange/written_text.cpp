#include "interchange/written_text.hpp"

#include <algorithm>

namespace slipway {
namespace {

bool continues(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }

/// Length in bytes of the first `most` characters.
std::size_t bytes_of(std::string_view text, std::size_t most) {
    std::size_t characters = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (!continues(text[i]) && characters++ == most) { return i; }
    }
    return text.size();
}

std::string without_controls(ForeignText given, Losses& losses) {
    std::string text{given.text};
    const auto is_control = [](char byte) { return static_cast<unsigned char>(byte) < 0x20 || byte == 0x7F; };
    if (std::ranges::any_of(text, is_control)) {
        std::ranges::replace_if(text, is_control, ' ');
        losses.add("control-character", "line ends, tabs and other control characters inside a text became blanks", given.line);
    }
    return text;
}

void add_cut(ForeignText given, Losses& losses) {
    losses.add("text-too-long", "a text is longer than the format allows and was cut", given.line);
}

std::uint64_t fnv(std::string_view text, std::uint64_t hash) {
    for (const auto byte : text) {
        hash ^= static_cast<unsigned char>(byte);
        hash *= 0x100000001b3ULL;
    }
    // The last bytes reach the high bits only by multiplication: spread them.
    hash ^= hash >> 32U;
    hash *= 0xd6e8feb86659fd93ULL;
    return hash ^ (hash >> 32U);
}

} // namespace

std::string one_line(ForeignText given, std::size_t most, Losses& losses) {
    auto text = without_controls(given, losses);
    const auto length = bytes_of(text, most);
    if (length < text.size()) {
        add_cut(given, losses);
        text.resize(length);
    }
    return text;
}

std::string one_code(ForeignText given, std::size_t most, std::uint32_t number, Losses& losses) {
    auto text = without_controls(given, losses);
    if (bytes_of(text, most) == text.size()) { return text; }
    add_cut(given, losses);
    const auto ending = "~" + std::to_string(number);
    text.resize(bytes_of(text, most - ending.size()));
    return text + ending;
}

std::array<std::uint8_t, 16> identity_of(std::string_view text) {
    std::array<std::uint8_t, 16> bytes{};
    const std::array halves{fnv(text, 0xcbf29ce484222325ULL), fnv(text, 0x9ae16a3b2f90404fULL)};
    for (std::size_t i = 0; i < bytes.size(); ++i) { bytes.at(i) = static_cast<std::uint8_t>(halves.at(i / 8) >> (i % 8 * 8U)); }
    bytes[7] = static_cast<std::uint8_t>((bytes[7] & 0x0FU) | 0x80U); // a UUID of our own making: version 8
    bytes[8] = static_cast<std::uint8_t>((bytes[8] & 0x3FU) | 0x80U);
    return bytes;
}

std::string p6_guid(std::string_view text) {
    constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    const auto bytes = identity_of(text);
    std::string guid;
    for (std::size_t bit = 0; bit < 128; bit += 6) {
        unsigned value = 0;
        for (std::size_t i = bit; i < bit + 6; ++i) {
            value = value << 1U | (i < 128 ? unsigned{bytes.at(i / 8)} >> (7 - i % 8) & 1U : 0U);
        }
        guid += digits[value];
    }
    return guid;
}

} // namespace slipway
