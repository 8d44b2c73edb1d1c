#pragma once
// Values by name: what a cell may call a category, a district, an agency, a plan, and what an export calls them.

#include "ledger/words.hpp"
#include "slipway/model/portfolio.hpp"

#include <map>
#include <string>
#include <vector>

namespace slipway::ledger {

/// Keys by every name that a cell may give them.
class NameBook {
public:
    void add(std::string_view name, const std::string& key);
    /// Nothing for a name of nothing, or of several; a key is its own.
    [[nodiscard]] const std::string* find(std::string_view text) const;
    /// The keys that share a name.
    [[nodiscard]] std::vector<std::string> shared(std::string_view text) const;
    /// The known name nearest to a text.
    [[nodiscard]] std::optional<std::string> near(std::string_view text) const;

private:
    std::map<std::string, std::vector<std::string>> keys_; ///< by plain name
    std::vector<std::string> names_;                       ///< as written, for suggestions
};

class Vocabulary {
public:
    /// `templates` are the keys of the records' templates.
    Vocabulary(const Portfolio& portfolio, std::span<const std::string> templates);

    /// Those of a field whose values have names; nothing for others.
    [[nodiscard]] const NameBook* book(FieldKind kind) const;
    /// What an export calls a value: in Chinese its name when an import finds the value by it, else its key.
    [[nodiscard]] std::string shown(FieldKind kind, const std::string& key, Language language) const;

private:
    void add(FieldKind kind, const std::string& key, const Name& name);

    std::map<FieldKind, NameBook> books_;
    std::map<FieldKind, std::map<std::string, std::string>> zh_; ///< by key
};

} // namespace slipway::ledger
