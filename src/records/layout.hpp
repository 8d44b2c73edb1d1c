#pragma once
// A record file as it is laid out: every value with its comments. All texts are pieces of the file.

#include <cstddef>
#include <memory>
#include <string_view>
#include <vector>

namespace slipway::records {

/// A comment from its # to its last letter that is no blank; no text when there is none.
struct LineEndComment {
    std::string_view text;
    std::size_t blanks = 0; ///< before it
};

/// Comments on lines of their own; an empty one is a blank line. Never two of those one after the other.
using OwnLines = std::vector<std::string_view>;

struct LaidList;
struct LaidTable;

/// A list, an { inline table }, or anything else as its token.
struct LaidValue {
    LaidValue();
    LaidValue(LaidValue&&) noexcept;
    LaidValue& operator=(LaidValue&&) noexcept;
    LaidValue(const LaidValue&) = delete;
    LaidValue& operator=(const LaidValue&) = delete;
    ~LaidValue();

    std::string_view token;
    std::unique_ptr<LaidList> list;
    std::unique_ptr<LaidTable> table;
    bool many_lines = false; ///< holds a comment or a text of several lines, so that it cannot stand on one
};

/// The comments around an item of a list.
struct ItemComments {
    OwnLines before;
    LineEndComment after;
};

struct LaidItem {
    LaidValue value;
    std::unique_ptr<ItemComments> comments; ///< none for most
};

struct LaidList {
    LineEndComment opening; ///< behind the bracket
    std::vector<LaidItem> items;
    OwnLines closing; ///< before the closing bracket
};

/// `key` may have several parts ("name.zh").
struct LaidMember {
    std::string_view key;
    LaidValue value;
};

struct LaidTable {
    std::vector<LaidMember> members;
};

/// One `key = value` on its own.
struct LaidEntry {
    OwnLines before;
    LaidMember member;
    LineEndComment after;
};

/// A [heading] and what stands below it.
struct LaidBlock {
    OwnLines before;
    bool is_list = false;     ///< [[heading]]
    std::string_view heading; ///< between the brackets; empty for what stands above the first heading
    LineEndComment after;
    OwnLines head; ///< comments below the heading that speak of no key
    std::vector<LaidEntry> entries;
    OwnLines tail; ///< comments below the last key
};

struct LaidFile {
    std::vector<LaidBlock> blocks; ///< the first is what stands above the first heading
    OwnLines end;
};

/// Precondition: `text` is TOML, without a byte order mark.
[[nodiscard]] LaidFile lay_out(std::string_view text);

/// The parts of a key or a heading as written: `a . "b.c"` has a and "b.c".
[[nodiscard]] std::vector<std::string_view> key_parts(std::string_view key);

} // namespace slipway::records
