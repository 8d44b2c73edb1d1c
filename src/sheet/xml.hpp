#pragma once
// What the parts of a workbook have in common as XML. Names are compared without their prefix.

#include <pugixml.hpp>

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace slipway::sheet {

/// Parses UTF-8 in place. False when it is not well-formed.
[[nodiscard]] bool parsed(pugi::xml_document& document, std::span<char> text);

/// The name without its prefix; valid as long as the node.
[[nodiscard]] std::string_view local_name(const pugi::xml_node& node) noexcept;
/// The first child of a local name; an empty node when there is none.
[[nodiscard]] pugi::xml_node child(const pugi::xml_node& node, std::string_view name);
/// The value of the first attribute of a local name ("id" finds "r:id"); nothing when there is none.
[[nodiscard]] std::optional<std::string_view> attribute(const pugi::xml_node& node, std::string_view name);

/// All text directly in a node.
[[nodiscard]] std::string direct_text(const pugi::xml_node& node);
/// The text of a shared or an inline string: of its runs too, without the phonetic ones, letters written as _x000D_ decoded.
[[nodiscard]] std::string string_text(const pugi::xml_node& item);
/// "_x000D_" is a carriage return, and "_x005F_" the "_" that keeps such a word a word.
[[nodiscard]] std::string without_escapes(std::string text);

/// A whole number in decimal; nothing for anything else.
[[nodiscard]] std::optional<std::uint32_t> whole_number(std::string_view text) noexcept;

} // namespace slipway::sheet
