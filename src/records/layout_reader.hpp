#pragma once
// Goes through a record file from its beginning to its end.

#include "records/layout.hpp"

namespace slipway::records {

/// Precondition: the text is TOML, and what is asked for stands where it is asked for.
class LayoutReader {
public:
    explicit LayoutReader(std::string_view text) : text_{text} {}

    [[nodiscard]] bool at_end() const noexcept { return at_ >= text_.size(); }
    /// The next letter; a line end when there is none.
    [[nodiscard]] char next() const noexcept { return at_end() ? '\n' : text_[at_]; }
    [[nodiscard]] bool next_are(std::string_view letters) const noexcept { return text_.substr(at_).starts_with(letters); }
    void skip(std::size_t letters) noexcept { at_ += letters; }
    /// How many there were.
    std::size_t skip_blanks() noexcept;
    /// Takes a line end; false when there is none.
    bool line_end() noexcept;
    /// From the # to the end of the line.
    [[nodiscard]] std::string_view comment() noexcept;
    /// A key of one or more parts, and the blanks behind it.
    [[nodiscard]] std::string_view key() noexcept;
    /// `key = value`.
    [[nodiscard]] LaidMember member();

private:
    struct Between;

    [[nodiscard]] LaidValue value();
    [[nodiscard]] bool list(LaidList& list);
    [[nodiscard]] bool table(LaidTable& table);
    void comment_in(LaidList& list, Between& between, std::size_t blanks_before);

    std::string_view text_;
    std::size_t at_ = 0;
};

} // namespace slipway::records
