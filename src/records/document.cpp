#include "records/document.hpp"

// A record nests four deep. The limit keeps the recursion, the library's and ours, far from the end of the stack.
#define TOML_MAX_NESTED_VALUES 32 // NOLINT(cppcoreguidelines-macro-usage): the library's own switch
// The library asserts what it then checks: "[!]" would end a debug build instead of being a syntax error.
#define TOML_ASSERT(condition) static_cast<void>(0) // NOLINT(cppcoreguidelines-macro-usage): the library's own switch
#include <fmt/format.h>
#include <toml++/toml.h>

namespace slipway::records {
namespace {

constexpr int deepest_key = 64;

Span span_of(const toml::source_region& region, std::uint32_t file) {
    const bool one_line = region.begin.line == region.end.line && region.end.column > region.begin.column;
    return {file, region.begin.line, region.begin.column, one_line ? region.end.column - region.begin.column : 1};
}

/// The letters between the quotes, when they stand for themselves.
Span inside_quotes(Span span, std::string_view text) {
    const auto length = code_points(text);
    if (length == 0 || span.length != length + 2) { return span; }
    return {span.file, span.line, span.column + 1, length};
}

Node node_from(toml::node& node, std::uint32_t file); // NOLINT(misc-no-recursion): as deep as a document, which is bounded

Node::Table members_of(toml::table& table, std::uint32_t file) { // NOLINT(misc-no-recursion): see above
    Node::Table members;
    members.reserve(table.size());
    for (auto&& [key, value] : table) {
        const std::string text{key.str()};
        const auto span = inside_quotes(span_of(key.source(), file), text);
        members.push_back({{text, span}, node_from(value, file)});
    }
    return members;
}

Node node_from(toml::node& node, std::uint32_t file) { // NOLINT(misc-no-recursion): see above
    Node out{BareDate{}, span_of(node.source(), file)};
    if (auto* table = node.as_table()) {
        out.value = members_of(*table, file);
    } else if (auto* array = node.as_array()) {
        Node::Array items;
        items.reserve(array->size());
        for (auto& item : *array) { items.push_back(node_from(item, file)); }
        out.value = std::move(items);
    } else if (auto* text = node.as_string()) {
        out.span = inside_quotes(out.span, text->get());
        out.value = std::move(text->get());
    } else if (const auto* integer = node.as_integer()) {
        out.value = integer->get();
    } else if (const auto* real = node.as_floating_point()) {
        out.value = real->get();
    } else if (const auto* flag = node.as_boolean()) {
        out.value = flag->get();
    }
    return out;
}

/// The library begins with "Error while parsing value: ", we with "cannot read this value: ".
std::string message_of(std::string_view description) {
    static constexpr std::string_view before = "Error while parsing ";
    description = description.substr(0, description.find(" (TOML_"));
    if (!description.starts_with(before)) { return std::string{description}; }
    return fmt::format("cannot read this {}", description.substr(before.size()));
}

bool is_key_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '_' || c == '"' ||
           c == '\'';
}

/// Line of the first key with more parts than any record has ("a.a.a. …"), which the library would follow down until the stack ends.
std::optional<std::uint32_t> line_of_deep_key(std::string_view text) {
    std::uint32_t line = 1;
    int parts = 0;
    char before = '.';
    for (const char c : text) {
        if (c == '\n') { ++line; }
        if (c == ' ' || c == '\t') { continue; }
        if (!is_key_letter(c)) { parts = 0; }
        if (c == '.' && before != '.' && ++parts > deepest_key) { return line; }
        before = c;
    }
    return std::nullopt;
}

} // namespace

std::optional<Node> parse_document(const Sources& sources, std::uint32_t file, Problems& problems) {
    static constexpr auto advice = "nothing of this file is used until it is mended; texts and dates stand in \"quotes\"";
    const std::string_view text = sources.text(file);
    if (const auto line = line_of_deep_key(text)) {
        problems.error({file, *line, 1, 1}, {"syntax-error", fmt::format("a key of more than {} parts", deepest_key), advice});
        return std::nullopt;
    }
    auto parsed = toml::parse(text);
    if (parsed.failed()) {
        const auto& error = parsed.error();
        problems.error(span_of(error.source(), file), {"syntax-error", message_of(error.description()), advice});
        return std::nullopt;
    }
    return node_from(parsed.table(), file);
}

} // namespace slipway::records
