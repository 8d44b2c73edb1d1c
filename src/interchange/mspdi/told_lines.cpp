#include "interchange/mspdi/told_lines.hpp"

#include "interchange/mspdi/utf8_blocks.hpp"

#include <algorithm>
#include <map>

namespace slipway::interchange {
namespace {

constexpr std::size_t longest_line = 1U << 20U;
constexpr std::size_t longest_text = 1U << 25U;

/// The greatest column by line. Diagnostics without a column show no line.
std::map<std::uint32_t, std::uint32_t> places_of(const std::vector<Diagnostic>& diagnostics) {
    std::map<std::uint32_t, std::uint32_t> places;
    for (const auto& one : diagnostics) {
        if (!one.span || one.span->line == 0 || one.span->column == 0) { continue; }
        auto& column = places[one.span->line];
        column = std::max(column, one.span->column);
    }
    std::erase_if(places, [](const auto& place) { return place.second > longest_line; });
    return places;
}

/// Takes a text block by block until it has all lines.
class Keeper {
public:
    explicit Keeper(std::map<std::uint32_t, std::uint32_t> places) : places_{std::move(places)}, next_{places_.begin()} {}

    [[nodiscard]] bool full() const { return next_ == places_.end() || text_.size() > longest_text; }
    [[nodiscard]] std::string taken() && { return std::move(text_); }

    void add(std::string_view block) {
        while (!block.empty() && !full()) {
            const auto end = block.find('\n');
            const auto part = block.substr(0, end);
            if (line_ == next_->first) { keep(part); }
            if (end == std::string_view::npos) { return; }
            if (line_ == next_->first) { ++next_; }
            text_ += '\n';
            begin_ = text_.size();
            ++line_;
            block.remove_prefix(end + 1);
        }
    }

private:
    void keep(std::string_view part) {
        const auto room = longest_line - std::min(longest_line, text_.size() - begin_);
        text_ += part.substr(0, room);
    }

    std::map<std::uint32_t, std::uint32_t> places_;
    std::map<std::uint32_t, std::uint32_t>::const_iterator next_;
    std::string text_;
    std::size_t begin_ = 0; ///< of the line
    std::uint32_t line_ = 1;
};

} // namespace

std::string told_lines(std::istream& in, const std::vector<Diagnostic>& diagnostics) {
    Keeper keeper{places_of(diagnostics)};
    if (keeper.full()) { return {}; }
    in.clear();
    if (!in.seekg(0)) { return {}; }
    Utf8Blocks blocks{in};
    for (auto block = blocks.next(); !block.empty() && !keeper.full(); block = blocks.next()) { keeper.add(block); }
    return std::move(keeper).taken();
}

} // namespace slipway::interchange
