#include "sheet/shared_strings.hpp"

#include "sheet/pieces.hpp"
#include "sheet/problems.hpp"
#include "sheet/xml.hpp"

#include <fmt/format.h>

namespace slipway::sheet {

SharedStrings::SharedStrings(const Archive& archive, const std::string& part, const Limits& limits) {
    Part source{archive, part};
    Pieces items{source, "si", limits.row_bytes};
    pugi::xml_document document;
    while (const auto item = items.next()) {
        if (!parsed(document, *item)) { refuse_damaged(fmt::format("string {} of {} is no XML", ends_.size() + 1, part)); }
        text_ += string_text(document.document_element());
        ends_.push_back(text_.size());
        if (ends_.size() > limits.shared_strings || text_.size() > limits.shared_string_bytes) {
            refuse("", {"too-many-strings",
                        fmt::format("{} holds more than {} texts or {} bytes", part, limits.shared_strings, limits.shared_string_bytes),
                        "split the table into several workbooks"});
        }
    }
}

std::optional<std::string_view> SharedStrings::at(std::uint32_t index) const noexcept {
    if (index >= ends_.size()) { return std::nullopt; }
    const auto begin = index == 0 ? 0 : ends_[index - 1];
    return std::string_view{text_}.substr(begin, ends_[index] - begin);
}

} // namespace slipway::sheet
