#include "report/svg_labels.hpp"

#include <algorithm>

namespace slipway {

std::vector<Tenths> spread(const std::vector<Tenths>& wanted, Tenths apart, Tenths top, Tenths bottom) {
    if (wanted.empty()) { return {}; }
    const auto gaps = static_cast<std::int64_t>(wanted.size()) - 1;
    if (gaps > 0) { apart = std::min(apart, Tenths{(bottom - top).count / gaps}); }
    std::vector<Tenths> placed;
    for (const auto& place : wanted) { placed.push_back(std::max(place, placed.empty() ? top : placed.back() + apart)); }
    auto lowest = bottom;
    for (auto place = placed.rbegin(); place != placed.rend(); ++place) {
        *place = std::min(*place, lowest);
        lowest = *place - apart;
    }
    return placed;
}

} // namespace slipway
