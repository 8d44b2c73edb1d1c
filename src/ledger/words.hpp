#pragma once
// The words of ledgers for the closed vocabularies of the model.

#include "slipway/ledger/fields.hpp"

#include <span>

namespace slipway::ledger {

/// A value by the key that records write, and what ledgers call it, parted by blanks: the first name is what an export writes.
struct Naming {
    std::string_view key;
    std::string_view names;
};

/// The namings of a field's vocabulary; empty for fields without one.
[[nodiscard]] std::span<const Naming> namings(FieldKind kind) noexcept;

/// Calls `take` with each word of a row of words parted by blanks.
template <class Take>
void each_word(std::string_view words, const Take& take) {
    while (!words.empty()) {
        const auto end = std::min(words.find(' '), words.size());
        if (end > 0) { take(words.substr(0, end)); }
        words.remove_prefix(std::min(end + 1, words.size()));
    }
}

} // namespace slipway::ledger
