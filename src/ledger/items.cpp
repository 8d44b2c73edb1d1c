#include "ledger/items.hpp"

#include "ledger/plain.hpp"

#include <algorithm>
#include <array>

namespace slipway::ledger {
namespace {

constexpr std::array<std::string_view, 5> separators{";", "；", "、", "\n", "\r"};

std::optional<std::string_view> separator_at(std::string_view text) {
    const auto found = std::ranges::find_if(separators, [&](std::string_view one) { return text.starts_with(one); });
    return found == separators.end() ? std::nullopt : std::optional{*found};
}

bool needs_quotes(std::string_view item) {
    const auto inside = [&](std::string_view one) { return item.find(one) != std::string_view::npos; };
    return item.empty() || item.starts_with('"') || trimmed(item).size() != item.size() || std::ranges::any_of(separators, inside);
}

/// Takes an item that begins with a quote; nothing when the quote does not end, or more than blanks stand behind it.
std::optional<std::string> take_quoted(std::string_view& text) {
    std::string item;
    for (text.remove_prefix(1); !text.empty(); text.remove_prefix(1)) {
        if (text.front() != '"') {
            item += text.front();
        } else if (text.starts_with("\"\"")) {
            item += '"';
            text.remove_prefix(1);
        } else {
            text.remove_prefix(1);
            text = trimmed(text);
            return text.empty() || separator_at(text) ? std::optional{item} : std::nullopt;
        }
    }
    return std::nullopt;
}

std::string take_plain(std::string_view& text) {
    std::size_t length = 0;
    while (length < text.size() && !separator_at(text.substr(length))) { ++length; }
    const auto item = trimmed(text.substr(0, length));
    text.remove_prefix(length);
    return std::string{item};
}

} // namespace

std::string joined(std::span<const std::string> items) {
    std::string out;
    for (const auto& item : items) {
        if (!out.empty()) { out += "；"; }
        if (!needs_quotes(item)) {
            out += item;
            continue;
        }
        out += '"';
        for (const char letter : item) { out += letter == '"' ? std::string{"\"\""} : std::string{letter}; }
        out += '"';
    }
    return out;
}

std::optional<std::vector<std::string>> items_of(std::string_view text) {
    std::vector<std::string> items;
    for (text = trimmed(text); !text.empty(); text = trimmed(text)) {
        if (const auto separator = separator_at(text)) {
            text.remove_prefix(separator->size());
        } else if (text.starts_with('"')) {
            auto item = take_quoted(text);
            if (!item) { return std::nullopt; }
            items.push_back(std::move(*item));
        } else if (auto item = take_plain(text); !item.empty()) {
            items.push_back(std::move(item));
        }
    }
    return items;
}

} // namespace slipway::ledger
