#include "ledger/plain.hpp"

#include "sheet/plain_text.hpp"

#include <algorithm>
#include <array>

namespace slipway::ledger {

std::string plain(std::string_view text) {
    auto out = sheet::plain_text(text).value_or(std::string{text});
    for (auto& letter : out) {
        if (letter >= 'A' && letter <= 'Z') { letter = static_cast<char>(letter - 'A' + 'a'); }
    }
    return out;
}

std::string_view trimmed(std::string_view text) {
    static constexpr std::array<std::string_view, 7> blanks{" ", "\t", "\n", "\r", "\u3000", "\u00A0", "\uFEFF"};
    for (bool again = true; again;) {
        again = false;
        for (const auto blank : blanks) {
            while (text.starts_with(blank)) {
                text.remove_prefix(blank.size());
                again = true;
            }
            while (text.ends_with(blank)) {
                text.remove_suffix(blank.size());
                again = true;
            }
        }
    }
    return text;
}

std::string one_line(std::string_view text) {
    std::string out{text};
    std::ranges::replace_if(
        out, [](char letter) { return (letter >= 0 && letter < ' ') || letter == '\x7F'; }, ' ');
    return out;
}

} // namespace slipway::ledger
