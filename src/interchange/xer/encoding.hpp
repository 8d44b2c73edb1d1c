#pragma once
// The bytes of a foreign file as UTF-8, whatever they are written in.

#include <string>
#include <string_view>

namespace slipway::interchange {

/// A text in UTF-8 without a byte order mark.
struct Decoded {
    std::string text;
    std::string_view encoding;      ///< what the bytes were: "UTF-8", "GB18030", "cp1252", "UTF-16"
    std::size_t bad_bytes = 0;      ///< bytes that are none of this encoding, each now U+FFFD
    std::size_t first_bad_line = 0; ///< counts from 1
};

/// Tells encodings apart by a byte order mark, then by what most of the bytes beyond ASCII form: UTF-8, Chinese words of GB18030, else
/// cp1252. `hint` is an encoding's name as a header gives it, or empty; it decides only where the bytes leave both open.
[[nodiscard]] Decoded decode(std::string bytes, std::string_view hint);

} // namespace slipway::interchange
