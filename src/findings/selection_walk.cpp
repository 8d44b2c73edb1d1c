#include "findings/selection_walk.hpp"

namespace slipway {

std::optional<SelectionPiece> SelectionWalk::quoted() {
    const auto end = rest_.find(rest_.front(), 1);
    if (end == std::string_view::npos) { return std::nullopt; }
    auto piece = take(end + 1);
    piece.text = piece.text.substr(1, end - 1);
    piece.quoted = true;
    return piece;
}

SelectionPiece SelectionWalk::take(std::size_t bytes) {
    SelectionPiece piece{rest_.substr(0, bytes), place_};
    rest_.remove_prefix(bytes);
    piece.span.length = 0;
    for (const char c : piece.text) {
        if ((static_cast<unsigned char>(c) & 0xC0U) == 0x80U) { continue; }
        ++piece.span.length;
        ++place_.column;
        if (c == '\n') { place_ = {0, place_.line + 1, 1}; }
    }
    return piece;
}

} // namespace slipway
