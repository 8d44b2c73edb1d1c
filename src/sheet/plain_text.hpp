#pragma once
// The text of a ledger's cell in plain letters.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace slipway::sheet {

/// A text with full-width letters, circled numbers, ㎡ and ² in plain ones (Unicode's NFKC), without any blanks. Nothing for text that is
/// not UTF-8 or longer than any date or amount is (200 bytes).
[[nodiscard]] std::optional<std::string> plain_text(std::string_view text);

/// Chinese numerals made digits: 二〇二三年十二月 is 2023年12月. What is no number up to 99 or row of digits stays (十四五).
[[nodiscard]] std::string with_digits(std::string_view text);

/// Reads a plain text from its front, word by word.
class Words {
public:
    explicit Words(std::string_view text) : rest_{text} {}

    /// Takes a word when it is next.
    bool take(std::string_view word) noexcept;
    /// Takes the first of the words that is next; they must be in the order in which they are to be tried. The word, or nothing.
    template <class List>
    std::optional<std::string_view> take_one_of(const List& words) noexcept {
        for (const std::string_view word : words) {
            if (take(word)) { return word; }
        }
        return std::nullopt;
    }
    /// Takes all the digits that are next, when there are from `least` to `most` (at most 9) of them.
    std::optional<int> take_digits(std::size_t least, std::size_t most) noexcept;
    [[nodiscard]] bool done() const noexcept { return rest_.empty(); }
    [[nodiscard]] std::string_view rest() const noexcept { return rest_; }

private:
    std::string_view rest_;
};

} // namespace slipway::sheet
