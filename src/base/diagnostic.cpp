#include "slipway/base/diagnostic.hpp"

#include "slipway/base/file.hpp"
#include "slipway/base/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

namespace slipway {
namespace {

constexpr int widest_excerpt = 160;

/// The first `count` code points of valid UTF-8 text.
std::string_view code_points(std::string_view text, std::uint32_t count) {
    std::size_t at = 0;
    for (; count > 0 && at < text.size(); --count) {
        ++at;
        while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) { ++at; }
    }
    return text.substr(0, at);
}

/// The line a diagnostic speaks of and the caret below it; a line too long for a screen is cut around the caret.
std::string excerpt(const Span& span, const Sources& sources) {
    std::string text{sources.line(span)};
    std::ranges::replace(text, '\t', ' ');
    const std::string_view line = text;
    if (line.empty() || span.column == 0) { return {}; }
    const auto before = code_points(line, span.column - 1);
    std::string shown{line};
    std::string lead{before};
    if (display_width(line) > widest_excerpt) {
        const auto tail = line.substr(before.size());
        lead = display_width(before) > 40 ? "…" : std::string{before};
        shown = lead + cut_to_width(tail, widest_excerpt - 60);
    }
    const auto marked = code_points(line.substr(before.size()), span.length);
    const int carets = std::clamp(display_width(marked), 1, 60);
    return fmt::format("  {}\n  {}{}\n", shown, std::string(static_cast<std::size_t>(display_width(lead)), ' '),
                       std::string(static_cast<std::size_t>(carets), '^'));
}

} // namespace

std::uint32_t Sources::add(std::string path, std::string text) {
    files_.push_back({std::move(path), std::move(text), 0});
    return static_cast<std::uint32_t>(files_.size() - 1);
}

std::uint32_t Sources::add_file(std::string path) { return add(std::move(path), {}); }

std::string_view Sources::shown_text(std::uint32_t file) const {
    const auto& one = files_.at(file);
    if (one.fingerprint == 0) { return one.text; }
    if (!shown_ || shown_->file != file) {
        shown_ = Shown{file, text_of_file(one.path).value_or(std::string{})};
        if (slipway::fingerprint(shown_->text) != one.fingerprint) { shown_->text.clear(); }
    }
    return shown_->text;
}

std::string_view Sources::line(const Span& place) const {
    if (place.line == 0) { return {}; }
    std::string_view rest = shown_text(place.file);
    for (std::uint32_t at = 1; at < place.line; ++at) {
        const auto end = rest.find('\n');
        if (end == std::string_view::npos) { return {}; }
        rest.remove_prefix(end + 1);
    }
    rest = rest.substr(0, rest.find('\n'));
    if (rest.ends_with('\r')) { rest.remove_suffix(1); }
    return rest;
}

bool has_errors(const std::vector<Diagnostic>& diagnostics) noexcept {
    return std::ranges::any_of(diagnostics, [](const Diagnostic& one) { return one.severity == DiagnosticSeverity::error; });
}

void sort_diagnostics(std::vector<Diagnostic>& diagnostics, const Sources& sources) {
    const auto place = [&](const Diagnostic& one) {
        const auto span = one.span.value_or(Span{});
        return std::tuple{one.span ? std::string_view{sources.path(span.file)} : std::string_view{},
                          span.line,
                          span.column,
                          std::string_view{one.code},
                          std::string_view{one.message},
                          std::string_view{one.advice},
                          span.length,
                          one.severity};
    };
    std::ranges::sort(diagnostics, {}, place);
    const auto same = [&](const Diagnostic& left, const Diagnostic& right) { return place(left) == place(right); };
    diagnostics.erase(std::unique(diagnostics.begin(), diagnostics.end(), same), diagnostics.end());
}

std::string render(const Diagnostic& diagnostic, const Sources& sources, bool color) {
    std::string out;
    if (diagnostic.span) {
        const auto& span = *diagnostic.span;
        out += sources.path(span.file);
        if (span.line > 0) { out += fmt::format(":{}", span.line); }
        if (span.line > 0 && span.column > 0) { out += fmt::format(":{}", span.column); }
        out += ": ";
    }
    const bool error = diagnostic.severity == DiagnosticSeverity::error;
    const std::string_view word = error ? "error" : "warning";
    out += color ? fmt::format("\033[{}m{}:\033[0m ", error ? "1;31" : "1;33", word) : fmt::format("{}: ", word);
    out += fmt::format("{} [{}]\n", diagnostic.message, diagnostic.code);
    if (diagnostic.span) { out += excerpt(*diagnostic.span, sources); }
    std::string_view advice = diagnostic.advice;
    while (!advice.empty()) {
        const auto end = advice.find('\n');
        out += fmt::format("  {}\n", advice.substr(0, end));
        advice = end == std::string_view::npos ? std::string_view{} : advice.substr(end + 1);
    }
    return out;
}

} // namespace slipway
