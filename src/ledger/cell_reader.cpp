#include "ledger/cell_reader.hpp"

#include "ledger/amounts.hpp"
#include "ledger/items.hpp"
#include "ledger/plain.hpp"
#include "slipway/base/partial_date.hpp"
#include "slipway/base/text.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace slipway::ledger {
namespace {

constexpr double greatest_amount = 1e12; ///< that records take
constexpr int longest_quoted = 120;
constexpr std::size_t longest_asked = 120; ///< bytes of a word for which a near one is looked for

/// A text as a message quotes it.
std::string shown(std::string_view text) { return cut_to_width(one_line(text), longest_quoted); }

/// What offices write into cells that they leave empty.
bool is_placeholder(std::string_view text) {
    static constexpr std::array<std::string_view, 7> words{"/", "-", "—", "——", "–", "\\", "无"};
    return std::ranges::find(words, text) != words.end();
}

bool is_identity(FieldId field) { return field == field_id("key") || field == field_id("name_zh") || field == field_id("name_en"); }

/// 、and ; part the agencies of a cell, and here commas too.
std::string commas_as_semicolons(std::string_view text) {
    std::string out{text};
    for (const std::string_view comma : {"，", ","}) {
        for (auto at = out.find(comma); at != std::string::npos; at = out.find(comma, at)) { out.replace(at, comma.size(), ";"); }
    }
    return out;
}

std::string_view name_of(FieldKind kind) {
    switch (kind) {
    case FieldKind::category: return "category";
    case FieldKind::district: return "district";
    case FieldKind::template_: return "template";
    case FieldKind::agency:
    case FieldKind::agencies: return "agency";
    case FieldKind::plan: return "plan";
    default: return "word";
    }
}

} // namespace

void CellReader::read(const MappedColumn& column, std::string_view text, const std::string& place, std::vector<Fact>& facts) {
    text = trimmed(text);
    if (text.empty() || (is_placeholder(text) && !is_identity(column.field))) { return; }
    switch (field_of(column.field).kind) {
    case FieldKind::key: return read_key(text, place, facts);
    case FieldKind::text: facts.push_back({column.field, std::string{text}}); return;
    case FieldKind::list: return read_list(column.field, text, place, facts);
    case FieldKind::agencies: return read_agencies(column.field, text, place, facts);
    case FieldKind::stage: return read_stage(text, place, facts);
    case FieldKind::date: return read_date(column.field, text, place, facts);
    case FieldKind::amount:
    case FieldKind::flow:
    case FieldKind::year: return read_amount(column, text, place, facts);
    default: return read_word(column.field, text, place, facts);
    }
}

void CellReader::read_key(std::string_view text, const std::string& place, std::vector<Fact>& facts) {
    auto key = plain(text);
    if (is_key(key)) {
        facts.push_back({field_id("key"), std::move(key)});
    } else {
        problems_.error(place,
                        {"bad-key", fmt::format("\"{}\" cannot be the key of a record", shown(text)),
                         "a key has letters, digits and single hyphens inside; let the mapping file ignore the column to have keys made"});
    }
}

void CellReader::read_list(FieldId field, std::string_view text, const std::string& place, std::vector<Fact>& facts) {
    const auto items = items_of(text);
    if (!items) {
        problems_.error(place, {"bad-list", "a quote in the list does not end", "close it, or double the quotes that are letters"});
    } else if (!items->empty()) {
        facts.push_back({field, joined(*items)});
    }
}

std::string_view CellReader::meant(FieldId field, std::string_view text) const {
    const auto words = mapping_.values.find(field);
    if (words == mapping_.values.end()) { return text; }
    const auto found = words->second.find(plain(text));
    return found == words->second.end() ? text : std::string_view{found->second};
}

std::string CellReader::suggestion(FieldId field, std::string_view text) {
    const auto key = key_of(field);
    const auto otherwise =
        fmt::format("write a key or a name of the records, or say under [values.{}] of the mapping file what it means", key);
    if (suggestions_left_ == 0 || text.size() > longest_asked) { return otherwise; }
    --suggestions_left_;
    const auto near = vocabulary_.book(field_of(field).kind)->near(text);
    return near ? fmt::format("did you mean \"{}\"? else say under [values.{}] of the mapping file what it means", *near, key) : otherwise;
}

