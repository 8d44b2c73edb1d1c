#include "records/names.hpp"

namespace slipway::records {

std::optional<std::uint32_t> Names::find(std::string_view key) const {
    const auto text_of = [](const Word& word) { return std::string_view{word.text}; };
    const auto found = std::ranges::lower_bound(words_, key, {}, text_of);
    if (found == words_.end() || found->text != key) { return std::nullopt; }
    return static_cast<std::uint32_t>(found - words_.begin());
}

void UnreadKeys::add_from(std::string_view text) {
    static constexpr std::string_view word = "key";
    for (auto at = text.find(word); at != std::string_view::npos; at = text.find(word, at + word.size())) {
        auto rest = text.substr(at + word.size());
        const auto equals = rest.find_first_not_of(" \t");
        if (equals == std::string_view::npos || rest[equals] != '=') { continue; }
        rest.remove_prefix(equals + 1);
        const auto quote = rest.find_first_not_of(" \t");
        if (quote == std::string_view::npos || (rest[quote] != '"' && rest[quote] != '\'')) { continue; }
        const auto end = rest.find(rest[quote], quote + 1);
        keys.emplace(rest.substr(quote + 1, end == std::string_view::npos ? end : end - quote - 1));
    }
}

std::optional<std::uint32_t> find_or_report(std::string_view kind, const Word& wrong, const Names& names, const UnreadKeys& unread,
                                            Problems& problems) {
    const auto found = names.find(wrong.text);
    if (found || unread.contains(wrong.text)) { return found; }
    auto otherwise = fmt::format("no record declares it: add [[{}]] with key = \"{}\"", kind, wrong.text);
    if (!names.words().empty() && names.words().size() <= 12) {
        std::vector<std::string> known;
        for (const auto& word : names.words()) { known.push_back(word.text); }
        otherwise += "; known are " + quoted_list(known);
    }
    problems.unknown(kind, wrong, names.words(), otherwise);
    return std::nullopt;
}

} // namespace slipway::records
