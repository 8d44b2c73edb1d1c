#pragma once
// The fields of the selection language: one row a field, which says what a project has in it.

#include "slipway/findings/selection.hpp"

#include <span>

namespace slipway {

/// A `text` is free, a `key` names something of the portfolio, a `word` is one of a closed list.
enum class FieldKind : std::uint8_t { text, key, word, number, date };

/// What the fields read.
struct SelectionFacts {
    const Portfolio& portfolio;
    const Outlook& outlook;
    std::vector<std::vector<std::uint32_t>> programmes;    ///< by project
    std::vector<std::vector<std::string_view>> conditions; ///< by project: kinds of the unresolved ones
};
[[nodiscard]] SelectionFacts selection_facts(const Portfolio& portfolio, const Outlook& outlook);

/// What a key may be; `name` is what it is called.
struct KnownKey {
    std::string_view key;
    Name name;
};

/// A project has several words in some fields, and none where nothing is known.
struct SelectionField {
    std::string_view name;
    FieldKind kind = FieldKind::text;
    bool always = false;                                                                                  ///< every project has it
    std::vector<std::string_view> (*words)(const SelectionFacts& facts, std::uint32_t project) = nullptr; ///< of text, key and word
    std::vector<std::string> (*list)() = nullptr;                                                         ///< of word: all there are
    std::vector<KnownKey> (*keys)(const Portfolio& portfolio) = nullptr;                                  ///< of key
    std::optional<double> (*number)(const Project& project, std::string_view field) = nullptr;
    std::optional<Date> (*date)(const SelectionFacts& facts, std::uint32_t project) = nullptr;
};

[[nodiscard]] std::span<const SelectionField> selection_table();

} // namespace slipway
