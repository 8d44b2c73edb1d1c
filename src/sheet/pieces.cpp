#include "sheet/pieces.hpp"

#include "sheet/problems.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace slipway::sheet {
namespace {

constexpr std::string_view ends_of_name = " \t\r\n/>";
constexpr std::size_t erase_from = 1U << 15U; ///< what was given is erased in large steps: each step moves the rest

} // namespace

Pieces::Pieces(Part& part, std::string_view element, std::uint64_t most_bytes) : part_{part}, most_bytes_{most_bytes} {
    learn_prefix();
    open_ += element;
    close_ += element;
}

/// Reads the name of the root: everything up to its colon is the prefix of our elements too.
void Pieces::learn_prefix() {
    const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
    open_ = "<";
    close_ = "</";
    std::size_t at = 0;
    for (;; ++at) {
        while (at + 1 >= buffer_.size()) {
            if (!refill()) { return; }
        }
        if (buffer_[at] == '<' && is_letter(buffer_[at + 1])) { break; }
    }
    while (buffer_.find_first_of(ends_of_name, at) == std::string::npos && buffer_.size() - at < most_bytes_) {
        if (!refill()) { return; }
    }
    const std::string_view name = std::string_view{buffer_}.substr(at + 1, buffer_.find_first_of(ends_of_name, at) - at - 1);
    const auto colon = name.find(':');
    if (colon == std::string_view::npos) { return; }
    open_ += name.substr(0, colon + 1);
    close_ += name.substr(0, colon + 1);
}

bool Pieces::refill() {
    const auto fresh = part_.next();
    buffer_ += fresh;
    return !fresh.empty();
}

void Pieces::check_length(std::size_t end) const {
    if (end - at_ <= most_bytes_) { return; }
    refuse("", {"row-too-long", fmt::format("an element \"{}\" of {} holds more than {} bytes", open_.substr(1), part_.name(), most_bytes_),
                "copy the table into a new workbook and save that"});
}

void Pieces::need_more() {
    check_length(buffer_.size());
    if (!refill()) { refuse_damaged(fmt::format("{} ends in the middle of \"{}\"", part_.name(), open_.substr(1))); }
}

std::optional<std::span<char>> Pieces::next() {
    if (!find_start()) { return std::nullopt; }
    if (at_ > erase_from) {
        buffer_.erase(0, at_);
        at_ = 0;
    }
    const auto tag = tag_end(at_ + open_.size());
    const auto end = (buffer_[tag - 1] == '/' ? tag : closing_end(tag)) + 1;
    check_length(end);
    const auto begin = std::exchange(at_, end);
    return std::span{buffer_}.subspan(begin, end - begin);
}

bool Pieces::find_start() {
    for (;;) {
        at_ = buffer_.find(open_, at_);
        if (at_ == std::string::npos) {
            buffer_.erase(0, buffer_.size() - std::min(buffer_.size(), open_.size()));
            at_ = 0;
            if (!refill()) { return false; }
            continue;
        }
        if (at_ + open_.size() == buffer_.size() && !refill()) { return false; }
        if (ends_of_name.find(buffer_[at_ + open_.size()]) != std::string_view::npos) { return true; }
        ++at_;
    }
}

std::size_t Pieces::tag_end(std::size_t from) {
    char quote = '\0';
    for (auto at = from;; ++at) {
        while (at >= buffer_.size()) { need_more(); }
        const char letter = buffer_[at];
        if (quote != '\0') {
            if (letter == quote) { quote = '\0'; }
        } else if (letter == '"' || letter == '\'') {
            quote = letter;
        } else if (letter == '>') {
            return at;
        }
    }
}

std::size_t Pieces::closing_end(std::size_t from) {
    for (;;) {
        const auto found = buffer_.find(close_, from);
        if (found == std::string::npos) {
            from = std::max(from, buffer_.size() - std::min(buffer_.size(), close_.size()));
            need_more();
            continue;
        }
        while (found + close_.size() == buffer_.size()) { need_more(); }
        if (ends_of_name.find(buffer_[found + close_.size()]) != std::string_view::npos) { return tag_end(found + close_.size()); }
        from = found + 1;
    }
}

} // namespace slipway::sheet
