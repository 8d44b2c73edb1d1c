#pragma once
// Which names the records declare, and how a name is looked up.

#include "records/problems.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace slipway::records {

/// Keys in order, each with the place of its record.
class Names {
public:
    Names() = default;
    /// Precondition: in order and without repetition.
    explicit Names(std::vector<Word> words) : words_{std::move(words)} {}

    [[nodiscard]] std::optional<std::uint32_t> find(std::string_view key) const;
    [[nodiscard]] const std::vector<Word>& words() const noexcept { return words_; }

private:
    std::vector<Word> words_;
};

/// The keys that files declare which could not be read: they are not unknown, only unread.
struct UnreadKeys {
    std::unordered_set<std::string> keys;
    bool unbounded = false; ///< a file was refused unseen, so any key may stand in it

    /// Adds every `key = "name"` of a text.
    void add_from(std::string_view text);
    [[nodiscard]] bool contains(const std::string& key) const { return unbounded || keys.contains(key); }
};

/// The place of `wrong` among `names`; nothing, and an unknown-`kind` unless it may stand in an unread file, when it is not there.
[[nodiscard]] std::optional<std::uint32_t> find_or_report(std::string_view kind, const Word& wrong, const Names& names,
                                                          const UnreadKeys& unread, Problems& problems);

/// The records in order of their keys; of two with one key the first read stays, and the other is a duplicate-key.
template <class Record>
[[nodiscard]] std::vector<const Record*> in_order_of_keys(const std::vector<Record>& records, std::string_view kind, Problems& problems) {
    std::vector<const Record*> order;
    order.reserve(records.size());
    for (const auto& record : records) { order.push_back(&record); }
    const auto key_of = [](const Record* record) { return std::string_view{record->key.text}; };
    std::ranges::stable_sort(order, {}, key_of);
    std::vector<const Record*> kept;
    kept.reserve(order.size());
    for (const auto* record : order) {
        if (kept.empty() || key_of(kept.back()) != key_of(record)) {
            kept.push_back(record);
            continue;
        }
        const auto& first = kept.back()->key;
        problems.error(record->key.span, {"duplicate-key", fmt::format("the {} \"{}\" stands in the records twice", kind, first.text),
                                          fmt::format("the first is at {}: keep one of them, or give one another key",
                                                      problems.place(first.span, record->key.span))});
    }
    return kept;
}

/// The names of records that stand in order of their keys.
template <class Record>
[[nodiscard]] Names names_of(const std::vector<const Record*>& records) {
    std::vector<Word> words;
    words.reserve(records.size());
    for (const auto* record : records) { words.push_back(record->key); }
    return Names{std::move(words)};
}

} // namespace slipway::records
