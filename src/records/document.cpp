#include "records/document.hpp"

// A record nests four deep. The limit keeps the recursion, the library's and ours, far from the end of the stack.
#define TOML_MAX_NESTED_VALUES 32 // NOLINT(cppcoreguidelines-macro-usage): the library's own switch
// The library asserts what it then checks: "[!]" would end a debug build instead of being a syntax error.
#define TOML_ASSERT(condition) static_cast<void>(0) // NOLINT(cppcoreguidelines-macro-usage): the library's own switch
#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>

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

void move_into(Node& out, toml::node& node, std::uint32_t file); // NOLINT(misc-no-recursion): as deep as a document, which is bounded

Node::Table members_of(toml::table& table, std::uint32_t file) { // NOLINT(misc-no-recursion): see above
    Node::Table members;
    members.reserve(table.size());
    for (auto&& [key, value] : table) {
        auto& member = members.emplace_back();
        member.key.text = key.str();
        member.key.span = inside_quotes(span_of(key.source(), file), key.str());
        move_into(member.value, value, file);
    }
    return members;
}

void move_into(Node& out, toml::node& node, std::uint32_t file) { // NOLINT(misc-no-recursion): see above
    out.span = span_of(node.source(), file);
    if (auto* text = node.as_string()) {
        out.span = inside_quotes(out.span, text->get());
        out.value = std::move(text->get());
    } else if (auto* table = node.as_table()) {
        out.value = members_of(*table, file);
    } else if (auto* array = node.as_array()) {
        Node::Array items(array->size());
        std::size_t at = 0;
        for (auto& item : *array) { move_into(items[at++], item, file); }
        out.value = std::move(items);
    } else if (const auto* integer = node.as_integer()) {
        out.value = integer->get();
    } else if (const auto* real = node.as_floating_point()) {
        out.value = real->get();
    } else if (const auto* flag = node.as_boolean()) {
        out.value = flag->get();
    } else {
        out.value = BareDate{};
    }
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

bool has_deep_key(std::string_view line) {
    int parts = 0;
    char before = '.';
    for (const char c : line) {
        if (c == ' ' || c == '\t') { continue; }
        if (!is_key_letter(c)) { parts = 0; }
        if (c == '.' && before != '.' && ++parts > deepest_key) { return true; }
        before = c;
    }
    return false;
}

/// Whether a large text holds more values than any records do: the library keeps a hundred bytes for each, however short it is written.
bool is_dense(std::string_view text) {
    constexpr std::size_t large = 1U << 20U;
    constexpr std::size_t letters_a_value = 12;
    if (text.size() < large) { return false; }
    const auto ends_value = [](char c) { return c == ',' || c == '=' || c == '[' || c == '{'; };
    return static_cast<std::size_t>(std::ranges::count_if(text, ends_value)) > text.size() / letters_a_value;
}

/// Line of the first key with more parts than any record has ("a.a.a. …"), which the library would follow down until the stack ends.
std::optional<std::uint32_t> line_of_deep_key(std::string_view text) {
    for (std::uint32_t number = 1; !text.empty(); ++number) {
        const auto line = text.substr(0, text.find('\n'));
        if (std::ranges::count(line, '.') > deepest_key && has_deep_key(line)) { return number; }
        text.remove_prefix(std::min(text.size(), line.size() + 1));
    }
    return std::nullopt;
}

} // namespace

std::optional<Node> parse_document(std::string_view text, std::uint32_t file, Problems& problems) {
    static constexpr auto advice = "nothing of this file is used until it is mended; texts and dates stand in \"quotes\"";
    if (const auto line = line_of_deep_key(text)) {
        problems.error({file, *line, 1, 1}, {"syntax-error", fmt::format("a key of more than {} parts", deepest_key), advice});
        return std::nullopt;
    }
    if (is_dense(text)) {
        problems.error({file, 0, 0, 0}, {"syntax-error", "too many short values for one file", "split it; files may have any name"});
        return std::nullopt;
    }
    auto parsed = toml::parse(text);
    if (parsed.failed()) {
        const auto& error = parsed.error();
        problems.error(span_of(error.source(), file), {"syntax-error", message_of(error.description()), advice});
        return std::nullopt;
    }
    std::optional<Node> document{std::in_place};
    move_into(*document, parsed.table(), file);
    return document;
}

} // namespace slipway::records
