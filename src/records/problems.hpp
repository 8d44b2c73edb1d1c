#pragma once
// Where the phases of a load put what is wrong, and how a message names a place and a near word.

#include "slipway/base/diagnostic.hpp"

#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace slipway::records {

/// A word as written and where it stands. The span covers the letters without the quotes, when every letter of it stands for itself; else
/// the whole token.
struct Word {
    std::string text;
    Span span;
};

/// The place of `part`, a piece of `word.text`; the whole word when its letters do not stand one for one in the file.
[[nodiscard]] Span place_in(const Word& word, std::string_view part);

/// Code points of valid UTF-8.
[[nodiscard]] std::uint32_t code_points(std::string_view text) noexcept;

/// The message and the advice of a diagnostic.
struct Finding {
    std::string_view code;
    std::string message;
    std::string advice;
};

/// Collects diagnostics; one that repeats place, code and message is dropped, so a template's fault is told once, however many projects use
/// it.
class Problems {
public:
    explicit Problems(const Sources& sources) : sources_{sources} {}

    void error(const Span& span, Finding finding) { add(DiagnosticSeverity::error, span, std::move(finding)); }
    void warning(const Span& span, Finding finding) { add(DiagnosticSeverity::warning, span, std::move(finding)); }
    void add(std::vector<Diagnostic> diagnostics);

    /// "line 9", or "rail/line-24.toml:9" when `there` lies in another file than `here`.
    [[nodiscard]] std::string place(const Span& there, const Span& here) const;

    /// `did you mean "tunnel" (line 9)?`, or nothing when no word is near. Looking is dear, so after many misspelt words it says nothing.
    [[nodiscard]] std::string suggestion(const Word& wrong, const std::vector<Word>& known);

    /// Reports a word that names nothing: `unknown activity "tunel"` with the nearest known word, else `otherwise`, as the advice.
    void unknown(std::string_view kind, const Word& wrong, const std::vector<Word>& known, std::string_view otherwise);

    [[nodiscard]] std::size_t count() const noexcept { return found_.size(); }
    [[nodiscard]] std::vector<Diagnostic> take() { return std::move(found_); }

private:
    void add(DiagnosticSeverity severity, const Span& span, Finding finding);

    const Sources& sources_;
    std::vector<Diagnostic> found_;
    std::unordered_set<std::string> seen_;
    int suggestions_left_ = 500;
};

/// `"FS", "SS", "FF", "SF"`.
[[nodiscard]] std::string quoted_list(const std::vector<std::string>& words);

} // namespace slipway::records
