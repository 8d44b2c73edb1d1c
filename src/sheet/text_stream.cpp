#include "sheet/text_stream.hpp"

#include "sheet/problems.hpp"
#include "slipway/base/text.hpp"

#include <fmt/format.h>
#include <iconv.h>

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <sstream>

namespace slipway::sheet {
namespace {

constexpr std::size_t block = 1U << 16U;
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
constexpr std::string_view save_again = "save the table as \"CSV UTF-8\" or as XLSX";

/// Bytes at the end of `text` that may be the beginning of a character; the offset `bad` is where its valid part ends.
bool cut_short(std::string_view text, std::size_t bad) { return text.size() - bad < 4 && static_cast<unsigned char>(text[bad]) >= 0xC0U; }

void refuse_utf16(std::string_view start) {
    if (!start.starts_with("\xFF\xFE") && !start.starts_with("\xFE\xFF")) { return; }
    refuse("", {"bad-encoding", "the file is written in UTF-16", std::string{save_again}});
}

std::unique_ptr<std::istream> opened(const TextOrigin& origin) {
    if (origin.bytes != nullptr) { return std::make_unique<std::istringstream>(*origin.bytes); }
    auto file = std::make_unique<std::ifstream>(origin.path, std::ios::binary);
    if (file->is_open()) { return file; }
    throw Error(fmt::format("cannot read {}: see whether it exists and whether you may", origin.path.generic_string()));
}

/// Reads a whole file in an encoding; the line of the first byte that is not of it, or nothing.
std::optional<std::uint32_t> first_bad_line(const TextOrigin& origin, Encoding encoding) {
    TextStream stream{origin, encoding};
    while (stream.next()) {}
    return stream.bad_line();
}

} // namespace

void TextStream::IconvCloser::operator()(void* converter) const noexcept { ::iconv_close(converter); }

TextStream::TextStream(const TextOrigin& origin, Encoding encoding)
    : path_{origin.path.generic_string()}, in_{opened(origin)}, encoding_{encoding} {
    if (encoding == Encoding::utf8) { return; }
    auto* converter = ::iconv_open("UTF-8", "GB18030");
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast,performance-no-int-to-ptr): how iconv_open says no
    if (converter == reinterpret_cast<void*>(-1)) { throw Error("this system cannot convert GB18030: install the locales of glibc"); }
    converter_.reset(converter);
}

std::optional<std::string_view> TextStream::next() {
    while (!bad_line_) {
        fill();
        if (raw_.empty()) { return std::nullopt; }
        auto given = encoding_ == Encoding::utf8 ? checked() : converted();
        if (first_ && given.starts_with(byte_order_mark)) { given.remove_prefix(byte_order_mark.size()); }
        first_ = false;
        if (!given.empty()) { return given; }
    }
    return std::nullopt;
}

void TextStream::fill() {
    const auto kept = raw_.size();
    raw_.resize(kept + block);
    in_->read(raw_.data() + kept, static_cast<std::streamsize>(block));
    if (in_->bad()) { throw Error(fmt::format("cannot read {}: the disk gave up half-way", path_)); }
    raw_.resize(kept + static_cast<std::size_t>(in_->gcount()));
    if (first_) { refuse_utf16(raw_); }
    refuse_nul(kept);
}

void TextStream::refuse_nul(std::size_t from) const {
    const auto at = raw_.find('\0', from);
    if (at == std::string::npos) { return; }
    const auto line = line_ + static_cast<std::uint32_t>(std::count(raw_.begin(), raw_.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
    refuse(std::to_string(line),
           {"nul-byte", fmt::format("line {} holds a NUL byte, so the file is no text", line), std::string{save_again}});
}

/// Raw bytes that are UTF-8, as they are.
std::string_view TextStream::checked() {
    const auto bad = invalid_utf8(raw_);
    const auto good = bad.value_or(raw_.size());
    const bool wait = bad && !in_->eof() && cut_short(raw_, good);
    text_.assign(raw_, 0, good);
    consume(good);
    if (bad && !wait) { bad_line_ = line_; }
    return text_;
}

/// Raw bytes converted; two bytes of GB18030 become three of UTF-8 at most, and four stay four.
std::string_view TextStream::converted() {
    text_.resize(raw_.size() * 2);
    auto* in = raw_.data();
    auto* out = text_.data();
    auto in_left = raw_.size();
    auto out_left = text_.size();
    const auto done = ::iconv(converter_.get(), &in, &in_left, &out, &out_left);
    const bool wait = done == static_cast<std::size_t>(-1) && errno == EINVAL && !in_->eof();
    const bool bad = done == static_cast<std::size_t>(-1) && !wait;
    text_.resize(text_.size() - out_left);
    consume(raw_.size() - in_left);
    if (bad) { bad_line_ = line_; }
    return text_;
}

void TextStream::consume(std::size_t bytes) {
    const auto end = raw_.begin() + static_cast<std::ptrdiff_t>(bytes);
    line_ += static_cast<std::uint32_t>(std::count(raw_.begin(), end, '\n'));
    raw_.erase(raw_.begin(), end);
}

Encoding encoding_of(const TextOrigin& origin) {
    const auto not_utf8 = first_bad_line(origin, Encoding::utf8);
    if (!not_utf8) { return Encoding::utf8; }
    const auto not_gb18030 = first_bad_line(origin, Encoding::gb18030);
    if (!not_gb18030) { return Encoding::gb18030; }
    refuse(std::to_string(*not_utf8),
           {"bad-encoding", fmt::format("the file is neither UTF-8 (see line {}) nor GB18030 (see line {})", *not_utf8, *not_gb18030),
            std::string{save_again}});
}

} // namespace slipway::sheet
