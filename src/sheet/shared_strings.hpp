#pragma once
// The texts that the cells of a workbook share, the one part of it that stays in memory.

#include "sheet/archive.hpp"
#include "slipway/sheet/workbook.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace slipway::sheet {

class SharedStrings {
public:
    /// No strings at all.
    SharedStrings() = default;
    /// The strings of a part, in its order. Refuses more of them, or more bytes, than the limits say.
    SharedStrings(const Archive& archive, const std::string& part, const Limits& limits);

    /// Nothing when there is no string of that number, counted from 0.
    [[nodiscard]] std::optional<std::string_view> at(std::uint32_t index) const noexcept;

private:
    std::string text_;                ///< all of them, one behind the other
    std::vector<std::uint64_t> ends_; ///< offset in `text_` behind each
};

} // namespace slipway::sheet
