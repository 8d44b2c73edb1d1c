#include "records/table_reader.hpp"

#include "slipway/base/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace slipway::records {
namespace {

/// What a value is, in words.
std::string_view kind_of(const Node& node) {
    static constexpr std::array<std::string_view, 7> kinds{"a text", "a number", "a number", "true or false", "a date without quotes",
                                                           "a list", "a table"};
    return kinds.at(node.value.index());
}

std::string_view type_advice(const Node& value, std::string_view wanted) {
    if (wanted == "a text" && value.as<BareDate>() != nullptr) { return "dates are texts here: put it in \"quotes\""; }
    if (wanted == "a text") { return "write one text in \"quotes\""; }
    if (wanted == "a number") { return "write digits without quotes, as in 1500"; }
    if (wanted == "true or false") { return "write true or false without quotes"; }
    if (wanted == "a table") { return "write { key = value, … }, or a [heading] with the keys below it"; }
    return "the README of the records shows an example of each form";
}

/// Each once, in their order.
std::vector<std::string> strings(const std::vector<std::string_view>& views) {
    std::vector<std::string> once;
    for (const auto view : views) {
        if (std::ranges::find(once, view) == once.end()) { once.emplace_back(view); }
    }
    return once;
}

} // namespace

const Node* TableReader::find(std::string_view key) {
    if (asked_.empty()) { asked_.reserve(16); }
    asked_.push_back(key);
    const auto found = std::ranges::find(*table_, key, [](const Member& one) { return std::string_view{one.key.text}; });
    return found == table_->end() ? nullptr : &found->value;
}

std::optional<Word> TableReader::word(std::string_view key) {
    const auto* value = find(key);
    if (value == nullptr) { return std::nullopt; }
    if (const auto* text = value->as<std::string>()) { return Word{*text, value->span}; }
    wrong_type(key, *value, "a text");
    return std::nullopt;
}

std::optional<Word> TableReader::needed_word(std::string_view key, std::string_view example) {
    if (!has(key)) { missing(key, example); }
    return word(key);
}

std::string TableReader::text(std::string_view key) {
    const auto found = word(key);
    return found ? found->text : std::string{};
}

std::optional<std::vector<Word>> TableReader::words(std::string_view key) {
    const auto* value = find(key);
    if (value == nullptr) { return std::nullopt; }
    std::vector<Word> found;
    if (const auto* text = value->as<std::string>()) {
        found.push_back({*text, value->span});
    } else if (const auto* items = value->as<Node::Array>()) {
        for (const auto& item : *items) {
            const auto* one = item.as<std::string>();
            if (one != nullptr) { found.push_back({*one, item.span}); }
            if (one == nullptr) { wrong_type(key, item, "a text"); }
        }
    } else {
        wrong_type(key, *value, "a text or a list of texts");
        return std::nullopt;
    }
    return found;
}

std::optional<Word> TableReader::own_key() {
    auto key = needed_word("key", "key = \"lower-case-letters-and-hyphens\", for life");
    if (key && !is_key(key->text)) { report_bad_key(*key); }
    return key;
}

void TableReader::report_bad_key(const Word& key) const {
    problems_->error(key.span, {"bad-key", fmt::format("\"{}\" cannot be the key of a record", key.text),
                                "a key has lower-case letters, digits and single hyphens inside, as in \"metro-line-24\""});
}

std::optional<bool> TableReader::flag(std::string_view key) {
    const auto* value = find(key);
    if (value == nullptr) { return std::nullopt; }
    if (const auto* written = value->as<bool>()) { return *written; }
    wrong_type(key, *value, "true or false");
    return std::nullopt;
}

std::optional<double> TableReader::number(std::string_view key, NumberRange range) {
    const auto* value = find(key);
    if (value == nullptr) { return std::nullopt; }
    const auto* whole = value->as<std::int64_t>();
    const auto* real = value->as<double>();
    if (whole == nullptr && real == nullptr) {
        wrong_type(key, *value, "a number");
        return std::nullopt;
    }
    const double written = whole != nullptr ? static_cast<double>(*whole) : *real;
    if (written >= range.least && written <= range.most) { return written; }
    problems_->error(value->span, {"bad-number", fmt::format("\"{}\" cannot be {}", key, written),
                                   fmt::format("write a number from {} to {}", range.least, range.most)});
    return std::nullopt;
}

std::optional<int> TableReader::whole_number(std::string_view key, NumberRange range) {
    const auto written = number(key, range);
    if (!written) { return std::nullopt; }
    if (std::floor(*written) == *written) { return static_cast<int>(*written); }
    problems_->error(find(key)->span, {"bad-number", fmt::format("\"{}\" cannot be {}", key, *written), "write a whole number"});
    return std::nullopt;
}

std::vector<TableReader> TableReader::tables(std::string_view key) {
    std::vector<TableReader> readers;
    const auto* value = find(key);
    if (value == nullptr) { return readers; }
    if (const auto* table = value->as<Node::Table>()) {
        readers.emplace_back(*table, value->span, key, *problems_);
    } else if (const auto* items = value->as<Node::Array>()) {
        for (const auto& item : *items) {
            const auto* one = item.as<Node::Table>();
            if (one != nullptr) { readers.emplace_back(*one, item.span, key, *problems_); }
            if (one == nullptr) { wrong_type(key, item, "a table"); }
        }
    } else {
        wrong_type(key, *value, "a table");
    }
    return readers;
}

const Node::Table* TableReader::members(std::string_view key) {
    const auto* value = find(key);
    if (value == nullptr) { return nullptr; }
    if (value->as<Node::Table>() == nullptr) { wrong_type(key, *value, "a table"); }
    return value->as<Node::Table>();
}

std::optional<TableReader> TableReader::table_of(const Member& member, std::string_view kind) const {
    if (const auto* table = member.value.as<Node::Table>()) { return TableReader{*table, member.key.span, kind, *problems_}; }
    wrong_type(member.key.text, member.value, "a table");
    return std::nullopt;
}

void TableReader::missing(std::string_view key, std::string_view example) {
    problems_->error(span_, {"missing-key", fmt::format("missing \"{}\" in {}", key, kind_), fmt::format("add {}", example)});
}

void TableReader::wrong_type(std::string_view key, const Node& value, std::string_view wanted) const {
    problems_->error(value.span, {"wrong-type", fmt::format("\"{}\" must be {}, not {}", key, wanted, kind_of(value)),
                                  std::string{type_advice(value, wanted)}});
}

void TableReader::unknown_word(std::string_view key, const Word& written, const std::vector<std::string>& legal) const {
    const auto near = nearest(written.text, legal);
    auto advice = near ? fmt::format("did you mean \"{}\"?\n", *near) : std::string{};
    advice += fmt::format("legal are {}", quoted_list(legal));
    problems_->error(written.span, {"unknown-word", fmt::format(R"("{}" cannot be "{}")", key, written.text), std::move(advice)});
}

void TableReader::finish() {
    for (const auto& [key, value] : *table_) {
        if (std::ranges::find(asked_, std::string_view{key.text}) != asked_.end()) { continue; }
        const auto known = strings(asked_);
        const auto near = nearest(key.text, known);
        problems_->error(key.span,
                         {"unknown-key", fmt::format("unknown key \"{}\" of the {}", key.text, kind_),
                          near ? fmt::format("did you mean \"{}\"?", *near) : fmt::format("its keys are {}", quoted_list(known))});
    }
}

} // namespace slipway::records
