#pragma once
// A long XML part cut into its elements of one name, so that only one of them is in memory at a time.

#include "sheet/archive.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace slipway::sheet {

/// The elements of one local name ("row"), whatever prefix the root of the part has. They must not nest.
class Pieces {
public:
    /// The part must outlive the pieces and be fresh. An element of more than `most_bytes` is refused.
    Pieces(Part& part, std::string_view element, std::uint64_t most_bytes);

    /// The next element from its "<" to its last ">", to be parsed in place; valid until the next call. Nothing when there is no more:
    /// then the part has been read to its end. Refuses an element that is cut short.
    [[nodiscard]] std::optional<std::span<char>> next();

private:
    void learn_prefix();
    [[nodiscard]] bool refill();
    [[nodiscard]] bool find_start();
    /// Where the tag that begins before `from` ends: the offset of its ">".
    [[nodiscard]] std::size_t tag_end(std::size_t from);
    [[nodiscard]] std::size_t closing_end(std::size_t from);
    void check_length(std::size_t end) const;
    void need_more();

    Part& part_;
    std::uint64_t most_bytes_;
    std::string open_;  ///< "<x:row"
    std::string close_; ///< "</x:row"
    std::string buffer_;
    std::size_t at_ = 0; ///< in the buffer: what is before it was given
};

} // namespace slipway::sheet
