#include "sheet/xml.hpp"

#include <charconv>

namespace slipway::sheet {
namespace {

std::string_view without_prefix(std::string_view name) noexcept {
    const auto colon = name.find(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

/// The letter that "_xHHHH_" at the front of the text stands for; nothing for other text and for halves of a letter.
std::optional<unsigned> escaped_letter(std::string_view text) noexcept {
    if (text.size() < 7 || !text.starts_with("_x") || text[6] != '_') { return std::nullopt; }
    unsigned code = 0;
    const auto [end, error] = std::from_chars(text.data() + 2, text.data() + 6, code, 16);
    if (error != std::errc{} || end != text.data() + 6 || (code >= 0xD800U && code <= 0xDFFFU)) { return std::nullopt; }
    return code;
}

void append_letter(std::string& out, unsigned code) {
    const auto byte = [](unsigned value) { return static_cast<char>(static_cast<unsigned char>(value)); };
    if (code < 0x80U) {
        out += byte(code);
    } else if (code < 0x800U) {
        out += {byte(0xC0U | (code >> 6U)), byte(0x80U | (code & 0x3FU))};
    } else {
        out += {byte(0xE0U | (code >> 12U)), byte(0x80U | ((code >> 6U) & 0x3FU)), byte(0x80U | (code & 0x3FU))};
    }
}

} // namespace

bool parsed(pugi::xml_document& document, std::span<char> text) {
    // White space alone is text in a <t>; a document type was refused before.
    constexpr unsigned how = pugi::parse_default | pugi::parse_ws_pcdata_single;
    return static_cast<bool>(document.load_buffer_inplace(text.data(), text.size(), how, pugi::encoding_utf8));
}

std::string_view local_name(const pugi::xml_node& node) noexcept { return without_prefix(node.name()); }

pugi::xml_node child(const pugi::xml_node& node, std::string_view name) {
    for (const auto& one : node.children()) {
        if (local_name(one) == name) { return one; }
    }
    return {};
}

std::optional<std::string_view> attribute(const pugi::xml_node& node, std::string_view name) {
    for (const auto& one : node.attributes()) {
        if (without_prefix(one.name()) == name) { return one.value(); }
    }
    return std::nullopt;
}

std::string direct_text(const pugi::xml_node& node) {
    std::string text;
    for (const auto& one : node.children()) {
        if (one.type() == pugi::node_pcdata || one.type() == pugi::node_cdata) { text += one.value(); }
    }
    return text;
}

std::string string_text(const pugi::xml_node& item) {
    std::string text;
    for (const auto& part : item.children()) {
        if (local_name(part) == "t") { text += direct_text(part); }
        if (local_name(part) == "r") { text += direct_text(child(part, "t")); }
    }
    return without_escapes(std::move(text));
}

std::string without_escapes(std::string text) {
    auto at = text.find("_x");
    if (at == std::string::npos) { return text; }
    std::string out;
    std::size_t from = 0;
    for (; at != std::string::npos; at = text.find("_x", at)) {
        const auto code = escaped_letter(std::string_view{text}.substr(at));
        if (!code) {
            ++at;
            continue;
        }
        out.append(text, from, at - from);
        append_letter(out, *code);
        at += 7;
        from = at;
    }
    return out.append(text, from);
}

std::optional<std::uint32_t> whole_number(std::string_view text) noexcept {
    std::uint32_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) { return std::nullopt; }
    return value;
}

} // namespace slipway::sheet
