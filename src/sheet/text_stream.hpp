#pragma once
// A text file in blocks of UTF-8, whatever it is written in.

#include <array>
#include <cstdint>
#include <filesystem>
#include <istream>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace slipway::sheet {

/// Where a text comes from: a file, or bytes in memory, which must outlive their streams.
struct TextOrigin {
    std::filesystem::path path; ///< what it is called
    const std::string* bytes = nullptr;
};

enum class Encoding : std::uint8_t { utf8, gb18030 };

/// Gives the text of a file block by block, whole characters in each, the byte order mark left out.
class TextStream {
public:
    /// Throws Error when the file cannot be opened.
    TextStream(const TextOrigin& origin, Encoding encoding);

    /// The next block, valid until the next call; nothing at the end or at a byte that is not of the encoding. Refuses NUL; throws Error
    /// when the file cannot be read.
    [[nodiscard]] std::optional<std::string_view> next();
    /// The line of the first byte that is not of the encoding, once `next` has met it.
    [[nodiscard]] std::optional<std::uint32_t> bad_line() const noexcept { return bad_line_; }

private:
    struct IconvCloser {
        void operator()(void* converter) const noexcept;
    };

    void fill();
    [[nodiscard]] std::string_view checked();
    [[nodiscard]] std::string_view converted();
    void consume(std::size_t bytes);
    void refuse_nul(std::size_t from) const;

    std::string path_;
    std::unique_ptr<std::istream> in_;
    Encoding encoding_;
    std::unique_ptr<void, IconvCloser> converter_;
    std::string raw_;  ///< read and not yet given
    std::string text_; ///< the block given last
    std::uint32_t line_ = 1;
    bool first_ = true;
    std::optional<std::uint32_t> bad_line_;
};

/// UTF-8 when the whole file is, else GB18030 when it is that. Refuses a file that is neither, UTF-16, and NUL, each with the line.
[[nodiscard]] Encoding encoding_of(const TextOrigin& origin);

} // namespace slipway::sheet
