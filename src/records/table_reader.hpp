#pragma once
// A TOML table as one reads a form: ask for each key once, then `finish` reports the keys that nobody asked for.

#include "records/document.hpp"
#include "records/problems.hpp"
#include "slipway/model/terms.hpp"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace slipway::records {

/// Inclusive at both ends.
struct NumberRange {
    double least;
    double most;
};

/// Every getter gives nothing for an absent key, and reports a value of the wrong type and gives nothing for it.
class TableReader {
public:
    /// `kind` names the record in messages ("project"); it and `table` must outlive the reader.
    TableReader(const Node::Table& table, const Span& span, std::string_view kind, Problems& problems)
        : table_{&table}, span_{span}, kind_{kind}, problems_{&problems} {}

    [[nodiscard]] const Span& span() const noexcept { return span_; }
    [[nodiscard]] std::string_view kind() const noexcept { return kind_; }
    [[nodiscard]] Problems& problems() const noexcept { return *problems_; }

    [[nodiscard]] bool has(std::string_view key) { return find(key) != nullptr; }
    /// The value of a key, which counts as asked for.
    [[nodiscard]] const Node* find(std::string_view key);
    [[nodiscard]] std::optional<Word> word(std::string_view key);
    /// The same, but absence is a missing-key whose advice shows `example`.
    [[nodiscard]] std::optional<Word> needed_word(std::string_view key, std::string_view example);
    /// Free text; empty when absent.
    [[nodiscard]] std::string text(std::string_view key);
    /// One string or an array of strings.
    [[nodiscard]] std::optional<std::vector<Word>> words(std::string_view key);
    /// The key by which the record is known for life; missing-key or bad-key otherwise. A bad key is given too, so that it can be named.
    [[nodiscard]] std::optional<Word> own_key();
    [[nodiscard]] std::optional<bool> flag(std::string_view key);
    [[nodiscard]] std::optional<double> number(std::string_view key, NumberRange range);
    [[nodiscard]] std::optional<int> whole_number(std::string_view key, NumberRange range);

    /// A closed word; another word is an unknown-word with the legal words and the nearest.
    template <class Enum, std::size_t Size>
    [[nodiscard]] std::optional<Enum> one_of(std::string_view key, const std::array<Words<Enum>, Size>& legal) {
        const auto written = word(key);
        return written ? meaning(key, *written, legal) : std::nullopt;
    }
    /// An array of closed words (or one).
    template <class Enum, std::size_t Size>
    [[nodiscard]] std::optional<std::vector<Enum>> several_of(std::string_view key, const std::array<Words<Enum>, Size>& legal) {
        const auto written = words(key);
        if (!written) { return std::nullopt; }
        std::vector<Enum> values;
        for (const auto& one : *written) {
            if (const auto value = meaning(key, one, legal)) { values.push_back(*value); }
        }
        return values;
    }

    /// The table at a key, or each table of the array there; empty when absent. In messages the key names them.
    [[nodiscard]] std::vector<TableReader> tables(std::string_view key);
    /// The members of the table at a key, whose keys are free.
    [[nodiscard]] const Node::Table* members(std::string_view key);
    /// A reader of one member of `members`; nothing, and a wrong-type, when it is no table.
    [[nodiscard]] std::optional<TableReader> table_of(const Member& member, std::string_view kind) const;

    void report_bad_key(const Word& key) const;
    void missing(std::string_view key, std::string_view example);
    /// `"beds" must be a number, not a text`.
    void wrong_type(std::string_view key, const Node& value, std::string_view wanted) const;
    /// Reports every key that nobody asked for.
    void finish();

private:
    template <class Enum, std::size_t Size>
    std::optional<Enum> meaning(std::string_view key, const Word& written, const std::array<Words<Enum>, Size>& legal) const {
        const auto value = value_of(legal, written.text);
        if (!value) {
            std::vector<std::string> known;
            known.reserve(Size);
            for (const auto& [meant, known_word] : legal) { known.emplace_back(known_word); }
            unknown_word(key, written, known);
        }
        return value;
    }
    void unknown_word(std::string_view key, const Word& written, const std::vector<std::string>& legal) const;

    const Node::Table* table_;
    Span span_;
    std::string_view kind_;
    Problems* problems_;
    std::vector<std::string_view> asked_;
};

} // namespace slipway::records
