#pragma once
// The digest of what was read: the same records give the same revision, whatever their files are called and in whatever order they stand.

#include "records/document.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace slipway::records {

class Revision {
public:
    /// Adds a file: each record of an array of tables by itself, every other key with its value. `overlay` counts from 1; 0 is no overlay.
    void add(const Node& document, std::size_t overlay = 0);
    /// Adds a text that is no TOML.
    void add(std::string_view text) { parts_.emplace_back(text); }
    /// SHA-256 over all that was added, in an order of its own. Throws Error when OpenSSL cannot.
    [[nodiscard]] std::string hexadecimal() &&;

private:
    std::vector<std::string> parts_;
};

} // namespace slipway::records
