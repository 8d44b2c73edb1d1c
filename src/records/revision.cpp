#include "records/revision.hpp"

#include "slipway/base/diagnostic.hpp"

#include <fmt/format.h>
#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <memory>

namespace slipway::records {
namespace {

/// Writes a value so that no two values look alike: each kind has its letter, each text its length.
class Canonical {
public:
    // NOLINTBEGIN(misc-no-recursion): parse_document bounds the nesting
    void write(const Node& node) {
        std::visit([this](const auto& value) { put(value); }, node.value);
    }
    void put(const std::string& text) { out += fmt::format("s{}:{}", text.size(), text); }
    void put(std::int64_t number) { out += fmt::format("i{};", number); }
    void put(double number) { out += fmt::format("d{};", number); }
    void put(bool truth) { out += truth ? "t" : "f"; }
    void put(BareDate /*date*/) { out += "b"; }
    void put(const Node::Array& array) {
        out += '[';
        for (const auto& node : array) { write(node); }
        out += ']';
    }
    void put(const Node::Table& table) {
        out += '{';
        for (const auto& member : table) {
            put(member.key.text);
            write(member.value);
        }
        out += '}';
    }

    // NOLINTEND(misc-no-recursion)

    std::string out;
};

std::string canonical(std::size_t overlay, const std::string& key, const Node& value) {
    Canonical text;
    if (overlay > 0) { text.out = fmt::format("overlay {}:", overlay); }
    text.put(key);
    text.write(value);
    return std::move(text.out);
}

} // namespace

void Revision::add(const Node& document, std::size_t overlay) {
    const auto* members = document.as<Node::Table>();
    if (members == nullptr) { return; }
    for (const auto& [key, value] : *members) {
        const auto* records = value.as<Node::Array>();
        if (records == nullptr) {
            parts_.push_back(canonical(overlay, key.text, value));
            continue;
        }
        for (const auto& record : *records) { parts_.push_back(canonical(overlay, key.text, record)); }
    }
}

std::string Revision::hexadecimal() && {
    auto sorted = std::move(parts_);
    std::ranges::sort(sorted);
    const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context{EVP_MD_CTX_new(), EVP_MD_CTX_free};
    bool done = EVP_DigestInit_ex(context.get(), EVP_sha256(), nullptr) == 1;
    for (const auto& part : sorted) {
        const auto length = fmt::format("{}:", part.size());
        done = done && EVP_DigestUpdate(context.get(), length.data(), length.size()) == 1 &&
               EVP_DigestUpdate(context.get(), part.data(), part.size()) == 1;
    }
    std::array<unsigned char, EVP_MAX_MD_SIZE> bytes{};
    unsigned int length = 0;
    done = done && EVP_DigestFinal_ex(context.get(), bytes.data(), &length) == 1;
    if (!done) { throw Error("cannot compute a SHA-256 digest of the records: see whether OpenSSL works"); }
    return fmt::format("{:02x}", fmt::join(bytes.begin(), bytes.begin() + length, ""));
}

} // namespace slipway::records
