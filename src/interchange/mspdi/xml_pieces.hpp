#pragma once
// A long XML text cut into pieces, so that only one of them is in memory at a time: the children of the root, and of some of them the
// children.

#include "interchange/mspdi/utf8_blocks.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace slipway::interchange {

/// One element of a piece, in the order of the text, each before its children. Offsets count from the beginning of the piece.
struct XmlElement {
    std::uint32_t name_at = 0;    ///< of its local name
    std::uint32_t content_at = 0; ///< behind its start tag
    std::uint32_t content_end = 0;
    std::uint32_t next = 0; ///< index of the first element that is not inside it
    std::uint16_t name_length = 0;
};

/// What was cut: an element with everything in it, balanced, names matching. Valid until the next piece is asked for.
struct XmlPiece {
    std::string_view parent; ///< local name of the element that holds it; empty for a child of the root
    std::string_view text;   ///< from its "<" to its last ">"
    const std::vector<XmlElement>* elements = nullptr;
    std::uint32_t line = 0; ///< of its "<"
    std::uint32_t column = 0;
};

/// An element of a piece. As cheap to copy as a pointer.
class XmlNode {
public:
    XmlNode(const XmlPiece& piece, std::uint32_t index) : piece_{&piece}, index_{index} {}

    [[nodiscard]] std::string_view name() const { return piece_->text.substr(element().name_at, element().name_length); }
    /// What stands between its tags, as it is written; of an element with children all of them.
    [[nodiscard]] std::string_view content() const {
        return piece_->text.substr(element().content_at, element().content_end - element().content_at);
    }
    [[nodiscard]] std::uint32_t offset() const { return element().name_at; }

    /// Calls `take` with each child, in order.
    template <class Take>
    void each_child(Take take) const {
        for (auto at = index_ + 1; at < element().next; at = (*piece_->elements)[at].next) { take(XmlNode{*piece_, at}); }
    }
    [[nodiscard]] std::optional<XmlNode> child(std::string_view name) const;

private:
    [[nodiscard]] const XmlElement& element() const { return (*piece_->elements)[index_]; }

    const XmlPiece* piece_;
    std::uint32_t index_;
};

struct XmlLimits {
    std::size_t bytes = std::size_t{32} << 20U; ///< of one piece, and of anything between two
    std::size_t elements = 400'000;             ///< of one piece
    std::size_t depth = 64;                     ///< from the root
};

/// Cuts a text. A problem ends it: not well-formed, cut short, beyond the limits, a document type with entities of its own.
class XmlPieces {
public:
    /// All must outlive the pieces. Of the children of the root those named in `opened` are cut themselves.
    XmlPieces(Utf8Blocks& blocks, std::span<const std::string_view> opened, XmlLimits limits = {});

    /// The local name of the root; nothing when there is none, which is a problem.
    [[nodiscard]] std::optional<std::string_view> root();
    /// The next piece after `root`; nothing at the end and at a problem.
    [[nodiscard]] std::optional<XmlPiece> next();
    [[nodiscard]] const std::optional<TextProblem>& problem() const noexcept { return problem_; }
    /// Bytes of UTF-8 up to the end of the last piece.
    [[nodiscard]] std::uint64_t bytes_cut() const noexcept { return forgotten_ + at_; }

private:
    enum class Kind : std::uint8_t { open, close, empty, other, end };
    /// A piece of markup by its offsets in the buffer.
    struct Markup {
        Kind kind = Kind::end;
        std::size_t from = 0, to = 0;
        std::size_t name_at = 0, name_end = 0; ///< of a tag, prefix included
    };
    struct Open {
        std::uint32_t element = 0;
        std::size_t name_at = 0, name_end = 0; ///< in the buffer
    };

    [[nodiscard]] Markup next_markup();
    [[nodiscard]] Markup tag(std::size_t from);
    template <class Wanted>
    [[nodiscard]] std::size_t first(std::size_t at, Wanted wanted);
    [[nodiscard]] Markup aside(std::size_t from);
    [[nodiscard]] Markup doctype(std::size_t from);
    [[nodiscard]] Markup until(std::string_view end, std::size_t from, std::size_t search);
    [[nodiscard]] bool begins(std::string_view word, std::size_t at);
    /// Whether the buffer holds the byte at an offset, once more is read.
    [[nodiscard]] bool reach(std::size_t at) { return at < buffer_.size() || refill(at); }
    [[nodiscard]] bool refill(std::size_t at);
    /// What lies before `at_` is not needed any more.
    void forget();
    void count_to(std::size_t at);

    [[nodiscard]] std::optional<XmlPiece> cut(const Markup& start);
    void take_open(const Markup& markup, std::size_t begin);
    [[nodiscard]] std::optional<std::size_t> text_end(const Markup& markup);
    void take_close(const Markup& markup, std::size_t begin);
    void check_close(const Markup& markup, std::string_view name);
    [[nodiscard]] std::optional<Markup> piece_start();
    void check_end();

    void refuse(std::string code, std::string message, std::string advice, std::size_t at);
    void refuse_form(std::string message, std::size_t at);
    [[nodiscard]] std::string_view name_of(const Markup& markup) const;

    Utf8Blocks& blocks_;
    std::span<const std::string_view> opened_;
    XmlLimits limits_;
    std::string buffer_;
    std::uint64_t forgotten_ = 0; ///< bytes that were in the buffer
    std::size_t at_ = 0;          ///< where reading goes on
    std::size_t start_ = 0;       ///< of what is held now: a piece, or markup between two
    std::size_t counted_ = 0;     ///< the place of `line_` and `column_`
    std::uint32_t line_ = 1;
    std::uint32_t column_ = 1;
    bool cutting_ = false;
    std::string root_, parent_; ///< names as written
    bool in_parent_ = false;
    bool ended_ = false;
    std::vector<XmlElement> elements_;
    std::vector<Open> open_;
    std::optional<TextProblem> problem_;
};

} // namespace slipway::interchange
