#pragma once
// In which order the keys of each kind of table stand in canonical form.

#include <cstddef>
#include <map>
#include <string>
#include <string_view>

namespace slipway::records {

/// The keys of one kind of table, and of which kind the tables at them are. A kind without keys leaves its keys as they stand.
class TableKind {
public:
    /// `keys` lists them in order, separated by blanks: "key", or "key:kind" where tables stand; "*:kind" is any key.
    explicit TableKind(std::string_view keys);

    /// From 0; an unknown key comes after all known ones.
    [[nodiscard]] std::size_t place(std::string_view key) const;
    [[nodiscard]] bool orders() const noexcept { return !keys_.empty(); }
    /// The kind of the tables at a key; one without keys when it is not known.
    [[nodiscard]] const TableKind& at(std::string_view key) const;

private:
    struct Key {
        std::size_t place = 0;
        std::string kind;
    };
    std::map<std::string, Key, std::less<>> keys_;
    std::string any_; ///< the kind at any key
};

/// A kind by its name: "file", "project", "cite", …; one without keys when there is none of that name.
[[nodiscard]] const TableKind& table_kind(std::string_view name);

} // namespace slipway::records
