#pragma once
// XML as MS Project writes it: one element a line, no attributes below the first.

#include "slipway/base/date.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace slipway {

class MspXml {
public:
    /// Opens the document and its first element.
    MspXml();
    void open(std::string_view name);
    void close();
    /// An element that holds text; special characters are written so that they stay text.
    void add(std::string_view name, std::string_view text);
    void add(std::string_view name, std::int64_t number) { add_plain(name, std::to_string(number)); }
    void add(std::string_view name, Instant at);
    /// Working time: "PT8H0M0S".
    void add(std::string_view name, Minutes work);
    void add_flag(std::string_view name, bool value) { add_plain(name, value ? "1" : "0"); }
    /// Nothing when absent.
    template <class Value>
    void add(std::string_view name, const std::optional<Value>& value) {
        if (value) { add(name, *value); }
    }
    /// Closes what is open, and gives the text.
    [[nodiscard]] std::string take();

private:
    void add_plain(std::string_view name, std::string_view text);
    void indent() { out_.append(open_.size(), '\t'); }

    std::string out_;
    std::vector<std::string> open_;
};

} // namespace slipway