const std::string* CellReader::key_of_name(FieldId field, std::string_view text, const std::string& place) {
    const auto kind = field_of(field).kind;
    const auto word = meant(field, text);
    const auto* names = vocabulary_.book(kind);
    if (names == nullptr) { return nullptr; }
    if (const auto* key = names->find(word)) { return key; }
    const auto several = names->shared(word);
    if (several.empty()) {
        problems_.error(place, {fmt::format("unknown-{}", name_of(kind)), fmt::format("unknown {} \"{}\"", name_of(kind), shown(word)),
                                suggestion(field, word)});
    } else {
        problems_.error(place, {"ambiguous-name", fmt::format("\"{}\" names {} of the records", shown(word), several.size()),
                                fmt::format("write the key: {}", fmt::join(several, ", "))});
    }
    return nullptr;
}

void CellReader::read_word(FieldId field, std::string_view text, const std::string& place, std::vector<Fact>& facts) {
    if (const auto* key = key_of_name(field, text, place)) { facts.push_back({field, *key}); }
}

void CellReader::read_agencies(FieldId field, std::string_view text, const std::string& place, std::vector<Fact>& facts) {
    const auto* whole = vocabulary_.book(FieldKind::agencies)->find(meant(field, text));
    const auto names =
        whole != nullptr ? std::vector{*whole} : items_of(commas_as_semicolons(text)).value_or(std::vector{std::string{text}});
    std::vector<std::string> keys;
    for (const auto& name : names) {
        if (const auto* key = key_of_name(field, name, place)) { keys.push_back(*key); }
    }
    if (!keys.empty()) { facts.push_back({field, joined(keys)}); }
}

void CellReader::read_stage(std::string_view text, const std::string& place, std::vector<Fact>& facts) {
    const auto word = meant(field_id("stage"), text);
    const bool mapped = word.data() != text.data();
    const auto* stage = vocabulary_.book(FieldKind::stage)->find(word);
    if (stage == nullptr && mapped) {
        problems_.error(place, {"unknown-word", fmt::format("unknown word \"{}\"", shown(word)), suggestion(field_id("stage"), word)});
    } else if (stage == nullptr) {
        facts.push_back({field_id("stage"), std::string{"unstated"}, false});
        facts.push_back({field_id("stage_words"), std::string{text}});
    } else {
        facts.push_back({field_id("stage"), *stage});
        if (plain(text) != *stage) { facts.push_back({field_id("stage_words"), std::string{text}, false}); }
    }
}

void CellReader::read_date(FieldId field, std::string_view text, const std::string& place, std::vector<Fact>& facts) {
    if (parse_partial_date(text)) {
        facts.push_back({field, std::string{text}});
        return;
    }
    const auto read = sheet::parse_ledger_date(text);
    if (!read.date && read.message.empty() && field == field_id("finish")) {
        problems_.warning(place, {"no-date", fmt::format("\"{}\" is no date: the project gets no promise from it", shown(text)),
                                  "write 2025年底, 2025-06 or 2025-06-30 when a date is promised"});
    } else if (!read.date) {
        problems_.error(place,
                        {"bad-date", fmt::format("\"{}\" is no date{}{}", shown(text), read.message.empty() ? "" : ": ", read.message),
                         "write 2025年底, 2025年6月, 2025-06-30 or <=2025"});
    } else {
        if (read.doubtful) {
            problems_.warning(place, {"doubtful-date", fmt::format("\"{}\" is taken as {}: {}", shown(text), *read.date, read.message),
                                      "write the date so that it has one reading"});
        }
        facts.push_back({field, *read.date});
        if (field == field_id("finish")) { facts.push_back({field_id("finish_because"), std::string{text}, false}); }
    }
}

void CellReader::read_amount(const MappedColumn& column, std::string_view text, const std::string& place, std::vector<Fact>& facts) {
    const auto read = amount_of(column.field, text, column.unit);
    if (!read.amount) {
        problems_.error(place, {"bad-amount", fmt::format("\"{}\" is no amount: {}", shown(text), read.message),
                                "write one number, with its unit or under a heading with it, as in 总投资（万元）"});
    } else if (read.amount->value < 0 || read.amount->value > greatest_amount) {
        problems_.error(place, {"bad-amount", fmt::format("\"{}\" is out of range", shown(text)), "amounts go from 0 to 1e12"});
    } else {
        if (read.amount->about) {
            problems_.warning(place, {"about-amount", fmt::format("\"{}\" is taken as {} exactly", shown(text), read.amount->value),
                                      "records hold one figure; say in the note that it is rounded"});
        }
        facts.push_back({column.field, read.amount->value});
    }
}

} // namespace slipway::ledger
