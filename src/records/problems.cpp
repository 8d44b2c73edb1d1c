#include "records/problems.hpp"

#include "slipway/base/text.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace slipway::records {

std::uint32_t code_points(std::string_view text) noexcept {
    const auto begins_one = [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; };
    return static_cast<std::uint32_t>(std::ranges::count_if(text, begins_one));
}

Span place_in(const Word& word, std::string_view part) {
    const std::string_view whole = word.text;
    if (code_points(whole) != word.span.length || part.data() < whole.data() || part.data() + part.size() > whole.data() + whole.size()) {
        return word.span;
    }
    const auto before = whole.substr(0, static_cast<std::size_t>(part.data() - whole.data()));
    Span span = word.span;
    span.column += code_points(before);
    span.length = std::max(1U, code_points(part));
    return span;
}

void Problems::add(DiagnosticSeverity severity, const Span& span, Finding finding) {
    auto identity = fmt::format("{} {} {} {} {}", span.file, span.line, span.column, finding.code, finding.message);
    if (!seen_.insert(std::move(identity)).second) { return; }
    found_.push_back({severity, std::string{finding.code}, std::move(finding.message), span, std::move(finding.advice)});
}

void Problems::add(std::vector<Diagnostic> diagnostics) {
    for (auto& one : diagnostics) {
        add(one.severity, one.span.value_or(Span{}), {one.code, std::move(one.message), std::move(one.advice)});
    }
}

std::string Problems::place(const Span& there, const Span& here) const {
    if (there.file == here.file) { return fmt::format("line {}", there.line); }
    return fmt::format("{}:{}", sources_.path(there.file), there.line);
}

std::string Problems::suggestion(const Word& wrong, const std::vector<Word>& known) {
    if (suggestions_left_ == 0) { return {}; }
    --suggestions_left_;
    std::vector<std::string> words;
    words.reserve(known.size());
    for (const auto& word : known) { words.push_back(word.text); }
    const auto near = nearest(wrong.text, words);
    if (!near) { return {}; }
    const auto& meant = *std::ranges::find(known, *near, &Word::text);
    if (meant.span.line == 0) { return fmt::format("did you mean \"{}\"?", *near); }
    return fmt::format("did you mean \"{}\" ({})?", *near, place(meant.span, wrong.span));
}

void Problems::unknown(std::string_view kind, const Word& wrong, const std::vector<Word>& known, std::string_view otherwise) {
    auto advice = suggestion(wrong, known);
    if (advice.empty()) { advice = otherwise; }
    auto code = fmt::format("unknown-{}", kind); // a kind is the name of its table, a code has hyphens
    std::ranges::replace(code, '_', '-');
    error(wrong.span, {code, fmt::format("unknown {} \"{}\"", kind, wrong.text), std::move(advice)});
}

std::string quoted_list(const std::vector<std::string>& words) {
    std::string list;
    for (const auto& word : words) { list += fmt::format("{}\"{}\"", list.empty() ? "" : ", ", word); }
    return list;
}

} // namespace slipway::records
