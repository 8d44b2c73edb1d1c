#pragma once
// Text as a terminal shows it, and the nearest word to a misspelt one.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace slipway {

/// Columns that a terminal needs for UTF-8 text; a Chinese character needs two. Invalid bytes count one each.
[[nodiscard]] int display_width(std::string_view text) noexcept;

/// Text cut to at most `width` columns, an ellipsis at the end when something was cut.
[[nodiscard]] std::string cut_to_width(std::string_view text, int width);

/// Text padded with blanks on the right (or left) to `width` columns; longer text stays whole.
[[nodiscard]] std::string pad_right(std::string_view text, int width);
[[nodiscard]] std::string pad_left(std::string_view text, int width);

/// "1 error", "2 errors": a number and an English noun.
[[nodiscard]] std::string counted(std::size_t count, std::string_view noun);

/// Byte offset of the first invalid UTF-8 sequence, or nothing when all is valid.
[[nodiscard]] std::optional<std::size_t> invalid_utf8(std::string_view text) noexcept;

/// Whether a reader sees a code point: a letter, a mark, a digit, a sign; no blank, no control or format character, none unassigned.
[[nodiscard]] bool is_visible(char32_t code) noexcept;

/// The candidate with the least edit distance (a swapped pair of letters counts once) to `word`, when it is near enough to be meant; ties
/// go to the first in order.
[[nodiscard]] std::optional<std::string> nearest(std::string_view word, const std::vector<std::string>& candidates);

/// True for "huadu-peoples-hospital": lower-case letters, digits, single hyphens inside.
[[nodiscard]] bool is_key(std::string_view text) noexcept;

} // namespace slipway
