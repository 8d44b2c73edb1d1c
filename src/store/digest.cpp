#include "store/digest.hpp"

#include "slipway/base/diagnostic.hpp"

#include <openssl/evp.h>

#include <array>
#include <span>

namespace slipway {
namespace {

EVP_MD_CTX* of(void* context) { return static_cast<EVP_MD_CTX*>(context); }

void require(bool done) {
    if (!done) { throw Error("computing SHA-256 failed: see whether this machine's OpenSSL is whole"); }
}

std::string hexadecimal(std::span<const unsigned char> bytes) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    text.reserve(bytes.size() * 2);
    for (const auto byte : bytes) {
        text += digits[byte >> 4U];
        text += digits[byte & 0xFU];
    }
    return text;
}

} // namespace

void DigestStream::Deleter::operator()(void* context) const { EVP_MD_CTX_free(of(context)); }

DigestStream::DigestStream() : context_{EVP_MD_CTX_new()} {
    require(context_ != nullptr && EVP_DigestInit_ex(of(context_.get()), EVP_sha256(), nullptr) == 1);
}

void DigestStream::add(std::string_view bytes) { require(EVP_DigestUpdate(of(context_.get()), bytes.data(), bytes.size()) == 1); }

std::string DigestStream::end() {
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned size = 0;
    require(EVP_DigestFinal_ex(of(context_.get()), digest.data(), &size) == 1);
    require(EVP_DigestInit_ex(of(context_.get()), EVP_sha256(), nullptr) == 1);
    return hexadecimal({digest.data(), size});
}

std::string sha256(std::string_view bytes) {
    DigestStream stream;
    stream.add(bytes);
    return stream.end();
}

} // namespace slipway
