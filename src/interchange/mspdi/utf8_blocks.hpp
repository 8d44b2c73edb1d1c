#pragma once
// An XML text in blocks of UTF-8, whatever encoding it says it is written in.

#include <cstdint>
#include <istream>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace slipway::interchange {

/// Why a text cannot be read on. Lines and columns count from 1.
struct TextProblem {
    std::string code;
    std::string message;
    std::string advice;
    std::uint32_t line = 0;
    std::uint32_t column = 0;
};

/// Tells the encoding by the byte order mark, the first bytes or the XML declaration; without any of them it is UTF-8.
class Utf8Blocks {
public:
    /// `in` must outlive the blocks.
    explicit Utf8Blocks(std::istream& in);

    /// The next block without a byte order mark, whole characters in it; valid until the next call. Empty at the end and at a problem.
    [[nodiscard]] std::string_view next();
    /// What stands behind the last block; without a line.
    [[nodiscard]] const std::optional<TextProblem>& problem() const noexcept { return problem_; }

private:
    struct IconvCloser {
        void operator()(void* converter) const noexcept;
    };

    bool fill();
    void learn_encoding();
    void convert_from(const std::string& encoding);
    [[nodiscard]] std::string_view checked();
    [[nodiscard]] std::string_view converted();
    /// What was given of `raw_` is not needed any more.
    void consume(std::size_t bytes);
    /// What stands before a NUL byte, which is a problem.
    [[nodiscard]] std::string_view before_nul(std::string_view given);
    void refuse(std::string code, std::string message, std::string advice);

    std::istream& in_;
    std::unique_ptr<void, IconvCloser> converter_;
    std::string raw_;       ///< read and not yet given
    std::size_t given_ = 0; ///< bytes at the front of `raw_` that the last call gave
    std::string text_;      ///< the block given last, when it had to be converted
    bool first_ = true;
    bool ended_ = false;
    std::optional<TextProblem> problem_;
};

} // namespace slipway::interchange
