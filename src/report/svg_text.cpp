#include "report/svg_text.hpp"

#include <fmt/format.h>

#include <cstdlib>

namespace slipway {

std::string to_string(Tenths length) {
    const auto size = std::abs(length.count);
    const auto* sign = length.count < 0 ? "-" : "";
    return size % 10 == 0 ? fmt::format("{}{}", sign, size / 10) : fmt::format("{}{}.{}", sign, size / 10, size % 10);
}

std::string xml_text(std::string_view text) {
    std::string out;
    for (const char c : text) {
        switch (c) {
        case '&': out += "&amp;"; break;
        case '<': out += "&lt;"; break;
        case '>': out += "&gt;"; break;
        case '"': out += "&quot;"; break;
        default:
            if (static_cast<unsigned char>(c) >= 0x20) { out += c; }
        }
    }
    return out;
}

} // namespace slipway
