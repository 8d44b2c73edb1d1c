#include "store/packing.hpp"

#include "slipway/base/diagnostic.hpp"

#include <zlib.h>

#include <cstdint>

namespace slipway {
namespace {

constexpr std::size_t check_size = 4;
constexpr std::size_t head_size = check_size + 8;
constexpr std::uint64_t most_growth = 1040; ///< deflate cannot shrink further; a size beyond it is a lie

const Bytef* bytes_of(std::string_view text) {
    return reinterpret_cast<const Bytef*>(text.data()); // NOLINT(cppcoreguidelines-pro-type-reinterpret-cast): what zlib reads
}

Bytef* bytes_of(std::string& text, std::size_t from) {
    return reinterpret_cast<Bytef*>(text.data() + from); // NOLINT(cppcoreguidelines-pro-type-reinterpret-cast): what zlib writes
}

void put(std::string& text, std::size_t at, std::size_t width, std::uint64_t number) {
    for (std::size_t i = 0; i < width; ++i) { text[at + i] = static_cast<char>((number >> (8 * (width - 1 - i))) & 0xFFU); }
}

std::uint64_t number_in(std::string_view text) {
    std::uint64_t number = 0;
    for (const char c : text) { number = (number << 8U) | static_cast<unsigned char>(c); }
    return number;
}

std::uint64_t check_of(std::string_view blob) {
    const auto rest = blob.substr(check_size);
    return ::crc32_z(0, bytes_of(rest), rest.size());
}

} // namespace

std::string packed(std::string_view bytes) {
    auto size = ::compressBound(bytes.size());
    std::string blob(head_size + size, '\0');
    if (::compress2(bytes_of(blob, head_size), &size, bytes_of(bytes), bytes.size(), Z_DEFAULT_COMPRESSION) != Z_OK) {
        throw Error("not enough memory to store a text");
    }
    blob.resize(head_size + size);
    put(blob, check_size, head_size - check_size, bytes.size());
    put(blob, 0, check_size, check_of(blob));
    return blob;
}

std::optional<std::string> unpacked(std::string_view blob) {
    if (blob.size() < head_size || number_in(blob.substr(0, check_size)) != check_of(blob)) { return std::nullopt; }
    const auto size = number_in(blob.substr(check_size, head_size - check_size));
    const auto stream = blob.substr(head_size);
    if (size > (stream.size() + 1) * most_growth) { return std::nullopt; }
    std::string text(size, '\0');
    uLongf written = size;
    // zlib wants a place to write to even where there is nothing to write.
    const bool done = ::uncompress(bytes_of(text, 0), &written, bytes_of(stream), stream.size()) == Z_OK;
    return done && written == size ? std::optional{std::move(text)} : std::nullopt;
}

} // namespace slipway
