#pragma once
// SHA-256, by which texts are known and entries are chained.

#include <memory>
#include <string>
#include <string_view>

namespace slipway {

/// In 64 lower-case hexadecimal digits.
[[nodiscard]] std::string sha256(std::string_view bytes);

/// The digest of a text that comes in pieces.
class DigestStream {
public:
    DigestStream();

    void add(std::string_view bytes);
    /// The digest of all that was added; the next piece begins a new text.
    [[nodiscard]] std::string end();

private:
    struct Deleter {
        void operator()(void* context) const;
    };
    std::unique_ptr<void, Deleter> context_;
};

} // namespace slipway
