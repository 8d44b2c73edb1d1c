#include "slipway/interchange/foreign.hpp"

#include <algorithm>

namespace slipway {

void Losses::add(std::string_view code, std::string_view message, std::uint32_t line, std::size_t count) {
    const auto code_of = [](const Loss& loss) { return std::string_view{loss.code}; };
    const auto place = std::ranges::lower_bound(all_, code, {}, code_of);
    if (place == all_.end() || place->code != code) {
        all_.insert(place, {std::string{code}, std::string{message}, line, count});
        return;
    }
    place->count += count;
}

} // namespace slipway
