#pragma once
// One TOML file as a tree of values with their places. The only source that names toml++ is document.cpp: it is slow to compile.

#include "records/problems.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace slipway::records {

struct Member;

/// A date or time without quotes: legal TOML, but never a value of ours.
struct BareDate {};

/// A value and its place: for a string the letters between the quotes, for a table its heading, else the whole of its first line.
struct Node {
    using Array = std::vector<Node>;
    using Table = std::vector<Member>; ///< in order of the keys

    std::variant<std::string, std::int64_t, double, bool, BareDate, Array, Table> value;
    Span span;

    template <class Kind>
    [[nodiscard]] const Kind* as() const noexcept {
        return std::get_if<Kind>(&value);
    }
};

struct Member {
    Word key;
    Node value;
};

/// Parses the text of file `file`; nothing, and a syntax-error, when it is not TOML.
[[nodiscard]] std::optional<Node> parse_document(std::string_view text, std::uint32_t file, Problems& problems);

} // namespace slipway::records
