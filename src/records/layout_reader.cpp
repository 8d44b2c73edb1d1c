#include "records/layout_reader.hpp"

#include <algorithm>
#include <utility>

namespace slipway::records {
namespace {

std::string_view without_blanks_at_end(std::string_view text) {
    const auto last = text.find_last_not_of(" \t\r");
    return text.substr(0, last == std::string_view::npos ? 0 : last + 1);
}

/// Where the text that begins at `at` with a quote ends: behind its last quote.
std::size_t end_of_quoted(std::string_view text, std::size_t at) {
    const char quote = text[at];
    const bool escapes = quote == '"';
    const bool several_lines = text.substr(at, 3) == std::string_view{quote == '"' ? "\"\"\"" : "'''"};
    at += several_lines ? 3 : 1;
    for (;;) {
        at = text.find_first_of(escapes ? "\"\\" : "'", at);
        if (at == std::string_view::npos) { return text.size(); }
        if (text[at] == '\\') {
            at += 2;
            continue;
        }
        // Up to two quotes may stand in a text of several lines, also right before the three that end it.
        const auto run = std::min(text.find_first_not_of(quote, at), text.size()) - at;
        if (!several_lines) { return at + 1; }
        if (run >= 3) { return at + std::min<std::size_t>(run, 5); }
        at += run;
    }
}

/// Where the key that begins at `at` ends: before the `=`, `]` or `.` behind it, or the blanks before that.
std::size_t end_of_key_part(std::string_view text, std::size_t at) {
    if (text[at] == '"' || text[at] == '\'') { return end_of_quoted(text, at); }
    return std::min(text.find_first_of(" \t.=]", at), text.size());
}

} // namespace

std::size_t LayoutReader::skip_blanks() noexcept {
    const auto from = at_;
    at_ = std::min(text_.find_first_not_of(" \t", at_), text_.size());
    return at_ - from;
}

bool LayoutReader::line_end() noexcept {
    if (next() == '\r') { ++at_; }
    if (at_end() || text_[at_] != '\n') { return false; }
    ++at_;
    return true;
}

std::string_view LayoutReader::comment() noexcept {
    const auto end = std::min(text_.find('\n', at_), text_.size());
    const auto found = without_blanks_at_end(text_.substr(at_, end - at_));
    at_ = end;
    return found;
}

std::string_view LayoutReader::key() noexcept {
    const auto from = at_;
    auto end = at_;
    for (;;) {
        end = at_ = end_of_key_part(text_, at_);
        skip_blanks();
        if (next() != '.') { break; }
        ++at_;
        skip_blanks();
    }
    return text_.substr(from, end - from);
}

LaidMember LayoutReader::member() { // NOLINT(misc-no-recursion): the parser bounds the nesting
    LaidMember found;
    found.key = key();
    ++at_; // =
    skip_blanks();
    found.value = value();
    return found;
}

LaidValue LayoutReader::value() { // NOLINT(misc-no-recursion): see above
    LaidValue found;
    if (next() == '[') {
        found.list = std::make_unique<LaidList>();
        found.many_lines = list(*found.list);
    } else if (next() == '{') {
        found.table = std::make_unique<LaidTable>();
        found.many_lines = table(*found.table);
    } else if (next() == '"' || next() == '\'') {
        const auto end = end_of_quoted(text_, at_);
        found.token = text_.substr(at_, end - at_);
        found.many_lines = found.token.find('\n') != std::string_view::npos;
        at_ = end;
    } else {
        const auto end = std::min(text_.find_first_of(",]}#\r\n", at_), text_.size());
        found.token = without_blanks_at_end(text_.substr(at_, end - at_));
        at_ += found.token.size();
    }
    return found;
}

/// What comes before the next item or the closing bracket of a list.
struct LayoutReader::Between {
    OwnLines lines;
    bool same_line = true; ///< as the bracket, the item or the comma before
};

/// A comment in a list: behind the bracket, behind an item, or on its own.
void LayoutReader::comment_in(LaidList& list, Between& between, std::size_t blanks_before) {
    const LineEndComment found{comment(), blanks_before};
    if (between.same_line && list.items.empty() && list.opening.text.empty()) {
        list.opening = found;
        return;
    }
    if (between.same_line && !list.items.empty()) {
        auto& comments = list.items.back().comments;
        if (!comments) { comments = std::make_unique<ItemComments>(); }
        if (comments->after.text.empty()) {
            comments->after = found;
            return;
        }
    }
    between.lines.push_back(found.text);
}

/// Whether it cannot stand on one line.
bool LayoutReader::list(LaidList& list) { // NOLINT(misc-no-recursion): see above
    bool many_lines = false;
    Between between;
    for (++at_;;) {
        const auto skipped = skip_blanks();
        if (at_end() || next() == ']') { break; }
        if (line_end()) {
            between.same_line = false;
        } else if (next() == '#') {
            comment_in(list, between, skipped);
            many_lines = true;
        } else if (next() == ',') {
            ++at_;
            between.same_line = true;
        } else {
            auto& item = list.items.emplace_back();
            item.value = value();
            many_lines = many_lines || item.value.many_lines;
            if (!between.lines.empty()) {
                item.comments = std::make_unique<ItemComments>();
                item.comments->before = std::move(between.lines);
            }
            between = {};
        }
    }
    ++at_;
    list.closing = std::move(between.lines);
    return many_lines;
}

/// Whether it holds what cannot stand on one line.
bool LayoutReader::table(LaidTable& table) { // NOLINT(misc-no-recursion): see above
    bool many_lines = false;
    for (++at_;;) {
        skip_blanks();
        if (at_end() || next() == '}') { break; }
        if (next() == ',') {
            ++at_;
            continue;
        }
        table.members.push_back(member());
        many_lines = many_lines || table.members.back().value.many_lines;
    }
    ++at_;
    return many_lines;
}

std::vector<std::string_view> key_parts(std::string_view key) {
    std::vector<std::string_view> parts;
    for (std::size_t at = 0; at < key.size();) {
        const auto from = key.find_first_not_of(" \t.", at);
        if (from == std::string_view::npos) { break; }
        at = end_of_key_part(key, from);
        parts.push_back(key.substr(from, at - from));
    }
    return parts;
}

} // namespace slipway::records
