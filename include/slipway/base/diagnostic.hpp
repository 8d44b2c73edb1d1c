#pragma once
// Wrong input: values that say what is wrong, where, and what to do. Wrong world: the one exception type.

#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace slipway {

/// A place in a text that was read. Lines and columns count from 1; columns count code points; line 0 means "the whole file", column 0 "the
/// whole line".
struct Span {
    std::uint32_t file = 0; ///< index into Sources
    std::uint32_t line = 0;
    std::uint32_t column = 0;
    std::uint32_t length = 1;

    friend auto operator<=>(const Span&, const Span&) = default;
};

/// The texts of one load, so that a diagnostic can show the line it speaks of. Not for two threads at once.
class Sources {
public:
    /// Adds a text under the path by which messages name it; returns its index.
    std::uint32_t add(std::string path, std::string text);
    /// Adds a file whose text stays on disk; returns its index.
    std::uint32_t add_file(std::string path);
    /// What was read of such a file: only a text with this fingerprint is shown. 0: nothing was.
    void was_read(std::uint32_t file, std::uint64_t fingerprint) { files_.at(file).fingerprint = fingerprint; }

    [[nodiscard]] const std::string& path(std::uint32_t file) const { return files_.at(file).path; }
    /// A text that was added; empty for one that stays on disk.
    [[nodiscard]] const std::string& text(std::uint32_t file) const { return files_.at(file).text; }
    [[nodiscard]] std::uint64_t fingerprint(std::uint32_t file) const { return files_.at(file).fingerprint; }
    /// The line on which `place` begins, without its line end, as it was read; empty when there is none, or when the file on disk is
    /// another by now. Holds until the next call.
    [[nodiscard]] std::string_view line(const Span& place) const;
    [[nodiscard]] std::size_t size() const { return files_.size(); }

private:
    struct File {
        std::string path;
        std::string text;
        std::uint64_t fingerprint = 0; ///< of a text on disk
    };
    /// The file whose line was asked for last: many diagnostics speak of one file.
    struct Shown {
        std::uint32_t file = 0;
        std::string text;
    };

    [[nodiscard]] std::string_view shown_text(std::uint32_t file) const;

    std::vector<File> files_;
    mutable std::optional<Shown> shown_;
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
