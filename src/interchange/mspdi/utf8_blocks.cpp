#include "interchange/mspdi/utf8_blocks.hpp"

#include "slipway/base/diagnostic.hpp"
#include "slipway/base/text.hpp"

#include <fmt/format.h>
#include <iconv.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

namespace slipway::interchange {
namespace {

constexpr std::size_t block = std::size_t{1} << 16U;
constexpr std::string_view utf8_mark = "\xEF\xBB\xBF";

std::string lower_case(std::string_view text) {
    std::string lower{text};
    std::ranges::transform(lower, lower.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return lower;
}

/// The encoding that an XML declaration at the front names, in lower case; empty without one.
std::string declared_encoding(std::string_view start) {
    if (!start.starts_with("<?xml")) { return {}; }
    const auto declaration = start.substr(0, start.find("?>"));
    const auto word = declaration.find("encoding");
    if (word == std::string_view::npos) { return {}; }
    const auto open = declaration.find_first_of("\"'", word);
    if (open == std::string_view::npos) { return {}; }
    const auto close = declaration.find(declaration[open], open + 1);
    return close == std::string_view::npos ? std::string{} : lower_case(declaration.substr(open + 1, close - open - 1));
}

bool may_name_encoding(std::string_view name) {
    const auto fits = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.'; };
    return !name.empty() && name.size() <= 40 && std::ranges::all_of(name, fits);
}

/// UTF-16 shows in its first bytes, with and without a mark; such a text begins with "<".
std::string utf16_of(std::string_view start) {
    using namespace std::string_view_literals;
    if (start.starts_with("\xFF\xFE"sv) || start.starts_with("<\0"sv)) { return "UTF-16LE"; }
    if (start.starts_with("\xFE\xFF"sv) || start.starts_with("\0<"sv)) { return "UTF-16BE"; }
    return {};
}

/// GB18030 holds all that GB2312 and GBK do.
std::string converter_name(const std::string& encoding) {
    return encoding == "gb2312" || encoding == "gbk" || encoding == "cp936" ? "gb18030" : encoding;
}

std::uint64_t eight_bytes(const char* at) {
    std::uint64_t word = 0;
    std::memcpy(&word, at, sizeof word);
    return word;
}

/// Where plain ASCII ends. Most of a text is.
std::size_t ascii_run(std::string_view text) {
    constexpr std::uint64_t high_bits = 0x8080808080808080U;
    std::size_t at = 0;
    while (at + 8 <= text.size() && (eight_bytes(text.data() + at) & high_bits) == 0) { at += 8; }
    while (at < text.size() && static_cast<unsigned char>(text[at]) < 0x80U) { ++at; }
    return at;
}

} // namespace

void Utf8Blocks::IconvCloser::operator()(void* converter) const noexcept { ::iconv_close(converter); }

Utf8Blocks::Utf8Blocks(std::istream& in) : in_{in} {}

void Utf8Blocks::refuse(std::string code, std::string message, std::string advice) {
    problem_ = TextProblem{std::move(code), std::move(message), std::move(advice), 0, 0};
}

bool Utf8Blocks::fill() {
    const auto kept = raw_.size();
    if (ended_ || kept >= 2 * block) { return false; }
    raw_.resize(kept + block);
    in_.read(raw_.data() + kept, static_cast<std::streamsize>(block));
    const auto read = static_cast<std::size_t>(std::max<std::streamsize>(in_.gcount(), 0));
    raw_.resize(kept + read);
    ended_ = read < block;
    return read > 0;
}

void Utf8Blocks::convert_from(const std::string& encoding) {
    auto* converter = ::iconv_open("UTF-8", converter_name(encoding).c_str());
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast,performance-no-int-to-ptr): how iconv_open says no
    if (converter == reinterpret_cast<void*>(-1)) {
        refuse("unknown-encoding", fmt::format("the text is written in \"{}\", which cannot be converted", encoding), "save it as UTF-8");
        return;
    }
    converter_.reset(converter);
}

void Utf8Blocks::learn_encoding() {
    if (const auto wide = utf16_of(raw_); !wide.empty()) {
        convert_from(wide);
        return;
    }
    if (raw_.starts_with(utf8_mark)) { return; }
    const auto encoding = declared_encoding(raw_);
    if (encoding.empty() || encoding == "utf-8" || encoding == "utf8" || encoding == "us-ascii") { return; }
    if (may_name_encoding(encoding)) {
        convert_from(encoding);
        return;
    }
    refuse("unknown-encoding", "the XML declaration names no encoding that there is", "save the text as UTF-8");
}

void Utf8Blocks::consume(std::size_t bytes) { raw_.erase(0, bytes); }

std::string_view Utf8Blocks::before_nul(std::string_view given) {
    const auto at = given.find('\0');
    if (at == std::string_view::npos) { return given; }
    refuse("nul-byte", "a NUL byte stands in the text, so it is no XML", "export the schedule again");
    return given.substr(0, at);
}

std::string_view Utf8Blocks::next() {
    consume(std::exchange(given_, 0));
    while (!problem_) {
        fill();
        const bool first = std::exchange(first_, false);
        if (first) { learn_encoding(); }
        if (problem_ || raw_.empty()) { return {}; }
        auto given = before_nul(converter_ ? converted() : checked());
        if (first && given.starts_with(utf8_mark)) { given.remove_prefix(utf8_mark.size()); }
        if (!given.empty()) { return given; }
    }
    return {};
}

/// Raw bytes as they are, up to the first that is not UTF-8.
std::string_view Utf8Blocks::checked() {
    const std::string_view raw = raw_;
    const auto plain = ascii_run(raw);
    const auto bad = invalid_utf8(raw.substr(plain));
    const auto good = bad ? plain + *bad : raw.size();
    const bool cut_short = bad && !ended_ && raw.size() - good < 4;
    if (bad && !cut_short) {
        refuse("bad-encoding", "a byte is not UTF-8, although the text says that it is", "export the schedule again, as UTF-8");
    }
    given_ = good;
    return raw.substr(0, good);
}

/// Raw bytes converted; two bytes of another encoding become three of UTF-8 at most, one byte three.
std::string_view Utf8Blocks::converted() {
    text_.resize(raw_.size() * 3);
    auto* in = raw_.data();
    auto* out = text_.data();
    auto in_left = raw_.size();
    auto out_left = text_.size();
    const auto done = ::iconv(converter_.get(), &in, &in_left, &out, &out_left);
    const bool failed = done == static_cast<std::size_t>(-1);
    text_.resize(text_.size() - out_left);
    if (failed && (errno != EINVAL || ended_)) {
        refuse("bad-encoding", "bytes are not of the encoding that the text names", "export the schedule again, as UTF-8");
    }
    consume(raw_.size() - in_left);
    return text_;
}

} // namespace slipway::interchange
