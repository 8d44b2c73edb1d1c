#pragma once
// The digest of what was read: the same records give the same revision, whatever their files are called and in whatever order they stand.

#include "records/document.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace slipway::records {

/// SHA-256.
using Digest = std::array<std::uint8_t, 32>;

/// The digests of a file: of each record of an array of tables by itself, of every other key with its value. `overlay` counts from 1; 0 is
/// no overlay. Throws Error when OpenSSL cannot.
[[nodiscard]] std::vector<Digest> digests_of(const Node& document, std::size_t overlay = 0);
/// The digest of a text that is no TOML.
[[nodiscard]] Digest digest_of(std::string_view text);

/// SHA-256, in hexadecimal, over digests in an order of its own.
[[nodiscard]] std::string revision_of(std::vector<Digest> digests);

} // namespace slipway::records
