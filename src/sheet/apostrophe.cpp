#include "sheet/apostrophe.hpp"

#include <algorithm>
#include <array>

namespace slipway::sheet {

bool may_become_formula(std::string_view text) noexcept {
    static constexpr std::array<std::string_view, 11> signs{"=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"};
    const auto behind = text.substr(std::min(text.find_first_not_of('\''), text.size()));
    return std::ranges::any_of(signs, [&](std::string_view sign) { return behind.starts_with(sign); });
}

} // namespace slipway::sheet
