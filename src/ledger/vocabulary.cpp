#include "ledger/vocabulary.hpp"

#include "ledger/plain.hpp"
#include "slipway/base/text.hpp"

#include <algorithm>

namespace slipway::ledger {

void NameBook::add(std::string_view name, const std::string& key) {
    if (trimmed(name).empty()) { return; }
    auto& keys = keys_[plain(name)];
    if (std::ranges::find(keys, key) != keys.end()) { return; }
    // A key is never shared: that something else is called like it does not take it away.
    const bool by_key = !keys.empty() && plain(keys.front()) == plain(name);
    if (!by_key) { keys.emplace_back(key); }
    names_.emplace_back(name);
}

const std::string* NameBook::find(std::string_view text) const {
    const auto found = keys_.find(plain(text));
    return found != keys_.end() && found->second.size() == 1 ? &found->second.front() : nullptr;
}

std::vector<std::string> NameBook::shared(std::string_view text) const {
    const auto found = keys_.find(plain(text));
    return found == keys_.end() ? std::vector<std::string>{} : found->second;
}

std::optional<std::string> NameBook::near(std::string_view text) const { return nearest(text, names_); }

Vocabulary::Vocabulary(const Portfolio& portfolio, std::span<const std::string> templates) {
    for (const auto kind :
         {FieldKind::category, FieldKind::level, FieldKind::priority, FieldKind::service_class, FieldKind::delivery, FieldKind::stage}) {
        for (const auto& [key, names] : namings(kind)) { books_[kind].add(key, std::string{key}); }
        for (const auto& [key, names] : namings(kind)) {
            each_word(names, [&, known = std::string{key}](std::string_view name) { books_[kind].add(name, known); });
            zh_[kind][std::string{key}] = std::string{names.substr(0, names.find(' '))};
        }
    }
    auto& template_book = books_[FieldKind::template_];
    for (const auto& key : templates) { template_book.add(key, key); }
    const auto add_all = [&](FieldKind kind, const auto& records) {
        auto& book = books_[kind]; // there is one without records too: then no name is known
        for (const auto& record : records) { book.add(record.key, record.key); }
        for (const auto& record : records) { add(kind, record.key, record.name); }
    };
    add_all(FieldKind::district, portfolio.districts);
    add_all(FieldKind::agency, portfolio.agencies);
    add_all(FieldKind::plan, portfolio.plans);
    // A district that no record describes may still be in use.
    for (const auto& project : portfolio.projects) {
        if (!project.district.empty() && !books_[FieldKind::district].find(project.district)) {
            books_[FieldKind::district].add(project.district, project.district);
        }
    }
}

void Vocabulary::add(FieldKind kind, const std::string& key, const Name& name) {
    books_[kind].add(name.zh, key);
    books_[kind].add(name.en, key);
    zh_[kind][key] = name.zh;
}

const NameBook* Vocabulary::book(FieldKind kind) const {
    const auto found = books_.find(kind == FieldKind::agencies ? FieldKind::agency : kind);
    return found == books_.end() ? nullptr : &found->second;
}

std::string Vocabulary::shown(FieldKind kind, const std::string& key, Language language) const {
    const auto* names = book(kind);
    if (language == Language::en || names == nullptr) { return key; }
    const auto known = zh_.find(kind == FieldKind::agencies ? FieldKind::agency : kind);
    if (known == zh_.end()) { return key; }
    const auto name = known->second.find(key);
    if (name == known->second.end()) { return key; }
    const auto* back = names->find(trimmed(name->second));
    return back != nullptr && *back == key ? name->second : key;
}

} // namespace slipway::ledger
