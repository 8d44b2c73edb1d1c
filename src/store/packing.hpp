#pragma once
// Long texts are stored deflated. Packed: the CRC-32 of what follows (4 bytes), the size of the text (8 bytes), both big-endian, then a
// zlib stream. The CRC is there because a deflated text can be altered in bits that do not change what comes out of it.

#include <optional>
#include <string>
#include <string_view>

namespace slipway {

[[nodiscard]] std::string packed(std::string_view bytes);

/// Nothing when it is not what `packed` made.
[[nodiscard]] std::optional<std::string> unpacked(std::string_view blob);

} // namespace slipway
