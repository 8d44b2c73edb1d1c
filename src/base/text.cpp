#include "slipway/base/text.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <numeric>

namespace slipway {
namespace {

struct Glyph {
    std::size_t bytes = 1;
    int width = 1;
    bool valid = false;
};

/// The code point at the front of non-empty text.
Glyph front(std::string_view text) noexcept {
    if (text.front() >= ' ' && text.front() <= '~') { return {1, 1, true}; }
    utf8proc_int32_t code = -1;
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): utf8proc reads unsigned bytes
    const auto* letters = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
    const auto bytes = utf8proc_iterate(letters, static_cast<utf8proc_ssize_t>(text.size()), &code);
    if (bytes <= 0) { return {}; }
    // The quotes and the dash of Chinese text are "ambiguous": utf8proc calls them narrow, and so do terminals with a UTF-8 locale.
    return {static_cast<std::size_t>(bytes), std::max(0, utf8proc_charwidth(code)), true};
}

/// Insertions, deletions, replacements and swaps of neighbours that lead from one word to the other (optimal string alignment).
std::size_t edit_distance(std::string_view left, std::string_view right) {
    std::vector<std::size_t> before(right.size() + 1);
    std::vector<std::size_t> above(right.size() + 1);
    std::vector<std::size_t> row(right.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 0; i < left.size(); ++i) {
        before.swap(above);
        above.swap(row);
        row[0] = i + 1;
        for (std::size_t j = 0; j < right.size(); ++j) {
            row[j + 1] = std::min({above[j + 1] + 1, row[j] + 1, above[j] + (left[i] == right[j] ? 0U : 1U)});
            const bool swapped = i > 0 && j > 0 && left[i] == right[j - 1] && left[i - 1] == right[j];
            if (swapped) { row[j + 1] = std::min(row[j + 1], before[j - 1] + 1); }
        }
    }
    return row.back();
}

} // namespace

int display_width(std::string_view text) noexcept {
    int width = 0;
    while (!text.empty()) {
        const auto glyph = front(text);
        width += glyph.width;
        text.remove_prefix(glyph.bytes);
    }
    return width;
}

std::string cut_to_width(std::string_view text, int width) {
    if (display_width(text) <= width) { return std::string{text}; }
    std::string out;
    int used = 0;
    while (!text.empty()) {
        const auto glyph = front(text);
        if (used + glyph.width > width - 1) { break; }
        out += text.substr(0, glyph.bytes);
        used += glyph.width;
        text.remove_prefix(glyph.bytes);
    }
    return width > 0 ? out + "…" : out;
}

std::string pad_right(std::string_view text, int width) {
    return std::string{text} + std::string(static_cast<std::size_t>(std::max(0, width - display_width(text))), ' ');
}

std::string pad_left(std::string_view text, int width) {
    return std::string(static_cast<std::size_t>(std::max(0, width - display_width(text))), ' ') + std::string{text};
}

std::string counted(std::size_t count, std::string_view noun) {
    return std::to_string(count) + ' ' + std::string{noun} + (count == 1 ? "" : "s");
}

std::optional<std::size_t> invalid_utf8(std::string_view text) noexcept {
    std::size_t at = 0;
    while (at < text.size()) {
        if (static_cast<unsigned char>(text[at]) < 0x80U) {
            ++at;
            continue;
        }
        const auto glyph = front(text.substr(at));
        if (!glyph.valid) { return at; }
        at += glyph.bytes;
    }
    return std::nullopt;
}

bool is_visible(char32_t code) noexcept {
    switch (utf8proc_category(static_cast<utf8proc_int32_t>(code))) {
    case UTF8PROC_CATEGORY_CN:
    case UTF8PROC_CATEGORY_CC:
    case UTF8PROC_CATEGORY_CF:
    case UTF8PROC_CATEGORY_CS:
    case UTF8PROC_CATEGORY_CO:
    case UTF8PROC_CATEGORY_ZS:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP: return false;
    default: return true;
    }
}

std::optional<std::string> nearest(std::string_view word, const std::vector<std::string>& candidates) {
    std::optional<std::string> best;
    std::size_t least = std::max<std::size_t>(1, word.size() / 3) + 1;
    for (const auto& candidate : candidates) {
        const auto distance = edit_distance(word, candidate);
        if (distance < least) {
            least = distance;
            best = candidate;
        }
    }
    return best;
}

bool is_key(std::string_view text) noexcept {
    char before = '-';
    for (const char c : text) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (!plain && (c != '-' || before == '-')) { return false; }
        before = c;
    }
    return !text.empty() && before != '-';
}

} // namespace slipway
