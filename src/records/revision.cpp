#include "records/revision.hpp"

#include "slipway/base/diagnostic.hpp"

#include <fmt/format.h>
#include <openssl/evp.h>

#include <algorithm>
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
    void put(const std::string& text) {
        out += 's';
        out += fmt::format_int(text.size()).c_str();
        out += ':';
        out += text;
    }
    void put(std::int64_t number) { out += fmt::format("i{};", number); }
    void put(double number) { out += fmt::format("d{};", number); }
    void put(bool truth) { out += truth ? 't' : 'f'; }
    void put(BareDate /*date*/) { out += 'b'; }
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

/// SHA-256, one digest after the other.
class Digester {
public:
    Digest of(const void* from, std::size_t size) {
        Digest digest{};
        const bool done = context_ != nullptr && sha256_ != nullptr && EVP_DigestInit_ex(context_.get(), sha256_.get(), nullptr) == 1 &&
                          EVP_DigestUpdate(context_.get(), from, size) == 1 &&
                          EVP_DigestFinal_ex(context_.get(), digest.data(), nullptr) == 1;
        if (!done) { throw Error("cannot compute a SHA-256 digest of the records: see whether OpenSSL works"); }
        return digest;
    }

private:
    std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context_{EVP_MD_CTX_new(), EVP_MD_CTX_free};
    // Fetched once: each look-up would take a lock that all threads share.
    std::unique_ptr<EVP_MD, decltype(&EVP_MD_free)> sha256_{EVP_MD_fetch(nullptr, "SHA256", nullptr), EVP_MD_free};
};

/// Digests the records of one file.
class Recorder {
public:
    explicit Recorder(std::size_t overlay) : overlay_{overlay} {}

    void add(const std::string& key, const Node& value) {
        text_.out.clear();
        if (overlay_ > 0) { text_.out = fmt::format("overlay {}:", overlay_); }
        text_.put(key);
        text_.write(value);
        digests_.push_back(digester_.of(text_.out.data(), text_.out.size()));
    }
    [[nodiscard]] std::vector<Digest> taken() && { return std::move(digests_); }

private:
    std::size_t overlay_;
    Canonical text_;
    Digester digester_;
    std::vector<Digest> digests_;
};

} // namespace

std::vector<Digest> digests_of(const Node& document, std::size_t overlay) {
    Recorder recorder{overlay};
    for (const auto& [key, value] : *document.as<Node::Table>()) {
        const auto* records = value.as<Node::Array>();
        if (records == nullptr) {
            recorder.add(key.text, value);
            continue;
        }
        for (const auto& record : *records) { recorder.add(key.text, record); }
    }
    return std::move(recorder).taken();
}

Digest digest_of(std::string_view text) { return Digester{}.of(text.data(), text.size()); }

std::string revision_of(std::vector<Digest> digests) {
    std::ranges::sort(digests);
    const auto digest = Digester{}.of(digests.data(), digests.size() * sizeof(Digest));
    return fmt::format("{:02x}", fmt::join(digest, ""));
}

} // namespace slipway::records
