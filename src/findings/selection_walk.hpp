#pragma once
// A walk over the text of a selection that knows where it is.

#include "slipway/base/diagnostic.hpp"

#include <algorithm>
#include <optional>
#include <string_view>

namespace slipway {

/// A stretch of the expression and where it stands.
struct SelectionPiece {
    std::string_view text;
    Span span;
    bool quoted = false;
};

class SelectionWalk {
public:
    explicit SelectionWalk(std::string_view text) : rest_{text} {}

    [[nodiscard]] bool at_end() const { return rest_.empty(); }
    /// The next letter; a blank at the end.
    [[nodiscard]] char next() const { return rest_.empty() ? ' ' : rest_.front(); }
    [[nodiscard]] Span here() const { return place_; }

    /// What stands before the first of these letters.
    SelectionPiece until(std::string_view letters) { return take(std::min(rest_.find_first_of(letters), rest_.size())); }
    /// What consists of these letters only.
    SelectionPiece over(std::string_view letters) { return take(std::min(rest_.find_first_not_of(letters), rest_.size())); }
    /// What stands between the quote that is next and the following one of its kind; nothing when there is none.
    std::optional<SelectionPiece> quoted();

private:
    SelectionPiece take(std::size_t bytes);

    std::string_view rest_;
    Span place_{0, 1, 1};
};

} // namespace slipway
