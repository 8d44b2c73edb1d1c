#pragma once
// Wrong input: values that say what is wrong, where, and what to do. Wrong world: the one exception type.

#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace slipway {

/// A place in a text that was read. Lines and columns count from 1; columns count code points; line 0 means "the whole file".
struct Span {
    std::uint32_t file = 0; ///< index into Sources
    std::uint32_t line = 0;
    std::uint32_t column = 0;
    std::uint32_t length = 1;

    friend auto operator<=>(const Span&, const Span&) = default;
};

/// The texts of one load, kept so that a diagnostic can show the line it speaks of.
class Sources {
public:
    /// Adds a text under the path by which messages name it; returns its index.
    std::uint32_t add(std::string path, std::string text);
    [[nodiscard]] const std::string& path(std::uint32_t file) const { return files_.at(file).path; }
    [[nodiscard]] const std::string& text(std::uint32_t file) const { return files_.at(file).text; }
    /// The line on which `place` begins, without its line end; empty when there is none.
    [[nodiscard]] std::string_view line(const Span& place) const;
    [[nodiscard]] std::size_t size() const { return files_.size(); }

private:
    struct File {
        std::string path;
        std::string text;
    };
    std::vector<File> files_;
};

enum class DiagnosticSeverity { error, warning };

/// One thing wrong with an input. `code` is stable (kebab-case); `advice` says what to do next.
struct Diagnostic {
    DiagnosticSeverity severity = DiagnosticSeverity::error;
    std::string code;
    std::string message;
    std::optional<Span> span; ///< absent when the input has no text (a command-line argument)
    std::string advice;       ///< empty when there is nothing to add; may have several lines
};

/// A value and what was wrong on the way to it. The value is present unless an error made it meaningless.
template <class Value>
struct Loaded {
    std::optional<Value> value;
    std::vector<Diagnostic> diagnostics;
};

[[nodiscard]] bool has_errors(const std::vector<Diagnostic>& diagnostics) noexcept;

/// Orders by place, then code, and drops exact repetitions, so that the same input gives the same bytes.
void sort_diagnostics(std::vector<Diagnostic>& diagnostics, const Sources& sources);

/// "file:line:col: error: message [code]", the line, a caret under its columns, the advice; ends in a newline (DESIGN §7).
[[nodiscard]] std::string render(const Diagnostic& diagnostic, const Sources& sources, bool color = false);

/// Thrown when the world is wrong (no such folder, disk full): the text says what we were doing and what to do. Caught once, in cli.
class Error : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

} // namespace slipway
